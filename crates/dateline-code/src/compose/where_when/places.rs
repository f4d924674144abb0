//! Where: the places of what is told.
//!
//! The object of the verb goes first, then what "the town" or "it" stands for, then the rest of the clause and of the
//! sentence, and last the place where the story is. Each step down is less certain to be meant.

use dateline_model::{Kind, PlaceKind, PlaceMention};

use crate::clause::{Clause, Link};
use crate::compose::{Reason, Scene, Way, roles};
use crate::places::{PlaceMark, Tie};
use crate::story::Story;
use crate::triggers::{Form, TriggerMark};
use crate::word::WordList;

/// The places of what is told at this token.
pub(super) fn places(
    scene: &Scene<'_>,
    mark: &TriggerMark,
    clause: Clause,
    place_is_subject: bool,
    story: &Story<'_>,
    kind: Kind,
) -> (Vec<PlaceMention>, Reason) {
    let passive = mark.form.is_verb() && roles::passive(scene, mark);
    let before = |place: &&PlaceMark| clause.first <= place.first && place.last <= mark.first;
    let reach = scene.reach(mark.last);
    let after = |place: &&PlaceMark| mark.first <= place.first && place.first < reach;
    let all: Vec<&PlaceMark> = scene.places.iter().collect();
    let own = all.iter().any(before);
    if let Some(antecedent) = antecedent(scene, clause).filter(|_| !own && (place_is_subject || passive)) {
        return (antecedent, Way::PlacePronoun.by_word(clause.first));
    }
    let mut side = Way::PlaceObject;
    let objects: Vec<&PlaceMark> = if place_is_subject && mark.form.is_verb() || passive {
        let list: Vec<&PlaceMark> = all.iter().copied().filter(|place| before(place)).collect();
        if list.is_empty() {
            all.iter().copied().filter(|place| after(place)).collect()
        } else {
            side = Way::PlaceSubject;
            // "X was captured along with Y by the army"
            let along = ["along", "together"].contains(&scene.word(mark.last)) && scene.word(mark.last + 1) == "with";
            let by = (mark.last..reach).find(|at| scene.word(*at) == "by").unwrap_or(reach);
            let too = all.iter().copied().filter(|place| along && after(place) && place.first < by);
            list.into_iter().chain(too).collect()
        }
    } else {
        all.iter().copied().filter(|place| after(place)).collect()
    };
    // "stormed the base from their positions at X": the noun is the object, X only where they came from.
    let only_from =
        objects.iter().all(|place| place.tie == Tie::From || scene.word(place.first.saturating_sub(1)) == "from");
    let noun = definite_noun(scene, mark, clause);
    let came_from = noun.is_some_and(|at| {
        at > mark.first
            && objects.first().is_some_and(|place| {
                place.first > at
                    && (only_from
                        // "the centre of the city, and the last district, X": the object ends with the comma.
                        || at <= mark.last + 5 && (at + 1..place.first).any(|index| scene.word(index) == ",")
                        || objects.iter().all(|place| matches!(place.tie, Tie::Near | Tie::Bearing))
                        || (at..place.first)
                            .any(|index| ["from", "during", "after", "with"].contains(&scene.word(index))))
            })
    });
    let objects = if came_from { vec![] } else { objects };
    let chosen = choose(scene, &objects, kind, mark);
    if !chosen.is_empty() {
        // The subject that an entry of a list leaves out is its title.
        let left_out = |place: &&PlaceMark| scene.cut[place.first].start == scene.cut[place.first].end;
        let titled = scene.listed && objects.iter().any(left_out);
        return (chosen, if titled { Way::PlaceOfEntry } else { side }.into());
    }
    if let Some(road) = story.road.as_ref().filter(|_| on_the_road(scene, mark, clause)) {
        return (vec![road.clone()], Way::RoadOfStory.into());
    }
    if let Some(at) = noun {
        let word = scene.word(at);
        let fits = |place: &&PlaceMark| ["town", "village"].contains(&word) && place.kind == Some(PlaceKind::Populated);
        // "attacked X to cut the road from Y to Z, after an attack on the town": where a road leads is not acted on.
        let acted_on = |place: &&PlaceMark| {
            let led_to = place.tie == Tie::To
                && scene.places.iter().any(|other| other.tie == Tie::From && other.last < place.first);
            !led_to && !matches!(place.tie, Tie::From | Tie::Aside | Tie::Bearing | Tie::Near | Tie::Between)
        };
        let earlier = || scene.places.iter().rev().filter(|place| place.last <= mark.first).take(NEAR);
        // "advanced towards X, securing the approaches to the city"
        let advanced = |place: &PlaceMark| {
            let clause = scene.clause(place.first);
            scene.marks.iter().any(|other| {
                clause.holds(other.first)
                    && other.first < place.first
                    && other.form.is_verb()
                    && scene.triggers.trigger(other.trigger).kind == Kind::Attack
            })
        };
        let led = || {
            earlier().find(|place| {
                word == "city"
                    && place.tie == Tie::To
                    && place.kind == Some(PlaceKind::Populated)
                    && acted_on(place)
                    && advanced(place)
            })
        };
        let called = |place: &&PlaceMark| {
            place.nouns.iter().any(|one| one == word) || nouns_of(scene, place).iter().any(|one| one == word)
        };
        let here = earlier()
            .filter(acted_on)
            .find(called)
            .or_else(|| earlier().find(called))
            .or_else(|| earlier().filter(acted_on).find(fits))
            .or_else(|| earlier().find(fits))
            .or_else(led);
        if let Some(mention) = here.map(|place| place.mention.clone()).or_else(|| story.named_by(word)) {
            return (vec![mention], Way::PlaceNoun.by_words(at - 1, at + 1));
        }
    }
    if ["it", "there"].contains(&scene.word(mark.last))
        && !story.focus.is_empty()
        && !place_in_sentence_before(scene, mark)
    {
        return (story.focus.clone(), Way::PlacePronoun.by_word(mark.last));
    }
    // "moved on Hit, which was captured", "…; later it fell to": the place named last before.
    let suffers = place_is_subject && mark.form.is_verb() || passive;
    let pronoun = (clause.first..mark.first).any(|at| scene.word(at) == "it");
    if suffers && (clause.link == Link::Relative || pronoun) {
        let last = all.iter().rev().find(|place| place.last <= clause.first && !place.is_large());
        if let Some(place) = last {
            return (vec![place.mention.clone()], Way::PlacePronoun.into());
        }
        if pronoun && !story.focus.is_empty() {
            return (story.focus.clone(), Way::PlacePronoun.into());
        }
    }
    // The rest of the clause, then what the sentence named last before it, then the story.
    let rest: Vec<&PlaceMark> = all.iter().copied().filter(|place| clause.holds(place.first)).collect();
    let chosen = choose(scene, &rest, kind, mark);
    if !chosen.is_empty() {
        return (chosen, Way::PlaceInClause.into());
    }
    if let Some(next) = aimed_at(scene, clause, kind) {
        let list: Vec<&PlaceMark> = all.iter().copied().filter(|place| next.holds(place.first)).collect();
        let chosen = choose(scene, &list, kind, mark);
        if !chosen.is_empty() {
            return (chosen, Way::PlaceLater.into());
        }
    }
    let sentence: Vec<&PlaceMark> = all.iter().copied().filter(|place| place.last <= mark.first).collect();
    let chosen = choose(scene, &sentence, kind, mark);
    if !chosen.is_empty() {
        return (chosen, Way::PlaceBefore.into());
    }
    let later: Vec<&PlaceMark> = if clause.link == Link::Start && clause.first == 0 && !story.centred {
        all.iter().copied().filter(|place| place.first >= clause.last).collect()
    } else {
        vec![]
    };
    let chosen = choose(scene, &later, kind, mark);
    if !chosen.is_empty() {
        return (chosen, Way::PlaceLater.into());
    }
    if matches!(kind, Kind::RouteCut | Kind::RouteOpened)
        && let Some(road) = &story.road
    {
        return (vec![road.clone()], Way::RoadOfStory.into());
    }
    // "in that area": where the story is, whatever the report is about.
    let that = (clause.first..clause.last).any(|at| {
        scene.word(at) == "that" && ["area", "town", "village", "district", "place"].contains(&scene.word(at + 1))
    });
    if that && !story.focus.is_empty() {
        return (story.focus.clone(), Way::PlaceNoun.into());
    }
    let mut focus = story.place_meant();
    if unnamed(scene, mark, clause, kind) {
        for mention in &mut focus {
            mention.certainty *= NEARBY;
        }
    }
    (focus, Way::PlaceOfStory.into())
}

