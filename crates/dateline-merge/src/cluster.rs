//! Grouping the tellings of one kind at one place, the most precise first.
//!
//! A telling dated to the day says which happening it means; one that gives only a month may mean any of several. So
//! tellings of the same day are put together first, then those of neighbouring days from different reports, and then the
//! vaguer ones, each only where exactly one event fits: a month must not glue two days together.
//!
//! Everything is done in an order that depends on the tellings alone, never on the order in which they came.

use std::collections::{BTreeMap, BTreeSet};

use dateline_lexicon::Lexicon;
use dateline_model::{DateBound, Day, DaySpan, Kind, ReportId, Sourced, Stance};

use crate::Parameters;
use crate::fits::{Nearness, Sides, figures_fit, fitted};
use crate::origin::Origins;

/// A claim as told of one place.
#[derive(Clone, Debug)]
pub(crate) struct Telling<'a> {
    /// Where the claim stands in the list of all claims.
    pub(crate) claim: usize,
    pub(crate) sourced: &'a Sourced,
    pub(crate) sides: Sides,
    /// The days on which it may have happened, by the claim's days and how they bound it.
    pub(crate) reach: DaySpan,
    /// The place's name as written; empty where there is none.
    pub(crate) mention: &'a str,
    /// Whether the claim tells of other places as well.
    pub(crate) several: bool,
}

impl Telling<'_> {
    fn kind(&self) -> Kind {
        self.sourced.claim.kind
    }

    fn report(&self) -> &ReportId {
        &self.sourced.claim.report
    }
}

/// Tellings of one thing.
#[derive(Clone, Debug)]
pub(crate) struct Cluster<'a> {
    /// The days that the others are held against: those of the most precise telling.
    pub(crate) anchor: DaySpan,
    pub(crate) sides: Sides,
    pub(crate) members: Vec<Telling<'a>>,
}

impl<'a> Cluster<'a> {
    pub(crate) fn of(telling: Telling<'a>) -> Self {
        Self { anchor: telling.reach, sides: telling.sides.clone(), members: vec![telling] }
    }

    fn reports(&self) -> BTreeSet<&ReportId> {
        self.members.iter().map(Telling::report).collect()
    }
}

/// The days on which a claim may have happened: both ends known, or both unknown. What has been so since a day began on it.
pub(crate) fn reach_of(days: DaySpan, bound: DateBound, parameters: &Parameters) -> DaySpan {
    match (bound, days.from, days.to) {
        (_, None, None) => DaySpan::UNKNOWN,
        (DateBound::Since, Some(first), _) | (_, Some(first), None) => DaySpan::on(first),
        (DateBound::By, _, Some(last)) | (_, None, Some(last)) => {
            DaySpan::between(last.plus(-parameters.by_reach), last)
        }
        (DateBound::About, Some(first), Some(last)) => {
            DaySpan::between(first.plus(-parameters.about_reach), last.plus(parameters.about_reach))
        }
        (DateBound::On, Some(_), Some(_)) => days,
    }
}

/// What grouping needs to know beside the tellings.
pub(crate) struct Grouping<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) origins: &'a Origins<'a>,
    pub(crate) parameters: &'a Parameters,
}

