//! People killed, wounded, captured and displaced.

use crate::common::cases;

cases! {
    the_killed_of_an_active_verb_are_its_object:
        "On 21 December 2013, rebels killed 32 Hezbollah fighters in Wadi al-Jamala." =>
        ["casualties; by rebels; against hezbollah; killed 32; at Wadi al-Jamala; on 2013-12-21"];

    the_killed_of_a_passive_verb_are_its_subject:
        "On 1 December 2013, 18 soldiers were killed in Nabek." =>
        ["casualties; against syrian_army; killed 18; at Nabek; on 2013-12-01"];

    the_dead_of_two_sides_are_two_claims:
        "On 3 December 2013, 12 soldiers and 20 rebels were killed in Nabek." =>
        ["casualties; against syrian_army; killed 12; at Nabek", "casualties; against rebels; killed 20; at Nabek"];

    leaving_so_many_dead_tells_the_clash_and_its_dead:
        "Clashes in Flita on 29 March 2014 left 14 rebels dead." =>
        ["clash; at Flita; on 2014-03-29", "casualties; against rebels; killed 14; at Flita; on 2014-03-29"];

    a_participle_tells_the_dead_beside_the_event:
        "On 12 February 2014, the Syrian Army shelled Yabroud, killing seven civilians." =>
        ["strike; by syrian_army; at Yabroud; on 2014-02-12",
         "casualties; by syrian_army; against civilians; killed 7; at Yabroud; on 2014-02-12"];

    at_least_leaves_the_upper_end_open:
        "At least 18 soldiers were killed in Nabek on 1 December 2013." =>
        ["casualties; against syrian_army; killed 18.."];

    up_to_leaves_the_lower_end_open:
        "Up to 40 rebels were killed in Nabek on 1 December 2013." =>
        ["casualties; against rebels; killed ..40"];

    more_than_leaves_the_upper_end_open:
        "More than 50 rebels were killed in Nabek on 1 December 2013." =>
        ["casualties; against rebels; killed 50.."];

    between_two_numbers_is_a_range:
        "Between 20 and 30 rebels were killed in Nabek on 1 December 2013." =>
        ["casualties; against rebels; killed 20..30"];

    dozens_are_a_range_as_the_guide_has_it:
        "Dozens of rebels were killed in Nabek on 1 December 2013." =>
        ["casualties; against rebels; killed 24..99"];

    several_are_three_to_nine:
        "Several soldiers were wounded in Nabek on 1 December 2013." =>
        ["casualties; against syrian_army; wounded 3..9"];

    a_list_of_one_side_is_added_up:
        "On 1 December 2013, three officers and 12 soldiers of the Syrian Army were killed in Nabek." =>
        ["casualties; against syrian_army; killed 15; at Nabek"];

    a_number_in_words_is_a_number:
        "Twenty-one rebels were killed in Nabek on 1 December 2013." =>
        ["casualties; against rebels; killed 21"];

    a_thousand_with_a_comma_is_one_number:
        "In March 2014, 1,200 rebels were killed in Yabroud." =>
        ["casualties; against rebels; killed 1200; at Yabroud"];

    prisoners_are_captured_people_and_no_place:
        "On 16 March 2014, the Syrian Army captured 30 rebels in Yabroud." =>
        ["casualties; by syrian_army; against rebels; captured 30; at Yabroud; on 2014-03-16"];

    people_who_died_are_killed:
        "Nine Hezbollah fighters died in Qalamoun on 27 November 2013." =>
        ["casualties; against hezbollah; killed 9; on 2013-11-27"];

    people_missing_have_no_number:
        "Twelve nuns from Maaloula were missing on 4 December 2013." =>
        ["casualties; against civilians; killed -; wounded -; at Maaloula; on 2013-12-04"];

    families_are_not_people:
        "On 17 November 2013, 1,000 families fled from Qara to Arsal." =>
        ["displacement; against civilians; displaced -; at Qara, Arsal; on 2013-11-17"];

    an_air_strike_that_killed_is_a_strike_and_its_dead:
        "On 12 February 2014, an air strike in Yabroud killed at least five civilians." =>
        ["strike; at Yabroud; on 2014-02-12", "casualties; against civilians; killed 5..; at Yabroud; on 2014-02-12"];

    those_who_surrendered_were_captured:
        "On 16 March 2014, 20 rebels surrendered in Yabroud." =>
        ["casualties; against rebels; captured 20; at Yabroud; on 2014-03-16"];

    those_taken_prisoner_were_captured:
        "On 16 March 2014, 20 rebels were taken prisoner in Yabroud." =>
        ["casualties; against rebels; captured 20; at Yabroud; on 2014-03-16"];

    nearly_leaves_the_lower_end_open:
        "Nearly 40 rebels were killed in Nabek on 1 December 2013." => ["casualties; against rebels; killed ..40"];

    as_many_as_leaves_the_lower_end_open:
        "As many as 40 rebels were killed in Nabek on 1 December 2013." => ["casualties; against rebels; killed ..40"];

    hundreds_are_a_range_as_the_guide_has_it:
        "Hundreds of rebels were killed in Nabek in December 2013." => ["casualties; against rebels; killed 200..999"];

    one_commander_killed_is_one:
        "On 14 March 2014, the Syrian Army killed a rebel commander in Yabroud." =>
        ["casualties; by syrian_army; against rebels; killed 1; at Yabroud"];

    dead_without_a_number_are_still_told:
        "On 14 March 2014, several civilians and soldiers were killed in Yabroud." => ["casualties; at Yabroud", "…"];

    a_year_before_a_group_is_no_number_of_people:
        "On 28 November 2013 the Syrian Army captured Deir Attiyah." =>
        ["capture; by syrian_army; at Deir Attiyah; on 2013-11-28"];

    a_day_before_a_group_is_no_number_of_people:
        "The Syrian Army attacked Qara on 16 November 2013. On 19 November the army captured the town." =>
        ["attack; by syrian_army; at Qara; on 2013-11-16", "capture; by syrian_army; at Qara; on 2013-11-19"];

    days_gone_by_are_no_number_of_people:
        "On 26 November 2013, rebels attacked Nabek. Two days later the Syrian Army captured Deir Attiyah." =>
        ["attack; at Nabek; on 2013-11-26", "capture; at Deir Attiyah; on 2013-11-28"];

    a_date_leaves_the_number_of_people_behind_it_alone:
        "On 1 December 2013 three officers and 12 soldiers of the Syrian Army were killed in Nabek." =>
        ["casualties; against syrian_army; killed 15; at Nabek; on 2013-12-01"];

    displaced_people_have_where_they_left_and_where_they_went:
        "On 17 November 2013, 1,000 civilians fled from Qara to Arsal." =>
        ["displacement; against civilians; displaced 1000; at Qara, Arsal; on 2013-11-17"];

    families_keep_their_number_which_is_none_of_people:
        "On 28 November 2013, 50 families fled from Arsal to Assal al-Ward because of heavy shelling." =>
        ["displacement; displaced -; unit families; families 50; from Arsal; to Assal al-Ward; cause heavy shelling"];

    people_displaced_are_counted_as_people_and_by_what_is_told:
        "On 28 November 2013, 3,000 civilians were displaced from Qara by the fighting." =>
        ["displacement; displaced 3000; unit people; families -; from Qara; to -; cause the fighting"];

    people_who_flee_the_fighting_in_a_town_leave_it:
        "On 28 November 2013, some 2,000 people fled heavy clashes in Qara for Arsal." =>
        ["displacement; from Qara; to Arsal; cause heavy clashes in Qara", "…"];

    residents_of_a_town_leave_it:
        "Residents of Nabek fled to Damascus on 28 November 2013." =>
        ["displacement; from Nabek; to Damascus; cause -"];

    who_returns_goes_where_he_returns_to:
        "On 28 November 2013, 300 civilians returned to Qara." => ["displacement; from -; to Qara; displaced 300"];

    who_takes_refuge_goes_there:
        "On 28 November 2013, 300 civilians from Qara took refuge in Arsal." =>
        ["displacement; from Qara; to Arsal; displaced 300"];

    people_evacuated_under_a_deal_leave_because_of_it:
        "On 30 November 2013, under a deal with Hezbollah, 300 civilians were evacuated from Zabadani to Idlib." =>
        ["agreement", "displacement; from Zabadani; to Idlib; cause a deal with Hezbollah"];

    an_evacuation_is_a_displacement_with_its_number:
        "On 20 April 2017, 3,000 civilians were evacuated from Zabadani." =>
        ["displacement; displaced 3000; at Zabadani; on 2017-04-20"];

    killed_and_wounded_of_one_side_stand_in_one_claim:
        "On 1 December 2013, five civilians were killed and 12 wounded in Nabek." =>
        ["casualties; against civilians; killed 5; wounded 12; at Nabek"];

    killing_and_wounding_are_one_claim_of_the_same_people:
        "On 12 February 2014, the Syrian Army shelled Yabroud, killing seven civilians and wounding 20." =>
        ["strike; by syrian_army; at Yabroud",
         "casualties; by syrian_army; against civilians; killed 7; wounded 20; at Yabroud"];

    killed_or_wounded_told_as_one_number_is_both_with_an_open_low_end:
        "On 14 March 2014, 60 rebels were killed or wounded in Yabroud." =>
        ["casualties; against rebels; killed ..60; wounded ..60; at Yabroud"];

    the_dead_of_two_sides_after_left_are_two_claims:
        "Clashes in Nabek on 3 December 2013 left 18 soldiers and nine rebels dead." =>
        ["clash; at Nabek",
         "casualties; against syrian_army; killed 18",
         "casualties; against rebels; killed 9"];

    people_lost_are_killed_and_no_place:
        "On 21 December 2013, Hezbollah lost 12 fighters in Wadi al-Jamala." =>
        ["casualties; against hezbollah; killed 12; at Wadi al-Jamala"];

    a_sum_over_a_campaign_says_so:
        "In all, 215 rebels were killed during the offensive." =>
        ["casualties; against rebels; killed 215; scope campaign"];

    people_are_civilians_though_the_report_names_none:
        "The Syrian Army clashed with rebels in Nabek on 28 November 2013. The Syrian Army shelled the rebels in Nabek. \
         Rebels attacked the Syrian Army in Nabek. In Nabek, soldiers of the Syrian Army detained 30 people." =>
        ["clash; at Nabek", "strike; by syrian_army; at Nabek", "attack; by rebels; at Nabek",
         "casualties; by syrian_army; against civilians; captured 30; at Nabek"];

    killed_or_captured_is_said_of_the_same_people_and_takes_no_town:
        "On 10 December 2013 the Syrian Army took Nabek. In all, 100 rebels were killed or captured during the battle for the town." =>
        ["capture; by syrian_army; at Nabek; on 2013-12-10",
         "casualties; against rebels; killed ..100; captured ..100; at Nabek"];

    lives_claimed_are_killed:
        "The battle for Nabek in December 2013 claimed the lives of 50 rebels." =>
        ["casualties; against rebels; killed 50", "…"];

    lives_lost_are_the_subjects:
        "On 3 May 2016, 30 soldiers lost their lives in Qara." =>
        ["casualties; against syrian_army; killed 30; at Qara; on 2016-05-03"];

    who_fell_in_a_clash_with_somebody_fell_by_his_hand:
        "On 3 May 2016, a rebel fighter was killed in a firefight with Hezbollah near Qara." =>
        ["clash; at Qara; on 2016-05-03", "casualties; by hezbollah; against rebels; at Qara; on 2016-05-03"];

    what_clashes_between_two_left_dead_each_did_to_the_other:
        "On 3 May 2016, clashes between rebels and Hezbollah in Qara left 11 rebels dead." =>
        ["clash; at Qara", "casualties; by hezbollah; against rebels; killed 11; at Qara"];

    who_beat_an_attack_back_killed_those_who_attacked:
        "On 3 May 2016, ISIL attacked army positions near Qara, setting off two car bombs, and the army said it had repelled them and killed 25." =>
        ["casualties; by syrian_army; against isil; killed 25; said army", "…"];

    a_surrender_agreement_takes_nobody_prisoner:
        "On 3 May 2016, the army entered Qara under a surrender agreement." =>
        ["attack; by syrian_army; at Qara", "agreement; at Qara"];

    who_lays_down_his_arms_is_captured:
        "On 3 May 2016, up to 40 soldiers laid down their arms in Qara." =>
        ["casualties; against syrian_army; captured ..40; at Qara; on 2016-05-03"];

    soldiers_lost_are_killed:
        "On 3 May 2016, at least 14 soldiers had been lost in Qara." =>
        ["casualties; against syrian_army; killed 14..; at Qara; on 2016-05-03"];

    a_call_to_surrender_takes_nobody_prisoner:
        "On 3 May 2016, the army gave the rebels in Qara an ultimatum to surrender." =>
        ["statement; by syrian_army; against rebels; at Qara; stance planned"];
}
