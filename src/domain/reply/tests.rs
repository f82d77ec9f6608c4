use super::*;

const LEXICON: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/messages/vi/replies.toml"));

fn lexicon() -> Lexicon {
    Lexicon::parse(LEXICON).expect("the shipped word list is sound")
}

#[test]
fn done_and_its_negation() {
    let today = NaiveDate::from_ymd_opt(2020, 11, 18).unwrap();
    let meaning = |text| understand(&lexicon(), text, today).meaning;
    assert_eq!(meaning("Dạ xong rồi ạ"), Meaning::Done { evidence_missing: false });
    assert_eq!(meaning("chua xong"), Meaning::NotDone);
}
