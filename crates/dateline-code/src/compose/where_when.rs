//! Where and when: from the clause, else from the sentence, else from the story.

use dateline_model::{DateBound, DaySpan, Kind, PlaceKind, PlaceMention, Stance};

use super::{Draft, Reason, Scene, Way, When, roles};
use crate::clause::{Clause, Link};
use crate::days::DayMark;
use crate::places::{PlaceMark, Tie};
use crate::story::{Recent, Story, short};
use crate::triggers::{Form, TriggerMark};

/// Fills the days and places of a draft.
pub(super) fn apply(
    scene: &Scene<'_>,
    mark: &TriggerMark,
    place_is_subject: bool,
    story: &Story<'_>,
    draft: &mut Draft,
) {
    let clause = scene.clause(mark.first);
    draft.when = when(scene, clause, mark.first, story, draft.kind);
    (draft.places, draft.why.places) = places(scene, mark, clause, place_is_subject, story, draft.kind);
}

/// The days of what is told at this token.
pub(super) fn when(scene: &Scene<'_>, clause: Clause, at: usize, story: &Story<'_>, kind: Kind) -> When {
    let inside = scene
        .days
        .iter()
        .filter(|day| clause.first <= day.first && day.first < clause.last)
        .min_by_key(|day| distance(day, at));
    // "…; 13 days later it was said that …": a date of the same main clause goes before the sentence's first.
    let main = scene
        .clauses
        .iter()
        .filter(|other| other.first <= clause.first && matches!(other.link, Link::Start | Link::But | Link::And))
        .map(|other| other.first)
        .max();
    let own = main.and_then(|main| {
        scene.days.iter().rfind(|day| main <= day.first && day.first < clause.first && day.bound != DateBound::Since)
    });
    let inside = inside.or(own);
    let leading = scene.days.iter().find(|day| day.leading);
    let earlier = scene.days.iter().rfind(|day| day.first < clause.first && day.bound != DateBound::Since);
    let chosen = inside.or(leading).or(earlier);
    if let Some(now) = story.calendar.now
        && inside.is_none_or(|day| day.bound == DateBound::Since)
        && present_perfect(scene, clause, at)
        && !matches!(kind, Kind::Hold | Kind::Statement)
    {
        // "has taken X [since May]": by the day of writing, no day said.
        let since = inside.and_then(|day| day.days.from);
        let why = Way::DayOfWritingPerfect.into();
        return When { days: DaySpan { from: since, to: Some(now) }, bound: DateBound::By, why };
    }
    let mut found = match (chosen, story.calendar.now, story.calendar.running) {
        (Some(day), _, _) => {
            let way = match (inside, leading) {
                (Some(_), _) => Way::DayInClause,
                (None, Some(_)) => Way::DayOpens,
                (None, None) => Way::DayEarlier,
            };
            When { days: day.days, bound: day.bound, why: way.by_words(day.first, day.last) }
        }
        (None, Some(now), _) if present_tense(scene, clause) => {
            When { days: DaySpan::on(now), bound: DateBound::On, why: Way::DayOfWritingPresent.into() }
        }
        (None, Some(_), _) if scene.speaker.is_some() => from_now(scene, clause, story, kind),
        (None, _, Some(days)) => When { days, bound: DateBound::On, why: Way::DayOfStory.into() },
        (None, _, None) => from_now(scene, clause, story, kind),
    };
    // "after the fall of X": it happened no later than what is told of that day.
    if let Some(campaign) = story.calendar.campaign
        && sums_up(scene, inside, story)
    {
        found = When { days: campaign, bound: DateBound::On, why: Way::DayOfCampaign.into() };
    }
    let back = clause.link == Link::Time && ["after", "following"].contains(&scene.word(clause.first));
    if back && inside.is_none() && kind == Kind::Capture && found.bound == DateBound::On {
        found.bound = DateBound::By;
    }
    found
}

/// "The offensive was a series of operations …", "During the battle …": told of the whole campaign.
fn sums_up(scene: &Scene<'_>, inside: Option<&DayMark>, story: &Story<'_>) -> bool {
    const CAMPAIGN: [&str; 6] = ["offensive", "battle", "siege", "operation", "campaign", "clashes"];
    let during = scene.word(0) == "during"
        && scene.word(1) == "the"
        && CAMPAIGN.contains(&scene.word(2))
        && [",", ""].contains(&scene.word(3));
    let vague = inside.is_none_or(|day| day.days.length().is_none_or(|length| length >= 28));
    let opens = scene.opening && story.calendar.running.is_none();
    vague && (during || opens) && !scene.days.iter().any(|day| day.leading && day.precise)
}

