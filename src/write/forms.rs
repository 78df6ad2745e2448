//! The fields of the tree and where they stand → a form that is filled in on a screen (ISO 32000-1, 12.7; ISO 19005-2, 6.4;
//! ISO 14289-1, 7.18.4).
//!
//! The page prints its boxes and lines as ever; a widget adds what is filled in. So the form looks on paper as the handout
//! does, and a viewer that knows no forms shows what is to be filled in by hand. A field that stands in several places has a
//! widget in each: what is filled in once stands in all. Pages lie upright on a side, so no widget is turned; a side that is
//! turned for its printer takes its fields with it.

use super::links::Annotation;
use super::object::{box_of, divided, milli_pt, name, numbers, stream, text};
use super::operator::{operate, tone};
use super::pages::{Ledger, Room};
use super::pdf::Sides;
use super::typing;
use crate::geom::{Length, Size};
use crate::structure::{Field, FieldKind, NodeId, Role, Structure};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use std::collections::BTreeMap;

/// Where a field is filled in, and the element it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Widget {
    /// The annotation.
    pub annotation: Annotation,
    /// The element, which is still to be written.
    pub element: ObjectId,
}

/// The form of a file; nothing in a file that is only printed.
#[derive(Debug, Default)]
pub(super) struct Forms {
    /// What the root of the file says of it.
    pub form: Option<Dictionary>,
    /// The widgets of each field: one, or more if the field is set again, as the dates of a diary are.
    pub widgets: BTreeMap<NodeId, Vec<Widget>>,
    /// The widgets on further copies of pages, copy by copy.
    pub copies: Vec<Widget>,
}

impl Forms {
    /// The widgets of a field, on the pages that are read.
    pub(super) fn of(&self, field: NodeId) -> &[Widget] {
        self.widgets.get(&field).map_or(&[], Vec::as_slice)
    }

    /// All widgets.
    pub(super) fn all(&self) -> impl Iterator<Item = &Widget> {
        self.widgets.values().flatten().chain(&self.copies)
    }

    /// Links and widgets as they are met by the tabulator: as they are read.
    pub(super) fn among(
        &self,
        links: &BTreeMap<NodeId, Vec<Annotation>>,
        structure: &Structure,
    ) -> Vec<Annotation> {
        if self.form.is_none() {
            return links.values().flatten().copied().collect();
        }
        let read = structure.in_order().flat_map(|node| {
            let links = links.get(&node).into_iter().flatten().copied();
            links.chain(self.of(node).iter().map(|widget| widget.annotation))
        });
        read.chain(self.copies.iter().map(|widget| widget.annotation))
            .collect()
    }
}

/// Writes the fields of all places where the file can be filled in.
pub(super) fn forms(
    document: &mut Document,
    sides: &Sides<'_>,
    ledger: &Ledger,
) -> Result<Forms, String> {
    let mut forms = Forms::default();
    if ledger.rooms.is_empty() {
        return Ok(forms);
    }
    let structure = &sides.made.galleys.structure;
    let mut rooms: BTreeMap<NodeId, Vec<Room>> = BTreeMap::new();
    for room in &ledger.rooms {
        rooms.entry(room.field).or_default().push(*room);
    }
    let mut writer = Writer::new(document, sides, &rooms)?;
    let (mut fields, mut copies) = (Vec::new(), Vec::new());
    for id in structure.in_order() {
        let (Role::Field(field), Some(rooms)) =
            (&structure.node(id).role, rooms.get(&id))
        else {
            continue;
        };
        let (field, widgets) = writer.field(field, rooms);
        fields.push(Object::from(field));
        for (room, widget) in rooms.iter().zip(widgets) {
            if room.copy {
                copies.push((room.place.side, room.cell, widget));
            } else {
                forms.widgets.entry(id).or_default().push(widget);
            }
        }
    }
    copies.sort_by_key(|(side, cell, _)| (*side, *cell));
    forms.copies = copies.into_iter().map(|(_, _, widget)| widget).collect();
    let mut form = dictionary! { "Fields" => fields };
    if let Some(typed) = writer.typed {
        form.set("DR", typed.resources());
        form.set(
            "DA",
            text(&writer.appearance(writer.sides.made.source.layout.styles.body.size)),
        );
    }
    forms.form = Some(form);
    Ok(forms)
}

