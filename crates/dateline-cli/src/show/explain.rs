//! The chain behind a result as text: the sentence with the quote marked, who says it, and what was made of it.

use std::fmt::Write;

use dateline::model::{ActorId, ClaimId, ClaimLine, Count, DateBound, DaySpan};
use dateline::{
    AccountExplained, ClaimExplained, EventCard, EventExplained, Evidence, Explanation, IntervalExplained,
    PlaceExplained, Share, Why,
};

use super::coded::{Depth, sentence_with_claims};
use super::paint::Paper;
use crate::cli::OutputFile;

/// An explanation as text.
pub(crate) fn explanation(explanation: &Explanation, file: &OutputFile) -> String {
    let mut out = Paper::going_to(file);
    match explanation {
        Explanation::Claim(claim) => claim_explained(&mut out, claim),
        Explanation::Event(event) => event_explained(&mut out, event),
        Explanation::Place(place) => place_explained(&mut out, place),
    }
    .expect("memory can always be written to");
    out.into_text()
}

fn claim_explained(out: &mut Paper, explained: &ClaimExplained) -> std::fmt::Result {
    let report = &explained.report;
    writeln!(out, "Claim {}: {}", explained.evidence.claim, explained.claim.kind)?;
    evidence(out, &explained.evidence, "  ")?;
    if let Some(speaker) = &explained.speaker {
        writeln!(out, "  speaker    {speaker}")?;
    }
    writeln!(out, "  report     {} ({})", report.title.as_deref().unwrap_or(&report.doc), report.id)?;
    let day = report.published.map_or_else(|| "unknown".to_owned(), |day| day.to_string());
    let publisher = report.publisher.as_deref().unwrap_or("unknown");
    writeln!(out, "  published  {day} ({}) by {publisher}", report.published_basis)?;
    if let Some(url) = &report.url {
        writeln!(out, "  url        {url}")?;
    }
    writeln!(out, "  offsets    {} to {}", explained.claim.start, explained.claim.end)?;
    fields(out, &explained.claim)?;
    for place in &explained.places {
        match (&place.place_id, &place.known_as) {
            (Some(id), Some(known_as)) => {
                writeln!(out, "  place      {} = {known_as} ({id}), certainty {:.2}", place.name, place.certainty)?;
            }
            _ => writeln!(out, "  place      {}, which the gazetteer does not know", place.name)?,
        }
    }
    for event in &explained.events {
        writeln!(out, "  event      {}: {}, {}", event.id, event.what, event.days.in_words())?;
    }
    writeln!(out, "\nCoded by {}:\n", explained.evidence.why.coder)?;
    why(out, &explained.evidence.why, "  ", Depth::Marks)
}

fn event_explained(out: &mut Paper, explained: &EventExplained) -> std::fmt::Result {
    let EventCard { id, what, days, asserted, denied, planned, sources } = &explained.event;
    writeln!(out, "Event {id}: {what}, {}", days.in_words())?;
    writeln!(
        out,
        "  {asserted} claims assert it, {denied} deny it, {planned} tell of it as planned; independent origins: {sources}"
    )?;
    for member in &explained.members {
        writeln!(out)?;
        evidence(out, member, "  ")?;
        why(out, &member.why, "    ", Depth::Reasons)?;
    }
    Ok(())
}

fn place_explained(out: &mut Paper, explained: &PlaceExplained) -> std::fmt::Result {
    let place = &explained.place;
    let id = place.place_id.as_ref().map_or("", |id| id.as_str());
    match explained.on {
        Some(day) => writeln!(out, "{} ({id}) on {}", place.name, day.in_words())?,
        None => writeln!(out, "{} ({id})", place.name)?,
    }
    if explained.intervals.is_empty() {
        writeln!(out, "  Unknown: nothing is known of who held it.")?;
    }
    if let Some(account) = &explained.account {
        account_explained(out, account)?;
    }
    for interval in &explained.intervals {
        interval_explained(out, interval)?;
    }
    Ok(())
}

