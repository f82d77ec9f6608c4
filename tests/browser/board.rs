//! The board page in a real Chromium: a link is opened, the board is seen, nothing is blocked, nothing needs a script.

use std::time::Duration;

use serde_json::Value;

use super::page::Page;
use super::process::Process;
use crate::support::COORDINATOR;
use crate::support::people::{Message, Person};

/// A message of the bot's that is there within a while.
async fn wait(person: &Person, wanted: impl Fn(&Message) -> bool) -> Message {
    for _ in 0..200 {
        if let Some(message) =
            person.messages().await.into_iter().rfind(|message| message.from_bot && wanted(message))
        {
            return message;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("it never comes: {:#?}", person.messages().await)
}

#[tokio::test]
#[ignore = "needs Debian's chromium and chromium-driver; .ci/run has them"]
async fn the_board_opens_on_a_computer_and_a_phone_without_scripts() {
    let folder = tempfile::tempdir().unwrap();
    let arguments =
        ["sandbox", "--port", "0", "--board", "127.0.0.1:0", "--data", folder.path().to_str().unwrap()];
    let (_sandbox, address) = Process::start(env!("CARGO_BIN_EXE_loa"), &arguments, |line| {
        Some(line.split_once("http://")?.1.to_owned())
    });
    let api = format!("http://{}", address.trim_end_matches('/'));
    let coordinator = Person::new(COORDINATOR, &api);
    coordinator.write("/tiendo").await;
    let button = "Mở trên máy tính";
    wait(&coordinator, |message| message.has_button(button)).await;
    coordinator.press(button).await;
    let said = wait(&coordinator, |message| message.text.contains("/mo/")).await.text;
    let link = said.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();

    let page = Page::open_without_scripts(&link).await;
    page.text("//h1[contains(., 'Mở bảng tiến độ')]").await;
    page.click_on("//button[contains(., 'Mở bảng')]").await;
    for (width, height) in [(390, 844), (1366, 768), (1920, 1080)] {
        page.resize(width, height).await;
        let board = page.text("//body[contains(., 'Trạm Y tế')]").await;
        for text in ["Tiến độ", "Không có việc quá hạn", "30 ngày tới", "Cả năm 2020"] {
            assert!(board.contains(text), "{text} at {width}: {board}");
        }
        assert!(page.is_no_wider_than_its_window().await, "it scrolls sideways at {width}");
        assert!(page.shows_its_pictures().await, "a picture is broken at {width}");
    }
    assert_eq!(page.log().await, Vec::<Value>::new());

    page.go(&link).await;
    page.click_on("//button[contains(., 'Mở bảng')]").await;
    page.text("//h1[contains(., 'Bảng chưa mở được')]").await;
}
