//! Going through the file.

use std::io::Read;

use dateline_model::{Diagnostic, LonLat, Parsed, RoadLine};

use super::block::Block;
use super::wire::{Fields, Held, WireError};
use crate::Limits;
use crate::limits::too_large;
use crate::roads::window::Window;

/// The most bytes that a block may have, packed or unpacked, by the format.
const BLOCK: usize = 32 * 1024 * 1024;
/// How many numbers of ways are told of those that have the same fault.
const TOLD: usize = 5;

/// Reads the roads of a file; of those that lead out of the window, the pieces within.
///
/// What is damaged is told by its byte. Ways whose nodes the file has not are cut there, and told with their number.
#[must_use]
pub fn read_road_pbf(file: &str, bytes: &[u8], window: Option<&Window>, limits: &Limits) -> Parsed<Vec<RoadLine>> {
    let mut reader = Reader { file, diagnostics: vec![], roads: vec![], nodes: vec![], buffer: vec![] };
    if let Some(reason) = too_large(bytes.len() as u64, limits.road_bytes) {
        reader.tell(None, reason);
        return Parsed { value: vec![], diagnostics: reader.diagnostics };
    }
    let node_blocks = reader.ways(bytes);
    let mut needed: Vec<i64> = reader.roads.iter().flat_map(|road| road.nodes.iter().copied()).collect();
    needed.sort_unstable();
    needed.dedup();
    reader.nodes = vec![(f64::NAN, f64::NAN); needed.len()];
    reader.places(&node_blocks, &needed);
    let value = reader.corners(&needed, window);
    Parsed { value, diagnostics: reader.diagnostics }
}

struct Reader<'a> {
    file: &'a str,
    diagnostics: Vec<Diagnostic>,
    roads: Vec<RoadLine>,
    /// The places of the nodes needed, in their order; no number where they are not known yet.
    nodes: Vec<(f64, f64)>,
    buffer: Vec<u8>,
}

impl<'a> Reader<'a> {
    fn tell(&mut self, at: Option<usize>, reason: String) {
        let place = at.map_or(String::new(), |at| format!("byte {at}"));
        self.diagnostics.push(Diagnostic::error(self.file, place, reason));
    }

    /// Gathers the ways; gives the blobs that have nodes, with their bytes' places.
    fn ways(&mut self, bytes: &'a [u8]) -> Vec<(usize, &'a [u8])> {
        let mut at = 0;
        let mut nodes = vec![];
        let mut any = false;
        while at < bytes.len() {
            let Some((kind, blob, end)) = frame(bytes, at) else {
                let what =
                    if any { "the file ends in the middle of a block, or is damaged" } else { "it is no OSM PBF" };
                self.tell(Some(at), format!("{what}; what comes from here on was left out"));
                break;
            };
            any = true;
            if kind == b"OSMData" {
                match self.block_of_ways(blob) {
                    Ok(true) => nodes.push((at, blob)),
                    Ok(false) => {}
                    Err(error) => self.tell(Some(at), format!("a block cannot be read: {error}")),
                }
            }
            at = end;
        }
        if bytes.is_empty() {
            self.tell(None, "there is nothing in it".to_owned());
        }
        nodes
    }

