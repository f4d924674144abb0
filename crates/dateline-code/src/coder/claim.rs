//! A draft as a claim, with its quote cut out of the report.

use dateline_model::{Claim, Report};

use crate::compose::Draft;
use crate::segment::{Offsets, Sentence};

/// A draft as a claim; `None` where its quote would be empty.
pub(crate) fn claim(
    report: &Report,
    offsets: &Offsets,
    sentence: &Sentence,
    draft: &Draft,
    index: usize,
) -> Option<Claim> {
    let (first, last) = trimmed(sentence, draft)?;
    let (from, to) = (sentence.tokens[first].start, sentence.tokens[last - 1].end);
    let (start, end) = (offsets.code_point(from), offsets.code_point(to));
    let quote = report.text.get(from..to)?.to_owned();
    let words = |(first, last): (usize, usize)| {
        let (from, to) = (sentence.tokens[first].start, sentence.tokens[last - 1].end);
        report.text.get(from..to).map(str::to_owned)
    };
    Some(Claim {
        id: Claim::id_of(&report.id, start, end, draft.kind, &format!("{}/{index}", draft.rule)),
        report: report.id.clone(),
        doc: report.doc.clone(),
        quote,
        start,
        end,
        kind: draft.kind,
        days: draft.when.days,
        date_bound: draft.when.bound,
        places: draft.places.clone(),
        by: draft.sides.by().to_vec(),
        against: draft.sides.against().to_vec(),
        killed: draft.killed,
        wounded: draft.wounded,
        captured: draft.captured,
        displaced: draft.displaced,
        said_by: draft.said_by.clone(),
        stance: draft.stance,
        extent: draft.extent,
        sub_event_type: draft.sub_event_type.clone(),
        scope: draft.scope,
        phase: draft.phase,
        from_place: draft.from_place.clone(),
        to_place: draft.to_place.clone(),
        count_unit: draft.count_unit,
        families: draft.families,
        cause: draft.cause.and_then(words),
        presence: draft.presence,
        prediction: draft.prediction,
        speaker_role: draft.speaker_role.and_then(words),
        rule: draft.rule.clone(),
        confidence: draft.confidence,
    })
}

/// The tokens of the quote without connectives before it and punctuation around it.
fn trimmed(sentence: &Sentence, draft: &Draft) -> Option<(usize, usize)> {
    let cut = &sentence.tokens;
    let (mut first, mut last) = (draft.first, draft.last.min(cut.len()));
    // Words that an entry of a list leaves out stand nowhere.
    let unsaid = |at: usize| cut[at].start == cut[at].end;
    while first < last
        && (unsaid(first)
            || !cut[first].is_word() && cut[first].class != crate::token::Class::Number
            || cut[first].is_any(words!["and", "but", "while", "or", "then", "that"]))
    {
        first += 1;
    }
    while last > first
        && (unsaid(last - 1)
            || cut[last - 1].class == crate::token::Class::Punctuation
                && !cut[last - 1].is_any(words![")", "%", "\"", "”"]))
    {
        last -= 1;
    }
    while last > first && cut[last - 1].is_any(words!["and", "but", "while", "or", ","]) {
        last -= 1;
    }
    (first < last).then_some((first, last))
}
