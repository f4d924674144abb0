//! Composing: who did what to whom, where and when, for each event word of a sentence.

mod attributes;
mod casualties;
mod conditions;
mod draft;
mod ends;
mod further;
mod lists;
mod reasons;
mod roles;
mod stance;
mod statements;
mod where_when;

use dateline_lexicon::{Subject, Words};
use dateline_model::{ActorId, DateBound, DaySpan, Extent, Kind, PlaceMention, Stance};

use crate::attribution::Attribution;
use crate::clause::{Clause, Link, clause_of};
use crate::days::DayMark;
use crate::people::PeopleMark;
use crate::places::{PlaceMark, Places};
use crate::segment::Speaker;
use crate::story::Story;
use crate::token::Token;
use crate::triggers::{TriggerMark, Triggers};
use crate::word::WordSet;

pub(crate) use draft::{Draft, Sides};
pub(crate) use lists::Lists;
pub(crate) use reasons::{Outcome, Reason, Reasons, Way};

/// An actor in a sentence, with the one that it stands for.
#[derive(Debug, Clone)]
pub(crate) struct Party {
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) actor: ActorId,
    /// Whether it only says who holds something.
    pub(crate) attribute: bool,
    /// Whether it is a common noun, or a name that several share, so that the story says who is meant.
    pub(crate) generic: bool,
}

/// A sentence with everything marked in it.
pub(crate) struct Scene<'s> {
    pub(crate) cut: &'s [Token],
    pub(crate) words: &'s Words,
    pub(crate) lists: &'s Lists,
    pub(crate) nouns: &'s Places,
    pub(crate) triggers: &'s Triggers,
    pub(crate) marks: Vec<TriggerMark>,
    pub(crate) parties: Vec<Party>,
    pub(crate) places: Vec<PlaceMark>,
    pub(crate) days: Vec<DayMark>,
    pub(crate) people: Vec<PeopleMark>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) sayings: Vec<Attribution>,
    pub(crate) speaker: Option<&'s Speaker>,
    /// Whether it is a sentence of a list's entry, which nothing before it dates.
    pub(crate) listed: bool,
    /// Whether the sentence stands in the first paragraph of a chronicle, which sums it up.
    pub(crate) opening: bool,
    /// The grammatical subject of each clause, inherited where it has none.
    pub(crate) subjects: Vec<Vec<ActorId>>,
    /// How each of them was found.
    pub(crate) subject_ways: Vec<Way>,
    /// What became of each event word, in the order of the marks.
    pub(crate) outcomes: Vec<Outcome>,
}

impl Scene<'_> {
    pub(crate) fn clause(&self, token: usize) -> Clause {
        self.clauses[clause_of(&self.clauses, token)]
    }

    /// Where what a verb governs ends: with its clause, or, of a verb that shares its object with the next ("entered and
    /// besieged X"), with the next clause.
    pub(crate) fn reach(&self, verb_end: usize) -> usize {
        let index = clause_of(&self.clauses, verb_end.saturating_sub(1));
        let clause = self.clauses[index];
        match self.clauses.get(index + 1) {
            Some(next) if clause.last == verb_end && next.link == Link::And => next.last,
            _ => clause.last,
        }
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        self.cut.get(at).map_or("", |token| token.lower.as_str())
    }

    /// Whether the word `distance` tokens before this one is of these.
    pub(crate) fn back_is(&self, at: usize, distance: usize, words: &WordSet) -> bool {
        at.checked_sub(distance).and_then(|index| self.cut.get(index)).is_some_and(|token| words.contains(&token.lower))
    }

    /// The word `distance` tokens before this one.
    pub(crate) fn back(&self, at: usize, distance: usize) -> &str {
        at.checked_sub(distance).map_or("", |index| self.word(index))
    }
}

/// How sure a claim is of which the report itself doubts that it is so.
const HEDGED: f64 = 0.5;

