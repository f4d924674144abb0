//! The check of a pack's places: rows that are left out, larger places that are nowhere, names that lead elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use dateline_gazetteer::{Gazetteer, key, read_places};
use dateline_lexicon::{Code, Finding, PackFile};
use dateline_model::{Diagnostic, Place, PlaceId, PlaceKind, Severity};

/// A file of places, with the lines on which they stand.
pub(super) struct PlacesFile {
    name: String,
    pub(super) places: Vec<Place>,
    lines: BTreeMap<PlaceId, usize>,
    diagnostics: Vec<Diagnostic>,
}

impl PlacesFile {
    pub(super) fn read(file: &PackFile) -> Self {
        let read = read_places(&file.content, &file.name);
        Self { name: file.name.clone(), places: read.value, lines: lines(&file.content), diagnostics: read.diagnostics }
    }

    fn line(&self, place: &Place) -> Option<usize> {
        self.lines.get(&place.id).copied()
    }

    fn error(&self, place: &Place, code: Code, message: String) -> Finding {
        Finding::error(&self.name, self.line(place), code, message)
    }

    fn warning(&self, place: &Place, code: Code, message: String) -> Finding {
        Finding::warning(&self.name, self.line(place), code, message)
    }
}

/// The line of each id; of one that stands twice the last, which counts.
fn lines(content: &str) -> BTreeMap<PlaceId, usize> {
    let content = content.strip_prefix('\u{feff}').unwrap_or(content);
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(content.as_bytes());
    let column =
        reader.headers().ok().and_then(|headers| headers.iter().position(|name| name.eq_ignore_ascii_case("id")));
    let Some(column) = column else { return BTreeMap::new() };
    reader
        .records()
        .filter_map(Result::ok)
        .filter_map(|record| {
            let line = usize::try_from(record.position()?.line()).ok()?;
            Some((PlaceId::new(record.get(column)?), line))
        })
        .collect()
}

/// Checks the files of places, with all places of the packs given as `gazetteer`.
pub(super) fn check_places(files: &[PlacesFile], gazetteer: &Gazetteer) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut told: BTreeSet<(PlaceId, PlaceId)> = BTreeSet::new();
    let sounds = sounds(gazetteer);
    for (index, file) in files.iter().enumerate() {
        findings.extend(file.diagnostics.iter().map(left_out));
        for place in &file.places {
            replaced(&files[..index], file, place, &mut findings);
            parts(file, place, gazetteer, &mut findings);
            if place.country.is_none() {
                let message = format!("place `{}` has no country", place.id);
                findings.push(file.warning(place, Code::NoCountry, message));
            }
            names(file, place, gazetteer, &mut told, &mut findings);
            sounds_alike(file, place, &sounds, &mut told, &mut findings);
        }
    }
    findings
}

fn left_out(diagnostic: &Diagnostic) -> Finding {
    let line = diagnostic.place.strip_prefix("line ").and_then(|line| line.parse().ok());
    if diagnostic.severity == Severity::Error {
        let code = if line == Some(1) { Code::Unreadable } else { Code::WrongEntry };
        Finding::error(&diagnostic.file, line, code, diagnostic.reason.clone())
    } else {
        Finding::warning(&diagnostic.file, line, Code::GivenTwice, diagnostic.reason.clone())
    }
}

/// What an earlier file says of a place of this id, and that is lost, since the later row counts.
fn replaced(earlier: &[PlacesFile], file: &PlacesFile, place: &Place, findings: &mut Vec<Finding>) {
    for other in earlier {
        let Some(old) = other.places.iter().find(|old| old.id == place.id) else { continue };
        let mut lost: Vec<String> = spellings(old)
            .filter(|name| !spellings(place).any(|kept| kept == *name))
            .map(|name| format!("the name `{name}`"))
            .collect();
        if old.location.is_some() && place.location.is_none() {
            lost.push("its coordinates".to_owned());
        }
        if !lost.is_empty() {
            let lost = lost.join(", ");
            let message = format!("place `{}` replaces the one of {}; {lost} are lost", place.id, other.name);
            findings.push(file.warning(place, Code::EntryReplaced, message));
        }
    }
}

