//! People killed, wounded, captured and missing: one claim a side and clause.

use dateline_model::{ActorId, Count, Kind, Stance};

use super::{Draft, Reason, Scene, Way, roles, where_when};
use crate::clause::clause_of;
use crate::people::PeopleMark;
use crate::story::Story;
use crate::triggers::{Form, TriggerMark};

/// What happened to the people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Killed,
    Wounded,
    Captured,
    Missing,
    /// "suffered casualties".
    Hurt,
}

/// A word that tells of people hurt or taken.
#[derive(Debug, Clone, Copy)]
struct FateWord {
    at: usize,
    last: usize,
    fate: Fate,
    form: Option<Form>,
}

/// People with their fate.
struct Loss {
    people: Option<usize>,
    fate: Fate,
    count: Option<Count>,
    who: Vec<ActorId>,
    word: FateWord,
    /// How the number was found, and whose people they are.
    why: (Reason, Way),
}

fn fate_of(word: &str) -> Option<Fate> {
    const KILLED: [&str; 7] = ["kill", "execut", "behead", "massacre", "murder", "slaughter", "assassinat"];
    const WOUNDED: [&str; 4] = ["wound", "injur", "hospitali", "maim"];
    const CAPTURED: [&str; 8] =
        ["captured", "capturing", "captur", "detain", "arrest", "abduct", "surrender", "kidnap"];
    let starts = |list: &[&str]| list.iter().any(|stem| word.starts_with(stem));
    match word {
        "bodies" | "assassination" | "dead" | "death" | "deaths" | "died" | "die" | "dying" | "perished"
        | "fatalities" | "fatality" | "slain" | "slew" | "killers" => Some(Fate::Killed),
        "prisoner" | "prisoners" | "captive" | "captives" | "hostage" | "hostages" => Some(Fate::Captured),
        "missing" => Some(Fate::Missing),
        "casualties" | "losses" => Some(Fate::Hurt),
        "killer" | "killings" | "killing-" => None,
        _ if starts(&KILLED) => Some(Fate::Killed),
        _ if starts(&WOUNDED) => Some(Fate::Wounded),
        _ if starts(&CAPTURED) => Some(Fate::Captured),
        _ => None,
    }
}

/// The casualty claims of a sentence.
pub(super) fn compose(scene: &Scene<'_>, story: &Story<'_>, others: &[Draft]) -> Vec<Draft> {
    let mut losses: Vec<Loss> = Vec::new();
    let words = fate_words(scene);
    for word in &words {
        collect(scene, story, &words, *word, &mut losses);
    }
    let mut out: Vec<Draft> = Vec::new();
    for loss in losses {
        let clause_index = clause_of(&scene.clauses, loss.word.at);
        let (who, whose) = if loss.who.is_empty() {
            default_victims(scene, story, clause_index, &loss)
        } else {
            (loss.who.clone(), loss.why.1)
        };
        let joined = out.iter_mut().find(|draft: &&mut Draft| same_claim(scene, draft, &loss, &who, clause_index));
        if let Some(draft) = joined {
            set(draft, &loss);
            continue;
        }
        // "five doctors, five nurses and two drivers": one list of one side's people is one figure.
        if let Some(draft) = out.iter_mut().find(|draft| draft.at == loss.word.at && draft.against == who) {
            add_up(draft, loss.fate, loss.count);
            continue;
        }
        let mut made = draft(scene, story, others, &loss, who, clause_index);
        made.why.against = whose.into();
        out.push(made);
    }
    out
}

/// Killed and wounded of one side told together are one claim.
fn same_claim(scene: &Scene<'_>, draft: &Draft, loss: &Loss, who: &[ActorId], clause_index: usize) -> bool {
    let clause = scene.clauses[clause_index];
    let near = draft.first == clause.first || loss.word.at.abs_diff(draft.at) <= 10;
    let free = match loss.fate {
        Fate::Killed => draft.killed.is_none() || loss.count.is_none() || draft.killed == loss.count,
        Fate::Wounded => draft.wounded.is_none() || loss.count.is_none() || draft.wounded == loss.count,
        Fate::Captured => draft.captured.is_none() || loss.count.is_none() || draft.captured == loss.count,
        _ => true,
    } && draft.at != loss.word.at;
    draft.against == who && near && free
}

