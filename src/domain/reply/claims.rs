//! From tags to a meaning: what each part of a reply claims, and what the claims together say.

use super::evidence;
use super::lexicon::Sense;
use super::tags::Tag;
use super::{Extension, Meaning};
use chrono::NaiveDate;

/// Unknown words that a plain claim of "done" bears in the parts of the reply beside it.
const UNKNOWN_BESIDE_DONE: usize = 5;
/// Unknown words that "have finished" bears as its object.
const UNKNOWN_OBJECT: usize = 3;
/// Unknown words that a day with a deed bears ("mai *tui* nộp").
const UNKNOWN_BESIDE_DAY: usize = 1;

/// What the parts of a reply claim.
#[derive(Debug, Default)]
struct Claims {
    done: bool,
    evidence_missing: bool,
    not_done: bool,
    progress: bool,
    help: bool,
    fine: bool,
    seen: bool,
    /// The reply asks for time; what it says of how much.
    extension: bool,
    lengths: Vec<Option<Extension>>,
    /// A question mark; a request may carry one.
    question: bool,
    /// A question by its words, a double negation: nothing can be concluded.
    unclear: bool,
    /// "Done" is only hoped for, conditional, or told of something else.
    hedged: bool,
    /// A negation of nothing known.
    stray_negation: bool,
    unknown: usize,
}

/// The meaning of a whole reply; `said_yes`: it had a "dạ" or "vâng".
pub(super) fn meaning(tags: &[Tag], said_yes: bool, today: NaiveDate) -> Meaning {
    let mut claims = Claims::default();
    let ends =
        |tag: &Tag| matches!(tag, Tag::Break | Tag::Colon | Tag::Question | Tag::Sense(Sense::Contrast));
    for part in tags.split(ends) {
        Part::new(part, today).read(&mut claims);
    }
    claims.question = tags.contains(&Tag::Question);
    claims.seen |= said_yes && tags.iter().all(|tag| matches!(tag, Tag::Break));
    claims.meaning()
}

impl Claims {
    fn meaning(&self) -> Meaning {
        let others_than_done = self.not_done || self.progress || self.help || self.extension;
        if self.unclear || self.done && others_than_done || self.help && self.fine {
            return Meaning::Unclear;
        }
        if self.extension {
            return Meaning::Extension(self.length());
        }
        if self.help {
            return Meaning::Help;
        }
        if self.question {
            return Meaning::Unclear;
        }
        if self.progress {
            return Meaning::InProgress;
        }
        if self.not_done {
            return Meaning::NotDone;
        }
        let is_sure = !self.hedged && !self.stray_negation;
        match () {
            () if self.done && is_sure && self.unknown <= UNKNOWN_BESIDE_DONE => {
                Meaning::Done { evidence_missing: self.evidence_missing }
            }
            () if self.done || self.evidence_missing || !is_sure => Meaning::Unclear,
            () if self.fine && self.unknown <= UNKNOWN_BESIDE_DONE => Meaning::Fine,
            () if self.seen && self.unknown == 0 => Meaning::Seen,
            () => Meaning::Unclear,
        }
    }

    /// The length if all that was said of it agrees.
    fn length(&self) -> Option<Extension> {
        let (first, others) = self.lengths.split_first()?;
        first.filter(|_| others.iter().all(|other| other == first))
    }
}

/// One clause of a reply.
struct Part {
    /// Without words that change nothing.
    core: Vec<Tag>,
    has_people: bool,
    today: NaiveDate,
}

impl Part {
    fn new(tags: &[Tag], today: NaiveDate) -> Self {
        use Sense::{Counter, Filler, Item, People, Topic};
        let tags = evidence::set_apart(&without_counts(tags));
        let is_neutral = |tag: &Tag| matches!(tag, Tag::Sense(Filler | Topic | People | Counter | Item));
        let has_people = tags.contains(&Tag::Sense(People));
        let core = tags.iter().filter(|tag| !is_neutral(tag)).copied().collect::<Vec<_>>();
        let mut core = with_troubles(&core);
        // "Chưa chưa xong" stammers.
        core.dedup_by(|next, tag| is_negation(next) && next == tag);
        Self { core, has_people, today }
    }

