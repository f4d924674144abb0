//! One line to a claim: every field of the coding guide.

use dateline_model::{ActorId, ClaimLine, CountUnit, DateBound, Extent};

use super::fields::{Fields, share_of};

/// The claim of a line, and the keys that no field of a claim has; else what is wrong.
pub(super) fn claim(text: &str) -> Result<(ClaimLine, Vec<String>), String> {
    let mut fields = Fields::read(text)?;
    let mut claim = ClaimLine {
        doc: fields.text("doc")?,
        quote: fields.text("quote")?,
        start: fields.offset("start")?,
        end: fields.offset("end")?,
        kind: fields.word("kind")?,
        from: fields.day("from")?,
        to: fields.day("to")?,
        places: fields.texts("places")?,
        by: actors(&mut fields, "by")?,
        against: actors(&mut fields, "against")?,
        killed: fields.count("killed")?,
        wounded: fields.count("wounded")?,
        captured: fields.count("captured")?,
        displaced: fields.count("displaced")?,
        said_by: fields.texts("said_by")?,
        stance: fields.word("stance")?,
        date_bound: date_bound(&mut fields)?,
        place_ids: fields.maybe_texts("place_ids")?.unwrap_or_default(),
        extent: extent(&mut fields)?,
        sub_event_type: fields.maybe_text("sub_event_type")?,
        scope: fields.maybe_word("scope")?,
        phase: fields.maybe_word("phase")?,
        from_place: fields.maybe_text("from_place")?,
        from_place_id: fields.maybe_text("from_place_id")?,
        to_place: fields.maybe_text("to_place")?,
        to_place_id: fields.maybe_text("to_place_id")?,
        count_unit: fields.maybe_word("count_unit")?,
        families: fields.count("families")?,
        cause: fields.maybe_text("cause")?,
        presence: fields.flag("presence")?,
        prediction: fields.flag("prediction")?,
        speaker_role: fields.maybe_text("speaker_role")?,
        rule: fields.maybe_text("rule")?.unwrap_or_default(),
        confidence: fields.share("confidence")?.unwrap_or(1.0),
    };
    agrees_with_itself(&claim)?;
    set_families_apart(&mut claim);
    Ok((claim, fields.left()))
}

/// What one field alone cannot show.
fn agrees_with_itself(claim: &ClaimLine) -> Result<(), String> {
    let ClaimLine { start, end, .. } = claim;
    if claim.doc.trim().is_empty() {
        return Err("`doc` is empty".to_owned());
    }
    if !claim.quote.chars().any(char::is_alphanumeric) {
        return Err("`quote` has no word".to_owned());
    }
    if start >= end {
        return Err(format!("`start` {start} does not lie before `end` {end}"));
    }
    if let (Some(from), Some(to)) = (claim.from, claim.to)
        && from > to
    {
        return Err(format!("`from` {from} lies after `to` {to}"));
    }
    let (names, ids) = (claim.places.len(), claim.place_ids.len());
    if ids != 0 && ids != names {
        return Err(format!("`place_ids` has {ids} entries, and `places` has {names}"));
    }
    for (key, name, id) in
        [("from_place", &claim.from_place, &claim.from_place_id), ("to_place", &claim.to_place, &claim.to_place_id)]
    {
        if id.is_some() && name.is_none() {
            return Err(format!("`{key}_id` is given, and `{key}` is not"));
        }
    }
    Ok(())
}

/// A coder may give the number of families as that of the displaced: they are no people.
fn set_families_apart(claim: &mut ClaimLine) {
    if claim.count_unit == Some(CountUnit::Families) && claim.families.is_none() {
        claim.families = claim.displaced.take();
    }
}

fn actors(fields: &mut Fields, key: &str) -> Result<Vec<ActorId>, String> {
    Ok(fields.texts(key)?.into_iter().map(ActorId::new).collect())
}

fn date_bound(fields: &mut Fields) -> Result<DateBound, String> {
    let Some(word) = fields.maybe_text("date_bound")? else { return Ok(DateBound::default()) };
    DateBound::from_word(&word).ok_or_else(|| format!("`date_bound`: `{word}` is none of on, by, since, about"))
}

/// `whole`, `most`, `part`, or two shares, low and high.
fn extent(fields: &mut Fields) -> Result<Option<Extent>, String> {
    let Some((value, shown)) = fields.value("extent") else { return Ok(None) };
    let shares = value.as_array().map(|shares| shares.iter().map(share_of).collect::<Option<Vec<f64>>>());
    let extent = match (value.as_str(), shares.flatten().as_deref()) {
        (Some("whole"), _) => Some(Extent::Whole),
        (Some("most"), _) => Some(Extent::Most),
        (Some("part"), _) => Some(Extent::Part),
        (_, Some(&[low, high])) if low <= high => Some(Extent::Shares(low, high)),
        _ => None,
    };
    extent.map(Some).ok_or_else(|| {
        format!("`extent`: `{shown}` is none of whole, most, part, nor two shares from 0 to 1, low and high")
    })
}
