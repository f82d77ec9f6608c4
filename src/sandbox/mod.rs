//! A Bot API server of our own and a chat page, for trying Loa without Telegram.
