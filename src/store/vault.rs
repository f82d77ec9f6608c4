//! Sealing: what the disk may not tell. The key lies in a file of its own, never in the database.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretBox};
use sha2::Sha256;
use thiserror::Error;
use zeroize::Zeroizing;

use super::locked::LockedKey;

pub(super) const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;

/// Keyed hashes are cut to this many bytes: 128 bits, beyond accident and search.
pub const HASH_BYTES: usize = 16;

/// Every use of the master key has a subkey of its own, so that nothing in one table matches another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Inbox,
    InboxLane,
    Dialogue,
    DialogueSlot,
    Outbox,
    OutboxLane,
    OutboxTopic,
    Sent,
    SentSlot,
    InvitationCode,
    CodeAttempt,
    ButtonData,
    CaseKey,
    CaseOwner,
    PinAttempt,
    /// Binds the entries of the audit log.
    Audit,
    AuditHead,
    /// Tells to which key a database belongs.
    KeyCheck,
    /// The secret by which Telegram shows that an update is its own.
    Webhook,
    ScreenLink,
    Screen,
}

impl Purpose {
    fn label(self) -> &'static [u8] {
        match self {
            Purpose::Inbox => b"loa/inbox/1",
            Purpose::InboxLane => b"loa/inbox-lane/1",
            Purpose::Dialogue => b"loa/dialogue/1",
            Purpose::DialogueSlot => b"loa/dialogue-slot/1",
            Purpose::Outbox => b"loa/outbox/1",
            Purpose::OutboxLane => b"loa/outbox-lane/1",
            Purpose::OutboxTopic => b"loa/outbox-topic/1",
            Purpose::Sent => b"loa/sent/1",
            Purpose::SentSlot => b"loa/sent-slot/1",
            Purpose::InvitationCode => b"loa/invitation-code/1",
            Purpose::CodeAttempt => b"loa/code-attempt/1",
            Purpose::ButtonData => b"loa/button-data/1",
            Purpose::CaseKey => b"loa/case-key/1",
            Purpose::CaseOwner => b"loa/case-owner/1",
            Purpose::PinAttempt => b"loa/pin-attempt/1",
            Purpose::Audit => b"loa/audit/1",
            Purpose::AuditHead => b"loa/audit-head/1",
            Purpose::KeyCheck => b"loa/key-check/1",
            Purpose::Webhook => b"loa/webhook/1",
            Purpose::ScreenLink => b"loa/screen-link/1",
            Purpose::Screen => b"loa/screen/1",
        }
    }
}

#[derive(Debug, Error)]
pub enum VaultError {
    #[error("the key file {path} can be read by others (mode {mode:o}); run: chmod 600 {path}")]
    Exposed { path: PathBuf, mode: u32 },
    #[error("the key file {0} does not hold a key of {KEY_BYTES} bytes; put the right file back")]
    Malformed(PathBuf),
    #[error("the key file {path} cannot be used: {source}")]
    Io { path: PathBuf, source: std::io::Error },
    #[error("sealed content cannot be opened: it was sealed with another key, or is damaged")]
    Unopenable,
    #[error("the system gives no random numbers")]
    NoRandomness,
}

/// Everybody but the owner.
const OTHERS: u32 = 0o077;
/// How a service with a `User=` of its own is shown its credentials: by an access list, which `stat` tells as the group's.
const READ_BY_LIST: u32 = 0o040;

/// Whether others than the one who runs loa can get at a key file of this mode. The folder of a service's credentials
/// can be entered by that service alone.
fn is_exposed(mode: u32, is_credential: bool) -> bool {
    let tolerated = if is_credential { READ_BY_LIST } else { 0 };
    mode & OTHERS & !tolerated != 0
}

/// Whether systemd has given us this file (<https://systemd.io/CREDENTIALS/>).
fn is_credential(path: &Path) -> bool {
    let folder = std::env::var_os("CREDENTIALS_DIRECTORY").and_then(|folder| fs::canonicalize(folder).ok());
    folder.is_some_and(|folder| fs::canonicalize(path).is_ok_and(|path| path.starts_with(folder)))
}

/// Seals, opens and hashes with the master key.
pub struct Vault {
    master: LockedKey,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Vault(…)")
    }
}