/// The claims of a sentence, in the order in which it makes them.
pub(crate) fn compose(scene: &mut Scene<'_>, story: &mut Story<'_>, earlier: &[Draft]) -> Vec<Draft> {
    (scene.subjects, scene.subject_ways) = roles::subjects(scene, story);
    let mut drafts: Vec<Draft> = Vec::new();
    // A question tells nothing.
    if scene.speaker.is_none() && scene.cut.last().is_some_and(|token| token.is("?")) {
        scene.outcomes = vec![Outcome::NotMet; scene.marks.len()];
        return drafts;
    }
    let triggers = scene.triggers;
    for mark in scene.marks.clone() {
        let trigger = triggers.trigger(mark.trigger);
        if trigger.kind == Kind::Casualties || tells_nothing(scene, &mark) || !conditions::holds(scene, &mark, trigger)
        {
            let casualties = trigger.kind == Kind::Casualties;
            scene.outcomes.push(if casualties { Outcome::Casualties } else { Outcome::NotMet });
            continue;
        }
        let clause = clause_of(&scene.clauses, mark.first);
        let mut draft = Draft::new(trigger.kind, &trigger.id, mark.first, scene.clauses[clause]);
        draft.stance = trigger.stance;
        draft.why.stance = if trigger.stance == Stance::Asserted { Way::Rule } else { Way::EventWord }.into();
        draft.nominal = !mark.form.is_verb();
        stance::apply(scene, &mark, &mut draft);
        if stance::is_hedged(scene, &mark) {
            draft.confidence = HEDGED;
        }
        roles::apply(scene, &mark, trigger, story, &mut draft);
        where_when::apply(scene, &mark, trigger.subject == Subject::Place, story, &mut draft);
        if draft.kind == Kind::Capture && draft.why.by.way == Way::SideOfStory {
            taken_back(scene, story, &mark, &mut draft);
        }
        if draft.kind == Kind::Withdraw {
            defenders_left(scene, story, &mark, &drafts, &mut draft);
        }
        // "walked into the town unopposed": entered, and nobody held it against them.
        if draft.kind == Kind::Attack
            && mark.form.is_verb()
            && draft.stance == Stance::Asserted
            && unopposed(scene, &mark)
        {
            draft.kind = Kind::Capture;
        }
        if draft.kind == Kind::Displacement {
            draft.displaced = displaced(scene, mark.first);
        }
        if draft.kind == Kind::Withdraw || draft.kind == Kind::Hold || draft.kind == Kind::Reinforce {
            draft.sides = Sides::alone(draft.sides.by().to_vec());
        }
        // "the Air Force led three raids": from the air.
        if draft.kind == Kind::Attack && scene.word(mark.first).starts_with("raid") && by_air(scene, mark.first) {
            draft.kind = Kind::Strike;
        }
        // "pushed the rebels back into the centre": who is driven deeper into a place is attacked there.
        let into = ["into", "towards", "toward"].contains(&scene.word(mark.last));
        if draft.kind == Kind::Repel && into && !roles::passive(scene, &mark) {
            draft.kind = Kind::Attack;
        }
        // "the army lost X to Y"
        if trigger.id == "lose-place" && !roles::passive(scene, &mark) {
            lost_to(scene, &mark, &mut draft);
        }
        if trigger.id == "lose-place" && roles::passive(scene, &mark) {
            // In an entry, "lost again": by who took it last.
            let taker = earlier.iter().rfind(|other| scene.listed && other.kind == Kind::Capture);
            match taker.filter(|_| draft.why.by.way != Way::Agent) {
                Some(taker) => draft.sides = Sides::alone(taker.sides.by().to_vec()),
                None => taken_by_others(story, &mut draft),
            }
        }
        // "captured the building and raised the flag over it": one capture.
        let flag = (mark.first..mark.last).any(|at| scene.word(at) == "flag")
            && drafts.iter().any(|other| other.kind == Kind::Capture && other.sides.by() == draft.sides.by());
        let told = flag || drafts.iter().any(|other| other.says_the_same(&draft));
        if told || stance::is_only_an_aim(scene, &mark, &draft) {
            scene.outcomes.push(if told { Outcome::ToldAlready } else { Outcome::OnlyAnAim });
            continue;
        }
        scene.outcomes.push(Outcome::Claim);
        drafts.push(draft);
    }
    drop_twins(scene, &mut drafts);
    merge_advances(scene, &mut drafts);
    let mut hurt = casualties::compose(scene, story, &drafts);
    drafts.append(&mut hurt);
    attributes::add(scene, story, &mut drafts);
    statements::attribute(scene, &mut drafts);
    statements::deny(scene, earlier, &mut drafts);
    statements::add(scene, story, &mut drafts);
    further::fill(scene, story, &mut drafts);
    drafts.sort_by_key(|draft| draft.at);
    drafts
}