fn add_up(draft: &mut Draft, fate: Fate, count: Option<Count>) {
    let (slot, why) = match fate {
        Fate::Killed => (&mut draft.killed, &mut draft.why.killed),
        Fate::Wounded => (&mut draft.wounded, &mut draft.why.wounded),
        Fate::Captured => (&mut draft.captured, &mut draft.why.captured),
        Fate::Missing | Fate::Hurt => return,
    };
    if let (Some(before), Some(count)) = (*slot, count) {
        *why = Way::Summed.into();
        let sum = |one: Option<u32>, other: Option<u32>| one.zip(other).map(|(one, other)| one.saturating_add(other));
        *slot = Count::try_new(sum(before.low(), count.low()), sum(before.high(), count.high())).ok();
    }
}

fn set(draft: &mut Draft, loss: &Loss) {
    let (slot, why) = match loss.fate {
        Fate::Killed => (&mut draft.killed, &mut draft.why.killed),
        Fate::Wounded => (&mut draft.wounded, &mut draft.why.wounded),
        Fate::Captured => (&mut draft.captured, &mut draft.why.captured),
        Fate::Missing | Fate::Hurt => return,
    };
    if slot.is_none() {
        *slot = loss.count;
        *why = loss.why.0;
    }
}

fn draft(
    scene: &Scene<'_>,
    story: &Story<'_>,
    others: &[Draft],
    loss: &Loss,
    who: Vec<ActorId>,
    clause_index: usize,
) -> Draft {
    let clause = scene.clauses[clause_index];
    let mut made = Draft::new(Kind::Casualties, "casualties", loss.word.at, clause);
    set(&mut made, loss);
    let mark = TriggerMark { first: loss.word.at, last: loss.word.last, trigger: 0, form: Form::Noun };
    where_when::apply(scene, &mark, true, story, &mut made);
    if let Some(near) = others
        .iter()
        .filter(|other| !other.places.is_empty() && other.kind != Kind::Statement)
        .min_by_key(|other| other.at.abs_diff(loss.word.at))
        && !scene.places.iter().any(|place| clause.first <= place.first && place.first < clause.last)
    {
        made.places.clone_from(&near.places);
        made.why.places = Way::PlaceOfEvent.into();
    }
    let negated =
        (1..=3).find(|distance| ["not", "no", "never", "without"].contains(&scene.back(loss.word.at, *distance)));
    if let Some(distance) = negated.filter(|_| loss.count.is_none()) {
        made.stance = Stance::Denied;
        made.why.stance = Way::Negated.by_word(loss.word.at - distance);
    }
    let planned =
        (1..=4).find(|distance| ["would", "could", "might", "will"].contains(&scene.back(loss.word.at, *distance)));
    if let Some(distance) = planned {
        made.stance = Stance::Planned;
        made.why.stance = Way::Meant.by_word(loss.word.at - distance);
    }
    (made.by, made.why.by) = killers(scene, story, others, loss, &who, clause_index);
    made.against = who;
    made.confidence = if made.counts() { 0.8 } else { 0.6 };
    made
}

/// The words that tell of losses, in order.
fn fate_words(scene: &Scene<'_>) -> Vec<FateWord> {
    let mut out = Vec::new();
    for at in 0..scene.cut.len() {
        let Some(fate) = fate_of(scene.word(at)) else { continue };
        let mark = scene.marks.iter().find(|mark| {
            mark.first <= at
                && at < mark.last
                && scene.triggers.trigger(mark.trigger).kind == Kind::Casualties
                && mark.form.is_verb()
        });
        let form = mark.map(|mark| mark.form);
        let captures = fate == Fate::Captured && scene.word(at).starts_with("captur");
        if captures
            && !scene.marks.iter().any(|mark| mark.first == at && super::conditions::takes_people(scene, mark))
            && !of_people(scene, at)
        {
            continue;
        }
        out.push(FateWord { at, last: at + 1, fate, form });
    }
    out
}