fn parts(file: &PlacesFile, place: &Place, gazetteer: &Gazetteer, findings: &mut Vec<Finding>) {
    for larger in place.part_of.iter().filter(|larger| gazetteer.place(larger).is_none()) {
        let message = format!("place `{}` is part of `{larger}`, which is the id of no place here", place.id);
        findings.push(file.error(place, Code::UnknownPlace, message));
    }
    if within_itself(place, gazetteer) {
        let message = format!("place `{}` is, over other places, part of itself", place.id);
        findings.push(file.error(place, Code::WrongEntry, message));
    }
}

fn within_itself(place: &Place, gazetteer: &Gazetteer) -> bool {
    let mut seen: BTreeSet<&PlaceId> = BTreeSet::new();
    let mut open: Vec<&PlaceId> = place.part_of.iter().collect();
    while let Some(id) = open.pop() {
        if *id == place.id {
            return true;
        }
        if seen.insert(id) {
            open.extend(gazetteer.place(id).into_iter().flat_map(|larger| &larger.part_of));
        }
    }
    false
}

/// Names of the place that lead to another one, or to none of several.
fn names(
    file: &PlacesFile,
    place: &Place,
    gazetteer: &Gazetteer,
    told: &mut BTreeSet<(PlaceId, PlaceId)>,
    findings: &mut Vec<Finding>,
) {
    for name in spellings(place) {
        let best = gazetteer.best(name);
        let tie = best.is_none();
        let other = best.or_else(|| gazetteer.find(name).into_iter().find(|found| found.place.id != place.id));
        let Some(other) = other.map(|found| found.place).filter(|other| other.id != place.id) else { continue };
        if tie && !told.insert(pair(place, other)) {
            continue;
        }
        let message = if tie {
            format!("`{name}` is `{}` as well as `{}`; nobody can tell which, and so it is neither", place.id, other.id)
        } else {
            told.insert(pair(place, other));
            format!(
                "`{name}`, a name of `{}`, leads to `{}`; a name in brackets tells the two apart",
                place.id, other.id
            )
        };
        findings.push(file.warning(place, Code::PlaceNameShared, message));
    }
}

/// Towns by the sounds of their names. Of places within a town, homonyms are common, and the story tells.
fn sounds(gazetteer: &Gazetteer) -> BTreeMap<String, Vec<&Place>> {
    let mut sounds: BTreeMap<String, Vec<&Place>> = BTreeMap::new();
    for place in gazetteer.places().iter().filter(|place| place.kind == PlaceKind::Populated) {
        for name in spellings(place).filter(|name| !name.contains('(')) {
            let sounding = sounds.entry(key(name)).or_default();
            if sounding.iter().all(|one| one.id != place.id) {
                sounding.push(place);
            }
        }
    }
    sounds
}

fn sounds_alike(
    file: &PlacesFile,
    place: &Place,
    sounds: &BTreeMap<String, Vec<&Place>>,
    told: &mut BTreeSet<(PlaceId, PlaceId)>,
    findings: &mut Vec<Finding>,
) {
    for name in spellings(place).filter(|_| place.kind == PlaceKind::Populated) {
        for other in sounds.get(&key(name)).into_iter().flatten() {
            if other.id != place.id && told.insert(pair(place, other)) {
                let message = format!("`{name}` ({}) sounds like a name of `{}` ({})", place.id, other.name, other.id);
                findings.push(file.warning(place, Code::PlaceSoundsAlike, message));
            }
        }
    }
}

fn spellings(place: &Place) -> impl Iterator<Item = &str> {
    std::iter::once(place.name.as_str()).chain(place.names.iter().map(|name| name.name.as_str()))
}

fn pair(one: &Place, other: &Place) -> (PlaceId, PlaceId) {
    let mut ids = [one.id.clone(), other.id.clone()];
    ids.sort();
    let [first, second] = ids;
    (first, second)
}
