//! Numbers of people: figures, number words, hedges and ranges.

use dateline_model::Count;

use crate::token::{Class, Token};
use crate::word::WordList;

/// A number in a sentence, with the hedge before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct NumberMark {
    /// First token (of the hedge, where there is one).
    pub(crate) first: usize,
    /// One past the last token.
    pub(crate) last: usize,
    pub(crate) count: Count,
}

/// All numbers of a sentence. A figure before a month or a unit is still listed here; who uses it decides.
pub(crate) fn numbers(tokens: &[Token]) -> Vec<NumberMark> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match number_at(tokens, at) {
            Some(mark) => {
                at = mark.last;
                out.push(mark);
            }
            None => at += 1,
        }
    }
    out
}

fn number_at(tokens: &[Token], at: usize) -> Option<NumberMark> {
    let (count, last) = range_at(tokens, at)?;
    let (first, count) = hedged(tokens, at, count);
    Some(NumberMark { first, last, count })
}

/// A vague number, a range or a single figure that starts at this token.
fn range_at(tokens: &[Token], at: usize) -> Option<(Count, usize)> {
    if let Some(vague) = vague_at(tokens, at) {
        return Some(vague);
    }
    let (low, next) = figure_at(tokens, at)?;
    let joins = tokens.get(next).is_some_and(|token| token.is_any(words!["–", "-", "—", "to", "or", "and"]));
    if joins {
        let before = at.checked_sub(1).and_then(|index| tokens.get(index));
        let needs_between = tokens[next].is("and");
        let is_between = before.is_some_and(|token| token.is_any(words!["between", "from"]));
        let skip = usize::from(tokens.get(next + 1).is_some_and(|token| token.is("up"))) * 2;
        if let Some((high, last)) = figure_at(tokens, next + 1 + skip)
            && (!needs_between || is_between)
            && high >= low
            && !(tokens[next].is("to") && high == low)
        {
            return Some((Count::between(low, high), last));
        }
    }
    Some((Count::exactly(low), next))
}

/// "dozens", "hundreds", "several": ranges as the guide gives them.
fn vague_at(tokens: &[Token], at: usize) -> Option<(Count, usize)> {
    let word = tokens.get(at)?;
    let count = match word.lower.as_str() {
        "dozens" | "scores" => Count::between(24, 99),
        "tens" if !next_is(tokens, at, words!["thousands"], 2) => Count::between(20, 99),
        "tens" => return Some((Count::between(20_000, 99_999), at + 3)),
        "several" if next_is(tokens, at, words!["hundred"], 1) => return Some((Count::between(300, 999), at + 2)),
        "several" if next_is(tokens, at, words!["thousand"], 1) => return Some((Count::between(3000, 9999), at + 2)),
        "several" if next_is(tokens, at, words!["dozen"], 1) => return Some((Count::between(36, 99), at + 2)),
        "several" => Count::between(3, 9),
        "hundreds" if next_is(tokens, at, words!["thousands"], 2) => {
            return Some((Count::between(200_000, 999_999), at + 3));
        }
        "hundreds" => Count::between(200, 999),
        "thousands" => Count::between(2000, 9999),
        _ => return None,
    };
    Some((count, at + 1))
}

fn next_is(tokens: &[Token], at: usize, words: &WordList, distance: usize) -> bool {
    tokens.get(at + distance).is_some_and(|token| token.is_any(words))
}

/// A figure or number words: `1,200`, `twenty-five`, `a dozen`, `five hundred`.
pub(crate) fn figure_at(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at)?;
    if token.class == Class::Number {
        if token.lower.contains('.') {
            return None;
        }
        let value: u32 = token.lower.replace(',', "").parse().ok()?;
        return Some(scaled(tokens, value, at + 1));
    }
    if token.is_any(words!["a", "half"]) && next_is(tokens, at, words!["dozen"], 1) {
        return Some((if token.is("half") { 6 } else { 12 }, at + 2));
    }
    if token.is("a") && next_is(tokens, at, words!["half"], 1) && next_is(tokens, at, words!["dozen"], 2) {
        return Some((6, at + 3));
    }
    // Few words are numbers, and of two only those with a hyphen between them.
    const NUMBERS: &WordList = &WordList::new(WORDS);
    if !token.hyphen && !token.is_any(NUMBERS) {
        return None;
    }
    let value = token.lower.split('-').map(small).try_fold(0, |sum, part| part.map(|part| sum + part))?;
    Some(scaled(tokens, value, at + 1))
}

