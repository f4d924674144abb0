//! The parameters of control that a project works with: those that ship with the program, until others are learned from
//! its own evidence or given in a file. Every version stays in the project, with the run that set it.

use std::path::{Path, PathBuf};

use dateline_control::{Fitted, Parameters};
use dateline_model::{ParametersVersion, Run, RunId, RunKind, content_hash};

use crate::listing::{Cell, Listing};
use crate::{Error, Project};

impl Project {
    /// The parameters of control in use.
    pub fn control_parameters(&self) -> Result<Parameters, Error> {
        self.read_parameters(self.store.parameters()?.last())
    }

    /// The parameters of control that were in use at an instant.
    pub(crate) fn control_parameters_as_recorded(&self, instant: &str) -> Result<Parameters, Error> {
        self.read_parameters(self.store.parameters_as_recorded(instant)?.last())
    }

    fn read_parameters(&self, version: Option<&ParametersVersion>) -> Result<Parameters, Error> {
        match version {
            Some(version) if !version.content.is_empty() => {
                let path = PathBuf::from(format!("{}, parameters {}", self.path.display(), version.version));
                Parameters::read(&version.content).map_err(|source| Error::Parameters { path, source })
            }
            _ => Ok(Parameters::default()),
        }
    }

    /// The file (TOML) of the parameters of control in use.
    pub fn control_parameters_text(&self) -> Result<String, Error> {
        let versions = self.store.parameters()?;
        let set = versions.into_iter().next_back().map(|version| version.content).filter(|content| !content.is_empty());
        Ok(set.unwrap_or_else(|| Parameters::shipped().to_owned()))
    }

    /// The versions of the parameters that this project set, as rows in order; the last is in use.
    pub fn control_parameters_versions(&self) -> Result<Listing, Error> {
        let mut listing = Listing::new(PARAMETERS_COLUMNS);
        for version in self.store.parameters()? {
            let likelihood = |number: Option<f64>| number.map_or(Cell::Empty, Cell::number);
            listing.rows.push(vec![
                Cell::Integer(version.version.into()),
                Cell::Day(version.day),
                Cell::text(&version.origin),
                likelihood(version.likelihood.map(|(before, _)| before)),
                likelihood(version.likelihood.map(|(_, after)| after)),
                Cell::text(version.recorded_in.as_str()),
            ]);
        }
        Ok(listing)
    }

    /// Learns the rates of the chain, and the weights of sources, from the project's own evidence. Changes nothing; what was
    /// learned is put in use by [`Project::set_fitted_parameters`].
    pub fn fit_control(&self) -> Result<Fitted, Error> {
        let text = self.control_parameters_text()?;
        dateline_control::fit(&self.store.claims()?, self.gazetteer.places(), &self.lexicon, &text)
            .map_err(|source| Error::Parameters { path: self.path.clone(), source })
    }

    /// Puts in use what was learned. Gives whether that is another than what was in use.
    pub fn set_fitted_parameters(&mut self, fitted: &Fitted) -> Result<bool, Error> {
        self.put_parameters("fit", &fitted.text, Some(fitted.likelihood))
    }

    /// Puts a file of parameters in use; refuses one that is impossible, with line and reason. Gives whether that is another
    /// than what was in use.
    pub fn set_control_parameters(&mut self, path: &Path) -> Result<bool, Error> {
        let text = read_parameters(path)?;
        self.put_parameters("file", &text, None)
    }

    /// Puts the parameters in use again that ship with the program. Gives whether that is another than what was in use.
    pub fn reset_control_parameters(&mut self) -> Result<bool, Error> {
        self.put_parameters("shipped", "", None)
    }

    fn put_parameters(&mut self, origin: &str, content: &str, likelihood: Option<(f64, f64)>) -> Result<bool, Error> {
        let versions = self.store.parameters()?;
        let last = versions.last();
        if last.map_or("", |last| last.content.as_str()) == content {
            return Ok(false);
        }
        let run = Run {
            coder: format!("dateline-control {}", env!("CARGO_PKG_VERSION")),
            lexicon_hash: self.lexicon.hash().to_owned(),
            parameters_hash: content_hash(&[content.as_bytes()]),
            rows_out: 1,
            ..self.run(RunKind::Parameters, &[origin, content])?
        };
        let version = ParametersVersion {
            version: last.map_or(1, |last| last.version + 1),
            day: self.clock.today(),
            origin: origin.to_owned(),
            content: content.to_owned(),
            likelihood,
            recorded_in: RunId::new(run.id.as_str().to_owned()),
        };
        let mut step = self.store.step(run.clone())?;
        step.put_parameters(&version)?;
        step.commit(run)?;
        Ok(true)
    }
}

/// The columns of a listing of versions.
pub const PARAMETERS_COLUMNS: &[&str] =
    &["version", "day", "origin", "likelihood_before", "likelihood_after", "recorded_in"];

/// The text of a file of parameters; refuses one that is impossible, with line and reason.
pub fn read_parameters(path: &Path) -> Result<String, Error> {
    let text = std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    match Parameters::read(&text) {
        Ok(_) => Ok(text),
        Err(source) => Err(Error::Parameters { path: path.to_owned(), source }),
    }
}

/// The lines in which two texts differ, as `diff` would mark them: what is gone with `-`, what is new with `+`.
#[must_use]
pub fn lines_changed(before: &str, after: &str) -> String {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    // The length of the longest common rest from each pair of lines on.
    let mut common = vec![vec![0_usize; after.len() + 1]; before.len() + 1];
    for old in (0..before.len()).rev() {
        for new in (0..after.len()).rev() {
            common[old][new] = if before[old] == after[new] {
                common[old + 1][new + 1] + 1
            } else {
                common[old + 1][new].max(common[old][new + 1])
            };
        }
    }
    let (mut old, mut new) = (0, 0);
    let mut out = String::new();
    let mut line = |mark: char, line: &str| {
        out.push(mark);
        out.push_str(line);
        out.push('\n');
    };
    while old < before.len() || new < after.len() {
        if old < before.len() && new < after.len() && before[old] == after[new] {
            (old, new) = (old + 1, new + 1);
        } else if new == after.len() || old < before.len() && common[old + 1][new] >= common[old][new + 1] {
            line('-', before[old]);
            old += 1;
        } else {
            line('+', after[new]);
            new += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_lines_that_differ_are_told() {
        assert_eq!(lines_changed("a\nb = 1\nc\n", "a\nb = 2\nc\nd\n"), "-b = 1\n+b = 2\n+d\n");
        assert_eq!(lines_changed("a\n", "a\n"), "");
    }
}
