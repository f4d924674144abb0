//! Sieges, roads, reinforcements and agreements.

use crate::common::cases;

cases! {
    a_place_besieged_is_under_siege:
        "On 1 December 2013, the Syrian Army besieged Nabek." =>
        ["siege; by syrian_army; at Nabek; on 2013-12-01"];

    a_place_encircled_is_under_siege:
        "Nabek was encircled by the Syrian Army on 1 December 2013." =>
        ["siege; by syrian_army; at Nabek; on 2013-12-01"];

    a_siege_broken_is_lifted:
        "On 10 November 2015, the Syrian Army broke the siege of Kuweires airbase." =>
        ["siege_lifted; by syrian_army; at Kuweires; on 2015-11-10"];

    a_highway_cut_is_a_route_cut:
        "On 20 November 2013, rebels cut the Damascus–Homs highway." =>
        ["route_cut; by rebels; at Damascus–Homs highway; on 2013-11-20"];

    a_numbered_highway_keeps_its_name:
        "On 20 November 2013, rebels blocked the M5 highway." =>
        ["route_cut; by rebels; at M5 highway; on 2013-11-20"];

    a_highway_reopened_is_a_route_opened:
        "On 9 December 2013, the Syrian Army reopened the M5 highway." =>
        ["route_opened; by syrian_army; at M5 highway; on 2013-12-09"];

    a_highway_closed_in_the_passive_is_cut:
        "The M5 highway was closed by the fighting on 20 November 2013." =>
        ["route_cut; at M5 highway; on 2013-11-20", "…"];

    reinforcements_sent_are_told_as_such:
        "On 22 November 2013, the Syrian Army sent reinforcements to Deir Attiyah." =>
        ["reinforce; by syrian_army; against -; at Deir Attiyah; on 2013-11-22"];

    reinforcements_that_arrive_are_told_as_such:
        "Hezbollah reinforcements arrived in Qara on 22 November 2013." =>
        ["reinforce; by hezbollah; at Qara; on 2013-11-22"];

    a_ceasefire_between_two_sides_names_both:
        "On 24 September 2015, a ceasefire was agreed between Hezbollah and Ahrar al-Sham in Zabadani." =>
        ["agreement; by hezbollah, ahrar; at Zabadani; on 2015-09-24"];

    remaining_under_siege_is_a_siege("2015-09-01"):
        "Zabadani remains under siege by Hezbollah." => ["siege; by hezbollah; at Zabadani; on 2015-09-01"];

    a_road_secured_for_passage_is_opened:
        "On 9 December 2013, the Syrian Army secured the road between Damascus and Nabek." =>
        ["route_opened; by syrian_army; at Damascus, Nabek; on 2013-12-09"];

    people_who_return_are_displacement_as_well:
        "On 10 June 2017, 50 families returned from Arsal to Assal al-Ward." =>
        ["displacement; against civilians; at Arsal, Assal al-Ward; on 2017-06-10"];

    tanks_deployed_are_reinforcements_by_their_owner:
        "On 22 November 2013, the Syrian Army deployed tanks around Nabek." =>
        ["reinforce; by syrian_army; at Nabek; on 2013-11-22"];

    a_siege_lifted_in_the_passive_is_lifted:
        "The siege of Kuweires was lifted on 10 November 2015." => ["siege_lifted; at Kuweires; on 2015-11-10"];

    a_truce_reached_is_an_agreement_and_no_attack:
        "On 24 September 2015, the Syrian Army and the rebels reached a truce in Zabadani." =>
        ["agreement; by syrian_army, rebels; at Zabadani; on 2015-09-24"];

    a_ceasefire_that_lapsed_is_told:
        "The ceasefire in Zabadani lapsed on 21 September 2015." =>
        ["agreement; at Zabadani; on 2015-09-21; phase lapsed"];

    a_deal_accepted_hands_the_town_over:
        "On 3 May 2016, rebels in Qara accepted a deal and handed the town over to the army." =>
        ["agreement; at Qara", "capture; by syrian_army; against rebels; at Qara; on 2016-05-03"];

    a_town_that_surrenders_is_taken:
        "On 3 May 2016, the town of Qara surrendered to the army." =>
        ["capture; by syrian_army; at Qara; on 2016-05-03"];

    talks_that_broke_down_came_to_nothing:
        "On 3 May 2016, talks between the rebels and Russia over Qara broke down." =>
        ["agreement; by rebels, russia; at Qara; on 2016-05-03; stance denied"];

    fighters_leave_a_town_by_bus:
        "On 3 May 2016, rebels left Qara by bus." => ["withdraw; by rebels; at Qara; on 2016-05-03"];

    whom_a_deal_lets_leave_has_not_left:
        "On 3 May 2016, a deal was reached under which the rebels would leave Qara." =>
        ["agreement; on 2016-05-03", "withdraw; by rebels; at Qara; stance planned"];

    civilians_who_leave_the_city_are_displaced_and_withdraw_nowhere:
        "On 3 May 2016, some 800 civilians managed to leave the city of Homs." =>
        ["displacement; against civilians; at Homs; on 2016-05-03"];

    coming_under_the_control_of_somebody_is_a_capture_alone:
        "Rankous came under the control of Hezbollah on 9 April 2014." =>
        ["capture; by hezbollah; at Rankous; on 2014-04-09"];

    mines_removed_did_not_go_off:
        "On 3 May 2016, sappers removed about 3,000 mines in Qara." => [];

    a_road_that_remained_in_somebodys_hands_is_held:
        "On 3 May 2016, the road between Samarra and Tikrit remained in the hands of ISIL." =>
        ["hold; by isil; on 2016-05-03"];

    who_is_pushed_back_into_a_place_is_attacked_there:
        "On 2 September 2015, Hezbollah pushed the rebels back into the centre of Zabadani." =>
        ["attack; by hezbollah; against rebels; at Zabadani; on 2015-09-02"];

    fighters_evacuated_withdraw:
        "On 3 May 2016, 300 rebels were evacuated from Qara to Idlib." =>
        ["withdraw; by rebels; at Qara; on 2016-05-03"];

    the_evacuation_of_fighters_that_a_deal_provides_for_is_planned:
        "On 3 May 2016, the deal provides for the evacuation of the rebels from Qara." =>
        ["withdraw; by rebels; at Qara; on 2016-05-03; stance planned"];

    the_evacuation_of_civilians_is_no_withdrawal:
        "On 3 May 2016, the evacuation of 500 civilians from Qara began." =>
        ["displacement; against civilians; at Qara; displaced 500"];

    talks_that_failed_are_told_by_these_words_alone:
        "On 3 May 2016, the talks in Qara failed. On 4 May 2016, the talks collapsed in Qara." =>
        ["agreement; at Qara; on 2016-05-04; stance denied"];
}
