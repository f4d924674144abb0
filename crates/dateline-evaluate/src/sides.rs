//! On which side an actor is, for the comparison of two codings.

use std::collections::{BTreeMap, BTreeSet};

use dateline_lexicon::Lexicon;
use dateline_model::{Actor, ActorId, Day, DaySpan, Membership, SideId};
use serde::Deserialize;

use crate::EvaluateError;
use crate::read::reason;

/// The sides of actors: as packs have them, day by day, or from a table. Who is in neither is a side of its own.
#[derive(Clone, Debug, Default)]
pub struct Sides {
    actors: BTreeMap<ActorId, Actor>,
}

#[derive(Deserialize)]
struct Entry {
    side: Option<SideId>,
}

impl Sides {
    /// As the packs have it.
    #[must_use]
    pub fn of_lexicon(lexicon: &Lexicon) -> Self {
        Self { actors: lexicon.actors().iter().map(|actor| (actor.id.clone(), actor.clone())).collect() }
    }

    /// From a table in JSON: `{"hezbollah": {"side": "syrian_government"}, …}`, the same on all days.
    pub fn read(file: &str, text: &str) -> Result<Self, EvaluateError> {
        let read: BTreeMap<ActorId, Entry> = serde_json::from_str(text).map_err(|error| EvaluateError::Sides {
            file: format!("{file}:{}", error.line()),
            reason: reason(&error),
        })?;
        let actor = |(id, entry): (ActorId, Entry)| {
            let always = |side| Membership { side, days: DaySpan::default() };
            let memberships = entry.side.map(always).into_iter().collect();
            (id.clone(), Actor { name: id.as_str().to_owned(), id, aliases: vec![], memberships })
        };
        Ok(Self { actors: read.into_iter().map(actor).collect() })
    }

    /// The side of an actor on a day.
    pub(crate) fn of<'a>(&'a self, actor: &'a ActorId, day: Option<Day>) -> &'a str {
        let known = self.actors.get(actor).and_then(|known| known.side_on(day));
        known.map_or(actor.as_str(), SideId::as_str)
    }

    /// The sides of several actors.
    pub(crate) fn of_all<'a>(&'a self, actors: &'a [ActorId], day: Option<Day>) -> BTreeSet<&'a str> {
        actors.iter().map(|actor| self.of(actor, day)).collect()
    }
}

#[cfg(test)]
mod tests {
    use dateline_lexicon::builtin;

    use super::*;

    #[test]
    fn packs_know_sides_by_the_day() {
        let lexicon = Lexicon::load(&[dateline_lexicon::PackFile {
            name: "actors.toml".into(),
            content: "[[side]]\nid = \"north\"\nname = \"N\"\n[[side]]\nid = \"south\"\nname = \"S\"\n\
                [[actor]]\nid = \"ferrymen\"\nname = \"Ferrymen\"\n[[actor.member]]\nside = \"south\"\nto = 2021-06-09\n\
                [[actor.member]]\nside = \"north\"\nfrom = 2021-06-10\n"
                .into(),
        }]);
        let sides = Sides::of_lexicon(&lexicon.unwrap().value);
        let (ferrymen, day) = (ActorId::new("ferrymen"), |day: &str| Day::parse(day).ok());
        assert_eq!(sides.of(&ferrymen, day("2021-06-09")), "south");
        assert_eq!(sides.of(&ferrymen, day("2021-06-10")), "north");
        assert_eq!(sides.of(&ActorId::new("nobody"), None), "nobody");
    }

    #[test]
    fn a_table_says_it_of_all_days() {
        let sides =
            Sides::read("sides.json", r#"{"hezbollah":{"name":"Hezbollah","side":"syrian_government"},"un":{}}"#);
        let sides = sides.unwrap();
        assert_eq!(sides.of(&ActorId::new("hezbollah"), None), "syrian_government");
        assert_eq!(sides.of(&ActorId::new("un"), None), "un");
        let error = Sides::read("sides.json", "{\n\"a\":7}").unwrap_err().to_string();
        assert!(error.starts_with("sides.json:2: invalid type"), "{error}");
    }

    #[test]
    fn the_built_in_packs_know_the_army_of_syria() {
        let lexicon = Lexicon::load(&builtin("syria").unwrap()).unwrap().value;
        assert_eq!(Sides::of_lexicon(&lexicon).of(&ActorId::new("syrian_army"), None), "syrian_government");
    }
}
