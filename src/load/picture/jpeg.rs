//! How many components a JPEG has: the one fact about it that a PDF must know and decoders hide (ITU-T T.81,
//! B.1.1.4 and B.2.2).

/// The number of components of the frame; `None` if there is no frame that a PDF viewer decodes: baseline, extended
/// or progressive with 8 bits (ISO 32000-1, 7.4.8).
pub fn components(bytes: &[u8]) -> Option<u8> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        let at = rest.iter().position(|byte| *byte == 0xFF)?;
        rest = rest.get(at..)?;
        let fill = rest.iter().take_while(|byte| **byte == 0xFF).count();
        let marker = *rest.get(fill)?;
        rest = rest.get(fill + 1..)?;
        match marker {
            // Markers that stand alone, and a stuffed zero.
            0x00 | 0x01 | 0xD0..=0xD8 => {}
            0xD9 => return None,
            0xC0..=0xC2 => return (*rest.get(2)? == 8).then_some(*rest.get(7)?),
            // Lossless, hierarchical and arithmetic frames; C4, C8 and CC are no frames.
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return None,
            _ => {
                let length = u16::from_be_bytes([*rest.first()?, *rest.get(1)?]);
                rest = rest.get(usize::from(length)..)?;
            }
        }
    }
}
