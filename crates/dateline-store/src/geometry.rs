//! Geometries as GeoPackage keeps them: a header of its own, then well-known binary (OGC 12-128r17, clause 2.1.3).
//!
//! Written little endian: points without an envelope (they are their own), lines as a LINESTRING and outlines as a
//! MULTIPOLYGON of one ring, both with one. Read in either byte order and with any envelope, since other programs may have written them.

use dateline_model::LonLat;

/// WGS 84, longitude and latitude in degrees.
const SRS: i32 = 4326;
const POINT: u32 = 1;
const LINESTRING: u32 = 2;
const POLYGON: u32 = 3;
const MULTILINESTRING: u32 = 5;
const MULTIPOLYGON: u32 = 6;

/// A blob that is no geometry of the form expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum GeometryError {
    #[error("the geometry ends too early")]
    TooShort,
    #[error("the geometry has no GeoPackage header of version 1")]
    Header,
    #[error("the geometry is of type {0}, which does not belong there")]
    Type(u32),
    #[error("the geometry goes on after its end")]
    TooLong,
    #[error("the geometry lies off the earth")]
    OffTheEarth,
}

/// The bounds of a geometry: smallest and largest x, smallest and largest y.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) min_x: f64,
    pub(crate) max_x: f64,
    pub(crate) min_y: f64,
    pub(crate) max_y: f64,
}

impl Bounds {
    fn of(points: &[(f64, f64)]) -> Option<Self> {
        let &(x, y) = points.first()?;
        let start = Self { min_x: x, max_x: x, min_y: y, max_y: y };
        Some(points.iter().fold(start, |bounds, &(x, y)| Self {
            min_x: bounds.min_x.min(x),
            max_x: bounds.max_x.max(x),
            min_y: bounds.min_y.min(y),
            max_y: bounds.max_y.max(y),
        }))
    }
}

/// A point.
pub(crate) fn point(location: LonLat) -> Vec<u8> {
    let mut blob = header(0);
    blob.push(1);
    blob.extend_from_slice(&POINT.to_le_bytes());
    push_pairs(&mut blob, &[(location.longitude(), location.latitude())]);
    blob
}

/// The same without asking for memory, for points by the hundred thousand.
pub(crate) fn point_bytes(location: LonLat) -> [u8; 29] {
    let mut blob = [0; 29];
    blob[..8].copy_from_slice(&header(0));
    blob[8] = 1;
    blob[9..13].copy_from_slice(&POINT.to_le_bytes());
    blob[13..21].copy_from_slice(&location.longitude().to_le_bytes());
    blob[21..].copy_from_slice(&location.latitude().to_le_bytes());
    blob
}

/// A MULTIPOLYGON of one polygon without holes; the first point is not repeated in `ring`, but is in the blob.
pub(crate) fn outline(ring: &[LonLat]) -> Vec<u8> {
    let mut points: Vec<(f64, f64)> = ring.iter().map(|&point| point.into()).collect();
    let mut blob = header(1);
    if let Some(bounds) = Bounds::of(&points) {
        push_pairs(&mut blob, &[(bounds.min_x, bounds.max_x), (bounds.min_y, bounds.max_y)]);
    }
    points.extend(points.first().copied());
    for (kind, count) in [(MULTIPOLYGON, 1), (POLYGON, 1)] {
        blob.push(1);
        blob.extend_from_slice(&u32::to_le_bytes(kind));
        blob.extend_from_slice(&u32::to_le_bytes(count));
    }
    let length = u32::try_from(points.len()).expect("a region has fewer than four thousand million corners");
    blob.extend_from_slice(&length.to_le_bytes());
    push_pairs(&mut blob, &points);
    blob
}

/// A LINESTRING.
pub(crate) fn line(corners: &[LonLat]) -> Vec<u8> {
    let points: Vec<(f64, f64)> = corners.iter().map(|&point| point.into()).collect();
    let mut blob = header(1);
    if let Some(bounds) = Bounds::of(&points) {
        push_pairs(&mut blob, &[(bounds.min_x, bounds.max_x), (bounds.min_y, bounds.max_y)]);
    }
    blob.push(1);
    blob.extend_from_slice(&LINESTRING.to_le_bytes());
    let length = u32::try_from(points.len()).expect("a road has fewer than four thousand million corners");
    blob.extend_from_slice(&length.to_le_bytes());
    push_pairs(&mut blob, &points);
    blob
}

fn header(envelope: u8) -> Vec<u8> {
    let little_endian = 1;
    let mut blob = vec![b'G', b'P', 0, little_endian | (envelope << 1)];
    blob.extend_from_slice(&SRS.to_le_bytes());
    blob
}

fn push_pairs(blob: &mut Vec<u8>, pairs: &[(f64, f64)]) {
    for (first, second) in pairs {
        blob.extend_from_slice(&first.to_le_bytes());
        blob.extend_from_slice(&second.to_le_bytes());
    }
}

