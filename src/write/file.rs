//! The finished object graph → the bytes of the file, with its identifier.

use super::object::{integer, name, numbers, stream, string};
use lopdf::{Dictionary, Document, Object, SaveOptions};

/// Writes object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8); all that can be compressed is.
///
/// Both halves of the identifier are a hash of all that stands before the cross-reference (ISO 32000-1, 14.4).
pub(super) fn bytes(document: &mut Document) -> Result<Vec<u8>, String> {
    document.version = "1.7".to_owned();
    document.compress();
    for object in document.objects.values_mut() {
        end_in_no_line_end(object);
    }
    // One object stream compresses better than several; a handout has a few hundred objects. Where its last byte
    // would be a line end, readers disagree on its length (ISO 19005-2, 6.1.7.1), and it is divided otherwise.
    let mut last = Err("no object stream ends as it should".to_owned());
    for objects in [4_000, 180, 170, 160, 150, 140] {
        let mut attempt = document.clone();
        let options = SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .max_objects_per_stream(objects)
            .compression_level(9)
            .build();
        let mut file = Vec::new();
        attempt
            .save_with_options(&mut file, options)
            .map_err(|error| error.to_string())?;
        let sound = !has(&file, b"\r\nendstream") && !has(&file, b"\n\nendstream");
        last = pressed_references(file, &attempt.trailer).ok_or_else(|| {
            "the cross-reference stream is not where it should be".to_owned()
        });
        if sound {
            break;
        }
    }
    last
}

/// A last byte that is a line end runs together with the one before `endstream`. What follows the end of deflated data
/// is not read.
fn end_in_no_line_end(object: &mut Object) {
    if let Object::Stream(stream) = object
        && stream.dict.has(b"Filter")
        && stream
            .content
            .last()
            .is_some_and(|byte| matches!(byte, b'\r' | b'\n'))
    {
        let mut content = std::mem::take(&mut stream.content);
        content.push(0);
        stream.set_content(content);
    }
}

fn has(file: &[u8], what: &[u8]) -> bool {
    file.windows(what.len()).any(|window| window == what)
}

/// lopdf leaves the cross-reference stream uncompressed and without prediction. It stands last; this puts it again.
fn pressed_references(mut file: Vec<u8>, trailer: &Dictionary) -> Option<Vec<u8>> {
    let tail = b"startxref\n";
    let at = file.windows(tail.len()).rposition(|window| window == tail)?;
    let digits = file[at + tail.len()..].split(|byte| *byte == b'\n').next()?;
    let start: usize = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let section = file.get(start..)?;
    let keyword = b"stream\n";
    let content = section.windows(keyword.len()).position(|window| window == keyword)?
        + keyword.len();
    let length = usize::try_from(trailer.get(b"Length").ok()?.as_i64().ok()?).ok()?;
    let rows = section.get(content..content + length)?;
    let number = section.split(|byte| *byte == b' ').next()?.to_vec();

    let id = fingerprint(file.get(..start)?);
    let mut dictionary = trailer.clone();
    dictionary.set("ID", vec![string(id), string(id)]);
    let mut parameters = Dictionary::new();
    parameters.set("Predictor", Object::Integer(12));
    parameters.set("Columns", integer(ROW));
    dictionary.set("DecodeParms", parameters);
    dictionary.set("W", numbers([1000, 4000, 2000]));
    dictionary.set("Type", name("XRef"));
    let pressed = stream(dictionary, &predicted(rows));
    let mut one = lopdf::content::Content { operations: Vec::new() };
    one.operations
        .push(lopdf::content::Operation::new("", vec![Object::Dictionary(pressed.dict)]));
    let head = one.encode().ok()?;

    file.truncate(start);
    file.extend(number);
    file.extend(b" 0 obj\n");
    file.extend(head.trim_ascii_end());
    file.extend(b"stream\n");
    file.extend(&pressed.content);
    file.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    Some(file)
}

/// The bytes of an entry, as lopdf writes them: a kind, four bytes of offset, two of index.
const ROW: usize = 7;

/// PNG's `Up`: each byte less the byte above it.
fn predicted(rows: &[u8]) -> Vec<u8> {
    let mut above = [0; ROW];
    let mut predicted = Vec::with_capacity(rows.len() / ROW * (ROW + 1));
    for row in rows.chunks_exact(ROW) {
        predicted.push(2);
        predicted
            .extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
        above.copy_from_slice(row);
    }
    predicted
}

/// FNV-1a, 128 bits (Fowler, Noll and Vo; RFC 9923).
fn fingerprint(bytes: &[u8]) -> [u8; 16] {
    let basis = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    bytes
        .iter()
        .fold(basis, |hash, byte| {
            (hash ^ u128::from(*byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b)
        })
        .to_be_bytes()
}
