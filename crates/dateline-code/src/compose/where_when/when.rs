//! When: the days of what is told.
//!
//! A date in the clause goes before one that opens the sentence, and that before the day where the story is. In a text of
//! its day that gives none, the tense tells.

use dateline_model::{DateBound, Day, DaySpan, Kind};

use crate::clause::{Clause, Link};
use crate::compose::{Scene, Way, When};
use crate::days::DayMark;
use crate::story::Story;

/// The days of what is told at this token.
pub(in crate::compose) fn when(scene: &Scene<'_>, clause: Clause, at: usize, story: &Story<'_>, kind: Kind) -> When {
    let inside = scene.days.iter().filter(|day| clause.holds(day.first)).min_by_key(|day| distance(day, at));
    // "…; 13 days later it was said that …": a date of the same main clause goes before the sentence's first.
    let main = scene
        .clauses
        .iter()
        .filter(|other| other.first <= clause.first && matches!(other.link, Link::Start | Link::But | Link::And))
        .map(|other| other.first)
        .max();
    let own = main.and_then(|main| {
        scene.days.iter().rfind(|day| main <= day.first && day.first < clause.first && day.bound != DateBound::Since)
    });
    // "entered and besieged X on 5 April": the first verb shares what follows the second.
    let shared = || {
        let reach = if clause.last == at + 1 { scene.reach(clause.last) } else { clause.last };
        scene.days.iter().find(|day| clause.last <= day.first && day.first < reach)
    };
    let inside = inside.or(own).or_else(shared);
    // "the 2022 Kharkiv counteroffensive": a year in a name says less than the day before it.
    let finer = inside.filter(|day| !day.precise).and_then(|year| {
        scene.days.iter().rfind(|day| {
            day.precise
                && day.first < year.first
                && year.days.first() <= day.days.last()
                && day.days.first() <= year.days.last()
        })
    });
    let inside = finer.or(inside);
    let leading = scene.days.iter().find(|day| day.leading);
    // A day told in an aside ("which fell on 7 May") is the aside's own.
    let aside = |day: &&DayMark| matches!(scene.clause(day.first).link, Link::Relative | Link::Where | Link::Time);
    // "…, the day before": further back than the day on which the sentence opens.
    let back = |day: &&DayMark| leading.is_none_or(|leading| day.days.first() >= leading.days.first());
    let before =
        || scene.days.iter().filter(|day| day.first < clause.first && day.bound != DateBound::Since).filter(back);
    let earlier = before().rfind(|day| !aside(day)).or_else(|| before().next_back());
    let chosen = inside.or(earlier).or(leading);
    // A text written long after what it tells goes by its story, whatever its tense, but not where "since then" looks on
    // from there to the day of writing.
    let since = [0, clause.first].iter().any(|at| scene.word(*at) == "since");
    let history = |now| story.calendar.running.is_some_and(|days| long_before(days, now));
    let writing = story.calendar.now.filter(|now| since || !history(*now));
    if let Some(now) = writing
        && inside.is_none_or(|day| day.bound == DateBound::Since)
        && present_perfect(scene, clause, at)
        && !matches!(kind, Kind::Hold | Kind::Statement)
    {
        // "has taken X [since May]": by the day of writing, no day said.
        let since = inside.and_then(|day| day.days.from);
        let why = Way::DayOfWritingPerfect.into();
        return When { days: DaySpan { from: since, to: Some(now) }, bound: DateBound::By, why };
    }
    if chosen.is_none() && scene.word(0) == "eventually" && story.calendar.now.is_none() {
        return When { why: Way::DayUnknown.into(), ..When::default() };
    }
    // "Captured by the Army.": no later than the list came out.
    if scene.listed
        && chosen.is_none()
        && let Some(now) = story.calendar.now
        && !matches!(kind, Kind::Hold | Kind::Statement | Kind::Clash | Kind::Siege | Kind::Attack)
    {
        let days = DaySpan { from: None, to: Some(now) };
        return When { days, bound: DateBound::By, why: Way::DayOfWriting.into() };
    }
    let mut found = match (chosen, writing, story.calendar.running) {
        (Some(day), _, _) => {
            let way = match (inside, leading) {
                (Some(_), _) => Way::DayInClause,
                (None, Some(_)) => Way::DayOpens,
                (None, None) => Way::DayEarlier,
            };
            When { days: day.days, bound: day.bound, why: way.by_words(day.first, day.last) }
        }
        (None, Some(now), _) if present_tense(scene, clause) => {
            When { days: DaySpan::on(now), bound: DateBound::On, why: Way::DayOfWritingPresent.into() }
        }
        (None, Some(_), _) if scene.speaker.is_some() => from_now(scene, clause, story, kind),
        (None, _, Some(days)) => When { days, bound: DateBound::On, why: Way::DayOfStory.into() },
        (None, _, None) => from_now(scene, clause, story, kind),
    };
    if let Some(campaign) = story.calendar.campaign
        && (sums_up(scene, inside, story) || kind == Kind::Casualties && inside.is_none() && over_all(scene))
    {
        found = When { days: campaign, bound: DateBound::On, why: Way::DayOfCampaign.into() };
    }
    // "… the next day" where no day was told before.
    if scene.listed && found.days.is_unknown() {
        found.days.to = story.calendar.now;
        found.bound = DateBound::By;
    }
    // "in 2022", told in May: what is told lies before its telling.
    if scene.listed
        && let Some(now) = story.calendar.now
        && found.days.from.is_some_and(|from| from <= now)
        && found.days.to.is_some_and(|to| to > now)
    {
        found.days.to = Some(now);
    }
    // "after the fall of X": it happened no later than what is told of that day.
    let back = clause.link == Link::Time && ["after", "following"].contains(&scene.word(clause.first));
    if back && inside.is_none() && kind == Kind::Capture && found.bound == DateBound::On {
        found.bound = DateBound::By;
    }
    found
}

