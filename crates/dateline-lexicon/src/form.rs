//! The form in which people write a pack: one struct for each kind of entry, as TOML gives it, before anything is checked.

use dateline_model::{Day, DaySpan, Grade, RelationKind};
use serde::de::{Deserialize, Deserializer, Error};

/// A kind of entry, `[[actor]]`.
pub(crate) trait Form: Clone + serde::de::DeserializeOwned {
    /// The word between the brackets.
    const TABLE: &'static str;
    /// The keys that it may have.
    const KEYS: &'static [&'static str];
}

/// `[[side]]`
#[derive(Clone, serde::Deserialize)]
pub(crate) struct SideForm {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) holds_by_default: bool,
}

impl Form for SideForm {
    const TABLE: &'static str = "side";
    const KEYS: &'static [&'static str] = &["id", "name", "holds_by_default"];
}

/// `[[actor]]`
#[derive(Clone, serde::Deserialize)]
pub(crate) struct ActorForm {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    #[serde(default)]
    pub(crate) generic: Vec<String>,
    #[serde(default)]
    pub(crate) state: bool,
    pub(crate) side: Option<String>,
    #[serde(default)]
    pub(crate) member: Vec<MemberForm>,
    #[serde(default)]
    pub(crate) shared: bool,
    /// Names taken over from the entry of another pack.
    #[serde(skip)]
    pub(crate) taken: Vec<String>,
}

impl Form for ActorForm {
    const TABLE: &'static str = "actor";
    const KEYS: &'static [&'static str] = &["id", "name", "aliases", "generic", "state", "side", "member", "shared"];
}

/// `[[actor.member]]`
#[derive(Clone, serde::Deserialize)]
pub(crate) struct MemberForm {
    pub(crate) side: String,
    pub(crate) from: Option<DayForm>,
    pub(crate) to: Option<DayForm>,
}

impl Form for MemberForm {
    const TABLE: &'static str = "actor.member";
    const KEYS: &'static [&'static str] = &["side", "from", "to"];
}

/// `[[relation]]`
#[derive(Clone, serde::Deserialize)]
pub(crate) struct RelationForm {
    pub(crate) between: (String, String),
    pub(crate) kind: RelationKind,
    pub(crate) from: Option<DayForm>,
    pub(crate) to: Option<DayForm>,
    pub(crate) region: Option<String>,
}

impl Form for RelationForm {
    const TABLE: &'static str = "relation";
    const KEYS: &'static [&'static str] = &["between", "kind", "from", "to", "region"];
}

/// `[[default]]`
#[derive(Clone, serde::Deserialize)]
pub(crate) struct DefaultForm {
    pub(crate) side: String,
    pub(crate) country: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) probability: f64,
    pub(crate) from: Option<DayForm>,
    pub(crate) to: Option<DayForm>,
}

impl Form for DefaultForm {
    const TABLE: &'static str = "default";
    const KEYS: &'static [&'static str] = &["side", "country", "region", "probability", "from", "to"];
}

/// `[[source]]`
#[derive(Clone, serde::Deserialize)]
pub(crate) struct SourceForm {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) owner: Option<String>,
    #[serde(default)]
    pub(crate) lean: Vec<String>,
    #[serde(default)]
    pub(crate) repeats: Vec<String>,
    pub(crate) grade: Option<Grade>,
    #[serde(default)]
    pub(crate) shared: bool,
    /// Names taken over from the entry of another pack.
    #[serde(skip)]
    pub(crate) taken: Vec<String>,
}

impl Form for SourceForm {
    const TABLE: &'static str = "source";
    const KEYS: &'static [&'static str] =
        &["id", "name", "aliases", "type", "owner", "lean", "repeats", "grade", "shared"];
}

/// `[[supply]]`
#[derive(Clone, serde::Deserialize)]
pub(crate) struct SupplyForm {
    pub(crate) side: String,
    pub(crate) places: Vec<String>,
    pub(crate) country: Option<String>,
    pub(crate) from: Option<DayForm>,
    pub(crate) to: Option<DayForm>,
}

impl Form for SupplyForm {
    const TABLE: &'static str = "supply";
    const KEYS: &'static [&'static str] = &["side", "places", "country", "from", "to"];
}

/// An entry that has an id, by which a later one replaces it.
pub(crate) trait Named: Form {
    /// The id.
    fn id(&self) -> &str;

    /// The name, then the aliases.
    fn names(&self) -> Vec<&String>;

    /// Takes over what the entry that this one replaces knows more, where this one says that other packs know it too.
    fn take_over(&mut self, _replaced: Self) {}
}

impl Named for SideForm {
    fn id(&self) -> &str {
        &self.id
    }

    fn names(&self) -> Vec<&String> {
        vec![&self.name]
    }
}

impl Named for ActorForm {
    fn id(&self) -> &str {
        &self.id
    }

    fn names(&self) -> Vec<&String> {
        std::iter::once(&self.name).chain(&self.aliases).collect()
    }

    fn take_over(&mut self, replaced: Self) {
        if self.shared {
            self.taken = new_names(&self.aliases, &self.name, replaced.name, [replaced.aliases, replaced.taken]);
            let more: Vec<String> = replaced.generic.into_iter().filter(|word| !self.generic.contains(word)).collect();
            self.generic.extend(more);
        }
    }
}

impl Named for SourceForm {
    fn id(&self) -> &str {
        &self.id
    }

    fn names(&self) -> Vec<&String> {
        std::iter::once(&self.name).chain(&self.aliases).collect()
    }

    fn take_over(&mut self, replaced: Self) {
        if self.shared {
            self.taken = new_names(&self.aliases, &self.name, replaced.name, [replaced.aliases, replaced.taken]);
        }
    }
}

/// The names of another entry that this one has not.
fn new_names(aliases: &[String], name: &str, other_name: String, others: [Vec<String>; 2]) -> Vec<String> {
    let mut new: Vec<String> = Vec::new();
    for one in std::iter::once(other_name).chain(others.into_iter().flatten()) {
        if one != name && !aliases.contains(&one) && !new.contains(&one) {
            new.push(one);
        }
    }
    new
}

/// The kinds of entry that a file may have.
pub(crate) const TABLES: &[&str] =
    &[SideForm::TABLE, DefaultForm::TABLE, ActorForm::TABLE, RelationForm::TABLE, SourceForm::TABLE, SupplyForm::TABLE];

/// A day, as a TOML date (`from = 2012-06-01`) or as a text of the same form.
#[derive(Clone, Copy)]
pub(crate) struct DayForm(pub(crate) Day);

/// The days of a form.
pub(crate) fn span(from: Option<DayForm>, to: Option<DayForm>) -> DaySpan {
    DaySpan { from: from.map(|day| day.0), to: to.map(|day| day.0) }
}

impl<'de> Deserialize<'de> for DayForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = toml::Value::deserialize(deserializer)?;
        let text = match &value {
            toml::Value::String(text) => text.clone(),
            toml::Value::Datetime(moment) => moment.to_string(),
            other => return Err(D::Error::custom(format!("`{other}` is no day of the form YYYY-MM-DD"))),
        };
        Day::parse(&text).map(Self).map_err(D::Error::custom)
    }
}