/// "has taken", "have now been driven out of".
fn present_perfect(scene: &Scene<'_>, clause: Clause, at: usize) -> bool {
    (clause.first..at).rev().take(5).any(|index| ["has", "have", "'ve"].contains(&scene.word(index)))
}

/// "rebels hold X", "the army is in control": told of the day of writing. An infinitive is told as what it hangs on is.
fn present_tense(scene: &Scene<'_>, clause: Clause) -> bool {
    let before = scene.clauses.iter().find(|other| other.last == clause.first && clause.link == Link::Infinitive);
    let clause = Clause { first: before.map_or(clause.first, |other| other.first), ..clause };
    const PRESENT: [&str; 16] = [
        "is",
        "are",
        "hold",
        "holds",
        "control",
        "controls",
        "remain",
        "remains",
        "continue",
        "continues",
        "keeps",
        "keep",
        "fight",
        "fights",
        "says",
        "'re",
    ];
    const PAST: [&str; 8] = ["was", "were", "had", "did", "would", "said", "took", "began"];
    let has = |list: &[&str]| {
        (clause.first..clause.last)
            .any(|at| list.contains(&scene.word(at)) && !["under", "of", "full", "the"].contains(&scene.back(at, 1)))
    };
    has(&PRESENT) && !has(&PAST)
}

fn distance(day: &DayMark, at: usize) -> usize {
    if day.first > at { day.first - at } else { at.saturating_sub(day.last) }
}

/// In a text of its day that gives no date, the tense says: present is now, perfect is up to now.
fn from_now(scene: &Scene<'_>, clause: Clause, story: &Story<'_>, kind: Kind) -> When {
    let unknown = When { why: Way::DayUnknown.into(), ..When::default() };
    let Some(now) = story.calendar.now else { return unknown };
    let perfect = (clause.first..clause.last).any(|at| ["has", "have", "'ve"].contains(&scene.word(at)));
    let present = (clause.first..clause.last).any(|at| {
        ["is", "are", "'s", "'re", "holds", "controls", "remain", "remains", "continue", "continues"]
            .contains(&scene.word(at))
    });
    let state = matches!(kind, Kind::Hold | Kind::Statement | Kind::Siege);
    if perfect && !state {
        let why = Way::DayOfWritingPerfect.into();
        When { days: DaySpan { from: None, to: Some(now) }, bound: DateBound::On, why }
    } else if present || state || scene.speaker.is_none() {
        let way = if present { Way::DayOfWritingPresent } else { Way::DayOfWriting };
        When { days: DaySpan::on(now), bound: DateBound::On, why: way.into() }
    } else {
        unknown
    }
}

/// The places of what is told at this token.
fn places(
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
    let mut side = Way::PlaceObject;
    let objects: Vec<&PlaceMark> = if place_is_subject && mark.form.is_verb() || passive {
        let list: Vec<&PlaceMark> = all.iter().copied().filter(|place| before(place)).collect();
        if list.is_empty() {
            all.iter().copied().filter(|place| after(place)).collect()
        } else {
            side = Way::PlaceSubject;
            list
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
                        || objects.iter().all(|place| matches!(place.tie, Tie::Near | Tie::Bearing))
                        || (at..place.first).any(|index| scene.word(index) == "from"))
            })
    });
    let objects = if came_from { vec![] } else { objects };
    let chosen = choose(scene, &objects, kind, mark);
    if !chosen.is_empty() {
        return (chosen, side.into());
    }
    if let Some(at) = definite_noun(scene, mark, clause) {
        let noun = scene.word(at);
        let here = scene.places.iter().rev().filter(|place| place.last <= mark.first).find(|place| {
            place.nouns.iter().any(|one| one == noun) || nouns_of(scene, place).iter().any(|one| one == noun)
        });
        if let Some(mention) = here.map(|place| place.mention.clone()).or_else(|| story.named_by(noun)) {
            return (vec![mention], Way::PlaceNoun.by_words(at - 1, at + 1));
        }
    }
    if ["it", "there"].contains(&scene.word(mark.last))
        && !story.focus.is_empty()
        && !place_in_sentence_before(scene, mark)
    {
        return (story.focus.clone(), Way::PlacePronoun.by_word(mark.last));
    }
    // The rest of the clause, then what the sentence named last before it, then the story.
    let rest: Vec<&PlaceMark> =
        all.iter().copied().filter(|place| clause.first <= place.first && place.first < clause.last).collect();
    let chosen = choose(scene, &rest, kind, mark);
    if !chosen.is_empty() {
        return (chosen, Way::PlaceInClause.into());
    }
    let sentence: Vec<&PlaceMark> = all.iter().copied().filter(|place| place.last <= mark.first).collect();
    let chosen = choose(scene, &sentence, kind, mark);
    if !chosen.is_empty() {
        return (chosen, Way::PlaceBefore.into());
    }
    let later: Vec<&PlaceMark> = if clause.link == Link::Start && clause.first == 0 {
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
    let mut focus = story.focus.clone();
    if unnamed(scene, mark, clause, kind) {
        for mention in &mut focus {
            mention.certainty *= NEARBY;
        }
    }
    (focus, Way::PlaceOfStory.into())
}