    fn has(&self, sense: Sense) -> bool {
        self.core.contains(&Tag::Sense(sense))
    }

    fn has_any(&self, senses: &[Sense]) -> bool {
        senses.iter().any(|sense| self.has(*sense))
    }

    fn position(&self, sense: Sense) -> Option<usize> {
        self.core.iter().position(|tag| *tag == Tag::Sense(sense))
    }

    fn unknown(&self) -> usize {
        self.core.iter().filter(|tag| **tag == Tag::Unknown).count()
    }

    fn moments(&self) -> impl Iterator<Item = super::extension::Moment> {
        self.core.iter().filter_map(|tag| if let Tag::Moment(moment) = tag { Some(*moment) } else { None })
    }

    fn read(&self, claims: &mut Claims) {
        claims.evidence_missing |= self.has(Sense::EvidenceMissing);
        claims.unknown += self.unknown();
        let negation = self.negation();
        match negation {
            Negation::Unclear => claims.unclear = true,
            Negation::Stray => claims.stray_negation = true,
            Negation::OfDeed => claims.not_done = true,
            Negation::None => {}
        }
        if self.is_question() {
            claims.unclear = true;
        }
        let is_stray = negation == Negation::Stray;
        let is_negated = negation == Negation::OfDeed;
        if self.has(Sense::Help) {
            claims.help = true;
            claims.unclear |= is_stray;
        }
        self.read_extension(claims, is_stray, is_negated);
        claims.fine |= self.has(Sense::Fine);
        claims.seen |= self.has(Sense::Ack);
        if negation == Negation::None {
            self.read_deed(claims);
        }
        let is_uncertain = |tag: &Tag| matches!(tag, Tag::Sense(Sense::Intent | Sense::InTime));
        claims.hedged |= self.core.iter().any(is_uncertain);
    }

    /// A request for time, or a day on which it will be done.
    fn read_extension(&self, claims: &mut Claims, is_stray: bool, is_negated: bool) {
        use Sense::{Act, Already, Ask, Day, Done, Finished, Intent, More, Past, Start, Until, WeakAsk};
        let has_moment = self.moments().next().is_some();
        // "Xin ngày 31 tháng" that can't be put together, "xin thêm ngày nữa".
        let names_time = has_moment || self.has(WeakAsk) && self.has_any(&[Day, Sense::Week, Sense::Month]);
        let asks = self.has(Ask) || self.has(WeakAsk) && names_time;
        let is_past = self.has_any(&[Past, Already, Finished, Sense::PastTime]);
        if asks {
            claims.extension = true;
            let is_told = matches!(self.core.last(), Some(Tag::Sense(Already)));
            claims.unclear |= is_stray || is_told || self.has_any(&[Past, Finished]);
            claims.lengths.extend(self.moments().map(|moment| moment.extension()));
            return;
        }
        if is_negated || is_stray || is_past || !has_moment || self.unknown() > UNKNOWN_BESIDE_DAY {
            return;
        }
        let is_deed = self.has_any(&[Act, Start, Done]);
        let is_alone =
            self.core.iter().all(|tag| matches!(tag, Tag::Moment(_) | Tag::Sense(Until | More | Intent)));
        if is_deed {
            claims.extension = true;
            claims.lengths.extend(self.moments().map(|moment| moment.counted_from(self.today).extension()));
        } else if is_alone {
            claims.extension = true;
            claims.lengths.extend(self.moments().map(|moment| moment.extension()));
        }
    }

