//! When it was: whole and partial dates, spans, relative days, bounds, the day of the dispatch.

use crate::common::cases;

cases! {
    a_day_of_the_month_takes_the_year_of_the_story:
        "On 15 November 2013, the Syrian Army attacked Qara. On 19 November, the army captured the town." =>
        ["attack; at Qara; on 2013-11-15", "capture; at Qara; on 2013-11-19"];

    a_date_after_new_year_belongs_to_the_next_year:
        "On 28 December 2013, rebels attacked Maaloula. On 20 January, rebels attacked Saidnaya." =>
        ["attack; at Maaloula; on 2013-12-28", "attack; at Saidnaya; on 2014-01-20"];

    the_american_order_is_read:
        "On November 19, 2013, the Syrian Army captured Qara." => ["capture; at Qara; on 2013-11-19"];

    the_next_day_is_counted_from_the_story:
        "On 30 November 2013, rebels attacked Maaloula. The next day the rebels captured the town." =>
        ["attack; on 2013-11-30", "capture; on 2013-12-01"];

    two_days_later_is_counted_from_the_story:
        "On 26 November 2013, rebels attacked Nabek. Two days later, the Syrian Army captured Deir Attiyah." =>
        ["attack; on 2013-11-26", "capture; on 2013-11-28"];

    the_day_before_is_counted_back:
        "On 28 November 2013, the Syrian Army captured Deir Attiyah. The day before, rebels had attacked Nabek." =>
        ["capture; on 2013-11-28", "attack; on 2013-11-27"];

    the_same_day_is_the_day_of_the_story:
        "On 28 November 2013, the Syrian Army captured Deir Attiyah. On the same day troops entered Nabek." =>
        ["capture; on 2013-11-28", "attack; at Nabek; on 2013-11-28"];

    early_mid_and_late_are_thirds_of_a_month:
        "Rebels attacked Nabek in early May 2014. Rebels attacked Qara in mid-May 2014. Rebels attacked Flita in late May 2014." =>
        ["attack; at Nabek; on 2014-05-01..2014-05-10", "attack; at Qara; on 2014-05-11..2014-05-20",
         "attack; at Flita; on 2014-05-21..2014-05-31"];

    a_month_is_all_of_it:
        "In June 2015, Hezbollah captured Flita." => ["capture; at Flita; on 2015-06-01..2015-06-30"];

    from_one_day_to_another_is_a_span:
        "From 3 to 5 December 2013, the Syrian Army shelled Nabek." =>
        ["strike; at Nabek; on 2013-12-03..2013-12-05"];

    between_two_days_is_a_span:
        "Between 3 and 5 December 2013, the Syrian Army shelled Nabek." =>
        ["strike; at Nabek; on 2013-12-03..2013-12-05"];

    by_a_day_is_that_day_and_says_that_it_bounds:
        "By 3 April 2015 rebels had captured Zabadani." =>
        ["capture; by rebels; at Zabadani; on 2015-04-03; bound by"];

    since_a_day_is_open_at_the_end:
        "Rebels have held Yabroud since 7 August 2012." =>
        ["hold; by rebels; at Yabroud; on 2012-08-07..; bound since"];

    with_no_date_to_go_by_the_day_stays_unknown:
        "The Syrian Army captured Qara." => ["capture; at Qara; on ?"];

    a_partial_date_with_no_year_to_go_by_stays_unknown:
        "On 19 November, the Syrian Army captured Qara." => ["capture; at Qara; on ?"];

    today_is_the_day_of_the_dispatch("2013-11-19"):
        "The Syrian Army captured Qara today." => ["capture; at Qara; on 2013-11-19"];

    yesterday_is_the_day_before_the_dispatch("2013-11-20"):
        "The Syrian Army captured Qara yesterday." => ["capture; at Qara; on 2013-11-19"];

    a_weekday_is_the_last_one_before_the_dispatch("2013-11-21"):
        "The Syrian Army captured Qara on Tuesday." => ["capture; at Qara; on 2013-11-19"];

    a_dispatch_in_the_present_tense_is_of_its_own_day("2013-12-05"):
        "Rebels hold Yabroud. The Syrian Army is besieging Nabek." =>
        ["hold; by rebels; at Yabroud; on 2013-12-05", "siege; by syrian_army; at Nabek; on 2013-12-05"];

    a_dispatch_takes_the_year_from_its_own_day("2014-01-10"):
        "On 21 December, rebels ambushed a Hezbollah column near Flita." =>
        ["clash; by rebels; against hezbollah; at Flita; on 2013-12-21"];

    a_week_before_the_dispatch_is_that_week("2013-12-05"):
        "Last week the Syrian Army captured Qara." => ["capture; at Qara; on 2013-11-25..2013-12-01"];

    the_night_of_a_day_is_that_day:
        "On the night of 19 November 2013, the Syrian Army captured Qara." => ["capture; at Qara; on 2013-11-19"];

    a_date_at_the_end_dates_its_own_clause_only:
        "Rebels attacked Maaloula on 30 November 2013, and captured it on 3 December." =>
        ["attack; by rebels; at Maaloula; on 2013-11-30", "capture; by rebels; at Maaloula; on 2013-12-03"];

    two_days_joined_by_a_dash_are_a_span:
        "On 15–16 March 2014, the Syrian Army attacked Yabroud." => ["attack; at Yabroud; on 2014-03-15..2014-03-16"];

    the_end_of_a_month_is_its_last_week:
        "At the end of May 2014, rebels attacked Flita." => ["attack; at Flita; on 2014-05-25..2014-05-31"];

    a_bare_year_is_all_of_it:
        "In 2014, the Syrian Army captured Rankous." => ["capture; at Rankous; on 2014-01-01..2014-12-31"];

    a_season_is_its_months:
        "In the spring of 2014, the Syrian Army captured Rankous." => ["capture; at Rankous; on 2014-03-01..2014-05-31"];

    as_of_a_day_is_that_day:
        "As of 5 December 2013, rebels held Yabroud." => ["hold; by rebels; at Yabroud; on 2013-12-05"];

    the_morning_of_a_day_is_that_day:
        "On the morning of 16 March 2014, the Syrian Army captured Yabroud." => ["capture; at Yabroud; on 2014-03-16"];

    a_week_later_is_counted_from_the_story:
        "On 19 November 2013, the Syrian Army captured Qara. A week later, rebels attacked Nabek." =>
        ["capture; at Qara; on 2013-11-19", "attack; at Nabek; on 2013-11-26..2013-11-27"];

    that_evening_is_the_day_of_the_story:
        "On 19 November 2013, the Syrian Army captured Qara. That evening, rebels attacked Nabek." =>
        ["capture; at Qara; on 2013-11-19", "attack; at Nabek; on 2013-11-19"];

    a_sentence_without_a_date_takes_the_day_of_the_story:
        "On 19 November 2013, the Syrian Army captured Qara. Rebels attacked Nabek." =>
        ["capture; at Qara; on 2013-11-19", "attack; at Nabek; on 2013-11-19"];

    two_clauses_with_two_dates_each_keep_their_own:
        "The Syrian Army captured Qara on 19 November 2013 and Hezbollah captured Flita on 29 March 2014." =>
        ["capture; by syrian_army; at Qara; on 2013-11-19", "capture; by hezbollah; at Flita; on 2014-03-29"];

    this_month_reaches_to_the_day_of_the_dispatch("2013-12-15"):
        "The Syrian Army captured Nabek this month." => ["capture; at Nabek; on 2013-12-01..2013-12-15"];

    since_a_month_is_since_the_last_such_month:
        "On 15 January 2016, the army took Qara. Rebels have held Flita since July." =>
        ["capture; at Qara; on 2016-01-15", "hold; by rebels; at Flita; on 2015-07-01.."];

    by_the_end_of_a_month_is_its_last_day:
        "In July 2015, the army took Qara. By the end of July, rebels attacked Flita." =>
        ["capture; at Qara; on 2015-07-01..2015-07-31", "attack; by rebels; at Flita; on 2015-07-31"];

    days_later_is_said_of_what_follows_it:
        "On 2 October 2022, Ukrainian forces took Torske, and two days later Russian forces shelled Lyman." =>
        ["capture; by ukraine; at Torske; on 2022-10-02", "strike; by russian_forces; at Lyman; on 2022-10-04"];

    since_then_looks_on_to_the_day_of_the_dispatch("2014-05-26"):
        "On 15 November 2013, the Syrian Army attacked Qara. Since then it has taken Flita." =>
        ["attack; at Qara; on 2013-11-15", "capture; at Flita; by 2014-05-26"];
}
