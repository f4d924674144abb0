//! The numbers of the rule, in one place.

/// The numbers of the rule. They are set by hand and kept fixed; a later version learns them from places whose history
/// is known. A *weight* is the chance that one independent origin's claim is true and means what it seems to mean.
#[derive(Clone, PartialEq, Debug)]
pub struct Parameters {
    /// Weight of a capture (0 to 1).
    pub capture: f64,
    /// Weight of a claim that a side holds a place (0 to 1).
    pub hold: f64,
    /// Weight of a withdrawal (0 to 1).
    pub withdraw: f64,
    /// Weight of an attack beaten back, and of a siege: who defends a place holds it (0 to 1).
    pub defence: f64,
    /// Weight of fighting at a place, as a sign that both sides are inside (0 to 1).
    pub clash: f64,
    /// Weight of a denied attack, as a denial that the attacker is inside (0 to 1).
    pub attack: f64,

    /// Factor for a monitor, a news agency, or a source that admits its own side's loss (0 to 1).
    pub careful_source: f64,
    /// Factor for officials, state media and party media (0 to 1).
    pub partisan_source: f64,
    /// Factor for every other source (0 to 1).
    pub other_source: f64,
    /// Factor where a source tells of a gain of a side that it favours (0 to 1).
    pub own_gain: f64,
    /// Factor for a date that is not one exact day (0 to 1).
    pub vague_date: f64,
    /// Factor for what a part of a town says of the town (0 to 1).
    pub passed_up: f64,
    /// Factor for "taken from X" as a sign that X held it the day before (0 to 1).
    pub presumed: f64,
    /// Factor for a denial published before anyone told of the thing: it doubts the date only (0 to 1).
    pub early_denial: f64,

    /// From which share of a place on a part counts as the whole (0 to 1).
    pub whole_share: f64,
    /// Below which certainty of the place a claim says nothing of it (0 to 1): it happened by the place, or the name is a
    /// guess.
    pub elsewhere: f64,
    /// Below which certainty of the place a claim changes no holder by itself (0 to 1).
    pub doubtful_place: f64,
    /// The highest probability that rests on doubtful places alone (0 to 1).
    pub doubtful_limit: f64,
    /// How strongly fighting must be told of to make a held place contested (0 to 1): more than one lone report.
    pub contest: f64,
    /// Factor on the probability of a holder whose place is attacked (0 to 1).
    pub under_attack: f64,
    /// The lowest probability of an interval on evidence (0 to 1).
    pub lowest: f64,
    /// The highest (0 to 1).
    pub highest: f64,

    /// How far back "taken from X" says that X held a place of which nothing else is told (days).
    pub presumed_days: i32,
    /// How long fighting keeps a place contested when nothing more is told (days).
    pub episode_days: i32,
    /// How far tellings of one change may lie apart (days).
    pub same_change_days: i32,
    /// The longest span of a date that may change a holder (days).
    pub long_days: i32,
    /// How far "by 3 April" reaches back when it is held against a dated telling (days).
    pub by_reach: i32,
    /// After how long earlier evidence weighs half against a later claim of another holder (days).
    pub half_life_days: f64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            capture: 0.85,
            hold: 0.75,
            withdraw: 0.75,
            defence: 0.5,
            clash: 0.5,
            attack: 0.5,
            careful_source: 1.0,
            partisan_source: 0.8,
            other_source: 0.9,
            own_gain: 0.5,
            vague_date: 0.85,
            passed_up: 0.5,
            presumed: 0.7,
            early_denial: 0.25,
            whole_share: 0.9,
            elsewhere: 0.25,
            doubtful_place: 0.5,
            doubtful_limit: 0.55,
            contest: 0.6,
            under_attack: 0.9,
            lowest: 0.5,
            highest: 0.98,
            presumed_days: 30,
            episode_days: 10,
            same_change_days: 3,
            long_days: 45,
            by_reach: 30,
            half_life_days: 90.0,
        }
    }
}
