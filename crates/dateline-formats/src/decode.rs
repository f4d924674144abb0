//! From bytes to characters.
//!
//! Plain text and Markdown must be UTF-8: a guessed charset would put words into a report that it may not have. So
//! other text is refused, with the charset that it looks like, and the byte where UTF-8 breaks off. A web page says what
//! its charset is, and is read so.

use std::sync::LazyLock;

use dateline_model::Diagnostic;
use encoding_rs::{
    Encoding, IBM866, ISO_8859_6, KOI8_U, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256,
};
use regex::bytes::Regex;

/// The text of a plain file: UTF-8 without NUL bytes, a byte order mark at its start dropped.
pub(crate) fn plain_text(file: &str, bytes: &[u8]) -> Result<String, Diagnostic> {
    if let Some(reason) = utf_16(bytes) {
        return Err(Diagnostic::error(file, "byte 0", reason));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(nul(file, at));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
        Err(error) => Err(not_utf_8(file, bytes, error.valid_up_to())),
    }
}

/// The text of a web page: by its byte order mark, else by the charset it declares, else as UTF-8.
pub(crate) fn web_page(file: &str, bytes: &[u8]) -> Result<(String, Vec<Diagnostic>), Diagnostic> {
    let mut warnings = vec![];
    let declared = declared_charset(bytes);
    let by_mark = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = by_mark.or_else(|| {
        let label = declared.as_deref()?;
        let known = Encoding::for_label(label.as_bytes());
        if known.is_none() {
            warnings.push(Diagnostic::warning(file, "", format!("charset `{label}` is not known; read as UTF-8")));
        }
        // A page whose declaration can be read byte by byte is not in UTF-16, whatever it says (as browsers hold it).
        known.map(|known| if known == UTF_16LE || known == UTF_16BE { UTF_8 } else { known })
    });
    if encoding.is_none()
        && let Err(error) = std::str::from_utf8(bytes)
    {
        return Err(not_utf_8(file, bytes, error.valid_up_to()));
    }
    let encoding = encoding.unwrap_or(UTF_8);
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    if let Some(at) = bytes.iter().position(|byte| *byte == 0).filter(|_| !wide) {
        return Err(nul(file, at));
    }
    let (text, _, replaced) = encoding.decode(bytes);
    if replaced {
        let place = text.chars().position(|character| character == '\u{fffd}').map(|at| format!("character {at}"));
        let reason = format!("some bytes are no {}; each is shown as `\u{fffd}`", encoding.name());
        warnings.push(Diagnostic::warning(file, place.unwrap_or_default(), reason));
    }
    if let Some(at) = text.chars().position(|character| character == '\0') {
        return Err(Diagnostic::error(file, format!("character {at}"), "there is a NUL character: this is no page"));
    }
    Ok((text.into_owned(), warnings))
}

/// The charset in `<meta charset=…>` or `<meta http-equiv=… content="…; charset=…">`, near the start of the page.
fn declared_charset(bytes: &[u8]) -> Option<String> {
    static META: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i-u)<meta\s[^>]*?charset\s*=\s*["']?\s*([a-z0-9_:.-]+)|^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([a-z0-9_:.-]+)"#)
            .expect("the pattern is fixed")
    });
    let head = &bytes[..bytes.len().min(8192)];
    let found = META.captures(head)?;
    let label = found.get(1).or_else(|| found.get(2))?;
    String::from_utf8(label.as_bytes().to_vec()).ok()
}

fn utf_16(bytes: &[u8]) -> Option<String> {
    let name = match Encoding::for_bom(bytes)?.0 {
        encoding if encoding == UTF_8 => return None,
        encoding => encoding.name(),
    };
    Some(format!("the text is {name}, not UTF-8; convert it first (`iconv -f UTF-16 -t UTF-8`)"))
}

fn nul(file: &str, at: usize) -> Diagnostic {
    Diagnostic::error(file, format!("byte {at}"), "there is a NUL byte (`0x00`): this is no text, or no UTF-8 text")
}

