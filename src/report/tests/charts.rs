//! The chart.

use unicode_normalization::UnicodeNormalization;

use super::*;

/// Pixels of this colour.
fn painted(picture: &image::RgbaImage, colour: [u8; 3]) -> usize {
    picture.pixels().filter(|pixel| pixel.0[..3] == colour).count()
}

const BLUE: [u8; 3] = [0x00, 0x72, 0xb2];
const ORANGE: [u8; 3] = [0xe6, 0x9f, 0x00];
const GREEN: [u8; 3] = [0x00, 0x9e, 0x73];

#[test]
fn a_chart_fits_a_phone_and_shows_what_it_was_told() {
    let made = made(&Facts::DeliveryChart(ordinary_chart()));
    assert_eq!(made.kind, FileKind::Photo);
    let picture = picture(&made);
    assert_eq!(picture.width(), 1080);
    assert!((1000..=2200).contains(&picture.height()), "{}", picture.height());
    assert!(picture.pixels().all(|pixel| pixel.0[3] == 255), "it would look different in a dark chat");
    assert!(painted(&picture, BLUE) > painted(&picture, ORANGE));
    assert!(painted(&picture, ORANGE) > 1000 && painted(&picture, GREEN) > 1000);
    // Inside the frame nothing reaches the border: no name runs out of the picture.
    for y in 10..picture.height() - 10 {
        for x in (10..40).chain(1040..1070) {
            assert_eq!(picture.get_pixel(x, y).0[..3], [255, 255, 255], "{x} {y}");
        }
    }
}

#[test]
fn letters_of_vietnamese_are_drawn_whether_composed_or_not() {
    let titled = |title: &str| {
        let facts = DeliveryChart { title: title.into(), ..ordinary_chart() };
        picture(&made(&Facts::DeliveryChart(facts)))
    };
    let composed = titled("Người Việt");
    assert_eq!(composed, titled(&"Người Việt".nfd().collect::<String>()));
    assert_ne!(composed, titled("Nguoi Viet"));
    assert_eq!(composed, titled("🌸 Người\u{200b} Việt 🌸"));
}

#[test]
fn a_long_chart_goes_as_a_file_and_an_empty_one_is_still_a_chart() {
    let long = made(&Facts::DeliveryChart(full_chart()));
    assert_eq!(long.kind, FileKind::Document);
    assert!(picture(&long).height() < 5000);
    let empty = picture(&made(&Facts::DeliveryChart(chart(vec![], None))));
    assert!(empty.height() < 900);
    let zeros = picture(&made(&Facts::DeliveryChart(chart(vec![village("Thôn 1", [0; 4])], None))));
    // Only the box of the legend.
    assert!(painted(&zeros, BLUE) < 40 * 40);
}

#[test]
fn counts_of_any_size_are_drawn() {
    let facts = DeliveryChart {
        recipients: u32::MAX,
        totals: Delivered { sent: u32::MAX, blocked: u32::MAX, failed: u32::MAX, left: u32::MAX },
        held_back: u32::MAX,
        answers: Some(Answers { coming: u32::MAX, maybe: 1, not_coming: 0 }),
        ..chart(vec![], None)
    };
    let rows = vec![village("Thôn 1", [u32::MAX; 4]); 40];
    picture(&made(&Facts::DeliveryChart(DeliveryChart { rows, ..facts })));
}
