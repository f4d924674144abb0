//! One happening in one sentence.

use std::collections::BTreeMap;

use dateline_model::{ActorId, Extent, Kind, Phase, PlaceKind, Sourced};

use crate::draft::Draft;
use crate::happening::{Happening, Spot, spot};
use crate::names::{self, capitalised, joined};
use crate::world::{World, fold};

impl<'a> World<'a> {
    /// The sentence for a happening that is asserted; `None` where it is not, or where there is nothing to say of it.
    pub(crate) fn sentence(&self, happening: &Happening<'a>) -> Option<Draft<'a>> {
        if happening.asserted.is_empty() {
            return None;
        }
        if !happening.denied.is_empty() {
            return self.dispute(happening);
        }
        let core = self.core(happening)?;
        let claims = &happening.asserted;
        let draft = if self.is_accusation(happening) {
            self.accusation(&in_a_mouth(&core), claims)?
        } else {
            Draft::new(format!("{}{}.", capitalised(&core), self.attribution(claims)), claims)?
        };
        Some(draft.ranked(weight(happening), Some(happening.last_day(self.input.on))))
    }

    /// A happening that a source denies, in the mouths of those who tell of it and of those who deny it: `Valley Wire said
    /// that the Syrian Army took Yabroud on 15 March; SOHR denied it.`
    pub(crate) fn dispute(&self, happening: &Happening<'a>) -> Option<Draft<'a>> {
        if happening.denied.is_empty() {
            return None;
        }
        let core = in_a_mouth(&self.core(happening)?);
        let deniers = joined(&self.origins(&happening.denied, 2));
        let draft = if happening.asserted.is_empty() {
            Draft::new(format!("{} denied that {core}.", capitalised(&deniers)), &happening.denied)?
        } else {
            let first = format!("{} that {core};", self.sayers(&happening.asserted));
            let second = format!(" {deniers} denied it.");
            Draft::of(vec![(first, happening.asserted.clone()), (second, happening.denied.clone())])?
        };
        Some(draft.ranked(3, Some(happening.last_day(self.input.on))))
    }

    /// What happened as a clause that begins with a small letter and has no full stop: `the Syrian Army took Qara on 19
    /// November`.
    pub(crate) fn core(&self, happening: &Happening<'a>) -> Option<String> {
        let by = self.actors(&happening.by);
        let place = happening.spot();
        let located = place.located();
        let words = match happening.kind {
            Kind::Capture => self.captured(happening),
            Kind::Withdraw if by.is_empty() => format!("fighters withdrew from {}", object(happening)),
            Kind::Withdraw => format!("{by} withdrew from {}", object(happening)),
            Kind::Hold if by.is_empty() => return None,
            Kind::Hold => format!("{by} held {}", object(happening)),
            Kind::Clash => format!("there was fighting {located}{}", self.between(happening)),
            Kind::Attack if by.is_empty() => format!("an attack was launched {located}"),
            Kind::Attack => format!("{by} launched an attack {located}"),
            Kind::Repel if by.is_empty() => format!("an attack was beaten back {located}"),
            Kind::Repel => format!("{by} beat back an attack {located}"),
            Kind::Strike if by.is_empty() => format!("{} came under fire", place.named()),
            Kind::Strike => format!("{by} fired on {}", place.named()),
            Kind::Bombing => format!("a bomb went off {located}"),
            Kind::Casualties => format!("people were killed or wounded {located}"),
            Kind::Siege if by.is_empty() => format!("{} was reported besieged or cut off", object(happening)),
            Kind::Siege => format!("{} was reported besieged or cut off by {by}", object(happening)),
            Kind::SiegeLifted => format!("the siege of {} was reported lifted", object(happening)),
            Kind::RouteCut => format!("{} was reported cut or under fire", self.road_words(happening)),
            Kind::RouteOpened => format!("{} was reported open again", self.road_words(happening)),
            Kind::Reinforce if by.is_empty() => format!("reinforcements were reported {located}"),
            Kind::Reinforce => format!("{by} sent reinforcements to {}", place.named()),
            Kind::Displacement => displaced(happening),
            Kind::Agreement => self.agreement(happening),
            Kind::Statement => return None,
        };
        Some(with_day(words, &self.when(happening)))
    }

    /// What is said to be aimed at, of a place just named: `the Syrian Army was said to be trying or planning to take it`.
    pub(crate) fn plan(&self, happening: &Happening<'a>) -> Option<String> {
        let aim = match happening.kind {
            Kind::Capture => "take it",
            Kind::Withdraw => "withdraw from it",
            Kind::Attack | Kind::Strike => "attack it",
            Kind::Siege => "besiege it",
            _ => return None,
        };
        let by = self.actors(&happening.by);
        let were = if self.are_many(&happening.by) { "were" } else { "was" };
        (!by.is_empty()).then(|| format!("{by} {were} said to be trying or planning to {aim}"))
    }

    /// The road of a happening about one: the first road that its claims name, else its place.
    pub(crate) fn road(&self, happening: &Happening<'a>) -> Spot {
        let mentions = happening.told().iter().flat_map(|one| &one.claim.places);
        let mut spots = mentions.map(|mention| spot(self, mention.place.clone(), &mention.name));
        let is_road = |one: &Spot| {
            let name = one.name.to_lowercase();
            one.kind == Some(PlaceKind::Road) || ["highway", "road", "route"].iter().any(|word| name.contains(word))
        };
        if happening.spots.iter().any(is_road) {
            return happening.spot().clone();
        }
        spots.find(is_road).unwrap_or_else(|| {
            let place = happening.spot();
            Spot { id: None, name: format!("the route through {}", place.name), kind: Some(PlaceKind::Road) }
        })
    }

    fn road_words(&self, happening: &Happening<'a>) -> String {
        self.road_named(&self.road(happening), happening.told())
    }

    /// A road by the gazetteer's name and, where claims write another, by the one they write most: `the M5 highway
    /// (Damascus–Homs highway)`.
    pub(crate) fn road_named(&self, road: &Spot, claims: &[&'a Sourced]) -> String {
        let mut written: BTreeMap<String, i32> = BTreeMap::new();
        let mentions = claims.iter().flat_map(|one| &one.claim.places);
        for mention in mentions.filter(|mention| road.id.is_some() && mention.place == road.id) {
            *written.entry(names::cleaned(&mention.name)).or_default() += 1;
        }
        let most = written.into_iter().min_by_key(|(name, count)| (-count, name.clone())).map(|(name, _)| name);
        match most.filter(|name| fold(name) != fold(&road.name) && !name.is_empty()) {
            Some(name) => format!("{} ({name})", road.named()),
            None => road.named(),
        }
    }

    /// The names of actors, three at most: `the Syrian Army and Hezbollah`.
    pub(crate) fn actors(&self, actors: &[&ActorId]) -> String {
        let mut words: Vec<String> = actors.iter().take(3).map(|one| names::actor(self.actor_name(one))).collect();
        words.dedup();
        if actors.len() > 3 {
            words.push("others".to_owned());
        }
        joined(&words)
    }

    /// Whether they take a plural verb.
    pub(crate) fn are_many(&self, actors: &[&ActorId]) -> bool {
        actors.len() > 1 || actors.iter().any(|one| names::is_plural(self.actor_name(one)))
    }

    /// `, according to SOHR` where every claim is somebody's; else nothing, since a report says it in its own voice.
    pub(crate) fn attribution(&self, claims: &[&'a Sourced]) -> String {
        if claims.iter().any(|one| one.claim.said_by.is_empty()) {
            return String::new();
        }
        format!(", according to {}", joined(&self.origins(claims, 2)))
    }

    /// Who says claims, each once, in the order of the claims.
    pub(crate) fn origins(&self, claims: &[&'a Sourced], most: usize) -> Vec<String> {
        let mut origins: Vec<String> = Vec::new();
        for one in claims {
            let origin = self.origin(one);
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        if origins.len() > most {
            origins.truncate(most);
            origins.push("others".to_owned());
        }
        origins
    }

    /// Whether it says that somebody harmed people who do not fight.
    pub(crate) fn is_accusation(&self, happening: &Happening<'a>) -> bool {
        !happening.by.is_empty()
            && !self.are_at_odds(&happening.by)
            && matches!(
                happening.kind,
                Kind::Casualties | Kind::Attack | Kind::Strike | Kind::Bombing | Kind::Displacement | Kind::Clash
            )
            && happening.against.iter().any(|one| self.is_civilian(one))
    }

    /// Whether some of them fight each other, so that they cannot have done it together.
    pub(crate) fn are_at_odds(&self, actors: &[&ActorId]) -> bool {
        actors.iter().any(|one| actors.iter().any(|other| self.are_opposed(one, other)))
    }

    /// An accusation in the mouth of who makes it.
    pub(crate) fn accusation(&self, core: &str, claims: &[&'a Sourced]) -> Option<Draft<'a>> {
        let named: Vec<&Sourced> = claims.iter().copied().filter(|one| !one.claim.said_by.is_empty()).collect();
        let carried = if named.is_empty() { claims } else { &named };
        Draft::new(format!("{} that {core}.", self.sayers(carried)), carried)
    }

    /// `SOHR said`, or where reports say it in their own voice, `Valley Wire reports`.
    fn sayers(&self, claims: &[&'a Sourced]) -> String {
        let origins = self.origins(claims, 2);
        let verb = match (claims.iter().all(|one| one.claim.said_by.is_empty()), origins.len()) {
            (true, 1) => "reports",
            (true, _) => "report",
            (false, _) => "said",
        };
        format!("{} {verb}", capitalised(&joined(&origins)))
    }

    /// `between A and B`, or with several on a side `between A and B on one side and C on the other`; empty where only
    /// one side is named.
    pub(crate) fn between(&self, happening: &Happening<'a>) -> String {
        let (by, against) = (&happening.by, &happening.against);
        let everyone = unique(by.iter().chain(against).copied().collect());
        let Some(first) = everyone.first().copied() else { return String::new() };
        let mixed = against.is_empty() || by.iter().any(|one| against.contains(one));
        let (ours, theirs): (Vec<&ActorId>, Vec<&ActorId>) =
            everyone.into_iter().partition(|one| if mixed { !self.are_opposed(one, first) } else { by.contains(one) });
        match (ours.as_slice(), theirs.as_slice()) {
            (_, []) => String::new(),
            ([one], [other]) => {
                format!(" between {} and {}", names::actor(self.actor_name(one)), names::actor(self.actor_name(other)))
            }
            _ => format!(" between {} on one side and {} on the other", self.actors(&ours), self.actors(&theirs)),
        }
    }

    fn captured(&self, happening: &Happening<'a>) -> String {
        let object = object(happening);
        let were = if happening.spots.len() > 1 || object.starts_with("places") { "were" } else { "was" };
        let hostile = self.are_at_odds(&happening.by) || happening.by.iter().any(|one| happening.against.contains(one));
        if hostile {
            return format!("{object} changed hands");
        }
        let again = happening.told().iter().any(|one| says_again(&one.claim.quote));
        let from = match happening.against.len() {
            1..=2 => format!(" from {}", self.actors(&happening.against)),
            _ => String::new(),
        };
        match (self.actors(&happening.by), again) {
            (by, _) if by.is_empty() => format!("{object} {were} taken{from}"),
            (by, true) => format!("{by} retook {object}{from}"),
            (by, false) => format!("{by} took {object}{from}"),
        }
    }

    fn agreement(&self, happening: &Happening<'a>) -> String {
        let quotes: Vec<String> = happening.told().iter().map(|one| one.claim.quote.to_lowercase()).collect();
        let says = |words: &[&str]| quotes.iter().all(|quote| words.iter().any(|word| quote.contains(word)));
        let what = if says(&["ceasefire", "cease-fire", "truce"]) {
            "a ceasefire"
        } else if says(&["exchange", "swap"]) {
            "an exchange of prisoners"
        } else if says(&["surrender", "evacuat"]) {
            "a deal on surrender or evacuation"
        } else {
            "an agreement"
        };
        let phase = happening.told().iter().find_map(|one| one.claim.phase);
        let told = match phase {
            Some(Phase::Offered) => "was reported offered",
            Some(Phase::Agreed) | None => "was reported reached",
            Some(Phase::InForce) => "was reported in force",
            Some(Phase::Violated) => "was reported broken",
            Some(Phase::Lapsed) => "was reported to have run out",
            Some(Phase::CarriedOut) => "was reported carried out",
        };
        format!("{what} {told} {}", happening.spot().located())
    }
}

/// How much a happening matters beside others.
pub(crate) fn weight(happening: &Happening<'_>) -> u32 {
    match happening.kind {
        Kind::Capture | Kind::Withdraw if happening.spot().is_wide() => 2,
        Kind::Capture | Kind::Withdraw | Kind::Agreement => 4,
        Kind::Siege | Kind::SiegeLifted | Kind::RouteCut | Kind::RouteOpened => 3,
        Kind::Clash | Kind::Attack | Kind::Strike | Kind::Bombing | Kind::Repel => 2,
        Kind::Hold | Kind::Casualties | Kind::Reinforce | Kind::Displacement | Kind::Statement => 1,
    }
}

/// What was taken, left or held: `Qara`, `most of An-Nabk`, `places in Qalamoun`.
fn object(happening: &Happening<'_>) -> String {
    let names: Vec<String> = happening.spots.iter().take(5).map(Spot::named).collect();
    let mut names = joined(&names);
    if happening.spots.len() > 5 {
        names = format!("{names} and {} more places", happening.spots.len() - 5);
    }
    let extent = happening.extent();
    if happening.spot().is_wide() {
        let whole = happening.told().iter().all(|one| one.claim.extent == Some(Extent::Whole));
        return if whole { format!("all of {names}") } else { format!("places in {names}") };
    }
    match extent {
        Some(Extent::Most) => format!("most of {names}"),
        Some(Extent::Part) => format!("part of {names}"),
        Some(Extent::Shares(low, high)) if (high - low).abs() < 0.005 => format!("{:.0} % of {names}", low * 100.0),
        Some(Extent::Shares(low, high)) => format!("{:.0} to {:.0} % of {names}", low * 100.0, high * 100.0),
        Some(Extent::Whole) | None => names,
    }
}

fn displaced(happening: &Happening<'_>) -> String {
    let figures: Vec<_> = happening.figures(|one| one.claim.displaced).into_iter().map(|(_, figure)| figure).collect();
    let many = crate::numbers::counts(&figures).map_or_else(|| "people".to_owned(), |count| format!("{count} people"));
    let back = happening.told().iter().all(|one| one.claim.quote.to_lowercase().contains("return"));
    let place = happening.spot();
    if back {
        format!("{many} were reported to have returned to {}", place.named())
    } else {
        format!("{many} were reported displaced {}", place.located())
    }
}

/// Whether the words say that a place was taken by who had held it before.
fn says_again(quote: &str) -> bool {
    let quote = quote.to_lowercase();
    ["retook", "retak", "recaptur", "re-captur", "regain", "won back", "took back"]
        .iter()
        .any(|word| quote.contains(word))
}

/// A clause as it stands after "said that": what is told there need not be called reported again.
fn in_a_mouth(core: &str) -> String {
    core.replace(" was reported ", " was ")
}

fn with_day(words: String, when: &str) -> String {
    if when.is_empty() { words } else { format!("{words} {when}") }
}

fn unique(actors: Vec<&ActorId>) -> Vec<&ActorId> {
    let mut out: Vec<&ActorId> = Vec::new();
    for one in actors {
        if !out.contains(&one) {
            out.push(one);
        }
    }
    out
}
