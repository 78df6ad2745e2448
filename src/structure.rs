//! The logical tree, in reading order. It comes from the content and is never rebuilt from pages; ink points into
//! it by id (ISO 32000-1, 14.7; ISO 14289-1, 7.1).

use crate::handout::WorkId;

/// Which node of a [`Structure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// What a node means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// The whole handout; the root.
    Document,
    /// A handout that is bound into a packet, by its number from 1; behind the last, the works of all.
    Part(u16),
    /// The list of the handouts of a packet.
    Contents,
    /// An entry of that list.
    Entry,
    /// A link to the first page of a part of the packet.
    PartLink(u16),
    /// A section, a box, a group that belongs together.
    Section,
    /// A heading of level 1 to 6; levels are never skipped.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list; its items are numbered or not.
    List {
        /// Numbers instead of bullets.
        numbered: bool,
    },
    /// An item of a list.
    Item,
    /// The bullet, number or box of an item.
    Label,
    /// What an item says.
    Body,
    /// A table.
    Table,
    /// The rows at the head of a table.
    TableHead,
    /// The other rows.
    TableBody,
    /// A row.
    Row,
    /// A cell that names its column or row.
    HeadCell(Scope),
    /// Any other cell.
    Cell,
    /// The title of a table or figure.
    Caption,
    /// A picture, with its words.
    Figure {
        /// What it shows; never empty.
        alt: String,
    },
    /// The entry of a work, at the foot or the end.
    Note(WorkId),
    /// A citation; its one child is the link to the entry.
    Reference,
    /// A link to the entry of a work on the same page, or at the end.
    NoteLink(WorkId),
    /// A link to an address.
    Link {
        /// The address.
        url: String,
    },
    /// A run of text in a paragraph that is told apart.
    Span,
    /// A leaf: ink that belongs to the parent. It is not an element of its own in the PDF.
    Ink,
    /// A leaf: what a pen fills in. It is an element of its own only in a PDF that is filled in on a screen.
    Field(Field),
}

/// What a pen fills in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// How it is filled in.
    pub kind: FieldKind,
    /// What it is called, for those who do not see what stands beside it; never empty.
    pub words: String,
}

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// By a tick: its ink is the box, which says `☐`.
    Tick,
    /// By writing: its ink is the [`crate::mark::Ink::Room`] for it. The line below is decoration.
    Write,
    /// By writing among other words: its ink is the room for it and the line, which says `____`.
    Blank,
}

/// What a head cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The cells below it.
    Column,
    /// The cells beside it.
    Row,
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it means.
    pub role: Role,
    /// Its parent; the root has none.
    pub parent: Option<NodeId>,
    /// Its children, in reading order.
    pub children: Vec<NodeId>,
    /// Its language, where it differs from the parent's.
    pub language: Option<String>,
    /// Its words, for headings: they become the outline.
    pub title: Option<String>,
}

/// The tree. Node 0 is the document; every other node is the child of exactly one node before it.
#[derive(Debug, Clone)]
pub struct Structure {
    nodes: Vec<Node>,
}

impl Default for Structure {
    fn default() -> Self {
        Self::new()
    }
}

impl Structure {
    /// The document alone.
    pub fn new() -> Self {
        Self { nodes: vec![Node::new(Role::Document, None)] }
    }

    /// The document.
    pub const ROOT: NodeId = NodeId(0);

    /// Adds the last child of `parent`.
    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node::new(role, Some(parent)));
        self.node_mut(parent).children.push(id);
        id
    }

    /// Adds the last child of `parent`: ink that says what its glyphs say.
    pub fn ink(&mut self, parent: NodeId) -> NodeId {
        self.add(parent, Role::Ink)
    }

    /// Adds all of another tree but its root as the last children of `parent`; gives by how much its ids have grown.
    pub fn graft(&mut self, parent: NodeId, other: Self) -> u32 {
        let base = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX) - 1;
        let moved = |id: NodeId| match id {
            Self::ROOT => parent,
            NodeId(id) => NodeId(id + base),
        };
        let mut nodes = other.nodes.into_iter();
        let root = nodes.next();
        let top = root.into_iter().flat_map(|root| root.children).map(moved);
        self.node_mut(parent).children.extend(top);
        self.nodes.extend(nodes.map(|mut node| {
            node.parent = node.parent.map(moved);
            node.children.iter_mut().for_each(|child| *child = moved(*child));
            node
        }));
        base
    }

    /// The child of the document that a node stands in.
    pub fn group(&self, mut id: NodeId) -> NodeId {
        while let Some(parent) =
            self.node(id).parent.filter(|parent| *parent != Self::ROOT)
        {
            id = parent;
        }
        id
    }

    /// Puts the children of the document into the order of a key; equal ones stay as they are, and one without a key
    /// stays behind the one before it.
    pub fn sort_groups<K: Ord + Clone>(&mut self, key: impl Fn(NodeId) -> Option<K>) {
        let mut last = None;
        let groups = std::mem::take(&mut self.node_mut(Self::ROOT).children);
        let mut keyed: Vec<(Option<K>, NodeId)> = groups
            .into_iter()
            .map(|group| {
                last = key(group).or_else(|| last.clone());
                (last.clone(), group)
            })
            .collect();
        keyed.sort_by(|one, other| one.0.cmp(&other.0));
        self.node_mut(Self::ROOT).children =
            keyed.into_iter().map(|(_, group)| group).collect();
    }

    /// Puts the last child of the document before another of its children.
    pub fn put_last_before(&mut self, group: NodeId) {
        let groups = &mut self.node_mut(Self::ROOT).children;
        if let Some(place) = groups.iter().position(|known| *known == group) {
            groups[place..].rotate_right(1);
        }
    }

    /// The node.
    ///
    /// # Panics
    /// Never for an id this tree gave.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[index(id)]
    }

    /// The node, to change its words or language.
    pub fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[index(id)]
    }

    /// All nodes in the order they are read: each before its children.
    pub fn in_order(&self) -> impl Iterator<Item = NodeId> {
        let mut open = vec![Self::ROOT];
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(self.node(next).children.iter().rev());
            Some(next)
        })
    }

    /// All nodes; parents stand before their children.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        (0..).map(NodeId).zip(&self.nodes)
    }
}

impl Node {
    fn new(role: Role, parent: Option<NodeId>) -> Self {
        Self {
            role,
            parent,
            children: Vec::new(),
            language: None,
            title: None,
        }
    }
}

fn index(id: NodeId) -> usize {
    usize::try_from(id.0).unwrap_or(usize::MAX)
}
