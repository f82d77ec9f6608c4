//! Pictures with everything in them that tells who, where and when; and what is left of it.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat};
use img_parts::Bytes;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;
use loa::telegram::metadata::{Traces, may_tell, strip};

use super::world::contains;

/// Stands in every place where something may tell.
const TELLTALE: &str = "TELLTALE 13.9833N 108.0000E";

fn picture() -> DynamicImage {
    let pixel = |x, y| image::Rgb([(x * 5) as u8, (y * 5) as u8, 90]);
    DynamicImage::ImageRgb8(image::RgbImage::from_fn(48, 32, pixel))
}

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A TIFF with an artist and a pointer to a place, as cameras write it.
fn exif() -> Vec<u8> {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    let length = TELLTALE.len() as u8;
    exif.extend([0x01, 0x3b, 0, 2, 0, 0, 0, length, 0, 0, 0, 56]);
    exif.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0]);
    exif.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 2, b'N', 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(TELLTALE.bytes());
    exif
}

fn told(prefix: &[u8]) -> Bytes {
    [prefix, TELLTALE.as_bytes()].concat().into()
}

/// Checks that the picture is there as it was and nothing else, and gives what is left.
fn is_clean(dirty: &[u8], extension: &str) -> Vec<u8> {
    assert!(contains(dirty, "TELLTALE"), "the test puts nothing in");
    let before = image::load_from_memory(dirty).unwrap();
    // Whatever kind Telegram says.
    let stripped = strip(dirty.to_vec(), Some("application/pdf"));
    assert_eq!((stripped.extension, stripped.traces), (extension, Traces::Clean));
    for word in ["TELLTALE", "13.98", "Exif", "adobe.com", "Photoshop", "ICC", "JFIF"] {
        assert!(!contains(&stripped.bytes, word), "{word} is left");
    }
    assert_eq!(image::load_from_memory(&stripped.bytes).unwrap(), before, "another picture");
    let again = strip(stripped.bytes.clone(), None);
    assert_eq!((again.traces, &again.bytes), (Traces::Clean, &stripped.bytes), "twice changes nothing more");
    stripped.bytes
}

fn telltale_segments() -> Vec<JpegSegment> {
    let segment = |marker, prefix: &[u8]| JpegSegment::new_with_contents(marker, told(prefix));
    vec![
        JpegSegment::new_with_contents(markers::APP1, [b"Exif\0\0".to_vec(), exif()].concat().into()),
        segment(markers::APP1, b"http://ns.adobe.com/xap/1.0/\0"),
        segment(markers::APP0, b"JFXX\0\x10"),
        segment(markers::APP2, b"ICC_PROFILE\0\x01\x01"),
        segment(markers::APP13, b"Photoshop 3.0\08BIM"),
        segment(markers::APP14, b"Adobe\0\x64\0\0\0\0\x01"),
        segment(markers::APP15, b""),
        segment(markers::COM, b""),
    ]
}

/// With everything before the scans, between them, behind the end.
fn telltale_jpeg(bytes: Vec<u8>) -> Vec<u8> {
    let mut jpeg = Jpeg::from_bytes(bytes.into()).unwrap();
    jpeg.segments_mut().splice(1..1, telltale_segments());
    let mut bytes = jpeg.encoder().bytes().to_vec();
    let comment = [&[0xff, 0xfe, 0, 2 + TELLTALE.len() as u8], TELLTALE.as_bytes()].concat();
    let scans: Vec<usize> = (2..bytes.len()).filter(|at| bytes[at - 2..*at] == [0xff, 0xda]).collect();
    for scan in scans.into_iter().skip(1).rev() {
        // Before the tables of the scan, if it has any.
        bytes.splice(scan - 2..scan - 2, comment.iter().copied());
    }
    let end = bytes.len() - 2;
    bytes.splice(end..end, comment.iter().copied());
    bytes.extend(TELLTALE.bytes());
    bytes.extend(encoded(ImageFormat::Jpeg));
    bytes
}

#[test]
fn s12_a_jpeg_keeps_only_its_picture() {
    let left = is_clean(&telltale_jpeg(encoded(ImageFormat::Jpeg)), "jpg");
    assert!(contains(&left, "Adobe"), "how the colours are stored stays");
    let progressive = include_bytes!("../support/progressive.jpg");
    assert!(progressive.windows(2).filter(|pair| *pair == [0xff, 0xda]).count() > 2, "several scans");
    is_clean(&telltale_jpeg(progressive.to_vec()), "jpg");
}