fn not_utf_8(file: &str, bytes: &[u8], at: usize) -> Diagnostic {
    let byte = bytes.get(at).copied().unwrap_or(0);
    let guess = match looks_like(bytes) {
        Some(encoding) => {
            let name = encoding.name().to_lowercase();
            format!("it looks like {name}; convert it first (`iconv -f {name} -t UTF-8`)")
        }
        None => "convert it to UTF-8 first".to_owned(),
    };
    Diagnostic::error(file, format!("byte {at}"), format!("byte `0x{byte:02x}` is no UTF-8: {guess}"))
}

/// Letters that make up more than half of any text in the script, with the charsets that such texts used to come in.
const SCRIPTS: [(&[&Encoding], &str); 2] =
    [(&[WINDOWS_1256, ISO_8859_6], "الينمرتبةودسعهفك"), (&[WINDOWS_1251, KOI8_U, IBM866], "оеаинтсрвлкмдпуі")];

/// The legacy charset in which the bytes read most like a language; `None` where they read like none.
fn looks_like(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(64 * 1024)];
    let high = sample.iter().filter(|byte| **byte >= 0x80).count();
    let share = |encoding: &'static Encoding, common: &str| {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let hits = text.chars().filter(|character| common.contains(*character)).count();
        (hits * 1000 / high.max(1), encoding)
    };
    let all = SCRIPTS.iter().flat_map(|(encodings, common)| encodings.iter().map(|encoding| share(encoding, common)));
    let best = all.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    if best.0 >= 550 {
        return Some(best.1);
    }
    (high * 4 < sample.len()).then_some(WINDOWS_1252)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "سيطر الجيش السوري على بلدة قارة في منطقة القلمون بعد معارك عنيفة مع مقاتلي المعارضة";

    #[test]
    fn a_text_in_windows_1256_is_refused_with_its_charset_and_the_byte() {
        let (bytes, _, _) = WINDOWS_1256.encode(ARABIC);
        let error = plain_text("qara.txt", &bytes).unwrap_err();
        assert_eq!(error.file, "qara.txt");
        assert_eq!(error.place, "byte 0");
        assert!(error.reason.contains("looks like windows-1256"), "{}", error.reason);
    }

    #[test]
    fn other_legacy_charsets_are_told_too() {
        let russian = "Российские войска взяли под контроль населённый пункт после тяжёлых боёв";
        for (text, encoding, name) in [
            (ARABIC, ISO_8859_6, "iso-8859-6"),
            (russian, WINDOWS_1251, "windows-1251"),
            (
                "L’armée syrienne a repris la ville de Qara, près de la frontière libanaise",
                WINDOWS_1252,
                "windows-1252",
            ),
        ] {
            let error = plain_text("a.txt", &encoding.encode(text).0).unwrap_err();
            assert!(error.reason.contains(name), "{}", error.reason);
        }
    }

    #[test]
    fn a_nul_byte_is_told_with_its_place() {
        let error = plain_text("a.txt", b"Qara\0fell").unwrap_err();
        assert_eq!(error.to_string(), "a.txt: byte 4: there is a NUL byte (`0x00`): this is no text, or no UTF-8 text");
        assert!(plain_text("a.txt", b"\xff\xfeQ\0a\0").unwrap_err().reason.contains("UTF-16LE"));
    }

    #[test]
    fn only_a_byte_order_mark_is_dropped() {
        assert_eq!(plain_text("a.txt", b"\xef\xbb\xbf Qara\r\n").unwrap(), " Qara\r\n");
    }

    #[test]
    fn a_page_is_read_in_the_charset_it_declares() {
        let page = format!("<html><head><meta charset=\"windows-1256\"></head><body>{ARABIC}</body></html>");
        let (bytes, _, _) = WINDOWS_1256.encode(&page);
        assert!(web_page("a.html", &bytes).unwrap().0.contains(ARABIC));
        let (text, warnings) = web_page("a.html", b"<meta charset=nonsense>Qara").unwrap();
        assert!(text.contains("Qara") && warnings.len() == 1);
    }

    #[test]
    fn a_page_without_a_charset_must_be_utf_8() {
        let (bytes, _, _) = WINDOWS_1256.encode(ARABIC);
        assert!(web_page("a.html", &bytes).unwrap_err().reason.contains("windows-1256"));
    }
}
