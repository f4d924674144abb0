//! Lines and paragraphs of a text, with their places in code points.
//!
//! Offsets that leave this crate are code points; pieces of a text that are matched with patterns are found by byte. A
//! [`Text`] holds both and turns one into the other.

/// A text with the way from bytes to code points.
pub(crate) struct Text<'a> {
    pub(crate) content: &'a str,
    pub(crate) lines: Vec<Line<'a>>,
    /// Code points before every 64th byte (or the next start of a character after it).
    steps: Vec<u32>,
}

/// One line, without what ends it and without the blanks around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    pub(crate) text: &'a str,
    /// First byte.
    pub(crate) start: usize,
    /// Last byte, exclusive.
    pub(crate) end: usize,
}

/// A run of lines without a blank line between them: a paragraph, by the numbers of its first and last line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Block {
    pub(crate) first: usize,
    pub(crate) last: usize,
}

const STEP: usize = 64;

impl<'a> Text<'a> {
    pub(crate) fn new(content: &'a str) -> Self {
        let mut lines = Vec::new();
        let mut at = 0;
        for raw in content.split('\n') {
            let text = raw.trim();
            let lead = raw.len() - raw.trim_start().len();
            let start = if text.is_empty() { at } else { at + lead };
            lines.push(Line { text, start, end: start + text.len() });
            at += raw.len() + 1;
        }
        let mut steps = vec![];
        for (count, (byte, _)) in (0_u32..).zip(content.char_indices()) {
            while steps.len() * STEP <= byte {
                steps.push(count);
            }
        }
        Self { content, lines, steps }
    }

    /// The code points before this byte.
    pub(crate) fn point(&self, byte: usize) -> u32 {
        let byte = byte.min(self.content.len());
        let Some(step) = self.steps.len().checked_sub(1).map(|last| last.min(byte / STEP)) else { return 0 };
        let mut from = step * STEP;
        while from < byte && !self.content.is_char_boundary(from) {
            from += 1;
        }
        let more = self.content.get(from..byte).map_or(0, |piece| piece.chars().count());
        self.steps[step] + u32::try_from(more).unwrap_or(u32::MAX)
    }

    /// The paragraphs, in order.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = vec![];
        let mut open: Option<Block> = None;
        for (number, line) in self.lines.iter().enumerate() {
            match (line.text.is_empty(), open) {
                (true, Some(block)) => {
                    blocks.push(block);
                    open = None;
                }
                (false, Some(block)) => open = Some(Block { last: number, ..block }),
                (false, None) => open = Some(Block { first: number, last: number }),
                (true, None) => {}
            }
        }
        blocks.extend(open);
        blocks
    }

    /// The words of a paragraph, from the start of its first line to the end of its last.
    pub(crate) fn block_text(&self, block: Block) -> &'a str {
        self.content.get(self.lines[block.first].start..self.lines[block.last].end).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_code_points_wherever_they_stand() {
        let content = "“é” 文 — ".repeat(60);
        let text = Text::new(&content);
        for (count, (byte, _)) in content.char_indices().enumerate() {
            assert_eq!(text.point(byte), u32::try_from(count).unwrap());
        }
        assert_eq!(text.point(content.len()) as usize, content.chars().count());
        assert_eq!(Text::new("").point(0), 0);
    }

    #[test]
    fn paragraphs_are_runs_of_lines() {
        let text = Text::new("\r\none\r\n two \r\n\r\n  \r\nthree");
        let blocks = text.blocks();
        assert_eq!(blocks.len(), 2);
        assert_eq!(text.block_text(blocks[0]), "one\r\n two");
        assert_eq!(text.block_text(blocks[1]), "three");
    }
}
