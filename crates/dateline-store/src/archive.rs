//! The files of datasets as received: in blocks that are packed one by one, so that one row can be had without unpacking
//! the whole file.

use std::thread;

use rusqlite::OptionalExtension;

use crate::error::Fault;
use crate::{Store, StoreError};

/// The length of a block before it is packed.
const BLOCK: usize = 1 << 20;
/// Fast: a file of a hundred megabytes is packed while its rows are read.
const COMPRESSION: i32 = 1;
/// No row is as long.
const LONGEST_ROW: u64 = 1 << 26;

/// The blocks of a file, packed on two cores.
pub fn packed_blocks(bytes: &[u8]) -> Vec<Vec<u8>> {
    let blocks: Vec<&[u8]> = bytes.chunks(BLOCK).collect();
    let pack = |blocks: &[&[u8]]| -> Vec<Vec<u8>> {
        let packed = blocks.iter().map(|block| zstd::bulk::compress(block, COMPRESSION));
        packed.map(|block| block.expect("the buffer for it grows as needed")).collect()
    };
    let (first, second) = blocks.split_at(blocks.len() / 2);
    thread::scope(|scope| {
        let other = scope.spawn(|| pack(second));
        let mut packed = pack(first);
        packed.extend(other.join().expect("packing does not panic"));
        packed
    })
}

impl Store {
    /// The row of a dataset as it stands in the file that it came from: the standing one with this key, else the last
    /// that was withdrawn.
    pub fn record_row(&self, dataset: &str, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|connection| {
            let sql = "SELECT release, at, len FROM record WHERE key = ?2
                       AND dataset = (SELECT id FROM dataset WHERE name = ?1)
                       ORDER BY withdrawn_in IS NULL DESC, fid DESC LIMIT 1";
            let found: Option<(i64, i64, i64)> = connection
                .prepare_cached(sql)?
                .query_row([dataset, key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                .optional()?;
            let Some((release, at, len)) = found else { return Ok(None) };
            let (at, len) = (u64::try_from(at).unwrap_or(0), u64::try_from(len).unwrap_or(0));
            if len > LONGEST_ROW {
                return Err(fault(key, "longer than any row"));
            }
            let mut row = Vec::new();
            let block = BLOCK as u64;
            for number in at / block..=(at + len.saturating_sub(1)) / block {
                let packed: Option<Vec<u8>> = connection
                    .prepare_cached("SELECT bytes FROM archive WHERE release = ?1 AND block = ?2")?
                    .query_row([release, i64::try_from(number).unwrap_or(i64::MAX)], |row| row.get(0))
                    .optional()?;
                let packed = packed.ok_or_else(|| fault(key, "missing"))?;
                let bytes = zstd::bulk::decompress(&packed, BLOCK).map_err(|error| fault(key, &error.to_string()))?;
                let start = number * block;
                let from = at.saturating_sub(start).min(bytes.len() as u64);
                let to = (at + len).saturating_sub(start).min(bytes.len() as u64);
                row.extend_from_slice(&bytes[usize::try_from(from).unwrap_or(0)..usize::try_from(to).unwrap_or(0)]);
            }
            Ok(Some(row))
        })
    }
}

fn fault(key: &str, what: &str) -> Fault {
    Fault::Cell { table: "archive", column: "bytes".to_owned(), what: format!("of record `{key}`: {what}") }
}
