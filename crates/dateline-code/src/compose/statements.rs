//! What somebody says: sources of claims, denials, and statements whose words matter.

use dateline_model::{ActorId, DaySpan, Kind, Stance};

use super::{Draft, Reasons, Scene, Sides, Way, When, where_when};
use crate::attribution::Attribution;
use crate::clause::{Clause, Link};
use crate::story::Story;
use crate::word::WordList;

/// Gives every claim of the sentence the sources whose word governs it, and denies what they deny.
pub(super) fn attribute(scene: &Scene<'_>, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut() {
        for said in scene.sayings.iter().filter(|said| said.from <= draft.at && draft.at < said.to) {
            if !draft.said_by.contains(&said.source) {
                draft.said_by.push(said.source.clone());
                draft.why.said_by = Way::Said.by_word(said.verb);
            }
            if said.denies && draft.at > said.verb && draft.stance == Stance::Asserted {
                draft.stance = Stance::Denied;
                draft.why.stance = Way::Denied.by_word(said.verb);
            }
        }
        if let Some(speaker) = scene.speaker.filter(|speaker| !speaker.interviewer)
            && draft.said_by.is_empty()
        {
            draft.said_by.push(speaker.name.clone());
            draft.why.said_by = Way::Interviewed.into();
        }
    }
}

/// A denial that tells nothing itself ("X denied this") repeats what was told before, denied.
pub(super) fn deny(scene: &Scene<'_>, earlier: &[Draft], drafts: &mut Vec<Draft>) {
    for said in scene.sayings.iter().filter(|said| said.denies) {
        let denied_here =
            drafts.iter().any(|draft| draft.stance == Stance::Denied && said.from <= draft.at && draft.at < said.to);
        if denied_here || denies_a_clause(scene, said) {
            continue;
        }
        let clause = scene.clause(said.verb);
        for told in denied(scene, said.verb, earlier, drafts) {
            drafts.push(Draft {
                rule: "denial".to_owned(),
                at: said.verb,
                first: clause.first.min(said.source_first),
                last: clause.last,
                stance: Stance::Denied,
                said_by: vec![said.source.clone()],
                confidence: 0.6,
                when: When { why: Way::Repeated.into(), ..told.when },
                why: denial(said.verb),
                ..told
            });
        }
    }
}

/// "denied Ukraine was aiming at him": a clause of its own is denied, and nothing that was told before.
fn denies_a_clause(scene: &Scene<'_>, said: &Attribution) -> bool {
    const FINITE: &WordList = words!["was", "were", "is", "are", "had", "has", "have"];
    let subject = scene.parties.iter().find(|party| party.first == said.verb + 1 && !party.attribute);
    subject.is_some_and(|party| scene.cut.get(party.last).is_some_and(|next| next.is_any(FINITE)))
}

/// What a denial is of: what the sentence told before it, else what was told last; "all of this" is of all that was.
fn denied(scene: &Scene<'_>, verb: usize, earlier: &[Draft], drafts: &[Draft]) -> Vec<Draft> {
    let tellable = |draft: &&Draft| draft.kind != Kind::Statement && draft.stance != Stance::Denied;
    let here = drafts.iter().rfind(|draft| draft.at < verb && tellable(draft));
    if let Some(here) = here {
        return vec![here.clone()];
    }
    let all = (verb + 1..verb + 3).any(|at| ["all", "these", "both"].contains(&scene.word(at)));
    let last = earlier.iter().rev().filter(tellable);
    if all { last.cloned().collect() } else { last.take(1).cloned().collect() }
}

/// A denial has everything from what it denies, but the stance and who says it.
fn denial(verb: usize) -> Reasons {
    let told = Way::Repeated.into();
    let (stance, said_by) = (Way::Denied.by_word(verb), Way::Said.by_word(verb));
    Reasons { places: told, by: told, against: told, killed: told, wounded: told, captured: told, stance, said_by }
}

