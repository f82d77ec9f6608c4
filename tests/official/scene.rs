//! The commune of these stories, phones that wait for every answer, and files as a clerk opens them.

use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};
use loa::clock::Clock;
use loa::domain::official::{Official, Span};
use loa::domain::role::Role;

use crate::support::people::{Message, Person};
use crate::support::{COORDINATOR, Commune, HEALTH_STATION, song_an};

pub const LEADER: i64 = 1009;
pub const REPORT: &str = "Đã tư vấn tại 3 thôn cho 45 người, 30 nữ, 15 nam";

/// A Wednesday morning in May; the coordinator, a leader and the health station are there.
pub async fn commune() -> Commune {
    let commune = Commune::staffed(song_an(), "2020-05-20 09:00").await;
    commune.appoint(LEADER, Role::Leader).await;
    commune
}

/// Somebody with a phone, who waits for every answer.
pub struct Phone<'a> {
    commune: &'a Commune,
    pub person: Person,
}

impl<'a> Phone<'a> {
    pub fn of(commune: &'a Commune, id: i64) -> Self {
        Self { commune, person: commune.person(id) }
    }

    pub async fn write(&self, text: &str) -> Message {
        self.breathe();
        self.person.write(text).await;
        self.commune.settle().await;
        self.last().await
    }

    /// Presses buttons, one after the other.
    pub async fn go(&self, labels: &[&str]) -> Message {
        for label in labels {
            self.breathe();
            self.person.press(label).await;
            self.commune.settle().await;
        }
        self.last().await
    }

    pub async fn send_photo(&self) {
        self.breathe();
        self.person.send_photo(None, "", None).await;
        self.commune.settle().await;
    }

    pub async fn last(&self) -> Message {
        self.person.last().await
    }

    /// The file that came last, with its name.
    pub async fn file(&self) -> (String, Vec<u8>) {
        let chat = self.person.chat().await;
        let media =
            chat.iter().rfind(|message| message["media"]["kind"] == "document").expect("no file came");
        let url = format!("{}{}", self.commune.url(), media["media"]["url"].as_str().unwrap());
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let bytes = client.get(url).send().await.unwrap().bytes().await.unwrap();
        (media["media"]["file_name"].as_str().unwrap().to_owned(), bytes.to_vec())
    }

    fn breathe(&self) {
        self.commune.clock.advance_to(self.commune.clock.now() + chrono::Duration::seconds(15));
    }
}

/// The health station reports its first task; the coordinator is told at once.
pub async fn report(commune: &Commune, text: &str) {
    let station = Phone::of(commune, HEALTH_STATION);
    station.write("/viec").await;
    station.go(&["1", "Đã xong"]).await;
    station.write(text).await;
}

pub async fn confirm(commune: &Commune) {
    Phone::of(commune, COORDINATOR).go(&["Xác nhận"]).await;
}

pub async fn facts(commune: &Commune, span: Span) -> Official {
    commune.look().await.official(span).await.unwrap().unwrap()
}

/// All that is written in a document, paragraph by paragraph.
pub fn words_of(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let paragraphs = xml.split("</w:p>").map(|paragraph| {
        let pieces = paragraph.split("<w:t").skip(1);
        let texts = pieces.filter_map(|piece| piece.split_once('>')?.1.split_once("</w:t>"));
        texts.map(|(text, _)| html_escape::decode_html_entities(text).into_owned()).collect::<String>()
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

pub fn sheets_of(xlsx: &[u8]) -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(xlsx.to_vec())).unwrap();
    book.worksheets()
}