/// "the capture of 22 fighters".
fn of_people(scene: &Scene<'_>, at: usize) -> bool {
    scene.word(at + 1) == "of"
        && scene.people.iter().any(|people| people.first >= at + 2 && people.first <= at + 4 && people.count.is_some())
        || (scene.back(at, 1) == "and" && fate_of(scene.back(at, 2)).is_some())
        || number_before(scene, at).is_some()
        || (["or", ","].contains(&scene.word(at + 1)) && fate_of(scene.word(at + 2)).is_some())
}

/// "12 wounded": the bare figure right before the word, with "others", "more", "were" between at most.
fn number_before<'s>(scene: &'s Scene<'_>, at: usize) -> Option<(usize, &'s PeopleMark)> {
    scene.people.iter().enumerate().find(|(_, people)| {
        people.count.is_some()
            && people.last <= at
            && (people.last..at).all(|index| {
                [
                    "others",
                    "more",
                    "people",
                    "were",
                    "was",
                    "been",
                    "also",
                    "reportedly",
                    "being",
                    "civilians",
                    "left",
                    "either",
                    "surrounding",
                    "then",
                    "further",
                    "subsequently",
                    "reported",
                    "dead",
                ]
                .contains(&scene.word(index))
            })
    })
}

fn collect(scene: &Scene<'_>, story: &Story<'_>, words: &[FateWord], word: FateWord, losses: &mut Vec<Loss>) {
    let clause = scene.clause(word.at);
    let direct = number_before(scene, word.at);
    let is_passive = word
        .form
        .is_some_and(|form| roles::passive(scene, &TriggerMark { first: word.at, last: word.last, trigger: 0, form }));
    let backward = is_passive
        || word.form.is_none() && !["deaths", "death", "fatalities"].contains(&scene.word(word.at))
        || ["died", "die", "perished", "surrendered", "surrender"].contains(&scene.word(word.at));
    // "a general was among the dead"
    let backward =
        backward || ["among"].contains(&scene.back(word.at, 2)) || ["among"].contains(&scene.back(word.at, 3));
    let next_word = words.iter().map(|other| other.at).filter(|at| *at > word.at).min().unwrap_or(usize::MAX);
    let last_word = words.iter().map(|other| other.at).filter(|at| *at < word.at).max();
    let mut picked: Vec<usize> = Vec::new();
    if let Some((index, _)) = direct {
        picked.push(index);
        if backward {
            extend_back(scene, &mut picked, clause.first.max(last_word.map_or(0, |at| at + 1)));
        }
    } else if backward || scene.word(word.at) == "missing" {
        let floor = clause.first.max(last_word.filter(|last| word.at - last > 2).map_or(0, |at| at + 1));
        let list: Vec<usize> = (0..scene.people.len())
            .filter(|index| {
                floor <= scene.people[*index].first
                    && scene.people[*index].last <= word.at
                    && !governed(scene, &scene.people[*index])
            })
            .collect();
        picked.extend(list);
    } else {
        let ceiling = clause.last.max(word.at + 2).min(next_word);
        let list: Vec<usize> = (0..scene.people.len())
            .filter(|index| {
                word.last <= scene.people[*index].first
                    && scene.people[*index].first < ceiling.min(word.last + 14)
                    && reachable(scene, word.last, &scene.people[*index])
            })
            .collect();
        picked.extend(list);
    }
    if scene.word(word.at) == "bodies"
        && !scene.people.iter().any(|people| people.count.is_some() && people.last == word.last)
    {
        return;
    }
    if scene.word(word.at) == "bodies" {
        picked = (0..scene.people.len()).filter(|index| scene.people[*index].last == word.last).collect();
    }
    if word.fate == Fate::Hurt {
        hurt(scene, story, word, losses);
        return;
    }
    // "30 soldiers who were killed"
    let scene_clause = scene.clause(word.at);
    if picked.is_empty() && is_passive && scene_clause.link == crate::clause::Link::Relative {
        picked = (0..scene.people.len()).filter(|index| scene.people[*index].last == scene_clause.first).collect();
    }
    // "put the number of killed at 168", "brought the number of executed soldiers to 71"
    if scene.back(word.at, 1) == "of" && scene.back(word.at, 2) == "number" {
        let figure = (word.last..scene.cut.len().min(word.last + 9)).find(|at| {
            ["at", "to"].contains(&scene.word(at - 1)) && scene.cut[*at].class == crate::token::Class::Number
        });
        let count =
            figure.and_then(|at| crate::number::figure_at(scene.cut, at)).map(|(number, _)| Count::exactly(number));
        let people = scene.people.iter().find(|people| people.first == word.last);
        let (who, whose) = people.map_or((vec![], Way::PeopleNobody), |people| victims(scene, story, people, &[]));
        losses.push(Loss { people: None, fate: word.fate, count, who, word, why: (Way::Counted.into(), whose) });
        return;
    }
    // "among the dead was the commander": who is told after it.
    let among = scene.back(word.at, 2) == "among" && ["was", "were"].contains(&scene.word(word.last));
    if among {
        picked = (0..scene.people.len())
            .filter(|index| scene.people[*index].first >= word.last && scene.people[*index].first <= word.last + 2)
            .collect();
    }
    keep_counted(scene, &mut picked);
    let mut previous: Vec<ActorId> = losses.last().map(|loss| loss.who.clone()).unwrap_or_default();
    for index in &picked {
        let people = &scene.people[*index];
        // "26 civilians, of whom 10 were beheaded": told already.
        if scene.back(people.first, 1) == "whom" {
            continue;
        }
        let (who, whose) = victims(scene, story, people, &previous);
        previous.clone_from(&who);
        let count = people.count.or(among.then(|| Count::exactly(1)));
        let number = if people.count.is_some() { Way::Counted } else { Way::NamedPerson };
        let why = (number.by_words(people.first, people.last), whose);
        let count = count.filter(|_| !people.groups);
        losses.push(Loss { people: Some(*index), fate: word.fate, count, who, word, why });
    }
    if picked.is_empty() {
        alone(scene, word, is_passive, losses);
    }
}

