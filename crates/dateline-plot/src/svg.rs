//! Writing SVG: escaped text, short numbers, elements that are always closed.

/// Text made safe for an SVG or HTML text or attribute: the five special characters as entities, and characters that XML
/// does not allow, as well as marks that turn the direction of writing, left out.
///
/// ```
/// assert_eq!(dateline_plot::escape("<b> & \"c\""), "&lt;b&gt; &amp; &quot;c&quot;");
/// ```
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' | '\r' => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => {}
            one if one.is_control() => {}
            one => out.push(one),
        }
    }
    out
}

/// A length in pixels with one decimal at most: `12`, `12.5`.
pub(crate) fn number(value: f64) -> String {
    let tenths = (value * 10.0).round();
    let tenths = if tenths == 0.0 { 0.0 } else { tenths };
    let text = format!("{:.1}", tenths / 10.0);
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// An SVG in the making.
pub(crate) struct Svg {
    out: String,
    open: Vec<&'static str>,
}

/// Attributes of an element, in the order in which they are written.
pub(crate) type Attributes<'a> = &'a [(&'a str, String)];

impl Svg {
    /// Starts a picture of this size, with what a screen reader says of it.
    pub(crate) fn new(width: f64, height: f64, id: &str, title: &str, description: &str) -> Self {
        Self::with_role("img", width, height, id, title, description)
    }

    /// Starts a picture whose parts a screen reader may go through one by one, rather than one that it takes as a whole.
    pub(crate) fn document(width: f64, height: f64, id: &str, title: &str, description: &str) -> Self {
        Self::with_role("graphics-document document", width, height, id, title, description)
    }

    fn with_role(role: &str, width: f64, height: f64, id: &str, title: &str, description: &str) -> Self {
        let mut svg = Self { out: String::new(), open: Vec::new() };
        let (width, height) = (number(width), number(height));
        svg.start(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg".into()),
                ("viewBox", format!("0 0 {width} {height}")),
                ("width", width.clone()),
                ("height", height.clone()),
                ("role", role.into()),
                ("aria-labelledby", format!("{id}-title {id}-desc")),
                ("font-family", "system-ui, sans-serif".into()),
                ("font-size", "12".into()),
                ("fill", "#222".into()),
            ],
        );
        svg.text_element("title", &[("id", format!("{id}-title"))], title);
        svg.text_element("desc", &[("id", format!("{id}-desc"))], description);
        let paper = [("width", width), ("height", height), ("fill", "#fff".into())];
        svg.element("rect", &paper);
        svg
    }

    /// An element without content.
    pub(crate) fn element(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.out.push_str("/>\n");
    }

    /// An element with text in it.
    pub(crate) fn text_element(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.tag(name, attributes);
        self.out.push('>');
        self.out.push_str(&escape(text));
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// Text at a place.
    pub(crate) fn text(&mut self, x: f64, y: f64, more: Attributes<'_>, text: &str) {
        let mut attributes = vec![("x", number(x)), ("y", number(y))];
        attributes.extend(more.iter().cloned());
        self.text_element("text", &attributes, text);
    }

    /// A straight line.
    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), more: Attributes<'_>) {
        let mut attributes =
            vec![("x1", number(from.0)), ("y1", number(from.1)), ("x2", number(to.0)), ("y2", number(to.1))];
        attributes.extend(more.iter().cloned());
        self.element("line", &attributes);
    }

    /// Opens an element that holds others.
    pub(crate) fn start(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.out.push_str(">\n");
        self.open.push(name);
    }

    /// Closes the last element that was opened.
    pub(crate) fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push_str(">\n");
        }
    }

    /// The whole picture, with everything closed.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.end();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            self.out.push_str(&escape(value));
            self.out.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([12.0, 12.04, 12.06, -0.01].map(number), ["12", "12", "12.1", "0"]);
    }

    #[test]
    fn what_xml_does_not_allow_is_left_out() {
        assert_eq!(escape("a\u{0}b\u{202e}c\nd"), "abc d");
    }
}
