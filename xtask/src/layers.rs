//! `cargo xtask layers`: the dependency direction between the crates.
//!
//! Data goes one way, from reports to the brief, and no step reaches back. That holds only as long as no crate can see
//! one that comes later, so the allowed edges stand in one table here, and a crate that is not in it is refused: who
//! adds one decides its place. Tests may look at more, but only at crates that stand further up in the table.
//!
//! The stage crates are pure: no database, runtime, chance or command line may come into them, not even through
//! others.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand, PackageId};

use crate::{TaskError, shell};

/// A crate and the crates of the workspace that it may depend on, from the bottom up.
struct Layer {
    name: &'static str,
    may_use: &'static [&'static str],
    /// A pure core, without database, runtime, chance or command line.
    pure: bool,
}

const fn pure(name: &'static str, may_use: &'static [&'static str]) -> Layer {
    Layer { name, may_use, pure: true }
}

const fn other(name: &'static str, may_use: &'static [&'static str]) -> Layer {
    Layer { name, may_use, pure: false }
}

const LAYERS: &[Layer] = &[
    pure("dateline-model", &[]),
    pure("dateline-lexicon", &["dateline-model"]),
    pure("dateline-gazetteer", &["dateline-model"]),
    other("dateline-formats", &["dateline-model"]),
    pure("dateline-code", &["dateline-model", "dateline-lexicon", "dateline-gazetteer"]),
    // It reads what the coder says of a sentence, to name causes: docs/adr/0011-evaluation-is-a-crate.md.
    pure("dateline-evaluate", &["dateline-model", "dateline-lexicon", "dateline-code"]),
    // Rows of datasets are compared with one another, not with claims: docs/adr/0014-datasets-are-linked-in-a-crate-of-their-own.md.
    pure("dateline-link", &["dateline-model"]),
    pure("dateline-merge", &["dateline-model", "dateline-lexicon"]),
    pure("dateline-areas", &["dateline-model"]),
    pure("dateline-roads", &["dateline-model"]),
    // What counts as an independent origin, and which places a claim tells of, is said once, in `dateline-merge`:
    // docs/adr/0002-control-uses-merge.md. How far neighbours are from one another is asked of the roads.
    pure("dateline-control", &["dateline-model", "dateline-lexicon", "dateline-merge", "dateline-roads"]),
    // Sieges and intervals come from control; origins, and whose side an actor is on, from merge.
    pure(
        "dateline-routes",
        &["dateline-model", "dateline-lexicon", "dateline-merge", "dateline-control", "dateline-roads"],
    ),
    pure("dateline-plot", &["dateline-model"]),
    pure("dateline-brief", &["dateline-model", "dateline-lexicon", "dateline-plot"]),
    other("dateline-store", &["dateline-model"]),
    other(
        "dateline",
        &[
            "dateline-model",
            "dateline-lexicon",
            "dateline-gazetteer",
            "dateline-formats",
            "dateline-code",
            "dateline-evaluate",
            "dateline-link",
            "dateline-merge",
            "dateline-control",
            "dateline-areas",
            "dateline-roads",
            "dateline-routes",
            "dateline-plot",
            "dateline-brief",
            "dateline-store",
        ],
    ),
    other("dateline-cli", &["dateline"]),
    other("xtask", &[]),
];

/// What may not come into a pure crate, directly or through others.
const IMPURE: &[&str] = &["rusqlite", "tokio", "rand", "clap"];

/// The crates of the workspace by name.
#[derive(Default)]
pub(crate) struct Workspace {
    pub(crate) crates: BTreeMap<String, Crate>,
}

/// What a crate depends on, by name.
#[derive(Default)]
pub(crate) struct Crate {
    /// Crates of the workspace that its code or its build script uses.
    uses: BTreeSet<String>,
    /// Crates of the workspace that only its tests use.
    tests_use: BTreeSet<String>,
    /// All crates that come into it, through others too; those of its tests left out.
    reaches: BTreeSet<String>,
}

/// Checks the workspace; every fault found is told.
pub(crate) fn run() -> Result<(), TaskError> {
    let faults = faults(&Workspace::read()?);
    if faults.is_empty() { Ok(()) } else { Err(TaskError::Faults(faults)) }
}

fn faults(workspace: &Workspace) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, one) in &workspace.crates {
        let Some(place) = LAYERS.iter().position(|layer| layer.name == name) else {
            faults.push(format!("`{name}` has no place in the layers: give it one in xtask/src/layers.rs"));
            continue;
        };
        let layer = &LAYERS[place];
        let wrong = one.uses.iter().filter(|used| !layer.may_use.contains(&used.as_str()));
        faults.extend(wrong.map(|used| format!("`{name}` may not depend on `{used}`")));
        let below = |used: &str| LAYERS[..place].iter().any(|lower| lower.name == used);
        let wrong = one.tests_use.iter().filter(|used| !below(used));
        faults.extend(wrong.map(|used| format!("the tests of `{name}` may not depend on `{used}`")));
        if layer.pure {
            let wrong = IMPURE.iter().filter(|impure| one.reaches.contains(**impure));
            faults.extend(wrong.map(|impure| format!("`{name}` is a stage and may not depend on `{impure}`")));
        }
    }
    let gone = LAYERS.iter().filter(|layer| !workspace.crates.contains_key(layer.name));
    faults.extend(gone.map(|layer| format!("`{}` stands in the layers, but there is no such crate", layer.name)));
    faults
}

