//! Taking in a list of places that somebody else made.
//!
//! Such a list seldom has our ids: it has names and coordinates. Most of its places are known already, and a place that
//! were entered twice would split what reports tell of it. So a row without an id is held against the places that are
//! known: one of that name nearby is that place; else it is a new one, with an id made of its name.

use std::collections::{BTreeMap, HashMap};

use dateline_model::{Diagnostic, LonLat, Parsed, Place, PlaceId, PlaceKind, PlaceName};

use crate::find::{Found, How};
use crate::read::{Entry, line_of, read_entries, stands_twice};
use crate::{Gazetteer, fold};

/// How far the coordinates of two lists may lie apart for one place: lists mean the middle, the town hall or the station.
const NEARBY_KM: f64 = 10.0;

/// The places of a list.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TakenIn {
    /// Each as it should stand from now on.
    pub places: Vec<Place>,
    /// How many of them were known.
    pub known: usize,
}

impl Gazetteer {
    /// Reads a list of places beside those that are known. Only a column with the name is needed; the columns of
    /// [`read_places`](crate::read_places) are found by other usual names, too. A row without a kind is a populated place.
    ///
    /// A row with an id is the place of that id. A row without one is the only place known by that name within 10 km, or
    /// the only one of that name at all if nobody knows where that is: it keeps its id and gets the row's name, coordinates
    /// and further names. Any other is new, with an id made of its name.
    #[must_use]
    pub fn take_in(&self, csv: &str, file: &str) -> Parsed<TakenIn> {
        let entries = read_entries(csv, file, &["name"]);
        let mut desk = Desk::new(self, file, &entries.value);
        desk.diagnostics = entries.diagnostics;
        for entry in entries.value {
            desk.take(entry);
        }
        desk.diagnostics.sort_by_key(|diagnostic| line_of(&diagnostic.place));
        Parsed { value: desk.taken, diagnostics: desk.diagnostics }
    }
}

/// What a row turns out to be.
enum Answer {
    Known(PlaceId),
    New,
    /// One of these, and nothing tells which.
    AnyOf(Vec<PlaceId>),
}

