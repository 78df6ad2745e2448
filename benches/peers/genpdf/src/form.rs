//! The plain form of a content, as `export.py` writes it; only what genpdf can print is read.

use serde::Deserialize;

pub type Spans = Vec<Span>;

#[derive(Deserialize)]
pub struct Form {
    pub title: String,
    pub subtitle: String,
    pub foot: Vec<String>,
    pub works: Vec<Spans>,
    pub blocks: Vec<Block>,
}

#[derive(Deserialize)]
pub struct Span {
    pub text: String,
    pub style: Look,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    Plain,
    Bold,
    Italic,
    Link,
    Cite,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    Heading { level: u8, text: Spans },
    Paragraph { text: Spans },
    Code { text: Spans },
    List { numbered: bool, items: Vec<Spans> },
    Checklist { columns: usize, items: Vec<Spans> },
    Points { title: Spans, items: Vec<Spans> },
    Call { levels: Vec<Level> },
    Table { caption: Spans, widths: Vec<usize>, head: Vec<Spans>, rows: Vec<Vec<Spans>> },
    Notice { title: Spans, text: Spans },
    Phones { items: Vec<Spans> },
    Lines { count: usize },
    Glossary { items: Vec<Spans> },
    Fields { items: Vec<Spans> },
}

#[derive(Deserialize)]
pub struct Level {
    pub label: Spans,
    pub text: Spans,
    pub items: Vec<Spans>,
    pub fields: Vec<Spans>,
}