/// Adds statements: of a speaker in an interview, and of a source whose words tell no event.
pub(super) fn add(scene: &Scene<'_>, story: &Story<'_>, drafts: &mut Vec<Draft>) {
    if let Some(speaker) = scene.speaker {
        if !speaker.interviewer && answers(scene, drafts) {
            let whole = Clause { first: 0, last: scene.cut.len(), link: Link::Start };
            let mut made = statement(scene, story, 0, whole, "interview-answer");
            if let Some(now) = story.calendar.now {
                made.when = When { days: DaySpan::on(now), why: Way::DayOfWriting.into(), ..When::default() };
            }
            // A judgement that names no place is about what the interview is about.
            if let Some(main) = story.main.as_ref().filter(|_| made.why.places.way == Way::PlaceOfStory) {
                made.places = vec![main.mention.clone()];
            }
            made.sides = Sides::alone(vec![ActorId::new("observers")]);
            made.said_by = vec![speaker.name.clone()];
            (made.why.by, made.why.said_by) = (Way::Observers.into(), Way::Interviewed.into());
            drafts.push(made);
        }
        return;
    }
    for said in &scene.sayings {
        let inverted = said.source_first > said.verb && said.to == said.verb;
        if said.denies || said.from == 0 && !said.judges && !inverted {
            continue;
        }
        // What an analyst says of a battle is a judgement, even where it names what happened.
        if assesses(scene, said) || values(scene, said) {
            drafts.retain(|draft| {
                let meant = scene.clause(draft.at).link == Link::Infinitive;
                !((draft.nominal || meant)
                    && said.from <= draft.at
                    && draft.at < said.to
                    && draft.kind != Kind::Statement)
            });
        }
        // "predicted that X would fall", "warned of an attack": foreseen, not told.
        if foresees(scene, said) {
            drafts.retain(|draft| {
                !(draft.stance == Stance::Planned && said.verb < draft.at && draft.at < said.to)
                    || draft.kind == Kind::Statement
            });
        }
        let tells = drafts
            .iter()
            .any(|draft| said.from <= draft.at && draft.at < said.to || draft.said_by.contains(&said.source));
        let length = if inverted { said.to } else { said.to.saturating_sub(said.verb) };
        if tells || length < 5 || only_reports(scene, said) {
            continue;
        }
        let first = if inverted { 0 } else { said.source_first.min(said.verb) };
        let clause = Clause { first, last: said.to, link: Link::Start };
        let mut made = statement(scene, story, said.verb, clause, "statement");
        let speaker = speaker_of(scene, said, story);
        made.why.by = if speaker.as_str() == "observers" { Way::Observers } else { Way::Speaker }.into();
        made.sides = Sides::alone(vec![speaker]);
        made.said_by = vec![said.source.clone()];
        made.why.said_by = Way::Said.by_word(said.verb);
        // A threat or a vow is of what is meant.
        if ["threat", "vow", "plan", "intend", "warn"].iter().any(|stem| scene.word(said.verb).starts_with(stem)) {
            made.stance = Stance::Planned;
            made.why.stance = Way::Meant.by_word(said.verb);
        }
        // A party that says what it will do says what it means to do.
        let party = made.sides.by().iter().any(|actor| story.fights(actor));
        let intends =
            (said.verb + 1..said.to.min(said.verb + 9)).find(|at| ["will", "would", "'ll"].contains(&scene.word(*at)));
        if let Some(at) = intends.filter(|_| party) {
            made.stance = Stance::Planned;
            made.why.stance = Way::Meant.by_word(at);
        }
        drafts.push(made);
    }
}

/// Whether a source only reports, in words that tell no event that we know: its words matter where they are quoted or
/// say what will or should be, where it judges, and where it speaks for a party of what no figure or witness tells.
fn only_reports(scene: &Scene<'_>, said: &Attribution) -> bool {
    const REPORTING: [&str; 8] = ["report", "confirm", "conced", "acknowledg", "admit", "releas", "publish", "recall"];
    const WEIGHING: &WordList = words![
        "will", "would", "could", "may", "might", "should", "must", "need", "needs", "needed", "cannot", "'ll", "want",
        "wants", "wanted"
    ];
    let governed = || said.from.min(said.verb)..said.to.min(scene.cut.len());
    let quoted = governed().any(|at| scene.cut[at].is_any(words!["\"", "“", "”"]));
    let weighs = governed().any(|at| scene.cut[at].is_any(WEIGHING));
    if said.judges || quoted || weighs || assesses(scene, said) {
        return false;
    }
    let verb = scene.word(said.verb);
    let counted = scene.people.iter().any(|people| people.count.is_some() && governed().contains(&people.first));
    // A witness, a journalist, an officer: who tells what he saw.
    let sources = &scene.words.speech.sources;
    let words = said.source.to_lowercase();
    let witness = words.split_whitespace().any(|word| sources.iter().any(|source| source == word));
    let party = scene.parties.iter().any(|party| {
        said.source_first <= party.first && party.last <= said.verb && party.actor.as_str() != "observers"
    });
    REPORTING.iter().any(|stem| verb.starts_with(stem)) || counted || witness && !party
}

