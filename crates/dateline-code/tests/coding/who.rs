//! Who did what to whom: active, passive, nominal, participial; several verbs in a sentence.

use crate::common::cases;

cases! {
    the_subject_of_an_active_verb_took_the_place_from_the_other:
        "The Syrian Army captured Qara from the rebels on 19 November 2013." =>
        ["capture; by syrian_army; against rebels; at Qara; on 2013-11-19"];

    the_agent_of_a_passive_verb_took_the_place:
        "Qara was captured by the Syrian Army on 19 November 2013." =>
        ["capture; by syrian_army; at Qara; on 2013-11-19"];

    a_passive_with_agent_and_loser_has_both:
        "On 28 November 2013, Deir Attiyah was retaken from the rebels by the Syrian Army." =>
        ["capture; by syrian_army; against rebels; at Deir Attiyah; on 2013-11-28"];

    a_capture_told_as_a_noun_is_a_capture:
        "The capture of Yabroud by the Syrian Army on 16 March 2014 closed a valley to the rebels." =>
        ["capture; by syrian_army; at Yabroud; on 2014-03-16"];

    a_place_that_fell_to_somebody_was_taken_by_him:
        "Yabroud fell to the Syrian Army on 16 March 2014." =>
        ["capture; by syrian_army; at Yabroud; on 2014-03-16"];

    a_participle_after_a_comma_tells_its_own_capture:
        "The Syrian Army attacked from the north on 19 November 2013, capturing Qara." =>
        ["attack; by syrian_army; on 2013-11-19", "capture; by syrian_army; at Qara; on 2013-11-19"];

    who_helps_is_not_whom_it_is_done_to:
        "The Syrian Army recaptured Maaloula on 14 April 2014 with the help of Hezbollah." =>
        ["capture; by syrian_army; at Maaloula; on 2014-04-14"];

    who_is_shut_in_a_place_does_not_besiege_it("2014-02-01"):
        "The Syrian Army attacked the rebels on 30 January 2014. The rebels trapped inside Yabroud asked for help." =>
        ["attack; by syrian_army; against rebels; on 2014-01-30", "siege; by syrian_army; against rebels; at Yabroud; on 2014-01-30"];

    being_under_control_is_a_state_of_the_day_of_the_dispatch("2014-04-10"):
        "Rankous is under the control of Hezbollah." =>
        ["hold; by hezbollah; at Rankous; on 2014-04-10"];

    holding_a_place_is_a_state("2015-06-30"):
        "Rebels hold Zabadani." =>
        ["hold; by rebels; at Zabadani; on 2015-06-30"];

    two_joined_subjects_did_it_together:
        "Hezbollah and the Syrian Army seized Flita on 29 March 2014." =>
        ["capture; by hezbollah, syrian_army; at Flita; on 2014-03-29"];

    while_parts_two_stories_with_their_own_subjects_and_places:
        "On 4 February 2014, the rebels attacked Nabek, while the Syrian Army withdrew from Qara." =>
        ["attack; by rebels; against syrian_army; at Nabek; on 2014-02-04",
         "withdraw; by syrian_army; against -; at Qara; on 2014-02-04"];

    two_verbs_of_one_subject_each_have_their_own_place:
        "On 20 November 2013, the Syrian Army took Qara and besieged Nabek." =>
        ["capture; by syrian_army; at Qara; on 2013-11-20", "siege; by syrian_army; at Nabek; on 2013-11-20"];

    two_subjects_joined_by_and_each_have_their_own_verb:
        "On 1 March 2014, Hezbollah shelled Yabroud and the rebels attacked Rankous." =>
        ["strike; by hezbollah; at Yabroud; on 2014-03-01", "attack; by rebels; at Rankous; on 2014-03-01"];

    an_attack_beaten_back_has_an_attacker_and_a_defender:
        "On 7 May 2015, ISIL attacked Palmyra, but the Syrian Army repelled the assault." =>
        ["attack; by isil; at Palmyra; on 2015-05-07", "repel; by syrian_army; against isil; at Palmyra; on 2015-05-07"];

    an_attack_repelled_in_the_passive_is_the_defenders_act:
        "On 7 May 2015, an ISIL attack on Palmyra was repelled by the Syrian Army." =>
        ["repel; by syrian_army; against isil; at Palmyra; on 2015-05-07"];

    those_driven_out_lost_the_place:
        "The rebels were driven out of Qara by the Syrian Army on 19 November 2013." =>
        ["capture; by syrian_army; against rebels; at Qara; on 2013-11-19"];

    an_offensive_launched_is_an_attack:
        "On 15 November 2013, the Syrian Army launched an offensive against the rebels in Qara." =>
        ["attack; by syrian_army; against rebels; at Qara; on 2013-11-15"];

    an_attack_and_the_capture_it_led_to_are_two_claims:
        "On 19 November 2013, the Syrian Army stormed Qara and captured the town." =>
        ["attack; by syrian_army; at Qara; on 2013-11-19", "capture; by syrian_army; at Qara; on 2013-11-19"];

    clashes_between_two_sides_name_both:
        "Clashes broke out between Hezbollah and the rebels in Flita on 29 March 2014." =>
        ["clash; by hezbollah; against rebels; at Flita; on 2014-03-29"];

    an_ambush_is_a_clash_by_those_who_lay_in_wait:
        "On 21 February 2014, rebels ambushed a Hezbollah convoy near Flita." =>
        ["clash; by rebels; against hezbollah; at Flita; on 2014-02-21"];

    shelling_is_fire_from_a_distance:
        "The Syrian Army shelled rebel positions in Yabroud on 12 February 2014." =>
        ["strike; by syrian_army; against rebels; at Yabroud; on 2014-02-12"];

    a_car_bomb_is_a_bombing:
        "A car bomb exploded at an army checkpoint in Nabek on 20 November 2013." =>
        ["bombing; against syrian_army; at Nabek; on 2013-11-20"];

    a_retreat_has_its_own_words:
        "On 16 March 2014, the rebels withdrew from Yabroud to Flita." =>
        ["withdraw; by rebels; against -; at Yabroud; on 2014-03-16"];

    losing_control_of_a_place_is_told_as_the_losers_act:
        "On 16 March 2014, the rebels lost control of Yabroud." =>
        ["withdraw; by rebels; at Yabroud; on 2014-03-16"];

    the_pack_of_another_war_knows_its_own_armies:
        "Ukrainian forces recaptured Izium from the Russian army on 10 September 2022." =>
        ["capture; by ukraine; against russian_forces; at Izium; on 2022-09-10"];

    an_actor_that_owns_a_position_is_not_the_subject:
        "On 12 February 2014, the Syrian Army's positions in Nabek were attacked by the Nusra Front." =>
        ["attack; by nusra; against syrian_army; at Nabek; on 2014-02-12"];

    taking_full_control_is_a_capture_of_the_whole:
        "On 10 December 2013, the Syrian Army took full control of Nabek." =>
        ["capture; by syrian_army; at Nabek; on 2013-12-10; extent whole"];

    several_places_of_one_verb_stand_in_one_claim:
        "The Syrian Army captured Qara, Deir Attiyah and Nabek in December 2013." =>
        ["capture; by syrian_army; at Qara, Deir Attiyah, Nabek; on 2013-12-01..2013-12-31"];

    a_clause_before_the_main_one_takes_its_subject:
        "After capturing Qara on 19 November 2013, the Syrian Army attacked Nabek." =>
        ["capture; by syrian_army; at Qara; on 2013-11-19", "attack; by syrian_army; at Nabek"];

    the_fall_of_a_place_to_somebody_is_a_capture:
        "The fall of Yabroud to the Syrian Army on 16 March 2014 ended the winter campaign." =>
        ["capture; by syrian_army; at Yabroud; on 2014-03-16"];

    overrunning_is_a_capture:
        "On 20 May 2015, ISIL overran Palmyra." => ["capture; by isil; at Palmyra; on 2015-05-20"];

    those_forced_to_withdraw_withdrew:
        "On 22 November 2013, the Syrian Army was forced to withdraw from Deir Attiyah." =>
        ["withdraw; by syrian_army; at Deir Attiyah; on 2013-11-22"];

    fighting_between_two_sides_is_a_clash:
        "Fighting raged between the Syrian Army and ISIL near Palmyra on 14 May 2015." =>
        ["clash; by syrian_army; against isil; at Palmyra; on 2015-05-14"];

    two_sides_that_clashed_are_both_named:
        "On 14 May 2015, the YPG and ISIL clashed in Hasakah." =>
        ["clash; by ypg; against isil; at Hasakah; on 2015-05-14"];

    warplanes_do_what_their_owner_does:
        "Russian warplanes bombed Palmyra on 2 November 2015." =>
        ["strike; by russia; at Palmyra; on 2015-11-02"];

    rockets_fired_at_a_town_are_a_strike:
        "On 1 March 2014, rebels fired rockets at Labweh." => ["strike; by rebels; at Labweh; on 2014-03-01"];

    an_advance_with_no_outcome_is_an_attack:
        "On 12 February 2014, the Syrian Army advanced towards Yabroud." =>
        ["attack; by syrian_army; at Yabroud; on 2014-02-12"];

    entering_a_town_is_an_attack:
        "On 28 November 2013, the Syrian Army entered Nabek." =>
        ["attack; by syrian_army; at Nabek; on 2013-11-28"];

    a_suicide_attack_is_a_bombing_by_those_who_sent_the_bomber:
        "A Nusra Front suicide bomber attacked an army post in Nabek on 20 November 2013." =>
        ["bombing; by nusra; at Nabek; on 2013-11-20", "…"];

    but_parts_two_outcomes:
        "On 3 December 2013, rebels captured Maaloula but failed to capture Saidnaya." =>
        ["capture; by rebels; at Maaloula; on 2013-12-03", "attack; by rebels; at Saidnaya; on 2013-12-03"];

    driving_somebody_out_of_a_place_is_a_capture:
        "On 19 November 2013, the Syrian Army drove the rebels out of Qara." =>
        ["capture; by syrian_army; against rebels; at Qara; on 2013-11-19"];

    three_verbs_of_one_subject_are_three_claims:
        "On 16 March 2014, the Syrian Army entered Yabroud, captured the town and cut the road to Flita." =>
        ["attack; by syrian_army; at Yabroud",
         "capture; by syrian_army; at Yabroud",
         "route_cut; by syrian_army"];

    a_supply_line_cut_is_a_route_cut:
        "On 16 March 2014, the Syrian Army cut the rebels' supply line from Arsal to Yabroud." =>
        ["route_cut; by syrian_army; against rebels; at Arsal, Yabroud; on 2014-03-16"];

    a_prisoner_exchange_is_an_agreement:
        "On 10 March 2014, the Nusra Front and the Syrian government carried out a prisoner exchange in Yabroud." =>
        ["agreement; by nusra, syrian_government; at Yabroud; on 2014-03-10"];

    a_counterattack_is_made_by_those_who_were_attacked:
        "On 2 May 2016, ISIL attacked the Syrian Army in Qara. On 3 May 2016, a counterattack was launched in Qara." =>
        ["attack; by isil; against syrian_army; at Qara; on 2016-05-02",
         "attack; by syrian_army; against isil; at Qara; on 2016-05-03"];

    an_air_strike_by_nobody_named_is_of_those_who_flew_the_last:
        "On 2 May 2016, rebels attacked the Syrian Army in Qara. Russian air strikes hit Qara. On 3 May 2016, there were at least 20 air strikes on Qara." =>
        ["attack; by rebels; at Qara", "strike; by russia; at Qara; on 2016-05-02", "strike; by russia; at Qara; on 2016-05-03"];

    an_air_strike_has_the_nation_before_it_as_doer:
        "Israeli air strikes hit a depot near Zabadani on 30 January 2013." =>
        ["strike; by israel; at Zabadani; on 2013-01-30"];

    whose_homes_are_attacked_are_civilians:
        "On 8 September 2013, the rebels attacked several homes in Maaloula." =>
        ["attack; by rebels; against civilians; at Maaloula; on 2013-09-08"];

    the_one_enemy_that_a_sentence_names_is_the_enemy:
        "On 2 May 2016, Hezbollah fought the Nusra Front in Flita. The Nusra Front shelled Hezbollah. On 3 May 2016, soldiers of the Lebanese Army were killed after their post near Arsal was attacked by the Nusra Front." =>
        ["attack; by nusra; against lebanese_army; at Arsal; on 2016-05-03", "…"];

    a_place_that_somebody_lost_to_another_was_taken_by_the_other:
        "On 20 May 2015, the Syrian Army lost Palmyra to ISIL." =>
        ["capture; by isil; against syrian_army; at Palmyra; on 2015-05-20"];

    a_relative_clause_with_its_own_subject_has_its_own_doer:
        "Qara, which the Syrian Army captured on 19 November 2013, was shelled by rebels on 25 November 2013." =>
        ["capture; by syrian_army; at Qara; on 2013-11-19", "strike; by rebels; at Qara; on 2013-11-25"];

    after_a_relative_clause_the_main_one_goes_on_with_its_subject:
        "On 13 October 2015, Hezbollah fighters, who had been battling the rebels inside Zabadani, were transferred to Aleppo." =>
        ["clash; by hezbollah; against rebels; at Zabadani", "reinforce; by hezbollah; at Aleppo"];

    a_town_is_taken_back_from_those_who_took_it_last:
        "On 17 May 2015, ISIL captured Ramadi from the Iraqi Army. ISIL attacked Hit. It was said on 28 December 2015 that Ramadi had been liberated." =>
        ["capture; by isil; at Ramadi; on 2015-05-17", "attack; by isil; at Hit",
         "capture; by iraqi_forces; against isil; at Ramadi; on 2015-12-28"];

    an_ultimatum_is_given_by_its_subject_to_whom_it_names:
        "On 15 July 2015, Hezbollah issued the rebels an ultimatum." =>
        ["statement; by hezbollah; against rebels; stance planned"];

    a_military_hospital_is_no_ones_side:
        "On 11 March 2015, ISIL broke into Tikrit, seizing the military hospital." =>
        ["attack; by isil; at Tikrit; on 2015-03-11", "capture; by isil; on 2015-03-11"];

    its_troops_are_those_of_the_ministry_that_speaks:
        "On 30 September 2022, Ukrainian forces attacked the Russian Army in Lyman. On 1 October 2022, the Russian Ministry of Defence announced that its troops had been withdrawn from Lyman." =>
        ["attack; by ukraine; against russian_forces; at Lyman",
         "withdraw; by russian_forces; at Lyman; on 2022-10-01; said Russian Ministry of Defence"];

    a_quarter_taken_is_not_its_town_taken:
        "On 3 December 2013, the Syrian Army captured the al-Fattah district of Nabek." =>
        ["capture; by syrian_army; at al-Fattah; on 2013-12-03"];
}
