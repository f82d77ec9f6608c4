//! Whom an announcement is for.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{AnnouncementId, ChatId, UnitId};
use crate::domain::person::Tongue;
use crate::domain::plan::Slug;

/// Everybody whom one of its parts names gets the announcement once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// Absent if residents are not meant.
    pub residents: Option<Residents>,
    /// Members of these units, whatever they have chosen as residents.
    pub units: Vec<UnitId>,
    /// Linked groups.
    pub groups: Vec<ChatId>,
    /// Those who answered "coming" to another announcement.
    pub coming_to: Option<AnnouncementId>,
}

/// Residents who live in one of the hamlets and chose one of the languages; an empty list means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Residents {
    pub hamlets: Vec<Slug>,
    pub tongues: Vec<Tongue>,
}

impl Audience {
    /// All residents.
    pub fn everyone() -> Self {
        Self { residents: Some(Residents::default()), ..Self::default() }
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Puts all residents in, or takes residents out.
    pub fn toggle_residents(&mut self) {
        self.residents = match &self.residents {
            Some(residents) if *residents == Residents::default() => None,
            _ => Some(Residents::default()),
        };
    }

    /// Puts a hamlet in or out. Without any hamlet left, residents are not meant.
    pub fn toggle_hamlet(&mut self, hamlet: &str) {
        let residents = self.residents.get_or_insert_default();
        toggle(&mut residents.hamlets, hamlet.to_owned());
        if residents.hamlets.is_empty() && residents.tongues.is_empty() {
            self.residents = None;
        }
    }

    /// Puts a language in or out.
    pub fn toggle_tongue(&mut self, tongue: Tongue) {
        let residents = self.residents.get_or_insert_default();
        toggle(&mut residents.tongues, tongue);
        if residents.hamlets.is_empty() && residents.tongues.is_empty() {
            self.residents = None;
        }
    }

    pub fn toggle_unit(&mut self, unit: UnitId) {
        toggle(&mut self.units, unit);
    }

    pub fn toggle_group(&mut self, group: ChatId) {
        toggle(&mut self.groups, group);
    }

    pub fn toggle_coming_to(&mut self, announcement: AnnouncementId) {
        self.coming_to = if self.coming_to == Some(announcement) { None } else { Some(announcement) };
    }
}

fn toggle<Item: PartialEq>(items: &mut Vec<Item>, item: Item) {
    match items.iter().position(|known| *known == item) {
        Some(position) => {
            items.remove(position);
        }
        None => items.push(item),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_hamlet_taken_out_means_nobody_and_not_everybody() {
        let mut audience = Audience::default();
        audience.toggle_hamlet("thon-1");
        audience.toggle_hamlet("thon-2");
        audience.toggle_hamlet("thon-1");
        assert_eq!(audience.residents.as_ref().unwrap().hamlets, ["thon-2"]);
        audience.toggle_hamlet("thon-2");
        assert!(audience.is_empty());
        audience.toggle_residents();
        assert_eq!(audience, Audience::everyone());
        audience.toggle_residents();
        assert!(audience.is_empty());
    }
}
