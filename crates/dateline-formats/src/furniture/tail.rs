//! What stands after the story: calls to the reader, notices, captions and lists of links.

use super::{BULLET, Finder, Shape, words};

/// What a paragraph after the story can be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    /// Surely no story: a call to the reader, a notice, a link, a line that is marked already.
    Sure,
    /// A short line without an end mark: furniture where several stand together.
    Short,
}

/// Marks the paragraphs after the story, from the last one upwards, and gives the number of the first of them (the
/// count of paragraphs where there is none).
pub(super) fn start(finder: &mut Finder<'_>, first_body: usize) -> usize {
    let end = finder.blocks.len();
    let mut items = vec![];
    for at in (first_body + 1..end).rev() {
        let Some(item) = item(finder, at) else { break };
        items.push(item);
    }
    let shorts = items.iter().filter(|item| **item == Item::Short).count();
    if shorts == 1 && items.len() == 1 {
        return end;
    }
    let start = end - items.len();
    for block in &finder.blocks[start..] {
        finder.lines.extend(block.first..=block.last);
    }
    start
}

fn item(finder: &Finder<'_>, at: usize) -> Option<Item> {
    let block = finder.blocks[at];
    if finder.is_speakers(block) {
        return None;
    }
    if words::is_site_notice(finder.text.block_text(block)) {
        return Some(Item::Sure);
    }
    if finder.is_wrapped(block) {
        return None;
    }
    let lines = (block.first..=block.last).map(|line| (finder.lines.contains(&line), finder.line(line)));
    let mut all = Item::Sure;
    for (marked, line) in lines {
        match line_item(marked, line)? {
            Item::Short => all = Item::Short,
            Item::Sure => {}
        }
    }
    Some(all)
}

fn line_item(marked: bool, line: &str) -> Option<Item> {
    let shape = Shape::of(line);
    if marked || words::is_link(line) || words::is_call_to_reader(&shape) {
        return Some(Item::Sure);
    }
    let dashed = line.starts_with(['—', '–']) && shape.words <= 20 && !words::states(&shape.plain);
    if dashed {
        return Some(Item::Short);
    }
    if shape.is_bullet {
        let item = Shape::of(&BULLET.replace(&shape.plain, ""));
        return (words::is_page_title(&item.plain) && !item.tells).then_some(Item::Short);
    }
    (shape.is_title_like() && !shape.tells).then_some(Item::Short)
}
