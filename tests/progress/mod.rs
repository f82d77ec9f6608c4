//! How the plan stands, in the chat: pictures, words, one message.

mod pictures;
