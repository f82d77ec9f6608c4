//! What is needed to write a reader's copy out.

use serde::{Deserialize, Serialize};

use super::{Announcement, Answer, Content};
use crate::domain::campaign::TemplateFacts;
use crate::domain::ids::AnnouncementId;
use crate::domain::plan::Plan;

/// How the word after `/start` begins. No invitation code is as short.
const START: &str = "tin-";

/// One announcement, ready to be copied for whoever reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub announcement: AnnouncementId,
    pub content: Content,
    /// Whether readers are asked if they come.
    pub asks: bool,
    pub facts: TemplateFacts,
}

/// What a copy shows of its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reader {
    Group,
    Person(Option<Answer>),
    /// Whoever sends it, before it is sent: the buttons do nothing.
    Preview,
}

/// Which messages of a copy are meant: an album is followed by a text with the buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    Content,
    /// What follows an album.
    Foot,
}

impl Letter {
    /// `None` while nothing is written.
    pub fn of(announcement: &Announcement, plan: Option<&Plan>) -> Option<Self> {
        let Announcement { id, content, asks, .. } = announcement;
        content.clone().map(|content| Self::new(*id, content, *asks, plan))
    }

    pub fn new(announcement: AnnouncementId, content: Content, asks: bool, plan: Option<&Plan>) -> Self {
        let event = match &content {
            Content::Template { event, .. } => event.as_deref(),
            _ => None,
        };
        let facts = plan.map(|plan| TemplateFacts::of(plan, event)).unwrap_or_default();
        Self { announcement, content, asks, facts }
    }

    /// What follows `/start` when somebody comes from a group to answer.
    pub fn start_argument(id: AnnouncementId) -> String {
        format!("{START}{}", id.0)
    }

    /// The announcement that such a word means.
    pub fn from_start_argument(argument: &str) -> Option<AnnouncementId> {
        argument.strip_prefix(START)?.parse().ok().map(AnnouncementId)
    }

    /// The messages of which a copy is made up, in order.
    pub fn parts(&self) -> &'static [Part] {
        match self.content {
            Content::Album(_) => &[Part::Content, Part::Foot],
            _ => &[Part::Content],
        }
    }

    /// Messages that this part puts into a chat.
    pub fn weight(&self, part: Part) -> u32 {
        match part {
            Part::Content => u32::try_from(self.content.pieces().len().max(1)).unwrap_or(u32::MAX),
            Part::Foot => 1,
        }
    }
}
