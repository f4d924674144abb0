//! Relations: what is said of one pair must not contradict itself on a day.

use dateline_model::{Day, DaySpan};

use super::{Code, Pack, whereabouts};
use crate::form::{RelationForm, span};
use crate::load::{Entry, Told};

pub(super) fn check(pack: &Pack, told: &mut Vec<Told>) {
    let all: Vec<&Entry<RelationForm>> = pack.files.iter().flat_map(|file| &file.relations).collect();
    for (index, entry) in all.iter().enumerate() {
        let (one, other) = &entry.value.between;
        if one == other {
            let reason = format!("`{one}` stands in a relation to itself; everybody is allied with himself");
            told.push(entry.at.warning(Code::RelationsContradict, reason));
        }
        for earlier in all[..index].iter().filter(|earlier| same_pair(&earlier.value, &entry.value)) {
            compare(earlier, entry, told);
        }
    }
}

fn same_pair(one: &RelationForm, other: &RelationForm) -> bool {
    let (first, second) = (&other.between.0, &other.between.1);
    one.region == other.region
        && ((&one.between.0, &one.between.1) == (first, second) || (&one.between.0, &one.between.1) == (second, first))
}

fn compare(earlier: &Entry<RelationForm>, entry: &Entry<RelationForm>, told: &mut Vec<Told>) {
    let days = |relation: &RelationForm| span(relation.from, relation.to);
    let (before, after) = (days(&earlier.value), days(&entry.value));
    let Some(day) = common_day(before, after).filter(|_| earlier.value.kind != entry.value.kind) else { return };
    let (one, other) = &entry.value.between;
    let what = format!(
        "`{one}` and `{other}` are {} here and {} by {}{}",
        entry.value.kind,
        earlier.value.kind,
        whereabouts(&earlier.at),
        day.map_or_else(|| ", on every day".to_owned(), |day| format!(", both on {day}")),
    );
    told.push(if before.from == after.from {
        entry.at.error(Code::RelationsContradict, what)
    } else {
        entry.at.warning(Code::RelationsContradict, format!("{what}; the one that began last counts"))
    });
}

/// The first day that both spans have; `Some(None)` where both are without limit at their beginning.
#[expect(clippy::option_option, reason = "no common day, no first one, or this one")]
fn common_day(one: DaySpan, other: DaySpan) -> Option<Option<Day>> {
    let start = one.from.max(other.from);
    let ends: Vec<Day> = [one.to, other.to].into_iter().flatten().collect();
    match start {
        Some(start) => ends.iter().all(|end| start <= *end).then_some(Some(start)),
        None => Some(ends.into_iter().min()),
    }
}
