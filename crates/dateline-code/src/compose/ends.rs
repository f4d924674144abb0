//! Where a way begins and where it leads: of a road cut or opened, of people who leave, of fighters and arms that are sent.
//!
//! And what else a displacement says of itself: whether heads or families are counted, and why people left. None of it
//! changes what is claimed; what no word says stays open.

use dateline_model::{CountUnit, Kind, PlaceKind, PlaceMention};

use super::{Draft, Scene, Way};
use crate::clause::Clause;
use crate::places::{PlaceMark, Tie};
use crate::story::Story;
use crate::token::{Class, Token};
use crate::word::WordList;

/// Fills the ends of a draft's way, and what else a displacement says of itself.
pub(super) fn fill(scene: &Scene<'_>, story: &Story<'_>, draft: &mut Draft) {
    let clause = Clause { last: scene.reach(draft.at + 1), ..scene.clause(draft.at) };
    let (from, to) = match draft.kind {
        Kind::RouteCut | Kind::RouteOpened => road(scene, story, clause, draft),
        Kind::Reinforce => sent(scene, clause, draft),
        Kind::Displacement => {
            count(scene, clause, draft);
            draft.cause = cause(scene, clause, draft.at);
            left(scene, clause, draft)
        }
        _ => return,
    };
    draft.to_place = to.filter(|to| from.as_ref().is_none_or(|from| from.name != to.name));
    draft.from_place = from;
}

type Ends = (Option<PlaceMention>, Option<PlaceMention>);

/// The places of a clause, in order.
fn inside<'s>(scene: &'s Scene<'_>, clause: Clause) -> impl DoubleEndedIterator<Item = &'s PlaceMark> + Clone {
    scene.places.iter().filter(move |place| clause.holds(place.first))
}

/// "the road between X and Y", "the X–Y highway", "the supply line from X to Y", "the route to X".
fn road(scene: &Scene<'_>, story: &Story<'_>, clause: Clause, draft: &Draft) -> Ends {
    // The road that is meant, by its own name: here, or the one that the story is at.
    let own = |place: &&PlaceMark| draft.places.iter().any(|mention| mention.name == place.mention.name);
    let named = scene.places.iter().filter(own).find_map(|place| place.ends.as_deref());
    if let Some((from, to)) = named.or_else(|| inside(scene, clause).find_map(|place| place.ends.as_deref())) {
        return (Some(from.clone()), Some(to.clone()));
    }
    if let (Way::RoadOfStory, Some((from, to))) = (draft.why.places.way, story.road_ends.as_deref()) {
        return (Some(from.clone()), Some(to.clone()));
    }
    let mut towns = inside(scene, clause).filter(|place| place.kind != Some(PlaceKind::Road));
    // "between X and Y", "linking X with Y": the first of the list and the last.
    let joined = |place: &PlaceMark| place.tie == Tie::Between || links(scene, place);
    if let Some(first) = towns.clone().find(|place| joined(place)) {
        let rest = inside(scene, clause).filter(|place| place.first > first.first);
        let last = rest.take_while(|place| goes_on(scene, place, first.tie)).last();
        if let Some(last) = last {
            return (Some(first.mention.clone()), Some(last.mention.clone()));
        }
        // "the road linking it with X", "the route connecting the base to Y"
        return (None, Some(first.mention.clone()));
    }
    let from = towns.clone().find(|place| place.tie == Tie::From).map(|place| place.mention.clone());
    let to = towns.find(|place| leads_to(scene, place)).map(|place| place.mention.clone());
    (from, to.or_else(|| meant(scene, draft).filter(|(_, tie)| tie.is_any(LEADING)).map(|(place, _)| place.clone())))
}

/// What leads somewhere.
const LEADING: &WordList = words!["to", "into", "towards", "toward"];

