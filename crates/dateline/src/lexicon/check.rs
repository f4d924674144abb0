//! The check of packs and of the English words.

use std::collections::BTreeSet;

use dateline_gazetteer::Gazetteer;
use dateline_lexicon::{
    Finding, KnownPlaces, OrdinaryWords, PackFile, Words, builtin_packs, check_english, check_packs,
};
use dateline_model::Severity;

use super::places::{PlacesFile, check_places};
use crate::Error;
use crate::listing::{Cell, Listing};
use crate::packs::pack_files;

/// The name under which the English words are checked.
const ENGLISH: &str = "english";

/// What a check went through, and what it found.
#[derive(Clone, Debug)]
pub struct LexiconChecked {
    /// Files read.
    pub files: usize,
    /// What was found, in the order of the packs, their files and lines.
    pub findings: Vec<Finding>,
}

impl LexiconChecked {
    /// How many are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// How many are warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.findings.len() - self.errors()
    }

    /// The findings as rows.
    #[must_use]
    pub fn listing(&self) -> Listing {
        let mut listing = Listing::new(&["file", "line", "severity", "code", "message"]);
        let severity = |finding: &Finding| if finding.severity == Severity::Error { "error" } else { "warning" };
        listing.rows = self
            .findings
            .iter()
            .map(|finding| {
                vec![
                    Cell::text(&finding.file),
                    Cell::count(finding.line.and_then(|line| u32::try_from(line).ok())),
                    Cell::text(severity(finding)),
                    Cell::text(finding.code.as_str()),
                    Cell::text(&finding.message),
                ]
            })
            .collect();
        listing
    }
}

/// Checks packs, built-in ones by name and others by their folder, each for itself and all against each other; the name
/// `english` stands for the English event words. No name: all built-in packs and the English words.
pub fn check_lexicon(names: &[String]) -> Result<LexiconChecked, Error> {
    let all: Vec<String> = builtin_packs().into_iter().chain([ENGLISH]).map(str::to_owned).collect();
    let names = if names.is_empty() { &all } else { names };
    let (english, names): (Vec<&String>, Vec<&String>) = names.iter().partition(|name| *name == ENGLISH);
    let packs = names.into_iter().map(|name| pack_files(name)).collect::<Result<Vec<Vec<PackFile>>, Error>>()?;
    let files: Vec<PlacesFile> =
        packs.iter().flatten().filter(|file| file.name.ends_with(".csv")).map(PlacesFile::read).collect();
    let gazetteer = Gazetteer::new(files.iter().flat_map(|file| file.places.clone()).collect());
    let words = OrdinaryWords::new(&Words::english()?);
    let is_name = |name: &str| gazetteer.best(name).is_some();
    let known = KnownPlaces {
        ids: gazetteer.places().iter().map(|place| place.id.as_str().to_owned()).collect(),
        countries: gazetteer.places().iter().filter_map(|place| place.country.clone()).collect::<BTreeSet<_>>(),
        is_name: &is_name,
    };
    let mut findings = check_packs(&packs, &known, &words);
    findings.extend(check_places(&files, &gazetteer));
    if !english.is_empty() {
        findings.extend(check_english()?);
    }
    let english_files = usize::from(!english.is_empty());
    Ok(LexiconChecked { files: packs.iter().map(Vec::len).sum::<usize>() + english_files, findings })
}
