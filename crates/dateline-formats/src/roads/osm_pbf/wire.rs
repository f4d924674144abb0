//! Protocol buffers, as far as they are needed: fields with a number that hold a whole number or bytes.

/// Bytes that are no message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum WireError {
    #[error("it ends too early")]
    Short,
    #[error("a number is too long")]
    Long,
    #[error("a field has the unknown type {0}")]
    Type(u64),
    #[error("an index leads nowhere")]
    Index,
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Held<'a> {
    Whole(u64),
    Bytes(&'a [u8]),
}

/// The fields of a message, one after the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    /// The next field with its number; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<(u64, Held<'a>)>, WireError> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let tag = varint(&mut self.0)?;
        let held = match tag & 7 {
            0 => Held::Whole(varint(&mut self.0)?),
            1 => Held::Bytes(take(&mut self.0, 8)?),
            2 => {
                let length = usize::try_from(varint(&mut self.0)?).map_err(|_| WireError::Short)?;
                Held::Bytes(take(&mut self.0, length)?)
            }
            5 => Held::Bytes(take(&mut self.0, 4)?),
            other => return Err(WireError::Type(other)),
        };
        Ok(Some((tag >> 3, held)))
    }
}

fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Result<&'a [u8], WireError> {
    let (taken, rest) = bytes.split_at_checked(length).ok_or(WireError::Short)?;
    *bytes = rest;
    Ok(taken)
}

/// A whole number of seven bits a byte, the lowest first.
#[inline]
pub(super) fn varint(bytes: &mut &[u8]) -> Result<u64, WireError> {
    if let [first, rest @ ..] = *bytes
        && *first < 0x80
    {
        *bytes = rest;
        return Ok(u64::from(*first));
    }
    let mut number = 0_u64;
    for (index, byte) in bytes.iter().enumerate().take(10) {
        number |= u64::from(byte & 0x7f) << (7 * index).min(63);
        if *byte < 0x80 {
            *bytes = &bytes[index + 1..];
            return Ok(number);
        }
    }
    Err(if bytes.len() < 10 { WireError::Short } else { WireError::Long })
}

/// A number that may be below nothing, as it is kept in an unsigned one.
#[inline]
pub(super) fn signed(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

/// Numbers of which each is kept as the difference from the one before.
pub(super) struct Deltas<'a> {
    bytes: &'a [u8],
    last: i64,
}

impl<'a> Deltas<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, last: 0 }
    }

    #[inline]
    pub(super) fn next(&mut self) -> Result<Option<i64>, WireError> {
        if self.bytes.is_empty() {
            return Ok(None);
        }
        self.last = self.last.wrapping_add(signed(varint(&mut self.bytes)?));
        Ok(Some(self.last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_read_as_they_are_kept() {
        let mut bytes: &[u8] = &[0x96, 0x01, 0x05];
        assert_eq!(
            (varint(&mut bytes), varint(&mut bytes), varint(&mut bytes)),
            (Ok(150), Ok(5), Err(WireError::Short))
        );
        let mut long: &[u8] = &[0xff; 11];
        assert_eq!(varint(&mut long), Err(WireError::Long));
        assert_eq!([0, 1, 2, 3, u64::MAX].map(signed), [0, -1, 1, -2, i64::MIN]);
    }

    #[test]
    fn a_field_that_is_cut_is_told() {
        assert_eq!(Fields(&[0x0a, 0x05, 1]).next().unwrap_err(), WireError::Short);
        assert_eq!(Fields(&[0x0b]).next().unwrap_err(), WireError::Type(3));
    }
}
