//! Announcements, played by the Women's Union, residents, village groups and whoever should get nothing.

mod answers;
mod audience;
mod campaigns;
mod composing;
mod moments;
mod roles;
pub mod scene;
