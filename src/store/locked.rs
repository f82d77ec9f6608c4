//! A key in memory that is never written to the swap space, and is wiped when it is no longer needed.

use region::LockGuard;
use secrecy::{ExposeSecret, SecretBox};
use zeroize::Zeroize;

use super::vault::KEY_BYTES;

/// A memory page of its own: locking works on whole pages, and unlocking one key must not unlock another.
#[repr(align(4096))]
struct Page([u8; KEY_BYTES]);

impl Zeroize for Page {
    fn zeroize(&mut self) {
        self.0.zeroize();
    }
}

/// The bytes of a key.
pub(super) struct LockedKey {
    page: SecretBox<Page>,
    /// Dropped after the page was wiped.
    lock: Option<LockGuard>,
}

impl LockedKey {
    /// Locks a page and lets `fill` write the key there. A page that cannot be locked is warned of (containers may lock
    /// little); the key works all the same.
    pub(super) fn filled_by<Problem>(
        fill: impl FnOnce(&mut [u8; KEY_BYTES]) -> Result<(), Problem>,
    ) -> Result<Self, Problem> {
        let mut page = Box::new(Page([0; KEY_BYTES]));
        let lock = match region::lock(page.0.as_ptr(), KEY_BYTES) {
            Ok(lock) => Some(lock),
            Err(error) => {
                tracing::warn!(%error, "the key could not be kept out of the swap space; allow locked memory");
                None
            }
        };
        let filled = fill(&mut page.0);
        let key = Self { page: SecretBox::new(page), lock };
        filled.map(|()| key)
    }

    pub(super) fn expose(&self) -> &[u8; KEY_BYTES] {
        &self.page.expose_secret().0
    }
}

impl Drop for LockedKey {
    fn drop(&mut self) {
        use secrecy::ExposeSecretMut;
        self.page.expose_secret_mut().zeroize();
        // Only now may the page be swapped; it is given back after that.
        self.lock = None;
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    fn key(byte: u8) -> LockedKey {
        LockedKey::filled_by(|bytes| {
            bytes.fill(byte);
            Ok::<_, Infallible>(())
        })
        .unwrap()
    }

    /// Bytes that this process has locked, as the kernel counts them.
    fn locked_kilobytes() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find(|line| line.starts_with("VmLck:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    #[test]
    fn keys_lie_in_locked_pages_of_their_own() {
        let (first, second) = (key(1), key(2));
        assert!(locked_kilobytes() >= 8, "both are locked");
        let place = |key: &LockedKey| key.expose().as_ptr() as usize / 4096;
        assert_ne!(place(&first), place(&second));
        drop(first);
        assert!(locked_kilobytes() >= 4, "the other one stays locked");
        assert_eq!(second.expose(), &[2; KEY_BYTES]);
    }

    #[test]
    fn what_cannot_be_filled_gives_its_problem() {
        assert_eq!(LockedKey::filled_by(|_| Err("nothing there")).err(), Some("nothing there"));
    }
}