/// Reads a point; `None` where it is empty.
pub(crate) fn read_point(blob: &[u8]) -> Result<Option<LonLat>, GeometryError> {
    let geometry = Geometry::read(blob)?;
    if geometry.kind != POINT {
        return Err(GeometryError::Type(geometry.kind));
    }
    geometry.rings.first().and_then(|ring| ring.first()).map(|&pair| on_earth(pair)).transpose()
}

/// Reads the first ring of a MULTIPOLYGON, without its last point; empty where the geometry is.
pub(crate) fn read_outline(blob: &[u8]) -> Result<Vec<LonLat>, GeometryError> {
    let geometry = Geometry::read(blob)?;
    if geometry.kind != MULTIPOLYGON {
        return Err(GeometryError::Type(geometry.kind));
    }
    let Some((_, corners)) = geometry.rings.first().and_then(|ring| ring.split_last()) else { return Ok(vec![]) };
    corners.iter().map(|&pair| on_earth(pair)).collect()
}

/// Reads the corners of a LINESTRING; none where it is empty.
pub(crate) fn read_line(blob: &[u8]) -> Result<Vec<LonLat>, GeometryError> {
    let geometry = Geometry::read(blob)?;
    if geometry.kind != LINESTRING {
        return Err(GeometryError::Type(geometry.kind));
    }
    geometry.rings.concat().into_iter().map(on_earth).collect()
}

/// Reads the lines of a LINESTRING or MULTILINESTRING of another program, as pairs of x and y; heights and measures are left
/// aside.
pub(crate) fn read_lines(blob: &[u8]) -> Result<Vec<Vec<(f64, f64)>>, GeometryError> {
    let mut bytes = Bytes::after_header(blob)?;
    let mut lines = vec![];
    match bytes.start_of_any()? {
        (LINESTRING, more) => lines.push(bytes.tuples(more)?),
        (MULTILINESTRING, _) => {
            for _ in 0..bytes.whole()? {
                match bytes.start_of_any()? {
                    (LINESTRING, more) => lines.push(bytes.tuples(more)?),
                    (other, _) => return Err(GeometryError::Type(other)),
                }
            }
        }
        (other, _) => return Err(GeometryError::Type(other)),
    }
    if bytes.rest.is_empty() { Ok(lines) } else { Err(GeometryError::TooLong) }
}

/// The bounds of a point, LINESTRING or MULTIPOLYGON; `None` where it is empty.
pub(crate) fn bounds(blob: &[u8]) -> Result<Option<Bounds>, GeometryError> {
    Ok(Bounds::of(&Geometry::read(blob)?.rings.concat()))
}

fn on_earth(pair: (f64, f64)) -> Result<LonLat, GeometryError> {
    LonLat::try_from(pair).map_err(|_| GeometryError::OffTheEarth)
}

/// What a blob says: its type, and its rings (of a point: one ring of one; of a line: one, which is open).
struct Geometry {
    kind: u32,
    rings: Vec<Vec<(f64, f64)>>,
}

impl Geometry {
    fn read(blob: &[u8]) -> Result<Self, GeometryError> {
        let mut bytes = Bytes::after_header(blob)?;
        let geometry = bytes.geometry()?;
        if bytes.rest.is_empty() { Ok(geometry) } else { Err(GeometryError::TooLong) }
    }
}

/// The bytes of a geometry not read yet.
struct Bytes<'blob> {
    rest: &'blob [u8],
    little_endian: bool,
}

impl<'blob> Bytes<'blob> {
    /// What comes after the header and its envelope.
    fn after_header(blob: &'blob [u8]) -> Result<Self, GeometryError> {
        let flags = match blob {
            [b'G', b'P', 0, flags, ..] => *flags,
            _ => return Err(GeometryError::Header),
        };
        let envelope = match (flags >> 1) & 7 {
            0 => 0,
            1 => 32,
            2 | 3 => 48,
            4 => 64,
            _ => return Err(GeometryError::Header),
        };
        let rest = blob.get(8 + envelope..).ok_or(GeometryError::TooShort)?;
        Ok(Self { rest, little_endian: true })
    }

    /// Byte order and type, of a type with heights or measures too; and how many more numbers a corner has for these.
    fn start_of_any(&mut self) -> Result<(u32, u32), GeometryError> {
        let kind = self.start()?;
        // Heights and measures as ISO counts them, or in the two highest bits.
        let flags = (kind & 0x8000_0000 != 0, kind & 0x4000_0000 != 0);
        let plain = kind & 0x1fff_ffff;
        let more = match plain / 1000 {
            0 => u32::from(flags.0) + u32::from(flags.1),
            1 | 2 => 1,
            3 => 2,
            _ => return Err(GeometryError::Type(kind)),
        };
        Ok((plain % 1000, more))
    }

