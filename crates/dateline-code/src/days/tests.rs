use super::*;
use crate::token::tokens;

fn calendar(running: &str) -> Calendar {
    Calendar { running: Some(DaySpan::on(Day::parse(running).unwrap())), ..Calendar::default() }
}

fn read(text: &str, calendar: &Calendar) -> Vec<(String, DateBound, bool)> {
    days(&tokens(text, 0, text.len()), calendar)
        .into_iter()
        .map(|mark| {
            let show = |day: Option<Day>| day.map_or("?".to_owned(), |day| day.to_string());
            (format!("{}..{}", show(mark.days.from), show(mark.days.to)), mark.bound, mark.leading)
        })
        .collect()
}

fn one(text: &str) -> String {
    read(text, &calendar("2013-11-15")).first().map_or_else(|| "none".into(), |(days, _, _)| days.clone())
}

#[test]
fn dates_are_read_in_the_ways_that_reports_write_them() {
    assert_eq!(one("On 15 November 2013, air strikes"), "2013-11-15..2013-11-15");
    assert_eq!(one("On November 15, 2013, air strikes"), "2013-11-15..2013-11-15");
    assert_eq!(one("on May 13–26, 2015, in an attempt"), "2015-05-13..2015-05-26");
    assert_eq!(one("Between 15 and 17 November, families"), "2013-11-15..2013-11-17");
    assert_eq!(one("between 18 and 20 May, leaving"), "2013-05-18..2013-05-20");
    assert_eq!(one("In mid-April 2015, opposition"), "2015-04-11..2015-04-20");
    assert_eq!(one("In early July 2015, the"), "2015-07-01..2015-07-10");
    assert_eq!(one("late January 2017"), "2017-01-21..2017-01-31");
    assert_eq!(one("in May 2015 the"), "2015-05-01..2015-05-31");
    assert_eq!(one("in summer 2012, two"), "2012-06-01..2012-08-31");
    assert_eq!(one("In 2013, the base"), "2013-01-01..2013-12-31");
    assert_eq!(one("In August and September 2012, two"), "2012-08-01..2012-09-30");
    assert_eq!(one("from 29 November to 3 December the"), "2013-11-29..2013-12-03");
}

#[test]
fn a_date_without_a_year_takes_the_one_nearest_to_the_story() {
    assert_eq!(one("On 3 January, the army"), "2014-01-03..2014-01-03");
    assert_eq!(one("On 3 October, the army"), "2013-10-03..2013-10-03");
    assert_eq!(read("On 3 January, the army", &Calendar::default())[0].0, "?..?");
}

#[test]
fn days_are_counted_from_the_story() {
    assert_eq!(one("The next day, the army"), "2013-11-16..2013-11-16");
    assert_eq!(one("two days later, the army"), "2013-11-17..2013-11-17");
    assert_eq!(one("the day before to Idlib"), "2013-11-14..2013-11-14");
    assert_eq!(one("On the same day, it was"), "2013-11-15..2013-11-15");
    assert_eq!(one("the base on the 25th."), "2013-11-25..2013-11-25");
    assert_eq!(one("A week later, clashes"), "2013-11-22..2013-11-23");
    assert_eq!(one("In the following days, the"), "2013-11-16..2013-11-18");
}

#[test]
fn words_before_a_date_bound_it() {
    let found = read("By 3 April, the army had advanced; since 9 May it holds", &calendar("2015-03-28"));
    assert_eq!(found[0], ("2015-04-03..2015-04-03".into(), DateBound::By, true));
    assert_eq!(found[1], ("2015-05-09..?".into(), DateBound::Since, false));
    assert_eq!(read("Around 20 February, rebels", &calendar("2014-02-13"))[0].1, DateBound::About);
}

#[test]
fn days_told_from_the_day_of_writing_need_it() {
    let now = Calendar { now: Some(Day::parse("2013-12-05").unwrap()), ..Calendar::default() };
    assert_eq!(read("earlier this month", &now)[0].0, "2013-12-01..2013-12-05");
    assert_eq!(read("on Sunday the", &now)[0].0, "2013-12-01..2013-12-01");
    assert_eq!(read("this week the", &now)[0].0, "2013-12-02..2013-12-05");
    assert_eq!(read("this week the", &Calendar::default())[0].0, "?..?");
}

#[test]
fn a_month_that_is_a_verb_is_no_date() {
    assert!(read("they may march on the city", &calendar("2015-03-28")).is_empty());
}

#[test]
fn a_count_beyond_all_calendars_does_no_harm() {
    assert_ne!(one("and 2000000000 months later, air strikes"), "none");
    assert_ne!(one("and 2000000000 months earlier, air strikes"), "none");
}
