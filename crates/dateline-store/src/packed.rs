//! A spatial index built at once: points sorted along a curve, put into full nodes, level upon level.
//!
//! Row by row, an R-tree of 750,000 points takes longer than all the rest of an import. The form of the nodes is that of
//! SQLite's R-tree (`ext/rtree/rtree.c`, "Database Format of R-Tree Tables"): big endian, two bytes of depth (in the
//! root only), two bytes for the number of cells, then cells of an id of eight bytes and four single-precision bounds.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Fault;

/// A cell: what it leads to, and its bounds as smallest and largest x, smallest and largest y.
type Cell = (i64, [f32; 4]);

const CELL: usize = 8 + 4 * 4;
/// What a node takes where the page allows it: SQLite's own limit.
const CELLS: usize = 51;

/// Puts these points (row number, x, y; by row number) into the index in place of all that it holds.
pub(crate) fn build(connection: &Connection, index: &str, points: &[(i64, f64, f64)]) -> Result<(), Fault> {
    let length: Option<u32> = connection
        .query_row(&format!("SELECT length(data) FROM {index}_node WHERE nodeno = 1"), [], |row| row.get(0))
        .optional()?;
    let node_size = length.map_or(4 + CELL * CELLS, |length| length as usize).max(4 + CELL);
    let capacity = ((node_size - 4) / CELL).min(CELLS);
    for part in ["node", "parent", "rowid"] {
        connection.execute(&format!("DELETE FROM {index}_{part}"), [])?;
    }
    let mut order: Vec<(u64, u32)> =
        points.iter().zip(0..).map(|(&(_, x, y), at)| (along_the_curve(x, y), at)).collect();
    order.sort_unstable();
    let mut cells: Vec<Cell> = order
        .iter()
        .map(|&(_, at)| {
            let (row, x, y) = points[at as usize];
            (row, [down(x), up(x), down(y), up(y)])
        })
        .collect();
    let mut put_node = connection.prepare(&format!("INSERT INTO {index}_node (nodeno, data) VALUES (?1, ?2)"))?;
    let mut put_parent =
        connection.prepare(&format!("INSERT INTO {index}_parent (nodeno, parentnode) VALUES (?1, ?2)"))?;
    let mut node_of = vec![1_i64; points.len()];
    let (mut depth, mut next) = (0_u16, 2_i64);
    while cells.len() > capacity {
        let mut above = Vec::with_capacity(cells.len().div_ceil(capacity));
        for (group, chunk) in cells.chunks(capacity).enumerate() {
            put_node.execute(params![next, node(0, chunk, node_size)])?;
            for (place, (child, _)) in chunk.iter().enumerate() {
                if depth == 0 {
                    node_of[order[group * capacity + place].1 as usize] = next;
                } else {
                    put_parent.execute(params![child, next])?;
                }
            }
            above.push((next, around(chunk)));
            next += 1;
        }
        cells = above;
        depth += 1;
    }
    put_node.execute(params![1, node(depth, &cells, node_size)])?;
    if depth > 0 {
        for (child, _) in &cells {
            put_parent.execute(params![child, 1])?;
        }
    }
    let mut put_row = connection.prepare(&format!("INSERT INTO {index}_rowid (rowid, nodeno) VALUES (?1, ?2)"))?;
    for ((row, ..), node) in points.iter().zip(node_of) {
        put_row.execute(params![row, node])?;
    }
    Ok(())
}

fn node(depth: u16, cells: &[Cell], size: usize) -> Vec<u8> {
    let mut data = Vec::with_capacity(size);
    data.extend_from_slice(&depth.to_be_bytes());
    data.extend_from_slice(&u16::try_from(cells.len()).unwrap_or(u16::MAX).to_be_bytes());
    for (id, bounds) in cells {
        data.extend_from_slice(&id.to_be_bytes());
        bounds.iter().for_each(|bound| data.extend_from_slice(&bound.to_be_bytes()));
    }
    data.resize(size, 0);
    data
}

fn around(cells: &[Cell]) -> [f32; 4] {
    cells.iter().fold([f32::MAX, f32::MIN, f32::MAX, f32::MIN], |[x0, x1, y0, y1], (_, [a, b, c, d])| {
        [x0.min(*a), x1.max(*b), y0.min(*c), y1.max(*d)]
    })
}

/// The next single below, or the number itself.
#[expect(clippy::cast_possible_truncation, reason = "rounded to the right side afterwards")]
fn down(number: f64) -> f32 {
    let single = number as f32;
    if f64::from(single) > number { single.next_down() } else { single }
}

#[expect(clippy::cast_possible_truncation, reason = "rounded to the right side afterwards")]
fn up(number: f64) -> f32 {
    let single = number as f32;
    if f64::from(single) < number { single.next_up() } else { single }
}

/// Where a point comes on a curve (Morton's) on which neighbours mostly stand together.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "degrees become cells of a grid")]
fn along_the_curve(x: f64, y: f64) -> u64 {
    let spread = |cell: u32| -> u64 {
        let mut bits = u64::from(cell);
        bits = (bits | bits << 16) & 0x0000_ffff_0000_ffff;
        bits = (bits | bits << 8) & 0x00ff_00ff_00ff_00ff;
        bits = (bits | bits << 4) & 0x0f0f_0f0f_0f0f_0f0f;
        bits = (bits | bits << 2) & 0x3333_3333_3333_3333;
        (bits | bits << 1) & 0x5555_5555_5555_5555
    };
    let cell = |degrees: f64, half: f64| ((degrees + half) / (2.0 * half) * f64::from(u32::MAX)) as u32;
    spread(cell(x, 180.0)) | spread(cell(y, 90.0)) << 1
}
