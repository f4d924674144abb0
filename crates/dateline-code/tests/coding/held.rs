//! Who holds a place where only an attribute says so, and what of a place was taken.

use crate::common::cases;

cases! {
    a_rebel_held_town_named_in_passing_is_held_by_rebels:
        "On 3 February 2014, aircraft of the Syrian Army bombed the rebel-held town of Rankous." =>
        ["strike; by syrian_army; at Rankous", "hold; by rebels; against -; at Rankous; on 2014-02-03; quote rebel-held town of Rankous"];

    an_attribute_tells_nothing_new_of_a_place_whose_taking_is_told:
        "On 3 February 2014, the Syrian Army captured Rankous from the rebels. On 5 February 2014, rebels shelled government-held Rankous." =>
        ["capture; by syrian_army; at Rankous", "strike; by rebels; at Rankous; on 2014-02-05"];

    the_last_stronghold_of_somebody_is_held_by_him:
        "On 3 February 2014, the Syrian Army advanced towards the rebel stronghold of Yabroud." =>
        ["attack; by syrian_army; at Yabroud", "hold; by rebels; at Yabroud; on 2014-02-03"];

    a_former_stronghold_is_held_no_more:
        "On 3 February 2014, the Syrian Army shelled the former rebel stronghold of Yabroud." =>
        ["strike; by syrian_army; at Yabroud"];

    what_is_counted_among_areas_held_is_held:
        "On 3 February 2014, the Syrian Army shelled the last rebel-held villages, which include Flita and Rankous." =>
        ["hold; by rebels; at Flita, Rankous; on 2014-02-03", "…"];

    defenders_of_a_town_hold_it:
        "On 3 April 2014, the Syrian Army advanced on Rankous, cutting off the defending rebels." =>
        ["hold; by rebels; at Rankous; on 2014-04-03", "…"];

    a_building_taken_is_a_part_of_its_town:
        "On 2 August 2014, the rebels attacked Arsal and captured the police station." =>
        ["attack; by rebels; at Arsal", "capture; by rebels; at Arsal; on 2014-08-02; extent part"];

    a_main_square_taken_is_a_part_of_its_town:
        "On 16 March 2014, the Syrian Army seized the main square of Yabroud." =>
        ["capture; by syrian_army; at Yabroud; on 2014-03-16; extent part"];

    an_observatory_is_not_the_town_of_its_name:
        "On 8 April 2014, the Syrian Army captured the Saidnaya Observatory." =>
        ["capture; by syrian_army; place sy-saidnaya-observatory; on 2014-04-08"];

    a_town_still_occupied_is_held:
        "Rankous is still occupied by the rebels since 3 February 2014." =>
        ["hold; by rebels; at Rankous; on 2014-02-03.."];

    a_bearing_that_opens_the_sentence_is_no_part:
        "In the north Flita fell to the Syrian Army on 29 March 2014." =>
        ["capture; by syrian_army; at Flita; on 2014-03-29; extent -"];

    a_town_entered_unopposed_is_taken:
        "On 9 April 2014, the Syrian Army marched into Rankous unopposed." =>
        ["capture; by syrian_army; at Rankous; on 2014-04-09"];

    a_flag_raised_over_a_town_is_its_capture:
        "On 9 April 2014, the Syrian Army raised its flag over Rankous." =>
        ["capture; by syrian_army; at Rankous; on 2014-04-09"];

    both_names_joined_by_and_were_given_up:
        "The rebels abandoned Flita and Rankous on 29 March 2014 so as not to be trapped." =>
        ["withdraw; by rebels; against -; at Flita, Rankous; on 2014-03-29", "…"];

    the_subject_goes_on_behind_a_relative_clause:
        "Flita and Rankous, where clashes had raged since 3 March 2014, fell to the Syrian Army on 9 April 2014." =>
        ["clash; at Flita, Rankous", "capture; by syrian_army; at Flita, Rankous; on 2014-04-09"];

    which_stands_for_the_place_before_it:
        "On 16 March 2014, the rebels fell back from Yabroud to Flita, which remains under rebel control." =>
        ["withdraw; by rebels; at Yabroud", "hold; by rebels; at Flita"];

    a_town_that_changed_hands_again_and_again_is_nobodys:
        "On 16 March 2014, parts of Yabroud changed hands several times." => [];

    fighting_without_end_goes_on:
        "On 16 March 2014, there was no end to the fighting in Yabroud." =>
        ["clash; at Yabroud; on 2014-03-16"];

    background_does_not_move_the_story:
        "On 19 May 2013, the Syrian Army captured Nabek, whose castle had been destroyed six months earlier. Rebels withdrew from Qara." =>
        ["capture; by syrian_army; at Nabek; on 2013-05-19", "withdraw; by rebels; at Qara; on 2013-05-19", "…"];

    a_text_written_long_after_goes_by_its_story("2023-07-31"):
        "On 19 May 2013, the Syrian Army attacked Nabek. Only the castle remains under rebel control." =>
        ["attack; by syrian_army; at Nabek; on 2013-05-19", "hold; by rebels; at Nabek; on 2013-05-19"];
}
