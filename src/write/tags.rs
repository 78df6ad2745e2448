//! The logical tree and where its ink went → the structure tree of the PDF (ISO 32000-1, 14.7; ISO 14289-1, 7).

use super::forms::{Forms, Widget};
use super::links::Annotation;
use super::object::{box_of, integer, name, one_or_all, string, text};
use super::pages::Ledger;
use super::pdf::Sides;
use crate::geom::Rect;
use crate::structure::{FieldKind, Node, NodeId, Role, Scope, Structure};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use std::collections::{BTreeMap, BTreeSet};

/// Writes the structure tree, ties pages and annotations to it; gives its root.
pub(super) fn tree(
    document: &mut Document,
    sides: &Sides<'_>,
    ledger: &Ledger,
    (annotations, forms): (&BTreeMap<NodeId, Vec<Annotation>>, &Forms),
) -> ObjectId {
    let structure = &sides.made.galleys.structure;
    let root = document.new_object_id();
    let elements: BTreeMap<NodeId, ObjectId> = live(structure, ledger, forms)
        .into_iter()
        .filter(|id| !matches!(structure.node(*id).role, Role::Ink | Role::Field(_)))
        .map(|id| (id, document.new_object_id()))
        .collect();
    let copies = (!forms.copies.is_empty()).then(|| document.new_object_id());
    let notes = identifiers(structure);
    let tree = Tree {
        sides,
        ledger,
        annotations,
        forms,
        elements,
        notes,
        copies,
        root,
    };
    for (id, object) in &tree.elements {
        document.set_object(*object, tree.element(*id, structure.node(*id)));
    }
    tree.fields(document);
    let parents = tree.parents(document);
    let next = parents.len() / 2;
    let names = tree.names();
    let mut dictionary = dictionary! {
        "Type" => name("StructTreeRoot"),
        "ParentTree" => dictionary! { "Nums" => parents },
        "ParentTreeNextKey" => integer(next),
    };
    if let Some(top) = tree.elements.get(&Structure::ROOT) {
        dictionary.set("K", *top);
    }
    if !names.is_empty() {
        dictionary.set("IDTree", dictionary! { "Names" => names });
    }
    document.set_object(root, dictionary);
    root
}

/// The nodes that own ink or are filled in, and those above them. A cell lives without: a row must be whole.
fn live(structure: &Structure, ledger: &Ledger, forms: &Forms) -> BTreeSet<NodeId> {
    let mut live = BTreeSet::from([Structure::ROOT]);
    for (id, node) in structure.nodes() {
        let is_cell = matches!(node.role, Role::Cell | Role::HeadCell(_));
        if is_cell || ledger.pieces.contains_key(&id) || !forms.of(id).is_empty() {
            let above = std::iter::successors(Some(id), |id| structure.node(*id).parent);
            for id in above {
                if !live.insert(id) {
                    break;
                }
            }
        }
    }
    live
}

struct Tree<'a> {
    sides: &'a Sides<'a>,
    ledger: &'a Ledger,
    annotations: &'a BTreeMap<NodeId, Vec<Annotation>>,
    forms: &'a Forms,
    elements: BTreeMap<NodeId, ObjectId>,
    notes: BTreeMap<NodeId, String>,
    /// The section of the fields of further copies of pages, which holds nothing else: their words are read once.
    copies: Option<ObjectId>,
    root: ObjectId,
}

