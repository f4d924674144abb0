//! The war day by day, an event a line, in words.

use dateline_model::{DaySpan, Event, EventId, Kind, PlaceKind, SideId, Tally};

use super::events::in_order;
use super::side_name;
use crate::listing::{Cell, Listing};
use crate::{Error, Project, Query};

/// One line of the timeline.
#[derive(Clone, PartialEq, Debug)]
pub struct Moment {
    /// When.
    pub days: DaySpan,
    /// Where; empty where no claim names a place.
    pub place: String,
    /// What happened, in words; begins with `denied:` or `planned:` where no claim asserts it.
    pub what: String,
    /// How many independent origins assert it.
    pub sources: u32,
    /// Whether a claim denies what others assert.
    pub disputed: bool,
    /// The event.
    pub event: EventId,
}

impl Moment {
    /// Lines of the timeline as rows.
    #[must_use]
    pub fn listing(moments: &[Self]) -> Listing {
        let mut listing = Listing::new(&["from", "to", "place", "what", "sources", "disputed", "event"]);
        let row = |moment: &Self| {
            vec![
                Cell::day(moment.days.from),
                Cell::day(moment.days.to),
                Cell::text(&moment.place),
                Cell::text(&moment.what),
                Cell::Integer(moment.sources.into()),
                Cell::Flag(moment.disputed),
                Cell::text(moment.event.as_str()),
            ]
        };
        listing.rows = moments.iter().map(row).collect();
        listing
    }
}

impl Project {
    /// What happened, in order of days: dated events, without statements and without states that only held.
    pub fn timeline(&self, query: &Query) -> Result<Vec<Moment>, Error> {
        let mut events = self.events(query)?;
        events.retain(|event| {
            !event.days.is_unknown() && (query.kind.is_some() || !matches!(event.kind, Kind::Statement | Kind::Hold))
        });
        in_order(&mut events);
        Ok(events.iter().map(|event| self.moment(event)).collect())
    }

    fn moment(&self, event: &Event) -> Moment {
        Moment {
            days: event.days,
            place: event.place_name.clone(),
            what: self.in_words(event),
            sources: event.sources,
            disputed: event.asserted > 0 && event.denied > 0,
            event: event.id.clone(),
        }
    }

    /// An event in words: `Syrian government took Qara from Syrian opposition`.
    pub(crate) fn in_words(&self, event: &Event) -> String {
        let names = |sides: &[SideId]| join(sides.iter().map(|side| side_name(side, &self.lexicon)).collect());
        let place = event.place.as_ref().and_then(|place| self.gazetteer.place(place));
        let teller = Teller {
            event,
            by: names(&event.by),
            against: names(&event.against),
            is_road: place.is_some_and(|place| place.kind == PlaceKind::Road),
        };
        let what = teller.sentence();
        match (event.asserted, event.denied) {
            (0, 0) => format!("planned: {what}"),
            (0, _) => format!("denied: {what}"),
            _ => what,
        }
    }
}

/// `a`, `a and b`, `a, b and c`.
fn join(mut names: Vec<String>) -> String {
    let last = names.pop().unwrap_or_default();
    if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) }
}

/// An event with the names of those who did it and to whom.
struct Teller<'a> {
    event: &'a Event,
    by: String,
    against: String,
    is_road: bool,
}

impl Teller<'_> {
    fn sentence(&self) -> String {
        let Self { event, by, against, .. } = self;
        let place = self.place();
        match event.kind {
            Kind::Capture => self.done(&format!("took {place}"), &format!("{place} was taken")) + &self.to("from"),
            Kind::Withdraw => self.done(&format!("left {place}"), &format!("forces left {place}")),
            Kind::Hold => self.done(&format!("held {place}"), &format!("{place} was held")),
            Kind::Clash if by.is_empty() && against.is_empty() => format!("fighting{}", self.at("at")),
            Kind::Clash if by.is_empty() => format!("{against} fought{}", self.at("at")),
            Kind::Clash if against.is_empty() => format!("{by} fought{}", self.at("at")),
            Kind::Clash => format!("{by} fought {against}{}", self.at("at")),
            Kind::Attack => self.aimed("attacked", "was attacked", "were attacked"),
            Kind::Strike => self.aimed("fired on", "came under fire", "came under fire"),
            Kind::Repel => {
                self.done("beat back an attack", "an attack was beaten back") + &self.to("by") + &self.at("at")
            }
            Kind::Bombing => self.done("set off a bomb", "a bomb went off") + &self.at("at") + &self.to("against"),
            Kind::Casualties => self.casualties() + &self.at("at"),
            Kind::Siege => self.done(&format!("besieged {place}"), &format!("{place} was besieged")),
            Kind::SiegeLifted => format!("the siege of {place} ended"),
            Kind::RouteCut => self.done(&format!("cut {}", self.way()), &format!("{} was cut", self.way())),
            Kind::RouteOpened => self.done(&format!("opened {}", self.way()), &format!("{} was opened", self.way())),
            Kind::Reinforce => self.done("sent or got reinforcements", "reinforcements came") + &self.at("at"),
            Kind::Displacement => {
                let count = event.displaced.map_or_else(String::new, |count| format!("{} ", count.in_words()));
                format!("{count}people fled or returned{}", self.at("at"))
            }
            Kind::Agreement => self.done("made an agreement", "an agreement") + &self.to("with") + &self.at("at"),
            Kind::Statement => self.done("made a statement", "a statement") + &self.at("about"),
        }
    }

    fn place(&self) -> &str {
        if self.event.place_name.is_empty() { "a place not named" } else { &self.event.place_name }
    }

    fn at(&self, word: &str) -> String {
        if self.event.place_name.is_empty() { String::new() } else { format!(" {word} {}", self.event.place_name) }
    }

    fn to(&self, word: &str) -> String {
        if self.against.is_empty() { String::new() } else { format!(" {word} {}", self.against) }
    }

    /// The road itself, or the way through the place.
    fn way(&self) -> String {
        if self.is_road { self.place().to_owned() } else { format!("the way through {}", self.place()) }
    }

    fn done(&self, active: &str, passive: &str) -> String {
        if self.by.is_empty() { passive.to_owned() } else { format!("{} {active}", self.by) }
    }

    /// Aimed at forces, or where none are named at the place.
    fn aimed(&self, active: &str, place_was: &str, forces_were: &str) -> String {
        match (self.by.is_empty(), self.against.is_empty()) {
            (false, true) => format!("{} {active} {}", self.by, self.place()),
            (false, false) => format!("{} {active} {}{}", self.by, self.against, self.at("at")),
            (true, true) => format!("{} {place_was}", self.place()),
            (true, false) => format!("{} {forces_were}{}", self.against, self.at("at")),
        }
    }

    fn casualties(&self) -> String {
        let part = |count: Option<Tally>, word: &str| count.map(|count| format!("{} {word}", count.in_words()));
        let Event { killed, wounded, captured, .. } = self.event;
        let parts: Vec<String> = [part(*killed, "killed"), part(*wounded, "wounded"), part(*captured, "captured")]
            .into_iter()
            .flatten()
            .collect();
        let figures = if parts.is_empty() { "losses".to_owned() } else { parts.join(", ") };
        if self.against.is_empty() { figures } else { format!("{}: {figures}", self.against) }
    }
}