/// How the evidence adds up: a line a piece, with the probability before and after it.
fn account_explained(out: &mut Paper, account: &AccountExplained) -> std::fmt::Result {
    let shares = |shares: &[Share]| -> String {
        let some = shares.iter().filter(|share| share.probability >= 0.005);
        some.map(|share| format!("{} {:.2}", share.holder, share.probability)).collect::<Vec<_>>().join(", ")
    };
    let first = account.holders.first().map_or("", |share| share.holder.as_str());
    writeln!(out, "  {}", shares(&account.holders))?;
    writeln!(out, "\n  How the evidence adds up (probability of {first}, before and after each piece):")?;
    writeln!(out, "    before any: {}", shares(&account.before))?;
    for step in &account.steps {
        let denied = if step.denied > 0.0 { format!(", denied {:.2}", step.denied) } else { String::new() };
        let claims: Vec<&str> = step.claims.iter().chain(&step.denials).map(ClaimId::as_str).collect();
        writeln!(
            out,
            "    {:.2} → {:.2}  {}: {} (told {:.2}{denied}; {}) [{}]",
            step.before,
            step.after,
            step.day,
            step.says,
            step.told,
            step.origins.join(", "),
            claims.join(" ")
        )?;
    }
    Ok(())
}

fn interval_explained(out: &mut Paper, interval: &IntervalExplained) -> std::fmt::Result {
    let days = match interval.days {
        DaySpan { from: None, to: None } => "at all times".to_owned(),
        days => days.in_words(),
    };
    writeln!(out)?;
    writeln!(out, "  {}, {days}: probability {:.2}, basis {}", interval.holder, interval.probability, interval.basis)?;
    if !interval.parties.is_empty() {
        writeln!(out, "  parties: {}", interval.parties.join(", "))?;
    }
    for (word, claims) in [("for", &interval.claims_for), ("against", &interval.claims_against)] {
        if !claims.is_empty() {
            writeln!(out, "  {word}:")?;
        }
        for claim in claims {
            evidence(out, claim, "    ")?;
            why(out, &claim.why, "      ", Depth::Reasons)?;
        }
    }
    Ok(())
}

/// How the claim came.
fn why(out: &mut Paper, why: &Why, margin: &str, depth: Depth) -> std::fmt::Result {
    if let Some(note) = &why.note {
        writeln!(out, "{margin}{note}")?;
    }
    if let Some(sentence) = &why.sentence {
        sentence_with_claims(out, sentence, margin, depth);
    }
    Ok(())
}

fn evidence(out: &mut Paper, evidence: &Evidence, margin: &str) -> std::fmt::Result {
    let Evidence { before, quote, after, .. } = evidence;
    writeln!(out, "{margin}{before}«{quote}»{after}")?;
    let published = evidence.published.map_or_else(|| "day unknown".to_owned(), |day| day.to_string());
    writeln!(
        out,
        "{margin}— {} ({}, {published}), {} {}, {} [{}]",
        evidence.origin,
        evidence.doc,
        evidence.kind,
        evidence.stance,
        evidence.days.in_words(),
        evidence.claim
    )
}

fn fields(out: &mut Paper, claim: &ClaimLine) -> std::fmt::Result {
    let actors = |actors: &[ActorId]| actors.iter().map(ActorId::as_str).collect::<Vec<_>>().join(", ");
    let mut line = |name: &str, value: String| -> std::fmt::Result {
        if value.is_empty() { Ok(()) } else { writeln!(out, "  {name:10} {value}") }
    };
    let days = DaySpan { from: claim.from, to: claim.to };
    let bound =
        if claim.date_bound == DateBound::On { String::new() } else { format!(" ({})", claim.date_bound.as_str()) };
    line("when", format!("{}{bound}", days.in_words()))?;
    line("where", claim.places.join(", "))?;
    line("by", actors(&claim.by))?;
    line("against", actors(&claim.against))?;
    for (name, count) in [
        ("killed", claim.killed),
        ("wounded", claim.wounded),
        ("captured", claim.captured),
        ("displaced", claim.displaced),
    ] {
        line(name, count.map(Count::in_words).unwrap_or_default())?;
    }
    line("said by", claim.said_by.join(", "))?;
    line("stance", claim.stance.to_string())?;
    line("rule", format!("{}, confidence {:.2}", claim.rule, claim.confidence))
}