/// "the airbase commander was killed": one named person, or nobody counted; bare nouns ("after the killings") are left out.
fn alone(scene: &Scene<'_>, word: FateWord, is_passive: bool, losses: &mut Vec<Loss>) {
    let clause = scene.clause(word.at);
    let named = (clause.first..word.at).any(|at| scene.cut[at].capital && scene.cut[at].named);
    let paired = losses.last().is_some_and(|loss| word.at - loss.word.at <= 3 && scene.back(word.at, 1) == "and");
    if paired && let Some(last) = losses.last() {
        let (people, count, who) = (last.people, last.count, last.who.clone());
        let why = (Reason { way: Way::Paired, ..last.why.0 }, last.why.1);
        losses.push(Loss { people, fate: word.fate, count, who, word, why });
    } else if !is_passive && word.form.is_some() && object_is_one(scene, word) {
        let why = (Way::NamedPerson.by_word(word.last), Way::PeopleNobody);
        losses.push(Loss { people: None, fate: word.fate, count: Some(Count::exactly(1)), who: vec![], word, why });
    } else if is_passive && named {
        let why = (Way::NamedPerson.into(), Way::PeopleNobody);
        losses.push(Loss { people: None, fate: word.fate, count: Some(Count::exactly(1)), who: vec![], word, why });
    }
}

/// "killed General X", "beheaded a respected scholar": one person as the verb's object.
fn object_is_one(scene: &Scene<'_>, word: FateWord) -> bool {
    let next = scene.cut.get(word.last);
    let named = next.is_some_and(|token| token.capital && token.named)
        && !scene.places.iter().any(|place| place.first == word.last);
    let singular = ["a", "an"].contains(&scene.word(word.last))
        && !["number", "dozen", "few", "group", "series", "total", "couple"].contains(&scene.word(word.last + 1));
    let possessive = ["his", "her"].contains(&scene.word(word.last));
    named || singular || possessive
}

/// "Hezbollah has been suffering casualties": the subject's people, uncounted.
fn hurt(scene: &Scene<'_>, story: &Story<'_>, word: FateWord, losses: &mut Vec<Loss>) {
    let told = (1..=4).any(|distance| {
        let before = scene.back(word.at, distance);
        ["suffer", "sustain", "inflict", "took", "takes", "taking", "caus"].iter().any(|stem| before.starts_with(stem))
    });
    if !told {
        return;
    }
    let clause_index = clause_of(&scene.clauses, word.at);
    let who: Vec<ActorId> = scene.subjects[clause_index].iter().filter(|actor| story.fights(actor)).cloned().collect();
    if !who.is_empty() {
        let why = (Reason::default(), scene.subject_ways[clause_index]);
        losses.push(Loss { people: None, fate: Fate::Hurt, count: None, who, word, why });
    }
}

