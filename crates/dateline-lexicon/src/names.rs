//! Names as they are compared: without case, leading "the", and the signs that reports write now one way, now another.

/// The form in which names are compared: lower case; "the" at the beginning, and quotation marks and apostrophes of any
/// shape dropped; hyphens as spaces; one space between words.
pub(crate) fn fold(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|sign| !matches!(sign, '\'' | '’' | '‘' | 'ʿ' | 'ʾ' | '`' | '"' | '“' | '”' | '.'))
        .map(|sign| if matches!(sign, '-' | '‐' | '‑' | '–') { ' ' } else { sign })
        .flat_map(char::to_lowercase)
        .collect();
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_only_in_case_article_or_signs_are_the_same() {
        assert_eq!(fold("The New York Times"), fold("new  york times"));
        assert_eq!(fold("Hay'at Tahrir al-Sham"), fold("Hay’at Tahrir Al Sham"));
        assert_eq!(fold("U.S."), fold("US"));
        assert_ne!(fold("Syrian Army"), fold("Lebanese Army"));
        assert_eq!(fold("The"), "the");
    }
}
