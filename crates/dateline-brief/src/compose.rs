//! Putting the page together.

use crate::draft::{Draft, most_telling, without_repeats};
use crate::notes::Notes;
use crate::sections::{
    analysts, beside, casualties, changes, disputes, fighting, holders, lead, roads, silence, watch,
};
use crate::world::World;
use crate::{Brief, Input, Section, Sentence};

/// A section is no longer than this many sentences.
const LONGEST: usize = 12;

/// Writes the state of a battle on a day.
#[must_use]
pub fn write(input: &Input<'_>) -> Brief {
    let world = World::new(input);
    let mut notes = Notes::new(input);
    let since = format!("What changed since {}", world.dates.day(world.window));
    let mut to_watch = watch::named(&world);
    to_watch.extend(watch::worked_out(&world));
    let before_table = [
        ("In short", lead_or_nothing(&world), LONGEST),
        (since.as_str(), changes::this_week(&world), LONGEST),
        ("How it came to this", changes::story(&world), LONGEST),
    ];
    let after_table = [
        ("Towns to watch", to_watch, LONGEST),
        ("Who fights beside whom", beside::told(&world), 6),
        ("What is disputed", disputes::told(&world), LONGEST),
        ("What nobody reports on", silence::told(&world), LONGEST),
        ("What the analysts say", analysts::told(&world), 6),
    ];
    let map = holders::map(&world).to_svg();
    let mut sections: Vec<Section> = Vec::new();
    sections
        .extend(before_table.into_iter().filter_map(|(title, drafts, most)| section(&mut notes, title, drafts, most)));
    sections.extend(holders::table(&world, &mut notes).map(|table| Section {
        title: "Who holds what".to_owned(),
        table: Some(table),
        pictures: vec![map.clone()],
        ..Section::default()
    }));
    let now = [
        ("The fighting now", fighting::now(&world), LONGEST),
        ("Casualties and displacement", casualties::told(&world), LONGEST),
    ];
    sections.extend(now.into_iter().filter_map(|(title, drafts, most)| section(&mut notes, title, drafts, most)));
    sections.extend(routes_and_supply(&world, &mut notes));
    sections
        .extend(after_table.into_iter().filter_map(|(title, drafts, most)| section(&mut notes, title, drafts, most)));
    Brief {
        title: format!("State of the battle: {}, {}", input.region_name, input.on.in_words()),
        standing: standing(input, &notes),
        sections,
        footnotes: notes.footnotes,
        sources: notes.sources,
        closing: closing(),
        map_svg: map,
    }
}

fn section<'a>(notes: &mut Notes<'a>, title: &str, drafts: Vec<Draft<'a>>, limit: usize) -> Option<Section> {
    let (drafts, more) = most_telling(without_repeats(drafts), limit);
    let sentences: Vec<Sentence> = drafts.iter().filter_map(|draft| notes.sentence(draft)).collect();
    (!sentences.is_empty()).then_some(Section { title: title.to_owned(), sentences, more, ..Section::default() })
}

/// The section on roads: sentences, maps, and a table of what each was to whom.
fn routes_and_supply<'a>(world: &World<'a>, notes: &mut Notes<'a>) -> Option<Section> {
    const TITLE: &str = "Routes and supply";
    const NOT_DRAWN: &str = "Stretches of road of which nothing is known are not drawn.";
    let told = section(notes, TITLE, roads::told(world), LONGEST);
    let (table, lacks) = roads::table(world, notes).map_or((None, 0), |(table, lacks)| (Some(table), lacks));
    let pictures = if table.is_some() { roads::line_maps(world) } else { vec![] };
    let left_out = match lacks {
        0 => String::new(),
        1 => " One more piece of road is not in the table.".to_owned(),
        many => format!(" {many} more pieces of road are not in the table."),
    };
    let note = Some(format!("{}{left_out}", roads::NOTE));
    let caption = (!pictures.is_empty()).then(|| NOT_DRAWN.to_owned());
    match told {
        Some(told) => Some(Section { table, pictures, caption, note, ..told }),
        None => table.map(|table| Section {
            title: TITLE.to_owned(),
            table: Some(table),
            pictures,
            note,
            ..Section::default()
        }),
    }
}

fn lead_or_nothing<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let drafts = lead::in_short(world);
    if drafts.is_empty() { vec![Draft::about_silence(lead::nothing(world.input.region_name))] } else { drafts }
}

fn standing(input: &Input<'_>, notes: &Notes<'_>) -> String {
    let number = |count: usize, one: &str, many: &str| {
        format!(
            "{} {}",
            crate::numbers::spelled(u32::try_from(count).unwrap_or(u32::MAX)),
            if count == 1 { one } else { many }
        )
    };
    let claims = number(notes.footnotes.len(), "quote", "quotes");
    let reports = number(notes.sources.len(), "report", "reports");
    let known = input.known_on.map_or_else(
        || "Reports that came out later are used for what they say of those days.".to_owned(),
        |day| format!("Only reports published by {} are used.", day.in_words()),
    );
    format!("Drawn from {claims} in {reports} about the days up to {}. {known}", input.on.in_words())
}

fn closing() -> Vec<String> {
    [
        "This page is made from published reports by a program, for people to check: each number leads to the words that \
         the sentence before it rests on. It is no safety advice: do not plan a journey by it.",
        "Verbs are neutral, whoever the source. What a report says in its own voice is told as it says it; what it puts in \
         another's mouth names who said it. Figures of single events are not added up.",
        "Nothing is told of later days. Where nobody reported anything, a conflict's pack may assume a holder; such places \
         are marked assumed in the data, and this page counts them as not known.",
    ]
    .map(str::to_owned)
    .to_vec()
}