/// "predicted", "warned", "feared": the words are of what may come.
fn foresees(scene: &Scene<'_>, said: &Attribution) -> bool {
    let verb = scene.word(said.verb);
    ["predict", "fear", "warn", "speculat", "boast"].iter().any(|stem| verb.starts_with(stem))
}

/// Words for those who judge a war and take no part in it.
const EXPERTS: &WordList = words![
    "analyst",
    "analysts",
    "expert",
    "experts",
    "observer",
    "observers",
    "professor",
    "institute",
    "author",
    "fellow",
    "historian",
    "scholar",
    "think",
    "academic",
    "center",
    "centre",
    "researcher",
    "economist"
];

/// Whether a source is an analyst, an institute or a person of no party.
fn assesses(scene: &Scene<'_>, said: &Attribution) -> bool {
    let (first, last) = (said.source_first.min(said.verb), said.source_last.max(said.verb));
    let expert = (first..last).any(|at| scene.cut[at].is_any(EXPERTS));
    let speaks_for = (first..last).any(|at| scene.word(at).starts_with("spokes"));
    expert && !speaks_for
}

/// "described the capture as proof of …", "hailed the fall of X": what happened is judged, not told.
fn values(scene: &Scene<'_>, said: &Attribution) -> bool {
    const VALUING: [&str; 10] =
        ["describ", "hail", "prais", "condemn", "welcom", "celebrat", "interpret", "lament", "deplor", "compar"];
    VALUING.iter().any(|stem| scene.word(said.verb).starts_with(stem))
}

/// In an interview every sentence of the answer is the speaker's judgement, unless it only tells events.
fn answers(scene: &Scene<'_>, drafts: &[Draft]) -> bool {
    let words = scene.cut.iter().filter(|token| token.is_word()).count();
    let told: usize = drafts.iter().map(|draft| draft.last.saturating_sub(draft.first)).max().unwrap_or(0);
    words >= 3 && told * 4 < scene.cut.len() * 3
}

fn statement(scene: &Scene<'_>, story: &Story<'_>, at: usize, clause: Clause, rule: &str) -> Draft {
    let mut made = Draft::new(Kind::Statement, rule, at, clause);
    made.when = where_when::when(scene, clause, at, story, Kind::Statement);
    let inside: Vec<_> = scene.places.iter().filter(|place| clause.holds(place.first)).collect();
    let small: Vec<_> = inside.iter().filter(|place| !place.is_country()).collect();
    let list = if small.is_empty() { inside.iter().collect() } else { small };
    for place in list {
        if !made.places.iter().any(|mention| mention.name == place.mention.name) {
            made.places.push(place.mention.clone());
        }
    }
    made.why.places = if made.places.is_empty() { Way::PlaceOfStory } else { Way::PlaceInWords }.into();
    if made.places.is_empty() {
        made.places = story.place_meant();
    }
    made.presence = (clause.first..clause.last).any(|at| ["active", "present", "presence"].contains(&scene.word(at)));
    made.prediction = (clause.first..clause.last)
        .any(|at| ["will", "would", "'ll", "could", "expect", "expected"].contains(&scene.word(at)));
    made.confidence = 0.5;
    made
}

/// Who speaks: an actor where the source is one, or speaks for one; the state, where an official of it does; else the
/// observers.
pub(super) fn speaker_of(scene: &Scene<'_>, said: &Attribution, story: &Story<'_>) -> ActorId {
    const OFFICIALS: [&str; 14] = [
        "minister",
        "president",
        "mayor",
        "governor",
        "ministry",
        "official",
        "officials",
        "parliament",
        "council",
        "ambassador",
        "authorities",
        "councillor",
        "police",
        "lawmaker",
    ];
    let observers = || ActorId::new("observers");
    if said.pronoun {
        return story.speaker.clone().unwrap_or_else(observers);
    }
    // "Name, an American military analyst": of no party, whatever his country.
    if assesses(scene, said) {
        return observers();
    }
    // "A spokesman for X, Name, said": the role stands before the name, or after it.
    let clause = scene.clause(said.source_first);
    let from = clause.first.min(said.source_first).max(said.source_first.saturating_sub(10));
    let (from, to) =
        if said.verb < said.source_first { (said.source_first, said.source_first + 12) } else { (from, said.verb) };
    let inside =
        || scene.parties.iter().filter(move |party| from <= party.first && party.first < to && !party.attribute);
    let named = inside().find(|party| said.source_first <= party.first).or_else(|| inside().next_back());
    if let Some(party) = named {
        return party.actor.clone();
    }
    let official = (from..to).any(|at| OFFICIALS.contains(&scene.word(at)));
    official.then(|| story.main_state()).flatten().unwrap_or_else(observers)
}
