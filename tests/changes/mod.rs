//! The coordinator adds, edits, hands over, cancels and reopens tasks in the chat; the next plan file meets that.

mod adding;
mod cancelling;
mod drafts;
mod editing;
mod importing;
mod next_year;
mod roles;
pub mod scene;
