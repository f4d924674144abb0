//! Memberships: an actor belongs to one side on every day from its first to its last, and says which.

use dateline_model::DaySpan;

use super::{Code, Pack};
use crate::form::{MemberForm, span};
use crate::load::{At, Told};

pub(super) fn check(pack: &Pack, told: &mut Vec<Told>) {
    for entry in pack.actors().filter(|entry| !entry.value.member.is_empty()) {
        let mut spans: Vec<(&MemberForm, DaySpan)> =
            entry.value.member.iter().map(|member| (member, span(member.from, member.to))).collect();
        spans.sort_by_key(|(_, days)| days.from);
        for pair in spans.windows(2) {
            if let [(one, first), (other, second)] = pair {
                between(&entry.at, &entry.value.id, (one, *first), (other, *second), told);
            }
        }
        // Before its first day an actor is not there yet. After its last, texts still name it.
        let last = spans.iter().map(|(_, days)| days.to).max_by_key(|to| (to.is_none(), *to)).flatten();
        if let Some(last) = last {
            told.push(entry.at.warning(
                Code::NoSide,
                format!(
                    "actor `{}` belongs to no side after {last}; a text that names it later is read as of its first side",
                    entry.value.id
                ),
            ));
        }
    }
}

fn between(
    at: &At,
    actor: &str,
    (one, first): (&MemberForm, DaySpan),
    (other, second): (&MemberForm, DaySpan),
    told: &mut Vec<Told>,
) {
    let starts = second.from;
    match (first.to, starts) {
        (Some(end), Some(start)) if end.plus(1) < start => told.push(at.warning(
            Code::NoSide,
            format!("actor `{actor}` belongs to no side from {} to {}", end.plus(1), start.plus(-1)),
        )),
        (end, start) if end.is_none() || start.is_none() || end >= start => {
            let day = start.map_or_else(|| "its first day".to_owned(), |day| day.to_string());
            if one.side != other.side {
                told.push(at.error(
                    Code::NoSide,
                    format!("actor `{actor}` belongs to `{}` and to `{}` on {day}", one.side, other.side),
                ));
            }
        }
        _ => {}
    }
}
