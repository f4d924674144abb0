//! A new pack: a folder with the three files of one, each with examples of all that may stand in it.
//!
//! Lists that somebody has as a table already go in with `--from`: a table of actors (`name`, `side`) becomes entries, one
//! of places (`id`, `name`, `kind`) becomes the pack's `places.csv`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dateline_gazetteer::read_places;
use dateline_lexicon::builtin_packs;

use crate::Error;

const ACTORS: &str = include_str!("skeleton/actors.toml");
const SOURCES: &str = include_str!("skeleton/sources.toml");
const PLACES: &str = include_str!("skeleton/places.csv");

/// A pack that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewPack {
    /// Its folder.
    pub folder: PathBuf,
    /// The files in it.
    pub files: Vec<PathBuf>,
    /// Actors taken from tables.
    pub actors: usize,
    /// Places taken from tables.
    pub places: usize,
}

/// Makes a pack: the folder, named as the pack, must not be there yet. `tables` are CSV files to start from.
pub fn new_pack(folder: &Path, tables: &[PathBuf]) -> Result<NewPack, Error> {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if builtin_packs().contains(&name) {
        return Err(Error::PackIsBuiltIn { name: name.to_owned() });
    }
    let mut content = Content::default();
    for table in tables {
        let text = std::fs::read_to_string(table).map_err(|source| Error::Read { path: table.clone(), source })?;
        content.take(table, &text)?;
    }
    let write = |source| Error::Write { path: folder.to_owned(), source };
    if folder.exists() {
        return Err(Error::PackExists { path: folder.to_owned() });
    }
    std::fs::create_dir_all(folder).map_err(write)?;
    let filled = |text: &str| text.replace("{name}", name).replace("{folder}", &folder.display().to_string());
    let mut files = Vec::new();
    for (file, text) in [
        ("actors.toml", filled(ACTORS) + &content.actors),
        ("sources.toml", filled(SOURCES)),
        ("places.csv", content.places.unwrap_or_else(|| PLACES.to_owned())),
    ] {
        let path = folder.join(file);
        std::fs::write(&path, text).map_err(|source| Error::Write { path: path.clone(), source })?;
        files.push(path);
    }
    Ok(NewPack { folder: folder.to_owned(), files, actors: content.actor_count, places: content.place_count })
}

/// What the tables give.
#[derive(Default)]
struct Content {
    actors: String,
    actor_count: usize,
    sides: BTreeSet<String>,
    ids: BTreeSet<String>,
    places: Option<String>,
    place_count: usize,
}

impl Content {
    fn take(&mut self, file: &Path, text: &str) -> Result<(), Error> {
        let refused = |reason: String| Error::Table { path: file.to_owned(), reason };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
        let columns: Vec<String> =
            reader.headers().map_err(|error| refused(error.to_string()))?.iter().map(str::to_lowercase).collect();
        let has = |name: &str| columns.iter().any(|column| column == name);
        if has("id") && has("name") && has("kind") {
            return self.take_places(file, text);
        }
        if !has("name") || !has("side") {
            return Err(refused(
                "it has neither the columns `name` and `side` (actors) nor `id`, `name` and `kind` (places)".into(),
            ));
        }
        for record in reader.records() {
            let record = record.map_err(|error| refused(error.to_string()))?;
            let cell = |name: &str| {
                let index = columns.iter().position(|column| column == name);
                index.and_then(|index| record.get(index)).unwrap_or_default()
            };
            if !cell("name").is_empty() && !cell("side").is_empty() {
                self.take_actor(&cell);
            }
        }
        Ok(())
    }

    fn take_actor<'a>(&mut self, cell: &dyn Fn(&str) -> &'a str) {
        let side = id_of(cell("side"));
        if !["un", "observers", "civilians", "unknown"].contains(&side.as_str()) && self.sides.insert(side.clone()) {
            let _ = write!(self.actors, "\n[[side]]\nid = {}\nname = {}\n", quoted(&side), quoted(cell("side")));
        }
        let base = id_of(if cell("id").is_empty() { cell("name") } else { cell("id") });
        let id = (1..)
            .map(|number| if number == 1 { base.clone() } else { format!("{base}_{number}") })
            .find(|id| !self.ids.contains(id))
            .expect("numbers don't end");
        self.ids.insert(id.clone());
        let _ = write!(self.actors, "\n[[actor]]\nid = {}\nname = {}\n", quoted(&id), quoted(cell("name")));
        for list in ["aliases", "generic"] {
            let items: Vec<String> =
                cell(list).split(';').map(str::trim).filter(|item| !item.is_empty()).map(quoted).collect();
            if !items.is_empty() {
                let _ = writeln!(self.actors, "{list} = [{}]", items.join(", "));
            }
        }
        let _ = writeln!(self.actors, "side = {}", quoted(&side));
        self.actor_count += 1;
    }

    fn take_places(&mut self, file: &Path, text: &str) -> Result<(), Error> {
        let name = file.display().to_string();
        let read = read_places(text, &name);
        if let Some(wrong) = read.diagnostics.first() {
            let reason = format!("{}: {}", wrong.place, wrong.reason);
            return Err(Error::Table { path: file.to_owned(), reason });
        }
        if self.places.is_some() {
            return Err(Error::Table { path: file.to_owned(), reason: "another table gave the places already".into() });
        }
        self.place_count = read.value.len();
        self.places = Some(text.to_owned());
        Ok(())
    }
}

/// A name as an id: small letters and digits, underscores between.
fn id_of(name: &str) -> String {
    let plain = dateline_gazetteer::fold(name);
    let spaced: String = plain.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join("_")
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("texts can always be written as JSON, which TOML reads")
}
