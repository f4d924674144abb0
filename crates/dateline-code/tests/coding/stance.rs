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
}
