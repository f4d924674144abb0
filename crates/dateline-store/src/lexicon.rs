//! What the packs say: sides, actors, relations, sources; and the packs' files as they were taken in.

use dateline_model::{Actor, ActorId, DaySpan, Grade, Relation, Side, SideId, Source, SourceId};

use crate::cells::{self, Cells, Taken};
use crate::error::Fault;
use crate::sync::Gone;
use crate::{Step, Store, StoreError};

impl Store {
    /// All sides, in order of id.
    pub fn sides(&self) -> Result<Vec<Side>, StoreError> {
        self.listed("side", "t.id", |row| Ok(Side { id: row.id(SideId::new)?, name: row.text()? }))
    }

    /// All actors, in order of id.
    pub fn actors(&self) -> Result<Vec<Actor>, StoreError> {
        self.listed("actor", "t.id", |row| {
            Ok(Actor { id: row.id(ActorId::new)?, name: row.text()?, aliases: row.list()?, memberships: row.list()? })
        })
    }

    /// All relations, in order of the ids of the two, of the first day and of the rest.
    pub fn relations(&self) -> Result<Vec<Relation>, StoreError> {
        self.listed("relation", r#"t.one, t.other, t."from", t."to", t.region, t.kind"#, |row| {
            Ok(Relation {
                between: (row.text()?, row.text()?),
                kind: row.word(|word| word.parse().ok())?,
                days: DaySpan { from: row.day()?, to: row.day()? },
                region: row.maybe_text()?,
            })
        })
    }

    /// All sources, in order of id.
    pub fn sources(&self) -> Result<Vec<Source>, StoreError> {
        self.listed("source", "t.id", |row| {
            Ok(Source {
                id: row.id(SourceId::new)?,
                name: row.text()?,
                aliases: row.list()?,
                kind: row.text()?,
                owner: row.maybe_text()?,
                lean: row.list()?,
                repeats: row.list()?,
                grade: row.maybe_word(|word| word.parse().ok())?,
            })
        })
    }

    /// The packs' files, as name and content, in the order in which they were first taken in.
    pub fn lexicon_files(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.listed("lexicon_file", "t.rowid", |row| Ok((row.text()?, row.text()?)))
    }

    fn listed<T>(
        &self,
        table: &'static str,
        order: &str,
        map: impl FnMut(&mut Taken<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, StoreError> {
        let columns = cells::table(table);
        let sql = format!("{} FROM {table} AS t ORDER BY {order}", cells::select(columns));
        self.read(|connection| cells::read(connection, columns, &sql, [], map))
    }
}

impl Step<'_> {
    /// Makes these the sides, actors, relations and sources of the project. Those that are the same stay untouched. Gives
    /// how many rows were added, changed or deleted.
    pub fn put_lexicon(
        &mut self,
        sides: &[Side],
        actors: &[Actor],
        relations: &[Relation],
        sources: &[Source],
    ) -> Result<usize, StoreError> {
        let changed = [
            self.sync("side", None, sides.iter().map(side_cells).collect(), Gone::Deleted)?,
            self.sync("actor", None, actors.iter().map(actor_cells).collect(), Gone::Deleted)?,
            self.sync("relation", None, relations.iter().map(relation_cells).collect(), Gone::Deleted)?,
            self.sync("source", None, sources.iter().map(source_cells).collect(), Gone::Deleted)?,
        ];
        Ok(changed.iter().sum())
    }

    /// Adds files of packs, as name and content, or replaces those of the same name; removes none. Gives how many rows
    /// changed.
    pub fn put_lexicon_files(&mut self, files: &[(String, String)]) -> Result<usize, StoreError> {
        let rows = files
            .iter()
            .map(|(name, content)| {
                let mut cells = Cells::default();
                cells.text(name);
                cells.text(content);
                cells
            })
            .collect();
        self.sync("lexicon_file", None, rows, Gone::Kept)
    }
}

fn side_cells(side: &Side) -> Cells {
    let mut cells = Cells::default();
    cells.text(side.id.as_str());
    cells.text(&side.name);
    cells
}

fn actor_cells(actor: &Actor) -> Cells {
    let mut cells = Cells::default();
    cells.text(actor.id.as_str());
    cells.text(&actor.name);
    cells.list(&actor.aliases);
    cells.list(&actor.memberships);
    cells
}

fn relation_cells(relation: &Relation) -> Cells {
    let mut cells = Cells::default();
    cells.text(&relation.between.0);
    cells.text(&relation.between.1);
    cells.text(relation.kind.as_str());
    cells.day(relation.days.from);
    cells.day(relation.days.to);
    cells.maybe_text(relation.region.as_deref());
    cells
}

fn source_cells(source: &Source) -> Cells {
    let mut cells = Cells::default();
    cells.text(source.id.as_str());
    cells.text(&source.name);
    cells.list(&source.aliases);
    cells.text(&source.kind);
    cells.maybe_text(source.owner.as_deref());
    cells.list(&source.lean);
    cells.list(&source.repeats);
    cells.maybe_text(source.grade.map(Grade::as_str));
    cells
}
