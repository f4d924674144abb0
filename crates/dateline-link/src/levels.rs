//! How far two rows agree on when and where, in levels. What each level counts for is learned.

use crate::records::{Place, Source};

/// How far apart days can be told, to either side.
const MOST_DAYS: i32 = 16;
const WIDTH: usize = 2 * MOST_DAYS as usize + 1;

/// How many levels of time there are.
pub(crate) const TIMES: usize = 4 * WIDTH + 1 + 2 * (MOST_DAYS as usize + 1) + 2 + MOST_DAYS as usize + 1;
/// Both give the same span of several days.
const SAME_SPAN: usize = 4 * WIDTH;
const ONE_LONG: usize = SAME_SPAN + 1;
const BOTH_LONG: usize = ONE_LONG + 2 * (MOST_DAYS as usize + 1);

/// How many bands of distance there are for two places of one kind.
pub(crate) const BANDS: usize = 12;
/// How many levels of distance there are: both places exact, one vague, both vague.
pub(crate) const DISTANCES: usize = 3 * BANDS;

/// The level of time of two rows.
pub(crate) fn time(one: &Source, a: usize, other: &Source, b: usize) -> u8 {
    let (a_long, b_long) = (one.is_long(a), other.is_long(b));
    let gap = (other.from[b] - one.to[a]).max(one.from[a] - other.to[b]).clamp(0, MOST_DAYS) as usize;
    let same = one.from[a] == other.from[b] && one.to[a] == other.to[b];
    let level = match (a_long, b_long) {
        (false, false) if same && one.from[a] < one.to[a] => SAME_SPAN,
        (false, false) => {
            let spans = usize::from(one.from[a] < one.to[a]) * 2 + usize::from(other.from[b] < other.to[b]);
            spans * WIDTH + ((other.from[b] - one.from[a]).clamp(-MOST_DAYS, MOST_DAYS) + MOST_DAYS) as usize
        }
        (true, true) if same => BOTH_LONG,
        (true, true) if gap == 0 => BOTH_LONG + 1,
        (true, true) => BOTH_LONG + 1 + gap,
        (a_long, _) => ONE_LONG + usize::from(a_long) * (MOST_DAYS as usize + 1) + gap,
    };
    level as u8
}

/// Which levels of time exclude one another: the class of a level, from 0 to 6.
pub(crate) fn time_class(level: usize) -> usize {
    match level {
        SAME_SPAN => 3,
        level if level < SAME_SPAN => level / WIDTH,
        level if level < BOTH_LONG => 4 + (level - ONE_LONG) / (MOST_DAYS as usize + 1),
        _ => 6,
    }
}

/// How many days the level takes in, for rows of these spans: what is spread over a month says little of a day.
pub(crate) fn breadth(level: usize, one: &Source, a: usize, other: &Source, b: usize) -> f64 {
    let (a, b) = (f64::from(one.to[a] - one.from[a] + 1), f64::from(other.to[b] - other.from[b] + 1));
    match level {
        level if level <= SAME_SPAN => 1.0,
        level if level < BOTH_LONG => {
            if (level - ONE_LONG).is_multiple_of(MOST_DAYS as usize + 1) {
                a.max(b)
            } else {
                2.0
            }
        }
        BOTH_LONG => a.max(b),
        level if level == BOTH_LONG + 1 => a + b,
        _ => a.max(b),
    }
}

/// What a level of time is guessed to count for before anything is learned.
pub(crate) fn guess_time(level: usize, days: u16) -> f64 {
    let fall = |apart: f64| (-apart / f64::from(days.max(1)) * 1.5).exp();
    match level {
        SAME_SPAN => 0.3,
        level if level < SAME_SPAN => fall(((level % WIDTH) as f64 - f64::from(MOST_DAYS)).abs()),
        level if level < BOTH_LONG => fall(1.0 + ((level - ONE_LONG) % (MOST_DAYS as usize + 1)) as f64),
        level => fall((level - BOTH_LONG) as f64),
    }
}

/// The levels of two single days, with the days between them.
pub(crate) fn single_days() -> impl Iterator<Item = (i32, usize)> {
    (-MOST_DAYS..=MOST_DAYS).zip(0..)
}

/// In words.
pub(crate) fn time_in_words(level: usize) -> String {
    match level {
        SAME_SPAN => "the same days".to_owned(),
        level if level < SAME_SPAN => match (level % WIDTH) as i32 - MOST_DAYS {
            0 => "the same day".to_owned(),
            days => format!("{days:+} days"),
        },
        level if level < BOTH_LONG => match (level - ONE_LONG) % (MOST_DAYS as usize + 1) {
            0 => "within the span".to_owned(),
            days => format!("{days} days outside of the span"),
        },
        BOTH_LONG => "the same span".to_owned(),
        level if level == BOTH_LONG + 1 => "the spans overlap".to_owned(),
        level => format!("{} days between the spans", level - BOTH_LONG - 1),
    }
}

/// Kilometres between two places, on a plane with the scale of their latitude: within 0.1 % up to 100 km.
pub(crate) fn kilometres(one: &Place, other: &Place) -> f64 {
    const DEGREE: f64 = 111.195;
    let north = (one.latitude - other.latitude) * DEGREE;
    let apart = (one.longitude - other.longitude).abs();
    let apart = if apart > 180.0 { 360.0 - apart } else { apart };
    let east = apart * DEGREE * ((one.latitude + other.latitude) / 2.0).to_radians().cos();
    north.hypot(east)
}

/// The level of distance of two places, `reach` being how far they may lie apart.
pub(crate) fn distance(one: &Place, other: &Place, apart: f64, reach: f64) -> u8 {
    const EDGES: [f64; BANDS - 1] = [0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8];
    let vague = usize::from(one.radius > 0.0) + usize::from(other.radius > 0.0);
    let share = if apart < 0.0005 { 0.0 } else { (apart / reach.max(1e-9)).max(1e-9) };
    let band = EDGES.iter().position(|edge| share <= *edge).unwrap_or(BANDS - 1);
    (vague * BANDS + band) as u8
}

/// What a level of distance is guessed to count for before anything is learned.
pub(crate) fn guess_distance(level: usize) -> f64 {
    let (vague, band) = (level / BANDS, level % BANDS);
    let fall = if vague == 0 { 0.5 } else { 0.15 };
    0.3 * (-(band as f64) * fall).exp()
}