/// People joined before the last one picked: "17 rebels, 15 soldiers and four Hezbollah fighters were killed".
fn extend_back(scene: &Scene<'_>, picked: &mut Vec<usize>, floor: usize) {
    while let Some(first) = picked.first().copied() {
        let Some(before) = first.checked_sub(1).map(|index| &scene.people[index]) else { break };
        let gap = before.last..scene.people[first].first;
        let joined = before.first >= floor
            && before.count.is_some()
            && gap.len() <= 4
            && gap.clone().any(|at| ["and", ",", "as"].contains(&scene.word(at)));
        if !joined {
            break;
        }
        picked.insert(0, first - 1);
    }
}

/// "by rebels", "of the town's residents", "including two officers": people named for another reason.
fn governed(scene: &Scene<'_>, people: &PeopleMark) -> bool {
    let before = scene.back(people.first, 1);
    let before = if ["the", "a", "an"].contains(&before) { scene.back(people.first, 2) } else { before };
    ["by", "including", "between", "against", "with", "from", "(", "among", "for", "after", "to", "at", "on", "in"]
        .contains(&before)
}

fn reachable(scene: &Scene<'_>, from: usize, people: &PeopleMark) -> bool {
    (from..people.first).all(|at| {
        let word = scene.word(at);
        ![
            "by",
            "in",
            "at",
            "when",
            "during",
            "including",
            "after",
            "with",
            "that",
            "who",
            "(",
            "to",
            "as",
            "on",
            "while",
            "from",
            "near",
        ]
        .contains(&word)
    })
}

/// Where some of the people are counted, those that are not counted are somebody's, not victims.
fn keep_counted(scene: &Scene<'_>, picked: &mut Vec<usize>) {
    if picked.iter().any(|index| scene.people[*index].count.is_some()) {
        picked.retain(|index| scene.people[*index].count.is_some());
    } else {
        picked.truncate(1);
    }
}

/// Whose the people are: as said, civilians, or those of the people named before.
fn victims(scene: &Scene<'_>, story: &Story<'_>, people: &PeopleMark, previous: &[ActorId]) -> (Vec<ActorId>, Way) {
    let party = scene.parties.iter().find(|party| people.first <= party.first && party.first < people.last);
    if let Some(party) = party {
        return (vec![party.actor.clone()], Way::PeopleNamed);
    }
    if !people.who.is_empty() {
        let meant = || story.generic(&people.who).into_iter().collect();
        return (if people.generic { meant() } else { people.who.clone() }, Way::PeopleNamed);
    }
    if people.bare || ["others", "wounded", "bodies"].contains(&scene.word(people.last - 1)) {
        return (previous.to_vec(), Way::PeopleBefore);
    }
    if people.civilian {
        (vec![ActorId::new("civilians")], Way::PeopleCivilian)
    } else {
        (previous.to_vec(), Way::PeopleBefore)
    }
}

/// Whose people they are where the words do not say: the subject's, else of those who were attacked.
fn default_victims(scene: &Scene<'_>, story: &Story<'_>, clause_index: usize, loss: &Loss) -> (Vec<ActorId>, Way) {
    let armed = loss.people.is_some_and(|index| !scene.people[index].civilian && !scene.people[index].bare);
    let subject: Vec<ActorId> =
        scene.subjects[clause_index].iter().filter(|actor| story.fights(actor)).cloned().collect();
    let officer = (loss.word.last..loss.word.last + 5).any(|at| {
        [
            "general",
            "colonel",
            "commander",
            "leader",
            "officer",
            "fighter",
            "soldier",
            "major",
            "captain",
            "brigadier",
            "emir",
        ]
        .contains(&scene.word(at))
    });
    if loss.people.is_none() && loss.count.is_some() && !officer && object_is_one(scene, loss.word) {
        return (vec![ActorId::new("civilians")], Way::PeopleNobody);
    }
    let active = loss.word.form.is_some_and(|form| {
        !roles::passive(scene, &TriggerMark { first: loss.word.at, last: loss.word.last, trigger: 0, form })
    });
    if active && !subject.is_empty() {
        return (story.opponent(&subject), Way::Enemy);
    }
    if armed && !subject.is_empty() {
        return (subject, scene.subject_ways[clause_index]);
    }
    if armed && let Some((_, against)) = &story.pair {
        return (against.clone(), Way::SideOfStory);
    }
    (vec![ActorId::new("civilians")], Way::PeopleNobody)
}

