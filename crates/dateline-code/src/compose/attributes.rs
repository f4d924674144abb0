//! Who holds a place, where only an attribute says it: "the rebel-held town of X", "X, the last rebel stronghold".
//!
//! Such words tell nothing new of a place whose holder the report has told, and are often the only ones on a place that it
//! names in passing; so they are told where they are the first word on who holds it.

use dateline_model::{Extent, Kind, PlaceKind, PlaceMention, Stance};

use super::where_when::when;
use super::{Draft, Party, Scene, Sides, Way};
use crate::places::{PlaceMark, Tie};
use crate::story::Story;
use crate::token::Class;
use crate::word::WordList;

/// The name of this rule.
pub(super) const RULE: &str = "held-attribute";

/// Adds who holds the places of which an attribute says so.
pub(super) fn add(scene: &Scene<'_>, story: &Story<'_>, drafts: &mut Vec<Draft>) {
    for party in &scene.parties {
        let found = held(scene, story, party).or_else(|| defended(scene, party)).or_else(|| strongholds(scene, party));
        let Some(mut found) = found else { continue };
        found.places.retain(|place| news(story, drafts, place, party));
        if found.places.is_empty() || found.part || !story.fights(&party.actor) || over(scene, found.first, party) {
            continue;
        }
        let clause = scene.clause(party.first);
        let mut draft = Draft::new(Kind::Hold, RULE, party.first, clause);
        (draft.first, draft.last) = (found.first, found.last);
        draft.nominal = true;
        draft.places = found.places;
        draft.sides = Sides::alone(vec![party.actor.clone()]);
        draft.when = when(scene, clause, party.first, story, Kind::Hold);
        draft.why.by = Way::Holder.by_words(party.first, party.last);
        draft.why.places = Way::PlaceObject.into();
        drafts.push(draft);
    }
}

/// What an attribute is said of.
struct Held {
    places: Vec<PlaceMention>,
    first: usize,
    last: usize,
    /// Whether only of a part of it, on which nothing is told then.
    part: bool,
}

/// "rebel-held X and Y", "the army-controlled town of X", "X is still rebel-held".
fn held(scene: &Scene<'_>, story: &Story<'_>, party: &Party) -> Option<Held> {
    // "the rebel town of X"
    let town = party.generic
        && !party.attribute
        && party.last == party.first + 1
        && scene.cut.get(party.last).is_some_and(|next| next.is_any(words!["town", "city", "village", "enclave"]));
    if !party.attribute && !town {
        return None;
    }
    let tail = scene.cut.get(party.last).is_some_and(|next| next.is_any(words!["held", "controlled", "-held"]));
    let after = party.last + usize::from(tail);
    if let Some(found) = named_after(scene, party.first, after).or_else(|| included(scene, party.first, after)) {
        return Some(found);
    }
    // "hit the rebel-held town"
    let noun = scene.cut.get(after).filter(|next| next.is_any(words!["town", "city", "village"]));
    if let Some(noun) = noun.filter(|_| party.attribute && scene.back(party.first, 1) == "the") {
        let here = scene.places.iter().rfind(|place| place.last <= party.first && !place.is_large());
        let mention = here.map(|place| place.mention.clone()).or_else(|| story.named_by(noun.lower.as_str()))?;
        return Some(Held { places: vec![mention], first: party.first, last: after + 1, part: false });
    }
    let before = (1..=3).map(|distance| scene.back(party.first, distance));
    let is =
        before.into_iter().any(|word| ["is", "are", "was", "were", "remained", "remains", "remain"].contains(&word));
    if !is || town {
        return None;
    }
    let last = scene.places.iter().rposition(|place| place.last <= party.first && !place.is_large())?;
    let own = matches!(scene.places[last].tie, Tie::Bare | Tie::Of | Tie::To | Tie::In);
    let near = party.first - scene.places[last].last <= 7;
    // "several hills outside X were still rebel-held": nothing is said of X.
    own.then_some(())?;
    near.then(|| {
        let list = joined_before(scene, last);
        let first = list.first().map_or(party.first, |place| place.first);
        Held { places: list.iter().map(|place| place.mention.clone()).collect(), first, last: after, part: false }
    })
}

