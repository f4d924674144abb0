//! The events that a question asks for, in the order in which they happened.

use dateline_model::Event;

use crate::query::{Filter, Reach};
use crate::{Error, Project, Query};

impl Project {
    /// The events asked for: by first day, then place, kind and id; those without a day last.
    pub fn events(&self, query: &Query) -> Result<Vec<Event>, Error> {
        let filter = Filter::new(query, Reach::WithParts, &self.gazetteer, &self.lexicon)?;
        let view = self.view(query.known_on, query.recorded_on)?;
        let mut events: Vec<Event> = view.events.into_iter().filter(|event| filter.admits(event)).collect();
        in_order(&mut events);
        Ok(events)
    }
}

/// Sorts events by first day, then place, kind and id; those without a day come last.
pub(crate) fn in_order(events: &mut [Event]) {
    events.sort_by(|one, other| {
        let key = |event: &Event| (event.days.is_unknown(), event.days.first(), event.days.last());
        key(one)
            .cmp(&key(other))
            .then_with(|| one.place_name.cmp(&other.place_name))
            .then_with(|| one.kind.cmp(&other.kind))
            .then_with(|| one.id.cmp(&other.id))
    });
}