/// "X and Y, which remain under siege": the place named right before the relative clause, with those joined to it.
fn antecedent(scene: &Scene<'_>, clause: Clause) -> Option<Vec<PlaceMention>> {
    if clause.link != Link::Relative || scene.word(clause.first) != "which" {
        return None;
    }
    let comma = usize::from(scene.back(clause.first, 1) == ",");
    let mut index = scene.places.iter().position(|place| place.last + comma == clause.first)?;
    let last = &scene.places[index];
    if last.is_large() || comma == 0 {
        return None;
    }
    let joined = |one: &PlaceMark, next: &PlaceMark| {
        next.first - one.last <= 2
            && (one.last..next.first).all(|at| ["and", ","].contains(&scene.word(at)))
            && !one.is_large()
    };
    let end = index;
    while index > 0 && joined(&scene.places[index - 1], &scene.places[index]) {
        index -= 1;
    }
    // "in X, Y, which": a place with the region it lies in is no list.
    let list = (scene.places[index].last..last.first).any(|at| scene.word(at) == "and");
    let first = if list { index } else { end };
    Some(scene.places[first..=end].iter().map(|place| place.mention.clone()).collect())
}

/// "pushed on to the east and took X", "advanced further, capturing X": the clause that tells where an advance led.
fn aimed_at(scene: &Scene<'_>, clause: Clause, kind: Kind) -> Option<Clause> {
    let next = *scene.clauses.iter().find(|next| next.first == clause.last)?;
    let goes_on = matches!(next.link, Link::Participle | Link::And | Link::Infinitive);
    let took = scene.marks.iter().any(|other| {
        next.holds(other.first)
            && other.form.is_verb()
            && other.first <= next.first + 3
            && matches!(scene.triggers.trigger(other.trigger).kind, Kind::Capture | Kind::Attack)
    });
    // "pushed into the southern districts": somewhere of its own, if without a name.
    let own = (clause.first..clause.last).any(|at| scene.nouns.kind_of(scene.word(at)).is_some());
    (kind == Kind::Attack && goes_on && took && !own).then_some(next)
}