/// The font that is typed in.
#[derive(Debug, Clone, Copy)]
struct Typed(ObjectId);

impl Typed {
    fn resources(self) -> Dictionary {
        dictionary! { "Font" => dictionary! { "Typed" => self.0 } }
    }
}

/// A tick, in thousandths of the side of its box, from the bottom left: it is drawn, so that it needs no font.
const TICK: [(i64, i64); 3] = [(220, 500), (425, 280), (790, 750)];
/// How thick its line is.
const STROKE: i64 = 120;
/// A writer's text does not scroll out of its field: what is typed is seen on paper, too (ISO 32000-1, 12.7.4.3).
const DO_NOT_SCROLL: i64 = 1 << 23;
/// Annotations of an archive are printed (ISO 19005-2, 6.3.2).
const PRINT: i64 = 4;

struct Writer<'a> {
    document: &'a mut Document,
    sides: &'a Sides<'a>,
    typed: Option<Typed>,
    names: Names,
    /// The two looks of boxes of a size: ticked, and as it is printed.
    boxes: BTreeMap<(Length, Length), (ObjectId, ObjectId)>,
}

impl<'a> Writer<'a> {
    fn new(
        document: &'a mut Document,
        sides: &'a Sides<'a>,
        rooms: &BTreeMap<NodeId, Vec<Room>>,
    ) -> Result<Self, String> {
        let source = &sides.made.source;
        let structure = &sides.made.galleys.structure;
        let is_written = |id: &NodeId| {
            let role = &structure.node(*id).role;
            matches!(role, Role::Field(field) if field.kind == FieldKind::Write)
        };
        let typed = if rooms.keys().any(is_written) {
            Some(Typed(typing::embed(document, &source.fonts, &source.layout.families)?))
        } else {
            None
        };
        Ok(Self {
            document,
            sides,
            typed,
            names: Names::default(),
            boxes: BTreeMap::new(),
        })
    }

    /// A field and its widgets: one dictionary, if there is only one.
    fn field(&mut self, field: &Field, rooms: &[Room]) -> (ObjectId, Vec<Widget>) {
        let mut about = dictionary! {
            "T" => text(&self.names.of(&field.words)),
            "TU" => text(&field.words),
        };
        match field.kind {
            FieldKind::Tick => {
                about.set("FT", name("Btn"));
                about.set("V", name("Off"));
            }
            FieldKind::Write | FieldKind::Blank => {
                let depth = rooms.iter().map(|room| room.place.rect.size.depth).min();
                about.set("FT", name("Tx"));
                about.set("Ff", DO_NOT_SCROLL);
                about.set(
                    "DA",
                    text(&self.appearance(depth.unwrap_or_default().fraction(3, 4))),
                );
            }
        }
        let parent = self.document.new_object_id();
        let mut widgets = Vec::new();
        for room in rooms {
            let mut widget = self.widget(field.kind, *room);
            let id = if rooms.len() == 1 {
                widget.extend(&about);
                parent
            } else {
                widget.set("Parent", parent);
                self.document.new_object_id()
            };
            self.document.set_object(id, widget);
            let annotation = Annotation { side: room.place.side, id };
            let element = self.document.new_object_id();
            widgets.push(Widget { annotation, element });
        }
        if rooms.len() > 1 {
            let kids = widgets.iter().map(|widget| widget.annotation.id.into());
            about.set("Kids", Object::Array(kids.collect()));
            self.document.set_object(parent, about);
        }
        (parent, widgets)
    }

