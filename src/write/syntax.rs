//! Objects → the bytes that stand for them in a file (ISO 32000-1, 7.3), with no byte that is not needed.

use super::file::Numbers;
use super::object::figures;
use lopdf::{Dictionary, Object};
use std::io::Write;

/// Writes an object; references are given their new numbers. A stream stands alone and is written by the file.
pub(super) fn write(out: &mut Vec<u8>, object: &Object, numbers: &Numbers) {
    match object {
        Object::Null => word(out, format_args!("null")),
        Object::Boolean(value) => word(out, format_args!("{value}")),
        Object::Integer(value) => whole(out, *value),
        Object::Real(value) => word(out, format_args!("{value}")),
        Object::Name(name) => self::name(out, name),
        Object::String(bytes, _) => string(out, bytes),
        Object::Array(objects) => {
            out.push(b'[');
            objects.iter().for_each(|object| write(out, object, numbers));
            out.push(b']');
        }
        Object::Dictionary(dictionary)
        | Object::Stream(lopdf::Stream { dict: dictionary, .. }) => {
            self::dictionary(out, dictionary, numbers);
        }
        Object::Reference(id) => match numbers.of(*id) {
            Some(number) => {
                whole(out, i64::try_from(number).unwrap_or(i64::MAX));
                out.extend(b" 0 R");
            }
            // A reference to an object that is not there is one to null (7.3.10).
            None => word(out, format_args!("null")),
        },
    }
}

fn dictionary(out: &mut Vec<u8>, dictionary: &Dictionary, numbers: &Numbers) {
    out.extend(b"<<");
    for (key, value) in dictionary {
        name(out, key);
        write(out, value, numbers);
    }
    out.extend(b">>");
}

/// A whole number.
fn whole(out: &mut Vec<u8>, value: i64) {
    apart(out);
    if value < 0 {
        out.push(b'-');
    }
    figures(value.unsigned_abs(), &mut |figure| out.push(figure));
}

/// A number or a keyword is told from one before it by a space.
fn apart(out: &mut Vec<u8>) {
    if out.last().is_some_and(|byte| !b"[]<>()".contains(byte)) {
        out.push(b' ');
    }
}

fn word(out: &mut Vec<u8>, word: std::fmt::Arguments<'_>) {
    apart(out);
    // A vector takes every byte; there is no error to pass on.
    let _ = out.write_fmt(word);
}

fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            let _ = write!(out, "#{byte:02x}");
        }
    }
}

fn string(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    for byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            // As it stands it would be read as a line feed.
            b'\r' => out.extend(b"\\r"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}
