//! "But there is no photo yet": what is said about evidence is not said about the task.

use super::lexicon::Sense;
use super::tags::Tag;

/// Replaces what is said about evidence: by [`Sense::EvidenceMissing`] when it is missing or comes later, else by
/// a mere topic.
pub(super) fn set_apart(tags: &[Tag]) -> Vec<Tag> {
    let mut read: Vec<Tag> = Vec::with_capacity(tags.len());
    let mut start = 0;
    while let Some(tag) = tags.get(start) {
        start += 1;
        let with_verb = match tag {
            Tag::Sense(Sense::Evidence) => false,
            Tag::Sense(Sense::EvidenceWithVerb | Sense::EvidenceMissing) => true,
            _ => {
                read.push(*tag);
                continue;
            }
        };
        let mut before = length_before(&read, with_verb);
        let mut after = length_after(&tags[start..]);
        let said = || read[read.len() - before..].iter().chain(&tags[start..start + after]);
        let is_missing = *tag == Tag::Sense(Sense::EvidenceMissing) || said().any(says_missing);
        // "Ảnh chưa nộp, làm xong": the negation may be of "done" and has to stay.
        let is_done_later =
            tags[start..].iter().any(|tag| matches!(tag, Tag::Sense(Sense::Done | Sense::Finished)));
        if is_done_later && said().any(negates) {
            (before, after) = (0, 0);
        }
        read.truncate(read.len() - before);
        read.push(Tag::Sense(if is_missing { Sense::EvidenceMissing } else { Sense::Topic }));
        start += after;
    }
    read
}

fn says_missing(tag: &Tag) -> bool {
    use Sense::{Intent, Lack, Later};
    negates(tag) || matches!(tag, Tag::Sense(Lack | Later | Intent) | Tag::Moment(_))
}

fn negates(tag: &Tag) -> bool {
    matches!(tag, Tag::Sense(Sense::Not | Sense::NotYet | Sense::NotDone))
}

/// How many tags before the evidence belong to it: "chưa có", "mai gửi". A negation only with its verb, and
/// never right after "done": "xong chưa …" is a question.
fn length_before(tags: &[Tag], with_verb: bool) -> usize {
    use Sense::{Act, Done, Filler, Have, InTime, Intent, Lack, Not, NotDone, NotYet, WeakAsk};
    let mut length = 0;
    let mut has_verb = with_verb;
    for (at, tag) in tags.iter().enumerate().rev() {
        match tag {
            Tag::Sense(Not | NotYet | NotDone) => {
                let after_done = at > 0 && matches!(tags[at - 1], Tag::Sense(Done | Act | Sense::Finished));
                return if has_verb && !after_done { tags.len() - at } else { length };
            }
            Tag::Sense(Act | Have | Lack | InTime) => has_verb = true,
            Tag::Sense(Filler | Intent | WeakAsk) | Tag::Moment(_) => {}
            _ => break,
        }
        length = tags.len() - at;
    }
    length
}

/// How many tags after the evidence belong to it: "mai em gửi", "chưa có". A negation of "done" stays.
fn length_after(tags: &[Tag]) -> usize {
    use Sense::{Act, Done, Filler, Have, Intent, Later, Not, NotYet, WeakAsk};
    let mut length = 0;
    loop {
        match &tags[length..] {
            [Tag::Sense(Not | NotYet), Tag::Sense(Have | Act), Tag::Sense(Done), ..] => return length,
            [Tag::Sense(Not | NotYet), Tag::Sense(Have | Act), ..] => length += 2,
            [Tag::Sense(Act | Filler | Have | Intent | Later | WeakAsk) | Tag::Moment(_), ..] => length += 1,
            _ => return length,
        }
    }
}
