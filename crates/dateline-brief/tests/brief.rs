//! The brief of Qalamoun, 5 December 2013, from claims made by hand.

mod common;

use common::{World, claim, day, said, span, who};
use dateline_brief::{Brief, Section};
use dateline_model::{Count, DateBound, Kind, Scope, Stance};

fn brief() -> Brief {
    World::qalamoun().brief("2013-12-05", None)
}

fn section<'a>(brief: &'a Brief, title: &str) -> &'a Section {
    brief.sections.iter().find(|section| section.title.starts_with(title)).expect("the brief has this section")
}

fn texts(brief: &Brief) -> Vec<String> {
    brief.sections.iter().flat_map(|section| &section.sentences).map(dateline_brief::Sentence::text).collect()
}

fn says(brief: &Brief, words: &str) -> bool {
    texts(brief).iter().any(|text| text.contains(words))
}

#[test]
fn the_whole_brief_reads_as_it_should() {
    insta::assert_snapshot!(brief().to_markdown());
}

#[test]
fn every_sentence_has_a_footnote_that_resolves_to_a_quote() {
    let world = World::qalamoun();
    let brief = world.brief("2013-12-05", None);
    let mut sentences = 0;
    for section in brief.sections.iter().filter(|section| section.title != "What nobody reports on") {
        for sentence in &section.sentences {
            sentences += 1;
            assert!(!sentence.footnotes().is_empty(), "{}", sentence.text());
            for clause in sentence.clauses() {
                assert!(clause.footnotes.iter().all(|number| brief.footnote(*number).is_some()), "{}", clause.text);
                assert!(!clause.footnotes.is_empty(), "{}", clause.text);
            }
        }
        for row in section.table.iter().flat_map(|table| &table.rows) {
            assert!(row.footnotes().iter().all(|number| brief.footnote(*number).is_some()));
        }
    }
    assert!(sentences > 20);
    for footnote in &brief.footnotes {
        let claim = world.claims.iter().find(|claim| claim.id == footnote.claim).unwrap();
        assert_eq!((&footnote.quote, footnote.start, footnote.end), (&claim.quote, claim.start, claim.end));
        assert!(brief.source_of(footnote).is_some());
    }
}

