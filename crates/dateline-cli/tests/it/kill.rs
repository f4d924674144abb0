//! A killed process leaves a sound project that holds whole reports only.

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::coded_elsewhere::coded;
use crate::context::{Context, example, shared, text};

/// Starts `add` so many times on a copy of an empty project and kills it, a little later each time.
fn kill_while_adding(inputs: &[&str], times: u32) {
    let context = Context::new();
    context.run(&["init", "p.gpkg"]).succeeds();
    let add = |project: &str| -> Vec<String> {
        ["add", project].iter().chain(inputs).map(|argument| (*argument).to_owned()).collect()
    };
    let run_add = |project: &str| {
        let arguments = add(project);
        context.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()).succeeds();
    };
    let template = context.path().join("p.gpkg");
    fs::copy(&template, context.path().join("full.gpkg")).unwrap();
    let started = Instant::now();
    run_add("full.gpkg");
    let whole = started.elapsed();
    let all = reports_in(&context, "full.gpkg");
    assert!(all > 0);

    let mut seed = 20_131_205_u32;
    let (mut nothing, mut everything) = (0, 0);
    for time in 0..times {
        let project = format!("killed-{time}.gpkg");
        fs::copy(&template, context.path().join(&project)).unwrap();
        let mut child = context
            .command(&add(&project).iter().map(String::as_str).collect::<Vec<_>>())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Marsaglia's xorshift: the delays differ from one another, and are the same in every run of the test.
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        let share = (f64::from(time) + f64::from(seed % 1000) / 1000.0) / f64::from(times);
        sleep(Duration::from_secs_f64(whole.as_secs_f64() * share));
        let _ = child.kill();
        child.wait().unwrap();

        let there = reports_in(&context, &project);
        assert!(there == 0 || there == all, "{there} of {all} reports after kill {time}");
        nothing += u32::from(there == 0);
        everything += u32::from(there == all);
    }
    assert!(nothing > 0 && everything > 0, "the kills fell on one side: {nothing} before, {everything} after");

    // What was left undone is done the next time, and comes out as if nothing had happened.
    let project = format!("killed-{}.gpkg", times / 2);
    run_add(&project);
    let control = |project: &str| context.run(&["control", "show", project, "--format", "csv"]).succeeds().stdout;
    assert!(control(&project) == control("full.gpkg"));
}

/// Checks the project; says how many reports it holds.
#[track_caller]
fn reports_in(context: &Context, project: &str) -> usize {
    let checked = context.run(&["check", project]).succeeds();
    let (_, rest) = checked.stderr.split_once("sound: ").unwrap_or_else(|| panic!("{}", checked.whole()));
    rest.split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn fifty_kills_while_adding_the_example_leave_sound_projects() {
    kill_while_adding(&[text(&example())], 50);
}

#[test]
fn twenty_kills_while_adding_the_eight_reports_leave_sound_projects() {
    let Some(shared) = shared() else { return };
    kill_while_adding(&[text(&shared.join("reports"))], 20);
}

#[test]
fn twenty_kills_while_adding_reports_with_claims_coded_elsewhere_leave_sound_projects() {
    let Some(shared) = shared() else { return };
    let claims = coded(&shared);
    let mut inputs = vec![text(&shared).to_owned() + "/gold/dev/texts", "--claims".to_owned()];
    inputs.extend(claims.iter().map(|file| text(file).to_owned()));
    kill_while_adding(&inputs.iter().map(String::as_str).collect::<Vec<_>>(), 20);
}
