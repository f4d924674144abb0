//! Names of actors, sides, places and sources as they stand in a sentence: with their article, joined with commas.

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn joined<T: AsRef<str>>(words: &[T]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}

/// The first letter as a capital.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// An actor's or side's name inside a sentence: `the Syrian Army`, `Hezbollah`, `unknown gunmen`.
pub(crate) fn actor(name: &str) -> String {
    const HEADS: &str = "administration alliance army authority brigade coalition command corps council division force front \
        government group guard legion movement nations observatory opposition organisation organization \
        party police regiment region union";
    const COMMON: &str = "armed civilians foreign gunmen insurgents local militants monitors, pro-government rebels tribal \
        unknown";
    let name = cleaned(name);
    let plain = name.split(" (").next().unwrap_or(&name);
    let mut words = plain.split_whitespace();
    let first = words.next().unwrap_or("").to_owned();
    let last = words.last().unwrap_or(&first);
    if listed(COMMON, &first) {
        return lowered(&name);
    }
    let lower = last.to_lowercase();
    let named_plural = last != lower && (lower == "forces" || lower == "units" || lower == "brigades");
    let head = plain.split(" of ").next().and_then(|rest| rest.split(" for ").next()).unwrap_or(plain);
    let headed_first = head != plain && head.split_whitespace().last().is_some_and(|word| listed(HEADS, word));
    if first.eq_ignore_ascii_case("the") {
        lowered(&name)
    } else if listed(HEADS, &lower) || named_plural || headed_first {
        format!("the {name}")
    } else {
        name
    }
}

/// A source in more words than this is no name.
const LONGEST_SOURCE: usize = 8;

/// Who says something, as a report writes it, inside a sentence: a name as [`actor`] gives it, a common noun with its
/// article: `a military source`, `the pro-government al-Watan newspaper`, `opposition activists`.
pub(crate) fn origin(written: &str) -> String {
    const HEADS: &str = "activist agency channel colonel commander correspondent daily diplomat doctor fighter general group \
        journalist lawmaker leader magazine man member minister monitor network newspaper observer officer official paper \
        reporter resident site soldier source spokesman spokesperson spokeswoman station statement website witness woman";
    let name = cleaned(written);
    if name.split_whitespace().count() > LONGEST_SOURCE {
        return "a source that the report names".to_owned();
    }
    let cut = [" who ", " that ", " from ", " in ", " of ", " at ", " close ", " near "];
    let noun = cut.iter().filter_map(|word| name.find(word)).min().map_or(name.as_str(), |at| &name[..at]);
    let words: Vec<&str> = noun.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return name };
    let is_common = last.chars().all(|one| !one.is_uppercase());
    let known = ["a", "an", "the", "one", "two", "several", "some", "many"].contains(&first.to_lowercase().as_str());
    if !is_common || known {
        return if known { lowered(&name) } else { actor(&name) };
    }
    let named = words.iter().skip(1).any(|word| word.chars().any(char::is_uppercase));
    let inside = if is_general(first) { lowered(&name) } else { name.clone() };
    match (listed(HEADS, last), named) {
        (false, _) => inside,
        (true, true) => format!("the {inside}"),
        (true, false) if inside.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {inside}"),
        (true, false) => format!("a {inside}"),
    }
}

/// Whether a word that begins a phrase is no name, so that it is small inside a sentence.
fn is_general(word: &str) -> bool {
    listed(
        "activists anti-government army diplomatic doctors eyewitness eyewitnesses government hospital intelligence \
         international local medical military monitors official officials opposition other pro-government pro-opposition \
         rebel rebels residents security senior several source sources state tribal unknown unnamed witnesses",
        word,
    )
}

/// Whether a name takes a plural verb: `Syrian opposition fighters were`, `the National Defence Forces were`.
pub(crate) fn is_plural(name: &str) -> bool {
    let plain = name.split(" (").next().unwrap_or(name);
    let last = plain.split_whitespace().last().unwrap_or("");
    let common = last.chars().next().is_some_and(char::is_lowercase) || !plain.contains(' ');
    let known = ["forces", "units", "brigades", "gunmen", "people", "civilians", "rebels", "militants", "insurgents"];
    known.contains(&last.to_lowercase().as_str()) || (common && plain.contains(' ') && last.ends_with('s'))
}

/// People of an actor: `seven members of the Syrian Army`, `12 civilians`, `one Hezbollah member` is not attempted.
pub(crate) fn people_of(name: &str, one: bool) -> String {
    let inside = actor(name);
    if name.eq_ignore_ascii_case("civilians") {
        return if one { "civilian" } else { "civilians" }.to_owned();
    }
    let common = inside.split_whitespace().last().is_some_and(|last| last.chars().all(|one| one.is_lowercase()));
    if common && is_plural(name) && !inside.starts_with("the ") && !inside.ends_with("forces") {
        return if one { inside.strip_suffix('s').unwrap_or(&inside).to_owned() } else { inside };
    }
    format!("{} of {inside}", if one { "member" } else { "members" })
}

