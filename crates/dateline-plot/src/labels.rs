//! Putting names beside points without laying one over another: greedy, in the order in which points are given, each
//! name on the first free side of its point. A name that finds no room is left out; its point still carries it as title.

use crate::marker::RADIUS;

/// A piece of the picture that is taken.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Rectangle {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Rectangle {
    pub(crate) fn meets(self, other: Self) -> bool {
        self.left < other.left + other.width
            && other.left < self.left + self.width
            && self.top < other.top + other.height
            && other.top < self.top + self.height
    }

    pub(crate) fn is_within(self, other: Self) -> bool {
        self.left >= other.left
            && self.top >= other.top
            && self.left + self.width <= other.left + other.width
            && self.top + self.height <= other.top + other.height
    }
}

/// The height of a line of a label, in pixels.
pub(crate) const LINE: f64 = 14.0;

/// Where the label of each point goes; `None` where there is no room. `lines` gives the lines of each label.
pub(crate) fn place(points: &[(f64, f64)], lines: &[Vec<String>], frame: Rectangle) -> Vec<Option<Rectangle>> {
    let reach = RADIUS * 1.3;
    let mut taken: Vec<Rectangle> = points
        .iter()
        .map(|(x, y)| Rectangle { left: x - reach, top: y - reach, width: 2.0 * reach, height: 2.0 * reach })
        .collect();
    let mut placed = Vec::with_capacity(points.len());
    for (point, lines) in points.iter().zip(lines) {
        let width = lines.iter().map(|line| width(line)).fold(0.0, f64::max);
        let height = LINE * lines.iter().map(|_| 1.0).sum::<f64>();
        let room = sides(*point, width, height)
            .into_iter()
            .find(|one| width > 0.0 && one.is_within(frame) && !taken.iter().any(|other| one.meets(*other)));
        taken.extend(room);
        placed.push(room);
    }
    placed
}

/// Right, left, below, above, and the four corners of a point.
fn sides((x, y): (f64, f64), width: f64, height: f64) -> [Rectangle; 8] {
    let gap = RADIUS * 1.3 + 2.0;
    let (right, left, centre) = (x + gap, x - gap - width, x - width / 2.0);
    let (below, above, middle) = (y + gap, y - gap - height, y - height / 2.0);
    [
        (right, middle),
        (left, middle),
        (centre, below),
        (centre, above),
        (right, below),
        (left, below),
        (right, above),
        (left, above),
    ]
    .map(|(left, top)| Rectangle { left, top, width, height })
}

/// How wide a text is in 12-pixel type, roughly: no font can be measured here, so on the wide side.
pub(crate) fn width(text: &str) -> f64 {
    text.chars()
        .map(|one| match one {
            'i' | 'l' | 'j' | 't' | 'f' | 'r' | '\'' | '’' | '-' | '.' | ',' | ' ' | '(' | ')' | '/' => 4.5,
            'm' | 'w' | 'M' | 'W' => 10.5,
            one if one.is_uppercase() => 8.5,
            one if u32::from(one) > 0x2e80 => 13.0,
            _ => 7.0,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_never_lie_over_one_another_or_over_a_marker() {
        let points: Vec<(f64, f64)> =
            (0..30).map(|index| (60.0 + f64::from(index % 6) * 40.0, 60.0 + f64::from(index / 6) * 25.0)).collect();
        let lines: Vec<Vec<String>> = (0..30).map(|index| vec![format!("Town {index}")]).collect();
        let frame = Rectangle { left: 0.0, top: 0.0, width: 400.0, height: 300.0 };
        let placed: Vec<Rectangle> = place(&points, &lines, frame).into_iter().flatten().collect();
        assert!(placed.len() > 4);
        for (index, one) in placed.iter().enumerate() {
            assert!(one.is_within(frame));
            assert!(!placed.iter().skip(index + 1).any(|other| one.meets(*other)));
            assert!(!points.iter().any(|(x, y)| one.meets(Rectangle {
                left: x - 1.0,
                top: y - 1.0,
                width: 2.0,
                height: 2.0
            })));
        }
    }
}
