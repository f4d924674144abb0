//! A walk through the days of a place: each observation in turn, and fighting that ends by itself in between.

use dateline_merge::origin::Origins;
use dateline_model::{Day, Place, SideId};

use crate::Parameters;
use crate::evidence::Sign;
use crate::observation::Observation;
use crate::segment::{Segment, State};
use crate::sides::Stand;

/// The history of a place, from the observations on it in order of days.
pub(crate) fn history(
    observations: Vec<Observation>,
    place: &Place,
    origins: &Origins<'_>,
    stand: Stand<'_>,
    parameters: &Parameters,
) -> Vec<Segment> {
    let mut walk = Walk { place, origins, stand, parameters, past: vec![], now: None };
    let mut waiting = observations.into_iter().peekable();
    while let Some(first) = waiting.next() {
        let mut today = vec![first];
        while let Some(next) = waiting.next_if(|next| next.day == today[0].day) {
            today.push(next);
        }
        walk.forward(today[0].day);
        for observation in walk.in_order(today) {
            walk.step(&observation);
        }
    }
    walk.finish()
}

/// A walk through the days of a place.
pub(crate) struct Walk<'a> {
    pub(crate) place: &'a Place,
    pub(crate) origins: &'a Origins<'a>,
    pub(crate) stand: Stand<'a>,
    pub(crate) parameters: &'a Parameters,
    /// What was so, in order.
    pub(crate) past: Vec<Segment>,
    /// What is so now; `None` = unknown.
    pub(crate) now: Option<Segment>,
}

impl Walk<'_> {
    /// Lets fighting end that has run out before this day.
    fn forward(&mut self, day: Day) {
        if let Some(Segment { state: State::Fought { until, before }, .. }) = &self.now
            && *until < day
        {
            let (until, before) = (*until, before.clone());
            self.end(until);
            self.now = before.map(|before| Segment { from: Some(until.plus(1)), ..*before });
        }
    }

    fn finish(mut self) -> Vec<Segment> {
        self.forward(Day::from_number(i32::MAX));
        self.past.extend(self.now.take());
        self.past
    }

    /// Closes what is so now, with its last day; what did not last a day is dropped.
    pub(crate) fn end(&mut self, last: Day) {
        if let Some(mut now) = self.now.take()
            && now.from.is_none_or(|from| from <= last)
        {
            now.to = Some(last);
            self.past.push(now);
        }
    }

    /// Closes what is so now, and begins something else.
    pub(crate) fn begin(&mut self, segment: Segment) {
        if let Some(from) = segment.from {
            self.end(from.plus(-1));
        }
        self.now = Some(segment);
    }

    /// Captures of one day by enemies: each took it from the other, and the last one keeps it. If one says from whom, that
    /// tells the order; else the one that held it before took it back; else it is contested.
    fn in_order(&self, mut today: Vec<Observation>) -> Vec<Observation> {
        let takes: Vec<usize> = (0..today.len()).filter(|index| today[*index].sign == Sign::Takes).collect();
        let [one, other] = takes.as_slice() else { return today };
        let (one, other) = (*one, *other);
        let day = today[one].day;
        if self.stand.are_friends(&today[one].side, &today[other].side, day) {
            return today;
        }
        let holds =
            |index: usize| self.held_by().is_some_and(|side| self.stand.are_friends(&side, &today[index].side, day));
        let from =
            |taker: usize, loser: usize| self.stand.share_a_friend([&today[loser].side], &today[taker].others, day);
        let one_is_last = match (from(one, other), from(other, one)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => match (holds(one), holds(other)) {
                (true, false) => Some(true),
                (false, true) => Some(false),
                _ => None,
            },
        };
        match one_is_last {
            Some(true) => today.swap(one, other),
            Some(false) => {}
            None => {
                today[one].sign = Sign::Part;
                today[other].sign = Sign::Part;
            }
        }
        today
    }

    /// The side that holds the place now.
    pub(crate) fn held_by(&self) -> Option<SideId> {
        match &self.now {
            Some(Segment { state: State::Held(side), .. }) => Some(side.clone()),
            _ => None,
        }
    }
}
