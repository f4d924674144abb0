//! Days from left to right, as in all strips of time.

use dateline_model::Day;

use crate::labels;
use crate::svg::Svg;

pub(crate) const WIDTH: f64 = 960.0;
/// The room on the left for names.
pub(crate) const GUTTER: f64 = 150.0;
pub(crate) const RIGHT: f64 = 16.0;
/// The room above for days.
pub(crate) const TOP: f64 = 44.0;

/// The days that a strip shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axis {
    /// The first.
    pub(crate) from: Day,
    /// The last.
    pub(crate) to: Day,
}

impl Axis {
    /// Where a day begins; days outside of the strip are at its edges.
    pub(crate) fn x(&self, day: Day) -> f64 {
        let days = f64::from((self.to.number() - self.from.number() + 1).max(1));
        let at = f64::from((day.number() - self.from.number()).clamp(0, self.to.number() - self.from.number() + 1));
        GUTTER + (WIDTH - GUTTER - RIGHT) * at / days
    }

    /// Lines at the start of days, weeks, months or years, whichever leaves room for the words.
    pub(crate) fn draw(&self, svg: &mut Svg, bottom: f64) {
        let mut last = f64::MIN;
        let length = self.to.number() - self.from.number() + 1;
        for offset in 0..length.max(0) {
            let day = self.from.plus(offset);
            let (_, month, of_month) = day.ymd();
            let starts = match length {
                ..=16 => true,
                17..=120 => day.weekday() == 1,
                121..=1500 => of_month == 1,
                _ => of_month == 1 && month == 1,
            };
            let x = self.x(day);
            if !starts || x - last < 60.0 {
                continue;
            }
            last = x;
            svg.line((x, TOP - 8.0), (x, bottom), &[("stroke", "#ccc".into())]);
            svg.text(x + 2.0, TOP - 12.0, &[("font-size", "10".into())], &axis_words(day, length));
        }
    }
}

fn axis_words(day: Day, length: i32) -> String {
    let words = day.in_words();
    let mut parts = words.split(' ');
    let (of_month, month, year) = (parts.next(), parts.next(), parts.next());
    let short: String = month.unwrap_or("").chars().take(3).collect();
    match length {
        ..=120 => format!("{} {short}", of_month.unwrap_or("")),
        121..=1500 => format!("{short} {}", year.unwrap_or("")),
        _ => year.unwrap_or("").to_owned(),
    }
}

/// A name cut to a width, with an ellipsis.
pub(crate) fn shortened(name: &str, room: f64) -> String {
    let mut out = name.to_owned();
    while labels::width(&out) > room {
        let mut shorter: Vec<char> = out.trim_end_matches('…').chars().collect();
        shorter.pop();
        out = format!("{}…", shorter.into_iter().collect::<String>().trim_end());
    }
    out
}
