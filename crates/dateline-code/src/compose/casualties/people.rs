//! Whose people were hurt or taken, and who did it.
//!
//! Where the words do not say, the subject of the clause, the other claims of the sentence and the sides of the story
//! do; people of whom nothing is known count as civilians.

use dateline_model::{ActorId, Kind, Stance};

use super::Loss;
use super::losses::object_is_one;
use crate::clause::Link;
use crate::compose::draft::unique;
use crate::compose::{Draft, Reason, Scene, Way};
use crate::people::PeopleMark;
use crate::story::Story;

/// Whose the people are: as said, civilians, or those of the people named before.
pub(super) fn victims(
    scene: &Scene<'_>,
    story: &Story<'_>,
    people: &PeopleMark,
    previous: &[ActorId],
) -> (Vec<ActorId>, Way) {
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
pub(super) fn default_victims(
    scene: &Scene<'_>,
    story: &Story<'_>,
    others: &[Draft],
    clause_index: usize,
    loss: &Loss,
) -> (Vec<ActorId>, Way) {
    // "losing 11 men": the subject's own.
    if loses(scene, loss) {
        return (fighting_subject(scene, story, clause_index), scene.subject_ways[clause_index]);
    }
    // "a car bomb that killed nine men", "was ambushed, leaving four dead": those to whom it was done.
    let nameless = loss.people.is_some_and(|index| {
        let people = &scene.people[index];
        people.bare || scene.word(people.last - 1) == "men"
    });
    let suffered = others.iter().rfind(|other| {
        matches!(other.kind, Kind::Bombing | Kind::Strike | Kind::Attack | Kind::Clash | Kind::Repel)
            && other.at < loss.word.at
            && scene.clause(other.at).link != Link::Infinitive
            && other.stance == Stance::Asserted
            && !other.sides.against().is_empty()
    });
    if let Some(event) = suffered.filter(|_| nameless) {
        return (event.sides.against().to_vec(), Way::Target);
    }
    let armed = loss.people.is_some_and(|index| !scene.people[index].civilian && !scene.people[index].bare);
    let subject = fighting_subject(scene, story, clause_index);
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
    if loss.word.passive(scene) == Some(false) && !subject.is_empty() {
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

/// "losing 11 men", "lost two soldiers": told of one's own.
fn loses(scene: &Scene<'_>, loss: &Loss) -> bool {
    ["lost", "losing", "loses", "lose"].contains(&scene.word(loss.word.at))
}

/// The subject of a clause, those of it who fight.
pub(super) fn fighting_subject(scene: &Scene<'_>, story: &Story<'_>, clause_index: usize) -> Vec<ActorId> {
    scene.subjects[clause_index].iter().filter(|actor| story.fights(actor)).cloned().collect()
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
pub(super) fn killers(
    scene: &Scene<'_>,
    story: &Story<'_>,
    others: &[Draft],
    loss: &Loss,
    who: &[ActorId],
    clause_index: usize,
) -> (Vec<ActorId>, Reason) {
    if loses(scene, loss) {
        return (vec![], Reason::default());
    }
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
        let agents = not_own(unique(agents));
        if !agents.is_empty() {
            return (agents, Way::Agent.into());
        }
    }
    if loss.word.passive(scene) == Some(false)
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
            let attacker = not_own(story.main_attacker().into_iter().collect());
            let civilian = who.iter().all(|actor| !story.fights(actor));
            let other = if attacker.is_empty() && !civilian { story.opponent(who) } else { attacker };
            (other, Way::SideOfStory.into())
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
        let by = here.map_or_else(|| story.fire.clone(), |other| other.sides.by().to_vec());
        let by = not_own(by);
        if !by.is_empty() {
            return (by, Way::Fire.into());
        }
    }
    let fought = in_fighting(scene, others, loss);
    let fought = not_own(fought);
    if !fought.is_empty() {
        return (fought, Way::PartyInSentence.into());
    }
    let fire = others
        .iter()
        .find(|other| matches!(other.kind, Kind::Strike | Kind::Bombing) && other.stance == Stance::Asserted);
    (fire.map(|other| not_own(other.sides.by().to_vec())).unwrap_or_default(), Way::Fire.into())
}

/// Who fought those who fell, where the sentence names both: "in a clash with X", "clashes between X and Y left 11 dead",
/// "were attacked by X, leaving five dead".
fn in_fighting(scene: &Scene<'_>, others: &[Draft], loss: &Loss) -> Vec<ActorId> {
    let told = others.iter().rfind(|other| {
        other.stance == Stance::Asserted
            && match other.kind {
                Kind::Clash => {
                    let after = scene.word(other.at + 1);
                    !other.nominal
                        || ["with", "between", "against"].contains(&after)
                        || (other.at + 1..other.at + 9).any(|at| scene.word(at) == "between")
                }
                Kind::Attack => other.why.by.way == Way::Agent && other.at < loss.word.at + 12,
                _ => false,
            }
    });
    match told {
        Some(clash) if clash.kind == Kind::Clash => {
            clash.sides.by().iter().chain(clash.sides.against()).cloned().collect()
        }
        Some(attack) => attack.sides.by().to_vec(),
        None => vec![],
    }
}