/// "the village was lost": told of no act of theirs who lost it, so the others took it.
fn taken_by_others(story: &Story<'_>, draft: &mut Draft) {
    draft.kind = Kind::Capture;
    let told = draft.sides.by().to_vec();
    let enemy = story.opponent(&told);
    if draft.why.by.way == Way::Agent {
        // "lost by the rebels": those named lost it.
        (draft.why.by, draft.why.against) = (Way::Enemy.into(), draft.why.by);
        draft.sides = Sides::of_loss(enemy, told);
    } else {
        draft.why.against = Way::Enemy.into();
        draft.sides = Sides::of_deed(told, enemy);
    }
}

/// "X was captured; its defenders fell back": those who had lost it.
fn defenders_left(scene: &Scene<'_>, story: &Story<'_>, mark: &TriggerMark, told: &[Draft], draft: &mut Draft) {
    let own = scene.clause(mark.first);
    let named = scene.parties.iter().any(|party| own.first <= party.first && party.last <= mark.first);
    if named || !(1..=3).any(|distance| ["defenders", "garrison"].contains(&scene.back(mark.first, distance))) {
        return;
    }
    let lost = told.iter().rfind(|other| matches!(other.kind, Kind::Capture | Kind::Attack));
    let lost = lost.map(|other| other.sides.against().to_vec()).filter(|against| !against.is_empty());
    let by = lost.or_else(|| story.main_attacker().map(|attacker| story.opponent(&[attacker])));
    if let Some(by) = by.filter(|by| !by.is_empty()) {
        draft.sides = Sides::alone(by);
        draft.why.by = Way::Enemy.into();
    }
}

/// "unopposed", "without a fight", "without resistance".
fn unopposed(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let clause = scene.clause(mark.first);
    (mark.last..clause.last).any(|at| {
        scene.word(at) == "unopposed"
            || scene.word(at) == "without"
                && (at + 1..at + 4)
                    .any(|next| ["fight", "fighting", "resistance", "shot", "opposition"].contains(&scene.word(next)))
    })
}

/// "changed hands more than once", "several times": it says who holds it at no time. "What is left of the city": nobody
/// left it. "Under fire control": nobody holds it.
fn tells_nothing(scene: &Scene<'_>, mark: &TriggerMark) -> bool {
    let left = scene.word(mark.first) == "left"
        && scene.cut.get(mark.first + 1).is_some_and(|next| next.is("of"))
        && ["is", "was", "be", "what"].contains(&scene.back(mark.first, 1));
    // "under fire control": who can fire at a road or town neither holds nor has taken it.
    let fire = (mark.first..mark.last).any(|at| scene.word(at) == "fire" && scene.word(at + 1) == "control");
    let kind = scene.triggers.trigger(mark.trigger).kind;
    if left || fire && matches!(kind, Kind::Hold | Kind::Capture) {
        return true;
    }
    let hands = (mark.first..mark.last).any(|at| scene.word(at) == "hands");
    hands
        && (mark.last..(mark.last + 4).min(scene.cut.len()))
            .any(|at| scene.cut[at].is_any(words!["times", "once", "twice", "repeatedly", "frequently", "often"]))
}

