//! A made-up war on a made-up road net, the same each time.

use dateline_control::Siege;
use dateline_lexicon::{Lexicon, PackFile};
use dateline_model::{
    Basis, ControlInterval, Day, DaySpan, Holder, LengthBasis, LonLat, Place, PlaceId, PlaceKind, RoadClass,
    RoadSegment, RunId, SideId, Sourced,
};
use dateline_roads::Graph;
use dateline_routes::{Input, Parameters};

/// How many nodes the net has each way.
const WIDE: usize = 200;
/// How many reported places.
const PLACES: usize = 2000;
/// First day and number of days.
const FIRST: &str = "2012-01-01";
const DAYS: i32 = 1461;
/// The sides; the last one of the lexicon's files holds little.
const SIDES: [&str; 6] = ["army", "guests", "rebels", "others", "north", "monks"];

/// Numbers by chance, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most
    }
}

/// 40,000 nodes 2 km apart, of which one in twenty is a town whose holder is reported.
pub(crate) struct War {
    places: Vec<Place>,
    segments: Vec<RoadSegment>,
    graph: Graph,
    lexicon: Lexicon,
    parameters: Parameters,
    control: Vec<ControlInterval>,
    sieges: Vec<Siege>,
    claims: Vec<Sourced>,
}

impl War {
    pub(crate) fn new() -> Self {
        let mut dice = Dice(2013);
        let step = 0.02;
        let at = |column: usize, row: usize| {
            LonLat::try_new(36.0 + step * column as f64, 33.0 + step * row as f64).expect("degrees of the Levant")
        };
        let mut town: Vec<Option<PlaceId>> = vec![None; WIDE * WIDE];
        let mut places = vec![];
        while places.len() < PLACES {
            let node = dice.below(WIDE * WIDE);
            if town[node].is_some() {
                continue;
            }
            let id = PlaceId::new(format!("town-{:04}", places.len()));
            let kind = if places.len() % 40 == 7 { PlaceKind::Crossing } else { PlaceKind::Populated };
            town[node] = Some(id.clone());
            places.push((node, kind, id));
        }
        let mut segments = vec![];
        for column in 0..WIDE {
            for row in 0..WIDE {
                for (right, up) in [(1, 0), (0, 1)] {
                    // One stretch in ten is missing, so that there are dead ends and detours.
                    if column + right >= WIDE || row + up >= WIDE || dice.below(10) == 0 {
                        continue;
                    }
                    let line = vec![at(column, row), at(column + right, row + up)];
                    let ends = [column * WIDE + row, (column + right) * WIDE + row + up].map(|node| town[node].clone());
                    let class = if column % 10 == 0 { RoadClass::Primary } else { RoadClass::Tertiary };
                    segments.push(segment(line, ends, class));
                }
            }
        }
        let graph = Graph::try_new(&segments).expect("all have lines");
        let control = places.iter().flat_map(|(node, _, id)| course(*node, id, &mut dice)).collect();
        let places: Vec<Place> =
            places.into_iter().map(|(node, kind, id)| place(id, kind, at(node / WIDE, node % WIDE))).collect();
        Self {
            places,
            segments,
            graph,
            lexicon: lexicon(),
            parameters: Parameters::default(),
            control,
            sieges: vec![],
            claims: vec![],
        }
    }

    pub(crate) fn input(&self) -> Input<'_> {
        Input {
            graph: &self.graph,
            segments: &self.segments,
            places: &self.places,
            control: &self.control,
            sieges: &self.sieges,
            claims: &self.claims,
            lexicon: &self.lexicon,
            parameters: &self.parameters,
        }
    }

    /// So many days through the war.
    pub(crate) fn day(after: i32) -> Day {
        Day::parse(FIRST).expect("a day of the calendar").plus(after)
    }
}

/// Who held a town: the side whose part of the country it lies in, with four changes in four years.
fn course(node: usize, id: &PlaceId, dice: &mut Dice) -> Vec<ControlInterval> {
    let mut turns: Vec<i32> = (0..4).map(|_| i32::try_from(dice.below(1400)).expect("small") + 20).collect();
    turns.sort_unstable();
    turns.dedup();
    let ends = turns.iter().map(|turn| turn - 1).chain([DAYS - 1]);
    let home = node / WIDE / (WIDE / 4 + 1);
    std::iter::once(0)
        .chain(turns.iter().copied())
        .zip(ends)
        .map(|(from, to)| {
            let holder = match dice.below(10) {
                0 => Holder::Contested,
                1 => Holder::Side(SideId::new(SIDES[dice.below(SIDES.len())])),
                _ => Holder::Side(SideId::new(SIDES[home])),
            };
            ControlInterval {
                place: id.clone(),
                days: DaySpan { from: Some(War::day(from)), to: Some(War::day(to)) },
                parties: if holder == Holder::Contested {
                    ["army", "rebels"].map(SideId::new).to_vec()
                } else {
                    vec![]
                },
                holder,
                probability: 0.9,
                basis: Basis::Evidence,
                claims_for: vec![],
                claims_against: vec![],
                published: None,
                recorded_in: RunId::new(""),
            }
        })
        .collect()
}

fn place(id: PlaceId, kind: PlaceKind, at: LonLat) -> Place {
    Place {
        name: id.as_str().to_owned(),
        id,
        kind,
        names: vec![],
        part_of: vec![],
        country: None,
        location: Some(at),
        radius_m: None,
        basis: String::new(),
    }
}

fn segment(line: Vec<LonLat>, ends: [Option<PlaceId>; 2], class: RoadClass) -> RoadSegment {
    RoadSegment {
        id: RoadSegment::id_of(&line, class, &ends),
        length: line[0].distance(line[1]),
        line,
        ends,
        roads: vec![],
        class,
        length_basis: LengthBasis::Line,
        max_speed: None,
        one_way: false,
        bridge: false,
        tunnel: false,
        schematic: false,
        basis: String::new(),
        recorded_in: RunId::new(""),
    }
}

fn lexicon() -> Lexicon {
    let mut content: String =
        SIDES.iter().map(|side| format!("[[side]]\nid = \"{side}\"\nname = \"{side}\"\n")).collect();
    for (one, other, kind) in [
        ("army", "guests", "allied"),
        ("army", "rebels", "hostile"),
        ("guests", "rebels", "hostile"),
        ("army", "others", "hostile"),
        ("rebels", "others", "hostile"),
        ("north", "rebels", "neutral"),
    ] {
        content += &format!("[[relation]]\nbetween = [\"{one}\", \"{other}\"]\nkind = \"{kind}\"\n");
    }
    content += "[[supply]]\nside = \"army\"\nplaces = [\"town-0001\", \"town-0011\", \"town-0021\", \"town-0031\"]\n";
    Lexicon::load(&[PackFile { name: "made-up/actors.toml".into(), content }]).expect("the pack is well formed").value
}
