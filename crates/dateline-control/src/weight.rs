//! How much one claim counts.

use dateline_model::{Claim, Grade, Kind, SideId, Source, Stance};

use crate::Parameters;
use crate::evidence::Said;
use crate::sides::Stand;

/// The chance that this claim is true and means what it seems to mean, 0 to 1: by what it tells, who says so and for whom
/// that is good, how exactly it is dated, how sure its place is, and how sure the coder was.
pub(crate) fn weight_of(
    claim: &Claim,
    said: &Said,
    certainty: f64,
    (source, learned): (Option<&Source>, Option<f64>),
    stand: Stand<'_>,
    parameters: &Parameters,
) -> f64 {
    let base = match claim.kind {
        Kind::Capture => parameters.capture,
        Kind::Hold => parameters.hold,
        Kind::Withdraw => parameters.withdraw,
        Kind::Clash if said.when.ongoing => parameters.hold,
        Kind::Clash => parameters.clash,
        Kind::Attack => parameters.attack,
        _ => parameters.defence,
    };
    let date = if said.when.exact { 1.0 } else { parameters.vague_date };
    let place = if certainty < parameters.doubtful_place { certainty } else { 1.0 };
    let doubt = if claim.confidence > 0.0 { 1.0 - claim.confidence.min(1.0) } else { 0.0 };
    let coder = 1.0 - doubt * parameters.coder_doubt;
    (base * source_factor(claim, said, (source, learned), stand, parameters) * date * place * coder).clamp(0.0, 1.0)
}

/// What was learned of a source, else its grade, else its kind; a partisan source counts less for its own side's gains,
/// and in full where it admits a loss.
fn source_factor(
    claim: &Claim,
    said: &Said,
    (source, learned): (Option<&Source>, Option<f64>),
    stand: Stand<'_>,
    parameters: &Parameters,
) -> f64 {
    // A party to the war that is named as the origin speaks for itself.
    let party = || claim.said_by.first().map_or(vec![], |name| stand.named(name, said.when.day));
    let lean = source.map_or_else(party, |source| source.lean.clone());
    let by_kind = || match source.map(|source| source.kind.as_str()) {
        Some("monitor" | "news_agency") => parameters.careful_source,
        Some("official" | "state_media" | "party_media") => parameters.partisan_source,
        None if !lean.is_empty() => parameters.partisan_source,
        _ => parameters.other_source,
    };
    let by_kind = learned.or_else(|| source.and_then(|source| by_grade(source, parameters))).unwrap_or_else(by_kind);
    let denied = claim.stance == Stance::Denied;
    let takes_no_part =
        matches!(claim.kind, Kind::Siege) || matches!(claim.kind, Kind::Clash | Kind::Attack) && !denied;
    let Some(theirs) = is_about_its_own(&lean, said, stand).filter(|_| !takes_no_part) else { return by_kind };
    let loss = claim.kind == Kind::Withdraw || claim.kind == Kind::Capture && claim.by.is_empty();
    let good_for_the_source = theirs != (loss != denied);
    if good_for_the_source { by_kind * parameters.own_gain } else { parameters.careful_source }
}

/// What an editor's grade comes to; `None` where there is none, or "cannot be judged".
fn by_grade(source: &Source, parameters: &Parameters) -> Option<f64> {
    match source.grade? {
        Grade::A => Some(parameters.grade_a),
        Grade::B => Some(parameters.grade_b),
        Grade::C => Some(parameters.grade_c),
        Grade::D => Some(parameters.grade_d),
        Grade::E => Some(parameters.grade_e),
        Grade::F => None,
    }
}

/// Whether a claim is about the side that its source favours, or about that side's enemy; `None` where it is neither.
fn is_about_its_own(lean: &[SideId], said: &Said, stand: Stand<'_>) -> Option<bool> {
    let day = said.when.day;
    let any = |test: &dyn Fn(&SideId, &SideId) -> bool, sides: &[SideId]| {
        lean.iter().any(|lean| sides.iter().any(|side| test(lean, side)))
    };
    let friends = |lean: &SideId, side: &SideId| stand.are_friends(lean, side, day);
    if any(&friends, &said.sides) {
        return Some(true);
    }
    let enemies = |lean: &SideId, side: &SideId| stand.are_enemies(lean, side, day);
    (any(&enemies, &said.sides) || any(&friends, &said.others)).then_some(false)
}
