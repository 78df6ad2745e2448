//! A font file → the same file with fewer tables. It reads the table directory and nothing inside the tables.

/// One table: its tag, its checksum and its bytes.
type Table<'a> = ([u8; 4], [u8; 4], &'a [u8]);

/// What a PDF viewer reads of a TrueType program (ISO 32000-1, 9.9): names, glyph names and layout are for others.
const WANTED: [[u8; 4]; 9] = [
    *b"cvt ", *b"fpgm", *b"glyf", *b"head", *b"hhea", *b"hmtx", *b"loca", *b"maxp",
    *b"prep",
];

/// The table with a tag.
pub(super) fn table<'a>(font: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    tables(font)?
        .into_iter()
        .find(|table| table.0 == *tag)
        .map(|table| table.2)
}

/// A TrueType font with only the tables that a PDF viewer reads.
pub(super) fn lean(font: &[u8]) -> Option<Vec<u8>> {
    written(font.get(..4)?, &wanted(font)?)
}

/// The same with a map from characters to glyphs, so that a viewer can set other words in it.
pub(super) fn mapped(font: &[u8], map: &[u8]) -> Option<Vec<u8>> {
    let mut tables = wanted(font)?;
    tables.push((*b"cmap", sum(map).to_be_bytes(), map));
    tables.sort_by_key(|table| table.0);
    written(font.get(..4)?, &tables)
}

fn wanted(font: &[u8]) -> Option<Vec<Table<'_>>> {
    let mut tables = tables(font)?;
    tables.retain(|table| WANTED.contains(&table.0));
    Some(tables)
}

/// The sum of the words of four bytes; the last is filled up with 0.
fn sum(bytes: &[u8]) -> u32 {
    bytes
        .chunks(4)
        .map(|chunk| {
            let mut word = [0; 4];
            word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
            u32::from_be_bytes(word)
        })
        .fold(0, u32::wrapping_add)
}

fn written(version: &[u8], tables: &[Table<'_>]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16 << power;
    let mut lean = version.to_vec();
    for value in [count, range, u16::try_from(power).ok()?, count * 16 - range] {
        lean.extend(value.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    for (tag, checksum, bytes) in tables {
        lean.extend(tag);
        lean.extend(checksum);
        lean.extend(u32::try_from(at).ok()?.to_be_bytes());
        lean.extend(u32::try_from(bytes.len()).ok()?.to_be_bytes());
        at += bytes.len().next_multiple_of(4);
    }
    let mut head = None;
    for (tag, _, bytes) in tables {
        if tag == b"head" {
            head = Some(lean.len());
        }
        lean.extend(*bytes);
        lean.resize(lean.len().next_multiple_of(4), 0);
    }
    // The sum over the whole file has a place of its own in `head`, which counts as 0 (OpenType, `head`).
    let place = head? + 8;
    lean.get_mut(place..place + 4)?.fill(0);
    let sum = sum(&lean);
    lean.get_mut(place..place + 4)?
        .copy_from_slice(&0xb1b0_afba_u32.wrapping_sub(sum).to_be_bytes());
    Some(lean)
}

fn tables(font: &[u8]) -> Option<Vec<Table<'_>>> {
    let count = u16::from_be_bytes(font.get(4..6)?.try_into().ok()?);
    (0..usize::from(count))
        .map(|index| {
            let record = font.get(12 + 16 * index..28 + 16 * index)?;
            let word = |at: usize| -> Option<usize> {
                let bytes = record.get(at..at + 4)?.try_into().ok()?;
                usize::try_from(u32::from_be_bytes(bytes)).ok()
            };
            let (at, length) = (word(8)?, word(12)?);
            Some((
                record[..4].try_into().ok()?,
                record[4..8].try_into().ok()?,
                font.get(at..at.checked_add(length)?)?,
            ))
        })
        .collect()
}