    /// Done or in progress; to be asked only when nothing is negated.
    fn read_deed(&self, claims: &mut Claims) {
        use Sense::{Act, Almost, Already, Done, Ongoing, Progress, Start};
        let is_act = self.has(Act) && matches!(self.core.last(), Some(Tag::Sense(Already)));
        let is_done = self.has_any(&[Done, Sense::Finished]) || is_act;
        let is_partial = self.has(Almost) || self.has(Sense::Part);
        let is_deed = is_done || self.has_any(&[Act, Start]);
        let only_part = self.has(Sense::Part) && self.unknown() == 0;
        if self.has(Progress) || self.has(Ongoing) && is_deed || is_partial && is_deed || only_part {
            // "Three days and it is almost done" asks for time and was read as that.
            claims.progress = true;
        } else if is_done && self.is_plainly_done() {
            claims.done = true;
        } else if is_done {
            claims.hedged = true;
        }
    }

    /// "Done" and nothing beside it that could make it something else.
    fn is_plainly_done(&self) -> bool {
        use Sense::{Act, Already, Done, EvidenceMissing, Fine, Finished, Past, Start};
        let is_done = |tag: &Tag| matches!(tag, Tag::Sense(Done | Finished));
        let Some(at) = self.core.iter().position(is_done).or_else(|| self.position(Act)) else {
            return false;
        };
        let last = self.core.iter().rposition(is_done).unwrap_or(at);
        let closes = matches!(self.core.last(), Some(Tag::Sense(Already | Finished)));
        let has_finished =
            self.core[at] == Tag::Sense(Finished) || at > 0 && self.core[at - 1] == Tag::Sense(Past);
        let is_certain = closes || has_finished;
        let deed_follows = self.core[at + 1..].iter().any(|tag| matches!(tag, Tag::Sense(Act | Start)));
        let unknown_before = self.core[..at].contains(&Tag::Unknown);
        let unknown_is_object = has_finished && !unknown_before && self.unknown() <= UNKNOWN_OBJECT;
        self.core.iter().enumerate().all(|(place, tag)| match tag {
            Tag::Sense(
                Done | Finished | Act | Start | Past | Already | Sense::PastTime | Sense::Have | Sense::Ack,
            ) => true,
            // A negation inside these might have been of "done".
            Tag::Sense(EvidenceMissing | Fine) => place > last,
            Tag::Moment(moment) => is_certain && *moment == super::extension::Moment::On(Some(self.today)),
            // "Gửi *cho* anh rồi"
            Tag::Sense(Sense::WeakAsk) => is_certain,
            Tag::Number(_) => self.has_people,
            Tag::Unknown => unknown_is_object,
            _ => false,
        }) && (is_certain || !deed_follows)
    }

    fn is_question(&self) -> bool {
        let what = self.position(Sense::What);
        let negation = self.core.iter().position(is_negation);
        let asks_what = what.is_some_and(|what| negation.is_none_or(|negation| negation > what));
        self.has(Sense::Doubt) || asks_what && !self.has(Sense::Rhetorical)
    }

    /// What the negations of the part negate.
    fn negation(&self) -> Negation {
        use Sense::{Act, Done, Finished, Help, NotDone, Rhetorical};
        let first = self.core.iter().position(is_negation);
        if let Some(rhetorical) = self.position(Rhetorical) {
            let is_deed = self.has_any(&[Done, Finished, Act, NotDone]);
            return match first {
                // "Chưa xong đâu" stresses; "đâu có chưa xong" turns round.
                Some(first) if first < rhetorical && self.count_of_negations() == 1 => {
                    self.negation_from(first)
                }
                Some(_) => Negation::Unclear,
                None if is_deed => Negation::OfDeed,
                None if self.has(Help) => Negation::Unclear,
                None => Negation::Stray,
            };
        }
        match first {
            Some(first) => self.negation_from(first),
            None if self.has(NotDone) => Negation::OfDeed,
            None => Negation::None,
        }
    }

    fn count_of_negations(&self) -> usize {
        self.core.iter().filter(|tag| is_negation(tag)).count()
    }