/// "the defending rebels in X", "the rebel garrison of X".
fn defended(scene: &Scene<'_>, party: &Party) -> Option<Held> {
    let defending = scene.back(party.first, 1) == "defending";
    let guard = (party.first..party.last + 1)
        .any(|at| scene.cut.get(at).is_some_and(|token| token.is_any(words!["defenders", "garrison"])));
    if party.attribute || !defending && !guard {
        return None;
    }
    let tied = (party.last..party.last + 2)
        .find(|at| scene.cut.get(*at).is_some_and(|token| token.is_any(words!["in", "of", "inside", "at"])));
    if let Some(at) = tied {
        return named_after(scene, party.first, at + 1);
    }
    // "advanced on X, paralysing the defending rebels"
    let mut towns = scene.places.iter().filter(|place| place.last <= party.first && !place.is_large());
    let only = towns.next().filter(|_| defending && towns.next().is_none())?;
    Some(Held { places: vec![only.mention.clone()], first: party.first - 1, last: party.last, part: false })
}

/// "the last rebel-held areas, which include X and Y": what is counted among them.
fn included(scene: &Scene<'_>, first: usize, from: usize) -> Option<Held> {
    let noun = scene.cut.get(from).filter(|next| {
        next.is_any(words!["areas", "towns", "villages", "cities", "settlements", "places", "districts", "enclaves"])
    });
    noun?;
    let list = (from + 1..scene.cut.len())
        .find(|at| scene.cut[*at].is_any(words!["include", "includes", "included", "including", "namely"]))?;
    let end = (list..scene.cut.len()).find(|at| scene.cut[*at].is_any(words![";", "(", "while", "where"]));
    let end = end.unwrap_or(scene.cut.len());
    let named = scene.places.iter().filter(|place| {
        list < place.first && place.last <= end && !place.is_large() && matches!(place.tie, Tie::Bare | Tie::Of)
    });
    let named: Vec<&PlaceMark> = named.collect();
    let last = named.last()?.last;
    let places = named.iter().map(|place| place.mention.clone()).collect();
    Some(Held { places, first, last, part: false })
}

/// "the rebel stronghold of X", "X, the last stronghold of the rebels".
fn strongholds(scene: &Scene<'_>, party: &Party) -> Option<Held> {
    const STRONGHOLDS: &WordList = words!["stronghold", "strongholds", "bastion", "bastions", "redoubt", "citadel"];
    let near = |range: std::ops::Range<usize>| {
        range.into_iter().find(|at| scene.cut.get(*at).is_some_and(|token| token.is_any(STRONGHOLDS)))
    };
    let own = ["'s", "'"].contains(&scene.word(party.last));
    let after = near(party.last..party.last + 2 + 2 * usize::from(own))
        .filter(|at| (party.last..*at).all(|at| describes(scene, at) || ["'s", "'"].contains(&scene.word(at))));
    let of = (1..=2).find(|distance| scene.back(party.first, *distance) == "of");
    let before = of.and_then(|of| near(party.first.saturating_sub(of + 1)..party.first - of));
    if party.attribute {
        return None;
    }
    let noun = after.or(before)?;
    let from = if after.is_some() { noun + 1 } else { party.last };
    if after.is_some()
        && let Some(found) = named_after(scene, party.first, from)
    {
        return Some(found);
    }
    // "X, the last big rebel stronghold": over the article and what describes it.
    let mut at = noun.min(party.first);
    while at > 0 && (describes(scene, at - 1) || ["the", "a", "an"].contains(&scene.word(at - 1))) {
        at -= 1;
    }
    let place = scene.places.iter().find(|place| place.last + 1 == at && scene.word(place.last) == ",")?;
    let place = Some(place).filter(|place| !place.is_large())?;
    Some(Held { places: vec![place.mention.clone()], first: at, last: from, part: false })
}

