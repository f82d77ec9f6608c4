//! The font of the pictures: Noto Sans, which has all Vietnamese letters (SIL Open Font License, see LICENSE-OFL).

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, Source};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use super::PaperError;

/// As pictures name it.
pub const FAMILY: &str = "Noto Sans";

/// The fonts as the drawing crate wants them. Read once: half a megabyte.
static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    for font in [notosans::REGULAR_TTF, notosans::BOLD_TTF] {
        database.load_font_source(Source::Binary(Arc::new(font)));
    }
    Arc::new(database)
});

pub fn database() -> Arc<Database> {
    Arc::clone(&DATABASE)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

/// How wide texts are.
pub struct Fonts {
    regular: Measures,
    bold: Measures,
}

struct Measures {
    letters: Charmap<'static>,
    /// For a size of one pixel.
    widths: GlyphMetrics<'static>,
}

impl Measures {
    fn of(font: &'static [u8]) -> Result<Self, PaperError> {
        let font = FontRef::new(font).map_err(|_| PaperError::Font)?;
        let widths = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        Ok(Self { letters: font.charmap(), widths })
    }

    fn width(&self, letter: char) -> f64 {
        let width = self.letters.map(letter).and_then(|glyph| self.widths.advance_width(glyph));
        f64::from(width.unwrap_or_default())
    }
}

impl Fonts {
    pub fn load() -> Result<Self, PaperError> {
        Ok(Self { regular: Measures::of(notosans::REGULAR_TTF)?, bold: Measures::of(notosans::BOLD_TTF)? })
    }

    /// The text without letters that the font does not have, such as pictures.
    pub fn drawable(&self, text: &str) -> String {
        let has = |letter: char| self.regular.letters.map(letter).is_some_and(|glyph| glyph.to_u32() != 0);
        let kept: String = text.chars().filter(|letter| letter.is_whitespace() || has(*letter)).collect();
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Pixels.
    pub fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let measures = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        text.chars().map(|letter| measures.width(letter)).sum::<f64>() * size
    }

    /// The text, its end cut off so that it is at most so many pixels wide.
    pub fn cut(&self, text: &str, size: f64, weight: Weight, width: f64) -> String {
        if self.width(text, size, weight) <= width {
            return text.to_owned();
        }
        let mut left = width - self.width("…", size, weight);
        let fits = |letter: &char| {
            left -= self.width(letter.encode_utf8(&mut [0; 4]), size, weight);
            left >= 0.0
        };
        let kept: String = text.chars().take_while(fits).collect();
        format!("{}…", kept.trim_end())
    }

    /// The text in lines of at most so many pixels; what does not fit into so many lines is cut off.
    pub fn wrap(&self, text: &str, size: f64, weight: Weight, width: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let fits = |line: &String| {
                lines.len() == most || self.width(&format!("{line} {word}"), size, weight) <= width
            };
            if lines.last().is_some_and(fits) {
                if let Some(line) = lines.last_mut() {
                    line.push(' ');
                    line.push_str(word);
                }
            } else {
                lines.push(word.to_owned());
            }
        }
        lines.iter().map(|line| self.cut(line, size, weight, width)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_every_letter_of_the_commune() {
        let fonts = Fonts::load().unwrap();
        let vietnamese = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";
        // Bahnar and Jrai have letters of their own.
        let other = "ĕĭŏŭŏčñƀơ̆ư̆ê̆ô̆â̆…·–“”";
        for letter in format!("{vietnamese}{other}").chars() {
            for letter in letter.to_uppercase().chain([letter]) {
                for measures in [&fonts.regular, &fonts.bold] {
                    assert!(measures.letters.map(letter).is_some(), "{letter}");
                }
            }
        }
        assert_eq!(database().len(), 2);
        assert!(database().faces().all(|face| face.families[0].0 == FAMILY));
    }

    #[test]
    fn what_cannot_be_drawn_is_left_out() {
        let fonts = Fonts::load().unwrap();
        assert_eq!(fonts.drawable("🌸 Ngày 20/10  🌸 vui"), "Ngày 20/10 vui");
        assert_eq!(fonts.drawable("🌸"), "");
    }

    #[test]
    fn lines_are_never_wider_than_asked() {
        let fonts = Fonts::load().unwrap();
        let text = "Thôn Đăk Krong Hội trường Ủy ban nhân dân xã Songannnnnnnnnnnnnnnnnnnnnnnnnnnnnn";
        for (width, most) in [(200.0, 3), (300.0, 2), (120.0, 9)] {
            let lines = fonts.wrap(text, 40.0, Weight::Bold, width, most);
            assert!((2..=most).contains(&lines.len()), "{lines:?}");
            assert!(lines.iter().all(|line| fonts.width(line, 40.0, Weight::Bold) <= width), "{lines:?}");
        }
        assert_eq!(fonts.wrap("một hai", 10.0, Weight::Regular, 900.0, 2), ["một hai"]);
        assert_eq!(fonts.wrap(" ", 10.0, Weight::Regular, 900.0, 2), Vec::<String>::new());
        assert!(fonts.cut(text, 40.0, Weight::Bold, 300.0).ends_with('…'));
    }
}