/// A place's name inside a sentence: `the Damascus–Homs highway`, `Qara`.
pub(crate) fn place(name: &str) -> String {
    const HEADS: &str = "airbase airport base bridge checkpoint convent crossing dam district farms front governorate heights \
        highway hills hospital junction monastery mountains plain province region road valley";
    let name = cleaned(name);
    let last = name.split_whitespace().last().unwrap_or("").to_lowercase();
    let is_numbered_road =
        name.strip_prefix('M').is_some_and(|rest| !rest.is_empty() && rest.chars().all(|one| one.is_ascii_digit()));
    if name.to_lowercase().starts_with("the ") {
        lowered(&name)
    } else if (listed(HEADS, &last) && name.contains(' ')) || is_numbered_road {
        format!("the {name}")
    } else {
        name
    }
}

/// A name as a report writes it, made fit to be shown: reference marks such as `[12]` taken out, white space and line
/// breaks as one space, at most 80 characters.
pub(crate) fn cleaned(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(start) = rest.find('[') {
        let Some(length) = rest[start..].find(']') else { break };
        out.push_str(&rest[..start]);
        rest = &rest[start + length + 1..];
    }
    out.push_str(rest);
    let words: Vec<&str> = out.split_whitespace().collect();
    shortened(&words.join(" "), 80)
}

/// The text cut at a word, with an ellipsis, where it is longer than `most` characters.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let at_word = cut.rsplit_once(' ').map_or(cut.as_str(), |(rest, _)| rest);
    format!("{}…", at_word.trim_end_matches([',', ';', ':', '.']))
}

/// Whether a word stands in a list of words in small letters.
fn listed(list: &str, word: &str) -> bool {
    let word = word.to_lowercase();
    list.split_whitespace().any(|one| one == word)
}

fn lowered(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actors_carry_the_article_that_english_gives_them() {
        let names = [
            ("Syrian Army", "the Syrian Army"),
            ("Hezbollah", "Hezbollah"),
            ("al-Nusra Front", "the al-Nusra Front"),
            ("National Defence Forces", "the National Defence Forces"),
            ("Unknown gunmen", "unknown gunmen"),
            ("Syrian opposition fighters", "Syrian opposition fighters"),
            ("US-led coalition", "the US-led coalition"),
            ("Army of Conquest", "the Army of Conquest"),
            ("Syrian opposition", "the Syrian opposition"),
            ("Pro-government militias", "pro-government militias"),
            ("Syrian Observatory for Human Rights", "the Syrian Observatory for Human Rights"),
            ("Islamic State", "Islamic State"),
        ];
        for (name, expected) in names {
            assert_eq!(actor(name), expected);
        }
    }

    #[test]
    fn sources_as_written_stand_well_in_a_sentence() {
        let names = [
            ("Syrian security source", "a Syrian security source"),
            ("Opposition activists", "opposition activists"),
            ("pro-government al-Watan daily newspaper", "the pro-government al-Watan daily newspaper"),
            ("man who fled Qara into Lebanon", "a man who fled Qara into Lebanon"),
            ("activist", "an activist"),
            ("Middle East security officials", "Middle East security officials"),
            ("a doctor", "a doctor"),
            ("Faysal Itani", "Faysal Itani"),
            ("state television", "state television"),
            ("SANA", "SANA"),
            ("Syrian Observatory for Human Rights", "the Syrian Observatory for Human Rights"),
        ];
        for (written, expected) in names {
            assert_eq!(origin(written), expected);
        }
    }

    #[test]
    fn people_of_a_group_are_its_members() {
        assert_eq!(people_of("Hezbollah", false), "members of Hezbollah");
        assert_eq!(people_of("Syrian Army", true), "member of the Syrian Army");
        assert_eq!(people_of("Syrian opposition fighters", true), "Syrian opposition fighter");
        assert_eq!(people_of("Civilians", true), "civilian");
    }

    #[test]
    fn roads_and_hills_carry_an_article_and_towns_do_not() {
        assert_eq!(place("Damascus–Homs highway"), "the Damascus–Homs highway");
        assert_eq!(place("Bekaa Valley"), "the Bekaa Valley");
        assert_eq!(place("M5"), "the M5");
        assert_eq!(place("An-Nabk"), "An-Nabk");
    }

    #[test]
    fn reference_marks_are_taken_out_of_names() {
        assert_eq!(cleaned("SOHR[12]\n[citation needed]"), "SOHR");
        assert_eq!(cleaned("a [broken"), "a [broken");
    }
}