struct Desk<'a> {
    known: &'a Gazetteer,
    file: &'a str,
    /// How many rows have this name.
    rows: HashMap<String, usize>,
    /// The places of the rows so far, with the line of each.
    lines: BTreeMap<PlaceId, (u64, Place)>,
    taken: TakenIn,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Desk<'a> {
    fn new(known: &'a Gazetteer, file: &'a str, entries: &[Entry]) -> Self {
        let mut rows: HashMap<String, usize> = HashMap::new();
        for entry in entries {
            *rows.entry(fold(&entry.name)).or_default() += 1;
        }
        Self { known, file, rows, lines: BTreeMap::new(), taken: TakenIn::default(), diagnostics: vec![] }
    }

    fn take(&mut self, mut entry: Entry) {
        self.complete(&mut entry);
        let place = match entry.id.clone() {
            Some(id) => {
                self.taken.known += usize::from(self.known.place(&id).is_some() && !self.lines.contains_key(&id));
                self.tell_if_twice(&entry, &id);
                entry.clone().into_place(id)
            }
            None => match self.answer(&entry) {
                Answer::Known(id) => {
                    self.tell_if_twice(&entry, &id);
                    let before = self.lines.get(&id).map(|(_, place)| place.clone());
                    let listed = self.known.place(&id).cloned();
                    self.taken.known += usize::from(before.is_none() && listed.is_some());
                    match before.or(listed) {
                        Some(place) => {
                            let mut place = joined(place, entry.clone());
                            place.names.retain(|name| !self.is_another_row(&name.name, &entry));
                            place
                        }
                        None => entry.clone().into_place(id),
                    }
                }
                Answer::New => {
                    let id = self.new_id(&entry);
                    entry.clone().into_place(id)
                }
                Answer::AnyOf(ids) => {
                    let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
                    let reason =
                        format!("`{}` may be any of {}: give coordinates or an id", entry.name, ids.join(", "));
                    let at = format!("line {}", entry.line);
                    self.diagnostics.push(Diagnostic::error(self.file, at, reason).with_content(&entry.content));
                    return;
                }
            },
        };
        self.lines.insert(place.id.clone(), (entry.line, place.clone()));
        self.taken.places.push(place);
    }

    /// Fills in what a list of others leaves to be understood.
    fn complete(&mut self, entry: &mut Entry) {
        if entry.location.is_some() && entry.basis.is_empty() {
            let name = self.file.rsplit(['/', '\\']).next().unwrap_or(self.file);
            entry.basis = format!("{name} line {}", entry.line);
        }
        if let Some(name) = entry.country_name.take() {
            entry.country = self.country(&name);
            if entry.country.is_none() {
                let reason =
                    format!("the country `{name}` is neither a code such as `SY` nor known; the place has none");
                let at = format!("line {}", entry.line);
                self.diagnostics.push(Diagnostic::warning(self.file, at, reason).with_content(&entry.content));
            }
        }
        // "Hilltown, Ukraine", "Hilltown (Ukraine)": texts say the name alone.
        let head = entry.name.split([',', '(']).next().unwrap_or("").trim();
        if !head.is_empty() && head != entry.name && entry.names.iter().all(|name| name.name != head) {
            entry.names.insert(0, PlaceName { name: head.to_owned(), language: "en".to_owned() });
        }
    }

    /// The code of a country by its name or in small letters.
    fn country(&self, name: &str) -> Option<String> {
        if name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return Some(name.to_uppercase());
        }
        let found = self.known.best_listed(name)?;
        (found.place.kind == PlaceKind::Country).then(|| found.place.country.clone()).flatten()
    }

    fn tell_if_twice(&mut self, entry: &Entry, id: &PlaceId) {
        if let Some((first, _)) = self.lines.get(id) {
            self.diagnostics.push(stands_twice(self.file, entry, id, *first));
        }
    }

    fn answer(&self, entry: &Entry) -> Answer {
        if let Some((id, _)) = self.lines.iter().find(|(_, (_, place))| same_row(place, entry)) {
            return Answer::Known(id.clone());
        }
        let names = std::iter::once(&entry.name).chain(entry.names.iter().map(|name| &name.name));
        for name in names {
            let found: Vec<Found<'_>> =
                self.known.listed(name).into_iter().filter(|found| self.may_be(found.place, entry)).collect();
            for how in [How::Listed, How::SameKey] {
                let near: Vec<&Place> = found.iter().filter(|one| one.how == how).map(|one| one.place).collect();
                match one_of(&near, entry) {
                    Answer::New => {}
                    answer => return answer,
                }
            }
            // Nobody knows where it is, and there is no other: then it is that one, unless the list has several.
            if let ([only], 1) = (found.as_slice(), self.rows.get(&fold(&entry.name)).copied().unwrap_or(1))
                && only.how == How::Listed
                && only.place.location.is_none()
            {
                return Answer::Known(only.place.id.clone());
            }
        }
        Answer::New
    }

    /// Whether a row may be this place at all: of its kind, its country, and no other row's.
    fn may_be(&self, place: &Place, entry: &Entry) -> bool {
        let kind = match entry.kind {
            Some(kind) => kind == place.kind,
            None => matches!(place.kind, PlaceKind::Populated | PlaceKind::Quarter | PlaceKind::Base | PlaceKind::Site),
        };
        let country = entry.country.is_none() || place.country.is_none() || entry.country == place.country;
        kind && country && !self.lines.contains_key(&place.id) && !self.is_another_row(&place.name, entry)
    }

    /// Whether another row has this name. Two rows of different names are two places, even where one name is known as a
    /// spelling of the other.
    fn is_another_row(&self, name: &str, entry: &Entry) -> bool {
        let name = fold(name);
        self.rows.contains_key(&name) && name != fold(&entry.name)
    }

    /// An id that can be read: of the country and the name, and of the coordinates where the name alone is not enough. It
    /// does not depend on the order of the rows.
    fn new_id(&self, entry: &Entry) -> PlaceId {
        let mut id = entry.country.iter().map(|code| code.to_lowercase()).collect::<String>();
        for word in fold(&entry.name).split(' ').map(any_ascii::any_ascii) {
            let word: String = word.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
            if !id.is_empty() && !word.is_empty() {
                id.push('-');
            }
            id.push_str(&word);
        }
        if id.is_empty() {
            id.push_str("place");
        }
        let free = |id: &str| {
            let id = PlaceId::new(id);
            self.known.place(&id).is_none() && !self.lines.contains_key(&id)
        };
        let alone = self.rows.get(&fold(&entry.name)).is_none_or(|rows| *rows == 1);
        if alone && free(&id) {
            return PlaceId::new(&id);
        }
        if let Some(point) = entry.location {
            id = format!("{id}-{:.2}-{:.2}", point.latitude(), point.longitude());
        }
        let numbered = std::iter::once(id.clone()).chain((2..).map(|number| format!("{id}-{number}")));
        PlaceId::new(numbered.into_iter().find(|id| free(id)).unwrap_or(id))
    }
}

