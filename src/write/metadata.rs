//! Who, what and when → the XMP packet and the information dictionary, which say the same.

use super::object::{name, stream, string, text};
use crate::source::Source;
use lopdf::{Dictionary, Document, ObjectId, dictionary};

/// What wrote the file.
const TOOL: &str = concat!("handout ", env!("CARGO_PKG_VERSION"));

/// Writes the XMP packet. PDF/A-2 lets it be compressed, which PDF/A-1 did not (ISO 19005-1, 6.7.2).
pub(super) fn packet(document: &mut Document, source: &Source) -> ObjectId {
    let kind = dictionary! { "Type" => name("Metadata"), "Subtype" => name("XML") };
    document.add_object(stream(kind, xmp(source)))
}

/// The information dictionary.
pub(super) fn information(source: &Source) -> Dictionary {
    let checked = source.handout.checked;
    let date = format!(
        "D:{:04}{:02}{:02}000000Z",
        checked.year(),
        checked.month(),
        checked.day()
    );
    let mut information = dictionary! {
        "Title" => text(&source.handout.title.words),
        "Creator" => text(TOOL),
        "Producer" => text(TOOL),
        "CreationDate" => string(date.clone()),
        "ModDate" => string(date),
    };
    if let Some(clinic) = &source.clinic.name {
        information.set("Author", text(&clinic.words));
    }
    information
}

/// ISO 16684-1; the schemas of ISO 14289-1, 5 and ISO 19005-2, 6.6, and the one that describes the former to the latter.
fn xmp(source: &Source) -> String {
    let handout = &source.handout;
    let checked = handout.checked;
    let date = format!(
        "{:04}-{:02}-{:02}T00:00:00Z",
        checked.year(),
        checked.month(),
        checked.day()
    );
    let title = escaped(&handout.title.words);
    let language = escaped(&handout.language);
    let author = source.clinic.name.as_ref().map_or_else(String::new, |clinic| {
        let clinic = escaped(&clinic.words);
        format!("<dc:creator><rdf:Seq><rdf:li>{clinic}</rdf:li></rdf:Seq></dc:creator>")
    });
    let identifier = escaped(&format!("{}, {}", handout.id.words, handout.version.words));
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li>\
<rdf:li xml:lang=\"{language}\">{title}</rdf:li></rdf:Alt></dc:title>{author}\
<dc:identifier>{identifier}</dc:identifier>\
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
<xmp:CreatorTool>{TOOL}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate>\
<xmp:ModifyDate>{date}</xmp:ModifyDate><pdf:Producer>{TOOL}</pdf:Producer>\
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li>\
</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
    )
}

/// Text for XML; what XML cannot say at all is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if character.is_control() => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}
