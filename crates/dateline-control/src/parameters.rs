//! The numbers of the model, from one documented file.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::chain::Rates;

/// The parameters that ship with the program.
const SHIPPED: &str = include_str!("../parameters.toml");

macro_rules! parameters {
    ($($name:ident: $type:ty = $least:expr => $most:expr,)*) => {
        /// The numbers of the model. `parameters.toml` beside this crate's sources says what each of them means and in which unit.
        #[derive(Clone, PartialEq, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[expect(missing_docs, reason = "the file says what each means")]
        pub struct Parameters {
            $(pub $name: $type,)*
            /// What was learned of sources: a factor in place of that of their grade or type, by what an origin is called in
            /// files.
            #[serde(default)]
            pub sources: BTreeMap<String, f64>,
        }

        impl Parameters {
            /// The name of the first that lies out of its range, and the range.
            fn out_of_range(&self) -> Option<(&'static str, f64, f64)> {
                $(
                    let value = f64::from(self.$name);
                    if !(f64::from($least)..=f64::from($most)).contains(&value) {
                        return Some((stringify!($name), f64::from($least), f64::from($most)));
                    }
                )*
                None
            }

            /// The parameter with this name; `None` where it is no number of its own.
            pub(crate) fn number(&self, name: &str) -> Option<f64> {
                match name {
                    $(stringify!($name) => Some(f64::from(self.$name)),)*
                    _ => None,
                }
            }
        }
    };
}

/// The least that a chance may be which must not rule anything out, and the most.
const LEAST: f64 = 1e-9;
const MOST: f64 = 1.0 - 1e-9;

/// The longest that a file of parameters may be, in bytes.
const LONGEST: usize = 200_000;

parameters! {
    capture: f64 = 0.0 => MOST,
    hold: f64 = 0.0 => MOST,
    withdraw: f64 = 0.0 => MOST,
    defence: f64 = 0.0 => MOST,
    clash: f64 = 0.0 => MOST,
    attack: f64 = 0.0 => MOST,
    told_over: f64 = LEAST => MOST,
    careful_source: f64 = 0.0 => 1.0,
    partisan_source: f64 = 0.0 => 1.0,
    other_source: f64 = 0.0 => 1.0,
    own_gain: f64 = 0.0 => 1.0,
    grade_a: f64 = 0.0 => 1.0,
    grade_b: f64 = 0.0 => 1.0,
    grade_c: f64 = 0.0 => 1.0,
    grade_d: f64 = 0.0 => 1.0,
    grade_e: f64 = 0.0 => 1.0,
    vague_date: f64 = 0.0 => 1.0,
    passed_up: f64 = 0.0 => 1.0,
    presumed: f64 = 0.0 => 1.0,
    early_denial: f64 = 0.0 => 1.0,
    whole_share: f64 = 0.0 => 1.0,
    elsewhere: f64 = 0.0 => 1.0,
    doubtful_place: f64 = 0.0 => 1.0,
    doubtful_odds: f64 = LEAST => 1.0,
    doubtful_limit: f64 = 0.0 => 1.0,
    highest: f64 = 0.5 => MOST,
    rare_change: f64 = LEAST => 1.0,
    rare_fight: f64 = LEAST => 1.0,
    rare_hold: f64 = LEAST => 1.0,
    rare_defence: f64 = LEAST => 1.0,
    friend: f64 = LEAST => 1.0,
    attacker_holds: f64 = LEAST => 1.0,
    under_attack: f64 = LEAST => 1.0,
    nobody_attacked: f64 = LEAST => 1.0,
    misdated_loser: f64 = LEAST => 1.0,
    coder_doubt: f64 = 0.0 => 1.0,
    holds_the_rest: f64 = LEAST => 1.0,
    only_enemy: f64 = 0.0 => 1.0,
    another_day: f64 = 0.0 => 1.0,
    attacker_won: f64 = 0.0 => 1.0,
    change: f64 = LEAST => 0.2,
    fight: f64 = LEAST => 0.2,
    part: f64 = LEAST => 0.2,
    fight_ends: f64 = LEAST => 0.7,
    part_ends: f64 = LEAST => 0.7,
    fight_lost: f64 = 0.0 => 1.0,
    part_lost: f64 = 0.0 => 1.0,
    found: f64 = LEAST => 0.2,
    first_unknown: f64 = LEAST => MOST,
    first_contested: f64 = LEAST => 1.0,
    misdated_change: f64 = LEAST => 1.0,
    contested_before: f64 = LEAST => 1.0,
    other_loser: f64 = LEAST => 1.0,
    presumed_days: i32 = 0 => 36_500,
    presence_days: i32 = 0 => 36_500,
    same_change_days: i32 = 0 => 365,
    by_reach: i32 = 0 => 36_500,
    siege_days: i32 = 0 => 36_500,
    siege_ends_days: i32 = 0 => 36_500,
    neighbour_km: f64 = 0.0 => 1000.0,
    neighbour_scale_km: f64 = LEAST => 1000.0,
    neighbour_weight: f64 = 0.0 => MOST,
    neighbour_share: f64 = 0.0 => MOST,
    neighbour_few: f64 = 0.0 => 1000.0,
}

