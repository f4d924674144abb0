//! Texts that no report holds, and some that one might: what is said in them is coded, what is not is not made up.

use dateline_model::{Claim, Day, DaySpan, Kind};

use crate::common::{CODER, cases, report};
use crate::invariants::{ordered, sound};

/// The claims of a text, which are sound whatever it is.
fn coded(text: &str) -> Vec<Claim> {
    let report = report(text, Some("2014-06-05"));
    let claims = CODER.code(&report);
    sound(&report, &claims).and_then(|()| ordered(&claims)).unwrap();
    claims
}

fn captures(text: &str) -> Vec<String> {
    let claims = coded(text).into_iter().filter(|claim| claim.kind == Kind::Capture);
    claims.flat_map(|claim| claim.places).map(|place| place.name).collect()
}

const CAPTURE: &str = "the rebels captured Qara on 19 November 2013";

#[test]
fn in_a_sentence_of_a_megabyte_what_is_told_at_its_end_is_coded() {
    let text = format!("{}{CAPTURE}.", "snow fell on grey stones ".repeat(40_000));
    assert!(text.len() >= 1_000_000);
    assert_eq!(captures(&text), ["Qara"]);
}

#[test]
fn a_word_of_a_megabyte_is_one_word() {
    assert_eq!(captures(&format!("{}. The rebels captured Qara.", "a".repeat(1_000_000))), ["Qara"]);
    assert_eq!(captures(&format!("{}. The rebels captured Qara.", "é-’".repeat(200_000))), ["Qara"]);
}

#[test]
fn inside_of_ten_thousand_brackets_or_quotes_a_claim_is_made() {
    for (open, close) in [("(", ")"), ("[", "]"), ("“", "”"), ("\"", "\""), ("(\"", "\")"), ("‘“", "”’"), ("«", "»")]
    {
        let (open, close) = (open.repeat(10_000), close.repeat(10_000));
        assert_eq!(captures(&format!("{open}{CAPTURE}{close}.")), ["Qara"], "{}", &open[..4]);
        assert_eq!(captures(&format!("{open} {CAPTURE}.")), ["Qara"], "{}", &open[..4]);
        assert_eq!(captures(&format!("{CAPTURE}{close}.")), ["Qara"], "{}", &close[..4]);
    }
}

#[test]
fn among_other_scripts_a_quote_stands_where_its_offsets_say() {
    for before in [
        "سيطر الجيش على يبرود. ",
        "צבא סוריה כבש את יברוד. ",
        "\u{202e}סוריה\u{202c} \u{2067}قارة\u{2069}. ",
        "Ізюм звільнено. ",
        "🏔🏔 𝟙𝟠. ",
        "e\u{301}\u{301}. ",
        "ﬁ ǅ İ ß. ",
        "\u{feff}",
        "彼は行った. ",
    ] {
        let text = format!("{before}The rebels captured Qara. القلمون");
        let claims = coded(&text);
        let [claim] = &claims[..] else { panic!("{text}: {claims:#?}") };
        let start = text[..text.find("The rebels").unwrap()].chars().count();
        assert_eq!(
            (claim.start as usize, claim.end as usize),
            (start, start + "The rebels captured Qara".len()),
            "{text}"
        );
    }
}

#[test]
fn a_date_that_is_in_no_calendar_gives_no_day_outside_of_its_month() {
    let span = |from, to| DaySpan::between(Day::parse(from).unwrap(), Day::parse(to).unwrap());
    let months = [
        ("30 February 2014", span("2014-02-01", "2014-02-28")),
        ("February 30, 2014", span("2014-02-01", "2014-02-28")),
        ("29 February 2013", span("2013-02-01", "2013-02-28")),
        ("31 April 2014", span("2014-04-01", "2014-04-30")),
        ("45 March 2014", span("2014-03-01", "2014-03-31")),
        ("0 May 2014", span("2014-05-01", "2014-05-31")),
    ];
    for (date, month) in months {
        for claim in coded(&format!("On {date}, the rebels captured Qara.")) {
            let days = [claim.days.from, claim.days.to];
            assert!(days.into_iter().flatten().all(|day| month.contains(day)), "{date}: {:?}", claim.days);
        }
    }
}

/// No date, and nothing made of its pieces: the report's own day stands, as without it.
#[test]
fn a_day_past_the_thirty_first_is_no_day() {
    for date in ["45 March", "March 45", "May 99th, 2014", "45 March to 99 April"] {
        for claim in coded(&format!("On {date}, the rebels captured Qara.")) {
            assert_eq!(claim.days, DaySpan::on(Day::parse("2014-06-05").unwrap()), "{date}");
        }
    }
}

#[test]
fn so_many_months_later_is_no_reason_to_stop() {
    for number in ["2147483647", "2000000000", "4294967295", "1234567890123456789012345678901234567890", "nine million"]
    {
        for (unit, way) in [("days", "later"), ("weeks", "earlier"), ("months", "later"), ("months", "earlier")] {
            coded(&format!("On 19 November 2013, Qara fell. {number} {unit} {way}, the rebels captured Nabek."));
        }
    }
}

#[test]
fn a_number_of_forty_digits_is_no_count_of_people() {
    for number in ["1234567890123456789012345678901234567890", "1,234,567,890,123,456,789,012,345,678,901,234,567,890"]
    {
        for text in
            ["At least {} soldiers were killed in Qara.", "Between 12 and {} people fled Qara, killing {} rebels."]
        {
            for claim in coded(&text.replace("{}", number)) {
                let counts = [claim.killed, claim.wounded, claim.captured, claim.displaced].into_iter().flatten();
                let ends: Vec<u32> = counts.flat_map(|count| [count.low(), count.high()]).flatten().collect();
                assert!(ends.iter().all(|end| *end == 12), "{number}: {ends:?}");
            }
        }
    }
}

cases! {
    a_number_too_large_for_people_leaves_the_others:
        "On 19 November 2013, 12 soldiers were killed and 99999999999 rebels were wounded in Qara." =>
        ["casualties; killed 12; wounded -", "…"];
}

/// Found by the target `numbers`: the enemy of two enemies was one of the two.
#[test]
fn of_two_enemies_that_suffer_the_same_neither_did_it_to_itself() {
    coded("men ISIL the rebels executeddead ");
    for text in [
        "Men of ISIL and the rebels were executed in Qara.",
        "Fighters of ISIL and rebels surrendered in Qara.",
        "12 ISIL militants, the rebels and Syrian Army soldiers were executed.",
        "ISIL and the rebels were driven out of Qara.",
        "The village of Qara was lost by the Syrian Army and the rebels.",
    ] {
        coded(text);
    }
}

cases! {
    of_two_enemies_that_are_attacked_neither_attacked:
        "On 19 November 2013, ISIL and the rebels were attacked in Qara." =>
        ["attack; by -; against isil, rebels"];
    a_place_lost_by_two_enemies_was_taken_by_neither:
        "On 19 November 2013, the village of Qara was lost by the Syrian Army and the rebels." =>
        ["capture; by -; against syrian_army, rebels; at Qara"];
    a_place_lost_by_somebody_was_taken_by_his_enemy:
        "On 19 November 2013, the village of Qara was lost by the Syrian Army after clashes with the rebels." =>
        ["capture; by rebels; against syrian_army; at Qara", "…"];
}