/// The place that a noun or pronoun stands for ("the supply line to the city"), and the word before it.
fn meant<'s>(scene: &'s Scene<'_>, draft: &'s Draft) -> Option<(&'s PlaceMention, &'s Token)> {
    let stands_for = matches!(draft.why.places.way, Way::PlaceNoun | Way::PlacePronoun);
    let (first, _) = draft.why.places.words.filter(|_| stands_for)?;
    let [place] = draft.places.as_slice() else { return None };
    Some((place, scene.cut.get(first.checked_sub(1)?)?))
}

/// Whether what stands before a place says that something joins it to another.
fn links(scene: &Scene<'_>, place: &PlaceMark) -> bool {
    const LINKING: &WordList = words![
        "linking",
        "links",
        "linked",
        "link",
        "connecting",
        "connects",
        "connected",
        "connect",
        "joining",
        "joins"
    ];
    (1..=4).any(|distance| {
        let at = place.first.checked_sub(distance);
        at.is_some_and(|at| scene.cut[at].is_any(LINKING))
            && (1..distance).all(|step| {
                let word = &scene.cut[place.first - step];
                word.is_any(words![
                    "the",
                    "with",
                    "to",
                    "cities",
                    "towns",
                    "city",
                    "town",
                    "of",
                    "province",
                    "provinces"
                ])
            })
    })
}

/// Whether a place goes on with the list that another began: "X with Y", "X to Y", "X, Y and Z".
fn goes_on(scene: &Scene<'_>, place: &PlaceMark, tie: Tie) -> bool {
    place.tie == tie
        || (1..=4).any(|distance| {
            place.first.checked_sub(distance).is_some_and(|at| {
                scene.cut[at].is_any(words!["with", "to", "and"])
                    && (1..distance).all(|step| {
                        scene.cut[place.first - step].is_any(words!["the", "city", "town", "village", "of", "cities"])
                    })
            })
        })
}

/// "the road to X", "supplies into X", "the route towards X".
fn leads_to(scene: &Scene<'_>, place: &PlaceMark) -> bool {
    place.tie == Tie::To && !["against", "for"].contains(&scene.back(place.first, 1))
}

/// "sent reinforcements from X to Y", "arrived in Y", "redeployed from X", "reinforced Y".
fn sent(scene: &Scene<'_>, clause: Clause, draft: &Draft) -> Ends {
    let from = inside(scene, clause).find(|place| comes_from(scene, place));
    let mut towns = inside(scene, clause).filter(|place| {
        place.kind != Some(PlaceKind::Road) && from.is_none_or(|from| from.mention.name != place.mention.name)
    });
    let object = |place: &&PlaceMark| place.tie == Tie::Bare && (draft.at..draft.at + 4).contains(&place.first);
    let arrived =
        |place: &&PlaceMark| place.first > draft.at && matches!(place.tie, Tie::In | Tie::Near | Tie::Bearing);
    let to = towns.clone().find(object);
    let to = to.or_else(|| towns.clone().find(|place| leads_to(scene, place))).or_else(|| towns.find(arrived));
    let to = to.map(|place| &place.mention).or_else(|| meant(scene, draft).map(|(place, _)| place));
    (from.map(|place| place.mention.clone()), to.cloned())
}

/// "from X", "from bases in X".
fn comes_from(scene: &Scene<'_>, place: &PlaceMark) -> bool {
    const FURTHEST: usize = 6;
    let nouns = |distance: &usize| {
        let token = &scene.cut[place.first - distance];
        token.is_word() && !token.capital || token.is_any(words!["'s", "’s"])
    };
    place.tie == Tie::From
        || place.tie == Tie::In
            && (1..FURTHEST.min(place.first + 1))
                .take_while(nouns)
                .any(|distance| scene.back(place.first, distance) == "from")
}