    /// Corners of two numbers and some more, which are left aside.
    fn tuples(&mut self, more: u32) -> Result<Vec<(f64, f64)>, GeometryError> {
        let length = self.whole()?;
        let mut tuple = || {
            let pair = self.pair()?;
            for _ in 0..more {
                self.real()?;
            }
            Ok(pair)
        };
        (0..length).map(|_| tuple()).collect()
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], GeometryError> {
        let (taken, rest) = self.rest.split_first_chunk::<N>().ok_or(GeometryError::TooShort)?;
        self.rest = rest;
        Ok(*taken)
    }

    fn whole(&mut self) -> Result<u32, GeometryError> {
        let bytes = self.take()?;
        Ok(if self.little_endian { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn real(&mut self) -> Result<f64, GeometryError> {
        let bytes = self.take()?;
        Ok(if self.little_endian { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    }

    fn pair(&mut self) -> Result<(f64, f64), GeometryError> {
        Ok((self.real()?, self.real()?))
    }

    /// Byte order and type.
    fn start(&mut self) -> Result<u32, GeometryError> {
        let [order] = self.take()?;
        self.little_endian = order == 1;
        self.whole()
    }

    fn geometry(&mut self) -> Result<Geometry, GeometryError> {
        let kind = self.start()?;
        let mut rings = vec![];
        match kind {
            POINT => {
                let pair = self.pair()?;
                rings.extend((!pair.0.is_nan() && !pair.1.is_nan()).then(|| vec![pair]));
            }
            LINESTRING => rings.push(self.pairs()?),
            MULTIPOLYGON => {
                for _ in 0..self.whole()? {
                    match self.start()? {
                        POLYGON => self.polygon(&mut rings)?,
                        other => return Err(GeometryError::Type(other)),
                    }
                }
            }
            other => return Err(GeometryError::Type(other)),
        }
        Ok(Geometry { kind, rings })
    }

    fn polygon(&mut self, rings: &mut Vec<Vec<(f64, f64)>>) -> Result<(), GeometryError> {
        for _ in 0..self.whole()? {
            rings.push(self.pairs()?);
        }
        Ok(())
    }

    fn pairs(&mut self) -> Result<Vec<(f64, f64)>, GeometryError> {
        let length = self.whole()?;
        (0..length).map(|_| self.pair()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn anywhere() -> impl Strategy<Value = LonLat> {
        (-180.0..=180.0_f64, -90.0..=90.0_f64).prop_map(|pair| LonLat::try_from(pair).unwrap())
    }

    proptest! {
        #[test]
        fn a_point_survives_the_way_into_a_blob_and_back(location in anywhere()) {
            let blob = point(location);
            prop_assert_eq!(read_point(&blob), Ok(Some(location)));
            let (x, y) = location.into();
            prop_assert_eq!(bounds(&blob), Ok(Some(Bounds { min_x: x, max_x: x, min_y: y, max_y: y })));
        }

        #[test]
        fn an_outline_survives_the_way_into_a_blob_and_back(ring in prop::collection::vec(anywhere(), 3..40)) {
            let blob = outline(&ring);
            prop_assert_eq!(read_outline(&blob), Ok(ring));
        }

        #[test]
        fn a_line_survives_the_way_into_a_blob_and_back(corners in prop::collection::vec(anywhere(), 2..40)) {
            let blob = line(&corners);
            let pairs: Vec<(f64, f64)> = corners.iter().map(|corner| (*corner).into()).collect();
            prop_assert_eq!(read_lines(&blob), Ok(vec![pairs]));
            prop_assert_eq!(read_line(&blob), Ok(corners));
            prop_assert!(bounds(&blob).unwrap().is_some());
        }

        #[test]
        fn no_bytes_make_the_reader_fail_otherwise_than_with_an_error(
            start in prop::sample::select(vec![&b"GP\0\x01"[..], b"GP\0\x03", b"GP\0\x00", b""]),
            rest in prop::collection::vec(any::<u8>(), 0..80),
        ) {
            let blob = [start, &rest].concat();
            let _ = (read_point(&blob), read_line(&blob), read_lines(&blob), read_outline(&blob), bounds(&blob));
        }

        #[test]
        fn a_blob_cut_short_is_an_error(location in anywhere(), cut in 1..29_usize) {
            let blob = point(location);
            prop_assert!(read_point(&blob[..blob.len() - cut]).is_err());
        }
    }

    #[test]
    fn a_blob_written_big_endian_is_read() {
        let mut blob = vec![b'G', b'P', 0, 0, 0, 0, 16, 230, 0, 0, 0, 0, 1];
        blob.extend_from_slice(&36.6_f64.to_be_bytes());
        blob.extend_from_slice(&33.9_f64.to_be_bytes());
        assert_eq!(read_point(&blob), Ok(Some(LonLat::try_new(36.6, 33.9).unwrap())));
    }

    #[test]
    fn an_empty_point_has_no_place_and_no_bounds() {
        let mut blob = header(0);
        blob.push(1);
        blob.extend_from_slice(&POINT.to_le_bytes());
        push_pairs(&mut blob, &[(f64::NAN, f64::NAN)]);
        assert_eq!(read_point(&blob), Ok(None));
        assert_eq!(bounds(&blob), Ok(None));
    }
}
