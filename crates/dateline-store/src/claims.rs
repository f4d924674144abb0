//! Claims: one row each; a claim that is replaced is withdrawn, not deleted.

use dateline_model::{
    ActorId, Claim, ClaimId, Count, DateBound, Day, DaySpan, Extent, PlaceId, PlaceMention, ReportId, RunId, Sourced,
};
use rusqlite::{Connection, Params};

use crate::cells::{self, Cells, Taken};
use crate::error::Fault;
use crate::standing::Standing;
use crate::sync::Gone;
use crate::{Step, Store, StoreError};

const ORDER: &str = r#"ORDER BY t.doc, t.report, t.start, t."end", t.id"#;

impl Store {
    /// All claims that stand, report by report, in the order of the text.
    pub fn claims(&self) -> Result<Vec<Sourced>, StoreError> {
        self.read(|connection| claims_that(connection, &Standing::Now))
    }

    /// The claims that stood at an instant (`2013-12-06T09:30:00Z`, or a day, which means its end).
    pub fn claims_as_recorded(&self, instant: &str) -> Result<Vec<Sourced>, StoreError> {
        self.read(|connection| claims_that(connection, &Standing::at(instant)?))
    }

    /// The claims of one report that stand, in the order of its text.
    pub fn claims_of(&self, report: &ReportId) -> Result<Vec<Sourced>, StoreError> {
        self.read(|connection| claims_where(connection, "t.report = ?1 AND t.withdrawn_in IS NULL", [report.as_str()]))
    }

    /// The claim with this id, if it stands.
    pub fn claim(&self, id: &ClaimId) -> Result<Option<Sourced>, StoreError> {
        self.read(|connection| {
            Ok(claims_where(connection, "t.id = ?1 AND t.withdrawn_in IS NULL", [id.as_str()])?.pop())
        })
    }
}

impl Step<'_> {
    /// Makes these the claims of a report: those that stand already and are the same stay untouched, others that stand
    /// are withdrawn, new ones are added. Gives how many rows were withdrawn or added.
    pub fn replace_claims(
        &mut self,
        report: &ReportId,
        claims: &[Claim],
        published: Option<Day>,
    ) -> Result<usize, StoreError> {
        if let Some(claim) = claims.iter().find(|claim| claim.report != *report) {
            let what = format!("claim `{}` is of report `{}`, not of `{report}`", claim.id, claim.report);
            return Err(Fault::Refused { table: "claim", what }.at(self.path()));
        }
        let rows = claims
            .iter()
            .map(|claim| cells_of(claim, published))
            .collect::<Result<_, _>>()
            .map_err(|fault| fault.at(self.path()))?;
        self.sync("claim", Some(("report", report.as_str())), rows, Gone::Withdrawn)
    }
}

fn claims_that(connection: &Connection, standing: &Standing) -> Result<Vec<Sourced>, Fault> {
    claims_where(connection, standing.condition(), standing.parameters())
}

fn claims_where(connection: &Connection, condition: &str, parameters: impl Params) -> Result<Vec<Sourced>, Fault> {
    let table = cells::table("claim");
    let sql = format!(
        "{}, r.publisher FROM claim AS t LEFT JOIN report AS r ON r.id = t.report WHERE {condition} {ORDER}",
        cells::select(table)
    );
    cells::read(connection, table, &sql, parameters, sourced_of)
}

fn cells_of(claim: &Claim, published: Option<Day>) -> Result<Cells, Fault> {
    let mut cells = Cells::default();
    cells.text(claim.id.as_str());
    cells.text(claim.report.as_str());
    cells.text(&claim.doc);
    cells.text(&claim.quote);
    cells.integer(claim.start);
    cells.integer(claim.end);
    cells.text(claim.kind.as_str());
    cells.day(claim.days.from);
    cells.day(claim.days.to);
    cells.text(claim.date_bound.as_str());
    put_places(&mut cells, claim)?;
    cells.list(&claim.by);
    cells.list(&claim.against);
    for count in [claim.killed, claim.wounded, claim.captured, claim.displaced] {
        cells.maybe_integer(count.and_then(Count::low));
        cells.maybe_integer(count.and_then(Count::high));
    }
    cells.list(&claim.said_by);
    cells.text(claim.stance.as_str());
    cells.maybe_text(claim.extent.map(extent_text).as_deref());
    cells.maybe_text(claim.sub_event_type.as_deref());
    cells.maybe_text(claim.scope.map(|scope| scope.as_str()));
    cells.maybe_text(claim.phase.map(|phase| phase.as_str()));
    put_end(&mut cells, claim, claim.from_place.as_ref())?;
    put_end(&mut cells, claim, claim.to_place.as_ref())?;
    cells.maybe_text(claim.count_unit.map(|unit| unit.as_str()));
    cells.maybe_integer(claim.families.and_then(Count::low));
    cells.maybe_integer(claim.families.and_then(Count::high));
    cells.maybe_text(claim.cause.as_deref());
    cells.boolean(claim.presence);
    cells.boolean(claim.prediction);
    cells.maybe_text(claim.speaker_role.as_deref());
    cells.text(&claim.rule);
    cells.real(claim.confidence);
    cells.day(published);
    Ok(cells)
}

