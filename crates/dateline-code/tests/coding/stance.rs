//! Whether it happened: negation, failed attempts, plans.

use crate::common::cases;

cases! {
    what_did_not_happen_is_denied:
        "On 15 March 2014, the Syrian Army did not capture Yabroud." =>
        ["capture; by syrian_army; at Yabroud; on 2014-03-15; stance denied"];

    never_is_a_denial:
        "Rebels never captured Saidnaya." => ["capture; by rebels; at Saidnaya; stance denied"];

    a_failed_capture_is_an_attack:
        "On 20 January 2014, rebels failed to capture Saidnaya." =>
        ["attack; by rebels; at Saidnaya; on 2014-01-20"];

    what_they_were_unable_to_take_they_attacked:
        "On 20 January 2014, rebels were unable to capture Saidnaya." =>
        ["attack; by rebels; at Saidnaya; on 2014-01-20"];

    what_they_managed_to_take_was_taken:
        "On 3 December 2013, rebels managed to capture Maaloula." =>
        ["capture; by rebels; at Maaloula; on 2013-12-03"];

    a_plan_to_capture_is_planned("2014-01-30"):
        "The Syrian Army is planning to capture Yabroud." =>
        ["capture; by syrian_army; at Yabroud; stance planned"];

    what_they_intend_is_planned("2014-01-30"):
        "Hezbollah intends to attack Yabroud." =>
        ["attack; by hezbollah; at Yabroud; stance planned"];

    what_will_happen_is_planned("2014-01-30"):
        "The Syrian Army will attack Yabroud." =>
        ["attack; by syrian_army; at Yabroud; stance planned"];

    an_attack_with_an_aim_tells_the_attack_and_what_was_meant:
        "On 15 November 2013, the Syrian Army launched an assault to capture Qara." =>
        ["attack; by syrian_army; at Qara; on 2013-11-15",
         "capture; by syrian_army; at Qara; on 2013-11-15; stance planned"];

    what_somebody_denies_is_denied:
        "On 16 March 2014, the Syrian Army captured Yabroud. The rebels denied that the army had captured Yabroud." =>
        ["capture; by syrian_army; at Yabroud; on 2014-03-16",
         "capture; by syrian_army; at Yabroud; said rebels; stance denied"];

    denied_this_repeats_what_was_told:
        "The Syrian Army captured Yabroud on 15 March 2014. SOHR denied this." =>
        ["capture; by syrian_army; at Yabroud; on 2014-03-15; stance asserted",
         "capture; by syrian_army; at Yabroud; on 2014-03-15; said SOHR; stance denied"];

    what_they_began_to_do_happened:
        "On 12 February 2014, the Syrian Army began to shell Yabroud." =>
        ["strike; by syrian_army; at Yabroud; on 2014-02-12"];

    an_order_to_attack_is_planned("2014-01-30"):
        "The Syrian Army is preparing to attack Yabroud." => ["attack; by syrian_army; at Yabroud; stance planned"];

    a_threat_is_planned("2014-01-30"):
        "The Nusra Front threatened to attack Labweh." => ["attack; by nusra; at Labweh; said Nusra Front; stance planned"];

    what_could_not_be_taken_was_not_taken:
        "On 20 January 2014, rebels could not capture Saidnaya." =>
        ["capture; by rebels; at Saidnaya; on 2014-01-20; stance denied"];

    an_attempt_to_capture_is_planned_or_an_attack:
        "On 20 January 2014, rebels attempted to capture Saidnaya." =>
        ["capture; by rebels; at Saidnaya; on 2014-01-20; stance planned"];

    no_clashes_is_a_denial:
        "There were no clashes in Saidnaya on 20 January 2014." => ["clash; at Saidnaya; on 2014-01-20; stance denied"];

    a_denial_of_a_loss_denies_it:
        "On 16 March 2014, the rebels denied that they had lost Yabroud." =>
        ["withdraw; by rebels; at Yabroud; said rebels; stance denied"];

    what_they_will_launch_is_planned("2014-01-30"):
        "The Syrian Army will launch a large offensive on Qara." => ["attack; by syrian_army; at Qara; stance planned"];

    what_they_would_take_part_in_is_planned:
        "On 3 May 2016, Hezbollah announced that the army would take part in the recapture of Qara." =>
        ["capture; by syrian_army; at Qara; on 2016-05-03; said Hezbollah; stance planned"];

    an_incursion_prepared_is_planned_whoever_makes_it:
        "On 3 May 2016, the army was preparing a military incursion into Qara." =>
        ["attack; by syrian_army; at Qara; on 2016-05-03; stance planned"];

    what_is_prepared_is_told_beside_what_was_done:
        "On 3 May 2016, the army reached Qara and started preparing for a new assault." =>
        ["attack; by syrian_army; at Qara; on 2016-05-03", "attack; by syrian_army; at Qara; stance planned"];

    an_assault_that_is_days_away_is_planned:
        "On 3 May 2016, the final assault on Qara was only days away." =>
        ["attack; at Qara; on 2016-05-03; stance planned"];

    a_withdrawal_ordered_is_planned:
        "On 3 May 2016, the rebels in Qara were ordered to leave the town." =>
        ["withdraw; by rebels; at Qara; on 2016-05-03; stance planned"];

    a_withdrawal_on_a_condition_is_planned_and_the_condition_tells_nothing:
        "On 3 May 2016, the rebels declared their withdrawal from Qara on condition that the army would not enter the town." =>
        ["withdraw; by rebels; at Qara; on 2016-05-03; said rebels; stance planned"];

    who_refused_to_withdraw_did_not:
        "On 3 May 2016, the rebels refused to withdraw from Qara." =>
        ["withdraw; by rebels; at Qara; on 2016-05-03; stance denied"];

    whom_they_kept_from_leaving_did_not_leave:
        "On 3 May 2016, the rebels prevented civilians from leaving Qara." =>
        ["displacement; at Qara; on 2016-05-03; stance denied"];

    what_a_deal_lays_down_is_planned:
        "On 3 May 2016, the agreement stipulated that the rebels withdraw from Qara and that 300 civilians are evacuated." =>
        ["displacement; at Qara; displaced 300; stance planned", "…"];

    who_are_to_be_evacuated_are_still_there:
        "On 3 May 2016, civilians still inside Qara are to be evacuated." =>
        ["displacement; at Qara; on 2016-05-03; stance planned"];

    a_deal_hoped_for_is_planned:
        "On 3 May 2016, the rebels were holding out in Qara in the hope of a deal." =>
        ["hold; by rebels; at Qara; on 2016-05-03", "agreement; at Qara; stance planned"];

    an_attempt_that_failed_is_an_attack:
        "On 3 May 2016, an attempt by the army to retake Qara failed." => ["attack; at Qara; on 2016-05-03"];

    an_attempt_that_was_thwarted_is_told_by_who_thwarted_it:
        "On 3 May 2016, two attempts by rebels to retake Qara were thwarted." => ["repel; at Qara; on 2016-05-03"];

    fighting_that_is_only_expected_is_not_told:
        "On 3 May 2016, the rebels fortified their positions in Qara in anticipation of a possible battle." =>
        ["hold; by rebels; at Qara; on 2016-05-03"];

    what_could_have_happened_is_not_told:
        "On 3 May 2016, the army shelled Qara, which could have killed hundreds of civilians." =>
        ["strike; by syrian_army; at Qara; on 2016-05-03"];

    who_is_sent_to_help_in_reopening_a_road_has_not_reopened_it:
        "On 3 May 2016, the rebels were sent to help in reopening the road between Qara and Nabek." =>
        ["reinforce; by rebels", "route_opened; at Qara, Nabek; on 2016-05-03; stance planned"];

    who_denies_one_thing_and_says_another_does_not_deny_the_other:
        "On 3 May 2016, a military source denied that the army was shelling Qara and said that rebels had captured Nabek." =>
        ["strike; at Qara; said military source; stance denied", "capture; by rebels; at Nabek; said military source"];

    a_denial_with_a_clause_of_its_own_denies_nothing_told_before:
        "On 3 May 2016, rebels captured Qara. An official denied Russia was aiming at civilians." =>
        ["capture; by rebels; at Qara; on 2016-05-03"];

    a_claim_that_somebody_rejects_is_denied_by_him_alone:
        "On 3 May 2016, the army captured Qara, a claim rejected by the rebels." =>
        ["capture; by syrian_army; at Qara; on 2016-05-03",
         "capture; by syrian_army; at Qara; on 2016-05-03; said rebels; stance denied"];

    what_there_is_no_evidence_of_is_denied:
        "On 3 May 2016, rebels captured Qara. The army said that it had no evidence of this." =>
        ["capture; by rebels; at Qara; on 2016-05-03",
         "capture; by rebels; at Qara; on 2016-05-03; said army; stance denied"];

    no_casualties_were_caused:
        "On 3 May 2016, a rocket barrage struck Qara, but caused no casualties." =>
        ["strike; at Qara; on 2016-05-03", "casualties; at Qara; on 2016-05-03; stance denied"];

    a_road_that_it_says_was_not_cut:
        "On 3 May 2016, the road to Qara came under fire, but the army said that it had not been cut." =>
        ["route_cut; at Qara; said army; stance denied", "…"];

    troops_are_cut_off_and_roads_are_cut:
        "On 3 May 2016, the army cut off the rebels in Qara." => ["siege; by syrian_army; at Qara; on 2016-05-03"];

    an_unsuccessful_attempt_is_an_attack:
        "On 20 January 2014, rebels unsuccessfully tried to capture Saidnaya." =>
        ["attack; by rebels; at Saidnaya; on 2014-01-20"];

    a_siege_that_they_failed_to_break_stands:
        "On 3 May 2016, the army failed to break the siege of Qara." =>
        ["siege_lifted; by syrian_army; at Qara; on 2016-05-03; stance denied"];

    an_offensive_warned_against_is_told_by_who_warns:
        "On 3 May 2016, the United States warned the army against an offensive on Qara." =>
        ["statement; at Qara; said United States; stance planned"];
}
