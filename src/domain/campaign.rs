//! Campaigns: what the commune has planned to announce, when and to whom.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::announcement::Topic;
use super::plan::{Plan, Slug};
use super::private_notice::EmergencyLine;

/// How much residents are written to, and when. Times in the plan's zone, outside its quiet hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnnouncementRules {
    /// Most announcements that a resident gets in any seven days (1 to 14).
    pub per_week: u8,
    /// When the announcer gets to see a campaign's message, on the evening before its day.
    pub preview_at: NaiveTime,
    /// When those who come are reminded, on the evening before the event...
    pub remind_evening_at: NaiveTime,
    /// ...and in the morning of its day.
    pub remind_morning_at: NaiveTime,
}

impl Default for AnnouncementRules {
    fn default() -> Self {
        Self {
            per_week: 3,
            preview_at: time(18, 0),
            remind_evening_at: time(18, 0),
            remind_morning_at: time(6, 30),
        }
    }
}

/// Announcements that carry out one section of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    pub slug: Slug,
    /// The section of the plan that it carries out.
    pub section: String,
    pub name: String,
    pub topic: Topic,
    /// The event of the plan that it is about.
    pub event: Option<Slug>,
    pub to: CampaignAudience,
    /// Whether people are asked if they come to the event.
    pub answers: bool,
    /// Whether each message waits for a person's approval.
    pub approval: bool,
    /// At least one, as the file orders them.
    pub messages: Vec<CampaignMessage>,
}

/// Whom a campaign is for. Lists name each slug once and are not empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CampaignAudience {
    /// All residents.
    Everyone,
    /// Residents of these hamlets.
    Hamlets(Vec<Slug>),
    /// Members of these units.
    Units(Vec<Slug>),
}

/// One announcement of a campaign. Its identity stays when its words or its day change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignMessage {
    /// Its own within the campaign.
    pub slug: Slug,
    pub words: CampaignWords,
    /// The day, within the plan's year...
    pub on: NaiveDate,
    /// ...and the time at which it goes out.
    pub at: NaiveTime,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CampaignWords {
    /// The name of a text in `messages/`, one of [`TEMPLATES`].
    Template(String),
    /// The commune's own words, without markup; at most 4096 units of UTF-16.
    Text(String),
}

impl CampaignMessage {
    /// When a message goes out whose file does not say it.
    pub fn usual_time() -> NaiveTime {
        time(8, 0)
    }
}

impl Campaign {
    /// What one of its messages is known by for good: "thang-hanh-dong/mo-dau".
    pub fn identity_of(&self, message: &CampaignMessage) -> String {
        format!("{}/{}", self.slug, message.slug)
    }

    /// Its name, and the commune's own words in it.
    pub fn texts(&self) -> Vec<&String> {
        let own = self.messages.iter().filter_map(|message| match &message.words {
            CampaignWords::Text(text) => Some(text),
            CampaignWords::Template(_) => None,
        });
        std::iter::once(&self.name).chain(own).collect()
    }
}

impl Plan {
    /// All messages of all campaigns, each with its campaign, in the order of the file.
    pub fn campaign_messages(&self) -> impl Iterator<Item = (&Campaign, &CampaignMessage)> {
        self.campaigns.iter().flat_map(|campaign| campaign.messages.iter().map(move |one| (campaign, one)))
    }
}

/// A text of `messages/` that campaigns may send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// As plan files call it.
    pub name: &'static str,
    /// Whether it tells the first or last day of the campaign's event.
    pub tells_days: bool,
}

impl Template {
    pub fn named(name: &str) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.name == name)
    }
}

/// All templates; a test of `messages` keeps them the same as its texts.
pub const TEMPLATES: [Template; 18] = [
    of_any_day("ngay-8-3"),
    of_any_day("ngay-20-10"),
    of_an_event("thang-hanh-dong-mo-dau"),
    of_any_day("thang-hanh-dong-chu-de"),
    of_any_day("thang-hanh-dong-viec-nha"),
    of_any_day("thang-hanh-dong-ton-trong"),
    of_any_day("thang-hanh-dong-hang-xom"),
    of_any_day("thang-hanh-dong-tre-em"),
    of_any_day("thang-hanh-dong-truong-hoc"),
    of_any_day("thang-hanh-dong-nam-gioi"),
    of_any_day("thang-hanh-dong-dia-chi"),
    of_an_event("thang-hanh-dong-be-mac"),
    of_any_day("bo-luat-lao-dong"),
    of_any_day("luat-binh-dang-gioi"),
    of_any_day("luat-hon-nhan-gia-dinh"),
    of_any_day("suc-khoe-sinh-san"),
    of_any_day("tre-em-gai-di-hoc"),
    of_any_day("phong-mua-ban-nguoi"),
];

const fn of_any_day(name: &'static str) -> Template {
    Template { name, tells_days: false }
}

const fn of_an_event(name: &'static str) -> Template {
    Template { name, tells_days: true }
}

/// What fills a template.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateFacts {
    pub commune: String,
    /// First and last day of the event; absent without one.
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
    /// Whom to call, in the plan's order.
    pub numbers: Vec<EmergencyLine>,
}

impl TemplateFacts {
    /// For a text about this event of the plan, if it is about one.
    pub fn of(plan: &Plan, event: Option<&str>) -> Self {
        let event = plan.events.iter().find(|known| event == Some(known.slug.as_str()));
        Self {
            commune: plan.commune.clone(),
            first: event.map(|event| event.starts_on),
            last: event.map(|event| event.ends_on),
            numbers: EmergencyLine::of(plan),
        }
    }
}

/// Midnight for a time that does not exist; none of those above is one.
fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}
