//! How right control is, against a table of who held each place on each day.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use dateline_evaluate::control::{Bin, Calibration, ControlScore, Decomposition, Printed, Truth, calibration, score};
use dateline_plot::{Reliability, ReliabilityBin};

use crate::listing::Cell;
use crate::{ControlRow, Error};

/// Rows of control, held against a truth.
#[derive(Clone, Debug)]
pub struct ControlEvaluated {
    /// The figures; written out, they are the line of the project's scorer.
    pub score: ControlScore,
    /// How far the stated probabilities can be trusted.
    pub calibration: Calibration,
}

/// Holds rows of control against a truth: a CSV of `day,place,holder`, also packed with gzip. Places are compared by
/// name. A change counts as found within `flip_days` days of that of the truth.
///
/// The rows may come from any question that gives rows; their probabilities are taken as they are printed.
pub fn evaluate_control(truth: &Path, rows: &[ControlRow], flip_days: u32) -> Result<ControlEvaluated, Error> {
    let truth = read(truth)?;
    let printed: Vec<Printed> = rows.iter().map(printed).collect();
    Ok(ControlEvaluated { score: score(&truth, &printed, flip_days)?, calibration: calibration(&truth, &printed)? })
}

fn read(path: &Path) -> Result<Truth, Error> {
    let file = File::open(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let file = BufReader::new(file);
    let is_packed = path.extension().is_some_and(|extension| extension == "gz");
    let table: Box<dyn Read> =
        if is_packed { Box::new(flate2::read::MultiGzDecoder::new(file)) } else { Box::new(file) };
    Ok(Truth::read(&path.display().to_string(), table)?)
}

fn printed(row: &ControlRow) -> Printed {
    let as_printed = |probability| match Cell::number(probability) {
        Cell::Number(probability) => probability,
        _ => probability,
    };
    Printed {
        place: row.place.clone(),
        days: row.days,
        holder: row.holder.clone(),
        probability: row.probability.map(as_printed),
    }
}

impl ControlEvaluated {
    /// The calibration as a picture (SVG): stated probabilities against the share that is right.
    #[must_use]
    pub fn plot(&self) -> String {
        let Calibration { bins, place_days, left_out, brier } = &self.calibration;
        let count = |count: &usize| count.to_string();
        let mut notes = vec![
            ("Place-days".to_owned(), String::new()),
            ("with a stated holder".to_owned(), count(place_days)),
            ("without one, left out".to_owned(), count(left_out)),
            ("intervals behind them".to_owned(), count(&bins.iter().map(|bin| bin.intervals).sum())),
        ];
        notes.extend(brier.iter().flat_map(notes_of));
        notes.extend([
            ("Each point is a bin".to_owned(), String::new()),
            ("bar".to_owned(), "95 % interval (Wilson),".to_owned()),
            (" ".to_owned(), "by number of intervals".to_owned()),
            ("dashed".to_owned(), "right as often as stated".to_owned()),
        ]);
        let picture = Reliability {
            id: "calibration".to_owned(),
            title: "How often the stated holder is right".to_owned(),
            description: format!(
                "Stated probabilities of the holder of a place on a day, in bins, against the share that is right; \
                 {place_days} place-days."
            ),
            counted: "place-days".to_owned(),
            bins: bins.iter().map(drawn).collect(),
            notes,
        };
        picture.to_svg()
    }
}

fn notes_of(brier: &Decomposition) -> Vec<(String, String)> {
    let figure = |number: f64| format!("{:.3}", number + 0.0);
    vec![
        ("Brier score of these".to_owned(), String::new()),
        ("score".to_owned(), figure(brier.score)),
        ("= reliability, best 0".to_owned(), figure(brier.reliability)),
        ("\u{2212} resolution, best high".to_owned(), figure(brier.resolution)),
        ("+ uncertainty".to_owned(), figure(brier.uncertainty)),
        ("+ within bins".to_owned(), figure(brier.within)),
    ]
}

fn drawn(bin: &Bin) -> ReliabilityBin {
    let Bin { low, high, place_days, stated, right, wilson, .. } = *bin;
    ReliabilityBin { low, high, stated, right, interval: wilson, count: place_days }
}
