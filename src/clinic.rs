//! Who gives the handout: the clinic's own facts.

use crate::handout::Text;

/// A clinic's profile. What is absent becomes a line to write on, never a blank.
#[derive(Debug, Clone, Default)]
pub struct Clinic {
    /// The clinic's name.
    pub name: Option<Text>,
    /// The department.
    pub department: Option<Text>,
    /// The postal address.
    pub address: Option<Text>,
    /// The web address, as printed.
    pub web: Option<Text>,
    /// Its telephones.
    pub phones: Vec<Phone>,
}

/// A telephone of the clinic.
#[derive(Debug, Clone)]
pub struct Phone {
    /// What a handout calls it: `day`, `night`.
    pub role: Text,
    /// The number as printed.
    pub number: Text,
    /// When somebody answers.
    pub hours: Option<Text>,
}

impl Clinic {
    /// The phone with a role.
    pub fn phone(&self, role: &str) -> Option<&Phone> {
        self.phones.iter().find(|phone| phone.role.words == role)
    }
}