impl Workspace {
    /// Reads the workspace that we are part of.
    pub(crate) fn read() -> Result<Self, TaskError> {
        let metadata = MetadataCommand::new().current_dir(shell::root()).exec()?;
        let names: BTreeMap<&PackageId, &str> =
            metadata.packages.iter().map(|package| (&package.id, package.name.as_str())).collect();
        let nodes = &metadata.resolve.as_ref().expect("the resolve graph is part of the metadata asked for").nodes;
        // The edges that reach into the crate itself, tests left out.
        let edges: BTreeMap<&PackageId, Vec<&PackageId>> = nodes
            .iter()
            .map(|node| {
                let used = node.deps.iter().filter(|dependency| {
                    dependency.dep_kinds.iter().any(|one| one.kind != DependencyKind::Development)
                });
                (&node.id, used.map(|dependency| &dependency.pkg).collect())
            })
            .collect();
        let members: BTreeSet<&str> = metadata.workspace_packages().iter().map(|one| one.name.as_str()).collect();
        let of_ours = |package: &cargo_metadata::Package, development: bool| {
            let dependencies = package.dependencies.iter();
            let wanted = dependencies.filter(|one| (one.kind == DependencyKind::Development) == development);
            wanted.map(|one| one.name.clone()).filter(|name| members.contains(name.as_str())).collect()
        };
        let crates = metadata.workspace_packages().into_iter().map(|package| {
            let reaches = reached(&package.id, &edges).into_iter().map(|id| names[id].to_owned()).collect();
            let one = Crate { uses: of_ours(package, false), tests_use: of_ours(package, true), reaches };
            (package.name.to_string(), one)
        });
        Ok(Self { crates: crates.collect() })
    }
}

/// Everything that can be reached from a package, itself left out.
fn reached<'a>(start: &'a PackageId, edges: &BTreeMap<&'a PackageId, Vec<&'a PackageId>>) -> BTreeSet<&'a PackageId> {
    let mut seen = BTreeSet::new();
    let mut open = vec![start];
    while let Some(package) = open.pop() {
        for next in edges.get(package).into_iter().flatten() {
            if seen.insert(*next) {
                open.push(next);
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A workspace that keeps every rule.
    fn sound() -> Workspace {
        let crates = LAYERS.iter().map(|layer| {
            let uses: BTreeSet<String> = layer.may_use.iter().map(|name| (*name).to_owned()).collect();
            (layer.name.to_owned(), Crate { reaches: uses.clone(), uses, tests_use: BTreeSet::new() })
        });
        Workspace { crates: crates.collect() }
    }

    fn changed(name: &str, change: impl FnOnce(&mut Crate)) -> Vec<String> {
        let mut workspace = sound();
        change(workspace.crates.entry(name.into()).or_default());
        faults(&workspace)
    }

    #[test]
    fn this_workspace_keeps_the_direction() {
        run().unwrap_or_else(|error| panic!("{error}"));
    }

    #[test]
    fn the_workspace_is_read_with_what_comes_in_through_others() {
        let workspace = Workspace::read().unwrap();
        assert!(workspace.crates["dateline"].uses.contains("dateline-store"));
        assert!(workspace.crates["dateline-cli"].reaches.contains("rusqlite"));
        assert!(!workspace.crates["dateline-cli"].uses.contains("dateline-store"));
    }

    #[test]
    fn a_workspace_with_the_allowed_edges_has_no_fault() {
        assert!(faults(&sound()).is_empty());
    }

    #[test]
    fn an_edge_that_reaches_back_is_caught() {
        let faults = changed("dateline-model", |model| {
            model.uses.insert("dateline-code".into());
        });
        assert_eq!(faults, ["`dateline-model` may not depend on `dateline-code`"]);
    }

    #[test]
    fn the_command_may_not_go_past_the_façade() {
        let faults = changed("dateline-cli", |command| {
            command.uses.insert("dateline-store".into());
        });
        assert_eq!(faults, ["`dateline-cli` may not depend on `dateline-store`"]);
    }

    #[test]
    fn tests_may_look_down_but_not_up() {
        let down = changed("dateline-brief", |brief| {
            brief.tests_use.insert("dateline-control".into());
        });
        assert!(down.is_empty(), "{down:?}");
        let up = changed("dateline-merge", |merge| {
            merge.tests_use.insert("dateline-store".into());
        });
        assert_eq!(up, ["the tests of `dateline-merge` may not depend on `dateline-store`"]);
    }

    #[test]
    fn a_database_in_a_stage_is_caught_even_through_others() {
        let faults = changed("dateline-control", |control| {
            control.reaches.insert("rusqlite".into());
        });
        assert_eq!(faults, ["`dateline-control` is a stage and may not depend on `rusqlite`"]);
        let store = changed("dateline-store", |store| {
            store.reaches.insert("rusqlite".into());
        });
        assert!(store.is_empty(), "{store:?}");
    }

    #[test]
    fn a_crate_without_a_place_and_a_place_without_a_crate_are_told() {
        let new = changed("dateline-radio", |_| {});
        assert_eq!(new.len(), 1, "{new:?}");
        let mut workspace = sound();
        workspace.crates.remove("dateline-plot");
        assert_eq!(faults(&workspace), ["`dateline-plot` stands in the layers, but there is no such crate"]);
    }

    #[test]
    fn every_layer_rests_only_on_layers_before_it() {
        for (place, layer) in LAYERS.iter().enumerate() {
            for used in layer.may_use {
                assert!(LAYERS[..place].iter().any(|lower| lower.name == *used), "{} on {used}", layer.name);
            }
        }
    }
}
