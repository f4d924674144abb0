//! Where it was: names known and unknown, parts, back-references, headings.

use crate::common::{cases, check, page};

cases! {
    a_share_of_a_place_is_its_extent:
        "On 22 November 2013, the rebels captured 60 percent of Deir Attiyah." =>
        ["capture; by rebels; at Deir Attiyah; on 2013-11-22; extent 0.60..0.60"];

    a_range_of_shares_keeps_both_ends:
        "On 3 December 2013, the Syrian Army captured 70-75% of Nabek." =>
        ["capture; by syrian_army; at Nabek; extent 0.70..0.75"];

    the_eastern_part_is_a_part:
        "On 27 November 2013, the Syrian Army captured the eastern part of Nabek." =>
        ["capture; by syrian_army; at Nabek; on 2013-11-27; extent part"];

    most_of_a_town_is_most:
        "On 22 November 2013, the rebels took control of most of Deir Attiyah." =>
        ["capture; by rebels; at Deir Attiyah; on 2013-11-22; extent most"];

    half_of_a_town_is_half:
        "On 22 November 2013, the rebels captured half of Deir Attiyah." =>
        ["capture; by rebels; at Deir Attiyah; extent 0.50..0.50"];

    a_place_with_no_word_on_its_extent_is_whole_without_saying_so:
        "The rebels captured Deir Attiyah on 22 November 2013." =>
        ["capture; by rebels; at Deir Attiyah; extent -"];

    the_town_is_the_town_named_before:
        "Rebels attacked Maaloula on 2 December 2013. The next day the town was captured by the rebels." =>
        ["attack; by rebels; at Maaloula; on 2013-12-02", "capture; by rebels; at Maaloula; on 2013-12-03"];

    the_base_is_the_base_and_not_the_town:
        "ISIL captured Qaryatayn on 5 August 2015. ISIL also attacked Shayrat airbase on 6 August 2015. On 7 August, the army repelled an attack on the base." =>
        ["capture; by isil; at Qaryatayn; on 2015-08-05", "attack; by isil; at Shayrat; on 2015-08-06",
         "repel; by syrian_army; at Shayrat; on 2015-08-07"];

    it_is_the_place_of_the_story:
        "On 15 March 2014, troops entered Yabroud. A day later, the Syrian Army captured it." =>
        ["attack; by syrian_army; at Yabroud; on 2014-03-15", "capture; by syrian_army; at Yabroud; on 2014-03-16"];

    there_is_the_place_of_the_story:
        "Rebels captured Maaloula on 3 December 2013. Clashes continued there on 4 December." =>
        ["capture; by rebels; at Maaloula; on 2013-12-03", "clash; at Maaloula; on 2013-12-04"];

    a_numbered_hill_is_a_place_that_no_gazetteer_knows:
        "The Syrian Army captured Hill 217 on 8 February 2014." =>
        ["capture; by syrian_army; at Hill 217; place -; on 2014-02-08"];

    a_checkpoint_that_no_gazetteer_knows_keeps_its_name:
        "Rebels captured the Tal Zahra checkpoint on 8 February 2014." =>
        ["capture; by rebels; at Tal Zahra; on 2014-02-08"];

    a_village_that_no_gazetteer_knows_is_a_place:
        "On 8 February 2014, rebels captured the village of Kafr Dandan." =>
        ["capture; by rebels; at Kafr Dandan; place -; on 2014-02-08"];

    a_town_under_a_listed_name_is_found_in_the_gazetteer:
        "The Syrian Army captured Yabrud on 16 March 2014." =>
        ["capture; by syrian_army; at Yabrud; place sy-yabroud"];

    a_country_only_says_where_the_town_is:
        "On 2 August 2014, the Nusra Front attacked Arsal in Lebanon." =>
        ["attack; by nusra; at Arsal; on 2014-08-02"];

    from_says_where_they_came_from_and_not_where_it_was:
        "On 8 February 2014, rebels from Yabroud attacked Nabek." =>
        ["attack; by rebels; at Nabek; on 2014-02-08"];

    a_type_word_in_lower_case_is_left_out:
        "Rebels captured the town of Maaloula on 3 December 2013." =>
        ["capture; by rebels; at Maaloula"];

    a_type_word_in_capitals_belongs_to_the_name:
        "ISIL captured Tabqa Dam on 11 February 2013." =>
        ["capture; by isil; at Tabqa Dam"];

    a_mountain_pass_nobody_knows_is_a_place:
        "On 10 May 2015, Hezbollah captured the Khashaat hills." => ["capture; by hezbollah; at Khashaat; on 2015-05-10"];

    a_direction_from_a_town_gives_the_town:
        "On 10 May 2015, Hezbollah attacked the hills east of Flita." => ["attack; by hezbollah; at Flita; on 2015-05-10"];

    a_province_only_says_where_the_town_is:
        "On 9 June 2014, rebels captured Kafr Dandan in Idlib province." => ["capture; by rebels; at Kafr Dandan"];

    an_unknown_name_is_a_place_after_it_was_called_a_village:
        "On 8 February 2014, rebels attacked the village of Kafr Dandan. On 9 February, rebels captured Kafr Dandan." =>
        ["attack; by rebels; at Kafr Dandan", "capture; by rebels; at Kafr Dandan; on 2014-02-09"];

    the_hill_is_the_hill_named_before:
        "On 8 February 2014, the Syrian Army attacked Hill 217. On 9 February, the army captured the hill." =>
        ["attack; by syrian_army; at Hill 217", "capture; by syrian_army; at Hill 217; on 2014-02-09"];

    a_spelling_nobody_listed_still_finds_its_town:
        "The Syrian Army captured Yabroudh on 16 March 2014." => ["capture; by syrian_army; at Yabroudh; place sy-yabroud"];

    a_building_keeps_its_noun:
        "On 4 September 2013, rebels captured the Safir hotel in Maaloula." =>
        ["capture; by rebels; at Safir hotel; on 2013-09-04"];

    an_advance_is_where_it_led:
        "On 2 October 2022, Ukrainian forces pushed on to the east and took Torske." =>
        ["attack; by ukraine; at Torske; on 2022-10-02", "capture; by ukraine; at Torske; on 2022-10-02"];

    a_base_in_a_name_fires_nothing:
        "On 6 February 2016, ISIL attacked army positions near Kuweires air base." =>
        ["attack; by isil; against syrian_army; at Kuweires; on 2016-02-06"];
}

#[test]
fn a_heading_sets_the_year() {
    let text = "# The war in the mountains\n\n## Fighting in 2014\n\nOn 16 March, the Syrian Army captured Yabroud.\n";
    check(&page(text, None), &["capture; by syrian_army; at Yabroud; on 2014-03-16"]);
}

#[test]
fn a_heading_sets_the_place_where_the_report_is_about_no_one_place() {
    let text = "# The war in the mountains\n\n## North\n\nOn 3 May 2014, rebels attacked Qara, Nabek, Saidnaya, Maaloula, Rankous and Yabroud.\n\n## Arsal\n\nOn 2 August 2014, clashes broke out between the Nusra Front and the Lebanese Army.\n";
    check(
        &page(text, None),
        &["attack; by rebels; on 2014-05-03", "clash; by nusra; against lebanese_army; at Arsal; on 2014-08-02"],
    );
}

#[test]
fn a_heading_is_never_coded_itself() {
    let text = "# Army captures Qara\n\n## Capture of Qara\n\nIt was cold in the mountains.\n\n## Rebels attack Nabek\n\nNothing more was heard.\n";
    check(&page(text, Some("2013-11-20")), &[]);
}
