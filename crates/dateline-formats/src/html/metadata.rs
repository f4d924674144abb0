//! What a page's metadata says of it: JSON-LD, OpenGraph, Dublin Core and plain `<meta>`, `<time>`, `rel=author`.
//!
//! Where several speak, JSON-LD comes first (publishers write it for news indexes, and it names the first publication
//! apart from later changes), then OpenGraph, then Dublin Core and the rest, then what stands in the page itself.

use std::collections::BTreeMap;

use dom_query::Document;
use serde_json::Value;

use super::article::line_of;
use crate::{Details, dates};

/// The page's particulars, and what of them could not be read.
pub(super) fn metadata(document: &Document) -> (Details, Vec<String>) {
    let metas = metas(document);
    let first = |names: &[&str]| names.iter().find_map(|name| metas.get(*name)).cloned();
    let mut troubles = vec![];
    let linked = linked_data(document, &mut troubles);
    let publisher = linked
        .publisher
        .or_else(|| {
            first(&[
                "og:site_name",
                "dc.publisher",
                "dcterms.publisher",
                "publisher",
                "citation_publisher",
                "application-name",
            ])
        })
        .filter(|name| !is_address(name));
    let written = linked.published.or_else(|| {
        first(&[
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date",
            "dcterms.date",
            "dc.date.created",
            "dcterms.created",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "citation_publication_date",
            "citation_date",
            "publish-date",
            "publication_date",
            "pubdate",
            "date",
        ])
        .or_else(|| time_of(document))
    });
    let published = written.as_deref().and_then(dates::written_day);
    if let Some(written) = written.filter(|_| published.is_none()) {
        troubles
            .push(format!("published `{}` is no day that can be read", written.chars().take(80).collect::<String>()));
    }
    let author = linked
        .author
        .or_else(|| {
            first(&[
                "author",
                "article:author",
                "dc.creator",
                "dcterms.creator",
                "parsely-author",
                "sailthru.author",
                "citation_author",
            ])
        })
        .filter(|name| !is_address(name))
        .or_else(|| text_of(document, "[rel~='author'], [itemprop='author'] [itemprop='name'], [itemprop='author']"))
        .and_then(|name| person(&name));
    let title = linked
        .title
        .or_else(|| first(&["og:title", "dc.title", "dcterms.title", "twitter:title", "citation_title"]))
        .or_else(|| text_of(document, "h1"))
        .or_else(|| text_of(document, "title"))
        .map(|title| without_site(&title, publisher.as_deref()));
    let details = Details {
        title,
        publisher,
        author,
        published,
        url: linked
            .url
            .or_else(|| attribute(document, "link[rel='canonical']", "href"))
            .or_else(|| first(&["og:url"]))
            .filter(|url| is_address(url)),
        language: attribute(document, "html", "lang")
            .or_else(|| attribute(document, "html", "xml:lang"))
            .or(linked.language)
            .or_else(|| first(&["content-language", "dc.language", "og:locale", "language"]))
            .map(|tag| tag.replace('_', "-"))
            .filter(|tag| is_language(tag)),
        licence: attribute(document, "link[rel='license'], a[rel='license']", "href")
            .or_else(|| first(&["dc.rights", "dcterms.license"])),
        ..Details::default()
    };
    (details, troubles)
}

/// Every `<meta>` with a name and a content, by its name in small letters; of several the first.
fn metas(document: &Document) -> BTreeMap<String, String> {
    let mut metas = BTreeMap::new();
    for node in document.select("meta[content]").nodes() {
        let names = ["property", "name", "itemprop", "http-equiv"].into_iter().filter_map(|key| node.attr(key));
        let Some(content) = node.attr("content").and_then(|content| clean(&content)) else { continue };
        for name in names {
            metas.entry(name.trim().to_lowercase()).or_insert_with(|| content.clone());
        }
    }
    metas
}

/// The first `<time datetime>` that says it is the day of publication, else the first in the page's own header or body.
fn time_of(document: &Document) -> Option<String> {
    let places = [
        "time[itemprop='datePublished'][datetime]",
        "time[pubdate][datetime]",
        "time[class*='publish'][datetime]",
        "article header time[datetime]",
        "header time[datetime]",
        "article time[datetime]",
        "main time[datetime]",
        "time[datetime]",
    ];
    places.into_iter().find_map(|place| attribute(document, place, "datetime"))
}

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    document.select(selector).nodes().iter().find_map(|node| node.attr(name)).and_then(|value| clean(&value))
}

fn text_of(document: &Document, selector: &str) -> Option<String> {
    document.select(selector).nodes().iter().find_map(line_of)
}

