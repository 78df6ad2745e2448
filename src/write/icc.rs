//! The sRGB profile of the output intent, built from its published numbers. Nothing goes in, 500 bytes come out.
//!
//! An ICC version 4 display profile (ISO 15076-1) holds a matrix and a curve. IEC 61966-2-1 gives the curve; the colorants are its
//! primaries adapted to D50 by the Bradford transform of `chad`, as the ICC publishes them.

/// The profile connection space's white, D50.
const WHITE: [u32; 3] = [0xf6d6, 0x1_0000, 0xd32d];
const RED: [u32; 3] = [0x6fa2, 0x38f5, 0x0390];
const GREEN: [u32; 3] = [0x6299, 0xb785, 0x18da];
const BLUE: [u32; 3] = [0x24a0, 0x0f84, 0xb6cf];
/// From D65 to D50, by rows.
const ADAPTATION: [u32; 9] = [
    0x1_0c42,
    0x05de,
    0xffff_f325,
    0x0793,
    0xfd90,
    0xffff_fba1,
    0xffff_fda2,
    0x03dc,
    0xc06e,
];
/// Exponent 2.4, then 1 / 1.055, 0.055 / 1.055, 1 / 12.92 and 0.04045.
const CURVE: [u32; 5] = [0x2_6666, 0xf2a7, 0x0d59, 0x13d0, 0x0a5b];

/// The bytes of the profile.
pub(super) fn srgb() -> Vec<u8> {
    let curve = [b"para\0\0\0\0\0\x03\0\0".as_slice(), &words(&CURVE)].concat();
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", localized("sRGB")),
        (b"cprt", localized("CC0")),
        (b"wtpt", xyz(&WHITE)),
        (b"chad", [b"sf32\0\0\0\0".as_slice(), &words(&ADAPTATION)].concat()),
        (b"rXYZ", xyz(&RED)),
        (b"gXYZ", xyz(&GREEN)),
        (b"bXYZ", xyz(&BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let start = 128 + 4 + 12 * tags.len();
    let mut table = words(&[size(tags.len())]);
    let mut data: Vec<u8> = Vec::new();
    let mut last: Option<(usize, &Vec<u8>)> = None;
    for (tag, bytes) in &tags {
        // The three curves are one.
        let at = match last {
            Some((at, same)) if same == bytes => at,
            Some(_) | None => {
                data.resize(data.len().next_multiple_of(4), 0);
                data.extend(bytes);
                start + data.len() - bytes.len()
            }
        };
        last = Some((at, bytes));
        table.extend(*tag);
        table.extend(words(&[size(at), size(bytes.len())]));
    }
    data.resize(data.len().next_multiple_of(4), 0);
    [header(start + data.len()), table, data].concat()
}

/// ISO 15076-1, 7.2: version 4.2, a display, RGB to XYZ, perceptual; the day is that of the standard's first edition.
fn header(length: usize) -> Vec<u8> {
    let mut header = words(&[size(length), 0, 0x0420_0000]);
    header.extend(b"mntrRGB XYZ ");
    header.extend([0x07, 0xcf, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0]);
    header.extend(b"acsp");
    header.extend([0; 28]);
    header.extend(words(&WHITE));
    header.resize(128, 0);
    header
}

fn xyz(values: &[u32; 3]) -> Vec<u8> {
    [b"XYZ \0\0\0\0".as_slice(), &words(values)].concat()
}

fn localized(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let head = [b"mluc\0\0\0\0".as_slice(), &words(&[1, 12]), b"enUS"].concat();
    [head, words(&[size(utf16.len()), 28]), utf16].concat()
}

fn words(values: &[u32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_be_bytes()).collect()
}

fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
