//! The finished object graph → the bytes of the file, with its identifier.
//!
//! All but the streams stands in one object stream, and the cross-reference is a stream too (ISO 32000-1, 7.5.7 and 7.5.8).

use super::object::{integer, name, string};
use super::syntax;
use flate2::{Compress, Compression, FlushCompress};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::io::Write;

/// How hard streams are pressed. 9 saves one byte in 300 more and costs a fifth more than 7; 6 saves as much time again and costs
/// one byte in 100.
const LEVEL: u32 = 7;

/// Writes all objects that can be reached from the root and the information, in the order in which they were made.
pub(super) fn bytes(document: Document) -> Vec<u8> {
    let mut press = press();
    let Open { file, numbers, trailer, hash, holes: _ } = open(document, &[], &mut press);
    file.finish(trailer, &numbers, hash, &mut press)
}

/// So many bytes follow at least on what was laid down once.
const ROOM: usize = 16 * 1024;

/// What compresses. One serves all streams: a new one clears a quarter of a megabyte.
pub(super) fn press() -> Compress {
    Compress::new(Compression::new(LEVEL), true)
}

/// A file of which only some streams are still to be written.
#[derive(Debug)]
pub(super) struct Open {
    file: File,
    numbers: Numbers,
    trailer: Dictionary,
    /// The numbers of those streams.
    holes: Vec<usize>,
    /// The hash of what stands there.
    hash: u128,
}

impl Open {
    /// The whole file, with these streams, one for each hole.
    pub(super) fn closed<'s>(
        &self,
        streams: impl Iterator<Item = &'s [u8]>,
        press: &mut Compress,
    ) -> Vec<u8> {
        let start = self.file.bytes.len();
        // Room for the streams and the cross-reference, so that the file is not moved as it grows.
        let mut bytes = Vec::with_capacity(start + start / 8 + ROOM);
        bytes.extend(&self.file.bytes);
        let mut file = File { bytes, places: self.file.places.clone() };
        for (number, content) in self.holes.iter().zip(streams) {
            // So short a stream is hardly shorter when it is compressed.
            file.plain(*number, Dictionary::new(), content, &self.numbers);
        }
        let added = file.bytes.get(start..).unwrap_or_default();
        let hash = hashed(self.hash, added);
        file.finish(self.trailer.clone(), &self.numbers, hash, press)
    }
}

/// Writes all but the streams that are to follow; they are in the graph as nothing.
pub(super) fn open(document: Document, holes: &[ObjectId], press: &mut Compress) -> Open {
    let numbers = Numbers::new(&document);
    let mut file = File::new();
    let mut packed = Packed::default();
    // What is written is let go: graph and file are never whole at once.
    for (id, object) in document.objects {
        let Some(number) = numbers.of(id).filter(|_| !holes.contains(&id)) else {
            continue;
        };
        match object {
            Object::Stream(stream) => {
                file.stream(number, stream.dict, &stream.content, &numbers, press);
            }
            Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Name(_)
            | Object::String(..)
            | Object::Array(_)
            | Object::Dictionary(_)
            | Object::Reference(_) => packed.put(number, &object, &numbers),
        }
    }
    file.pack(numbers.count + 1, packed, &numbers, press);
    Open {
        hash: hashed(HASH, &file.bytes),
        holes: holes.iter().filter_map(|id| numbers.of(*id)).collect(),
        trailer: document.trailer,
        file,
        numbers,
    }
}

/// The numbers that objects have in the file, from 1.
#[derive(Debug)]
pub(super) struct Numbers {
    /// By the number in the graph; 0 for those that nothing leads to.
    new: Vec<usize>,
    count: usize,
}

