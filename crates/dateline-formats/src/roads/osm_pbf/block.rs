//! A block of nodes, ways and relations.

use dateline_model::RoadLine;

use super::wire::{Deltas, Fields, Held, WireError, varint};
use crate::roads::lines::road;
use crate::roads::tags::tagged;

/// A primitive block, its groups not read yet.
pub(super) struct Block<'a> {
    words: Vec<&'a [u8]>,
    groups: Vec<&'a [u8]>,
    granularity: i64,
    offsets: (i64, i64),
}

/// A way that is a road, with the nodes that it leads over.
pub(super) struct Way {
    /// The road, without corners yet.
    pub(super) road: RoadLine,
}

impl<'a> Block<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, WireError> {
        let mut block = Self { words: vec![], groups: vec![], granularity: 100, offsets: (0, 0) };
        let mut fields = Fields(bytes);
        while let Some(field) = fields.next()? {
            match field {
                (1, Held::Bytes(table)) => {
                    let mut words = Fields(table);
                    while let Some((_, held)) = words.next()? {
                        if let Held::Bytes(word) = held {
                            block.words.push(word);
                        }
                    }
                }
                (2, Held::Bytes(group)) => block.groups.push(group),
                (17, Held::Whole(granularity)) => block.granularity = granularity.cast_signed(),
                (19, Held::Whole(offset)) => block.offsets.0 = offset.cast_signed(),
                (20, Held::Whole(offset)) => block.offsets.1 = offset.cast_signed(),
                _ => {}
            }
        }
        Ok(block)
    }

    /// Whether it has nodes.
    pub(super) fn has_nodes(&self) -> Result<bool, WireError> {
        for group in &self.groups {
            if let Some((1 | 2, _)) = Fields(group).next()? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Its ways that are roads.
    pub(super) fn roads(&self, mut found: impl FnMut(Way)) -> Result<(), WireError> {
        for group in &self.groups {
            let mut fields = Fields(group);
            while let Some(field) = fields.next()? {
                match field {
                    (3, Held::Bytes(way)) => {
                        if let Some(way) = self.way(way)? {
                            found(way);
                        }
                    }
                    // A group has things of one kind.
                    (1 | 2 | 4 | 5, _) => break,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn way(&self, bytes: &[u8]) -> Result<Option<Way>, WireError> {
        let (mut id, mut keys, mut values, mut references) = (0, &[][..], &[][..], &[][..]);
        let mut fields = Fields(bytes);
        while let Some(field) = fields.next()? {
            match field {
                (1, Held::Whole(number)) => id = number.cast_signed(),
                (2, Held::Bytes(bytes)) => keys = bytes,
                (3, Held::Bytes(bytes)) => values = bytes,
                (8, Held::Bytes(bytes)) => references = bytes,
                _ => {}
            }
        }
        let mut tags: Vec<(&[u8], &[u8])> = vec![];
        let mut may_be = false;
        while !keys.is_empty() {
            let (key, value) = (self.word(varint(&mut keys)?)?, self.word(varint(&mut values)?)?);
            may_be |= key == b"highway" || (key == b"route" && value == b"ferry");
            tags.push((key, value));
        }
        if !may_be {
            return Ok(None);
        }
        let word = |key: &str| {
            let found = tags.iter().find(|(known, _)| *known == key.as_bytes());
            found.and_then(|(_, word)| std::str::from_utf8(word).ok())
        };
        // An area is a square or a yard, not a way.
        let road_tags = tagged(word);
        if road_tags.class.is_none() || word("area") == Some("yes") {
            return Ok(None);
        }
        let mut nodes = vec![];
        let mut deltas = Deltas::new(references);
        while let Some(node) = deltas.next()? {
            nodes.push(node);
        }
        Ok(Some(Way { road: road(id, vec![], nodes, &road_tags) }))
    }

    fn word(&self, index: u64) -> Result<&'a [u8], WireError> {
        usize::try_from(index).ok().and_then(|index| self.words.get(index)).copied().ok_or(WireError::Index)
    }

    /// Its nodes, each with its id and place in degrees.
    pub(super) fn nodes(&self, mut found: impl FnMut(i64, f64, f64)) -> Result<(), WireError> {
        for group in &self.groups {
            let mut fields = Fields(group);
            while let Some(field) = fields.next()? {
                match field {
                    (1, Held::Bytes(node)) => {
                        let (mut id, mut latitude, mut longitude) = (0, 0, 0);
                        let mut fields = Fields(node);
                        while let Some(field) = fields.next()? {
                            match field {
                                (1, Held::Whole(number)) => id = super::wire::signed(number),
                                (8, Held::Whole(number)) => latitude = super::wire::signed(number),
                                (9, Held::Whole(number)) => longitude = super::wire::signed(number),
                                _ => {}
                            }
                        }
                        let (longitude, latitude) = self.place(longitude, latitude);
                        found(id, longitude, latitude);
                    }
                    (2, Held::Bytes(dense)) => self.dense(dense, &mut found)?,
                    (3..=5, _) => break,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn dense(&self, bytes: &[u8], found: &mut impl FnMut(i64, f64, f64)) -> Result<(), WireError> {
        let (mut ids, mut latitudes, mut longitudes) = (&[][..], &[][..], &[][..]);
        let mut fields = Fields(bytes);
        while let Some(field) = fields.next()? {
            match field {
                (1, Held::Bytes(bytes)) => ids = bytes,
                (8, Held::Bytes(bytes)) => latitudes = bytes,
                (9, Held::Bytes(bytes)) => longitudes = bytes,
                _ => {}
            }
        }
        let (mut ids, mut latitudes, mut longitudes) =
            (Deltas::new(ids), Deltas::new(latitudes), Deltas::new(longitudes));
        while let Some(id) = ids.next()? {
            let (Some(latitude), Some(longitude)) = (latitudes.next()?, longitudes.next()?) else {
                return Err(WireError::Short);
            };
            let (longitude, latitude) = self.place(longitude, latitude);
            found(id, longitude, latitude);
        }
        Ok(())
    }

    #[expect(clippy::cast_precision_loss, reason = "degrees in nanodegrees have nine digits after the point")]
    fn place(&self, longitude: i64, latitude: i64) -> (f64, f64) {
        let degrees =
            |number: i64, offset: i64| self.granularity.wrapping_mul(number).wrapping_add(offset) as f64 * 1e-9;
        (degrees(longitude, self.offsets.1), degrees(latitude, self.offsets.0))
    }
}
