//! The days of the campaign that a report tells of, from its first day to its last.
//!
//! They are gathered while the report is gone through, and used when it is gone through again: a sentence that sums up
//! ("During the battle, …") is told of all of them.

use dateline_model::DaySpan;

use crate::compose::Scene;

/// The days that the body of a report tells of: between its summary and its aftermath.
#[derive(Debug, Default)]
pub(super) struct Body {
    headings: usize,
    aside: bool,
    days: Vec<DaySpan>,
    before_headings: Vec<DaySpan>,
}

impl Body {
    pub(super) fn heading(&mut self, title: &str) {
        const ASIDE: [&str; 14] = [
            "aftermath",
            "background",
            "prelude",
            "reaction",
            "analysis",
            "significance",
            "casualties",
            "executions",
            "war crimes",
            "see also",
            "impact",
            "legacy",
            "order of battle",
            "humanitarian",
        ];
        let title = title.to_lowercase();
        self.headings += 1;
        self.aside = ASIDE.iter().any(|word| title.contains(word));
    }

    pub(super) fn sentence(&mut self, scene: &Scene<'_>, running: Option<DaySpan>) {
        let told = scene.days.iter().any(|day| day.leading && day.precise);
        if let Some(days) =
            running.filter(|days| told && !self.aside && days.length().is_some_and(|length| length <= 31))
        {
            if self.headings == 0 { self.before_headings.push(days) } else { self.days.push(days) }
        }
    }

    pub(super) fn campaign(&self) -> Option<DaySpan> {
        let days = if self.days.is_empty() { &self.before_headings } else { &self.days };
        let from = days.first()?.from?;
        let to = days.iter().filter_map(|days| days.to).filter(|to| to.number() - from.number() < 1500).max()?;
        (to > from).then(|| DaySpan::between(from, to))
    }
}
