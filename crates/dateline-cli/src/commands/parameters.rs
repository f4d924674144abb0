//! `dateline control fit` and `dateline control parameters`: what the model of control works with.

use std::path::Path;

use dateline::{Fitted, Listing, Project, lines_changed};

use super::{Outcome, clock, open_to_ask};
use crate::cli::{self, ListFormat, Output, OutputFile};
use crate::failure::Failure;
use crate::progress::Bar;
use crate::{output, words};

pub(super) fn fit(arguments: &cli::ControlFit) -> Result<Outcome, Failure> {
    if let Some(file) = &arguments.from {
        return if arguments.dry_run {
            compare(arguments, file)
        } else {
            set(&arguments.project, Some(file), &arguments.output)
        };
    }
    let project = open_to_ask(&arguments.project)?;
    let fitted = project.fit_control()?;
    say(&fitted);
    let before = project.control_parameters_text()?;
    output::text(&lines_changed(&before, &fitted.text), &arguments.output)?;
    if arguments.dry_run {
        return Ok(Outcome::Done);
    }
    let mut project = Project::open(&arguments.project, clock()?)?;
    if project.set_fitted_parameters(&fitted)? {
        project.bring_up_to_date(&mut Bar::new())?;
        words::say("these parameters are in use now");
    }
    Ok(Outcome::Done)
}

/// Says what learning rests on.
fn say(fitted: &Fitted) {
    let (before, after) = fitted.likelihood;
    words::say(&format!(
        "log-likelihood {before:.2} before, {after:.2} after {} rounds, on {:.0} days of {} places{}",
        fitted.scores.len() - 1,
        fitted.days,
        fitted.places,
        if fitted.settled { "" } else { "; it has not settled" },
    ));
    for rate in &fitted.rates {
        words::say(&format!("{} {} -> {} ({:.1} seen)", rate.name, rate.before, rate.after, rate.seen));
    }
}

/// Prints what a file would change, and changes nothing.
fn compare(arguments: &cli::ControlFit, file: &Path) -> Result<Outcome, Failure> {
    let project = open_to_ask(&arguments.project)?;
    let after = dateline::read_parameters(file)?;
    output::text(&lines_changed(&project.control_parameters_text()?, &after), &arguments.output)?;
    Ok(Outcome::Done)
}

pub(super) fn parameters(arguments: &cli::ControlParameters) -> Result<Outcome, Failure> {
    if arguments.set.is_some() || arguments.reset {
        return set(&arguments.project, arguments.set.as_deref(), &arguments.output);
    }
    let project = Project::open_to_ask(&arguments.project, clock()?)?;
    if arguments.versions {
        let listing: Listing = project.control_parameters_versions()?;
        let rows = listing.rows.len();
        let output = Output { format: None::<ListFormat>, file: OutputFile { path: arguments.output.path.clone() } };
        output::list(&listing, dateline::PARAMETERS_COLUMNS, &output)?;
        return Ok(Outcome::of_rows(rows));
    }
    output::text(&project.control_parameters_text()?, &arguments.output)?;
    Ok(Outcome::Done)
}

/// Puts a file in use, or what ships with the program, and prints what that changes.
fn set(path: &Path, file: Option<&Path>, to: &OutputFile) -> Result<Outcome, Failure> {
    let mut project = Project::open(path, clock()?)?;
    let before = project.control_parameters_text()?;
    let changed = match file {
        Some(file) => project.set_control_parameters(file)?,
        None => project.reset_control_parameters()?,
    };
    output::text(&lines_changed(&before, &project.control_parameters_text()?), to)?;
    project.bring_up_to_date(&mut Bar::new())?;
    words::say(if changed { "these parameters are in use now" } else { "these parameters were in use already" });
    Ok(Outcome::Done)
}