#[test]
fn s12_a_png_keeps_only_its_picture() {
    let mut png = Png::from_bytes(encoded(ImageFormat::Png).into()).unwrap();
    let chunks = [
        PngChunk::new(*b"tEXt", told(b"Author\0")),
        PngChunk::new(*b"zTXt", told(b"Comment\0\0")),
        PngChunk::new(*b"iTXt", told(b"XML:com.adobe.xmp\0\0\0\0\0")),
        PngChunk::new(*b"eXIf", exif().into()),
        PngChunk::new(*b"tIME", told(b"")),
        PngChunk::new(*b"prVt", told(b"")),
    ];
    png.chunks_mut().splice(1..1, chunks);
    let mut bytes = png.encoder().bytes().to_vec();
    bytes.extend(TELLTALE.bytes());
    is_clean(&bytes, "png");
}

#[test]
fn s12_a_webp_keeps_only_its_picture() {
    let mut webp = WebP::from_bytes(encoded(ImageFormat::WebP).into()).unwrap();
    let chunk = |id: &[u8; 4], data: Vec<u8>| RiffChunk::new(*id, RiffContent::Data(data.into()));
    let telltale = TELLTALE.as_bytes().to_vec();
    webp.chunks_mut().insert(0, chunk(b"VP8X", vec![0x2c, 0, 0, 0, 47, 0, 0, 31, 0, 0]));
    webp.chunks_mut().insert(1, chunk(b"ICCP", telltale.clone()));
    webp.chunks_mut().push(chunk(b"EXIF", exif()));
    webp.chunks_mut().push(chunk(b"XMP ", telltale.clone()));
    webp.chunks_mut().push(chunk(b"note", telltale.clone()));
    let mut bytes = webp.encoder().bytes().to_vec();
    bytes.extend(telltale);
    let left = is_clean(&bytes, "webp");
    let left = WebP::from_bytes(left.into()).unwrap();
    assert_eq!(left.chunks()[0].content().data().unwrap()[0], 0, "no flag tells of what is gone");
}

#[test]
fn what_cannot_be_cleaned_is_said_and_unchanged() {
    let webp = |id: &[u8; 4]| [b"RIFF\x0c\0\0\0WEBP".as_slice(), id, &[0; 4]].concat();
    let whole = encoded(ImageFormat::Jpeg);
    for (bytes, mime, extension) in [
        (b"%PDF-1.7 /Author (An)".to_vec(), None, "pdf"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom".to_vec(), None, "mp4"),
        (b"OggS\0\x02\0\0\0\0\0\0\0\0".to_vec(), None, "ogg"),
        (b"GIF89a\x01\0\x01\0".to_vec(), None, "gif"),
        (b"xin ch\xc3\xa0o".to_vec(), Some("text/plain"), "txt"),
        (b"xin ch\xe0o".to_vec(), None, "bin"),
        (vec![], None, "bin"),
        // Damaged or of a rare kind.
        (whole[..whole.len() / 2].to_vec(), None, "jpg"),
        (vec![0xff, 0xd8, 0xff, 0xd9], None, "jpg"),
        (b"\xff\xd8\xff\xe1\0\0\0".to_vec(), None, "jpg"),
        (encoded(ImageFormat::Png)[..40].to_vec(), None, "png"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), None, "png"),
        (webp(b"ANMF"), None, "webp"),
    ] {
        let stripped = strip(bytes.clone(), mime);
        assert_eq!((stripped.extension, stripped.traces), (extension, Traces::MayTell), "{mime:?}");
        assert_eq!(stripped.bytes, bytes);
    }
    assert!(may_tell(None) && may_tell(Some("application/pdf")) && may_tell(Some("image/heic")));
    assert!(!may_tell(Some("image/jpeg")) && !may_tell(Some("image/png")) && !may_tell(Some("image/webp")));
}

#[test]
fn a_stripped_file_does_not_show_what_it_holds() {
    let shown = format!("{:?}", strip(TELLTALE.into(), Some("text/plain")));
    assert_eq!(shown, "Stripped(txt, MayTell)");
}

proptest::proptest! {
    /// Cut, changed or made up: whatever comes, nothing panics.
    #[test]
    fn damaged_pictures_do_no_harm(kind in 0..3usize, at: proptest::sample::Index, to: u8, cut: bool) {
        let format = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP][kind];
        let mut bytes = encoded(format);
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = to }
        let stripped = strip(bytes.clone(), None);
        proptest::prop_assert!(stripped.traces == Traces::Clean || stripped.bytes == bytes);
    }
}
