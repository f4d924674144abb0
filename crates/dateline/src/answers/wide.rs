//! Who held what as a sheet: a row a day, a column a place.
//!
//! That is the form in which a spreadsheet is read and R makes a panel. It has no room for probabilities or for what a
//! holder rests on, so it shows only what somebody reported; what a pack takes for granted is `Unknown` here.

use std::collections::BTreeMap;

use dateline_model::{Day, Holder, PlaceId};

use super::course::{by_place, course, days_of_evidence, has_evidence};
use super::holder_name;
use crate::query::{Filter, Reach};
use crate::{Error, Project, Query};

/// Who held each place on each day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ControlSheet {
    /// The first day.
    first: Day,
    /// How many days follow one another.
    days: usize,
    /// The names of the holders.
    holders: Vec<String>,
    /// A column a place: its heading, and of each day the number of the holder.
    columns: Vec<(String, Vec<u16>)>,
}

impl ControlSheet {
    /// How many places have a column.
    #[must_use]
    pub fn places(&self) -> usize {
        self.columns.len()
    }

    /// As CSV: `day`, then a column for each place, under its name; where several have one name, with its id.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let header = ["day"].into_iter().chain(self.columns.iter().map(|(heading, _)| heading.as_str()));
        writer.write_record(header).expect("memory can always be written to");
        for index in 0..self.days {
            let day = self.first.plus(i32::try_from(index).expect("there are no more days than numbers")).to_string();
            let holders = self.columns.iter().map(|(_, holders)| self.holders[usize::from(holders[index])].as_str());
            writer.write_record([day.as_str()].into_iter().chain(holders)).expect("every row has one cell a column");
        }
        let bytes = writer.into_inner().expect("memory can always be written to");
        String::from_utf8(bytes).expect("cells are UTF-8")
    }
}

impl Project {
    /// Who held the places that somebody reported of, on each of the days asked for; an end that is missing is the first
    /// or the last day of which evidence tells. With a side, only the places that it held or contested on these days.
    pub fn control_sheet(&self, query: &Query) -> Result<ControlSheet, Error> {
        let filter = Filter::new(query, Reach::Alone, &self.gazetteer, &self.lexicon)?;
        let view = self.view_asked(query)?;
        let today = self.clock.today();
        let Some((first, last)) = query.days_or_all(days_of_evidence(&view, &filter, today)) else {
            return Ok(ControlSheet { first: today, days: 0, holders: vec![], columns: vec![] });
        };
        let days = days_from(first, last) + 1;
        let mut numbers = BTreeMap::from([(Holder::Unknown, 0)]);
        let mut columns: Vec<(PlaceId, Vec<u16>)> = vec![];
        for (place, intervals) in by_place(view.control, &filter) {
            if !has_evidence(&intervals) {
                continue;
            }
            let mut holders = vec![0; days];
            let mut is_asked = filter.side.is_none();
            for stretch in course(&intervals).iter().filter(|stretch| stretch.is_reported()) {
                let Some((from, to)) = stretch.within(first, last) else { continue };
                let next = u16::try_from(numbers.len()).unwrap_or(u16::MAX);
                let number = *numbers.entry(stretch.holder().clone()).or_insert(next);
                holders[days_from(first, from)..=days_from(first, to)].fill(number);
                is_asked |= filter.side.as_ref().is_some_and(|side| stretch.involves(side));
            }
            if is_asked {
                columns.push((place, holders));
            }
        }
        let mut holders = vec![String::new(); numbers.len()];
        for (holder, number) in numbers {
            holders[usize::from(number)] = holder_name(&holder, &self.lexicon);
        }
        Ok(ControlSheet { first, days, holders, columns: self.with_headings(columns) })
    }

    /// The columns in order of their headings: the name of the place, and its id where several have that name.
    fn with_headings(&self, columns: Vec<(PlaceId, Vec<u16>)>) -> Vec<(String, Vec<u16>)> {
        let mut named: BTreeMap<String, usize> = BTreeMap::new();
        for (place, _) in &columns {
            *named.entry(self.place_name(place)).or_default() += 1;
        }
        let heading = |place: &PlaceId| {
            let name = self.place_name(place);
            if named[&name] > 1 { format!("{name} ({place})") } else { name }
        };
        let mut columns: Vec<_> = columns.into_iter().map(|(place, holders)| (heading(&place), holders)).collect();
        columns.sort();
        columns
    }
}

fn days_from(first: Day, day: Day) -> usize {
    usize::try_from(day.number() - first.number()).expect("the days asked for begin with the first")
}
