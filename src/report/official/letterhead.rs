//! The head of the report and its end, as Decree 30/2020/ND-CP, appendix I, lays them out. Number, day and signer are
//! left to the office.

use super::{BODY, POINTS, Paper};
use crate::domain::official::Official;
use crate::messages::{OfficialText as Text, PaperWords};
use crate::report::document::{Align, Block, Document, Look, OFFICIAL_WIDTH};

/// The columns of the head: the state's motto needs the larger one.
const LEFT: u32 = 3600;
const RIGHT: u32 = OFFICIAL_WIDTH - LEFT;
/// Rules under the issuer, the motto and the title.
const SHORT_RULE: u32 = 1300;
const MOTTO_RULE: u32 = 3050;
const TITLE_RULE: u32 = 1500;

const RECIPIENTS_LABEL: usize = 12;
const RECIPIENTS: usize = 11;
/// Room for signature and stamp.
const SIGNATURE_POINTS: u32 = 80;

const CENTRED: Look = Look { points: 13, align: Align::Centred, first_line: 0, below: 0, ..BODY };
const STRONG: Look = Look { bold: true, ..CENTRED };

pub(super) fn begin(facts: &Official, words: &PaperWords<'_>) -> Document {
    let text = |key| words.official(key);
    let mut left: Vec<Block> =
        issuer(facts, words).into_iter().map(|line| Block::Text(line, STRONG)).collect();
    left.push(Block::Rule(SHORT_RULE));
    left.push(Block::Text(text(Text::Number), Look { above: 4, ..CENTRED }));
    left.push(Block::Text(text(Text::Draft), Look { above: 4, ..STRONG }));
    let right = vec![
        Block::Text(text(Text::State), Look { points: 12, ..STRONG }),
        Block::Text(text(Text::Motto), STRONG),
        Block::Rule(MOTTO_RULE),
        Block::Text(words.official_place_and_date(facts), Look { italic: true, above: 4, ..CENTRED }),
    ];
    let title = Look { points: POINTS, with_next: true, ..STRONG };
    let mut document = Document::official();
    document.columns([(LEFT, left), (RIGHT, right)]);
    document.paragraph(&text(Text::Title), Look { above: 14, ..title });
    document.paragraph(&words.official_subject(facts), title);
    document.rule(TITLE_RULE, OFFICIAL_WIDTH);
    document.paragraph(&words.official_opening(facts), Look { above: 10, ..BODY });
    document.paragraph(&words.official_covers(facts), Look { italic: true, ..BODY });
    if facts.is_empty() {
        document.paragraph(&text(Text::NothingReported), Look { bold: true, ..BODY });
    }
    document
}

/// "ỦY BAN NHÂN DÂN" over "XÃ SONG AN", if the issuer's name ends with the commune's.
fn issuer(facts: &Official, words: &PaperWords<'_>) -> Vec<String> {
    let [issuer, commune] =
        [&facts.plan.issuer, &facts.plan.commune].map(|name| words.line(name).to_uppercase());
    match issuer.strip_suffix(&commune).map(str::trim_end).filter(|rest| !rest.is_empty()) {
        Some(body) => vec![body.to_owned(), commune],
        None => vec![issuer],
    }
}

pub(super) fn sign(paper: &mut Paper<'_>) {
    let (facts, words) = (paper.facts, paper.words);
    paper.body(&words.official_closing(facts));
    let text = |key| words.official(key);
    let small = Look { points: RECIPIENTS, align: Align::Left, ..CENTRED };
    let label = Look { points: RECIPIENTS_LABEL, bold: true, italic: true, align: Align::Left, ..CENTRED };
    let archive = text(Text::Archive);
    let is_archive = |name: &&String| words.line(name).trim_end_matches('.') == archive;
    let mut left = vec![Block::Text(text(Text::Recipients), label)];
    let others = facts.recipients.iter().filter(|name| !is_archive(name));
    left.extend(others.map(|name| Block::Text(words.official_recipient(name), small)));
    left.push(Block::Text(text(Text::Archived), small));
    let strong = Look { points: POINTS, ..STRONG };
    let right = vec![
        Block::Text(text(Text::OnBehalf), strong),
        Block::Text(text(Text::Signer), Look { below: SIGNATURE_POINTS, ..strong }),
    ];
    paper.write("", Look { points: 6, ..CENTRED });
    let half = OFFICIAL_WIDTH / 2;
    paper.document.columns([(half, left), (OFFICIAL_WIDTH - half, right)]);
}
