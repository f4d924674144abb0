//! How a side looks: a colour, a shape and a letter, so that no reader depends on colour.

use std::collections::BTreeSet;

/// Who holds a place, as a picture shows it. Numbers point into the picture's list of sides.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Held {
    /// One side.
    Side(usize),
    /// Opposing forces are inside; who they are, where known.
    Contested(Vec<usize>),
    /// Nothing known. Drawn hollow.
    Unknown,
}

/// The outline of a marker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    Circle,
    Square,
    Triangle,
    Diamond,
    Pentagon,
    Hexagon,
}

/// How a side looks.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Style {
    /// The colour it is filled with.
    pub(crate) fill: &'static str,
    /// A colour that can be read on that.
    pub(crate) ink: &'static str,
    /// The outline of its marker.
    pub(crate) shape: Shape,
    /// The letter in it.
    pub(crate) letter: String,
}

/// Okabe and Ito, "Color Universal Design" (2008), ordered so that the first few are far apart; each with the ink that
/// has the better contrast on it.
const COLOURS: [(&str, &str); 8] = [
    ("#0072B2", "#fff"),
    ("#E69F00", "#000"),
    ("#009E73", "#000"),
    ("#CC79A7", "#000"),
    ("#56B4E9", "#000"),
    ("#D55E00", "#000"),
    ("#F0E442", "#000"),
    ("#000000", "#fff"),
];

const SHAPES: [Shape; 6] =
    [Shape::Circle, Shape::Square, Shape::Triangle, Shape::Diamond, Shape::Pentagon, Shape::Hexagon];

/// The look of each side, by its place in the list.
pub(crate) fn styles(sides: &[String]) -> Vec<Style> {
    let letters = letters(sides);
    letters
        .into_iter()
        .enumerate()
        .map(|(index, letter)| {
            let (fill, ink) = COLOURS[index % COLOURS.len()];
            let shape = SHAPES[(index + 3 * (index / COLOURS.len())) % SHAPES.len()];
            Style { fill, ink, shape, letter }
        })
        .collect()
}

/// A letter for each side, no two alike: the initial of a word that no other side's name has, else any letter of the
/// name, else a number.
fn letters(sides: &[String]) -> Vec<String> {
    let mut used = BTreeSet::new();
    sides
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let shared = |word: &str| {
                let others = sides.iter().enumerate().filter(|(other, _)| *other != index);
                others.flat_map(|(_, other)| other.split_whitespace()).any(|other| other.eq_ignore_ascii_case(word))
            };
            let own = name.split_whitespace().filter(|word| !shared(word)).filter_map(|word| word.chars().next());
            let letter = own
                .chain(name.chars())
                .filter(|one| one.is_alphabetic())
                .map(|one| one.to_uppercase().collect::<String>())
                .find(|letter| !used.contains(letter))
                .unwrap_or_else(|| (index + 1).to_string());
            used.insert(letter.clone());
            letter
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn no_two_sides_share_a_letter_and_the_telling_word_gives_it() {
        let sides = names(&["Syrian government", "Syrian opposition", "Hezbollah", "Hezbollah", "H"]);
        assert_eq!(letters(&sides), ["G", "O", "H", "E", "5"]);
    }

    #[test]
    fn twenty_sides_differ_in_colour_or_shape() {
        let sides: Vec<String> = (0..20).map(|index| format!("side {index}")).collect();
        let styles = styles(&sides);
        for (index, one) in styles.iter().enumerate() {
            let twin = styles.iter().skip(index + 1).find(|other| other.fill == one.fill && other.shape == one.shape);
            assert_eq!(twin, None);
        }
    }
}