impl<'a> Grouping<'a> {
    /// Groups tellings of one kind at one place into clusters: first the asserted ones, then the denied and the planned
    /// ones to what they deny or plan, and what is left of these among themselves.
    pub(crate) fn clusters(&self, tellings: Vec<Telling<'a>>) -> Vec<Cluster<'a>> {
        let (asserted, others): (Vec<_>, Vec<_>) =
            tellings.into_iter().partition(|telling| telling.sourced.claim.stance == Stance::Asserted);
        let mut clusters = self.group(asserted);
        let (mut denied, mut planned) = (vec![], vec![]);
        for telling in in_order(others) {
            match (self.meant(&clusters, &telling), telling.sourced.claim.stance) {
                (Some(cluster), _) => clusters[cluster].members.push(telling),
                (None, Stance::Denied) => denied.push(telling),
                (None, _) => planned.push(telling),
            }
        }
        clusters.extend(self.group(denied));
        clusters.extend(self.group(planned));
        clusters
    }

    fn group(&self, tellings: Vec<Telling<'a>>) -> Vec<Cluster<'a>> {
        let mut tellings = in_order(tellings);
        let dated = tellings.partition_point(|telling| !telling.reach.is_unknown());
        let undated = tellings.split_off(dated);
        let single = tellings.partition_point(|telling| telling.reach.single().is_some());
        let longer = tellings.split_off(single);
        let mut found = Found::new(self.join_neighbours(self.same_day(tellings)));
        for telling in longer {
            let fitting: Vec<usize> = found
                .starting(telling.reach)
                .filter(|(cluster, _)| overlap(cluster.anchor, telling.reach, self.parameters.overlap))
                .filter(|(cluster, _)| self.fits(cluster, &telling).is_some())
                .map(|(_, place)| place)
                .take(2)
                .collect();
            self.place(&mut found, &fitting, telling);
        }
        for telling in undated {
            let fitting: Vec<usize> = (0..found.clusters.len())
                .filter(|place| found.clusters[*place].members.iter().any(|one| one.report() == telling.report()))
                .filter(|place| self.fits(&found.clusters[*place], &telling).is_some())
                .take(2)
                .collect();
            self.place(&mut found, &fitting, telling);
        }
        found.clusters
    }

    /// Puts a vague telling into the only cluster that fits; else it stays alone.
    fn place(&self, found: &mut Found<'a>, fitting: &[usize], telling: Telling<'a>) {
        match fitting {
            [only] => self.add(&mut found.clusters[*only], telling),
            _ => found.push(Cluster::of(telling)),
        }
    }

    /// Puts tellings of the very same day together. They come in order of days.
    fn same_day(&self, tellings: Vec<Telling<'a>>) -> Vec<Cluster<'a>> {
        let mut clusters: Vec<Cluster<'a>> = vec![];
        for telling in tellings {
            let start = clusters.partition_point(|cluster| cluster.anchor < telling.reach);
            let fitting: Vec<usize> =
                (start..clusters.len()).filter(|place| self.fits(&clusters[*place], &telling).is_some()).collect();
            let told_before = |place: &&usize| {
                let cluster = &clusters[**place];
                cluster.sides == telling.sides || cluster.members.iter().any(|one| one.report() == telling.report())
            };
            match (fitting.as_slice(), fitting.iter().find(told_before)) {
                ([only], _) => self.add(&mut clusters[*only], telling),
                (_, Some(place)) => self.add(&mut clusters[*place], telling),
                _ => clusters.push(Cluster::of(telling)),
            }
        }
        clusters
    }

    /// Joins clusters of neighbouring days that no report tells apart, the most told ones first; no chains.
    fn join_neighbours(&self, clusters: Vec<Cluster<'a>>) -> Vec<Cluster<'a>> {
        let mut order: Vec<usize> = (0..clusters.len()).collect();
        order.sort_by_key(|place| (std::cmp::Reverse(clusters[*place].reports().len()), *place));
        let mut clusters: Vec<Option<Cluster<'a>>> = clusters.into_iter().map(Some).collect();
        let mut settled = vec![false; clusters.len()];
        for place in order {
            if settled[place] {
                continue;
            }
            let Some(mut main) = clusters[place].take() else { continue };
            let near = |other: &Option<Cluster<'a>>| {
                other
                    .as_ref()
                    .is_some_and(|other| days_between(main.anchor, other.anchor) <= self.parameters.days_apart)
            };
            let below = (0..place).rev().take_while(|other| clusters[*other].is_none() || near(&clusters[*other]));
            let above =
                (place + 1..clusters.len()).take_while(|other| clusters[*other].is_none() || near(&clusters[*other]));
            let neighbours: Vec<usize> = below.chain(above).filter(|other| !settled[*other]).collect();
            for other in neighbours {
                let Some(neighbour) = clusters[other].take() else { continue };
                if self.may_be_one(&main, &neighbour) {
                    settled[other] = true;
                    for telling in neighbour.members {
                        self.add(&mut main, telling);
                    }
                } else {
                    clusters[other] = Some(neighbour);
                }
            }
            settled[place] = true;
            clusters[place] = Some(main);
        }
        clusters.into_iter().flatten().collect()
    }

    fn may_be_one(&self, main: &Cluster<'a>, neighbour: &Cluster<'a>) -> bool {
        main.anchor != neighbour.anchor
            && main.reports().is_disjoint(&neighbour.reports())
            && neighbour.members.iter().all(|telling| self.fits(main, telling).is_some())
    }

    /// The telling's sides, turned to fit; `None` where sides or figures don't fit.
    fn fits(&self, cluster: &Cluster<'a>, telling: &Telling<'a>) -> Option<Sides> {
        let day = cluster.anchor.first().or(telling.reach.first());
        let sides = fitted(telling.kind(), &cluster.sides, &telling.sides, day, self.lexicon)?;
        let figures = telling.kind() != Kind::Casualties
            || cluster.members.iter().all(|member| {
                let nearness = if member.report() != telling.report() {
                    Nearness::Apart
                } else if self.origins.same(member.claim, telling.claim) {
                    Nearness::OneOrigin
                } else {
                    Nearness::OneReport
                };
                figures_fit(&member.sourced.claim, &telling.sourced.claim, nearness, self.parameters)
            });
        figures.then_some(sides)
    }

    fn add(&self, cluster: &mut Cluster<'a>, telling: Telling<'a>) {
        let day = cluster.anchor.first();
        if let Some(sides) = fitted(telling.kind(), &cluster.sides, &telling.sides, day, self.lexicon) {
            cluster.sides.add(&sides);
        }
        cluster.members.push(telling);
    }

    /// The event that a denied or planned telling is about: the nearest in days among those that fit. Nobody denies what
    /// nobody has told yet, so a denial is never about a later event. Without a day: the only one of the same report.
    fn meant(&self, clusters: &[Cluster<'a>], telling: &Telling<'a>) -> Option<usize> {
        let sides_fit = |cluster: &Cluster<'a>| {
            let day = cluster.anchor.first();
            fitted(telling.kind(), &cluster.sides, &telling.sides, day, self.lexicon).is_some()
        };
        let fitting = clusters.iter().enumerate().filter(|(_, cluster)| sides_fit(cluster));
        if telling.reach.is_unknown() {
            let mut same: Vec<usize> = fitting
                .filter(|(_, cluster)| cluster.reports().contains(telling.report()))
                .map(|(place, _)| place)
                .take(2)
                .collect();
            return if same.len() == 1 { same.pop() } else { None };
        }
        let denied = telling.sourced.claim.stance == Stance::Denied;
        fitting
            .filter(|(_, cluster)| days_between(cluster.anchor, telling.reach) <= self.parameters.days_apart)
            .filter(|(_, cluster)| !denied || cluster.anchor.first() <= telling.reach.last())
            .min_by_key(|(place, cluster)| {
                (days_between(cluster.anchor, telling.reach), std::cmp::Reverse(cluster.members.len()), *place)
            })
            .map(|(place, _)| place)
    }
}

/// Clusters, and where to find those that begin on a day.
struct Found<'a> {
    clusters: Vec<Cluster<'a>>,
    by_start: BTreeMap<Day, Vec<usize>>,
    /// The longest anchor, in days.
    longest: i32,
}

impl<'a> Found<'a> {
    fn new(clusters: Vec<Cluster<'a>>) -> Self {
        let mut found = Self { clusters: vec![], by_start: BTreeMap::new(), longest: 1 };
        for cluster in clusters {
            found.push(cluster);
        }
        found
    }

    fn push(&mut self, cluster: Cluster<'a>) {
        if let (Some(start), Some(length)) = (cluster.anchor.from, cluster.anchor.length()) {
            self.by_start.entry(start).or_default().push(self.clusters.len());
            self.longest = self.longest.max(length);
        }
        self.clusters.push(cluster);
    }

    /// The clusters that may meet these days, by the day on which they begin.
    fn starting(&self, days: DaySpan) -> impl Iterator<Item = (&Cluster<'a>, usize)> {
        days.from
            .zip(days.to)
            .into_iter()
            .flat_map(|(from, to)| self.by_start.range(from.plus(-self.longest)..=to))
            .flat_map(|(_, places)| places)
            .map(|place| (&self.clusters[*place], *place))
    }
}

/// The most precise first, then by day; at the same day those that say most of the sides; undated ones last.
fn in_order(mut tellings: Vec<Telling<'_>>) -> Vec<Telling<'_>> {
    tellings.sort_by_cached_key(|telling| {
        (
            telling.reach.is_unknown(),
            telling.reach.length().unwrap_or(i32::MAX),
            telling.reach,
            std::cmp::Reverse(telling.sides.said()),
            telling.sourced.published.unwrap_or(Day::from_number(i32::MAX)),
            telling.sourced.claim.id.clone(),
        )
    });
    tellings
}

/// How many days lie between two spans; 0 where they meet.
fn days_between(one: DaySpan, other: DaySpan) -> i32 {
    let gap = |first: DaySpan, second: DaySpan| Some(second.from?.number() - first.to?.number());
    match (gap(one, other), gap(other, one)) {
        (Some(after), Some(before)) => after.max(before).max(0),
        _ => i32::MAX,
    }
}

/// Whether two spans share enough of the shorter one.
fn overlap(one: DaySpan, other: DaySpan, share: f64) -> bool {
    let shared = one.to.min(other.to).zip(one.from.max(other.from)).map(|(to, from)| to.number() - from.number() + 1);
    match (shared, one.length(), other.length()) {
        (Some(days), Some(left), Some(right)) => days > 0 && f64::from(days) >= share * f64::from(left.min(right)),
        _ => false,
    }
}