/// The place, or places, named after an attribute: over nouns for it, what describes them, and "of".
fn named_after(scene: &Scene<'_>, first: usize, from: usize) -> Option<Held> {
    const FURTHEST: usize = 7;
    const PARTS: &WordList = words![
        "part",
        "parts",
        "area",
        "areas",
        "district",
        "districts",
        "neighborhood",
        "neighborhoods",
        "neighbourhood",
        "neighbourhoods",
        "quarter",
        "quarters",
        "suburbs",
        "outskirts",
        "half",
        "side",
        "centre",
        "center",
        "section",
        "sections",
        "eastern",
        "western",
        "northern",
        "southern",
        "countryside",
        "territory",
        "pocket",
        "positions"
    ];
    let mut part = false;
    let mut noun = None;
    for at in from..(from + FURTHEST).min(scene.cut.len()) {
        if let Some(index) = scene.places.iter().position(|place| place.first == at) {
            let place = &scene.places[index];
            let own = scene.nouns.kind_of(scene.word(place.last)).filter(|_| !scene.cut[place.last].capital);
            let town =
                |kind: Option<PlaceKind>| !matches!(kind, Some(PlaceKind::Road | PlaceKind::Water | PlaceKind::Hill));
            if place.is_large() || !town(own) || !town(noun) || place.kind == Some(PlaceKind::Road) {
                return None;
            }
            let of_town = own == Some(PlaceKind::Region);
            let list = joined_after(scene, index);
            let last = list.last().map_or(place.last, |place| place.last);
            let places = list.iter().map(|place| place.mention.clone()).collect();
            return Some(Held { places, first, last, part: part || of_town });
        }
        part |= scene.cut[at].is_any(PARTS);
        let kind = scene.nouns.kind_of_word(&scene.cut[at].lower);
        noun = kind.or(noun);
        if kind.is_none() && !part && !describes(scene, at) && !scene.cut[at].is_any(words!["of", "the", ","]) {
            return None;
        }
        if scene.cut[at].class == Class::Punctuation && at != from {
            return None;
        }
    }
    None
}

fn describes(scene: &Scene<'_>, at: usize) -> bool {
    scene.cut[at].is_any(words![
        "last",
        "main",
        "key",
        "strategic",
        "remaining",
        "big",
        "biggest",
        "major",
        "large",
        "largest",
        "final",
        "eastern",
        "western",
        "northern",
        "southern",
        "nearby",
        "adjacent",
        "border",
        "important",
        "besieged",
        "only",
        "neighbouring",
        "neighboring",
        "small",
        "first",
        "second",
        "sole",
        "and",
        "strong"
    ])
}

/// The places of a list that begins with this one.
fn joined_after<'s>(scene: &'s Scene<'_>, index: usize) -> Vec<&'s PlaceMark> {
    let mut out = vec![&scene.places[index]];
    for place in &scene.places[index + 1..] {
        let end = out[out.len() - 1].last;
        let list = place.first - end <= 2
            && (end..place.first).all(|at| scene.cut[at].is_any(words!["and", ","]))
            && (end..place.first).any(|at| scene.word(at) == "and");
        if !list {
            break;
        }
        out.push(place);
    }
    out
}

/// The places of a list that ends with this one.
fn joined_before<'s>(scene: &'s Scene<'_>, index: usize) -> Vec<&'s PlaceMark> {
    let mut from = index;
    while from > 0
        && (scene.places[from - 1].last..scene.places[from].first).len() <= 2
        && (scene.places[from - 1].last..scene.places[from].first).all(|at| scene.cut[at].is_any(words!["and", ","]))
    {
        from -= 1;
    }
    scene.places[from..=index].iter().collect()
}

/// Whether this is the first word on who holds the place, in the report and in the sentence.
fn news(story: &Story<'_>, drafts: &[Draft], place: &PlaceMention, party: &Party) -> bool {
    let here = drafts.iter().any(|draft| {
        matches!(draft.kind, Kind::Capture | Kind::Hold | Kind::Withdraw)
            && draft.stance == Stance::Asserted
            && !matches!(draft.extent, Some(Extent::Part | Extent::Shares(..)))
            && draft.places.iter().any(|other| other.name == place.name)
    });
    !here && !story.holder_told(place, &party.actor)
}

/// "the former rebel stronghold", "once rebel-held".
fn over(scene: &Scene<'_>, first: usize, party: &Party) -> bool {
    let start = first.min(party.first);
    (start.saturating_sub(3)..party.first)
        .any(|at| scene.cut[at].is_any(words!["former", "formerly", "once", "previously", "ex", "then"]))
}