/// Whether a row is of the same place as a row before it.
fn same_row(place: &Place, entry: &Entry) -> bool {
    fold(&place.name) == fold(&entry.name)
        && entry.kind.is_none_or(|kind| kind == place.kind)
        && match (place.location, entry.location) {
            (Some(one), Some(other)) => is_near(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
}

/// Which of the places of its name a row is. Of a town and something in it of the same name it is the town.
fn one_of(places: &[&Place], entry: &Entry) -> Answer {
    let here: Vec<&Place> = match entry.location {
        Some(point) => {
            let near = |place: &&Place| place.location.is_some_and(|location| is_near(location, point));
            places.iter().copied().filter(near).collect()
        }
        None => places.to_vec(),
    };
    let towns: Vec<&Place> = here.iter().copied().filter(|place| place.kind == PlaceKind::Populated).collect();
    match (towns.as_slice(), here.as_slice()) {
        ([one], _) | ([], [one]) => Answer::Known(one.id.clone()),
        (_, []) => Answer::New,
        (_, several) => match (entry.location, nearest(several, entry)) {
            (Some(_), Some(place)) => Answer::Known(place.id.clone()),
            _ => Answer::AnyOf(several.iter().map(|place| place.id.clone()).collect()),
        },
    }
}

fn nearest<'a>(places: &[&'a Place], entry: &Entry) -> Option<&'a Place> {
    let point = entry.location?;
    let far = |place: &Place| place.location.map_or(f64::INFINITY, |location| location.distance(point).0);
    places.iter().copied().min_by(|one, other| far(one).total_cmp(&far(other)))
}

fn is_near(one: LonLat, other: LonLat) -> bool {
    one.distance(other).kilometres() <= NEARBY_KM
}

/// A known place with what a row says of it: the row's name is the one that people are shown.
fn joined(mut place: Place, entry: Entry) -> Place {
    if place.name != entry.name {
        let before = std::mem::replace(&mut place.name, entry.name);
        place.names.insert(0, PlaceName { name: before, language: "en".to_owned() });
    }
    for name in entry.names {
        if place.names.iter().all(|known| known.name != name.name) {
            place.names.push(name);
        }
    }
    place.names.retain(|name| name.name != place.name);
    if entry.location.is_some() {
        (place.location, place.basis) = (entry.location, entry.basis);
    }
    for larger in entry.part_of {
        if !place.part_of.contains(&larger) {
            place.part_of.push(larger);
        }
    }
    place.country = entry.country.or(place.country);
    place.radius_m = entry.radius_m.or(place.radius_m);
    place
}