impl Tree<'_> {
    fn element(&self, id: NodeId, node: &Node) -> Dictionary {
        let above = node.parent.and_then(|parent| self.elements.get(&parent));
        let mut element = dictionary! { "S" => name(&self.tag(id, node)) };
        let home = self.home(id, node);
        // What changes from one element to the next stands last: so they are pressed best.
        if let Some(side) = home {
            element.set("Pg", self.page(side));
        }
        element.set("P", *above.unwrap_or(&self.root));
        if let Some(language) = &node.language {
            element.set("Lang", text(language));
        }
        if let Some(title) = &node.title {
            element.set("T", text(title));
        }
        self.attributes(&mut element, id, node);
        let kids = self.kids(id, node, home);
        if !kids.is_empty() {
            element.set("K", one_or_all(kids));
        }
        // There are many of them, and they grow no more.
        element.as_hashmap_mut().shrink_to_fit();
        element
    }

    /// The standard structure type (ISO 32000-1, 14.8.4).
    fn tag(&self, id: NodeId, node: &Node) -> String {
        match &node.role {
            Role::Document => "Document",
            Role::Part(_) => "Part",
            Role::Contents => "TOC",
            Role::Entry => "TOCI",
            Role::Section => "Sect",
            Role::Heading(level) => return format!("H{}", (*level).clamp(1, 6)),
            Role::Paragraph => "P",
            Role::List { .. } => "L",
            Role::Item => "LI",
            Role::Label => "Lbl",
            Role::Body => "LBody",
            Role::Table => "Table",
            Role::TableHead => "THead",
            Role::TableBody => "TBody",
            Role::Row => "TR",
            Role::HeadCell(_) => "TH",
            Role::Cell => "TD",
            Role::Caption => "Caption",
            Role::Figure { .. } => "Figure",
            Role::Note(_) => "Note",
            Role::Reference => "Reference",
            // A link that leads nowhere is no link.
            Role::NoteLink(_) | Role::PartLink(_) | Role::Link { .. }
                if self.of_link(id).is_empty() =>
            {
                "Span"
            }
            Role::NoteLink(_) | Role::PartLink(_) | Role::Link { .. } => "Link",
            Role::Span | Role::Ink | Role::Field(_) => "Span",
        }
        .to_owned()
    }

    fn attributes(&self, element: &mut Dictionary, id: NodeId, node: &Node) {
        match &node.role {
            Role::List { numbered } => {
                let numbering = if *numbered { "Decimal" } else { self.bullets(node) };
                element.set(
                    "A",
                    dictionary! { "O" => name("List"), "ListNumbering" => name(numbering) },
                );
            }
            Role::HeadCell(scope) => {
                let scope = match scope {
                    Scope::Column => "Column",
                    Scope::Row => "Row",
                };
                element.set(
                    "A",
                    dictionary! { "O" => name("Table"), "Scope" => name(scope) },
                );
            }
            Role::Figure { alt } => {
                element.set("Alt", text(alt));
                if let Some(place) = self.extent(id) {
                    element.set(
                        "A",
                        dictionary! { "O" => name("Layout"), "Placement" => name("Block"), "BBox" => place },
                    );
                }
            }
            Role::Note(_) => {
                let name = self.notes.get(&id).map_or("", String::as_str);
                element.set("ID", string(name));
            }
            Role::Document
            | Role::Part(_)
            | Role::Contents
            | Role::Entry
            | Role::PartLink(_)
            | Role::Section
            | Role::Heading(_)
            | Role::Paragraph
            | Role::Item
            | Role::Label
            | Role::Body
            | Role::Table
            | Role::TableHead
            | Role::TableBody
            | Role::Row
            | Role::Cell
            | Role::Caption
            | Role::Reference
            | Role::NoteLink(_)
            | Role::Link { .. }
            | Role::Span
            | Role::Ink
            | Role::Field(_) => {}
        }
    }

    /// Boxes to tick are not bullets; what they say stands in their labels.
    fn bullets(&self, list: &Node) -> &'static str {
        let structure = &self.sides.made.galleys.structure;
        let below = |id: &NodeId| structure.node(*id).children.clone();
        let is_box = list.children.iter().flat_map(below).flat_map(|part| below(&part)).any(|ink| {
            matches!(&structure.node(ink).role, Role::Field(field) if field.kind == FieldKind::Tick)
        });
        if is_box { "None" } else { "Disc" }
    }

    /// The side that the first of its own marked contents is on.
    fn home(&self, id: NodeId, node: &Node) -> Option<usize> {
        let own = std::iter::once(&id)
            .chain(&node.children)
            .filter(|kid| **kid == id || !self.elements.contains_key(*kid));
        let first = own.filter_map(|leaf| self.ledger.pieces.get(leaf)).flatten().next();
        first.map(|piece| piece.side)
    }

    fn page(&self, side: usize) -> Object {
        let page = self.sides.ids.get(side).copied();
        page.map_or(Object::Null, Object::Reference)
    }

    /// Marked content and elements in reading order. On one page a number is enough (ISO 32000-1, 14.7.2).
    fn kids(&self, id: NodeId, node: &Node, home: Option<usize>) -> Vec<Object> {
        let mut kids = Vec::new();
        let splice = |leaf: NodeId, kids: &mut Vec<Object>| {
            for piece in self.ledger.pieces.get(&leaf).into_iter().flatten() {
                let number = integer(piece.number);
                kids.push(if Some(piece.side) == home {
                    number
                } else {
                    let page = self.page(piece.side);
                    dictionary! { "Type" => name("MCR"), "Pg" => page, "MCID" => number }
                        .into()
                });
            }
        };
        splice(id, &mut kids);
        for child in &node.children {
            match self.elements.get(child) {
                Some(object) => kids.push((*object).into()),
                None => splice(*child, &mut kids),
            }
            let fields = self.forms.of(*child).iter();
            kids.extend(fields.map(|field| Object::from(field.element)));
        }
        if id == Structure::ROOT {
            kids.extend(self.copies.map(Object::from));
        }
        for annotation in self.of_link(id) {
            kids.push(self.reference(*annotation));
        }
        kids
    }

    /// An annotation as the content of an element (ISO 32000-1, 14.7.4.3).
    fn reference(&self, annotation: Annotation) -> Object {
        let page = self.page(annotation.side);
        dictionary! { "Type" => name("OBJR"), "Pg" => page, "Obj" => annotation.id }
            .into()
    }

    /// The elements of the fields: one for each widget, which is all it holds (ISO 32000-1, 14.8.4.5; ISO 14289-1, 7.18.4).
    fn fields(&self, document: &mut Document) {
        let structure = &self.sides.made.galleys.structure;
        let mut set = |widget: &Widget, above: ObjectId| {
            let element = dictionary! {
                "S" => name("Form"),
                "P" => above,
                "K" => self.reference(widget.annotation),
            };
            document.set_object(widget.element, element);
        };
        for (field, widgets) in &self.forms.widgets {
            let above = structure.node(*field).parent;
            let above = above.and_then(|above| self.elements.get(&above));
            let above = above.copied().unwrap_or(self.root);
            widgets.iter().for_each(|widget| set(widget, above));
        }
        if let (Some(copies), Some(top)) =
            (self.copies, self.elements.get(&Structure::ROOT))
        {
            self.forms.copies.iter().for_each(|widget| set(widget, copies));
            let kids = self.forms.copies.iter().map(|widget| widget.element.into());
            let section = dictionary! {
                "S" => name("Sect"),
                "P" => *top,
                "K" => Object::Array(kids.collect()),
            };
            document.set_object(copies, section);
        }
    }

    fn of_link(&self, id: NodeId) -> &[Annotation] {
        self.annotations.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The box around a figure, on the first page it stands on.
    fn extent(&self, id: NodeId) -> Option<Object> {
        let first = self.sides.first_place(self.ledger, id)?;
        let children = self.sides.made.galleys.structure.node(id).children.iter();
        let rect = std::iter::once(&id)
            .chain(children)
            .filter_map(|leaf| self.ledger.places.get(leaf))
            .flatten()
            .filter(|place| place.side == first.side)
            .map(|place| place.rect)
            .reduce(Rect::union)?;
        Some(box_of(rect, self.sides.depth(first.side)))
    }

    /// The parent tree (ISO 32000-1, 14.7.4.4): first the pages, then the annotations.
    fn parents(&self, document: &mut Document) -> Vec<Object> {
        let structure = &self.sides.made.galleys.structure;
        let mut owners: Vec<BTreeMap<usize, Object>> =
            vec![BTreeMap::new(); self.sides.ids.len()];
        for (leaf, pieces) in &self.ledger.pieces {
            let owner = self
                .elements
                .get(leaf)
                .or_else(|| self.elements.get(&structure.node(*leaf).parent?));
            let owner = owner.copied().map_or(Object::Null, Object::Reference);
            for piece in pieces {
                if let Some(side) = owners.get_mut(piece.side) {
                    side.insert(piece.number, owner.clone());
                }
            }
        }
        let mut parents = Vec::new();
        for (side, (page, owners)) in self.sides.ids.iter().zip(owners).enumerate() {
            // The numbers of a side have no gaps.
            let owners: Vec<Object> = owners.into_values().collect();
            parents.extend([integer(side), document.add_object(owners).into()]);
            if let Ok(page) = document.get_dictionary_mut(*page) {
                page.set("StructParents", integer(side));
                page.set("Tabs", name("S"));
            }
        }
        for (link, annotations) in self.annotations {
            let Some(element) = self.elements.get(link) else { continue };
            for annotation in annotations {
                let key = integer(parents.len() / 2);
                if let Ok(annotation) = document.get_dictionary_mut(annotation.id) {
                    annotation.set("StructParent", key.clone());
                }
                parents.extend([key, (*element).into()]);
            }
        }
        for widget in self.forms.all() {
            let key = integer(parents.len() / 2);
            if let Ok(widget) = document.get_dictionary_mut(widget.annotation.id) {
                widget.set("StructParent", key.clone());
            }
            parents.extend([key, widget.element.into()]);
        }
        parents
    }

    /// All elements with identifiers, sorted by them.
    fn names(&self) -> Vec<Object> {
        let named = self
            .notes
            .iter()
            .filter_map(|(id, name)| Some((name, self.elements.get(id)?)));
        named
            .flat_map(|(name, object)| [string(name.as_str()), (*object).into()])
            .collect()
    }
}

/// The notes' own names: of one length, so that their order is that of the nodes. Rooms to write in do not count: they
/// leave nothing in a file that is only printed.
fn identifiers(structure: &Structure) -> BTreeMap<NodeId, String> {
    let is_room = |node: &Node| matches!(&node.role, Role::Field(field) if field.kind == FieldKind::Write);
    let counted = structure.nodes().filter(|(_, node)| !is_room(node));
    let notes = counted
        .enumerate()
        .filter(|(_, (_, node))| matches!(node.role, Role::Note(_)));
    notes
        .map(|(number, (id, _))| (id, format!("note-{number:010}")))
        .collect()
}