impl Numbers {
    fn new(document: &Document) -> Self {
        let mut numbers = Self { new: vec![0], count: 0 };
        let mut waiting: Vec<&Object> =
            document.trailer.iter().map(|(_, object)| object).collect();
        while let Some(object) = waiting.pop() {
            match object {
                Object::Reference(id) => {
                    let place = place(*id);
                    if numbers.new.len() <= place {
                        numbers.new.resize(place + 1, 0);
                    }
                    if let Some(new @ 0) = numbers.new.get_mut(place)
                        && let Some(object) = document.objects.get(id)
                    {
                        *new = 1;
                        waiting.push(object);
                    }
                }
                Object::Array(objects) => waiting.extend(objects),
                Object::Dictionary(dictionary)
                | Object::Stream(lopdf::Stream { dict: dictionary, .. }) => {
                    waiting.extend(dictionary.iter().map(|(_, object)| object));
                }
                Object::Null
                | Object::Boolean(_)
                | Object::Integer(_)
                | Object::Real(_)
                | Object::Name(_)
                | Object::String(..) => {}
            }
        }
        for new in numbers.new.iter_mut().filter(|new| **new > 0) {
            numbers.count += 1;
            *new = numbers.count;
        }
        numbers
    }

    /// The number of an object; `None` if nothing leads to it or it is not there.
    pub(super) fn of(&self, id: ObjectId) -> Option<usize> {
        self.new.get(place(id)).copied().filter(|new| *new > 0)
    }
}

/// The graph has one generation only.
fn place((number, _): ObjectId) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// What becomes one object stream.
#[derive(Debug, Default)]
struct Packed {
    /// The numbers of the objects, in the order they stand in.
    numbers: Vec<usize>,
    /// The number of each and where it begins among the bytes.
    index: Vec<u8>,
    bytes: Vec<u8>,
}

impl Packed {
    fn put(&mut self, number: usize, object: &Object, numbers: &Numbers) {
        // What is no dictionary must be told from the one before.
        if self.bytes.last().is_some_and(|byte| *byte != b'>') {
            self.bytes.push(b' ');
        }
        for each in [number, self.bytes.len()] {
            syntax::write(&mut self.index, &integer(each), numbers);
        }
        self.numbers.push(number);
        syntax::write(&mut self.bytes, object, numbers);
    }
}

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// At a byte of the file.
    At(usize),
    /// In an object stream, at an index.
    In(usize, usize),
}

/// A file as it grows.
#[derive(Debug, Clone)]
struct File {
    bytes: Vec<u8>,
    /// The places of the objects, by their numbers less one.
    places: Vec<Place>,
}

impl File {
    /// A header, and four bytes that say the file is not text (ISO 19005-2, 6.1.2).
    fn new() -> Self {
        Self {
            bytes: b"%PDF-1.7\n%\xbb\xad\xc0\xde\n".to_vec(),
            places: Vec::new(),
        }
    }

    fn place(&mut self, number: usize, place: Place) {
        if self.places.len() < number {
            self.places.resize(number, Place::At(0));
        }
        if let Some(known) = self.places.get_mut(number.saturating_sub(1)) {
            *known = place;
        }
    }

    /// Writes a stream, compressed unless it is already.
    fn stream(
        &mut self,
        number: usize,
        mut dictionary: Dictionary,
        content: &[u8],
        numbers: &Numbers,
        press: &mut Compress,
    ) {
        let pressed;
        let content = if dictionary.has(b"Filter") {
            content
        } else {
            dictionary.set("Filter", name("FlateDecode"));
            pressed = deflated(press, content);
            &pressed
        };
        self.plain(number, dictionary, content, numbers);
    }

    /// Writes a stream as it is.
    fn plain(
        &mut self,
        number: usize,
        mut dictionary: Dictionary,
        content: &[u8],
        numbers: &Numbers,
    ) {
        self.place(number, Place::At(self.bytes.len()));
        dictionary.set("Length", integer(content.len()));
        let _ = writeln!(self.bytes, "{number} 0 obj");
        syntax::write(&mut self.bytes, &Object::Dictionary(dictionary), numbers);
        self.bytes.extend(b"\nstream\n");
        self.bytes.extend(content);
        self.bytes.extend(b"\nendstream\nendobj\n");
    }

