//! HTML put together from elements, so that everything between them is escaped.

use html_escape::{encode_double_quoted_attribute, encode_text};

/// Attributes of an element: names of ours, values of anybody's.
pub type Attributes<'a> = [(&'static str, &'a str)];

#[derive(Default)]
pub struct Html(String);

impl Html {
    /// A whole page.
    pub fn page(language: &str, inside: impl FnOnce(&mut Html)) -> String {
        let mut html = Self("<!DOCTYPE html>\n".to_owned());
        html.element("html", &[("lang", language)], inside);
        html.0
    }

    /// An element with what is in it.
    pub fn element(
        &mut self,
        name: &'static str,
        attributes: &Attributes<'_>,
        inside: impl FnOnce(&mut Html),
    ) {
        self.empty(name, attributes);
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push_str(">\n");
    }

    /// An element that holds a text only.
    pub fn short(&mut self, name: &'static str, attributes: &Attributes<'_>, text: &str) {
        self.element(name, attributes, |html| html.text(text));
    }

    /// An element that never holds anything, such as `img`.
    pub fn empty(&mut self, name: &'static str, attributes: &Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(name);
        for (attribute, value) in attributes {
            self.0.push(' ');
            self.0.push_str(attribute);
            self.0.push_str("=\"");
            self.0.push_str(&encode_double_quoted_attribute(value));
            self.0.push('"');
        }
        self.0.push('>');
    }

    pub fn text(&mut self, text: &str) {
        self.0.push_str(&encode_text(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_stays_text() {
        let page = Html::page("vi", |html| {
            html.short("p", &[("title", "\"><script>")], "</p><script>alert(1)</script>&");
        });
        assert_eq!(
            page,
            "<!DOCTYPE html>\n<html lang=\"vi\"><p title=\"&quot;&gt;&lt;script&gt;\">\
             &lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;</p>\n</html>\n"
        );
    }
}