/// "fled X for Y", "residents of X left", "returned to Y from X".
fn left(scene: &Scene<'_>, clause: Clause, draft: &Draft) -> Ends {
    const BACK: &WordList = words![
        "return",
        "returned",
        "returns",
        "returning",
        "come",
        "came",
        "comes",
        "coming",
        "go",
        "went",
        "going",
        "influx"
    ];
    const REFUGE: &WordList = words!["refuge", "shelter", "sanctuary", "safety"];
    let back = scene.cut[draft.at].is_any(BACK);
    let refuge = (draft.at..(draft.at + 4).min(scene.cut.len())).any(|at| scene.cut[at].is_any(REFUGE));
    let towns = inside(scene, clause);
    let before = |place: &&PlaceMark| place.last <= draft.at;
    let from = towns.clone().find(|place| place.tie == Tie::From).or_else(|| {
        let object =
            |place: &&PlaceMark| place.first > draft.at && matches!(place.tie, Tie::Bare | Tie::Of) && !back && !refuge;
        let subject = |place: &&PlaceMark| {
            before(place) && matches!(place.tie, Tie::Bare | Tie::Of | Tie::In) && !back && !refuge
        };
        // "were evacuated in X", "fled the fighting in X for Y"
        let there = |place: &&PlaceMark| place.first > draft.at && place.tie == Tie::In && !back && !refuge;
        let led = towns.clone().find(|place| place.tie == Tie::To).map_or(usize::MAX, |place| place.first);
        let there = |place: &&PlaceMark| there(place) && place.first < led;
        towns.clone().find(object).or_else(|| towns.clone().rfind(subject)).or_else(|| towns.clone().find(there))
    });
    let to = towns
        .clone()
        .find(|place| leads_to(scene, place) || place.tie == Tie::To && scene.back(place.first, 1) == "for");
    let to = to.or_else(|| {
        let sheltered = |place: &&PlaceMark| place.first > draft.at && matches!(place.tie, Tie::In | Tie::Near);
        towns.clone().find(sheltered).filter(|_| refuge || back)
    });
    let (mut from, mut to) = (from.map(|place| place.mention.clone()), to.map(|place| place.mention.clone()));
    // "left the city", "returned to the town": what the noun or pronoun stands for.
    if let Some((meant, tie)) = meant(scene, draft) {
        let led = tie.is_any(LEADING) || tie.is("for");
        if led && to.is_none() {
            to = Some(meant.clone());
        } else if !led && !back && from.is_none() && to.as_ref().is_none_or(|to| to.name != meant.name) {
            from = Some(meant.clone());
        }
    }
    (from, to)
}

/// Whether heads or families are counted, and how many families.
fn count(scene: &Scene<'_>, clause: Clause, draft: &mut Draft) {
    const FAMILIES: &WordList = words!["family", "families", "household", "households"];
    let families = scene.people.iter().filter(|people| clause.holds(people.first) && people.count.is_some());
    let families = families.filter(|people| (people.first..people.last).any(|at| scene.cut[at].is_any(FAMILIES)));
    draft.families = families.min_by_key(|people| people.first.abs_diff(draft.at)).and_then(|people| people.count);
    draft.count_unit = match (draft.displaced, draft.families) {
        (Some(_), _) => Some(CountUnit::People),
        (None, Some(_)) => Some(CountUnit::Families),
        (None, None) => None,
    };
}

