//! The map in words: for those who cannot see it, and for what could not be drawn.

use dateline_model::RouteStatus;

use super::choose::{Chosen, Line};
use super::trace::STATUSES;
use super::{LineMap, Stop};
use crate::labels;
use crate::palette::Held;

/// How many names a list of what was left out has, before "and N more".
const MOST_NAMES: usize = 24;

/// What stands under every line map.
pub(super) const NOTE: &str =
    "Schematic: shows which town is joined to which, and what was reported; not for navigation, no safety advice.";

/// Under this a question mark stands after a stop's name.
pub(super) const DOUBTFUL: f64 = 0.75;

/// Whose roads, and when.
pub(super) fn subtitle(map: &LineMap) -> String {
    format!("Roads for {}, {}", map.traveller, map.day.in_words())
}

/// The whole map in sentences.
pub(super) fn description(map: &LineMap, chosen: &Chosen) -> String {
    let mut sentences: Vec<String> = vec![map.description.trim().to_owned(), format!("{}.", subtitle(map))];
    for status in STATUSES.into_iter().rev() {
        let lines: Vec<&Line> = chosen.lines.iter().filter(|line| line.status == status).collect();
        match (status, lines.len()) {
            (_, 0) => {}
            (RouteStatus::Cut | RouteStatus::Contested | RouteStatus::Threatened, _) => {
                let names: Vec<String> = lines.iter().map(|line| stretch(map, chosen, line)).collect();
                sentences.push(format!("{}: {}.", capital(status.as_str()), names.join("; ")));
            }
            (_, count) => {
                sentences.push(format!("{}: {count} of {} stretches.", capital(status.as_str()), chosen.lines.len()))
            }
        }
    }
    sentences.push(NOTE.to_owned());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

/// A stretch by its ends and its road.
pub(super) fn stretch(map: &LineMap, chosen: &Chosen, line: &Line) -> String {
    let name = |stop: usize| map.stops[chosen.stops[stop]].name.as_str();
    let roads = if line.roads.is_empty() { String::new() } else { format!(" ({})", line.roads.join(", ")) };
    format!("{}–{}{roads}", name(line.ends[0]), name(line.ends[1]))
}

/// What a reader is told of a stretch: what it is, what it passes, how it is known.
pub(super) fn of_line(map: &LineMap, chosen: &Chosen, line: &Line) -> String {
    let via: Vec<&str> = line.via.iter().map(|stop| map.stops[*stop].name.as_str()).collect();
    let via = if via.is_empty() { String::new() } else { format!("; passes {}", via.join(", ")) };
    let schematic = if line.schematic { "; known only to join them, not surveyed" } else { "" };
    format!("{}: {}{via}{schematic}", stretch(map, chosen, line), line.status.as_str())
}

/// What a reader is told of a stop.
pub(super) fn of_stop(map: &LineMap, stop: &Stop) -> String {
    let sure = match (&stop.held, stop.certainty) {
        (Held::Unknown, _) | (_, None) => String::new(),
        (_, Some(certainty)) => format!(", {:.0} % sure", certainty.clamp(0.0, 1.0) * 100.0),
    };
    format!("{}: {}{sure}", stop.name, held(map, &stop.held))
}

/// A holder in words.
pub(super) fn held(map: &LineMap, held: &Held) -> String {
    let name = |side: &usize| map.sides.get(*side).map_or("?", String::as_str);
    match held {
        Held::Side(side) => name(side).to_owned(),
        Held::Contested(parties) if parties.is_empty() => "contested".to_owned(),
        Held::Contested(parties) => format!("contested: {}", parties.iter().map(name).collect::<Vec<_>>().join(" / ")),
        Held::Unknown => "not known".to_owned(),
    }
}

/// What stands under the map: the note, and all that was not drawn.
pub(super) fn notes(map: &LineMap, chosen: &Chosen, numbered: &[(String, String)]) -> Vec<String> {
    let mut notes = vec![NOTE.to_owned()];
    if !numbered.is_empty() {
        let list: Vec<String> = numbered.iter().map(|(number, name)| format!("{number} {name}")).collect();
        notes.push(format!("Numbers on the map: {}.", list.join(", ")));
    }
    let name = |stop: &usize| map.stops[*stop].name.clone();
    let passed: Vec<String> = chosen.lines.iter().flat_map(|line| &line.via).map(name).collect();
    if !passed.is_empty() {
        notes.push(format!("Passed by a line without a mark: {}.", list(&passed)));
    }
    if !(chosen.leads_on.is_empty() && chosen.passed_on.is_empty()) {
        let on: Vec<String> = chosen
            .leads_on
            .iter()
            .map(|(from, to)| (chosen.stops[*from], to))
            .chain(chosen.passed_on.iter().map(|(from, to)| (*from, to)))
            .map(|(from, to)| format!("{} to {}", map.stops[from].name, list(to)))
            .collect();
        notes.push(format!("Roads that lead on, not drawn: {}.", on.join("; ")));
    }
    let told = |name: &String| chosen.leads_on.values().chain(chosen.passed_on.values()).any(|to| to.contains(name));
    let left: Vec<String> = chosen.left_out.iter().map(name).filter(|name| !told(name)).collect();
    if !left.is_empty() {
        notes.push(format!("Also outside the map: {}.", list(&left)));
    }
    let schematic = chosen.lines.iter().filter(|line| line.schematic).count();
    if schematic > 0 && schematic < chosen.lines.len() {
        let all = chosen.lines.len();
        notes.push(format!("Of {schematic} of the {all} stretches it is only known that they join two towns."));
    }
    match chosen.undrawn {
        0 => {}
        1 => notes.push("1 stretch between places that are not on the map is not drawn.".to_owned()),
        more => notes.push(format!("{more} stretches between places that are not on the map are not drawn.")),
    }
    notes
}

fn list(names: &[String]) -> String {
    match names.get(..MOST_NAMES) {
        Some(first) if names.len() > MOST_NAMES => {
            format!("{} and {} more", first.join(", "), names.len() - MOST_NAMES)
        }
        _ => names.join(", "),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Text in lines of at most this many pixels, in type of this size.
pub(super) fn wrapped(text: &str, room: f64, size: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if labels::width(&format!("{line} {word}")) * size / 12.0 <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
