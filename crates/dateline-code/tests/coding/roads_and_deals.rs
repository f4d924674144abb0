//! Sieges, roads, reinforcements and agreements.

use crate::common::cases;

cases! {
    a_place_besieged_is_under_siege:
        "On 1 December 2013, the Syrian Army besieged Nabek." =>
        ["siege; by syrian_army; at Nabek; on 2013-12-01"];

    a_place_encircled_is_under_siege:
        "Nabek was encircled by the Syrian Army on 1 December 2013." =>
        ["siege; by syrian_army; at Nabek; on 2013-12-01"];

    a_place_fully_encircled_is_wholly_closed:
        "On 1 December 2013, the Syrian Army fully encircled Nabek." => ["siege; at Nabek; extent whole"];

    a_place_completely_besieged_is_wholly_closed:
        "By 1 December 2013, Nabek was completely besieged by the Syrian Army." => ["siege; at Nabek; extent whole"];

    a_place_partially_surrounded_is_partly_closed:
        "On 1 December 2013, Nabek was partially surrounded by the Syrian Army." => ["siege; at Nabek; extent part"];

    a_place_besieged_from_three_sides_is_partly_closed:
        "On 1 December 2013, the Syrian Army besieged Nabek from three sides." => ["siege; at Nabek; extent part"];

    a_place_surrounded_from_all_sides_is_wholly_closed:
        "On 1 December 2013, the Syrian Army surrounded Nabek from all sides." => ["siege; at Nabek; extent whole"];

    a_place_semi_encircled_is_partly_closed:
        "On 1 December 2013, the Syrian Army semi-encircled Nabek." => ["siege; at Nabek; extent part"];

    a_place_whose_last_road_is_cut_is_wholly_closed:
        "On 1 December 2013, the Syrian Army besieged Nabek after it cut the last road into the town." =>
        ["siege; at Nabek; extent whole", "route_cut; by syrian_army; extent -"];

    a_siege_of_which_no_word_says_how_far_stays_open:
        "On 1 December 2013, the Syrian Army besieged Nabek." => ["siege; at Nabek; extent -"];

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

    the_cutting_of_a_road_is_told_by_the_noun_too:
        "On 20 November 2013, the cutting of the road between Nabek and Arsal by rebels was confirmed." =>
        ["route_cut; by rebels; at Nabek, Arsal; from Nabek; to Arsal"];

    the_reopening_of_a_road_is_told_by_the_noun_too:
        "On 25 November 2013, the reopening of the Damascus-Homs highway by the Syrian Army was announced." =>
        ["route_opened; by syrian_army; at Damascus-Homs highway; on 2013-11-25"];

    a_road_closed_to_somebody_is_cut_for_him:
        "On 20 November 2013, rebels were near. The Damascus-Homs highway was closed to Syrian Army convoys on 21 November 2013." =>
        ["route_cut; by rebels; against syrian_army; at Damascus-Homs highway; on 2013-11-21"];

    a_road_brought_under_fire_control_is_cut:
        "On 20 November 2013, the Syrian Army brought the Yabroud–Arsal road under fire control." =>
        ["route_cut; by syrian_army; at Yabroud–Arsal road; on 2013-11-20"];

    a_road_between_two_places_has_both_as_its_ends:
        "On 20 November 2013, rebels cut the road between Nabek and Arsal." =>
        ["route_cut; by rebels; at Nabek, Arsal; from Nabek; to Arsal"];

    a_road_named_by_the_towns_that_it_joins_has_them_as_its_ends:
        "On 20 November 2013, rebels cut the Yabroud–Arsal road." =>
        ["route_cut; by rebels; at Yabroud–Arsal road; from Yabroud; to Arsal"];

    a_road_named_with_a_hyphen_has_the_known_towns_as_its_ends:
        "On 25 November 2013, the army reopened the Damascus-Homs highway." =>
        ["route_opened; at Damascus-Homs highway; from Damascus; to Homs"];

    a_town_with_a_hyphen_in_its_name_joins_nothing:
        "On 25 November 2013, the army reopened the Al-Mastuma road." =>
        ["route_opened; at Al-Mastuma road; from -; to -"];

    a_road_from_one_town_to_another_leads_there:
        "On 22 November 2013, rebels closed the highway from Damascus to Homs." =>
        ["route_cut; at Damascus, Homs; from Damascus; to Homs"];

    a_road_that_links_two_towns_joins_them:
        "On 20 November 2013, rebels cut the highway linking Damascus with Homs." =>
        ["route_cut; from Damascus; to Homs"];

    a_stretch_of_a_named_road_has_its_own_ends:
        "On 26 November 2013, rebels blocked the M5 highway between Nabek and Qara." =>
        ["route_cut; at M5 highway, Nabek, Qara; from Nabek; to Qara"];

    a_road_told_with_to_between_its_towns_is_one_place:
        "On 27 November 2013, the army secured the Damascus to Homs highway." =>
        ["route_opened; at Damascus to Homs highway; from Damascus; to Homs"];

    a_supply_line_leads_from_one_town_to_another:
        "On 23 November 2013, the army severed the supply line from Arsal to Yabroud." =>
        ["route_cut; by syrian_army; at Arsal, Yabroud; from Arsal; to Yabroud"];

    a_supply_route_to_a_town_leads_there_from_nowhere_told:
        "On 20 November 2013, the army cut the rebels' supply route to Yabroud." =>
        ["route_cut; at Yabroud; from -; to Yabroud"];

    the_road_told_before_keeps_its_ends:
        "On 20 November 2013, rebels attacked the Damascus–Homs highway. On 21 November 2013, they cut the road." =>
        ["attack", "route_cut; at Damascus–Homs highway; from Damascus; to Homs"];

    arms_smuggled_come_from_one_place_and_go_to_another:
        "On 24 November 2013, Hezbollah smuggled weapons from Lebanon to Zabadani." =>
        ["reinforce; by hezbollah; at Zabadani; from Lebanon; to Zabadani"];

    fighters_sent_come_from_one_place_and_go_to_another:
        "On 29 November 2013, Hezbollah sent 200 fighters from Baalbek to Qusayr." =>
        ["reinforce; by hezbollah; at Qusayr; from Baalbek; to Qusayr"];

    reinforcements_that_arrive_go_where_they_arrive:
        "Hezbollah reinforcements arrived in Qara from Lebanon on 22 November 2013." =>
        ["reinforce; by hezbollah; at Qara; from Lebanon; to Qara"];

    supplies_flown_in_from_bases_in_a_province_come_from_there:
        "On 22 November 2013, supplies were airdropped in Qara by helicopters from airbases in Hama." =>
        ["reinforce; from Hama; to Qara"];

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
