//! Announcements: what is told to whom, and what becomes of it.

mod audience;
mod topic;

pub use audience::{Audience, Residents};
pub use topic::Topic;