    /// Writes the object stream.
    fn pack(
        &mut self,
        number: usize,
        packed: Packed,
        numbers: &Numbers,
        press: &mut Compress,
    ) {
        for (index, each) in packed.numbers.iter().enumerate() {
            self.place(*each, Place::In(number, index));
        }
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", name("ObjStm"));
        dictionary.set("N", integer(packed.numbers.len()));
        dictionary.set("First", integer(packed.index.len() + 1));
        let mut content = packed.index;
        content.push(b' ');
        content.extend(packed.bytes);
        self.stream(number, dictionary, &content, numbers, press);
    }

    /// Writes the cross-reference and the end.
    ///
    /// Both halves of the identifier are a hash of all that stands before (ISO 32000-1, 14.4).
    fn finish(
        mut self,
        mut trailer: Dictionary,
        numbers: &Numbers,
        hash: u128,
        press: &mut Compress,
    ) -> Vec<u8> {
        let id = hash.to_be_bytes();
        let start = self.bytes.len();
        let number = self.places.len() + 1;
        self.place(number, Place::At(start));
        trailer.set("Type", name("XRef"));
        trailer.set("Size", integer(number + 1));
        trailer.set("ID", vec![string(id), string(id)]);
        trailer.set("W", WIDTHS.map(integer).to_vec());
        let mut parameters = Dictionary::new();
        parameters.set("Predictor", Object::Integer(12));
        parameters.set("Columns", integer(ROW));
        trailer.set("DecodeParms", parameters);
        let rows = self.rows();
        self.stream(number, trailer, &rows, numbers, press);
        let _ = writeln!(self.bytes, "startxref\n{start}\n%%EOF");
        self.bytes
    }

    /// The cross-reference, each row as its difference from the one above (PNG's `Up`); the first is that of object 0,
    /// which is never used.
    fn rows(&self) -> Vec<u8> {
        let mut rows = Vec::with_capacity((self.places.len() + 1) * (ROW + 1));
        let mut above = [0; ROW];
        let free = std::iter::once(row(0, 0, 0xffff));
        let used = self.places.iter().map(|place| match place {
            Place::At(byte) => row(1, *byte, 0),
            Place::In(stream, index) => row(2, *stream, *index),
        });
        for row in free.chain(used) {
            rows.push(2);
            rows.extend(
                row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)),
            );
            above = row;
        }
        rows
    }
}

/// The bytes of the fields of a cross-reference entry, and of all three.
const WIDTHS: [usize; 3] = [1, 4, 4];
const ROW: usize = 9;

/// An entry: its kind, and what it says.
fn row(kind: u8, first: usize, second: usize) -> [u8; ROW] {
    let field = |value: usize| u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes();
    let ([a, b, c, d], [e, f, g, h]) = (field(first), field(second));
    [kind, a, b, c, d, e, f, g, h]
}

/// The bytes, compressed.
fn deflated(press: &mut Compress, content: &[u8]) -> Vec<u8> {
    press.reset();
    let mut pressed = Vec::with_capacity(content.len() / 2 + 64);
    loop {
        let taken = usize::try_from(press.total_in()).unwrap_or(usize::MAX);
        let rest = content.get(taken..).unwrap_or_default();
        // Deflating knows no error but a call out of turn.
        let status = press.compress_vec(rest, &mut pressed, FlushCompress::Finish);
        match status {
            Ok(flate2::Status::StreamEnd) | Err(_) => break,
            Ok(flate2::Status::Ok | flate2::Status::BufError) => {
                pressed.reserve(content.len() / 4 + 64);
            }
        }
    }
    // A last byte that is a line end runs together with the one before `endstream`, and readers disagree on the length
    // (ISO 19005-2, 6.1.7.1). What follows the end of the deflated data is not read.
    if pressed.last().is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
        pressed.push(0);
    }
    pressed
}

/// The hash of nothing.
const HASH: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;

/// FNV-1a, 128 bits (Fowler, Noll and Vo; RFC 9923): the hash of what has this hash and of these bytes after it.
fn hashed(before: u128, bytes: &[u8]) -> u128 {
    bytes.iter().fold(before, |hash, byte| {
        (hash ^ u128::from(*byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b)
    })
}
