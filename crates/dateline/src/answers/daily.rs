//! How probable each holder of a place was on each day: what the intervals are made of.

use std::collections::{BTreeMap, BTreeSet};

use dateline_control::Daily;
use dateline_model::{Day, Holder, PlaceId, SideId};
use dateline_plot::{Held, Share, ShareRow, Shares};

use super::course::days_of_evidence;
use super::{holder_name, side_name};
use crate::query::{Filter, Reach};
use crate::{Error, Project, Query};

/// How probable each holder of some places was, day by day.
#[derive(Clone, PartialEq, Debug)]
pub struct ControlDaily {
    first: Day,
    last: Day,
    /// The sides that may hold one of the places, with their names.
    sides: Vec<(SideId, String)>,
    /// The places with their headings, in order of these.
    places: Vec<(String, Daily)>,
    contested: String,
    unknown: String,
}

impl ControlDaily {
    /// How many places there are.
    #[must_use]
    pub fn places(&self) -> usize {
        self.places.len()
    }

    /// As CSV: `day`, `place`, then a column for each side, `Contested` and `Unknown`, with the probability of each to four
    /// digits; empty where nobody told of that side there. A place begins with the first day of which evidence on it tells.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let names = self.sides.iter().map(|(_, name)| name.as_str());
        let header = ["day", "place"].into_iter().chain(names).chain([self.contested.as_str(), self.unknown.as_str()]);
        writer.write_record(header).expect("memory can always be written to");
        let holders: Vec<Holder> = self
            .sides
            .iter()
            .map(|(side, _)| Holder::Side(side.clone()))
            .chain([Holder::Contested, Holder::Unknown])
            .collect();
        for (place, daily) in &self.places {
            let columns: Vec<Option<usize>> =
                holders.iter().map(|holder| daily.holders.iter().position(|one| one == holder)).collect();
            for (day, shares) in daily.days().skip_while(|(day, _)| *day < self.first) {
                if day > self.last {
                    break;
                }
                let cell = |column: &Option<usize>| column.map_or_else(String::new, |at| format!("{:.4}", shares[at]));
                let row = [day.to_string(), place.clone()].into_iter().chain(columns.iter().map(cell));
                writer.write_record(row).expect("every row has one cell a column");
            }
        }
        let bytes = writer.into_inner().expect("memory can always be written to");
        String::from_utf8(bytes).expect("cells are UTF-8")
    }

    /// As a picture (SVG): for each place a band, cut at every day into the shares of its holders.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let number = |side: &SideId| self.sides.iter().position(|(one, _)| one == side);
        let row = |(name, daily): &(String, Daily)| {
            let mut parties: Vec<usize> =
                daily.holders.iter().filter_map(|holder| side_of(holder).and_then(number)).collect();
            parties.sort_unstable();
            let held = |holder: &Holder| match holder {
                Holder::Side(side) => number(side).map_or(Held::Unknown, Held::Side),
                Holder::Contested => Held::Contested(parties.clone()),
                Holder::Unknown => Held::Unknown,
            };
            let mut shares: Vec<Share> =
                daily.holders.iter().map(|holder| Share { held: held(holder), days: vec![] }).collect();
            for (_, of_day) in daily.days() {
                for (share, of_holder) in shares.iter_mut().zip(of_day) {
                    share.days.push(*of_holder);
                }
            }
            shares.sort_by(|one, other| one.held.cmp(&other.held));
            ShareRow { name: name.clone(), from: daily.from, shares }
        };
        let picture = Shares {
            id: "daily".to_owned(),
            title: "Who held what, day by day".to_owned(),
            description: format!(
                "For each place the probability of each holder, from {} to {}.",
                self.first.in_words(),
                self.last.in_words()
            ),
            sides: self.sides.iter().map(|(_, name)| name.clone()).collect(),
            from: self.first,
            to: self.last,
            rows: self.places.iter().map(row).collect(),
        };
        picture.to_svg()
    }
}

fn side_of(holder: &Holder) -> Option<&SideId> {
    match holder {
        Holder::Side(side) => Some(side),
        Holder::Contested | Holder::Unknown => None,
    }
}

impl Project {
    /// How probable each holder of the places asked for was on each of the days asked for; an end that is missing is the
    /// first or the last day of which evidence tells. With a side, only places of which somebody told that it held them.
    pub fn control_daily(&self, query: &Query) -> Result<ControlDaily, Error> {
        let filter = Filter::new(query, Reach::Alone, &self.gazetteer, &self.lexicon)?;
        let view = self.view(query.known_on, query.recorded_on)?;
        let today = self.clock.today();
        let days = query.days_or_all(days_of_evidence(&view, &filter, today));
        let (first, last) = days.unwrap_or((today, today));
        let mut found = vec![];
        if days.is_some() {
            let asked = |place: &&PlaceId| filter.has_place(Some(place));
            let of: Vec<PlaceId> = self.all_places().iter().filter(asked).cloned().collect();
            let (places, roads) = (self.gazetteer.places(), self.road_graph()?);
            let (claims, parameters) = (&view.claims, &view.parameters);
            found = dateline_control::daily(claims, places, &self.lexicon, parameters, roads.as_ref(), &of, last);
        }
        let with_side = |daily: &Daily| {
            let holds = |side: &SideId| daily.holders.iter().any(|holder| side_of(holder) == Some(side));
            filter.side.as_ref().is_none_or(holds)
        };
        found.retain(|daily| daily.from <= last && with_side(daily));
        let sides: BTreeSet<SideId> =
            found.iter().flat_map(|daily| &daily.holders).filter_map(side_of).cloned().collect();
        let sides = sides.into_iter().map(|side| (side.clone(), side_name(&side, &self.lexicon))).collect();
        let mut named: BTreeMap<String, usize> = BTreeMap::new();
        for daily in &found {
            *named.entry(self.place_name(&daily.place)).or_default() += 1;
        }
        let heading = |daily: Daily| {
            let name = self.place_name(&daily.place);
            (if named[&name] > 1 { format!("{name} ({})", daily.place) } else { name }, daily)
        };
        let mut places: Vec<(String, Daily)> = found.into_iter().map(heading).collect();
        places.sort_by(|one, other| one.0.cmp(&other.0));
        let [contested, unknown] =
            [Holder::Contested, Holder::Unknown].map(|holder| holder_name(&holder, &self.lexicon));
        Ok(ControlDaily { first, last, sides, places, contested, unknown })
    }
}
