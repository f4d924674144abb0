//! The title of an entry: the name of a place, and nothing else.

use dateline_gazetteer::{Found, Gazetteer, fold};
use dateline_model::{Place, PlaceKind, PlaceMention};

use crate::segment::Sentence;
use crate::token::{Class, Token};

/// A name has no more words than these.
const LONGEST: usize = 8;

/// Whether a paragraph that begins so may be an entry: a look at its first word, since most are none.
pub(super) fn may_open(tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|first| first.named || first.class == Class::Number)
}

/// "Hilltown: captured by …", "Hilltown – captured by …": the paragraph with the title as a sentence of its own.
pub(super) fn parted(paragraph: &[Sentence]) -> Option<Vec<Sentence>> {
    let first = paragraph.first().filter(|first| may_open(&first.tokens))?;
    let at = first.tokens.iter().take(LONGEST).position(|token| token.is_any(words![":", "–", "—", "-"]))?;
    let (title, rest) = (&first.tokens[..at], &first.tokens[at + 1..]);
    let spaced = first.tokens[at].is(":") || at > 0 && first.tokens[at - 1].end < first.tokens[at].start;
    if !spaced || !is_name(title) || !rest.iter().any(Token::is_word) {
        return None;
    }
    let sentence = |tokens: &[Token]| Sentence { tokens: tokens.to_vec(), ..first.clone() };
    Some([&[sentence(title), sentence(rest)], &paragraph[1..]].concat())
}

/// Whether these are the words of a name: capitals, figures, and what joins them.
pub(super) fn is_name(tokens: &[Token]) -> bool {
    let name = |token: &Token| match token.class {
        Class::Word => {
            token.named
                || token.is_any(words![
                    "of",
                    "the",
                    "on",
                    "near",
                    "nad",
                    "na",
                    "de",
                    "la",
                    "upon",
                    "and",
                    "oblast",
                    "raion",
                    "district",
                    "province",
                    "region",
                    "governorate",
                    "village",
                    "town",
                    "city",
                    "settlement",
                    "'s",
                ])
        }
        Class::Number => true,
        Class::Punctuation => token.is_any(words![",", "-", "(", ")", ".", "'", "’", "/"]),
    };
    !tokens.is_empty()
        && tokens.iter().filter(|token| token.is_word()).count() <= LONGEST
        && tokens.iter().any(Token::is_word)
        && tokens.iter().all(name)
}

/// The title as it is written, without the stop after it.
pub(super) fn written(text: &str, tokens: &[Token]) -> String {
    let last = tokens.iter().rposition(|token| !token.is_any(words![".", ",", ":"])).unwrap_or(0);
    let written = text.get(tokens[0].start..tokens[last].end).unwrap_or("");
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two titles are one.
pub(super) fn same(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

/// The place of a title. A country or province behind a comma or in brackets tells towns of one name apart.
pub(super) fn resolve(gazetteer: &Gazetteer, written: &str) -> (PlaceMention, Option<PlaceKind>) {
    let mut parts = written.split([',', '(', ')']).map(str::trim).filter(|part| !part.is_empty());
    let head = parts.next().unwrap_or(written);
    let larger: Vec<&str> = parts.collect();
    let best = place_named(gazetteer, written, &[])
        .map(|found| (written, found))
        .or_else(|| place_named(gazetteer, head, &larger).map(|found| (head, found)));
    match best {
        Some((name, found)) => {
            let place = Some(found.place.id.clone());
            let kind = Some(found.place.kind);
            (PlaceMention { name: name.to_owned(), place, certainty: found.certainty }, kind)
        }
        None => (PlaceMention { name: head.to_owned(), place: None, certainty: 0.0 }, None),
    }
}

/// The one place of that name: the town rather than a quarter; what is called so rather than what is also called so; the
/// one in the larger place named; the one of which it is known where it lies.
fn place_named<'a>(gazetteer: &'a Gazetteer, name: &str, larger: &[&str]) -> Option<Found<'a>> {
    const SURE: f64 = 0.85;
    let mut found: Vec<Found<'a>> = gazetteer.find(name);
    found.retain(|one| one.certainty >= SURE);
    let within = |place: &Place| {
        larger.iter().filter_map(|name| gazetteer.best_listed(name)).any(|larger| {
            gazetteer.is_within(&place.id, &larger.place.id)
                || larger.place.kind == PlaceKind::Country && larger.place.country == place.country
        })
    };
    let tests: [&dyn Fn(&Found<'a>) -> bool; 5] = [
        &|one| one.certainty > 0.99,
        &|one| within(one.place),
        &|one| one.place.kind == PlaceKind::Populated,
        &|one| same(&one.place.name, name),
        &|one| one.place.location.is_some(),
    ];
    for test in tests {
        if found.iter().any(test) {
            found.retain(test);
        }
    }
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}
