//! What holds for any text whatever.

use std::collections::BTreeSet;
use std::thread;

use dateline_model::{Claim, Mark, MarkKind, Report, Turn};
use proptest::prelude::*;

use crate::common::{CODER, coder, page, report};

/// A word of war reporting, so that claims come of it, or anything at all.
fn word() -> impl Strategy<Value = String> {
    const WORDS: [&str; 60] = [
        "The",
        "Syrian",
        "Army",
        "Hezbollah",
        "rebels",
        "ISIL",
        "the militants",
        "captured",
        "attacked",
        "withdrew from",
        "was killed",
        "killed",
        "wounded",
        "shelled",
        "cut",
        "besieged",
        "fell to",
        "fled",
        "Qara",
        "Nabek",
        "Yabroud",
        "Hill 217",
        "the town",
        "there",
        "it",
        "they",
        "highway",
        "M5 highway",
        "on 19 November 2013",
        "the next day",
        "in early May",
        "by 3 April",
        "since",
        "said",
        "SOHR",
        "according to",
        "denied this",
        "failed to",
        "not",
        "and",
        "while",
        "which",
        "who",
        "after",
        "to",
        "from",
        "of",
        "in",
        "near",
        "at least",
        "18",
        "dozens of",
        "1,200",
        "civilians",
        "soldiers",
        "60 percent of",
        "capturing",
        "leaving",
        "12 dead",
        "the capture of",
    ];
    const SIGNS: [&str; 24] = [
        ",", ".", ". ", "; ", ": ", "!", "?", "\"", "“", "”", "’s", "(", ")", "–", "—", "-", "\n", "\r\n", "\n\n# ",
        "[12]", "%", "\t", "\u{a0}", "...",
    ];
    const ODD: [&str; 14] = [
        "سيطر الجيش على يبرود",
        "القلمون",
        "Ізюм",
        "é",
        "e\u{301}",
        "ﬁ",
        "İ",
        "ß",
        "\u{200f}",
        "\u{feff}",
        "🏔",
        "𝟙𝟠",
        "१८",
        "ǅ",
    ];
    prop_oneof![
        12 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned),
        4 => prop::sample::select(&SIGNS[..]).prop_map(str::to_owned),
        1 => prop::sample::select(&ODD[..]).prop_map(str::to_owned),
        1 => any::<String>().prop_map(|text| text.replace('\0', "")),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec((word(), any::<bool>()), 0..80).prop_map(|words| {
        let spaced =
            words.into_iter().map(|(word, glued)| if glued && word.len() < 3 { word } else { format!("{word} ") });
        spaced.collect()
    })
}

/// A text of lines, of which some are set aside as furniture and some open with the label of a speaker.
fn marked() -> impl Strategy<Value = Report> {
    let line = (text().prop_map(|text| text.replace(['\n', '\r'], " ")), 0..6_u8);
    prop::collection::vec(line, 1..6).prop_map(|lines| {
        let mut made = report("", Some("2013-12-05"));
        for (line, form) in lines {
            let start = length(&made.text);
            if form == 1 {
                made.text.push_str("SD ");
                made.marks.push(Mark { start, end: start + 2, kind: MarkKind::SpeakerLabel });
            }
            let from = length(&made.text);
            made.text.push_str(&line);
            let end = length(&made.text);
            match form {
                0 if from < end => made.marks.push(Mark { start, end, kind: MarkKind::Furniture }),
                1 => made.turns.push(Turn { start: from, end, speaker: "Omar Haddad".into(), interviewer: false }),
                2 => {
                    made.text.push_str("[35]");
                    made.marks.push(Mark { start: end, end: end + 4, kind: MarkKind::Reference });
                }
                _ => {}
            }
            made.text.push('\n');
        }
        made
    })
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap()
}

#[test]
fn names_of_which_one_covers_part_of_the_other_do_not_stop_the_coder() {
    let report = report("Qara M5 highway was quiet.", None);
    sound(&report, &CODER.code(&report)).unwrap();
}

#[test]
fn claims_stand_in_the_order_of_their_quotes() {
    let text = "The in early May – attacked said !ጒ fled سيطر الجيش على يبرود fled ";
    let starts: Vec<u32> = CODER.code(&report(text, None)).iter().map(|claim| claim.start).collect();
    assert!(starts.is_sorted(), "{starts:?}");
}

