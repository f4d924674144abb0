//! The form in which people write a pack: one struct for each kind of entry, as TOML gives it, before anything is checked.

use dateline_model::{Day, RelationKind};
use serde::de::{Deserialize, Deserializer, Error};

/// A kind of entry, `[[actor]]`.
pub(crate) trait Form: serde::de::DeserializeOwned {
    /// The word between the brackets.
    const TABLE: &'static str;
    /// The keys that it may have.
    const KEYS: &'static [&'static str];
}

/// `[[side]]`
#[derive(serde::Deserialize)]
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
#[derive(serde::Deserialize)]
pub(crate) struct ActorForm {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    #[serde(default)]
    pub(crate) generic: Vec<String>,
    pub(crate) side: Option<String>,
    #[serde(default)]
    pub(crate) member: Vec<MemberForm>,
}

impl Form for ActorForm {
    const TABLE: &'static str = "actor";
    const KEYS: &'static [&'static str] = &["id", "name", "aliases", "generic", "side", "member"];
}

/// `[[actor.member]]`
#[derive(serde::Deserialize)]
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
#[derive(serde::Deserialize)]
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
#[derive(serde::Deserialize)]
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
#[derive(serde::Deserialize)]
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
}

impl Form for SourceForm {
    const TABLE: &'static str = "source";
    const KEYS: &'static [&'static str] = &["id", "name", "aliases", "type", "owner", "lean", "repeats"];
}

/// `[[supply]]`
#[derive(serde::Deserialize)]
pub(crate) struct SupplyForm {
    pub(crate) side: String,
    pub(crate) places: Vec<String>,
}

impl Form for SupplyForm {
    const TABLE: &'static str = "supply";
    const KEYS: &'static [&'static str] = &["side", "places"];
}

/// The kinds of entry that a file may have.
pub(crate) const TABLES: &[&str] =
    &[SideForm::TABLE, DefaultForm::TABLE, ActorForm::TABLE, RelationForm::TABLE, SourceForm::TABLE, SupplyForm::TABLE];

/// A day, as a TOML date (`from = 2012-06-01`) or as a text of the same form.
#[derive(Clone, Copy)]
pub(crate) struct DayForm(pub(crate) Day);

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
