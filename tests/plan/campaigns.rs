//! Campaigns and the measures of announcements in plan files: read, shown, compared, rolled, refused.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use loa::domain::announcement::Topic;
use loa::domain::campaign::{AnnouncementRules, CampaignAudience, CampaignWords, TemplateFacts};
use loa::domain::plan::Plan;
use loa::plan_file::{difference, read, roll, show};

use super::bad_campaigns::CASES;
use super::bad_input::GOOD;

/// Follows the small good plan; begins in line 60.
const CAMPAIGN: &str = r#"
[announcements]
per_week = 2
preview_at = 19:00:00

[[hamlet]]
slug = "thon-1"
name = "Thôn 1"

[[campaign]]
slug = "chuc-mung"
section = "V.6"
name = "Chúc mừng"
topic = "events"
event = "ngay-8-3"
to = "everyone"
answers = true

[[campaign.message]]
slug = "moi"
template = "thang-hanh-dong-mo-dau"
on = 2020-03-04
at = 07:00:00

[[campaign.message]]
slug = "loi"
text = "Xin mời bà con"
on = 2020-03-08
"#;

fn file() -> String {
    format!("{GOOD}{CAMPAIGN}")
}

fn plan_of(text: &str) -> Plan {
    read("x.toml", text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn edited(from: &str, to: &str) -> String {
    let file = file();
    assert_eq!(file.matches(from).count(), 1, "{from:?} must stand once in the good file");
    file.replace(from, to)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

#[test]
fn a_campaign_is_read_with_all_it_says_and_the_usual_for_what_it_does_not() {
    let plan = plan_of(&file());
    let rules = AnnouncementRules { per_week: 2, preview_at: time(19, 0), ..AnnouncementRules::default() };
    assert_eq!(plan.announcements, rules);
    assert_eq!((rules.remind_evening_at, rules.remind_morning_at), (time(18, 0), time(6, 30)));
    let [campaign] = &plan.campaigns[..] else { panic!("{:?}", plan.campaigns) };
    assert_eq!((campaign.slug.as_str(), campaign.section.as_str()), ("chuc-mung", "V.6"));
    assert_eq!((campaign.topic, campaign.event.as_deref()), (Topic::Events, Some("ngay-8-3")));
    assert_eq!(campaign.to, CampaignAudience::Everyone);
    assert!(campaign.answers && campaign.approval);
    let messages: Vec<_> = campaign.messages.iter().map(|one| (&one.words, one.on, one.at)).collect();
    assert_eq!(
        messages,
        [
            (&CampaignWords::Template("thang-hanh-dong-mo-dau".into()), day("2020-03-04"), time(7, 0)),
            (&CampaignWords::Text("Xin mời bà con".into()), day("2020-03-08"), time(8, 0)),
        ]
    );
    assert_eq!(plan_of(GOOD).announcements, AnnouncementRules::default());
    assert!(plan_of(GOOD).campaigns.is_empty());
}

#[test]
fn a_campaign_is_for_everyone_or_hamlets_or_units() {
    for (line, audience) in [
        ("hamlets = [\"thon-1\"]", CampaignAudience::Hamlets(vec!["thon-1".into()])),
        ("units = [\"yte\"]", CampaignAudience::Units(vec!["yte".into()])),
    ] {
        assert_eq!(plan_of(&edited("to = \"everyone\"", line)).campaigns[0].to, audience);
    }
    assert!(!plan_of(&edited("answers = true", "approval = false")).campaigns[0].approval);
}

#[test]
fn each_message_has_an_identity_of_its_own() {
    let plan = plan_of(&file());
    let days: BTreeMap<String, NaiveDate> = plan
        .campaign_messages()
        .map(|(campaign, message)| (campaign.identity_of(message), message.on))
        .collect();
    assert_eq!(days.len(), plan.campaign_messages().count());
    assert_eq!(days["chuc-mung/loi"], day("2020-03-08"));
}

#[test]
fn what_fills_a_template_is_the_plans() {
    let plan = plan_of(&file());
    let facts = TemplateFacts::of(&plan, plan.campaigns[0].event.as_deref());
    assert_eq!((facts.first, facts.last), (Some(day("2020-03-08")), Some(day("2020-03-08"))));
    assert_eq!((facts.commune.as_str(), facts.numbers[0].number.as_str()), ("Xã Thử", "1900 96 96 80"));
    assert_eq!(TemplateFacts::of(&plan, None).first, None);
}

#[test]
fn every_mistake_in_a_campaign_is_met_with_its_place_and_what_is_expected() {
    for (from, to, expected) in CASES {
        let problems = read("x.toml", &edited(from, to)).expect_err(to);
        let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
        let expected: Vec<_> = expected.iter().map(|complaint| format!("x.toml:{complaint}")).collect();
        assert_eq!(told, expected, "{to}");
    }
}

#[test]
fn times_that_are_left_out_must_not_be_quiet_either() {
    let text = GOOD.replace("quiet_from = 21:00:00", "quiet_from = 18:00:00");
    let told: Vec<_> = read("x.toml", &text).unwrap_err().iter().map(ToString::to_string).collect();
    let quiet = |key| {
        format!(
            "x.toml:10:1: '{key}' of [announcements] is 18:00:00, in the quiet hours 18:00:00-06:00:00; expected a time outside them"
        )
    };
    assert_eq!(told, [quiet("preview_at"), quiet("remind_evening_at")]);
}

#[test]
fn own_words_fill_at_most_one_message() {
    let with = |text: &str| edited("Xin mời bà con", text);
    assert!(read("x.toml", &with(&"ạ".repeat(4_096))).is_ok());
    let problems = |text: &str| read("x.toml", &with(text)).unwrap_err()[0].to_string();
    for text in ["ạ".repeat(4_097), "😀".repeat(2_048) + "a"] {
        assert_eq!(problems(&text), "x.toml:86:8: 'text' has 4097 characters; expected at most 4096");
    }
}

#[test]
fn changes_of_campaigns_are_told_by_message() {
    let old = plan_of(&file());
    let mut new = old.clone();
    new.announcements.per_week = 4;
    new.campaigns[0].approval = false;
    new.campaigns[0].messages[0].on = day("2020-03-05");
    let mut added = new.campaigns[0].messages.remove(1);
    added.slug = "nhac".into();
    new.campaigns[0].messages.push(added);
    assert_eq!(
        difference(Some(&old), &new).to_string().lines().collect::<Vec<_>>(),
        [
            "~ announcements: per_week 2 -> 4",
            "~ campaign chuc-mung: approval true -> false",
            "- campaign message chuc-mung/loi: Xin mời bà con",
            "+ campaign message chuc-mung/nhac: Xin mời bà con",
            r#"~ campaign message chuc-mung/moi: on "2020-03-04" -> "2020-03-05""#,
        ]
    );
    assert!(difference(Some(&old), &old).is_empty());
}

#[test]
fn campaigns_are_shown() {
    let shown = show(&plan_of(&file()));
    for line in [
        "  announcements: at most 2 a week for a resident, previews at 19:00, reminders at 18:00 and 06:30\n",
        "  V.6  chuc-mung  Chúc mừng\n      events to everyone; event ngay-8-3; asks who comes; after approval\n",
        "      2020-03-04 07:00  moi: template thang-hanh-dong-mo-dau\n",
        "      2020-03-08 08:00  loi: Xin mời bà con\n",
    ] {
        assert!(shown.contains(line), "{line} is not in\n{shown}");
    }
}

#[test]
fn messages_move_with_their_event_and_others_to_the_same_day() {
    let days = |text: &str, year| {
        let plan = plan_of(&roll("x.toml", text, year).unwrap());
        plan.campaigns[0].messages.iter().map(|message| message.on).collect::<Vec<_>>()
    };
    // The source's 8 March stays, though it is a Sunday in 2026: so do the days about it, a Wednesday too.
    assert_eq!(days(&file(), 2026), [day("2026-03-04"), day("2026-03-08")]);
    // A local event moves from Sunday to Monday, and its messages with it, wherever they land.
    let local = file().replace("dates_from = \"plan\"", "dates_from = \"local\"");
    assert_eq!(days(&local, 2026), [day("2026-03-05"), day("2026-03-09")]);
    // Over a leap day the distance counts, not the date.
    let before_leap_day = edited("on = 2020-03-04", "on = 2020-02-27");
    assert_eq!(days(&before_leap_day, 2021)[0], day("2021-02-26"));
    assert_eq!(
        days(&edited("on = 2020-03-04", "on = 2020-01-01"), 2021)[0],
        day("2021-01-01"),
        "not out of the year"
    );
    // Without an event: the same day, a weekend or not; 28 February for a 29th.
    let alone = before_leap_day
        .replace("event = \"ngay-8-3\"\n", "")
        .replace("answers = true\n", "")
        .replace("thang-hanh-dong-mo-dau", "ngay-8-3");
    assert_eq!(days(&alone, 2021), [day("2021-02-27"), day("2021-03-08")]);
    assert_eq!(days(&alone.replace("2020-02-27", "2020-02-29"), 2021)[0], day("2021-02-28"));
}

#[test]
fn own_words_that_name_the_old_year_are_listed() {
    let rolled = roll("x.toml", &edited("Xin mời bà con", "Xin mời bà con năm 2020"), 2021).unwrap();
    assert!(rolled.contains("#   - [campaign.message] loi: text\n"), "{rolled}");
}
