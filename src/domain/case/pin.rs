//! A PIN, entered on buttons.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Digits of a PIN.
pub const PIN_LENGTH: usize = 4;

/// Digits entered so far, at most `PIN_LENGTH`: the decimal number behind a leading 1. Never printed.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digits(u32);

impl Default for Digits {
    fn default() -> Self {
        Self(1)
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Digits(…)")
    }
}

impl Digits {
    pub fn len(self) -> usize {
        // Forged data cannot get here, but a zero must not panic.
        usize::try_from(self.0.checked_ilog10().unwrap_or(0)).unwrap_or(0)
    }

    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    pub fn is_whole(self) -> bool {
        self.len() == PIN_LENGTH
    }

    /// One digit more; a whole PIN stays as it is.
    pub fn with(self, digit: u8) -> Self {
        if self.is_whole() { self } else { Self(self.0 * 10 + u32::from(digit % 10)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_zeros_count() {
        let entered = |digits: &[u8]| digits.iter().fold(Digits::default(), |pin, digit| pin.with(*digit));
        assert_eq!(entered(&[]).len(), 0);
        assert_eq!(entered(&[0, 0]).len(), 2);
        assert_ne!(entered(&[0, 1]), entered(&[1]));
        assert!(entered(&[0, 0, 0, 0]).is_whole());
        assert_eq!(entered(&[1, 2, 3, 4, 5]), entered(&[1, 2, 3, 4]));
        assert_eq!(format!("{:?}", entered(&[1, 2])), "Digits(…)");
    }
}