/// "X was liberated", "the recapture of X": from those who took it last.
fn taken_back(scene: &Scene<'_>, story: &Story<'_>, mark: &TriggerMark, draft: &mut Draft) {
    let again = ["liberat", "recaptur", "retak", "reclaim", "regain", "reconquer", "re-captur"];
    // A state liberates, whoever was told last to have taken what.
    let freed = scene.word(mark.first).starts_with("liberat")
        && draft.sides.by().first().is_some_and(|actor| story.lexicon().is_state(actor));
    if freed || !again.iter().any(|stem| scene.word(mark.first).starts_with(stem)) {
        return;
    }
    if let Some((by, from)) = draft.places.first().and_then(|place| story.taken_back_by(place)) {
        draft.sides = Sides::of_deed(by, vec![from]);
        (draft.why.by, draft.why.against) = (Way::Enemy.into(), Way::Holder.into());
    }
}

/// "the army lost X to Y": Y took it.
fn lost_to(scene: &Scene<'_>, mark: &TriggerMark, draft: &mut Draft) {
    let clause = scene.clause(mark.first);
    let taker = scene.parties.iter().find(|party| {
        mark.last < party.first
            && party.first < clause.last
            && !party.attribute
            && (1..=2).any(|distance| scene.back(party.first, distance) == "to")
    });
    if let Some(taker) = taker {
        draft.kind = Kind::Capture;
        draft.sides = Sides::of_deed(vec![taker.actor.clone()], draft.sides.by().to_vec());
        draft.why.against = std::mem::replace(&mut draft.why.by, Way::Receiver.by_words(taker.first, taker.last));
    }
}

/// Whether aircraft are told of in the clause.
fn by_air(scene: &Scene<'_>, at: usize) -> bool {
    let clause = scene.clause(at);
    scene.cut[clause.first..clause.last].iter().any(|token| {
        token.is_any(words![
            "air",
            "aircraft",
            "warplanes",
            "warplane",
            "jets",
            "planes",
            "helicopters",
            "bombers",
            "drones"
        ])
    })
}

/// "aircraft attacked the convoy", "a suicide bomber attacked a police post": fire and bombs are no ground attack.
fn drop_twins(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    const BOMBERS: [&str; 3] = ["bomber", "bombers", "vehicles"];
    let fired: Vec<usize> = drafts.iter().filter(|draft| draft.kind == Kind::Strike).map(|draft| draft.at).collect();
    let bombs: Vec<(usize, usize)> = drafts
        .iter()
        .filter(|draft| {
            draft.kind == Kind::Bombing && (draft.at..draft.at + 3).any(|at| BOMBERS.contains(&scene.word(at)))
        })
        .map(|draft| (draft.at, draft.first))
        .collect();
    drafts.retain(|draft| {
        draft.kind != Kind::Attack
            || !(fired.contains(&draft.at)
                || bombs.iter().any(|(at, first)| *first == draft.first && draft.at > *at && draft.at - at <= 5))
    });
}

/// How many left: the people counted in the clause, unless they are families.
fn displaced(scene: &Scene<'_>, at: usize) -> Option<dateline_model::Count> {
    let clause = scene.clause(at);
    let inside = scene.people.iter().filter(|people| clause.holds(people.first));
    let counted = inside.filter(|people| people.count.is_some() && !people.groups);
    counted.min_by_key(|people| people.first.abs_diff(at)).and_then(|people| people.count)
}

