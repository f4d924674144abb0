//! How much was reported by week: a histogram.

use std::collections::BTreeMap;

use dateline_model::Day;

use crate::svg::{Svg, number};

const WIDTH: f64 = 960.0;
const LEFT: f64 = 40.0;
const HEIGHT: f64 = 160.0;
const BASE: f64 = 120.0;

/// Counts by week, from Monday to Sunday.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Weeks {
    /// Sets the ids inside this picture apart from those of others on the same page: letters, digits and hyphens.
    pub id: String,
    /// The title, as a screen reader says it first.
    pub title: String,
    /// What is counted, in a sentence, for those who cannot see it.
    pub description: String,
    /// The Monday of each week, and how many; weeks without any are in it with 0.
    pub counts: Vec<(Day, u32)>,
}

impl Weeks {
    /// Counts days by week, and the weeks between them as 0.
    #[must_use]
    pub fn of(id: &str, title: &str, description: &str, days: impl IntoIterator<Item = Day>) -> Self {
        let mut found: BTreeMap<Day, u32> = BTreeMap::new();
        for day in days {
            *found.entry(day.plus(1 - i32::from(day.weekday()))).or_default() += 1;
        }
        let mut counts = Vec::new();
        if let (Some((first, _)), Some((last, _))) = (found.first_key_value(), found.last_key_value()) {
            let weeks = (last.number() - first.number()) / 7;
            counts = (0..=weeks)
                .map(|week| first.plus(week * 7))
                .map(|monday| (monday, found.get(&monday).copied().unwrap_or(0)))
                .collect();
        }
        Self { id: id.to_owned(), title: title.to_owned(), description: description.to_owned(), counts }
    }

    /// The histogram as SVG, 960 by 160 pixels.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let id = if self.id.is_empty() { "weeks" } else { &self.id };
        let mut svg = Svg::new(WIDTH, HEIGHT, id, &self.title, &self.description);
        let most = self.counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
        let step = (WIDTH - LEFT - 10.0) / (self.counts.len().max(1) as f64);
        let mut last = f64::MIN;
        for (index, (monday, count)) in self.counts.iter().enumerate() {
            let x = LEFT + step * index as f64;
            let height = 100.0 * f64::from(*count) / f64::from(most);
            svg.start("g", &[]);
            svg.text_element("title", &[], &format!("week from {}: {count}", monday.in_words()));
            let bar = [
                ("x", number(x)),
                ("y", number(BASE - height)),
                ("width", number((step - 1.0).clamp(0.5, 40.0))),
                ("height", number(height)),
                ("fill", "#0072B2".into()),
            ];
            svg.element("rect", &bar);
            svg.end();
            if x - last >= 110.0 {
                last = x;
                svg.text(x, BASE + 18.0, &[("font-size", "10".into())], &monday.in_words());
            }
        }
        svg.line((LEFT, BASE), (WIDTH - 10.0, BASE), &[("stroke", "#222".into())]);
        svg.text(LEFT - 6.0, 24.0, &[("text-anchor", "end".into())], &most.to_string());
        svg.text(LEFT - 6.0, BASE, &[("text-anchor", "end".into())], "0");
        svg.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_run_from_monday_and_empty_weeks_count_as_none() {
        let days = ["2013-12-05", "2013-12-08", "2013-11-18"].map(|text| Day::parse(text).unwrap());
        let weeks = Weeks::of("w", "t", "d", days);
        let counts: Vec<(String, u32)> = weeks.counts.iter().map(|(day, count)| (day.to_string(), *count)).collect();
        assert_eq!(counts, [("2013-11-18".into(), 1), ("2013-11-25".into(), 0), ("2013-12-02".into(), 2)]);
        assert!(roxmltree::Document::parse(&weeks.to_svg()).is_ok());
    }

    #[test]
    fn no_days_make_an_empty_histogram() {
        let svg = Weeks::of("w", "t", "d", []).to_svg();
        assert!(roxmltree::Document::parse(&svg).is_ok() && !svg.contains("NaN"));
    }
}