/// Why a file of parameters was refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParametersError {
    /// The line, from 1 on.
    pub line: usize,
    /// What is wrong there.
    pub reason: String,
}

impl fmt::Display for ParametersError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for ParametersError {}

impl Parameters {
    /// Reads a file of parameters: every one must be there, none may lie out of its range.
    ///
    /// ```
    /// let refused = dateline_control::Parameters::read("capture = 0.85\nhold = high\n").unwrap_err();
    /// assert_eq!(refused.line, 2);
    /// ```
    pub fn read(text: &str) -> Result<Self, ParametersError> {
        if text.len() > LONGEST {
            return Err(ParametersError { line: 1, reason: format!("it is longer than {LONGEST} bytes") });
        }
        let read: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            ParametersError { line, reason: error.message().to_owned() }
        })?;
        let source = read.sources.iter().find(|(_, factor)| !(0.0..=1.0).contains(*factor));
        let wrong = read.out_of_range().or(source.map(|(name, _)| (name.as_str(), 0.0, 1.0)));
        match wrong {
            None => Ok(read),
            Some((name, least, most)) => Err(ParametersError {
                line: line_of(text, name),
                reason: format!("`{name}` must be from {least} to {most}"),
            }),
        }
    }

    /// The file of parameters that ships with the program.
    #[must_use]
    pub fn shipped() -> &'static str {
        SHIPPED
    }

    /// The same with every rate of the chain another.
    pub(crate) fn with_other_rates(&self) -> Self {
        let other = |rate: f64| rate * 0.7;
        Self {
            change: other(self.change),
            fight: other(self.fight),
            part: other(self.part),
            fight_ends: other(self.fight_ends),
            part_ends: other(self.part_ends),
            fight_lost: other(self.fight_lost) + 0.01,
            part_lost: other(self.part_lost) + 0.01,
            found: other(self.found),
            ..self.clone()
        }
    }

    pub(crate) fn rates(&self) -> Rates {
        Rates {
            change: self.change,
            fight: self.fight,
            part: self.part,
            fight_ends: self.fight_ends,
            part_ends: self.part_ends,
            fight_lost: self.fight_lost,
            part_lost: self.part_lost,
            found: self.found,
        }
    }
}

/// The line on which a key is set.
fn line_of(text: &str, key: &str) -> usize {
    let sets = |line: &str| line.split('=').next().is_some_and(|before| before.trim().trim_matches('"') == key);
    text.lines().position(sets).map_or(1, |index| index + 1)
}

impl Default for Parameters {
    fn default() -> Self {
        Self::read(SHIPPED).expect("the shipped parameters are tested")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_parameters_are_well_formed() {
        assert_eq!(Parameters::read(SHIPPED).map(|read| read.presumed_days), Ok(30));
    }

    #[test]
    fn an_impossible_file_is_refused_with_line_and_reason() {
        let with = |from: &str, to: &str| Parameters::read(&SHIPPED.replace(from, to)).unwrap_err();
        let line = line_of(SHIPPED, "fight_ends");
        let refused = with("fight_ends = 0.04", "fight_ends = 7.0");
        assert_eq!((refused.line, refused.reason.contains("fight_ends")), (line, true));
        let refused = with("fight_ends = 0.04", "fight_ends = nan");
        assert_eq!(refused.line, line);
        let refused = with("fight_ends = 0.04", "fite_ends = 0.07");
        assert_eq!((refused.line, refused.reason.contains("fite_ends")), (line, true));
        assert!(with("\nfriend = ", "\n# ").reason.contains("friend"));
    }
}