fn scaled(tokens: &[Token], value: u32, next: usize) -> (u32, usize) {
    match tokens.get(next).map(|token| token.lower.as_str()) {
        Some("hundred") => (value.saturating_mul(100), next + 1),
        Some("thousand") => (value.saturating_mul(1000), next + 1),
        Some("million") => (value.saturating_mul(1_000_000), next + 1),
        Some("dozen") => (value.saturating_mul(12), next + 1),
        _ => (value, next),
    }
}

/// The number words up to ninety, in their order: from twenty on by tens.
const WORDS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
];

/// The value of a number word up to ninety.
fn small(word: &str) -> Option<u32> {
    let place = WORDS.iter().position(|one| *one == word).and_then(|place| u32::try_from(place).ok())?;
    Some(if place <= 20 { place } else { (place - 18) * 10 })
}

/// Takes the hedge before a number into it.
fn hedged(tokens: &[Token], at: usize, count: Count) -> (usize, Count) {
    let back = |distance: usize| at.checked_sub(distance).map_or("", |index| tokens[index].lower.as_str());
    let single = count.low().filter(|low| count.high() == Some(*low));
    let Some(number) = single else {
        // "between 20 and 30", "from 14 to 17": the word belongs to the range.
        return (at - usize::from(["between", "from"].contains(&back(1)) && count.low() != count.high()), count);
    };
    match (back(3), back(2), back(1)) {
        (_, "at", "least") | (_, "more" | "greater", "than") | (_, "upwards", "of") => {
            (at - 2, Count::at_least(number))
        }
        ("no", "less" | "fewer", "than") => (at - 3, Count::at_least(number)),
        (_, "up", "to") | (_, "at", "most") | (_, "fewer" | "less", "than") => (at - 2, Count::at_most(number)),
        ("as", "many", "as") => (at - 3, Count::at_most(number)),
        (_, _, "over" | "exceeding") => (at - 1, Count::at_least(number)),
        (_, _, "nearly" | "almost") => (at - 1, Count::at_most(number)),
        (_, _, "about" | "around" | "some" | "approximately" | "roughly") => (at - 1, Count::exactly(number)),
        _ => (at, count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn first(text: &str) -> Count {
        numbers(&tokens(text, 0, text.len()))[0].count
    }

    #[test]
    fn hedges_and_ranges_are_read_as_the_guide_says() {
        assert_eq!(first("30 rebels"), Count::exactly(30));
        assert_eq!(first("at least 18 soldiers"), Count::at_least(18));
        assert_eq!(first("more than 60 rebel fighters"), Count::at_least(60));
        assert_eq!(first("no less than 40 were injured"), Count::at_least(40));
        assert_eq!(first("up to 40 people"), Count::at_most(40));
        assert_eq!(first("nearly 100 men"), Count::at_most(100));
        assert_eq!(first("between 20 and 30 people"), Count::between(20, 30));
        assert_eq!(first("between 150 and up to 280 soldiers"), Count::between(150, 280));
        assert_eq!(first("1,200–1,700 families"), Count::between(1200, 1700));
        assert_eq!(first("14 to 17 rebels"), Count::between(14, 17));
        assert_eq!(first("dozens of hostages"), Count::between(24, 99));
        assert_eq!(first("tens of thousands of people"), Count::between(20_000, 99_999));
        assert_eq!(first("twenty-five children"), Count::exactly(25));
        assert_eq!(first("five hundred fighters"), Count::exactly(500));
        assert_eq!(first("a dozen fighters"), Count::exactly(12));
    }

    #[test]
    fn two_figures_joined_by_and_are_two_numbers_unless_between_them() {
        let text = "70 Syrian Army and 40 ISIL fighters";
        let found: Vec<Count> = numbers(&tokens(text, 0, text.len())).iter().map(|mark| mark.count).collect();
        assert_eq!(found, [Count::exactly(70), Count::exactly(40)]);
    }
}