/// What JSON-LD says.
#[derive(Default)]
struct Linked {
    title: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
    published: Option<String>,
    language: Option<String>,
    url: Option<String>,
}

/// Reads the JSON-LD blocks: of all the things in them, the first that is an article; what it lacks, a page has.
fn linked_data(document: &Document, troubles: &mut Vec<String>) -> Linked {
    let mut things: Vec<Value> = vec![];
    for node in document.select("script[type='application/ld+json']").nodes() {
        let source = node.text();
        let source = source.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
        match serde_json::from_str(source) {
            Ok(Value::Array(several)) => things.extend(several),
            Ok(one) => things.push(one),
            Err(error) => troubles.push(format!("a JSON-LD block was left out: {error}")),
        }
    }
    let graphs: Vec<Value> =
        things.iter().filter_map(|thing| thing.get("@graph")?.as_array().cloned()).flatten().collect();
    things.extend(graphs);
    let by_id: BTreeMap<&str, &Value> = things
        .iter()
        .filter_map(|thing| Some((thing.get("@id")?.as_str()?, thing)))
        .filter(|(_, thing)| thing.get("name").is_some())
        .collect();
    let mut linked = Linked::default();
    for wanted in [is_article as fn(&str) -> bool, is_page] {
        let Some(thing) = things.iter().find(|thing| types(thing).any(wanted)) else { continue };
        let words = |key: &str| thing.get(key).and_then(Value::as_str).and_then(clean);
        let name = |key: &str| thing.get(key).and_then(|value| names(value, &by_id));
        linked.title = linked.title.or_else(|| words("headline")).or_else(|| words("name"));
        linked.author = linked.author.or_else(|| name("author")).or_else(|| name("creator"));
        linked.publisher = linked.publisher.or_else(|| name("publisher"));
        linked.published = linked.published.or_else(|| words("datePublished")).or_else(|| words("dateCreated"));
        linked.language = linked.language.or_else(|| words("inLanguage"));
        linked.url =
            linked.url.or_else(|| words("url")).or_else(|| words("mainEntityOfPage")).filter(|url| is_address(url));
    }
    linked
}

fn types(thing: &Value) -> impl Iterator<Item = &str> {
    let kind = thing.get("@type");
    let several = kind.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    kind.and_then(Value::as_str).into_iter().chain(several.iter().filter_map(Value::as_str))
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report" | "SocialMediaPosting")
}

fn is_page(kind: &str) -> bool {
    kind == "WebPage" || kind == "ItemPage"
}

/// The name of a person or organisation: as words, as a thing with a name, as a pointer to one, or several of these.
fn names(value: &Value, by_id: &BTreeMap<&str, &Value>) -> Option<String> {
    let one = |value: &Value| -> Option<String> {
        let pointed = value.get("@id").and_then(Value::as_str).and_then(|id| by_id.get(id));
        let name = value.as_str().or_else(|| value.get("name")?.as_str()).or_else(|| pointed?.get("name")?.as_str())?;
        clean(name).filter(|name| !is_address(name))
    };
    match value {
        Value::Array(several) => {
            let all: Vec<String> = several.iter().filter_map(one).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        _ => one(value),
    }
}

fn is_address(value: &str) -> bool {
    value.starts_with("http://") || value.starts_with("https://")
}

/// Letters, digits and hyphens, as an IETF tag has: `en`, `ar-SY`.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts
        .next()
        .is_some_and(|first| (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic()));
    first && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// On one line, without blanks around; `None` where nothing is left.
pub(super) fn clean(value: &str) -> Option<String> {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then(|| line.chars().take(500).collect())
}

/// A byline without "By".
pub(super) fn person(byline: &str) -> Option<String> {
    let line = clean(byline)?;
    let name = ["written by ", "by "].iter().find_map(|lead| {
        let head = line.get(..lead.len())?;
        head.eq_ignore_ascii_case(lead).then(|| line[lead.len()..].to_owned())
    });
    clean(&name.unwrap_or(line)).filter(|name| name.chars().count() <= 200)
}

/// A title without the site's name behind it: "Qara falls | Example News".
fn without_site(title: &str, publisher: Option<&str>) -> String {
    let Some(publisher) = publisher else { return title.to_owned() };
    let head = title.strip_suffix(publisher).map(str::trim_end);
    let head = head.and_then(|head| head.strip_suffix(['|', '-', '–', '—', '·', ':', '»']));
    head.map(str::trim_end).filter(|head| !head.is_empty()).unwrap_or(title).to_owned()
}