/// "advanced towards X and reached its outskirts", "made more advances, recapturing three villages": one advance is told
/// once, and not beside the capture that it led to.
fn merge_advances(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    const WAY: [&str; 2] = ["advance-verb", "enter-verb"];
    let mut index = 1;
    while index < drafts.len() {
        let (before, draft) = (&drafts[index - 1], &drafts[index]);
        let same = before.kind == Kind::Attack
            && draft.kind == Kind::Attack
            && before.sides.by() == draft.sides.by()
            && before.stance == draft.stance;
        let goes_on = same
            && WAY.contains(&draft.rule.as_str())
            && (names(&before.places) == names(&draft.places) || draft.places.is_empty());
        if goes_on {
            drafts.remove(index);
        } else {
            index += 1;
        }
    }
    let captures: Vec<(usize, Vec<ActorId>)> = drafts
        .iter()
        .filter(|draft| draft.kind == Kind::Capture && draft.stance == Stance::Asserted)
        .map(|draft| (draft.at, draft.sides.by().to_vec()))
        .collect();
    drafts.retain(|draft| {
        let noun_of_way = draft.kind == Kind::Attack
            && (draft.nominal && draft.rule == "advance-verb"
                || ["advances", "advance", "gains", "progress"].contains(&scene.word(draft.at + 1))
                || ["advances", "gains"].contains(&scene.word(draft.at + 2)));
        !(noun_of_way && captures.iter().any(|(_, by)| *by == draft.sides.by()))
    });
}

/// What a sentence leaves behind for the next: where and when the story is, and who was named.
pub(crate) fn remember(scene: &Scene<'_>, story: &mut Story<'_>, drafts: &[Draft]) {
    for party in scene.parties.iter().filter(|party| !party.attribute) {
        story.note(&party.actor);
    }
    where_when::remember(scene, story, drafts);
    if let Some(subject) = scene.subjects.iter().find(|subject| subject.iter().any(|actor| story.fights(actor))) {
        story.subject.clone_from(subject);
    }
    if let Some(said) = scene.sayings.iter().rev().find(|said| !said.pronoun) {
        story.source = Some(said.source.clone());
        story.speaker = Some(statements::speaker_of(scene, said, story));
    }
    if let Some(killing) =
        drafts.iter().rev().find(|draft| draft.kind == Kind::Casualties && !draft.sides.by().is_empty())
    {
        story.killer = killing.sides.by().to_vec();
    }
    if let Some(fire) = drafts.iter().rev().find(|draft| {
        matches!(draft.kind, Kind::Strike | Kind::Bombing | Kind::Attack) && draft.stance == Stance::Asserted
    }) {
        story.fire = fire.sides.by().to_vec();
    }
    let flown = |draft: &&Draft| {
        let mark = scene.marks.iter().find(|mark| mark.first == draft.at);
        draft.kind == Kind::Strike && mark.is_some_and(|mark| roles::from_the_air(scene, mark))
    };
    let named = |draft: &&Draft| matches!(draft.why.by.way, Way::Subject | Way::Agent | Way::Owner | Way::OfNoun);
    if let Some(strike) = drafts.iter().rev().filter(flown).find(named) {
        story.airmen = strike.sides.by().to_vec();
    }
    for draft in drafts.iter().filter(|draft| draft.stance == Stance::Asserted && draft.extent != Some(Extent::Part)) {
        if matches!(draft.kind, Kind::Capture | Kind::Hold | Kind::Withdraw) {
            story.holds(&draft.places, draft.sides.by(), draft.kind);
        }
    }
    for draft in drafts {
        if matches!(draft.kind, Kind::Attack | Kind::Capture) && draft.stance == Stance::Asserted {
            story.attacked(draft.sides.by());
        }
        if !draft.sides.by().is_empty()
            && !draft.sides.against().is_empty()
            && draft.kind != Kind::Casualties
            && draft.kind != Kind::Statement
        {
            story.pair = Some((draft.sides.by().to_vec(), draft.sides.against().to_vec()));
        }
    }
}

/// Days with how they bound, for a draft.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct When {
    pub(crate) days: DaySpan,
    pub(crate) bound: DateBound,
    pub(crate) why: Reason,
}

/// The names of mentions, for comparing.
pub(crate) fn names(places: &[PlaceMention]) -> Vec<&str> {
    places.iter().map(|place| place.name.as_str()).collect()
}
