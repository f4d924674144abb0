//! The chain behind a claim, an event or a holder.

use dateline_model::DaySpan;

use super::{escaped, push, sentence};
use crate::explain::{
    AccountExplained, ClaimExplained, EventExplained, Evidence, Explanation, IntervalExplained, PlaceExplained,
    ReportCard,
};

/// The title and the body.
pub(super) fn write(explanation: &Explanation) -> (String, String) {
    match explanation {
        Explanation::Claim(claim) => of_claim(claim),
        Explanation::Event(event) => of_event(event),
        Explanation::Place(place) => of_place(place),
    }
}

fn of_claim(explained: &ClaimExplained) -> (String, String) {
    let mut body = String::new();
    evidence(&mut body, &explained.evidence);
    report(&mut body, &explained.report, explained.speaker.as_deref());
    if !explained.events.is_empty() {
        body.push_str("<h2>What was made of it</h2>\n<ul>\n");
        for event in &explained.events {
            let what = format!("{}, {}", event.what, event.days.in_words());
            push(
                &mut body,
                format_args!("<li>{} <span class=\"id\">{}</span></li>\n", escaped(&what), escaped(event.id.as_str())),
            );
        }
        body.push_str("</ul>\n");
    }
    (format!("Why: {} in {}", explained.claim.kind, explained.evidence.doc), body)
}

fn report(body: &mut String, card: &ReportCard, speaker: Option<&str>) {
    body.push_str("<h2>The report</h2>\n<table>\n");
    let mut row = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            push(body, format_args!("<tr><th scope=\"row\">{name}</th><td><bdi>{}</bdi></td></tr>\n", escaped(&value)));
        }
    };
    row("title", card.title.clone());
    row("publisher", card.publisher.clone());
    row("author", card.author.clone());
    let day = card.published.map(|day| format!("{} ({})", day.in_words(), card.published_basis));
    row("published", day);
    row("speaker", speaker.map(str::to_owned));
    row("address", card.url.clone());
    row("id", Some(card.id.as_str().to_owned()));
    body.push_str("</table>\n");
}

fn of_event(explained: &EventExplained) -> (String, String) {
    let event = &explained.event;
    let mut body = String::new();
    push(
        &mut body,
        format_args!(
            "<p class=\"facts\">{} claims assert it, {} deny it, {} tell of it as planned · independent origins: {} · {}</p>\n",
            event.asserted,
            event.denied,
            event.planned,
            event.sources,
            escaped(event.id.as_str())
        ),
    );
    all(&mut body, &explained.members);
    (format!("Why: {}, {}", event.what, event.days.in_words()), body)
}

fn of_place(explained: &PlaceExplained) -> (String, String) {
    let name = &explained.place.name;
    let title = match explained.on {
        Some(day) => format!("Who held {name} on {}", day.in_words()),
        None => format!("Who held {name}"),
    };
    let mut body = String::new();
    if explained.intervals.is_empty() {
        body.push_str("<p>Unknown: nothing is known of who held it.</p>\n");
    }
    if let Some(told) = &explained.account {
        account(&mut body, told);
    }
    for one in &explained.intervals {
        interval(&mut body, one);
    }
    (title, body)
}

/// How the evidence adds up: a row a piece, with the probability before and after it.
fn account(body: &mut String, account: &AccountExplained) {
    let shares: Vec<String> = account
        .holders
        .iter()
        .filter(|share| share.probability >= 0.005)
        .map(|share| format!("{} {:.2}", escaped(&share.holder), share.probability))
        .collect();
    push(body, format_args!("<p class=\"facts\">{}</p>\n", shares.join(" · ")));
    let first = account.holders.first().map_or("", |share| share.holder.as_str());
    push(
        body,
        format_args!(
            "<table><caption>How the evidence adds up: the probability of {} before and after each piece</caption>\n\
             <tr><th>before</th><th>after</th><th>day</th><th>what</th><th>told</th><th>denied</th><th>who says so</th></tr>\n",
            escaped(first)
        ),
    );
    for step in &account.steps {
        push(
            body,
            format_args!(
                "<tr><td>{:.2}</td><td>{:.2}</td><td>{}</td><td>{}</td><td>{:.2}</td><td>{:.2}</td><td><bdi>{}</bdi></td></tr>\n",
                step.before,
                step.after,
                step.day,
                escaped(&step.says),
                step.told,
                step.denied,
                escaped(&step.origins.join(", "))
            ),
        );
    }
    body.push_str("</table>\n");
}

fn interval(body: &mut String, interval: &IntervalExplained) {
    let days = match interval.days {
        DaySpan { from: None, to: None } => "at all times".to_owned(),
        days => days.in_words(),
    };
    push(body, format_args!("<h2>{}, {days}</h2>\n", escaped(&interval.holder)));
    push(body, format_args!("<p class=\"facts\">probability {:.2} · basis {}", interval.probability, interval.basis));
    if !interval.parties.is_empty() {
        push(body, format_args!(" · parties: {}", escaped(&interval.parties.join(", "))));
    }
    body.push_str("</p>\n");
    for (title, claims) in [("For it", &interval.claims_for), ("Against it", &interval.claims_against)] {
        if !claims.is_empty() {
            push(body, format_args!("<h3 class=\"group\">{title}</h3>\n"));
            all(body, claims);
        }
    }
}

fn all(body: &mut String, members: &[Evidence]) {
    for member in members {
        evidence(body, member);
    }
}

fn evidence(body: &mut String, evidence: &Evidence) {
    body.push_str("<article>\n");
    let published = evidence.published.map_or_else(|| "day unknown".to_owned(), |day| day.in_words());
    push(
        body,
        format_args!(
            "<p class=\"facts\"><b><bdi>{}</bdi></b> · <bdi>{}</bdi>, {published} · {}, {}</p>\n",
            escaped(&evidence.origin),
            escaped(&evidence.doc),
            evidence.stance,
            escaped(&evidence.days.in_words())
        ),
    );
    if let Some(note) = &evidence.why.note {
        push(body, format_args!("<p class=\"note\">{}</p>\n", escaped(note)));
    }
    match &evidence.why.sentence {
        Some(told) => sentence::write(body, told, None),
        None => {
            let (before, quote, after) =
                (escaped(&evidence.before), escaped(&evidence.quote), escaped(&evidence.after));
            let id = escaped(evidence.claim.as_str());
            push(
                body,
                format_args!(
                    "<section class=\"sentence alone\"><p class=\"text\" dir=\"auto\">{before}<b>{quote}</b>{after}</p>\
                     <p class=\"facts\">{} · {id}</p></section>\n",
                    evidence.kind
                ),
            );
        }
    }
    body.push_str("</article>\n");
}