    fn widget(&mut self, kind: FieldKind, room: Room) -> Dictionary {
        let place = room.place;
        let mut widget = dictionary! {
            "Type" => name("Annot"),
            "Subtype" => name("Widget"),
            "Rect" => box_of(place.rect, self.sides.depth(place.side)),
            "F" => PRINT,
        };
        if let Some(page) = self.sides.ids.get(place.side) {
            widget.set("P", *page);
        }
        match kind {
            FieldKind::Tick => {
                let (ticked, bare) = self.boxes(place.rect.size);
                let looks = dictionary! { "Yes" => ticked, "Off" => bare };
                widget.set("AP", dictionary! { "N" => looks });
                widget.set("AS", name("Off"));
                // A viewer that draws its own mark is asked for a tick, too.
                widget.set("MK", dictionary! { "CA" => text("4") });
            }
            FieldKind::Write | FieldKind::Blank => {
                let look = self.look(place.rect.size, "/Tx BMC\nEMC");
                widget.set("AP", dictionary! { "N" => look });
            }
        }
        widget
    }

    /// The looks of a box. All boxes of a size share them: filling in does not change them.
    fn boxes(&mut self, size: Size) -> (ObjectId, ObjectId) {
        let key = (size.width, size.depth);
        if let Some(known) = self.boxes.get(&key) {
            return *known;
        }
        let tick = self.tick(size);
        let looks = (self.look(size, &tick), self.look(size, ""));
        self.boxes.insert(key, looks);
        looks
    }

    fn tick(&self, size: Size) -> String {
        let (width, depth) = (milli_pt(size.width), milli_pt(size.depth));
        let mut tick = String::new();
        tone(&mut tick, self.sides.made.source.layout.palette.pen, "G ", "RG ");
        operate(&mut tick, &[divided(width.min(depth) * STROKE, 1000)], "w 1 J 1 j ");
        for ((x, y), operator) in TICK.iter().zip(["m ", "l ", "l S"]) {
            let point = [divided(width * x, 1000), divided(depth * y, 1000)];
            operate(&mut tick, &point, operator);
        }
        tick
    }

    /// What a widget shows. Each field to write in has its own: programs that fill in write over it.
    fn look(&mut self, size: Size, content: &str) -> ObjectId {
        let resources = self.typed.map(Typed::resources).unwrap_or_default();
        let about = dictionary! {
            "Type" => name("XObject"),
            "Subtype" => name("Form"),
            "BBox" => numbers([0, 0, milli_pt(size.width), milli_pt(size.depth)]),
            "Resources" => resources,
        };
        self.document.add_object(stream(about, content))
    }

    /// How typed text looks, at most so high: in the size of running text and the color of a pen.
    fn appearance(&self, most: Length) -> String {
        let layout = &self.sides.made.source.layout;
        let mut appearance = String::from("/Typed ");
        operate(&mut appearance, &[milli_pt(layout.styles.body.size.min(most))], "Tf ");
        tone(&mut appearance, layout.palette.pen, "g", "rg");
        appearance
    }
}

/// A name is at most so long, in characters.
const LONGEST: usize = 60;

/// The names of fields, each once. A name is made of the words of its field, so that it stays when others are added, and
/// that whoever gathers what was filled in can read it: letters, figures and hyphens, never a full stop, which parts a name
/// from that of its group (ISO 32000-1, 12.7.3.2).
#[derive(Debug, Default)]
struct Names {
    /// How often each was asked for.
    taken: BTreeMap<String, usize>,
}

impl Names {
    fn of(&mut self, words: &str) -> String {
        let mut name = String::new();
        for each in words.chars().flat_map(char::to_lowercase) {
            if each.is_alphanumeric() {
                name.push(each);
            } else if !name.is_empty() && !name.ends_with('-') {
                name.push('-');
            }
        }
        let cut = name.char_indices().nth(LONGEST).map(|(end, _)| &name[..end]);
        // Cut between two words, if there are two.
        let short = cut.map(|cut| cut.rsplit_once('-').map_or(cut, |(words, _)| words));
        let name = match short.unwrap_or(&name).trim_end_matches('-') {
            "" => "field",
            name => name,
        };
        loop {
            let times = self.taken.entry(name.to_owned()).or_insert(0);
            *times += 1;
            if *times == 1 {
                return name.to_owned();
            }
            let tried = format!("{name}-{times}");
            // Another may be called `pain-2` by its own words.
            if !self.taken.contains_key(&tried) {
                self.taken.insert(tried.clone(), 1);
                return tried;
            }
        }
    }
}
