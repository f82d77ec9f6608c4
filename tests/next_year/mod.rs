//! Next year's plan in the chat: proposed, looked through, taken into Loa, and in nobody's way until its year.

mod afterwards;
mod review;
pub mod scene;
mod together;
