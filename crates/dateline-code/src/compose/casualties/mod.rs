//! People killed, wounded, captured and missing: one claim a side and clause.
//!
//! `words` finds the words that tell of losses, `losses` the people whom each of them is about, and `people` whose
//! people they are and who did it; here they become claims.

mod losses;
mod people;
mod words;

use dateline_model::{ActorId, Count, Kind, Stance};

use super::{Draft, Reason, Scene, Sides, Way, stance, where_when};
use crate::clause::clause_of;
use crate::story::Story;
use crate::triggers::{Form, TriggerMark};
use losses::collect;
use people::{default_victims, killers};
use words::{Fate, FateWord, fate_words};

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

/// The casualty claims of a sentence.
pub(super) fn compose(scene: &Scene<'_>, story: &Story<'_>, others: &[Draft]) -> Vec<Draft> {
    let mut losses: Vec<Loss> = Vec::new();
    let words = fate_words(scene);
    for word in words.iter().filter(|word| !stance::unreal(scene, word.at)) {
        collect(scene, story, &words, *word, &mut losses);
    }
    let mut out: Vec<Draft> = Vec::new();
    for loss in losses {
        let clause_index = clause_of(&scene.clauses, loss.word.at);
        let (who, whose) = if loss.who.is_empty() {
            default_victims(scene, story, others, clause_index, &loss)
        } else {
            (loss.who.clone(), loss.why.1)
        };
        let joined = out.iter_mut().find(|draft: &&mut Draft| same_claim(scene, draft, &loss, &who, clause_index));
        if let Some(draft) = joined {
            set(draft, &loss);
            continue;
        }
        // "five doctors, five nurses and two drivers": one list of one side's people is one figure.
        if let Some(draft) = out.iter_mut().find(|draft| draft.at == loss.word.at && draft.sides.against() == who) {
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
    let told = match loss.fate {
        Fate::Killed => draft.killed,
        Fate::Wounded => draft.wounded,
        Fate::Captured => draft.captured,
        Fate::Missing | Fate::Hurt => None,
    };
    let free = told.is_none() || loss.count.is_none() || told == loss.count;
    draft.sides.against() == who && near && free && draft.at != loss.word.at
}

/// The figure of a fate, and how it was found; none is kept of the missing and of those hurt in some way.
fn figure(draft: &mut Draft, fate: Fate) -> Option<(&mut Option<Count>, &mut Reason)> {
    match fate {
        Fate::Killed => Some((&mut draft.killed, &mut draft.why.killed)),
        Fate::Wounded => Some((&mut draft.wounded, &mut draft.why.wounded)),
        Fate::Captured => Some((&mut draft.captured, &mut draft.why.captured)),
        Fate::Missing | Fate::Hurt => None,
    }
}

fn add_up(draft: &mut Draft, fate: Fate, count: Option<Count>) {
    let Some((slot, why)) = figure(draft, fate) else { return };
    if let (Some(before), Some(count)) = (*slot, count) {
        *why = Way::Summed.into();
        let sum = |one: Option<u32>, other: Option<u32>| one.zip(other).map(|(one, other)| one.saturating_add(other));
        *slot = Count::try_new(sum(before.low(), count.low()), sum(before.high(), count.high())).ok();
    }
}

fn set(draft: &mut Draft, loss: &Loss) {
    let Some((slot, why)) = figure(draft, loss.fate) else { return };
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
        && !scene.places.iter().any(|place| clause.holds(place.first))
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
    let (by, why) = killers(scene, story, others, loss, &who, clause_index);
    made.why.by = why;
    made.sides = Sides::of_loss(by, who);
    made.confidence = if made.counts() { 0.8 } else { 0.6 };
    made
}