/// What people are killed by, of which the text has told before.
const FIRE: [&str; 16] = [
    "blast",
    "blasts",
    "explosion",
    "explosions",
    "bombing",
    "bombings",
    "strike",
    "strikes",
    "shelling",
    "airstrike",
    "airstrikes",
    "attack",
    "attacks",
    "bombardment",
    "ambush",
    "raid",
];

/// Who did the killing, where the sentence says so.
fn killers(
    scene: &Scene<'_>,
    story: &Story<'_>,
    others: &[Draft],
    loss: &Loss,
    who: &[ActorId],
    clause_index: usize,
) -> (Vec<ActorId>, Reason) {
    let clause = scene.clauses[clause_index];
    let sides: Vec<_> = who.iter().map(|actor| story.side(actor)).collect();
    let not_own = |list: Vec<ActorId>| -> Vec<ActorId> {
        list.into_iter()
            .filter(|actor| !sides.contains(&story.side(actor)) && story.fights(actor) || actor.as_str() == "unknown")
            .collect()
    };
    let by = (loss.word.last..clause.last.min(loss.word.last + 4)).find(|at| scene.word(*at) == "by");
    if let Some(by) = by {
        let agents = scene
            .parties
            .iter()
            .filter(|party| party.first > by && party.first <= by + 8 && !party.attribute)
            .map(|party| party.actor.clone())
            .collect();
        let agents = not_own(roles::unique(agents));
        if !agents.is_empty() {
            return (agents, Way::Agent.into());
        }
    }
    let is_passive = loss.word.form.is_none_or(|form| {
        roles::passive(scene, &TriggerMark { first: loss.word.at, last: loss.word.last, trigger: 0, form })
    });
    if !is_passive
        && scene.clause(loss.word.at).first == clause.first
        && !["died", "surrendered", "death", "deaths", "dead"].contains(&scene.word(loss.word.at))
    {
        let subject = not_own(scene.subjects[clause_index].clone());
        if !subject.is_empty() {
            return (subject, scene.subject_ways[clause_index].into());
        }
    }
    let executed = ["execut", "behead", "massacre"].iter().any(|stem| scene.word(loss.word.at).starts_with(stem));
    if executed {
        let killer = not_own(story.killer.clone());
        return if killer.is_empty() {
            (not_own(story.main_attacker().into_iter().collect()), Way::SideOfStory.into())
        } else {
            (killer, Way::KillerOfStory.into())
        };
    }
    if scene.word(loss.word.at).starts_with("surrender") {
        return (story.opponent(who), Way::Enemy.into());
    }
    // "killed in the blast": by whoever set it off.
    let of_fire = (loss.word.last..clause.last.min(loss.word.last + 8)).any(|at| {
        FIRE.contains(&scene.word(at))
            && ["in", "by", "from"].iter().any(|word| (1..=4).any(|distance| scene.back(at, distance) == *word))
    });
    let fire_here = others.iter().find(|other| other.kind == Kind::Clash && scene.word(other.at).starts_with("ambush"));
    if of_fire || fire_here.is_some() {
        let here = fire_here.or_else(|| others.iter().find(|other| matches!(other.kind, Kind::Strike | Kind::Bombing)));
        let by = here.map_or_else(|| story.fire.clone(), |other| other.by.clone());
        let by = not_own(by);
        if !by.is_empty() {
            return (by, Way::Fire.into());
        }
    }
    let fire = others
        .iter()
        .find(|other| matches!(other.kind, Kind::Strike | Kind::Bombing) && other.stance == Stance::Asserted);
    (fire.map(|other| not_own(other.by.clone())).unwrap_or_default(), Way::Fire.into())
}