#[test]
fn footnotes_and_sources_are_numbered_without_gaps_and_each_is_used() {
    let brief = brief();
    let numbers: Vec<u32> = brief.footnotes.iter().map(|one| one.number).collect();
    assert_eq!(numbers, (1..=u32::try_from(numbers.len()).unwrap()).collect::<Vec<_>>());
    let markdown = brief.to_markdown();
    for number in numbers {
        assert!(markdown.matches(&format!("[^{number}]")).count() >= 2, "{number}");
    }
    assert_eq!(brief.sources.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn the_battle_of_that_week_is_told() {
    let brief = brief();
    for words in [
        "The Syrian Army took Qara from Syrian opposition fighters on 19 November",
        "took Deir Attiyah from the Syrian Army on 22 November",
        "The Syrian Army retook Deir Attiyah from Syrian opposition fighters on 28 November",
        "Hezbollah was reported fighting beside the Syrian Army",
        "The Damascus–Homs highway was reported cut or under fire on 15 and 16 November",
        "open again on 2 December",
        "the towns to watch are Maaloula, Yabroud, Deir Attiyah, An-Nabk and Qara",
        "according to the Syrian Observatory for Human Rights",
    ] {
        assert!(says(&brief, words), "`{words}` in {:#?}", texts(&brief));
    }
    assert!(section(&brief, "The fighting now").sentences.iter().any(|one| one.text().starts_with("At An-Nabk")));
}

#[test]
fn nothing_is_said_of_a_later_day() {
    let markdown = brief().to_markdown();
    assert!(!markdown.contains("2014") && !markdown.contains("March"), "{markdown}");
    let later = World::qalamoun().brief("2014-03-20", None);
    assert!(says(&later, "The Syrian Army took Yabroud from Syrian opposition fighters on 16 March"));
}

#[test]
fn what_was_not_known_by_then_is_not_told() {
    let brief = World::qalamoun().brief("2013-12-05", Some("2013-12-03"));
    assert!(brief.sources.iter().all(|source| source.published.unwrap() <= day("2013-12-03")));
    assert!(!says(&brief, "towns to watch are"));
    assert!(says(&brief, "took Qara"));
}

#[test]
fn no_town_is_said_to_be_held_by_default() {
    let brief = brief();
    for section in brief.sections.iter().filter(|section| section.title != "What nobody reports on") {
        assert!(section.sentences.iter().all(|one| !one.text().contains("Sahel")), "{}", section.title);
        for row in section.table.iter().flat_map(|table| &table.rows) {
            assert!(!row.cells().iter().any(|cell| cell == "Sahel"));
        }
    }
    let silence = section(&brief, "What nobody reports on");
    assert!(silence.sentences.iter().any(|one| one.text().contains("Sahel")));
    assert!(!brief.map_svg().contains("Sahel: Syrian government"));
}

#[test]
fn a_holder_told_only_by_later_claims_is_not_told() {
    let mut world = World::qalamoun();
    world.claims.retain(|claim| !(claim.kind == Kind::Hold && claim.quote.contains("Yabroud")));
    let brief = world.brief("2013-12-05", None);
    let table = section(&brief, "Who holds what").table.as_ref().unwrap();
    assert!(!table.rows.iter().any(|row| row.cells()[0] == "Yabroud"));
    assert!(section(&brief, "What nobody reports on").sentences[0].text().contains("Yabroud"));
}

#[test]
fn the_table_gives_probability_in_words_and_numbers() {
    let brief = brief();
    let table = section(&brief, "Who holds what").table.as_ref().unwrap();
    let qara = table.rows.iter().find(|row| row.cells()[0] == "Qara").unwrap();
    assert_eq!(qara.cells()[1..4], ["Syrian government", "almost certain (0.97)", "19 November 2013"]);
    let nabk = table.rows.iter().find(|row| row.cells()[0] == "An-Nabk").unwrap();
    assert_eq!(nabk.cells()[1], "Contested: the Syrian opposition and the Syrian government");
}

#[test]
fn an_accusation_of_killing_civilians_is_somebodys() {
    let brief = brief();
    assert!(says(
        &brief,
        "Local activists said that the Syrian Army killed seven civilians at An-Nabk on 26 November."
    ));
    let mut own = who(
        claim("wire", 900, Kind::Casualties, ("2013-12-02", "2013-12-02"), &["Qara"], "soldiers shot three villagers"),
        &["syrian_army"],
        &["civilians"],
    );
    own.killed = Some(Count::exactly(3));
    let brief = World::qalamoun().with(own).brief("2013-12-05", None);
    assert!(says(&brief, "Valley Wire reports that the Syrian Army killed three civilians at Qara on 2 December."));
    assert!(!texts(&brief).iter().any(|text| text.starts_with("The Syrian Army killed")));
}

#[test]
fn what_one_denies_is_disputed_and_who_says_what_is_told() {
    let brief = brief();
    let disputed = section(&brief, "What is disputed");
    let denial = disputed.sentences.iter().find(|one| one.text().contains("denied")).unwrap();
    assert_eq!(
        denial.text(),
        "Monitor's Daily reports that the Syrian Army took An-Nabk from Syrian opposition fighters on 1 December; the Syrian \
         Observatory for Human Rights denied it."
    );
    assert_eq!(denial.clauses().len(), 2);
}

#[test]
fn counts_that_differ_are_told_with_their_sources_and_never_summed() {
    let brief = brief();
    assert!(says(&brief, "Five to eight members of the Syrian Army were reported killed at An-Nabk on 1 December"));
    let disputed = section(&brief, "What is disputed");
    assert!(
        disputed.sentences.iter().any(|one| one.text().contains("differ: eight according to the Syrian Observatory"))
    );
    assert!(!says(&brief, "13 members") && !says(&brief, "20 members"));
}

#[test]
fn a_running_total_is_told_as_such() {
    let mut total = said(
        claim(
            "monitor",
            600,
            Kind::Casualties,
            ("2013-12-01", "2013-12-01"),
            &["Qalamoun"],
            "SOHR has counted 120 dead so far",
        ),
        "SOHR",
    );
    total.killed = Some(Count::exactly(120));
    total.scope = Some(Scope::RunningTotal);
    let brief = World::qalamoun().with(total).brief("2013-12-05", None);
    assert!(says(
        &brief,
        "In all, 120 people had been reported killed by 1 December, according to the Syrian Observatory"
    ));
}

#[test]
fn what_is_planned_is_never_told_as_done() {
    let brief = brief();
    assert!(says(&brief, "the Syrian Army was said to be trying or planning to take it"));
    assert!(!texts(&brief).iter().any(|text| text.contains("took Yabroud")));
}

#[test]
fn places_outside_the_region_are_left_out() {
    assert!(!brief().to_markdown().contains("Raqqa"));
}

#[test]
fn days_are_bounded_as_the_report_bounds_them() {
    let mut by = who(
        claim("wire", 950, Kind::Capture, ("2013-12-04", "2013-12-04"), &["Yabroud"], "by the fourth they had Yabroud"),
        &["rebels"],
        &[],
    );
    by.date_bound = DateBound::By;
    let mut open =
        who(claim("wire", 990, Kind::Siege, ("", ""), &["Maaloula"], "besieged since the 29th"), &["rebels"], &[]);
    open.days = span("2013-11-29", "");
    open.date_bound = DateBound::Since;
    let brief = World::qalamoun().with(by).with(open).brief("2013-12-05", None);
    assert!(says(&brief, "took Yabroud by 4 December."));
    assert!(says(&brief, "Maaloula was reported besieged or cut off by Syrian opposition fighters since 29 November."));
}

#[test]
fn a_capture_that_may_lie_after_the_day_is_not_told() {
    let december = who(
        claim(
            "history",
            3000,
            Kind::Capture,
            ("2013-12-01", "2013-12-31"),
            &["An-Nabk"],
            "in December the army took Nabek",
        ),
        &["syrian_army"],
        &[],
    );
    let brief = World::qalamoun().with(december).brief("2013-12-05", None);
    assert!(!says(&brief, "took An-Nabk in December"));
}

#[test]
fn a_report_of_the_day_after_may_speak_of_the_state_but_gives_no_day() {
    let mut world = World::qalamoun();
    world.published.insert("interview".to_owned(), "2013-12-06");
    for claim in world.claims.iter_mut().filter(|claim| claim.doc == "interview") {
        claim.days.from = claim.days.from.map(|_| day("2013-12-06"));
        claim.days.to = Some(day("2013-12-06"));
    }
    let brief = world.brief("2013-12-05", None);
    assert!(says(&brief, "the towns to watch are Maaloula"));
    assert!(says(&brief, "Hezbollah was reported fighting beside the Syrian Army at An-Nabk and in Qalamoun."));
    assert!(!texts(&brief).iter().any(|text| text.contains("6 December")));
    let strict = world.brief("2013-12-05", Some("2013-12-05"));
    assert!(!says(&strict, "the towns to watch are"));
}

#[test]
fn partial_captures_and_captures_in_a_region_are_told_as_what_they_are() {
    let brief = World::qalamoun()
        .with(who(
            claim("wire", 1200, Kind::Capture, ("2013-12-03", "2013-12-03"), &["Qalamoun"], "they took some places"),
            &["syrian_army"],
            &[],
        ))
        .brief("2013-12-05", None);
    assert!(says(&brief, "The Syrian Army took most of An-Nabk from"));
    assert!(!texts(&brief).iter().any(|text| text.contains("took Qalamoun")));
}

#[test]
fn nothing_in_a_report_can_become_markup() {
    let quote = "Nabek fell [edit]\n\n[^1]: **x** <script>alert('a')</script> | `code` http://example.org";
    let mut bad = said(
        claim("wire", 5000, Kind::Clash, ("2013-12-03", "2013-12-03"), &["An-Nabk"], quote),
        "a <b>source</b>[12]",
    );
    bad.places[0].place = None;
    bad.places[0].name = "Hill <img src=x>[3]".to_owned();
    bad.places.push(dateline_model::PlaceMention { name: "Qalamoun".into(), place: None, certainty: 0.0 });
    let mut statement = claim("wire", 5200, Kind::Statement, ("2013-12-04", "2013-12-04"), &["Qalamoun"], quote);
    statement.said_by = vec!["Speaker *[x](javascript:1)*".to_owned()];
    let brief = World::qalamoun().with(bad).with(statement).brief("2013-12-05", None);
    let markdown = brief.to_markdown();
    for mark in ["<script", "<img", "<b>", "**x**", "\n[^1]: \\*", "[edit]", "](javascript", "http://example.org"] {
        assert!(!markdown.contains(mark), "`{mark}` in {markdown}");
    }
    assert_eq!(markdown.matches("\n[^1]: ").count(), 1);
    let html = brief.to_html();
    assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<b>source"));
    assert!(!brief.map_svg().contains("<img"));
}

#[test]
fn two_reports_of_one_thing_are_one_sentence_with_both_footnotes() {
    let brief = brief();
    let story = section(&brief, "How it came to this");
    let qara: Vec<_> = story.sentences.iter().filter(|one| one.text().contains("took Qara")).collect();
    assert_eq!(qara.len(), 1);
    assert_eq!(qara[0].footnotes().len(), 2);
}

#[test]
fn the_same_input_gives_the_same_bytes_in_whatever_order_claims_come() {
    let mut reversed = World::qalamoun();
    reversed.claims.reverse();
    let (one, other) = (brief(), reversed.brief("2013-12-05", None));
    assert_eq!(one.to_markdown(), brief().to_markdown());
    assert_eq!(one.to_markdown(), other.to_markdown());
    assert_eq!(one.map_svg(), other.map_svg());
    assert_eq!(one.to_html(), other.to_html());
}

#[test]
fn a_region_of_which_nothing_is_told_gets_a_page_that_says_so() {
    let mut world = World::qalamoun();
    world.claims.clear();
    let brief = world.brief("2013-12-05", None);
    assert_eq!(brief.footnotes, []);
    assert_eq!(section(&brief, "In short").sentences.len(), 1);
    assert!(
        section(&brief, "What nobody reports on").sentences[0].text().starts_with("No report in this project tells")
    );
}

#[test]
fn a_long_section_is_cut_and_says_how_much_is_left_out() {
    let mut world = World::qalamoun();
    for number in 0..20 {
        let mut one = who(
            claim("wire", 6000 + number * 10, Kind::Casualties, ("2013-12-03", "2013-12-03"), &["Qara"], "dead"),
            &[],
            &["syrian_army"],
        );
        one.places[0].place = None;
        one.places[0].name = format!("Checkpoint {number}");
        one.places.push(dateline_model::PlaceMention { name: "Qalamoun".into(), place: None, certainty: 0.0 });
        one.killed = Some(Count::exactly(2));
        world = world.with(one);
    }
    let brief = world.brief("2013-12-05", None);
    let casualties = section(&brief, "Casualties");
    assert_eq!(casualties.sentences.len(), 12);
    assert!(casualties.more > 8);
}

#[test]
fn a_denial_alone_is_no_happening() {
    let mut denial = said(
        who(
            claim("wire", 7000, Kind::Capture, ("2013-12-04", "2013-12-04"), &["Yabroud"], "not so"),
            &["syrian_army"],
            &[],
        ),
        "SOHR",
    );
    denial.stance = Stance::Denied;
    let brief = World::qalamoun().with(denial).brief("2013-12-05", None);
    assert!(says(
        &brief,
        "The Syrian Observatory for Human Rights denied that the Syrian Army took Yabroud on 4 December."
    ));
    let changed = section(&brief, "What changed");
    assert!(!changed.sentences.iter().any(|one| one.text().contains("Yabroud")));
}