impl Vault {
    /// Reads the key file, or makes it (mode 0600) if there is none.
    pub fn open_or_create(path: &Path) -> Result<Self, VaultError> {
        let io = |source| VaultError::Io { path: path.to_owned(), source };
        if path.exists() {
            return Self::open(path);
        }
        let master = LockedKey::filled_by(|key| getrandom::fill(key).map_err(|_| VaultError::NoRandomness))?;
        // Under its name only when it is whole: killed on the way, the next start begins anew.
        let draft = path.with_extension("new");
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&draft)
            .map_err(io)?;
        file.write_all(master.expose()).and_then(|()| file.sync_all()).map_err(io)?;
        let linked = fs::hard_link(&draft, path);
        fs::remove_file(&draft).and_then(|()| sync_folder_of(path)).map_err(io)?;
        match linked {
            Ok(()) => Ok(Self { master }),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Self::open(path),
            Err(error) => Err(io(error)),
        }
    }

    /// Reads the key file. Fails if others may read it too.
    pub fn open(path: &Path) -> Result<Self, VaultError> {
        let io = |source| VaultError::Io { path: path.to_owned(), source };
        let mode = fs::metadata(path).map_err(io)?.permissions().mode() & 0o777;
        if is_exposed(mode, is_credential(path)) {
            return Err(VaultError::Exposed { path: path.to_owned(), mode });
        }
        let mut file = fs::File::open(path).map_err(io)?;
        let master = LockedKey::filled_by(|key| match file.read_exact(key) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                Err(VaultError::Malformed(path.to_owned()))
            }
            Err(error) => Err(io(error)),
        })?;
        match file.read(&mut [0]).map_err(io)? {
            0 => Ok(Self { master }),
            _ => Err(VaultError::Malformed(path.to_owned())),
        }
    }

    /// The subkey of a purpose, for callers that need a cipher of their own.
    pub fn subkey(&self, purpose: Purpose) -> Zeroizing<[u8; KEY_BYTES]> {
        let mut subkey = Zeroizing::new([0u8; KEY_BYTES]);
        let expander = Hkdf::<Sha256>::new(None, self.master.expose());
        // Only lengths above 255 hashes are refused.
        let expanded = expander.expand(purpose.label(), subkey.as_mut());
        debug_assert!(expanded.is_ok());
        subkey
    }

    /// Seals `content`, padded to a multiple of `step` bytes, so that its length tells little.
    pub fn seal(&self, purpose: Purpose, content: &[u8], step: usize) -> Result<Vec<u8>, VaultError> {
        seal_with(&self.cipher(purpose), purpose.label(), content, step)
    }

    /// Opens what `seal` made for the same purpose.
    pub fn open_sealed(&self, purpose: Purpose, row: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        open_with(&self.cipher(purpose), purpose.label(), row)
    }

    /// A keyed hash: the same for the same input, meaningless without the key.
    pub fn hash(&self, purpose: Purpose, input: &[u8]) -> [u8; HASH_BYTES] {
        hash_with(&self.subkey(purpose), input)
    }

    fn cipher(&self, purpose: Purpose) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(*self.subkey(purpose)).into())
    }
}

/// Makes the names in the folder of this file last.
pub(super) fn sync_folder_of(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::File::open(folder)?.sync_all()
}

/// The key of one case. Whoever destroys it ends the case.
pub struct CaseKey(SecretBox<[u8; KEY_BYTES]>);

impl std::fmt::Debug for CaseKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("CaseKey(…)")
    }
}

impl CaseKey {
    /// A new one.
    pub fn random() -> Result<Self, VaultError> {
        let mut key = Box::new([0u8; KEY_BYTES]);
        getrandom::fill(key.as_mut()).map_err(|_| VaultError::NoRandomness)?;
        Ok(Self(SecretBox::new(key)))
    }

    /// As it may lie on the disk: sealed with the master key.
    pub fn wrap(&self, vault: &Vault) -> Result<Vec<u8>, VaultError> {
        vault.seal(Purpose::CaseKey, self.0.expose_secret(), KEY_BYTES)
    }

    /// The reverse of `wrap`.
    pub fn unwrap(vault: &Vault, wrapped: &[u8]) -> Result<Self, VaultError> {
        let opened = vault.open_sealed(Purpose::CaseKey, wrapped)?;
        let key: [u8; KEY_BYTES] = opened.as_slice().try_into().map_err(|_| VaultError::Unopenable)?;
        Ok(Self(SecretBox::new(Box::new(key))))
    }

    /// Seals something of this case. `place` says what and where it is, so that nothing can be moved to another.
    pub fn seal(&self, place: &[u8], content: &[u8], step: usize) -> Result<Vec<u8>, VaultError> {
        seal_with(&self.cipher(), place, content, step)
    }

    pub fn open_sealed(&self, place: &[u8], row: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        open_with(&self.cipher(), place, row)
    }

    /// What the audit log calls the case; nobody can tell whose it was once the key is gone.
    pub fn pseudonym(&self) -> [u8; HASH_BYTES] {
        hash_with(self.0.expose_secret(), b"loa/case-pseudonym/1")
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(*self.0.expose_secret()).into())
    }
}

