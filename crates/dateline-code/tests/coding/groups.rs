//! What "the militants", "the army" and "they" stand for.

use crate::common::cases;

cases! {
    the_militants_are_those_named_before:
        "ISIL attacked Palmyra on 13 May 2015. The next day the militants captured Tadmur Prison." =>
        ["attack; by isil; at Palmyra; on 2015-05-13", "capture; by isil; at Tadmur Prison; on 2015-05-14"];

    the_militants_of_another_story_are_others:
        "Hezbollah fought the Nusra Front in Flita on 2 May 2015. On 3 May, the Nusra Front attacked again and the militants captured Ras al-Maara." =>
        ["clash; by hezbollah; against nusra; at Flita; on 2015-05-02", "attack; by nusra; on 2015-05-03",
         "capture; by nusra; at Ras al-Maara; on 2015-05-03"];

    they_are_the_subject_of_the_last_sentence:
        "Rebels attacked Maaloula on 3 December 2013. They captured the town on the same day." =>
        ["attack; by rebels; at Maaloula; on 2013-12-03", "capture; by rebels; at Maaloula; on 2013-12-03"];

    the_army_alone_is_the_army_of_the_story:
        "The Syrian Army attacked Qara on 16 November 2013. On 19 November, the army captured the town." =>
        ["attack; by syrian_army; at Qara; on 2013-11-16", "capture; by syrian_army; at Qara; on 2013-11-19"];

    government_troops_are_the_army_in_syria:
        "On 14 April 2014, government troops retook Maaloula." =>
        ["capture; by syrian_army; at Maaloula; on 2014-04-14"];

    the_regime_fights_as_the_army:
        "On 14 April 2014, regime forces retook Maaloula from the Nusra Front." =>
        ["capture; by syrian_army; against nusra; at Maaloula; on 2014-04-14"];

    soldiers_of_lebanon_are_not_those_of_syria:
        "On 2 August 2014, the Lebanese Army fought the Nusra Front in Arsal." =>
        ["clash; by lebanese_army; against nusra; at Arsal; on 2014-08-02"];

    gunmen_nobody_knows_are_unknown:
        "Unknown gunmen attacked a checkpoint in Arsal on 5 June 2014." =>
        ["attack; by unknown; at Arsal; on 2014-06-05"];

    a_group_under_another_spelling_is_the_same:
        "Hizbullah captured Assal al-Ward on 16 April 2014 from Jabhat al-Nusra." =>
        ["capture; by hezbollah; against nusra; at Assal al-Ward; on 2014-04-16"];

    insurgents_are_rebels:
        "Insurgents seized Maaloula on 3 December 2013." =>
        ["capture; by rebels; at Maaloula; on 2013-12-03"];
}
