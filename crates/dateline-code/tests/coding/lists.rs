//! Entries of lists: a place, and what happened to it in sentences without a subject.

use crate::common::{CODER, cases, check, report};

cases! {
    what_follows_a_title_is_about_it:
        "Hlynkove. Captured by rebels in mid-April 2014. Recaptured by the Syrian Army 7 July 2014." =>
        ["capture; by rebels; at Hlynkove; on 2014-04-11..2014-04-20; quote Captured by rebels in mid-April 2014",
         "capture; by syrian_army; at Hlynkove; on 2014-07-07"];

    each_sentence_is_dated_by_itself("2014-11-12"):
        "Hlynkove. Captured by rebels 2 March 2012. Retaken by the Syrian Army 9 November. Contested." =>
        ["capture; by rebels; on 2012-03-02", "capture; by syrian_army; on 2014-11-09", "clash; on 2014-11-12"];

    what_has_no_day_happened_before_the_list_came_out("2014-11-12"):
        "Hlynkove. Likely seized by rebels." => ["capture; by rebels; at Hlynkove; on ..2014-11-12; bound by"];

    a_year_ends_with_the_day_on_which_the_list_came_out("2014-11-12"):
        "Hlynkove. Seized by rebels in 2014. Taken by Hezbollah in 2013." =>
        ["capture; by rebels; on 2014-01-01..2014-11-12", "capture; by hezbollah; on 2013-01-01..2013-12-31"];

    a_year_needs_no_preposition("2014-11-12"):
        "Hlynkove. Occupied by Hezbollah 2013." => ["capture; by hezbollah; on 2013-01-01..2013-12-31"];

    two_who_did_it_are_both_named:
        "Hlynkove. Captured by Syrian Army/ Hezbollah 10 March 2014." =>
        ["capture; by syrian_army, hezbollah; on 2014-03-10"];

    who_holds_it_is_said_in_many_ways("2015-01-05"):
        "Hlynkove. Under rebel control since 3 March 2012.\nOzerki. Remains under the control of the Syrian Army.\n\
         Verbove. Rebel-held since 4 May 2012.\nStavy. Controlled by Hezbollah as of 4 May 2014." =>
        ["hold; by rebels; at Hlynkove; on 2012-03-03..", "hold; by syrian_army; at Ozerki; on 2015-01-05",
         "hold; by rebels; at Verbove; on 2012-05-04..", "hold; by hezbollah; at Stavy; on 2014-05-04; bound by"];

    how_it_changed_hands_is_said_in_many_ways:
        "Hlynkove. Fell to rebels on 5 May 2014.\nOzerki. Ceded to Hezbollah 6 May 2014.\n\
         Verbove. Abandoned by the Syrian Army 7 May 2014.\nStavy. Came under the control of rebels on 8 May 2014.\n\
         Kruhle. Lost by Hezbollah on 9 May 2014.\nRohy. Returned to rebel control 10 May 2014." =>
        ["capture; by rebels; at Hlynkove; on 2014-05-05", "capture; by hezbollah; at Ozerki; on 2014-05-06",
         "withdraw; by syrian_army; at Verbove; on 2014-05-07", "capture; by rebels; at Stavy; on 2014-05-08",
         "capture; by rebels; against hezbollah; at Kruhle; on 2014-05-09", "capture; by rebels; at Rohy; on 2014-05-10"];

    contested_encircled_and_pressed:
        "Hlynkove. Contested by rebels since around 10 November 2013.\nOzerki. Partially encircled by rebels as of 27 May 2014.\n\
         Verbove. Pressured by rebels since before 4 May 2014.\nStavy. No man's land as of 6 May 2014." =>
        ["clash; by rebels; at Hlynkove; on 2013-11-10..; bound since", "siege; by rebels; at Ozerki; on 2014-05-27; bound by",
         "attack; by rebels; at Verbove; on 2014-05-04..; bound since", "clash; at Stavy; on 2014-05-06"];

    a_claim_is_of_whoever_makes_it("2014-11-12"):
        "Hlynkove. Control claimed by Hezbollah.\nOzerki. Claimed by the Syrian Army on 4 May 2014.\n\
         Verbove. Capture by rebels claimed 6 May 2014.\nStavy. Hezbollah claims the rebels have withdrawn." =>
        ["hold; by hezbollah; at Hlynkove; on 2014-11-12; said Hezbollah",
         "capture; by syrian_army; at Ozerki; on 2014-05-04; said Syrian Army",
         "capture; by rebels; at Verbove; on 2014-05-06", "withdraw; by rebels; at Stavy; on ..2014-11-12; said Hezbollah"];

    coming_under_the_control_of_somebody_is_a_capture_alone:
        "Rankous came under the control of Hezbollah on 9 April 2014." =>
        ["capture; by hezbollah; at Rankous; on 2014-04-09"];

    a_part_or_all_but_a_part:
        "Hlynkove. City centre recaptured by rebels 26 May 2014.\nOzerki. Mostly recaptured by rebels 27 May 2014.\n\
         Verbove. Aside from the contested railway station, entirely controlled by rebels as of 20 June 2014." =>
        ["capture; by rebels; at Hlynkove; on 2014-05-26; extent part", "capture; at Ozerki; on 2014-05-27; extent most",
         "hold; by rebels; at Verbove; on 2014-06-20; extent most"];

    nouns_tell_it_too("2014-11-12"):
        "Hlynkove. Recapture claimed by Hezbollah on 5 May 2014.\nOzerki. Under siege since 6 May 2014.\n\
         Verbove. Rebel control since 2013.\nStavy. Hezbollah entered on 8 May 2014." =>
        ["capture; by hezbollah; at Hlynkove; on 2014-05-05; said Hezbollah", "siege; at Ozerki; on 2014-05-06..",
         "hold; by rebels; at Verbove; on 2013-01-01..", "attack; by hezbollah; at Stavy; on 2014-05-08"];

    where_else_to_read_is_no_claim:
        "Hlynkove. See: Battle of Nabek. Captured by rebels 13.06.2014. See also Siege of Qara." =>
        ["capture; by rebels; at Hlynkove; on 2014-06-13"];

    days_are_written_in_many_ways:
        "Hlynkove. Captured by rebels 2014-06-13. Recaptured by Hezbollah Jun. 24, 2014. Shelled by rebels between 3 – 5 \
         July 2014. Bombed by rebels c. 8 July 2014. Stormed by rebels in late July or early August 2014." =>
        ["capture; on 2014-06-13", "capture; on 2014-06-24", "strike; on 2014-07-03..2014-07-05",
         "strike; on 2014-07-08; bound about", "attack; on 2014-07-21..2014-08-10"];

    vague_days:
        "Hlynkove. Captured by rebels first week of October 2013. Recaptured by Hezbollah between around 26 November \
         2013 and 3 January 2014. Shelled by rebels between around 27 April – early May 2014." =>
        ["capture; by rebels; on 2013-10-01..2013-10-07", "capture; by hezbollah; on 2013-11-26..2014-01-03",
         "strike; by rebels; on 2014-04-27..2014-05-10"];

    a_forgotten_stop_or_comma_parts_what_happened:
        "Hlynkove. Captured by rebels 13 June 2014 Recaptured by Hezbollah on 16 May 2015, lost again on 20 May 2015." =>
        ["capture; by rebels; on 2014-06-13", "capture; by hezbollah; on 2015-05-16", "withdraw; by hezbollah; on 2015-05-20"];

    a_space_may_be_missing_after_a_year:
        "Hlynkove. Captured by rebels 13 June 2014.Recaptured by Hezbollah on 16 May 2015." =>
        ["capture; by rebels; on 2014-06-13", "capture; by hezbollah; on 2015-05-16"];

    a_letter_of_another_alphabet_is_read_as_it_looks:
        "Hlynkove. \u{421}aptured by rebels 13 June 2014." => ["capture; by rebels; on 2014-06-13"];

    what_was_taken_along_with_it_is_named_too:
        "Hlynkove. Captured along with Nabek by rebels on 26 July 2014." =>
        ["capture; by rebels; at Hlynkove, Nabek; on 2014-07-26"];

    a_title_may_end_with_a_colon_or_a_dash:
        "Hlynkove: captured by rebels on 13 June 2014.\nOzerki – Captured by rebels on 14 June 2014." =>
        ["capture; at Hlynkove; on 2014-06-13", "capture; at Ozerki; on 2014-06-14"];

    a_country_behind_the_name_is_no_part_of_what_happened:
        "Qara, Syria. Captured by rebels on 13 June 2014.\nHlynkove (Homs). Captured by rebels on 14 June 2014." =>
        ["capture; by rebels; place sy-qara; on 2014-06-13", "capture; at Hlynkove; on 2014-06-14"];
}

#[test]
fn the_title_of_the_report_stands_for_one_in_its_text() {
    let mut list = report("Captured by rebels on 13 June 2014. Contested since 5 May 2015.", Some("2015-11-12"));
    list.title = Some("Hlynkove".into());
    check(&list, &["capture; by rebels; at Hlynkove; on 2014-06-13", "clash; at Hlynkove; on 2015-05-05.."]);
}

#[test]
fn an_allegation_is_less_sure_than_a_plain_word() {
    let sure = |text: &str| CODER.code(&report(text, Some("2014-11-12")))[0].confidence;
    let plain = sure("Hlynkove. Captured by rebels on 13 June 2014.");
    assert!(sure("Hlynkove. Allegedly captured by rebels on 13 June 2014.") < plain);
}

#[test]
fn prose_is_no_list() {
    let claims = CODER.code(&report("Nabek. The Syrian Army said that rebels had left.", None));
    assert!(claims.iter().all(|claim| claim.kind.as_str() != "capture"), "{claims:?}");
}
