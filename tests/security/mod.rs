//! Who may do what, what a button's data is worth to others, and what hostile text may do.

mod forged;
mod matrix;
mod roles;
mod scene;
