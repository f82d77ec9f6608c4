//! What a written reply means.
