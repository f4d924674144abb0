//! What both truths share: the folder beside the checkout, what a project answers, and how the two are laid side by side.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use dateline::model::{ActorId, Claim, Day, DaySpan, Kind, PlaceId};
use dateline::{ControlRow, View};
use dateline_control::holder_on;

/// Told with a disagreement: so many claims at most.
const CLAIMS_TOLD: usize = 12;
/// Claims of so many days around the first of a disagreement are told with it; a gap as long does not part it in two.
const DAYS_AROUND: i32 = 7;

/// The folder `../shared` beside the checkout, or nothing where it is not there (said on stderr).
pub(crate) fn shared() -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("skipped: no ../shared");
    None
}

/// A file of this test's folder.
pub(crate) fn beside(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/truth").join(name)
}

/// Who held what as a project tells it.
pub(crate) struct Answer(BTreeMap<PlaceId, Vec<(DaySpan, String)>>);

impl Answer {
    pub(crate) fn new(rows: Vec<ControlRow>) -> Self {
        let mut places: BTreeMap<PlaceId, Vec<(DaySpan, String)>> = BTreeMap::new();
        for row in rows {
            let holder = row.side.map_or(row.holder, |side| side.to_string());
            places.entry(row.place_id).or_default().push((row.days, holder));
        }
        Self(places)
    }

    /// The side's id, `Contested` or `Unknown`.
    pub(crate) fn holder(&self, place: &PlaceId, day: Day) -> &str {
        let of_place = self.0.get(place).map_or(&[][..], Vec::as_slice);
        let found = of_place
            .iter()
            .find(|(days, _)| days.from.is_none_or(|from| from <= day) && days.to.is_none_or(|to| day <= to));
        found.map_or("Unknown", |(_, holder)| holder)
    }
}

/// One day of one place: what people read, and what the project answers.
pub(crate) struct Checked {
    /// Under which heading it is counted.
    pub(crate) group: String,
    pub(crate) place: PlaceId,
    pub(crate) day: Day,
    pub(crate) want: String,
    pub(crate) got: String,
    /// Why that is wanted.
    pub(crate) note: String,
}

impl Checked {
    fn right(&self) -> bool {
        self.want == self.got
    }

    /// Whether this day goes on with what the other told; some days between may have been left out.
    fn follows(&self, other: &Self) -> bool {
        let key = |day: &Self| (day.group.clone(), day.place.clone(), day.want.clone(), day.got.clone());
        key(self) == key(other) && self.day <= other.day.plus(DAYS_AROUND)
    }
}

/// The share of days that are right.
#[expect(clippy::cast_precision_loss, reason = "some thousand days")]
pub(crate) fn share<'a>(days: impl IntoIterator<Item = &'a Checked>) -> f64 {
    let (mut all, mut right) = (0_usize, 0_usize);
    for day in days {
        all += 1;
        right += usize::from(day.right());
    }
    right as f64 / all.max(1) as f64
}

/// A line a group with its share of days right.
pub(crate) fn table(days: &[Checked]) -> String {
    let mut groups: BTreeMap<&str, Vec<&Checked>> = BTreeMap::new();
    for day in days {
        groups.entry(&day.group).or_default().push(day);
    }
    let mut text = String::new();
    for (group, days) in groups {
        let all = days.len();
        writeln!(text, "  {group:<28} {:.3} of {all} days", share(days)).unwrap();
    }
    text
}

/// Every disagreement as a span, with the claims that tell of the place around its first day: those counted for the
/// holder that was answered are marked `+`, those counted against it `-`.
pub(crate) fn disagreements(days: &[Checked], view: &View) -> String {
    let mut text = String::new();
    for span in days.chunk_by(|one, next| next.follows(one)) {
        let (Some(first), Some(last)) = (span.first(), span.last()) else { continue };
        if first.right() {
            continue;
        }
        let Checked { group, place, want, got, note, .. } = first;
        writeln!(text, "{group} ({place}), {} to {}: want {want}, got {got} ({note})", first.day, last.day).unwrap();
        for claim in behind(view, first) {
            writeln!(text, "    {claim}").unwrap();
        }
    }
    text
}

/// The claims that tell who held this place around this day, and those that the answer rests on.
fn behind(view: &View, asked: &Checked) -> Vec<String> {
    let interval = holder_on(&view.control, &asked.place, asked.day);
    let mark = |claim: &Claim| match interval {
        Some(interval) if interval.claims_for.contains(&claim.id) => '+',
        Some(interval) if interval.claims_against.contains(&claim.id) => '-',
        _ => ' ',
    };
    let around = DaySpan::between(asked.day.plus(-DAYS_AROUND), asked.day.plus(DAYS_AROUND));
    let names_it = |claim: &Claim| claim.places.iter().any(|mention| mention.place.as_ref() == Some(&asked.place));
    let near = |claim: &Claim| {
        let of_control = !matches!(claim.kind, Kind::Casualties | Kind::Displacement | Kind::Strike | Kind::Statement);
        of_control && !claim.days.is_unknown() && claim.days.meets(around) && names_it(claim)
    };
    let claims = view.claims.iter().map(|sourced| &sourced.claim);
    let mut told: Vec<(char, &Claim)> = claims.map(|claim| (mark(claim), claim)).collect();
    told.retain(|(mark, claim)| *mark != ' ' || near(claim));
    told.sort_by_key(|(_, claim)| (claim.days.first(), claim.days.last(), claim.start));
    told.truncate(CLAIMS_TOLD);
    told.into_iter().map(|(mark, claim)| format!("{mark} {}", in_words(claim))).collect()
}

fn in_words(claim: &Claim) -> String {
    let actors = |actors: &[ActorId]| actors.iter().map(ActorId::as_str).collect::<Vec<_>>().join("+");
    let extent = claim.extent.map_or(String::new(), |extent| format!(" {extent:?}"));
    let (by, against, when) = (actors(&claim.by), actors(&claim.against), claim.days.in_words());
    let (doc, start, end) = (&claim.doc, claim.start, claim.end);
    format!(
        "{} {}{extent}, {when}, [{by}] > [{against}], {doc} {start}..{end}: {}",
        claim.stance, claim.kind, claim.quote
    )
}