fn seal_with(
    cipher: &XChaCha20Poly1305,
    place: &[u8],
    content: &[u8],
    step: usize,
) -> Result<Vec<u8>, VaultError> {
    let mut padded = Zeroizing::new(Vec::with_capacity(content.len() + 4 + step));
    let length = u32::try_from(content.len()).map_err(|_| VaultError::Unopenable)?;
    padded.extend_from_slice(&length.to_le_bytes());
    padded.extend_from_slice(content);
    let size = padded.len().next_multiple_of(step.max(1));
    padded.resize(size, 0);

    let mut nonce = [0u8; NONCE_BYTES];
    getrandom::fill(&mut nonce).map_err(|_| VaultError::NoRandomness)?;
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: &padded, aad: place })
        .map_err(|_| VaultError::Unopenable)?;
    let mut row = nonce.to_vec();
    row.extend(sealed);
    Ok(row)
}

fn open_with(cipher: &XChaCha20Poly1305, place: &[u8], row: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let (nonce, sealed) = row.split_at_checked(NONCE_BYTES).ok_or(VaultError::Unopenable)?;
    let nonce: [u8; NONCE_BYTES] = nonce.try_into().map_err(|_| VaultError::Unopenable)?;
    let padded = cipher
        .decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: place })
        .map(Zeroizing::new)
        .map_err(|_| VaultError::Unopenable)?;
    let (length, rest) = padded.split_first_chunk::<4>().ok_or(VaultError::Unopenable)?;
    let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| VaultError::Unopenable)?;
    rest.get(..length).map(|content| Zeroizing::new(content.to_vec())).ok_or(VaultError::Unopenable)
}

fn hash_with(key: &[u8; KEY_BYTES], input: &[u8]) -> [u8; HASH_BYTES] {
    let mut hash = [0u8; HASH_BYTES];
    // HMAC takes keys of any length.
    if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) {
        mac.update(input);
        hash.copy_from_slice(&mac.finalize().into_bytes()[..HASH_BYTES]);
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault() -> (tempfile::TempDir, Vault) {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::open_or_create(&folder.path().join("loa.key")).unwrap();
        (folder, vault)
    }

    #[test]
    fn what_is_sealed_opens_again_for_the_same_purpose_only() {
        let (_folder, vault) = vault();
        let sealed = vault.seal(Purpose::Inbox, "xin chào".as_bytes(), 64).unwrap();
        assert_eq!(vault.open_sealed(Purpose::Inbox, &sealed).unwrap().as_slice(), "xin chào".as_bytes());
        assert!(vault.open_sealed(Purpose::Outbox, &sealed).is_err());
        let mut damaged = sealed.clone();
        damaged[40] ^= 1;
        assert!(vault.open_sealed(Purpose::Inbox, &damaged).is_err());
        assert!(vault.open_sealed(Purpose::Inbox, &sealed[..10]).is_err());
    }

    #[test]
    fn length_tells_only_the_step() {
        let (_folder, vault) = vault();
        let lengths: Vec<usize> = [0, 1, 59, 60]
            .iter()
            .map(|n| vault.seal(Purpose::Inbox, &vec![7; *n], 64).unwrap().len())
            .collect();
        assert!(lengths.iter().all(|length| *length == lengths[0]));
        assert!(vault.seal(Purpose::Inbox, &[7; 61], 64).unwrap().len() > lengths[0]);
    }

    #[test]
    fn the_key_survives_a_restart_and_purposes_do_not_match() {
        let (folder, vault) = vault();
        let again = Vault::open_or_create(&folder.path().join("loa.key")).unwrap();
        assert_eq!(vault.hash(Purpose::InboxLane, b"1"), again.hash(Purpose::InboxLane, b"1"));
        assert_ne!(vault.hash(Purpose::InboxLane, b"1"), vault.hash(Purpose::OutboxLane, b"1"));
    }

    #[test]
    fn a_key_that_others_can_read_is_refused() {
        let (folder, _vault) = vault();
        let path = folder.path().join("loa.key");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(Vault::open_or_create(&path), Err(VaultError::Exposed { mode: 0o640, .. })));
    }

    #[test]
    fn a_credential_may_be_read_by_the_service_through_its_group_and_by_nobody_else() {
        for (mode, as_file, as_credential) in [
            (0o600, false, false),
            (0o400, false, false),
            (0o440, true, false),
            (0o640, true, false),
            (0o460, true, true),
            (0o450, true, true),
            (0o444, true, true),
            (0o404, true, true),
        ] {
            assert_eq!(is_exposed(mode, false), as_file, "{mode:o}");
            assert_eq!(is_exposed(mode, true), as_credential, "{mode:o}");
        }
    }

    #[test]
    fn a_key_file_with_something_else_in_it_is_refused() {
        let (folder, _vault) = vault();
        let path = folder.path().join("loa.key");
        for wrong in [b"short".as_slice(), &[7; KEY_BYTES + 1]] {
            fs::write(&path, wrong).unwrap();
            assert!(matches!(Vault::open(&path), Err(VaultError::Malformed(_))));
        }
    }
}
