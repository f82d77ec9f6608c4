//! Nothing of the plan is invisible: every sentence can be reached, with what was done, by whom, with which evidence.

use std::collections::VecDeque;

use loa::domain::action::Action;
use loa::domain::notice::Notice;
use loa::domain::official::action::OfficialAction;
use loa::domain::official::screen::OfficialScreen;
use loa::domain::official::{Format, Span};
use loa::domain::paper::Facts;
use loa::domain::person::Language;
use loa::messages::{Messages, Press};
use loa::report;

use super::scene::{LEADER, Phone, REPORT, commune, facts, report as reports, words_of};
use crate::support::{COORDINATOR, HEALTH_STATION, song_an};

/// Everything that the plan says: aims, headings, tasks, solutions, units.
fn sentences() -> Vec<String> {
    let plan = song_an();
    let clauses = plan.aims.iter().chain(&plan.headings).chain(&plan.solutions);
    let mut said: Vec<String> = clauses.map(|clause| clause.text.clone()).collect();
    said.extend(plan.tasks.iter().map(|task| task.text.clone()));
    said.extend(plan.units.iter().map(|unit| unit.name.clone()));
    assert!(said.len() > 60, "{}", said.len());
    said
}

fn without_ends(text: &str) -> &str {
    text.trim_end_matches(['.', ';', ' '])
}

#[tokio::test]
async fn every_sentence_and_task_is_reached_by_buttons() {
    let commune = commune().await;
    let stored = commune.loa.store.known_plan(loa::clock::Clock::now(&*commune.clock)).unwrap();
    let plan = commune.look().await.whole_plan(&stored).await.unwrap();
    let messages = Messages::load().unwrap();
    let mut seen = vec![OfficialAction::Sections];
    let mut open = VecDeque::from(seen.clone());
    let mut heard = String::new();
    while let Some(action) = open.pop_front() {
        let screen = match action {
            OfficialAction::Section { place, page } => OfficialScreen::section(&plan, place, page),
            OfficialAction::Clause { place, clause, page } => {
                OfficialScreen::clause(&plan, place, clause, page)
            }
            _ => OfficialScreen::sections(&plan),
        };
        let shown = messages.render(&Notice::Official(Box::new(screen)), Language::Vi, "loa_bot");
        assert!(!shown.html.ends_with('…'), "something was left out:\n{}", shown.html);
        heard.push_str(&html_escape::decode_html_entities(&shown.html));
        for label in shown.buttons.iter().flatten() {
            if let Press::Action(Action::Official(next)) = label.press
                && matches!(next, OfficialAction::Section { .. } | OfficialAction::Clause { .. })
                && !seen.contains(&next)
            {
                seen.push(next);
                open.push_back(next);
            }
        }
    }
    for sentence in sentences() {
        assert!(heard.contains(&sentence), "cannot be reached: {sentence}");
    }
    for task in song_an().tasks {
        assert!(heard.contains(&format!("Việc: <b>{}</b>", task.title)), "{}", task.title);
    }
    for number in ["I.1", "II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "IV.4", "V.1", "V.8"] {
        assert!(heard.contains(&format!("<b>Mục {number}</b>")), "{number}");
    }
    commune.end().await;
}

#[tokio::test]
async fn every_sentence_and_task_stands_in_every_kind_of_document() {
    let commune = commune().await;
    let month = Span::Range { from: "2020-05-01".parse().unwrap(), until: "2020-05-31".parse().unwrap() };
    for span in [Span::Half(2020), Span::Year(2020), month] {
        let facts = Facts::Official(Box::new(facts(&commune, span).await), Format::Document);
        let made = report::make(&facts, &Messages::load().unwrap(), Language::Vi).unwrap();
        let words = words_of(&made.bytes);
        for sentence in sentences() {
            assert!(words.contains(without_ends(&sentence)), "{span:?} lacks {sentence}");
        }
    }
    commune.end().await;
}

#[tokio::test]
async fn a_sentence_shows_what_was_done_and_its_evidence_in_one_edited_message() {
    let commune = commune().await;
    let station = Phone::of(&commune, HEALTH_STATION);
    reports(&commune, REPORT).await;
    station.send_photo().await;
    if station.last().await.text.contains("việc nào") {
        station.go(&["1"]).await;
    }
    for id in [COORDINATOR, LEADER] {
        let phone = Phone::of(&commune, id);
        phone.write("/tiendo").await;
        let list = phone.go(&["Theo từng mục"]).await;
        assert!(list.text.contains("V.4 Trạm Y tế") && list.text.contains("I.1"), "{}", list.text);
        assert!(list.text.contains("II.3: 1/4 việc đã có báo cáo"), "{}", list.text);
        let section = phone.go(&["II.3", "Trang sau"]).await;
        assert!(section.text.contains("✅ 1/32 lượt đã có kết quả · 📎 1"), "{}", section.text);
        let clause = phone.go(&["5"]).await;
        assert!(clause.text.contains(REPORT), "{}", clause.text);
        assert!(clause.text.contains("Trạm Y tế") && clause.text.contains("20/05/2020"), "{}", clause.text);
        assert!(clause.text.contains("45 người tham gia, 30 nữ, 15 nam"), "{}", clause.text);
        assert_eq!(clause.id, list.id, "one message is edited");
        let photo = phone.go(&["📎 Trạm Y tế (1)"]).await;
        assert_eq!(photo.media.as_deref(), Some("photo"), "{photo:#?}");
    }
    commune.end().await;
}
