//! The fields of a claim with their reasons in words.

use dateline_model::{ActorId, Claim, Count, Extent, PlaceMention, Stance};

use super::words::bound_in_words;
use super::{FieldReason, Seen, Words};
use crate::attribution::Attribution;
use crate::compose::{Draft, Party, Reason, Way};
use crate::triggers::{Form, TriggerMark};

impl Seen<'_> {
    /// The fields that say something, in the order of the coding guide.
    pub(super) fn fields(&self, draft: &Draft, claim: &Claim) -> Vec<FieldReason> {
        let mut out = vec![self.kind(draft), self.days(draft, claim)];
        if !claim.places.is_empty() {
            let named: Vec<&str> = claim.places.iter().map(|place| place.name.as_str()).collect();
            let words = self.place_words(draft, &claim.places);
            out.push(self.field("places", named.join(", "), draft.why.places, words));
        }
        for (field, actors, why) in [("by", &claim.by, draft.why.by), ("against", &claim.against, draft.why.against)] {
            if !actors.is_empty() {
                let named: Vec<&str> = actors.iter().map(|actor| self.name_of(actor)).collect();
                out.push(self.field(field, named.join(", "), why, self.actor_words(draft, actors, why.way)));
            }
        }
        for (field, count, why) in [
            ("killed", claim.killed, draft.why.killed),
            ("wounded", claim.wounded, draft.why.wounded),
            ("captured", claim.captured, draft.why.captured),
            ("displaced", claim.displaced, Reason::default()),
        ] {
            out.extend(count.map(|count| self.field(field, Count::in_words(count), why, vec![])));
        }
        if !claim.said_by.is_empty() {
            // The sources' names tell more than the verb alone.
            let why = Reason { words: None, ..draft.why.said_by };
            out.push(self.field("said_by", claim.said_by.join(", "), why, self.source_words(draft)));
        }
        out.push(self.stance(draft, claim));
        out.extend(self.further(claim));
        out
    }

    /// A field whose reason the draft carries; its own words come before those looked up.
    fn field(&self, field: &'static str, value: String, why: Reason, found: Vec<Words>) -> FieldReason {
        // A field that is filled was said somehow, whatever the rule noted.
        let way = if why.way == Way::NotSaid { Way::Rule } else { why.way };
        let own = why.words.and_then(|(first, last)| self.words(first, last));
        let words = if own.is_some() { own.into_iter().collect() } else { found };
        FieldReason { field, value, way: way.as_str(), reason: way.in_words().to_owned(), words }
    }

    /// The kind: the event word, or what else made the claim.
    fn kind(&self, draft: &Draft) -> FieldReason {
        let mark = self.scene.marks.iter().find(|mark| mark.first == draft.at && self.made(mark, draft));
        let (way, reason) = match (draft.rule.as_str(), mark) {
            ("casualties", _) => ("fate", "a word for what became of people".to_owned()),
            ("denial", _) => ("denial", "a denial repeats what it denies".to_owned()),
            ("interview-answer", _) => ("answer", "an answer of an interview is its speaker’s judgement".to_owned()),
            ("statement", _) => ("statement", "a source’s words that tell no event".to_owned()),
            (_, Some(mark)) => ("event_word", format!("the event word, {}", in_words(mark))),
            (rule, None) => ("rule", format!("rule {rule}")),
        };
        let last = mark.map_or(draft.at + 1, |mark| mark.last);
        let shown = draft.rule != "interview-answer";
        FieldReason {
            field: "kind",
            value: draft.kind.as_str().to_owned(),
            way,
            reason,
            words: self.words(draft.at, last).filter(|_| shown).into_iter().collect(),
        }
    }

    fn made(&self, mark: &TriggerMark, draft: &Draft) -> bool {
        let rule = draft.rule.split('+').next().unwrap_or_default();
        self.scene.triggers.trigger(mark.trigger).id == rule
    }

    fn days(&self, draft: &Draft, claim: &Claim) -> FieldReason {
        let unknown = claim.days.is_unknown();
        let known = || format!("{}{}", claim.days.in_words(), bound_in_words(claim.date_bound));
        let value = if unknown { "unknown".to_owned() } else { known() };
        let mut made = self.field("days", value, draft.when.why, vec![]);
        if unknown && !made.words.is_empty() {
            made.reason.push_str(", but nothing tells which day that is");
        }
        made
    }

    fn stance(&self, draft: &Draft, claim: &Claim) -> FieldReason {
        let mut made = self.field("stance", claim.stance.as_str().to_owned(), draft.why.stance, vec![]);
        if draft.why.stance.way == Way::Rule && claim.stance == Stance::Asserted {
            made.reason = "nothing around it says otherwise".to_owned();
        }
        made
    }

    /// The fields that scoring leaves out.
    fn further(&self, claim: &Claim) -> Vec<FieldReason> {
        let mut out = Vec::new();
        let mut add = |field: &'static str, value: Option<String>, reason: &str| {
            if let Some(value) = value {
                out.push(FieldReason { field, value, way: "words", reason: reason.to_owned(), words: vec![] });
            }
        };
        let share = matches!(claim.extent, Some(Extent::Shares(..)));
        let extent = if share { "a share of the place is told" } else { "a word for how much of the place" };
        add("extent", claim.extent.map(extent_in_words), extent);
        add("sub_event_type", claim.sub_event_type.clone(), "the event word, or what stands around it");
        add("scope", claim.scope.map(|scope| scope.as_str().to_owned()), "what the words say that the figure covers");
        add("phase", claim.phase.map(|phase| phase.as_str().to_owned()), "how far the words say that it has come");
        let name = |end: &Option<PlaceMention>| end.as_ref().map(|mention| mention.name.clone());
        add("from_place", name(&claim.from_place), "the words say that people, arms or the road come from there");
        add("to_place", name(&claim.to_place), "the words say that people, arms or the road lead there");
        add("count_unit", claim.count_unit.map(|unit| unit.as_str().to_owned()), "what is counted");
        add("families", claim.families.map(Count::in_words), "a number of families, which are no number of people");
        add("cause", claim.cause.clone(), "said to be why they left");
        let yes = |yes: bool| yes.then(|| "yes".to_owned());
        add("presence", yes(claim.presence), "“active”, “present” or “presence” is in the words");
        add("prediction", yes(claim.prediction), "a word for what is to come is in the words");
        add("speaker_role", claim.speaker_role.clone(), "what the report calls the speaker");
        out
    }

    /// The names in this sentence of the places that were taken from it.
    fn place_words(&self, draft: &Draft, places: &[PlaceMention]) -> Vec<Words> {
        let mut out = Vec::new();
        for mention in places {
            let here = self.scene.places.iter().filter(|mark| mark.mention.name == mention.name);
            let best = match draft.why.places.way {
                Way::PlaceObject | Way::PlaceLater => {
                    here.min_by_key(|mark| (mark.first < draft.at, mark.first.abs_diff(draft.at)))
                }
                Way::PlaceSubject | Way::PlaceBefore => {
                    here.min_by_key(|mark| (mark.first > draft.at, mark.first.abs_diff(draft.at)))
                }
                Way::PlaceInClause | Way::PlaceInWords => here.min_by_key(|mark| mark.first.abs_diff(draft.at)),
                _ => None,
            };
            out.extend(best.and_then(|mark| self.words(mark.first, mark.last)));
        }
        out
    }

    /// The words in this sentence that stand for the actors that were taken from it.
    fn actor_words(&self, draft: &Draft, actors: &[ActorId], way: Way) -> Vec<Words> {
        let after = matches!(way, Way::Object | Way::Agent | Way::OfNoun | Way::Target | Way::Receiver);
        let before = matches!(
            way,
            Way::Subject
                | Way::SubjectInherited
                | Way::SubjectNearest
                | Way::BesideVerb
                | Way::Patient
                | Way::Owner
                | Way::Speaker
        );
        let here = matches!(
            way,
            Way::SubjectAfter | Way::Holder | Way::PartyInClause | Way::PartyInSentence | Way::PeopleNamed
        );
        if !after && !before && !here {
            return vec![];
        }
        let clause = self.scene.clause(draft.at);
        let key = |party: &&Party| {
            let wrong_side = after && party.first < draft.at || before && party.first > draft.at;
            let outside = party.first < clause.first || party.first >= clause.last;
            (wrong_side, way == Way::Holder && !party.attribute, outside, party.first.abs_diff(draft.at))
        };
        let nearest = |actor: &ActorId| self.scene.parties.iter().filter(|party| party.actor == *actor).min_by_key(key);
        actors.iter().filter_map(nearest).filter_map(|party| self.words(party.first, party.last)).collect()
    }

    /// The names and verbs of the sources whose word governs the claim.
    fn source_words(&self, draft: &Draft) -> Vec<Words> {
        let named = |said: &&Attribution| draft.said_by.contains(&said.source);
        let governs = |said: &&Attribution| said.from <= draft.at && draft.at < said.to || said.verb == draft.at;
        let mut out: Vec<Words> = Vec::new();
        for said in self.scene.sayings.iter().filter(named).filter(governs).take(draft.said_by.len()) {
            let (first, last) = self.source_tokens(said);
            let (name, verb) = (self.words(first, last), self.words(said.verb, said.verb + 1));
            let told = if said.verb < first { [verb, name] } else { [name, verb] };
            for words in told.into_iter().flatten() {
                if !out.contains(&words) {
                    out.push(words);
                }
            }
        }
        out
    }
}

/// The form of an event word, for people.
fn in_words(mark: &TriggerMark) -> &'static str {
    match mark.form {
        Form::Noun => "a noun or phrase",
        Form::Ing => "a verb in -ing",
        Form::Past | Form::Participle => "a verb in the past or passive",
        Form::Base | Form::Third => "a verb",
    }
}

fn extent_in_words(extent: Extent) -> String {
    let percent = |share: f64| format!("{:.0} %", share * 100.0);
    match extent {
        Extent::Whole => "whole".to_owned(),
        Extent::Most => "most".to_owned(),
        Extent::Part => "part".to_owned(),
        Extent::Shares(low, high) if low == high => percent(low),
        Extent::Shares(low, high) => format!("{} to {}", percent(low), percent(high)),
    }
}
