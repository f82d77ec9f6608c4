//! The campaigns in the file of Song An: they carry out what the plan says, and write to nobody too often.

use std::collections::BTreeSet;

use chrono::Days;
use loa::domain::announcement::Topic;
use loa::domain::campaign::{AnnouncementRules, CampaignAudience, CampaignMessage, CampaignWords, TEMPLATES};
use loa::domain::plan::{Event, Plan};

use super::song_an;

fn messages_of<'p>(plan: &'p Plan, campaign: &str) -> &'p [CampaignMessage] {
    &plan.campaigns.iter().find(|one| one.slug == campaign).unwrap().messages
}

fn event<'p>(plan: &'p Plan, slug: &str) -> &'p Event {
    plan.events.iter().find(|event| event.slug == slug).unwrap()
}

#[test]
fn every_campaign_carries_out_a_section_of_the_plan() {
    let plan = song_an();
    let sections: BTreeSet<_> = plan.tasks.iter().map(|task| task.section.as_str()).collect();
    for campaign in &plan.campaigns {
        assert!(sections.contains(campaign.section.as_str()), "{}: {}", campaign.slug, campaign.section);
    }
    let carried_out: Vec<_> =
        plan.campaigns.iter().map(|one| (one.slug.as_str(), one.section.as_str(), one.topic)).collect();
    assert_eq!(
        carried_out,
        [
            ("phong-mua-ban-nguoi", "V.5", Topic::Law),
            ("chuc-mung-8-3", "V.6", Topic::Events),
            ("pho-bien-luat", "V.2", Topic::Law),
            ("suc-khoe-sinh-san", "V.4", Topic::Health),
            ("tre-em-gai-di-hoc", "V.3", Topic::Commune),
            ("bo-luat-lao-dong", "II.1.b", Topic::Law),
            ("chuc-mung-20-10", "V.6", Topic::Events),
            ("thang-hanh-dong", "II.5", Topic::Events),
        ]
    );
}

#[test]
fn campaigns_are_for_everyone_wait_for_approval_and_ask_for_no_answer() {
    for campaign in song_an().campaigns {
        assert_eq!(campaign.to, CampaignAudience::Everyone, "{}", campaign.slug);
        assert!(campaign.approval, "{}", campaign.slug);
        // The source gives neither an hour nor a place to come to.
        assert!(!campaign.answers, "{}", campaign.slug);
    }
}

#[test]
fn messages_about_the_sources_events_go_out_on_their_days() {
    let plan = song_an();
    for (campaign, slug) in [("chuc-mung-8-3", "ngay-8-3"), ("chuc-mung-20-10", "ngay-20-10")] {
        let days: Vec<_> = messages_of(&plan, campaign).iter().map(|message| message.on).collect();
        assert_eq!(days, [event(&plan, slug).starts_on]);
    }
    let month = event(&plan, "thang-hanh-dong");
    let days: Vec<_> = messages_of(&plan, "thang-hanh-dong").iter().map(|message| message.on).collect();
    assert_eq!((days.len(), days[0], days[9]), (10, month.starts_on, month.ends_on));
    assert!(days.is_sorted());
    let about: Vec<_> = plan.campaigns.iter().filter_map(|campaign| campaign.event.as_deref()).collect();
    assert_eq!(about, ["ngay-8-3", "ngay-20-10", "thang-hanh-dong"]);
}

#[test]
fn no_seven_days_bring_more_than_a_resident_gets() {
    let plan = song_an();
    let days: Vec<_> = plan.campaign_messages().map(|(_, message)| message.on).collect();
    assert_eq!(days.len(), 18);
    for first in &days {
        let week = *first..*first + Days::new(7);
        let count = days.iter().filter(|day| week.contains(day)).count();
        assert!(count <= usize::from(plan.announcements.per_week), "{count} from {first}");
    }
    assert!(days.iter().all(|day| !plan.is_holiday(*day)));
}

#[test]
fn every_template_is_sent_once_and_the_plan_adds_no_words_of_its_own() {
    let plan = song_an();
    let sent: Vec<_> = plan
        .campaign_messages()
        .map(|(_, message)| match &message.words {
            CampaignWords::Template(name) => name.as_str(),
            CampaignWords::Text(text) => panic!("the source has no such words: {text}"),
        })
        .collect();
    assert_eq!(sent.len(), TEMPLATES.len());
    assert_eq!(BTreeSet::from_iter(sent), TEMPLATES.iter().map(|template| template.name).collect());
}

#[test]
fn a_plan_stored_before_there_were_campaigns_is_readable() {
    let plan = song_an();
    let mut earlier = serde_json::to_value(&plan).unwrap();
    assert_eq!(serde_json::from_value::<Plan>(earlier.clone()).unwrap(), plan);
    for key in ["announcements", "campaigns"] {
        earlier.as_object_mut().unwrap().remove(key).unwrap();
    }
    let earlier: Plan = serde_json::from_value(earlier).unwrap();
    assert_eq!(earlier, Plan { announcements: AnnouncementRules::default(), campaigns: vec![], ..plan });
}

#[test]
fn rolled_campaigns_keep_to_their_events() {
    use super::{FILE, SONG_AN};
    for year in [2021, 2024, 2026] {
        let plan = loa::plan_file::read(FILE, &loa::plan_file::roll(FILE, SONG_AN, year).unwrap()).unwrap();
        let days: Vec<_> = messages_of(&plan, "thang-hanh-dong").iter().map(|message| message.on).collect();
        let month = event(&plan, "thang-hanh-dong");
        assert_eq!((days[0], days[9]), (month.starts_on, month.ends_on));
        assert!(days.is_sorted());
    }
}