/// Whether these days lie so far before the day of writing that the story is history.
fn long_before(days: DaySpan, now: Day) -> bool {
    const HISTORY: i32 = 150;
    days.last().is_some_and(|last| now.number() - last.number() > HISTORY)
}

/// "The offensive was a series of operations …", "During the battle …": told of the whole campaign.
fn sums_up(scene: &Scene<'_>, inside: Option<&DayMark>, story: &Story<'_>) -> bool {
    const CAMPAIGN: [&str; 6] = ["offensive", "battle", "siege", "operation", "campaign", "clashes"];
    let during = scene.word(0) == "during"
        && scene.word(1) == "the"
        && CAMPAIGN.contains(&scene.word(2))
        && [",", ""].contains(&scene.word(3));
    let vague = inside.is_none_or(|day| day.days.length().is_none_or(|length| length >= 28));
    let opens = scene.opening && story.calendar.running.is_none();
    vague && (during || opens) && !scene.days.iter().any(|day| day.leading && day.precise)
}

/// "417 militants died during the offensive": a toll of the whole.
fn over_all(scene: &Scene<'_>) -> bool {
    (1..scene.cut.len()).any(|at| {
        ["battle", "offensive", "siege", "operation", "campaign"].contains(&scene.word(at + 1))
            && scene.word(at) == "the"
            && scene.word(at - 1) == "during"
            && !scene.cut.get(at + 2).is_some_and(|token| token.is("of"))
    })
}

/// "has taken", "have now been driven out of".
fn present_perfect(scene: &Scene<'_>, clause: Clause, at: usize) -> bool {
    (clause.first..at).rev().take(5).any(|index| ["has", "have", "'ve"].contains(&scene.word(index)))
}

/// "rebels hold X", "the army is in control": told of the day of writing. An infinitive is told as what it hangs on is.
fn present_tense(scene: &Scene<'_>, clause: Clause) -> bool {
    let before = scene.clauses.iter().find(|other| other.last == clause.first && clause.link == Link::Infinitive);
    let clause = Clause { first: before.map_or(clause.first, |other| other.first), ..clause };
    const PRESENT: [&str; 16] = [
        "is",
        "are",
        "hold",
        "holds",
        "control",
        "controls",
        "remain",
        "remains",
        "continue",
        "continues",
        "keeps",
        "keep",
        "fight",
        "fights",
        "says",
        "'re",
    ];
    const PAST: [&str; 8] = ["was", "were", "had", "did", "would", "said", "took", "began"];
    let has = |list: &[&str]| {
        (clause.first..clause.last)
            .any(|at| list.contains(&scene.word(at)) && !["under", "of", "full", "the"].contains(&scene.back(at, 1)))
    };
    has(&PRESENT) && !has(&PAST)
}

fn distance(day: &DayMark, at: usize) -> usize {
    if day.first > at { day.first - at } else { at.saturating_sub(day.last) }
}

/// In a text of its day that gives no date, the tense says: present is now, perfect is up to now.
fn from_now(scene: &Scene<'_>, clause: Clause, story: &Story<'_>, kind: Kind) -> When {
    let unknown = When { why: Way::DayUnknown.into(), ..When::default() };
    let Some(now) = story.calendar.now else { return unknown };
    let perfect = (clause.first..clause.last).any(|at| ["has", "have", "'ve"].contains(&scene.word(at)));
    let present = (clause.first..clause.last).any(|at| {
        ["is", "are", "'s", "'re", "holds", "controls", "remain", "remains", "continue", "continues"]
            .contains(&scene.word(at))
    });
    let state = matches!(kind, Kind::Hold | Kind::Statement | Kind::Siege);
    if perfect && !state {
        let why = Way::DayOfWritingPerfect.into();
        When { days: DaySpan { from: None, to: Some(now) }, bound: DateBound::On, why }
    } else if present || state || scene.speaker.is_none() {
        let way = if present { Way::DayOfWritingPresent } else { Way::DayOfWriting };
        When { days: DaySpan::on(now), bound: DateBound::On, why: way.into() }
    } else {
        unknown
    }
}