    fn negation_from(&self, first: usize) -> Negation {
        let asks = self.core[..first].iter().any(is_askable);
        if asks && first + 1 == self.core.len() {
            return Negation::Unclear;
        }
        let mut result = Negation::None;
        let mut open = None;
        for tag in &self.core[first..] {
            match open {
                // "Không phải chưa xong"
                Some(()) if is_negation(tag) => return Negation::Unclear,
                Some(()) if is_deed(tag) => {
                    result = Negation::OfDeed;
                    open = None;
                }
                None if is_negation(tag) => open = Some(()),
                _ => {}
            }
        }
        let is_bare = matches!(
            self.core[..],
            [Tag::Sense(Sense::NotYet)] | [Tag::Sense(Sense::NotYet), Tag::Sense(Sense::More)]
        );
        match (result, open) {
            (Negation::OfDeed, None) => Negation::OfDeed,
            // "Chưa làm xong chưa": negated, and asked.
            (Negation::OfDeed, Some(_)) => Negation::Unclear,
            _ if is_bare => Negation::OfDeed,
            _ => Negation::Stray,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Negation {
    None,
    /// Of doing or having done.
    OfDeed,
    /// Of nothing that is known.
    Stray,
    /// A question, or one negation of another.
    Unclear,
}

fn is_negation(tag: &Tag) -> bool {
    matches!(tag, Tag::Sense(Sense::Not | Sense::NotYet))
}

fn is_deed(tag: &Tag) -> bool {
    use Sense::{Act, Almost, Done, Finished, InTime, NotDone, Ongoing, Part, Progress, Start};
    matches!(
        tag,
        Tag::Sense(Act | Almost | Done | Finished | InTime | NotDone | Ongoing | Part | Progress | Start)
    )
}

/// What a negation at the end turns into a question: "xong chưa".
fn is_askable(tag: &Tag) -> bool {
    use Sense::{Already, Ask, Fine, Have, Help, Trouble};
    is_deed(tag) || matches!(tag, Tag::Sense(Already | Ask | Fine | Have | Help | Trouble) | Tag::Moment(_))
}

/// "2 buổi", "42 người": a figure beside what it counts says nothing about the task.
fn without_counts(tags: &[Tag]) -> Vec<Tag> {
    use Sense::{Counter, People};
    let counts = |tag: Option<&Tag>| matches!(tag, Some(Tag::Sense(Counter | People)));
    let is_counted = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| tags.get(before));
        counts(tags.get(at + 1)) || counts(before) && before == Some(&Tag::Sense(People))
    };
    let is_kept = |(at, tag): &(usize, &Tag)| !(matches!(tag, Tag::Number(_)) && is_counted(*at));
    tags.iter().enumerate().filter(is_kept).map(|(_, tag)| *tag).collect()
}

/// Puts "không có khó khăn gì" and "không cần hỗ trợ" together as fine; any other trouble calls for help.
fn with_troubles(tags: &[Tag]) -> Vec<Tag> {
    use Sense::{Fine, Have, Help, Need, Trouble, What};
    let mut read: Vec<Tag> = Vec::with_capacity(tags.len());
    for tag in tags {
        let verb = match tag {
            Tag::Sense(Trouble) => Have,
            Tag::Sense(Help) => Need,
            _ => {
                read.push(*tag);
                continue;
            }
        };
        let is_verb = |tag: &&Tag| matches!(tag, Tag::Sense(sense) if *sense == verb || *sense == What);
        let verbs = read.iter().rev().take_while(is_verb).count();
        let negation = read.len().checked_sub(verbs + 1).filter(|at| is_negation(&read[*at]));
        let needs_verb = verb == Need && verbs == 0;
        match negation {
            Some(at) if !needs_verb => {
                read.truncate(at);
                read.push(Tag::Sense(Fine));
            }
            _ => {
                read.truncate(read.len() - verbs);
                read.push(Tag::Sense(Help));
            }
        }
    }
    // "không có khó khăn *gì*"
    let after_fine = |at: usize| at > 0 && read[at - 1] == Tag::Sense(Fine) && read[at] == Tag::Sense(What);
    (0..read.len()).filter(|at| !after_fine(*at)).map(|at| read[at]).collect()
}
