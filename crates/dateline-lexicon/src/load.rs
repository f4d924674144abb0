//! From the text of one file to its entries, each with the line where it stands.
//!
//! A file that is no TOML stops the loading. An entry that is wrong is left out with a diagnostic, and a key that nobody
//! knows is passed over with one, so that a slip in one entry does not cost the others.

use dateline_model::{Diagnostic, Severity};
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::form::{ActorForm, DefaultForm, Form, MemberForm, RelationForm, SideForm, SourceForm, SupplyForm, TABLES};
use crate::{Code, LexiconError, PackFile};

/// Where an entry stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct At {
    /// The place of its file among the files given, from 0.
    pub(crate) order: usize,
    /// The file's name.
    pub(crate) file: String,
    /// The line, from 1.
    pub(crate) line: usize,
}

impl At {
    /// An entry or a part of one that was left out.
    pub(crate) fn error(&self, code: Code, reason: String) -> Told {
        Told { at: self.clone(), severity: Severity::Error, code, reason }
    }

    /// Something doubtful.
    pub(crate) fn warning(&self, code: Code, reason: String) -> Told {
        Told { at: self.clone(), severity: Severity::Warning, code, reason }
    }

    /// The pack: the folder of its file.
    pub(crate) fn pack(&self) -> &str {
        self.file.rsplit_once(['/', '\\']).map_or(self.file.as_str(), |(folder, _)| folder)
    }
}

/// What there is to say of an entry, with where it belongs, so that all can be told in the order of the input.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) at: At,
    pub(crate) severity: Severity,
    pub(crate) code: Code,
    pub(crate) reason: String,
}

impl Told {
    pub(crate) fn diagnostic(self) -> Diagnostic {
        let place = format!("line {}", self.at.line);
        match self.severity {
            Severity::Error => Diagnostic::error(self.at.file, place, self.reason),
            Severity::Warning => Diagnostic::warning(self.at.file, place, self.reason),
        }
    }
}

/// An entry and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Entry<T> {
    pub(crate) at: At,
    pub(crate) value: T,
}

/// The entries of one file, in its order.
#[derive(Clone)]
pub(crate) struct Entries {
    pub(crate) sides: Vec<Entry<SideForm>>,
    pub(crate) actors: Vec<Entry<ActorForm>>,
    pub(crate) relations: Vec<Entry<RelationForm>>,
    pub(crate) defaults: Vec<Entry<DefaultForm>>,
    pub(crate) sources: Vec<Entry<SourceForm>>,
    pub(crate) supplies: Vec<Entry<SupplyForm>>,
}

/// Reads one file.
pub(crate) fn read(order: usize, file: &PackFile, diagnostics: &mut Vec<Told>) -> Result<Entries, LexiconError> {
    let table = DeTable::parse(&file.content).map_err(|error| LexiconError::Toml {
        file: file.name.clone(),
        line: error.span().map_or(1, |span| line_of(&file.content, span.start)),
        reason: error.message().to_owned(),
    })?;
    let mut reader = Reader { order, file, diagnostics };
    let table = table.into_inner();
    reader.warn_of_unknown_keys(&table, "the file", TABLES);
    Ok(Entries {
        sides: reader.entries(&table),
        actors: reader.entries(&table),
        relations: reader.entries(&table),
        defaults: reader.entries(&table),
        sources: reader.entries(&table),
        supplies: reader.entries(&table),
    })
}

struct Reader<'a> {
    order: usize,
    file: &'a PackFile,
    diagnostics: &'a mut Vec<Told>,
}

impl Reader<'_> {
    fn at(&self, start: usize) -> At {
        At { order: self.order, file: self.file.name.clone(), line: line_of(&self.file.content, start) }
    }

    /// The good entries of one kind.
    fn entries<F: Form>(&mut self, table: &DeTable<'_>) -> Vec<Entry<F>> {
        let Some(found) = table.get(F::TABLE) else { return vec![] };
        let Some(list) = found.get_ref().as_array() else {
            let at = self.at(found.span().start);
            self.diagnostics
                .push(at.error(Code::WrongEntry, format!("`{0}` is no list of entries; write `[[{0}]]`", F::TABLE)));
            return vec![];
        };
        list.iter().filter_map(|item| self.entry(item)).collect()
    }

    fn entry<F: Form>(&mut self, item: &Spanned<DeValue<'_>>) -> Option<Entry<F>> {
        let at = self.at(item.span().start);
        if let Some(table) = item.get_ref().as_table() {
            self.warn_of_unknown_keys(table, &format!("[[{}]]", F::TABLE), F::KEYS);
            let members = table.get("member").and_then(|members| members.get_ref().as_array());
            for member in members.into_iter().flatten().filter_map(|member| member.get_ref().as_table()) {
                self.warn_of_unknown_keys(member, &format!("[[{}]]", MemberForm::TABLE), MemberForm::KEYS);
            }
        }
        match F::deserialize(ValueDeserializer::from(item.clone())) {
            Ok(value) => Some(Entry { at, value }),
            Err(error) => {
                let place = error.span().map_or_else(|| at.clone(), |span| self.at(span.start));
                let name = id_of(item).map(|id| format!(" `{id}`")).unwrap_or_default();
                self.diagnostics.push(
                    place.error(Code::WrongEntry, format!("{}{name} is left out: {}", F::TABLE, error.message())),
                );
                None
            }
        }
    }

    fn warn_of_unknown_keys(&mut self, table: &DeTable<'_>, what: &str, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let at = self.at(key.span().start);
            self.diagnostics.push(at.warning(
                Code::UnknownKey,
                format!(
                    "key `{}` is not known in {what} and is passed over; known are {}",
                    key.get_ref(),
                    known.join(", ")
                ),
            ));
        }
    }
}

/// The id of an entry, to name it by.
fn id_of<'a>(item: &'a Spanned<DeValue<'_>>) -> Option<&'a str> {
    item.get_ref().as_table()?.get("id")?.get_ref().as_str()
}

/// The line, from 1, in which a byte stands.
fn line_of(text: &str, byte: usize) -> usize {
    1 + text.as_bytes().iter().take(byte).filter(|&&one| one == b'\n').count()
}