/// The places as three lists of the same length: names as written, ids, certainties.
fn put_places(cells: &mut Cells, claim: &Claim) -> Result<(), Fault> {
    claim.places.iter().try_for_each(|mention| is_sure_enough(claim, mention))?;
    let names: Vec<&str> = claim.places.iter().map(|mention| mention.name.as_str()).collect();
    let ids: Vec<&str> =
        claim.places.iter().map(|mention| mention.place.as_ref().map_or("", PlaceId::as_str)).collect();
    let certainties: Vec<f64> = claim.places.iter().map(|mention| mention.certainty).collect();
    cells.list(&names);
    cells.list(&ids);
    cells.list(&certainties);
    Ok(())
}

/// An end of a way as three cells: name as written, id, certainty.
fn put_end(cells: &mut Cells, claim: &Claim, end: Option<&PlaceMention>) -> Result<(), Fault> {
    end.map_or(Ok(()), |mention| is_sure_enough(claim, mention))?;
    cells.maybe_text(end.map(|mention| mention.name.as_str()));
    cells.maybe_text(end.and_then(|mention| mention.place.as_ref()).map(PlaceId::as_str));
    cells.maybe_real(end.map(|mention| mention.certainty));
    Ok(())
}

fn is_sure_enough(claim: &Claim, mention: &PlaceMention) -> Result<(), Fault> {
    if (0.0..=1.0).contains(&mention.certainty) {
        return Ok(());
    }
    let what = format!(
        "claim `{}`: place `{}` has certainty `{}`, which is not between 0 and 1",
        claim.id, mention.name, mention.certainty
    );
    Err(Fault::Refused { table: "claim", what })
}

/// `whole`, `most`, `part`, or two shares: `[0.7,0.75]`.
fn extent_text(extent: Extent) -> String {
    let json = serde_json::to_string(&extent).expect("a word or two numbers always have a JSON form");
    json.trim_matches('"').to_owned()
}

fn read_extent(text: &str) -> Option<Extent> {
    let json = if text.starts_with('[') { text.to_owned() } else { format!("\"{text}\"") };
    serde_json::from_str(&json).ok()
}

fn sourced_of(row: &mut Taken<'_>) -> Result<Sourced, Fault> {
    let claim = Claim {
        id: row.id(ClaimId::new)?,
        report: row.id(ReportId::new)?,
        doc: row.text()?,
        quote: row.text()?,
        start: row.integer()?,
        end: row.integer()?,
        kind: row.word(|word| word.parse().ok())?,
        days: DaySpan { from: row.day()?, to: row.day()? },
        date_bound: row.word(DateBound::from_word)?,
        places: take_places(row)?,
        by: row.list::<ActorId>()?,
        against: row.list::<ActorId>()?,
        killed: take_count(row)?,
        wounded: take_count(row)?,
        captured: take_count(row)?,
        displaced: take_count(row)?,
        said_by: row.list()?,
        stance: row.word(|word| word.parse().ok())?,
        extent: row.maybe_word(read_extent)?,
        sub_event_type: row.maybe_text()?,
        scope: row.maybe_word(|word| word.parse().ok())?,
        phase: row.maybe_word(|word| word.parse().ok())?,
        from_place: take_end(row)?,
        to_place: take_end(row)?,
        count_unit: row.maybe_word(|word| word.parse().ok())?,
        families: take_count(row)?,
        cause: row.maybe_text()?,
        presence: row.boolean()?,
        prediction: row.boolean()?,
        speaker_role: row.maybe_text()?,
        rule: row.text()?,
        confidence: row.real()?,
    };
    let published = row.day()?;
    let recorded_in = row.id(RunId::new)?;
    row.maybe_str()?; // the run that withdrew it
    Ok(Sourced { claim, published, publisher: row.maybe_text()?, recorded_in })
}

fn take_places(row: &mut Taken<'_>) -> Result<Vec<PlaceMention>, Fault> {
    let names: Vec<String> = row.list()?;
    let ids: Vec<String> = row.list()?;
    let certainties: Vec<f64> = row.list()?;
    if names.len() != ids.len() || names.len() != certainties.len() {
        return Err(row.fault("`places`, `place_ids` and `place_certainties` are not of the same length"));
    }
    let mention = |((name, id), certainty): ((String, String), f64)| {
        let place = (!id.is_empty()).then(|| PlaceId::new(id));
        PlaceMention { name, place, certainty }
    };
    Ok(names.into_iter().zip(ids).zip(certainties).map(mention).collect())
}

fn take_end(row: &mut Taken<'_>) -> Result<Option<PlaceMention>, Fault> {
    let (name, place, certainty) = (row.maybe_text()?, row.maybe_text()?, row.maybe_real()?);
    Ok(name.map(|name| PlaceMention { name, place: place.map(PlaceId::new), certainty: certainty.unwrap_or(0.0) }))
}

fn take_count(row: &mut Taken<'_>) -> Result<Option<Count>, Fault> {
    match (row.maybe_integer()?, row.maybe_integer()?) {
        (None, None) => Ok(None),
        (low, high) => Count::try_new(low, high).map(Some).map_err(|error| row.fault(error.to_string())),
    }
}
