//! A report's text, as quotes are held against it.

use dateline_model::{ClaimLine, MarkKind, Report};

/// How many letters before a full stop are no abbreviation: "Sept.", "Capt." and "Gouv." are shorter.
const NO_ABBREVIATION: usize = 5;
/// How many digits are a year, not the number in "No. 5".
const A_YEAR: usize = 4;

/// A report with the places of its characters, so that a file of many claims is gone through once.
pub(super) struct Text<'a> {
    pub(super) report: &'a Report,
    /// The byte at which each code point starts, and the end.
    bytes: Vec<usize>,
}

impl<'a> Text<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let bytes = report.text.char_indices().map(|(at, _)| at).chain([report.text.len()]).collect();
        Self { report, bytes }
    }

    /// The words between two code points; `None` where they lie outside.
    fn slice(&self, start: u32, end: u32) -> Option<&'a str> {
        let byte = |point: u32| self.bytes.get(point as usize).copied();
        self.report.text.get(byte(start)?..byte(end)?)
    }

    /// Whether the quote stands where the claim says; else why not, and where it does stand.
    pub(super) fn is_verbatim(&self, claim: &ClaimLine) -> Result<(), String> {
        let (start, end) = (claim.start, claim.end);
        let stands = self.slice(start, end);
        if stands == Some(claim.quote.as_str()) {
            return Ok(());
        }
        let there = match stands {
            None => format!("{start} to {end} lies outside the report, which has {} characters", self.bytes.len() - 1),
            Some(_) => format!("`quote` is not what stands at {start} to {end}"),
        };
        let mut found = self.report.text.match_indices(&claim.quote);
        let elsewhere = match (found.next(), found.count()) {
            (None, _) => "it stands nowhere in the report, word for word".to_owned(),
            (Some((byte, _)), 0) => {
                let first = self.bytes.partition_point(|start| *start < byte);
                format!("it stands at {first} to {}", first + claim.quote.chars().count())
            }
            (Some(_), more) => format!("it stands at {} other places", more + 1),
        };
        Err(format!("{there}; {elsewhere}"))
    }

    /// The word with which a sentence ends inside of the quote. Only what is surely an end counts: a person's quote is not
    /// refused for an abbreviation that we do not know.
    pub(super) fn ends_within(&self, claim: &ClaimLine) -> Option<String> {
        let letters = self.without_marks(claim);
        for (at, letter) in letters.iter().enumerate() {
            let (before, after) = (&letters[..at], &letters[at + 1..]);
            let ends = match letter {
                '\n' => after.iter().take_while(|next| next.is_whitespace()).any(|next| *next == '\n'),
                '!' | '?' | '؟' => goes_on(after),
                '.' => goes_on(after) && ends_a_word(before),
                _ => false,
            };
            // A blank line at the quote's own edge parts nothing.
            let inside = [before, after].iter().all(|side| side.iter().any(|letter| letter.is_alphanumeric()));
            if ends && inside {
                let before: String = before.iter().collect();
                return Some(before.split_whitespace().next_back().unwrap_or_default().to_owned());
            }
        }
        None
    }

    /// The letters of the quote, with an encyclopedia's marks blanked: they stand between a stop and what follows it.
    fn without_marks(&self, claim: &ClaimLine) -> Vec<char> {
        let mut letters: Vec<char> = claim.quote.chars().collect();
        let marks = self.report.marks.iter().filter(|mark| mark.kind != MarkKind::Furniture);
        for mark in marks.filter(|mark| mark.start < claim.end && claim.start < mark.end) {
            let from = mark.start.saturating_sub(claim.start) as usize;
            let to = (mark.end.saturating_sub(claim.start) as usize).min(letters.len());
            letters[from.min(to)..to].fill(' ');
        }
        letters
    }

    /// Whether the quote stands in what was set aside as no part of the story.
    pub(super) fn is_set_aside(&self, claim: &ClaimLine) -> bool {
        let mut furniture = self.report.marks.iter().filter(|mark| mark.kind == MarkKind::Furniture);
        furniture.any(|mark| mark.start < claim.end && claim.start < mark.end)
    }
}