/// Why people left: "because of the shelling", "displaced by the fighting", "fleeing the violence".
fn cause(scene: &Scene<'_>, clause: Clause, at: usize) -> Option<(usize, usize)> {
    const REASONS: [&[&str]; 12] = [
        &["because", "of"],
        &["due", "to"],
        &["owing", "to"],
        &["as", "a", "result", "of"],
        &["as", "a", "consequence", "of"],
        &["for", "fear", "of"],
        &["in", "fear", "of"],
        &["out", "of", "fear", "of"],
        &["in", "the", "face", "of"],
        &["on", "account", "of"],
        &["amid"],
        &["amidst"],
    ];
    const FEARED: &WordList = words!["fearing", "escaping", "avoiding"];
    let stands =
        |words: &[&str], at: usize| words.iter().enumerate().all(|(step, word)| scene.word(at + step) == *word);
    let end = clause.last.min(scene.cut.len());
    for from in clause.first..end {
        let reason = REASONS.iter().find(|words| stands(words, from)).map(|words| from + words.len());
        let feared = || scene.cut[from].is_any(FEARED).then_some(from + 1);
        let purpose =
            || (scene.word(from) == "to" && ["escape", "avoid"].contains(&scene.word(from + 1))).then_some(from + 2);
        let under = || under_a_deal(scene, from, end);
        let found = reason.or_else(feared).or_else(purpose).or_else(under).map(|first| phrase(scene, first, end));
        if let Some(found) = found.filter(|(first, last)| first < last) {
            return Some(found);
        }
    }
    // "fled the fighting", "displaced from X by heavy shelling"
    let by = (at + 1..end).filter(|at| ["by", "from"].contains(&scene.word(*at))).map(|at| at + 1);
    let object = std::iter::once(at + 1).chain(by).map(|first| phrase(scene, first, end));
    if let Some(object) = object.into_iter().find(|object| is_war(scene, *object)) {
        return Some(object);
    }
    // "the fighting forced an exodus"
    let forced = (clause.first..at.min(end)).find(|at| {
        scene.cut[*at].is_any(words!["forced", "forces", "forcing", "caused", "triggered", "prompted", "sparked"])
    })?;
    let subject = phrase(scene, clause.first, forced);
    Some(subject).filter(|subject| is_war(scene, *subject))
}

/// "under a deal with the army", "as part of the agreement".
fn under_a_deal(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    const DEALS: &WordList = words!["deal", "agreement", "truce", "ceasefire", "arrangement", "accord"];
    let first = match scene.word(at) {
        "under" => at + 1,
        "as" if scene.word(at + 1) == "part" && scene.word(at + 2) == "of" => at + 3,
        _ => return None,
    };
    (first..end.min(first + 4)).any(|at| scene.cut[at].is_any(DEALS)).then_some(first)
}

/// The noun phrase that begins here: up to a mark, a place, a day, or what leads on.
fn phrase(scene: &Scene<'_>, first: usize, end: usize) -> (usize, usize) {
    const LONGEST: usize = 12;
    const LEADS_ON: &WordList = words![
        "on",
        "from",
        "to",
        "into",
        "towards",
        "who",
        "which",
        "that",
        "where",
        "and",
        "after",
        "since",
        "while",
        "when",
        "have",
        "has",
        "had",
        "was",
        "were",
        "is",
        "are",
        "for",
        "said",
        "according",
        "but",
        "as",
        "by",
        "caused",
    ];
    let stops = |at: usize| {
        let token = &scene.cut[at];
        !token.is_word() && token.class != Class::Number
            || token.is_any(LEADS_ON)
            || scene.days.iter().any(|day| day.first == at)
    };
    let mut last = (first..end.min(first + LONGEST)).find(|at| stops(*at)).unwrap_or(end.min(first + LONGEST));
    while last > first && scene.cut[last - 1].is_any(words!["in", "of", "the", "a", "by", "with", "at"]) {
        last -= 1;
    }
    (first.min(last), last)
}

/// Whether the words name fighting, fire, want or fear: what people flee.
fn is_war(scene: &Scene<'_>, (first, last): (usize, usize)) -> bool {
    const WAR: &WordList = words![
        "fighting",
        "clashes",
        "shelling",
        "bombardment",
        "bombing",
        "bombardments",
        "airstrikes",
        "strikes",
        "raids",
        "violence",
        "war",
        "conflict",
        "battle",
        "battles",
        "offensive",
        "assault",
        "attack",
        "attacks",
        "siege",
        "persecution",
        "hunger",
        "starvation",
        "famine",
        "hostilities",
        "combat",
        "advance",
        "crossfire",
        "fire"
    ];
    (first..last).any(|at| scene.cut[at].is_any(WAR))
}