fn place_in_sentence_before(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    scene.places.iter().any(|place| place.last <= mark.first && !place.is_large())
}

/// "the town", "the base", "the dam" in the clause: first after the event word, then before it.
fn definite_noun(scene: &Scene<'_>, mark: &TriggerMark, clause: Clause) -> Option<usize> {
    let definite = |at: &usize| {
        let start = ["the", "this", "that"].contains(&scene.word(*at)) || scene.word(*at).ends_with("entire");
        // "the town of X", "the village X": the name follows.
        let name = |place: &PlaceMark| {
            place.first == at + 2
                || place.first <= at + 4 && place.first > at + 2 && ["of", "("].contains(&scene.word(at + 2))
        };
        start && noun_for_place(scene, at + 1) && !scene.places.iter().any(name)
    };
    let after = (mark.first..clause.last).find(definite);
    let before = || (clause.first..mark.first).rev().find(definite);
    after.or_else(before).map(|at| at + 1)
}

/// "reopened the road", "positions on the highway": the road that the story named last.
fn on_the_road(scene: &Scene<'_>, mark: &TriggerMark, clause: Clause) -> bool {
    (clause.first..clause.last.max(mark.last)).any(|at| {
        ["road", "highway", "motorway", "route"].contains(&scene.word(at))
            && ["the", "this", "that"].contains(&scene.back(at, 1))
            && !["of", "to", "between", "from", "linking", "connecting", "that", "which"].contains(&scene.word(at + 1))
    })
}