/// What holds for the claims of any report.
pub(crate) fn sound(report: &Report, claims: &[Claim]) -> Result<(), TestCaseError> {
    for claim in claims {
        prop_assert!(claim.is_verbatim(report), "not verbatim: {claim:?}");
        prop_assert!(!claim.quote.contains('\n'), "over a line: {claim:?}");
        prop_assert_eq!(claim.quote.trim(), &claim.quote);
        prop_assert!((0.0..=1.0).contains(&claim.confidence));
        prop_assert!(claim.places.iter().all(|place| !place.name.is_empty() && (0.0..=1.0).contains(&place.certainty)));
        prop_assert!(claim.said_by.iter().all(|source| !source.trim().is_empty()));
        if let (Some(from), Some(to)) = (claim.days.from, claim.days.to) {
            prop_assert!(from <= to, "days reversed: {claim:?}");
        }
        for count in [claim.killed, claim.wounded, claim.captured, claim.displaced].into_iter().flatten() {
            prop_assert!(
                count.low().is_none_or(|low| count.high().is_none_or(|high| low <= high)),
                "reversed: {claim:?}"
            );
        }
        prop_assert!(!claim.by.iter().any(|actor| claim.against.contains(actor)), "against itself: {claim:?}");
    }
    let ids: BTreeSet<_> = claims.iter().map(|claim| &claim.id).collect();
    prop_assert_eq!(ids.len(), claims.len(), "an id twice");
    Ok(())
}

/// Claims stand in the order of the text.
pub(crate) fn ordered(claims: &[Claim]) -> Result<(), TestCaseError> {
    prop_assert!(claims.windows(2).all(|pair| pair[0].start <= pair[1].start), "out of order: {claims:#?}");
    Ok(())
}

/// No quote touches what is set aside for good, and none begins or ends in a reference number.
fn untouched(report: &Report, claims: &[Claim]) -> Result<(), TestCaseError> {
    for claim in claims {
        for mark in &report.marks {
            let meets = claim.start < mark.end && mark.start < claim.end;
            let inside = claim.start < mark.start && mark.end < claim.end;
            let may = matches!(mark.kind, MarkKind::Reference | MarkKind::Edit) && inside;
            prop_assert!(!meets || may, "quotes {:?}: {claim:?}", mark.kind);
        }
    }
    Ok(())
}

/// A coder that has coded nothing and one that has coded all the others say the same.
#[test]
fn a_report_is_coded_the_same_by_a_coder_that_has_seen_no_other() {
    let texts = [
        "On 19 November 2013, the Syrian Army captured Qara from the rebels, killing 12. The next day they fled to Nabek.",
        "ISIL attacked the town of Quarra near Jabrud. SOHR said that 30 of its fighters were killed there.",
        "In May 2014, Hezbollah captured Jabrud; the rebels denied this. It was shelled two days later.",
    ];
    let reports = texts.map(|text| report(text, Some("2014-06-05")));
    let worn = coder();
    for report in reports.iter().chain(&reports).rev() {
        assert_eq!(worn.code(report), coder().code(report), "{}", report.text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_sound_claims_in_order_and_the_same_ones_again(text in text(), dated in any::<bool>()) {
        let report = report(&text, dated.then_some("2013-12-05"));
        let claims = CODER.code(&report);
        sound(&report, &claims)?;
        ordered(&claims)?;
        prop_assert_eq!(CODER.code(&report), claims);
    }

    #[test]
    fn offsets_count_code_points(text in text()) {
        for claim in CODER.code(&report(&text, Some("2013-12-05"))) {
            let (start, end) = (claim.start as usize, claim.end as usize);
            let quoted: String = text.chars().skip(start).take(end - start).collect();
            prop_assert_eq!(quoted, claim.quote);
        }
    }

    #[test]
    fn a_report_is_coded_the_same_after_others_and_beside_them(text in text(), others in prop::collection::vec(text(), 1..4)) {
        let one = report(&text, Some("2013-12-05"));
        let others: Vec<Report> = others.iter().map(|text| report(text, None)).collect();
        let alone = CODER.code(&one);
        for other in &others {
            _ = CODER.code(other);
        }
        prop_assert_eq!(&CODER.code(&one), &alone, "after others");
        let beside: Vec<Vec<Claim>> = thread::scope(|scope| {
            let same: Vec<_> = (0..2).map(|_| scope.spawn(|| CODER.code(&one))).collect();
            let rest: Vec<_> = others.iter().map(|other| scope.spawn(|| CODER.code(other))).collect();
            rest.into_iter().for_each(|other| _ = other.join());
            same.into_iter().map(|coding| coding.join().unwrap()).collect()
        });
        prop_assert!(beside.iter().all(|claims| *claims == alone), "beside others: {beside:#?}");
    }

    #[test]
    fn what_is_set_aside_is_never_quoted(report in marked()) {
        let claims = CODER.code(&report);
        sound(&report, &claims)?;
        untouched(&report, &claims)?;
    }

    #[test]
    fn a_page_as_the_readers_make_it_gives_sound_claims(text in text()) {
        prop_assume!(!text.trim().is_empty());
        let report = page(&format!("The mountains\n\n{text}\n"), None);
        let claims = CODER.code(&report);
        sound(&report, &claims)?;
        untouched(&report, &claims)?;
    }
}
