//! Leaving: what becomes of the messages that lie in a chat.

use chrono::{DateTime, Duration, Utc};

use super::traces::{Sort, Trace};
use crate::domain::ids::MessageId;

/// Telegram deletes messages of the last 48 hours (<https://core.telegram.org/bots/api#deletemessage>); half an
/// hour less, since the call takes its time and clocks differ.
const DELETABLE: Duration = Duration::minutes(48 * 60 - 30);

/// How many unknown messages are deleted at most after a crash: ids are shared by all chats of the bot.
const MOST_DOUBTFUL: i32 = 5000;

/// What is done about each message of a chat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Farewell {
    pub delete: Vec<MessageId>,
    /// Too old to be deleted, but ours: other words are put over it.
    pub overwrite: Vec<MessageId>,
    /// Neither: the person is told to delete by hand.
    pub out_of_reach: bool,
}

/// Sorts the messages of one chat by what can still be done about them.
pub fn leave(traces: &[Trace], now: DateTime<Utc>) -> Farewell {
    let mut farewell = Farewell::default();
    for trace in traces {
        if now - trace.sent_at < DELETABLE {
            farewell.delete.push(trace.message);
        } else if trace.sort == Sort::Line {
            // Looks like everybody's, and stays like everybody's.
        } else if trace.by_bot {
            farewell.overwrite.push(trace.message);
        } else {
            farewell.out_of_reach = true;
        }
    }
    farewell.delete.sort_unstable();
    farewell.delete.dedup();
    farewell
}

/// Ids between two messages, both left out, newest last, at most `MOST_DOUBTFUL`.
pub fn between(after: MessageId, before: MessageId) -> Vec<MessageId> {
    let first = after.0.saturating_add(1).max(before.0.saturating_sub(MOST_DOUBTFUL));
    (first..before.0).map(MessageId).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::Side;
    use crate::domain::ids::ChatId;

    #[test]
    fn what_is_too_old_to_be_deleted_is_overwritten() {
        let now: DateTime<Utc> = "2020-11-14T00:00:00Z".parse().unwrap();
        let trace = |message: i32, hours: i64, by_bot: bool| Trace {
            side: Side::Resident,
            chat: ChatId(1),
            message: MessageId(message),
            sort: Sort::Frame,
            letter: None,
            at: now,
            sent_at: now - Duration::hours(hours),
            by_bot,
        };
        let farewell = leave(&[trace(3, 1, true), trace(1, 47, false), trace(2, 49, true)], now);
        assert_eq!(farewell.delete, [MessageId(1), MessageId(3)]);
        assert_eq!(farewell.overwrite, [MessageId(2)]);
        assert!(!farewell.out_of_reach);
        assert!(leave(&[trace(1, 48, false)], now).out_of_reach);
    }

    #[test]
    fn doubtful_ids_lie_between_and_are_bounded() {
        assert_eq!(between(MessageId(3), MessageId(6)), [MessageId(4), MessageId(5)]);
        assert!(
            between(MessageId(3), MessageId(4)).is_empty() && between(MessageId(9), MessageId(4)).is_empty()
        );
        let many = between(MessageId(1), MessageId(i32::MAX));
        assert_eq!((many.len(), many.last()), (MOST_DOUBTFUL as usize, Some(&MessageId(i32::MAX - 1))));
    }
}
