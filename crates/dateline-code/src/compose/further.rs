//! The further fields of a claim: what a toll covers, how far a deal has come, ACLED's term, what a speaker is; where a
//! way begins and leads (`ends`).
//!
//! None of them changes what is claimed. They are filled where words of the clause say so, and left out elsewhere.

use dateline_model::{Kind, Phase, Scope};

use super::roles::FROM_THE_AIR;
use super::{Draft, Scene, Way, ends};
use crate::attribution::Attribution;
use crate::story::Story;
use crate::word::WordList;

/// Fills the further fields of the drafts of a sentence.
pub(super) fn fill(scene: &Scene<'_>, story: &Story<'_>, drafts: &mut [Draft]) {
    for draft in drafts {
        match draft.kind {
            Kind::Casualties => draft.scope = draft.scope.or_else(|| scope(scene, draft)),
            Kind::Agreement => draft.phase = phase(scene, draft),
            Kind::Statement => draft.speaker_role = role(scene, draft),
            _ => {}
        }
        ends::fill(scene, story, draft);
        draft.sub_event_type = sub_event_type(scene, story, draft).map(str::to_owned);
    }
}

/// Whether a toll is of more than one event: "since the start of the war", "during the offensive", "bringing the total to".
fn scope(scene: &Scene<'_>, draft: &Draft) -> Option<Scope> {
    let inside = || draft.first..draft.last.min(scene.cut.len());
    if !draft.counts() {
        return None;
    }
    let any = |list: &WordList| inside().any(|at| scene.cut[at].is_any(list));
    let revised = any(words!["revised", "corrected", "updated"]) && any(words!["toll", "number", "figure", "count"]);
    if revised {
        return Some(Scope::Revision);
    }
    let summed = inside().any(|at| ["all", "total"].contains(&scene.word(at)) && scene.back(at, 1) == "in");
    if summed || draft.when.why.way == Way::DayOfCampaign {
        return Some(Scope::Campaign);
    }
    let counted_on = any(words!["bringing", "brings", "brought", "raising", "raised"])
        && any(words!["total", "toll", "number"])
        || any(words!["total", "toll"]) && any(words!["reached", "risen", "rose", "stood"])
        || inside().any(|at| scene.word(at) == "so" && scene.word(at + 1) == "far")
        || inside().any(|at| scene.word(at) == "since" && scene.back(at, 1) != "ever");
    counted_on.then_some(Scope::RunningTotal)
}

/// How far an agreement has come, by the words of its clause; what broke or ended it goes before what made it.
fn phase(scene: &Scene<'_>, draft: &Draft) -> Option<Phase> {
    let inside = || draft.first..draft.last.min(scene.cut.len());
    let any = |stems: &[&str]| inside().any(|at| stems.iter().any(|stem| scene.word(at).starts_with(stem)));
    let pair =
        |one: &str, other: &str| inside().any(|at| scene.word(at).starts_with(one) && scene.word(at + 1) == other);
    if any(&["violat", "breach"])
        || inside().any(|at| scene.cut[at].is_any(words!["broke", "broken", "breaking", "breaks"]))
            && !pair("broke", "out")
    {
        Some(Phase::Violated)
    } else if any(&["laps", "expire", "collaps", "ended", "fail"]) {
        Some(Phase::Lapsed)
    } else if any(&["exchanged", "implement", "released", "ransomed", "completed"]) || pair("carried", "out") {
        Some(Phase::CarriedOut)
    } else if any(&["holding", "held", "upheld"])
        || pair("into", "force")
        || pair("into", "effect")
        || pair("took", "effect")
    {
        Some(Phase::InForce)
    } else if any(&["offer", "propos", "negotiat", "talks", "call", "demand", "urg"]) {
        Some(Phase::Offered)
    } else if any(&["agree", "reach", "sign", "broker", "announc", "declar", "conclud", "struck", "accept"]) {
        Some(Phase::Agreed)
    } else {
        None
    }
}

/// The codebook's name for what is told, where its words or its parties say which it is.
fn sub_event_type(scene: &Scene<'_>, story: &Story<'_>, draft: &Draft) -> Option<&'static str> {
    const GUNS: &WordList = words![
        "shell",
        "shells",
        "shelled",
        "shelling",
        "artillery",
        "mortar",
        "mortars",
        "rocket",
        "rockets",
        "missile",
        "missiles",
        "howitzers",
        "barrage",
        "himars",
        "bombarded",
        "bombardment",
        "pounded",
    ];
    let inside = || draft.first..draft.last.min(scene.cut.len());
    let any = |list: &WordList| inside().any(|at| scene.cut[at].is_any(list));
    let word = scene.word(draft.at);
    match draft.kind {
        Kind::Strike if any(FROM_THE_AIR) || any(words!["drone", "drones"]) => Some("Air/drone strike"),
        Kind::Strike if any(GUNS) => Some("Shelling/artillery/missile attack"),
        Kind::Bombing if any(words!["suicide"]) => Some("Suicide bomb"),
        Kind::Bombing => Some("Remote explosive/landmine/IED"),
        Kind::Clash | Kind::Repel => Some("Armed clash"),
        Kind::Attack if word.starts_with("assassinat") => Some("assassination"),
        Kind::Attack if draft.sides.against().iter().any(|actor| story.fights(actor)) => Some("Armed clash"),
        Kind::Attack if !draft.sides.against().is_empty() => Some("Attack"),
        Kind::Agreement => Some("Agreement"),
        Kind::Capture => {
            let state = draft.sides.by().iter().any(|actor| story.lexicon().is_state(actor));
            let again = word.starts_with("re") || word.starts_with("liberat");
            match state {
                false if !draft.sides.by().is_empty() => Some("Non-state actor overtakes territory"),
                true if again => Some("Government regains territory"),
                _ => None,
            }
        }
        Kind::Casualties if word.starts_with("assassinat") => Some("assassination"),
        Kind::Casualties if ["kidnap", "abduct"].iter().any(|stem| word.starts_with(stem)) => {
            Some("Abduction/forced disappearance")
        }
        Kind::Casualties if ["arrest", "detain"].iter().any(|stem| word.starts_with(stem)) => Some("Arrests"),
        Kind::Hold if word.starts_with("fortif") => Some("fortification"),
        _ => None,
    }
}

/// "Faysal Itani, a fellow at the Atlantic Council, said": what stands between the commas.
fn role(scene: &Scene<'_>, draft: &Draft) -> Option<(usize, usize)> {
    const LONGEST: usize = 16;
    let named = |said: &&Attribution| draft.said_by.contains(&said.source) && said.verb == draft.at;
    let said = scene.sayings.iter().find(named)?;
    let opens = said.source_last;
    if scene.word(opens) != "," {
        return None;
    }
    let closes =
        (opens + 1..scene.cut.len().min(opens + LONGEST)).rfind(|at| scene.word(*at) == "," && *at <= said.verb)?;
    let first = opens + 1 + usize::from(scene.cut[opens + 1].is_any(words!["a", "an", "the"]));
    (first < closes).then_some((first, closes))
}
