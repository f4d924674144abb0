//! Bytes to a report about days or about numbers: each byte names a word, so that the fuzzer writes sentences from the
//! start. Also read by the test that replays the kept corpus.

/// Which words the bytes name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Topic {
    /// Dates, words of days and what joins them.
    Days,
    /// Figures, number words, hedges, people and their fates.
    Numbers,
}

/// What makes a claim of the words around it, and ends a sentence.
const COMMON: &str = "\
    .|,|;|.\n\n|\n# |(|)|\"|“|”|the Syrian Army|Hezbollah|the rebels|ISIL|Qara|Nabek|the town|captured|attacked|\
    withdrew from|fell|were killed|in|near|and|or|but|while|the|of|to|a|said|SOHR|they|it|had|not|capturing|\
    killing";

const DAYS: &str = "\
    On|In|By|Since|on|by|since|until|from|between|around|as of|starting on|during|–|-|January|February|March|\
    April|May|June|July|August|September|October|November|December|Dec.|Mar|Sept|mid-April|early|late|mid|\
    the end of|the beginning of|0|1|3rd|12|15|19|25th|29|30|31|32|45|99th|1899|1900|2012|2013|2014|2018|2099|2100|\
    9999|20133|2147483647|4294967296|2000000000|million|ten|two|one|day|days|week|weeks|month|months|later|\
    earlier|after|before|prior|that|this|next|following|previous|same|last|night|evening|morning|today|yesterday|\
    Sunday|Monday|spring|summer|autumn|winter|first|second|third|fifth|year|at dawn|now|2013-11-19|19/11/2013|\
    13–26";

const NUMBERS: &str = "\
    at least|at most|more than|up to|no less than|fewer than|as many as|over|nearly|about|some|between|from|–|-|\
    to|other|another|including|among them|of whom|respectively|0|1|2|7|12|18|30|1,200|1,2|1.5|12%|100|70|\
    4294967295|4294967296|1234567890123456789012345678901234567890|007|1,000,000,000|٣٠|१८|𝟙𝟠|½|no|one|two|three|\
    twelve|twenty-five|twenty-|ninety-nine-nine|thirty|zero|hundred|thousand|million|dozen|half a|dozens of|\
    scores of|tens of|hundreds|thousands of|several|percent of|third|soldiers|fighters|militants|men|troops|rebel|\
    civilians|people|women|children|families|villagers|prisoners|officers|policemen|bodies|others|was|were|killed|\
    wounded|injured|dead|captured|arrested|surrendered|fled|displaced|died|executed|missing|lost|deaths|\
    casualties|toll|brought|rose|total|leaving";

/// Days on which a report may have appeared: none, common ones, and the ends of the calendar.
const PUBLISHED: [Option<&str>; 5] =
    [None, Some("2013-12-05"), Some("2012-03-01"), Some("0001-01-01"), Some("9999-12-31")];

/// The text that these bytes stand for, and the day on which its report appeared, which the first byte chooses. Each
/// other byte names a word; 255 says how many bytes follow as they are, and 254 leaves out the space before it.
pub fn script(topic: Topic, bytes: &[u8]) -> (String, Option<&'static str>) {
    let own = if topic == Topic::Days { DAYS } else { NUMBERS };
    let words: Vec<&str> = COMMON.split('|').chain(own.split('|')).collect();
    let (first, mut bytes) = bytes.split_first().map_or((0, bytes), |(first, rest)| (usize::from(*first), rest));
    let mut text = String::new();
    while let Some((&byte, rest)) = bytes.split_first() {
        bytes = rest;
        match byte {
            255 => {
                let (length, rest) = bytes.split_first().map_or((0, bytes), |(length, rest)| (length % 16, rest));
                let (raw, rest) = rest.split_at(rest.len().min(length.into()));
                text.push_str(&String::from_utf8_lossy(raw));
                bytes = rest;
            }
            254 => text.truncate(text.trim_end_matches(' ').len()),
            _ => {
                text.push_str(words[usize::from(byte) % words.len()]);
                text.push(' ');
            }
        }
    }
    (text, PUBLISHED[first % PUBLISHED.len()])
}
