//! The sentence around a quote, so that the words can be judged where they stand.

/// How far to look for the ends of the sentence, in code points.
const REACH: usize = 400;

/// What stands before and after the code points `start` to `end`, up to the ends of the sentence, on one line.
///
/// ```
/// let text = "It was night. The army took Qara. Then it rained.";
/// assert_eq!(dateline::around(text, 18, 32), ("The ".to_owned(), ".".to_owned()));
/// ```
#[must_use]
pub fn around(text: &str, start: u32, end: u32) -> (String, String) {
    let letters: Vec<char> = text.chars().collect();
    let (start, end) = ((start as usize).min(letters.len()), (end as usize).min(letters.len()));
    let first = (start.saturating_sub(REACH)..start).rev().find(|&at| ends_sentence(&letters, at));
    let first = first.map_or(start.saturating_sub(REACH), |at| at + 1);
    let closed = end > start && ends_sentence(&letters, end - 1);
    let limit = (end + REACH).min(letters.len());
    let last =
        if closed { end } else { (end..limit).find(|&at| ends_sentence(&letters, at)).map_or(limit, |at| at + 1) };
    let before: String = letters[first.min(start)..start].iter().collect();
    let after: String = letters[end..last.max(end)].iter().collect();
    (line(&before).trim_start().to_owned(), line(&after).trim_end().to_owned())
}

/// Whether a sentence ends with this letter: at the end of a line, or at a stop with a space and no small letter after it.
fn ends_sentence(letters: &[char], at: usize) -> bool {
    match letters[at] {
        '\n' => true,
        '.' | '!' | '?' | '؟' => {
            let next = letters[at + 1..].iter().find(|letter| !matches!(letter, '"' | '”' | '’' | '\'' | ')'));
            let next_word = letters[at + 1..].iter().find(|letter| letter.is_alphabetic());
            next.is_none_or(|letter| letter.is_whitespace()) && next_word.is_none_or(|letter| !letter.is_lowercase())
        }
        _ => false,
    }
}

/// Line breaks as spaces.
fn line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_around_a_quote_ends_at_stops_and_at_lines() {
        let text = "Headline\nRebels of the F.S.A. left Nabek at dawn, he said. More.";
        let start = text.find("left").unwrap() as u32;
        let (before, after) = around(text, start, start + 10);
        assert_eq!((before.as_str(), after.as_str()), ("Rebels of the F.S.A. ", " at dawn, he said."));
    }

    #[test]
    fn a_quote_that_ends_its_sentence_has_nothing_after_it() {
        assert_eq!(around("One. Two. Three.", 5, 9), (String::new(), String::new()));
        assert_eq!(around("One", 0, 3), (String::new(), String::new()));
        assert_eq!(around("", 0, 3), (String::new(), String::new()));
    }
}
