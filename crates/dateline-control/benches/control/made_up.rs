//! A made-up war: places on a map, a front that passes over them some times, and claims that mostly tell of it rightly.

use dateline_lexicon::{Lexicon, PackFile};
use dateline_model::{
    ActorId, Claim, ClaimId, DateBound, Day, DaySpan, Kind, LonLat, Place, PlaceId, PlaceKind, PlaceMention, ReportId,
    RunId, Sourced, Stance,
};

/// The first day of the war.
pub(crate) const FIRST: &str = "2011-01-01";
/// How many days it lasts.
pub(crate) const DAYS: usize = 4000;

const SIDES: [&str; 2] = ["army", "rebels"];
const PUBLISHERS: usize = 40;

/// Numbers that look random, the same each time.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 up to, but without, `most`.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % most
    }

    /// From 0 to 1.
    pub(crate) fn share(&mut self) -> f64 {
        self.below(1_000_000) as f64 / 1e6
    }
}

pub(crate) fn run() -> RunId {
    RunId::new("run-1")
}

pub(crate) fn lexicon() -> Lexicon {
    let mut content = String::new();
    for side in SIDES {
        content += &format!("[[side]]\nid = \"{side}\"\nname = \"{side}\"\n");
        content += &format!("[[actor]]\nid = \"{side}\"\nname = \"{side}\"\nside = \"{side}\"\n");
    }
    content += "[[relation]]\nbetween = [\"army\", \"rebels\"]\nkind = \"hostile\"\n";
    Lexicon::load(&[PackFile { name: "made-up/actors.toml".into(), content }]).expect("made up to be read").value
}

/// Towns as dense as those of Ukraine, 60 km² to each.
pub(crate) fn places(count: usize) -> Vec<Place> {
    let mut dice = Dice::new(1);
    let wide = (count as f64 * 60.0).sqrt() / 111.0;
    (0..count)
        .map(|number| Place {
            id: PlaceId::new(format!("place-{number:05}")),
            name: format!("Place {number}"),
            kind: PlaceKind::Populated,
            names: vec![],
            part_of: vec![],
            country: None,
            location: LonLat::try_new(35.0 + dice.share() * wide * 1.5, 48.0 + dice.share() * wide).ok(),
            radius_m: None,
            basis: String::new(),
        })
        .collect()
}

/// So many claims on each of the places. Three times the front passes a place; four claims of five tell the truth.
pub(crate) fn claims(places: &[Place], each: usize) -> Vec<Sourced> {
    let mut dice = Dice::new(2);
    let first = Day::parse(FIRST).expect("a day of the calendar");
    let mut claims = vec![];
    for place in places {
        let mut flips: Vec<usize> = (0..3).map(|_| dice.below(DAYS)).collect();
        flips.sort_unstable();
        let start = dice.below(2);
        for number in 0..each {
            let day = dice.below(DAYS);
            let passed = flips.iter().filter(|flip| **flip <= day).count();
            let wrong = usize::from(dice.below(5) == 0);
            let holder = (start + passed + wrong) % 2;
            let kind = match dice.below(20) {
                0..7 => Kind::Capture,
                7..12 => Kind::Hold,
                12..15 => Kind::Clash,
                15..17 => Kind::Attack,
                17..19 => Kind::Repel,
                _ => Kind::Withdraw,
            };
            // Most captures are told of the days on which the front passed.
            let near = flips.get(passed.wrapping_sub(1)).filter(|_| kind == Kind::Capture);
            let day = near.map_or(day, |flip| (flip + dice.below(3)).min(DAYS - 1));
            let day = first.plus(i32::try_from(day).expect("small"));
            let by = if matches!(kind, Kind::Attack | Kind::Withdraw) { 1 - holder } else { holder };
            let told = dice.below(2) == 0;
            claims.push(claim(&format!("{}-{number:05}", place.id.as_str()), kind, place, day, by, told, &mut dice));
        }
    }
    claims
}

fn claim(name: &str, kind: Kind, place: &Place, day: Day, by: usize, told: bool, dice: &mut Dice) -> Sourced {
    let span = if dice.below(5) == 0 { DaySpan::between(day.plus(-20), day) } else { DaySpan::on(day) };
    let actor = |side: usize| vec![ActorId::new(SIDES[side])];
    let claim = Claim {
        id: ClaimId::new(format!("c-{name}")),
        report: ReportId::new(format!("r-{name}")),
        doc: name.into(),
        quote: format!("fighters of one side were said to be in the town named {} by {name}", place.name),
        start: 0,
        end: 1,
        kind,
        days: span,
        date_bound: DateBound::On,
        places: vec![PlaceMention { name: place.name.clone(), certainty: 1.0, place: Some(place.id.clone()) }],
        by: actor(by),
        against: if told || kind == Kind::Clash { actor(1 - by) } else { vec![] },
        killed: None,
        wounded: None,
        captured: None,
        displaced: None,
        said_by: vec![],
        stance: if dice.below(25) == 0 { Stance::Denied } else { Stance::Asserted },
        extent: None,
        sub_event_type: None,
        scope: None,
        phase: None,
        from_place: None,
        to_place: None,
        count_unit: None,
        families: None,
        cause: None,
        presence: false,
        prediction: false,
        speaker_role: None,
        rule: "made up".into(),
        confidence: 1.0,
    };
    let publisher = format!("Paper {}", dice.below(PUBLISHERS));
    Sourced { claim, published: Some(day.plus(1)), publisher: Some(publisher), recorded_in: run() }
}
