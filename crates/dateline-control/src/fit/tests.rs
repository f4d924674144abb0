//! Rates are recovered from chains that were simulated with them.

use crate::chain::{Chances, Told};

use super::*;

/// Numbers that look like chance, the same in every run (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn one_of(&mut self, weights: &[f64]) -> usize {
        let mut left = self.next() * weights.iter().sum::<f64>();
        for (at, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return at;
            }
        }
        weights.len() - 1
    }
}

const TRUE: Learned = [0.002, 0.006, 0.001, 0.06, 0.01, 0.3, 0.6];

fn rates(values: Learned) -> Rates {
    let [change, fight, part, fight_ends, part_ends, fight_lost, part_lost] = values;
    Rates { change, fight, part, fight_ends, part_ends, fight_lost, part_lost, found: 0.0005 }
}

/// Places whose state somebody tells on one day in `every`, and is mistaken once in ten times.
fn simulated(places: usize, days: i32, every: f64, chance: &mut Chance) -> Vec<(usize, Course)> {
    let layout = Layout::new(2);
    let states = layout.states();
    let transition = Transition::new(layout, rates(TRUE));
    let mut courses = vec![];
    for place in 0..places {
        let mut state = 1 + place % 2;
        let mut told = vec![];
        for day in 0..days {
            if chance.next() < 1.0 / every {
                let wrong = chance.next() < 0.1;
                let seen = if wrong { chance.one_of(&vec![1.0; states]) } else { state };
                let mut chances = vec![0.1 / states as f64; states];
                chances[seen] += 0.9;
                told.push(Told { day, chances: Chances::State(chances) });
            }
            state = chance.one_of(&transition.day()[state * states..(state + 1) * states]);
        }
        let told: Vec<&Told> = told.iter().collect();
        courses.push((2, Course::new(layout, vec![1.0; states], &told)));
    }
    courses
}

fn learning(courses: &[(usize, Course)], strength: f64) -> Learning<'_> {
    let prior = learned(&Parameters::default());
    Learning { courses, prior, strength, start: Parameters::default().rates() }
}

#[test]
fn rates_of_a_simulated_war_are_recovered() {
    let courses = simulated(80, 2000, 4.0, &mut Chance(7));
    let result = learning(&courses, 1.0).learn(learned(&Parameters::default()));
    assert!(result.settled);
    for (at, (found, truth)) in result.rates.iter().zip(TRUE).enumerate() {
        let most = if is_share(at) { 0.1 } else { 0.25 * truth };
        assert!((found - truth).abs() < most, "{}: {found}, not {truth}; {:?}", NAMES[at], result.rates);
    }
}

#[test]
fn the_score_never_falls_with_a_prior_or_without() {
    for (seed, strength) in [(1, PRIOR), (2, 0.0), (3, 1.0)] {
        let courses = simulated(6, 800, 5.0, &mut Chance(seed));
        let result = learning(&courses, strength).learn(learned(&Parameters::default()));
        assert!(result.scores.len() > 2);
        for pair in result.scores.windows(2) {
            assert!(pair[1] >= pair[0] - 1e-7, "{:?}", result.scores);
        }
        if strength == 0.0 {
            assert!(result.likelihood.1 > result.likelihood.0);
            assert!((result.likelihood.1 - result.scores[result.scores.len() - 1]).abs() < 1e-9);
        }
    }
}

#[test]
fn with_next_to_no_evidence_the_shipped_rates_stay() {
    let start = learned(&Parameters::default());
    for courses in [vec![], simulated(1, 30, 5.0, &mut Chance(5))] {
        let result = learning(&courses, PRIOR).learn(start);
        for (found, shipped) in result.rates.iter().zip(start) {
            assert!((found / shipped - 1.0).abs() < 0.2, "{found} {shipped}");
        }
    }
}

#[test]
fn a_file_keeps_its_words_and_takes_the_new_values() {
    let shipped = Parameters::shipped();
    let rates = [LearnedRate { name: "fight_ends", before: 0.04, after: 0.0321, seen: 9.0 }];
    let sources = BTreeMap::from([("al \"quoted\"".to_owned(), 0.9), ("sohr".to_owned(), 0.75)]);
    let text = rewritten(shipped, &rates, &sources);
    let read = Parameters::read(&text).unwrap();
    assert_eq!((read.fight_ends, &read.sources), (0.0321, &sources));
    assert!(text.contains("fight_ends = 0.0321     # an episode of fighting ends"), "{text}");
    let again = rewritten(&text, &rates, &sources);
    assert_eq!(again, text);
    assert_eq!(Parameters::read(&rewritten(&text, &[], &BTreeMap::new())).unwrap().sources.len(), 0);
    let refused = Parameters::read(&text.replace("sohr\" = 0.75", "sohr\" = 1.75")).unwrap_err();
    assert!(refused.reason.contains("sohr") && refused.line > shipped.lines().count(), "{refused}");
}