    /// Takes the ways of a block; says whether it has nodes.
    fn block_of_ways(&mut self, blob: &[u8]) -> Result<bool, BlobError> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let read = (|| {
            let block = Block::read(unpack(blob, &mut buffer)?)?;
            block.roads(|way| self.roads.push(way.road))?;
            Ok(block.has_nodes()?)
        })();
        self.buffer = buffer;
        read
    }

    fn places(&mut self, blobs: &[(usize, &[u8])], needed: &[i64]) {
        let mut buffer = std::mem::take(&mut self.buffer);
        // Nodes come in the order of their ids as a rule, so that the next one needed is at hand.
        let mut next = 0;
        for (at, blob) in blobs {
            let nodes = &mut self.nodes;
            let read = unpack(blob, &mut buffer).and_then(|bytes| {
                let block = Block::read(bytes)?;
                block.nodes(|id, longitude, latitude| {
                    if needed.get(next).is_none_or(|wanted| *wanted > id) && (next == 0 || needed[next - 1] < id) {
                        return;
                    }
                    if needed.get(next) != Some(&id) {
                        match needed.binary_search(&id) {
                            Ok(found) => next = found,
                            Err(after) => {
                                next = after;
                                return;
                            }
                        }
                    }
                    nodes[next] = (longitude, latitude);
                    next += 1;
                })?;
                Ok(())
            });
            if let Err(error) = read {
                self.tell(Some(*at), format!("a block cannot be read: {error}"));
            }
        }
    }

    /// Puts the places of their nodes into the roads, and cuts them at the window and where a place is missing.
    fn corners(&mut self, needed: &[i64], window: Option<&Window>) -> Vec<RoadLine> {
        let mut cut = vec![];
        let mut made = Vec::with_capacity(self.roads.len());
        for road in std::mem::take(&mut self.roads) {
            let (mut corners, mut nodes) = (vec![], vec![]);
            let mut missing = false;
            let mut piece = |corners: &mut Vec<LonLat>, nodes: &mut Vec<i64>| {
                let (corners, nodes) = (std::mem::take(corners), std::mem::take(nodes));
                if corners.len() > 1 {
                    made.push(RoadLine { corners, nodes, names: road.names.clone(), ..road });
                }
            };
            for node in &road.nodes {
                let (longitude, latitude) =
                    needed.binary_search(node).map_or((f64::NAN, f64::NAN), |at| self.nodes[at]);
                match LonLat::try_new(longitude, latitude) {
                    Ok(at) if window.is_none_or(|window| window.has_pair(longitude, latitude)) => {
                        corners.push(at);
                        nodes.push(*node);
                    }
                    other => {
                        missing |= other.is_err();
                        piece(&mut corners, &mut nodes);
                    }
                }
            }
            piece(&mut corners, &mut nodes);
            if missing {
                cut.push(road.number);
            }
        }
        if !cut.is_empty() {
            let first: Vec<String> = cut.iter().take(TOLD).map(ToString::to_string).collect();
            let more = if cut.len() > TOLD { ", …" } else { "" };
            let reason = format!(
                "{} ways have nodes that the file has not, and end there: way {}{more}",
                cut.len(),
                first.join(", ")
            );
            self.diagnostics.push(Diagnostic::warning(self.file, "", reason));
        }
        made
    }
}

/// A blob that cannot be read.
#[derive(Debug, thiserror::Error)]
enum BlobError {
    #[error(transparent)]
    Wire(#[from] WireError),
    #[error("it is packed in a way that is not known")]
    Packing,
    #[error("it cannot be unpacked: {0}")]
    Unpack(std::io::Error),
    #[error("it is larger than the format allows")]
    Large,
}

/// The blob at this byte: its kind, its bytes, and where it ends.
fn frame(bytes: &[u8], at: usize) -> Option<(&[u8], &[u8], usize)> {
    let head = usize::try_from(u32::from_be_bytes(*bytes.get(at..)?.first_chunk::<4>()?)).ok()?;
    let start = at + 4;
    if head > 64 * 1024 {
        return None;
    }
    let mut fields = Fields(bytes.get(start..start + head)?);
    let (mut kind, mut length) = (&[][..], None);
    while let Some(field) = fields.next().ok()? {
        match field {
            (1, Held::Bytes(bytes)) => kind = bytes,
            (3, Held::Whole(size)) => length = usize::try_from(size).ok(),
            _ => {}
        }
    }
    let start = start + head;
    let end = start.checked_add(length.filter(|length| *length <= BLOCK)?)?;
    Some((kind, bytes.get(start..end)?, end))
}

fn unpack<'b>(blob: &'b [u8], buffer: &'b mut Vec<u8>) -> Result<&'b [u8], BlobError> {
    let mut fields = Fields(blob);
    let mut size = BLOCK;
    while let Some(field) = fields.next()? {
        match field {
            (1, Held::Bytes(raw)) => return Ok(raw),
            (2, Held::Whole(unpacked)) => {
                size = usize::try_from(unpacked).ok().filter(|size| *size <= BLOCK).ok_or(BlobError::Large)?;
            }
            (3, Held::Bytes(packed)) => {
                buffer.clear();
                let mut reader = flate2::read::ZlibDecoder::new(packed).take(size as u64 + 1);
                reader.read_to_end(buffer).map_err(BlobError::Unpack)?;
                return if buffer.len() > size { Err(BlobError::Large) } else { Ok(buffer) };
            }
            (4..=7, _) => return Err(BlobError::Packing),
            _ => {}
        }
    }
    Err(WireError::Short.into())
}
