//! Takes out of a file what tells where, when, with what and by whom it was made (S12).
//!
//! Of pictures only what draws them is kept, by white lists: no EXIF (with it the place), XMP, IPTC, comments, text,
//! preview pictures, colour profiles, nor anything behind the end. What turns a photo upright lies in its EXIF and
//! goes as well, so that a photo may lie on its side. What the picture shows still tells, as does how it was taken.

use img_parts::Bytes;
use img_parts::jpeg::markers;
use img_parts::png::Png;
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::{CHUNK_ALPH, CHUNK_VP8, CHUNK_VP8L, CHUNK_VP8X, WebP};

/// What is left of a file.
#[derive(Clone, PartialEq, Eq)]
pub struct Stripped {
    pub bytes: Vec<u8>,
    /// For a neutral name: lower case, without the dot.
    pub extension: &'static str,
    pub traces: Traces,
}

impl std::fmt::Debug for Stripped {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Stripped({}, {:?})", self.extension, self.traces)
    }
}

/// Whether something beside the content may still tell who sent a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Traces {
    /// Only the picture is left.
    Clean,
    /// A kind of file, or a damaged one, from which not everything can be taken; it is unchanged.
    MayTell,
}

/// Takes out what may tell. What a file is, its first bytes say, not its name; `mime`, as Telegram gives it, is asked
/// only where they are silent.
pub fn strip(bytes: Vec<u8>, mime: Option<&str>) -> Stripped {
    let extension = extension(&bytes, mime);
    let bytes = Bytes::from(bytes);
    let picture = match extension {
        "jpg" => jpeg(&bytes),
        "png" => png(bytes.clone()),
        "webp" => webp(bytes.clone()),
        _ => None,
    };
    match picture.filter(|picture| imagesize::blob_size(picture).is_ok()) {
        Some(bytes) => Stripped { bytes, extension, traces: Traces::Clean },
        None => Stripped { bytes: bytes.into(), extension, traces: Traces::MayTell },
    }
}

/// Whether a file of this kind may tell who sent it even after [`strip`]. Said before it is sent on, hence by the
/// kind alone; a damaged picture turns out only then.
pub fn may_tell(mime: Option<&str>) -> bool {
    !matches!(mime, Some("image/jpeg" | "image/png" | "image/webp"))
}

fn extension(bytes: &[u8], mime: Option<&str>) -> &'static str {
    let is_text = mime.is_some_and(|mime| mime.starts_with("text/"));
    infer::get(bytes).map_or(if is_text { "txt" } else { "bin" }, |kind| kind.extension())
}

/// The segments that draw a JPEG (ITU-T T.81, annex B), up to the first end of a picture. `img-parts` leaves whatever
/// follows the first scan as it is, therefore the walk is our own.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = vec![markers::P, markers::SOI];
    let mut rest = bytes.strip_prefix(kept.as_slice())?;
    let mut scans = 0;
    let mut in_scan = false;
    loop {
        let (data, from_marker) = rest.split_at(next_marker(rest)?);
        if in_scan {
            kept.extend_from_slice(data);
        }
        let marker = *from_marker.get(1)?;
        if marker == markers::EOI {
            kept.extend([markers::P, markers::EOI]);
            return (scans > 0).then_some(kept);
        }
        let length = usize::from(u16::from_be_bytes(from_marker.get(2..4)?.try_into().ok()?));
        // The length counts itself.
        let (segment, after) = from_marker.split_at_checked(2 + length.max(2))?;
        if draws(marker) {
            kept.extend_from_slice(segment);
        } else if marker == markers::APP14 && segment.get(4..9) == Some(b"Adobe") {
            // Says how the colours are stored, in twelve bytes.
            kept.extend([markers::P, markers::APP14, 0, 14]);
            kept.extend_from_slice(segment.get(4..16)?);
        }
        in_scan = marker == markers::SOS;
        scans += usize::from(in_scan);
        rest = after;
    }
}

/// Where the next marker begins: not the stuffing, fill bytes and restarts that lie in a scan's data.
fn next_marker(bytes: &[u8]) -> Option<usize> {
    let begins = |pair: &[u8]| {
        pair[0] == markers::P && !matches!(pair[1], 0 | 1 | markers::P | markers::RST0..=markers::RST7)
    };
    bytes.windows(2).position(begins)
}

/// Frames, tables and scans.
fn draws(marker: u8) -> bool {
    marker != markers::JPG
        && matches!(
            marker,
            markers::SOF0..=markers::SOF15 | markers::SOS | markers::DQT | markers::DNL | markers::DRI
        )
}

/// The chunks that draw a PNG (PNG, third edition, 11.2 and 11.3.2): of an animation its first picture.
fn png(bytes: Bytes) -> Option<Vec<u8>> {
    let mut png = Png::from_bytes(bytes).ok()?;
    let kinds: Vec<[u8; 4]> = png.chunks().iter().map(|chunk| chunk.kind()).collect();
    let is_whole = kinds.first() == Some(b"IHDR") && kinds.contains(b"IDAT") && kinds.last() == Some(b"IEND");
    let draws = |kind: [u8; 4]| matches!(&kind, b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" | b"IEND");
    png.chunks_mut().retain(|chunk| draws(chunk.kind()));
    is_whole.then(|| png.encoder().bytes().into())
}

/// The chunks that draw a WebP (RFC 9649, 2.5 to 2.7). Moving ones have chunks within chunks and are left alone.
fn webp(bytes: Bytes) -> Option<Vec<u8>> {
    const ALPHA: u8 = 0x10;
    let mut webp = WebP::from_bytes(bytes).ok()?;
    if !webp.has_chunk(CHUNK_VP8) && !webp.has_chunk(CHUNK_VP8L) {
        return None;
    }
    webp.chunks_mut().retain(|chunk| matches!(chunk.id(), CHUNK_VP8X | CHUNK_ALPH | CHUNK_VP8 | CHUNK_VP8L));
    for chunk in webp.chunks_mut() {
        if chunk.id() == CHUNK_VP8X {
            // One byte of flags, three that are reserved, six with the size.
            let old: [u8; 10] = chunk.content().data()?.get(..10)?.try_into().ok()?;
            let mut new = [0; 10];
            new[0] = old[0] & ALPHA;
            new[4..].copy_from_slice(&old[4..]);
            *chunk = RiffChunk::new(CHUNK_VP8X, RiffContent::Data(Bytes::copy_from_slice(&new)));
        }
    }
    Some(webp.encoder().bytes().into())
}
