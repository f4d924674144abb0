//! Versions of the parameters stay, in order, and can be asked for as they stood.

use dateline_model::*;
use dateline_store::Store;

use crate::common::*;

fn version(number: u32, origin: &str, content: &str, run: &str) -> ParametersVersion {
    ParametersVersion {
        version: number,
        day: day("2013-12-07"),
        origin: origin.into(),
        content: content.into(),
        likelihood: (origin == "fit").then_some((-160.5, -143.25)),
        recorded_in: RunId::new(run),
    }
}

#[test]
fn versions_come_back_in_order_and_as_recorded() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.parameters().unwrap(), []);
    let versions = [version(1, "fit", AWKWARD, "run-7"), version(2, "shipped", "", "run-8")];
    for (one, started) in versions.iter().zip(["2013-12-07T09:30:00Z", "2013-12-09T09:30:00Z"]) {
        let run = run(one.recorded_in.as_str(), RunKind::Parameters, started);
        let mut step = store.step(run.clone()).unwrap();
        step.put_parameters(one).unwrap();
        step.commit(run).unwrap();
    }
    assert_eq!(store.parameters().unwrap(), versions);
    assert_eq!(store.parameters_as_recorded("2013-12-08T00:00:00Z").unwrap(), versions[..1]);
    assert_eq!(store.parameters_as_recorded("2013-12-06T00:00:00Z").unwrap(), []);
    assert_eq!(store.check().unwrap(), []);

    let run = run("run-9", RunKind::Parameters, "2013-12-10T09:30:00Z");
    let mut step = store.step(run).unwrap();
    assert!(step.put_parameters(&version(2, "file", "a", "run-9")).is_err(), "a version is never replaced");
    drop(step);
    assert_eq!(store.parameters().unwrap().len(), 2);
}
