//! Sentences that Loa suggests to contacts: listen, believe, do not blame, ask what is needed (S15). Their words lie
//! in `messages/`.

/// How many there are, numbered from 1.
pub const SUGGESTIONS: u8 = 6;