/// Whether what follows a stop begins a new sentence: blanks, and then a letter that is no small one.
fn goes_on(after: &[char]) -> bool {
    let closers = after.iter().take_while(|letter| "\"”’)'".contains(**letter)).count();
    let rest = &after[closers..];
    let next = rest.iter().find(|letter| letter.is_alphanumeric());
    rest.first().is_some_and(|letter| letter.is_whitespace())
        && next.is_some_and(|letter| letter.is_alphabetic() && !letter.is_lowercase())
}

/// Whether a full stop after these letters ends a word that is surely no abbreviation.
fn ends_a_word(before: &[char]) -> bool {
    let last = before.iter().rev().take_while(|letter| letter.is_alphanumeric());
    let (mut letters, mut digits) = (0, 0);
    for letter in last {
        if letter.is_numeric() { digits += 1 } else { letters += 1 }
    }
    letters >= NO_ABBREVIATION
        || (letters == 0 && digits >= A_YEAR)
        || before.last().is_some_and(|letter| "\"”)".contains(*letter))
}

#[cfg(test)]
mod tests {
    use dateline_formats::{Details, Limits, read_bytes};
    use dateline_model::Day;

    use super::*;

    fn report(text: &str) -> Report {
        let today = Day::parse("2020-01-01").unwrap();
        read_bytes("a.txt", text.into(), &Details::default(), today, &Limits::default()).unwrap().value
    }

    /// A claim that quotes these words where they stand first.
    fn quote(text: &str, words: &str) -> ClaimLine {
        let start = text[..text.find(words).unwrap()].chars().count();
        let line = serde_json::json!({
            "doc": "a", "quote": words, "start": start, "end": start + words.chars().count(), "kind": "clash",
            "from": null, "to": null, "places": [], "by": [], "against": [], "said_by": [], "stance": "asserted",
        });
        serde_json::from_value(line).unwrap()
    }

    fn ends_within(text: &str) -> Option<String> {
        let report = report(text);
        Text::new(&report).ends_within(&quote(text, text))
    }

    #[test]
    fn a_sure_end_of_a_sentence_within_the_quote_is_seen() {
        for (text, word) in [
            ("The army took Nabek. Rebels left", "Nabek"),
            ("It began in 2013. The army left", "2013"),
            ("Who took Qara? Nobody did", "Qara"),
            ("It took Nabek (by “force”). Then it rained", "“force”)"),
            ("It took Nabek.[12] Rebels left", "Nabek"),
            ("It took Nabek by dawn\n\nrebels left it", "dawn"),
        ] {
            assert_eq!(ends_within(text).as_deref(), Some(word), "{text}");
        }
    }

    #[test]
    fn abbreviations_figures_and_broken_lines_end_nothing() {
        for text in [
            "The commander, Brig. Gen. Ihsan al-Zuhouri, was among the dead",
            "On Dec. 5 and on Sept. 12 the U.S. Army fired 3.5 tons",
            "Gouv. Homs fell to Ltn. Ahmad of the 4th Div. Republican Guard",
            "The army took Nabek\nand Qara at dawn.",
            "It said: “We took Nabek!”",
        ] {
            assert_eq!(ends_within(text), None, "{text}");
        }
    }

    #[test]
    fn a_quote_that_stands_elsewhere_is_told_with_the_place() {
        let text = "“Qara” fell. Nabek fell. It rained.";
        let report = report(text);
        let held = Text::new(&report);
        let why = |words: &str, start: u32, end: u32| {
            let claim = ClaimLine { start, end, quote: words.to_owned(), ..quote(text, "Nabek") };
            held.is_verbatim(&claim).err()
        };
        assert_eq!(why("Nabek fell", 13, 23), None);
        let told = |start, words| why(words, start, start + 5).unwrap();
        assert_eq!(told(0, "Nabek fell"), "`quote` is not what stands at 0 to 5; it stands at 13 to 23");
        assert_eq!(told(1, "fell"), "`quote` is not what stands at 1 to 6; it stands at 2 other places");
        assert_eq!(
            told(90, "Nabek stood"),
            "90 to 95 lies outside the report, which has 35 characters; it stands nowhere in the report, word for word"
        );
    }
}
