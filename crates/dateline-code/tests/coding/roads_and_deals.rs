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
}