/// A lone noun for a place that can be referred back to.
fn noun_for_place(scene: &Scene<'_>, at: usize) -> bool {
    const BACK: [&str; 34] = [
        "complex",
        "plant",
        "compound",
        "bridge",
        "mountain",
        "island",
        "factory",
        "barracks",
        "town",
        "city",
        "village",
        "base",
        "airbase",
        "air-base",
        "airport",
        "airfield",
        "dam",
        "prison",
        "castle",
        "citadel",
        "hill",
        "checkpoint",
        "district",
        "neighborhood",
        "neighbourhood",
        "convent",
        "monastery",
        "crossing",
        "camp",
        "settlement",
        "suburb",
        "quarter",
        "field",
        "hospital",
    ];
    BACK.contains(&scene.word(at))
}

/// The common nouns used of a place where it stands.
pub(super) fn nouns_of(scene: &Scene<'_>, place: &PlaceMark) -> Vec<String> {
    let mut out = Vec::new();
    let mut add = |at: usize| {
        let word = scene.word(at);
        if scene.nouns.kind_of(word).is_some() && !out.iter().any(|one| one == word) {
            out.push(word.to_owned());
        }
    };
    // "the Old City" is a quarter, not a city.
    if ["old", "new"].contains(&scene.word(place.first)) {
        return vec!["quarter".to_owned()];
    }
    add(place.last);
    add(place.last - 1);
    if place.first >= 1 {
        add(place.first - 1);
    }
    if place.first >= 2 && scene.word(place.first - 1) == "of" {
        add(place.first - 2);
    }
    out
}

/// Of several places those that the kind of claim is about: the object before the bearing, the town before the country.
fn choose(scene: &Scene<'_>, list: &[&PlaceMark], kind: Kind, mark: &TriggerMark) -> Vec<PlaceMention> {
    let road = matches!(kind, Kind::RouteCut | Kind::RouteOpened);
    let mut pool: Vec<&PlaceMark> = list.to_vec();
    // "a hospital source in Samarra said": where the source is.
    pool.retain(|place| {
        !scene
            .sayings
            .iter()
            .any(|said| said.source_first <= place.first && place.last <= said.source_last.max(said.source_first))
    });
    // "captured the X district of Y": X is what was taken.
    pool.retain(|place| !quarter_of(scene, place));
    let keep = |pool: &mut Vec<&PlaceMark>, wanted: &dyn Fn(&PlaceMark) -> bool| {
        if pool.iter().any(|place| wanted(place)) {
            pool.retain(|place| wanted(place));
        }
    };
    keep(&mut pool, &|place| !place.is_country());
    if kind == Kind::Withdraw && mark.form.is_verb() {
        // What stands after the verb with "to", "in" or "near" is where they went.
        pool.retain(|place| place.last <= mark.first || matches!(place.tie, Tie::From | Tie::Of | Tie::Bare));
    }
    if kind == Kind::Withdraw && !mark.form.is_verb() {
        // "the evacuation of the rebels from X to Y": X is what they left.
        keep(&mut pool, &|place| place.tie == Tie::From);
    }
    if !road && kind != Kind::Displacement {
        keep(&mut pool, &|place| place.tie != Tie::Aside);
        keep(&mut pool, &|place| place.tie != Tie::From || kind == Kind::Withdraw);
    }
    if kind == Kind::Casualties && pool.iter().all(|place| place.tie == Tie::To) {
        // "kidnapped and taken towards X"
        pool.clear();
    }
    if kind == Kind::Displacement {
        // Where they left comes first.
        pool.sort_by_key(|place| place.tie == Tie::To);
    }
    keep(&mut pool, &|place| !matches!(place.tie, Tie::Bearing | Tie::Near));
    if !road {
        keep(&mut pool, &|place| place.kind != Some(PlaceKind::Road));
        keep(&mut pool, &|place| !place.is_large());
    }
    if matches!(kind, Kind::Capture | Kind::Hold) && mark.form != Form::Noun {
        // The object, and what is joined to it; "in Y" after "captured X" only says where X is.
        if pool.first().is_some_and(|place| matches!(place.tie, Tie::Bare | Tie::Of)) {
            keep(&mut pool, &|place| matches!(place.tie, Tie::Bare | Tie::Of));
        }
    }
    let mut out: Vec<PlaceMention> = Vec::new();
    for place in pool.iter().take(8) {
        if !out.iter().any(|mention| mention.name == place.mention.name) {
            let mut mention = place.mention.clone();
            if only_nearby(scene, place, kind, mark) {
                mention.certainty *= NEARBY;
            }
            out.push(mention);
        }
    }
    out
}

