//! TOML to `domain::plan`, with the place of every error; the difference between two plans.
