//! Announcements, played by the Women's Union, residents, village groups and whoever should get nothing.

mod composing;
mod scene;
