//! Who says it: sources before, after and inside what they say; quotes; interviews.

use crate::common::{cases, check, page};

cases! {
    two_sources_that_differ_each_govern_their_own_claim:
        "On 15 March 2014, state media reported that the Syrian Army captured Yabroud, while SOHR reported that rebels held the town." =>
        ["capture; by syrian_army; at Yabroud; on 2014-03-15; said state media",
         "hold; by rebels; at Yabroud; said SOHR"];

    according_to_names_the_source_of_its_sentence:
        "According to SOHR, the Syrian Army captured Qara on 19 November 2013." =>
        ["capture; by syrian_army; at Qara; on 2013-11-19; said SOHR"];

    according_to_at_the_end_names_it_as_well:
        "The Syrian Army captured Qara on 19 November 2013, according to SANA." =>
        ["capture; by syrian_army; at Qara; on 2013-11-19; said SANA"];

    the_subject_of_said_is_the_source:
        "SOHR said that the Syrian Army captured Qara on 19 November 2013." =>
        ["capture; by syrian_army; at Qara; on 2013-11-19; said SOHR"];

    a_trailing_said_governs_what_stands_before_it:
        "The Syrian Army captured Qara on 19 November 2013, SOHR said." =>
        ["capture; by syrian_army; at Qara; on 2013-11-19; said SOHR"];

    a_source_with_an_adjective_is_kept_as_written:
        "Pro-opposition sources said that rebels captured Maaloula on 3 December 2013." =>
        ["capture; by rebels; at Maaloula; on 2013-12-03; said Pro-opposition sources"];

    a_military_source_is_kept_as_written:
        "A military source said that the Syrian Army captured Qara on 19 November 2013." =>
        ["capture; by syrian_army; at Qara; on 2013-11-19; said military source"];

    a_report_in_its_own_voice_has_no_source:
        "The Syrian Army captured Qara on 19 November 2013." => ["capture; said -"];

    the_group_that_claims_is_the_source_and_not_the_doer:
        "On 3 December 2013, the rebels claimed that the Syrian Army shelled Nabek." =>
        ["strike; by syrian_army; at Nabek; on 2013-12-03; said rebels"];

    a_leaders_boast_is_a_statement_of_his_group("2013-12-05"):
        "Hassan Nasrallah said that his men would stay in the mountains for as long as the war demanded." =>
        ["statement; by hezbollah; said Hassan Nasrallah; stance planned"];

    says_with_the_source_behind_it_governs_what_it_closes("2013-12-05"):
        "The roads matter more than the towns in this war, says Omar Haddad, an analyst." =>
        ["statement; by observers; said Omar Haddad"];

    words_in_quotation_marks_belong_to_the_one_who_said_them:
        "\"The Syrian Army captured Qara on 19 November 2013,\" SOHR said." =>
        ["capture; by syrian_army; at Qara; on 2013-11-19; said SOHR"];

    as_reported_by_names_the_source:
        "The Syrian Army captured Qara on 19 November 2013, as reported by Al-Manar." =>
        ["capture; by syrian_army; at Qara; on 2013-11-19; said Al-Manar"];

    those_who_claim_to_have_done_it_are_doer_and_source:
        "On 3 December 2013, the rebels claimed to have captured Maaloula." =>
        ["capture; by rebels; at Maaloula; on 2013-12-03; said rebels"];

    a_report_in_the_passive_names_its_source_after_by:
        "The capture of Qara by the Syrian Army on 19 November 2013 was confirmed by SOHR." =>
        ["capture; by syrian_army; at Qara; on 2013-11-19; said SOHR"];

    two_figures_of_two_sources_are_two_claims:
        "SOHR said that 18 soldiers were killed in Nabek on 1 December 2013, while state media said that six soldiers were killed." =>
        ["casualties; against syrian_army; killed 18; said SOHR", "casualties; against syrian_army; killed 6; said state media"];

    a_role_behind_the_name_is_no_part_of_it:
        "Omar Haddad, a spokesman for the rebels, said that the Syrian Army shelled Nabek on 3 December 2013." =>
        ["strike; by syrian_army; at Nabek; on 2013-12-03; said Omar Haddad"];

    a_judgement_that_names_no_event_is_a_statement("2013-12-05"):
        "Omar Haddad said that the winter favours neither of the two camps." =>
        ["statement; by observers; said Omar Haddad"];

    who_only_reports_figures_makes_no_statement:
        "On 3 May 2016, aid officials said that some 35,000 people were waiting near Qara." => [];

    what_is_foreseen_is_a_statement_and_no_plan_of_anybody:
        "On 3 May 2016, General Omar Haddad predicted that Qara would be captured within 72 hours." =>
        ["statement; at Qara; said General Omar Haddad"];

    an_analyst_is_an_observer_whatever_his_country:
        "On 3 May 2016, Omar Haddad, an American military analyst, argued that the defence of Qara had cost too much." =>
        ["statement; by observers; said Omar Haddad"];

    a_question_tells_nothing:
        "Did rebels capture Nabek on 1 December 2013?" => [];
}

#[test]
fn the_answers_of_an_interview_are_statements_of_the_one_who_answers() {
    let text = "# Talking about the mountains\n\nInterviewer: What is the fight about?\n\nOmar Haddad: Both armies need the road more than they need any single town in these mountains.\n\nInterviewer: And what comes next?\n\nOmar Haddad: The winter will slow everything down.\n";
    check(
        &page(text, Some("2013-12-05")),
        &["statement; by observers; said Omar Haddad", "statement; by observers; said Omar Haddad; prediction true"],
    );
}

#[test]
fn an_event_in_an_answer_has_the_speaker_as_its_source() {
    let text = "# Talking about the mountains\n\nInterviewer: What happened last month?\n\nOmar Haddad: On 19 November, the Syrian Army captured Qara.\n\nInterviewer: And what comes next?\n\nOmar Haddad: The winter will slow everything down.\n";
    check(&page(text, Some("2013-12-05")), &["capture; by syrian_army; at Qara; on 2013-11-19; said Omar Haddad", "…"]);
}

#[test]
fn what_the_interviewer_tells_is_coded_in_the_reports_own_voice() {
    let text = "# Talking about the mountains\n\nInterviewer: On 19 November, the Syrian Army captured Qara. What is the fight about?\n\nOmar Haddad: It is about the road.\n\nInterviewer: And what comes next?\n\nOmar Haddad: That is what people ask me.\n";
    check(
        &page(text, Some("2013-12-05")),
        &["capture; by syrian_army; at Qara; on 2013-11-19; said -", "statement; said Omar Haddad", "…"],
    );
}

/// The words of a quote, without what stands around the clause.
#[test]
fn a_quote_is_the_clause_and_carries_no_white_space_or_closing_stop_of_another() {
    let text = "On 4 February 2014, the rebels attacked Nabek, while the Syrian Army withdrew from Qara. It rained.";
    let claims = crate::common::CODER.code(&crate::common::report(text, None));
    assert!(!claims.is_empty());
    for claim in &claims {
        assert_eq!(claim.quote, claim.quote.trim(), "no white space at the ends");
        assert!(!claim.quote.starts_with([',', ';']) && !claim.quote.ends_with([',', ';']), "{}", claim.quote);
        assert!(!claim.quote.contains("rained"), "one sentence only");
    }
    assert!(!claims[0].quote.contains("Qara") && !claims[1].quote.contains("Nabek"), "a clause each");
}