fn place_in_sentence_before(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    scene.places.iter().any(|place| place.last <= mark.first && !place.is_large())
}

/// "the town", "the base", "the dam" in the clause: first after the event word, then before it.
fn definite_noun(scene: &Scene<'_>, mark: &TriggerMark, clause: Clause) -> Option<usize> {
    let definite = |at: &usize| {
        let start = ["the", "this", "that"].contains(&scene.word(*at)) || scene.word(*at).ends_with("entire");
        start
            && noun_for_place(scene, at + 1)
            && !scene.places.iter().any(|place| place.first <= at + 3 && place.first > *at)
    };
    let after = (mark.first..clause.last).find(definite);
    let before = || (clause.first..mark.first).rev().find(definite);
    after.or_else(before).map(|at| at + 1)
}

/// A lone noun for a place that can be referred back to.
fn noun_for_place(scene: &Scene<'_>, at: usize) -> bool {
    const BACK: [&str; 26] = [
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
fn nouns_of(scene: &Scene<'_>, place: &PlaceMark) -> Vec<String> {
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

/// How certain a named place still is where the text only says that it happened by it.
const NEARBY: f64 = 0.2;

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
        ) && !["of"].contains(&scene.word(at + 1))
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
    noun.is_some_and(|at| {
        let kind = scene.nouns.kind_of(scene.word(at));
        let definite =
            ["the", "this"].contains(&scene.back(at, 1)) || ["the", "entire", "whole"].contains(&scene.back(at, 2));
        let town = matches!(kind, Some(PlaceKind::Populated | PlaceKind::Region | PlaceKind::Quarter));
        !(definite && town)
    })
}

/// Carries when and where the story is over to the next sentence.
pub(super) fn remember(scene: &Scene<'_>, story: &mut Story<'_>, drafts: &[Draft]) {
    let main = scene.days.iter().find(|day| day.leading).or_else(|| {
        scene.days.iter().find(|day| {
            day.precise && day.bound != DateBound::Since && day.days.length().is_some_and(|length| length <= 31)
        })
    });
    if let Some(day) = main
        && !day.days.is_unknown()
        && day.bound != DateBound::Since
    {
        story.calendar.arrive(day.days, day.leading);
    }
    for place in scene.places.iter().filter(|place| !place.is_large() && place.kind != Some(PlaceKind::Road)) {
        story.place_named(Recent { mention: short(place), kind: place.kind, nouns: nouns_of(scene, place) });
    }
    if let Some(road) = scene.places.iter().rev().find(|place| place.kind == Some(PlaceKind::Road)) {
        story.road = Some(road.mention.clone());
    }
    let small = |mention: &&PlaceMention| {
        scene
            .places
            .iter()
            .find(|place| place.mention.name == mention.name)
            .is_none_or(|place| !place.is_large() && place.kind != Some(PlaceKind::Road))
    };
    let told = drafts
        .iter()
        .filter(|draft| {
            draft.kind != Kind::Statement
                && !matches!(draft.kind, Kind::Reinforce | Kind::RouteCut | Kind::RouteOpened)
                && draft.stance != Stance::Planned
                && !draft.places.is_empty()
        })
        .find_map(|draft| draft.places.iter().find(|mention| small(mention)).cloned());
    let named = || {
        scene
            .places
            .iter()
            .find(|place| {
                !place.is_large()
                    && place.kind != Some(PlaceKind::Road)
                    && !matches!(place.tie, Tie::From | Tie::Aside | Tie::Bearing | Tie::Near)
            })
            .map(|place| place.mention.clone())
    };
    if let Some(mention) = told.or_else(named) {
        let named = scene.places.iter().find(|place| place.mention.name == mention.name);
        story.focus = vec![named.map_or(mention, short)];
    }
}