/// Whether a town is named only as that whose quarter stands before it.
fn quarter_of(scene: &Scene<'_>, town: &PlaceMark) -> bool {
    const QUARTERS: &WordList = words!["district", "neighborhood", "neighbourhood", "quarter", "suburb"];
    scene.back(town.first, 1) == "of"
        && town.first >= 2
        && !scene.cut[town.first - 2].capital
        && scene.cut[town.first - 2].is_any(QUARTERS)
        && scene.places.iter().any(|place| place.last + 2 == town.first)
}

/// So many places before an event word may be what "the town" stands for.
const NEAR: usize = 12;

/// How certain a named place still is where the text only says that it happened by it.
pub(super) const NEARBY: f64 = 0.2;

/// "captured two hills near X", "villages east of X", "facing X": what changed hands has no name, and lies by X.
fn only_nearby(scene: &Scene<'_>, place: &PlaceMark, kind: Kind, mark: &TriggerMark) -> bool {
    if !matches!(kind, Kind::Capture | Kind::Hold | Kind::Withdraw) {
        return false;
    }
    let by_it = matches!(place.tie, Tie::Bearing | Tie::Near | Tie::Aside | Tie::To)
        || (1..=3).any(|distance| {
            ["near", "around", "outside", "surrounding", "overlooking", "facing", "opposite", "beside", "towards"]
                .contains(&scene.back(place.first, distance))
        });
    let other_noun = (mark.last..place.first).any(|at| {
        let word = scene.word(at);
        matches!(
            scene.nouns.kind_of(word),
            Some(PlaceKind::Hill | PlaceKind::Populated | PlaceKind::Base | PlaceKind::Checkpoint | PlaceKind::Site)
        ) && scene.word(at + 1) != "of"
            && at + 1 < place.first
    });
    by_it && kind != Kind::Withdraw || other_noun || (by_it && place.tie == Tie::Aside)
}

/// "captured several hills" where the story is at a town: what was taken is not the town.
fn unnamed(scene: &Scene<'_>, mark: &TriggerMark, clause: Clause, kind: Kind) -> bool {
    if !matches!(kind, Kind::Capture | Kind::Hold) || !mark.form.is_verb() || roles::passive(scene, mark) {
        return false;
    }
    let noun = (mark.last..clause.last.min(mark.last + 6)).find(|at| scene.nouns.kind_of(scene.word(*at)).is_some());
    // "took several segments of the town": a part of it, and not of somewhere else.
    let part_of = |at: usize| scene.word(at + 1) == "of" && scene.lists.part.contains(&scene.cut[at].lower);
    if noun.is_some_and(|noun| (mark.last..noun).any(part_of)) {
        return false;
    }
    noun.is_some_and(|at| {
        let kind = scene.nouns.kind_of(scene.word(at));
        let definite =
            ["the", "this"].contains(&scene.back(at, 1)) || ["the", "entire", "whole"].contains(&scene.back(at, 2));
        let town = matches!(kind, Some(PlaceKind::Populated | PlaceKind::Region | PlaceKind::Quarter));
        !(definite && town)
    })
}
