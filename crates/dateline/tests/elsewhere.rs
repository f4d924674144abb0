//! Claims coded elsewhere, as any door takes them in.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails here says where")]

use std::fs;
use std::path::PathBuf;

use dateline::model::{Day, RunId, Sourced};
use dateline::{AddSummary, Clock, CodedElsewhere, Error, Explanation, InitOptions, Project, Silent};
use serde_json::{Value, json};
use tempfile::TempDir;

const STORY: &str = "The Syrian Army took Qara on 19 November 2013. Rebels left Nabek on 10 December 2013. The army took \
                     Testville the next day.\n";

/// A folder with a project that holds the story, and another report.
struct Desk {
    folder: TempDir,
    project: Project,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::at("2026-01-15T12:00:00Z").unwrap();
        let options = InitOptions { packs: vec!["syria".into()], actors_files: vec![], clock };
        let (project, _) = Project::init(&folder.path().join("p.gpkg"), &options).unwrap();
        let mut desk = Self { folder, project };
        let story = desk.file("story.txt", STORY);
        let other = desk.file("other.txt", "Rebels took Maaloula on 2 December 2013.\n");
        desk.project.add(&[story, other], &mut Silent).unwrap();
        desk
    }

    fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// Adds these claims as a file of this name.
    fn add(&mut self, name: &str, claims: &[Value]) -> AddSummary {
        self.add_as(name, claims, None, false)
    }

    fn add_as(&mut self, name: &str, claims: &[Value], coder: Option<&str>, beside: bool) -> AddSummary {
        let lines: Vec<String> = claims.iter().map(Value::to_string).collect();
        let files = vec![self.file(name, &lines.join("\n"))];
        let coded = CodedElsewhere { files, coder: coder.map(str::to_owned), beside };
        self.project.add_with_claims(&[] as &[PathBuf], &coded, &mut Silent).unwrap()
    }

    /// Opens the project again at another day.
    fn on(self, day: &str) -> Self {
        let Self { folder, project } = self;
        drop(project);
        let clock = Clock::at(&format!("{day}T12:00:00Z")).unwrap();
        let project = Project::open(&folder.path().join("p.gpkg"), clock).unwrap();
        Self { folder, project }
    }

    fn claims(&self) -> Vec<Sourced> {
        self.project.view(None, None).unwrap().claims
    }

    /// Who made the claims of a report, each once.
    fn coders(&self, doc: &str) -> Vec<String> {
        let of_doc = self.claims().into_iter().filter(|sourced| sourced.claim.doc == doc);
        let mut coders: Vec<String> = of_doc.map(|sourced| self.coder(&sourced)).collect();
        coders.sort();
        coders.dedup();
        coders
    }

    fn coder(&self, sourced: &Sourced) -> String {
        match self.project.explain(sourced.claim.id.as_str(), None, None, None).unwrap() {
            Explanation::Claim(claim) => claim.evidence.why.coder,
            explained => panic!("{explained:?}"),
        }
    }

    /// Everything that stands, to be compared.
    fn whole(&self) -> String {
        format!("{:?}", self.project.view(None, None).unwrap())
    }

    fn is_sound(&self) {
        assert_eq!(self.project.check().unwrap().problems, []);
    }
}

/// A claim that quotes these words of the story where they stand.
fn claim(words: &str, kind: &str, place: &str) -> Value {
    let start = STORY.find(words).unwrap();
    json!({
        "doc": "story", "quote": words, "start": start, "end": start + words.len(), "kind": kind, "from": "2013-11-19",
        "to": "2013-11-19", "places": [place], "by": ["syrian_army"], "against": [], "said_by": [], "stance": "asserted",
    })
}

fn qara() -> Value {
    claim("The Syrian Army took Qara", "capture", "Qara")
}

fn nabek() -> Value {
    claim("Rebels left Nabek", "withdraw", "Nabek")
}

fn changed(mut claim: Value, changes: Value) -> Value {
    for (key, value) in changes.as_object().unwrap() {
        claim[key] = value.clone();
    }
    claim
}

#[test]
fn claims_coded_elsewhere_stand_in_place_of_the_built_in_coders_and_go_through_to_events_and_control() {
    let mut desk = Desk::new();
    assert!(desk.coders("story")[0].starts_with("dateline-code "));
    let before = desk.claims().len();
    let summary = desk.add("anna.jsonl", &[qara()]);
    let taken = summary.claims.unwrap();
    assert_eq!((taken.read, taken.reports, taken.new, summary.refused.len()), (1, 1, 1, 0));
    assert_eq!(desk.claims().len(), before - taken.withdrawn + 1);
    assert_eq!(desk.coders("story"), ["anna"]);
    assert!(desk.coders("other")[0].starts_with("dateline-code "), "other reports are left alone");
    let claims = desk.claims();
    let own = &claims.iter().find(|sourced| sourced.claim.doc == "story").unwrap().claim;
    assert_eq!((own.rule.as_str(), own.confidence, own.places[0].certainty), ("anna", 1.0, 1.0));
    let view = desk.project.view(None, None).unwrap();
    assert!(view.events.iter().any(|event| event.members.contains(&own.id)));
    assert!(view.control.iter().any(|interval| interval.claims_for.contains(&own.id)));
    desk.is_sound();
}

#[test]
fn the_same_claims_again_change_nothing() {
    let mut desk = Desk::new();
    let bad = changed(nabek(), json!({"by": ["martians"]}));
    desk.add("anna.jsonl", &[qara(), nabek(), bad.clone()]);
    let before = desk.whole();
    let mut desk = desk.on("2026-01-16");
    let again = desk.add("anna.jsonl", &[qara(), nabek(), bad]);
    let taken = again.claims.unwrap();
    assert_eq!((taken.read, taken.new, taken.withdrawn, again.refused.len()), (2, 0, 0, 1));
    assert_eq!(desk.whole(), before);
    let options = dateline::ExportOptions { format: dateline::Format::Csv, known_on: None, recorded_on: None };
    desk.project.export(&desk.folder.path().join("out"), options).unwrap();
    let read = |name: &str| fs::read_to_string(desk.folder.path().join("out").join(name)).unwrap();
    assert!(!read("run.csv").contains("2026-01-16"), "no run of the second day");
    assert_eq!(read("rejected.csv").matches("martians").count(), 2, "once, in the reason and in the content");
}

#[test]
fn coding_again_leaves_claims_coded_elsewhere_alone() {
    let mut desk = Desk::new();
    desk.add("anna.jsonl", &[qara()]);
    let recorded = |desk: &Desk| -> Vec<RunId> {
        desk.claims().into_iter().filter(|one| one.claim.doc == "story").map(|one| one.recorded_in).collect()
    };
    let before = recorded(&desk);
    desk.project.gazetteer_add("id,name,kind\nxx-else,Elsewhere,populated\n", "places.csv").unwrap();
    assert!(!desk.project.is_up_to_date().unwrap());
    let updated = desk.project.update(&mut Silent).unwrap();
    assert_eq!(updated.coded, 1, "the other report alone");
    assert!(desk.project.is_up_to_date().unwrap());
    assert_eq!(recorded(&desk), before);
    assert_eq!(desk.coders("story"), ["anna"]);
    desk.is_sound();
}

#[test]
fn places_that_come_in_later_are_found_in_claims_coded_elsewhere() {
    let mut desk = Desk::new();
    let testville = claim("The army took Testville the next day", "capture", "Testville");
    let sure = changed(qara(), json!({"places": ["Testville"], "place_ids": ["sy-qara"]}));
    desk.add("anna.jsonl", &[testville, sure]);
    let place = |desk: &Desk, words: &str| {
        let claims = desk.claims();
        let found = claims.iter().find(|sourced| sourced.claim.quote.contains(words)).unwrap();
        found.claim.places[0].place.as_ref().map(|place| place.as_str().to_owned())
    };
    assert_eq!(place(&desk, "Testville"), None);
    let mut desk = desk.on("2026-01-17");
    desk.project.gazetteer_add("id,name,kind\nxx-testville,Testville,populated\n", "places.csv").unwrap();
    desk.project.update(&mut Silent).unwrap();
    assert_eq!(place(&desk, "Testville").as_deref(), Some("xx-testville"));
    assert_eq!(place(&desk, "took Qara").as_deref(), Some("sy-qara"), "what the coder gave stays");
    assert_eq!(desk.coders("story"), ["anna"]);
    let before = desk.project.view(None, Day::parse("2026-01-16").ok()).unwrap();
    let then = before.claims.iter().find(|sourced| sourced.claim.quote.contains("Testville")).unwrap();
    assert_eq!(then.claim.places[0].place, None, "as recorded the day before");
    desk.is_sound();
}

#[test]
fn places_are_found_in_earlier_claims_also_where_new_claims_came_in_between() {
    let mut desk = Desk::new();
    desk.add("anna.jsonl", &[claim("The army took Testville the next day", "capture", "Testville")]);
    desk.project.gazetteer_add("id,name,kind\nxx-testville,Testville,populated\n", "places.csv").unwrap();
    let words = "Rebels took Maaloula";
    let other = json!({"doc": "other", "quote": words, "start": 0, "end": words.len(), "places": ["Maaloula"]});
    desk.add("anna.jsonl", &[changed(qara(), other)]);
    let claims = desk.claims();
    let found = claims.iter().find(|sourced| sourced.claim.quote.contains("Testville")).unwrap();
    assert_eq!(found.claim.places[0].place.as_ref().map(|place| place.as_str()), Some("xx-testville"));
}

#[test]
fn beside_keeps_what_others_made_and_coding_again_keeps_both() {
    let mut desk = Desk::new();
    let built_in = desk.claims().len();
    desk.add_as("anna.jsonl", &[qara()], None, true);
    desk.add_as("berta.jsonl", &[qara(), nabek()], None, true);
    let taken = desk.add_as("anna.jsonl", &[nabek()], None, true).claims.unwrap();
    assert_eq!((taken.new, taken.withdrawn), (1, 1), "a coder's claims replace the coder's own");
    assert_eq!(desk.claims().len(), built_in + 3);
    desk.project.gazetteer_add("id,name,kind\nxx-else,Elsewhere,populated\n", "places.csv").unwrap();
    assert_eq!(desk.project.update(&mut Silent).unwrap().coded, 2);
    assert_eq!(desk.claims().len(), built_in + 3);
    assert_eq!(desk.coders("story").len(), 3);
    desk.is_sound();
    // Alone, and then beside the others again.
    desk.add("anna.jsonl", &[nabek()]);
    assert_eq!(desk.coders("story"), ["anna"]);
    desk.add_as("anna.jsonl", &[nabek()], None, true);
    assert_eq!(desk.coders("story").len(), 2);
    assert_eq!(desk.claims().len(), built_in + 1);
    desk.is_sound();
}

#[test]
fn a_second_file_replaces_the_first_and_what_stood_can_still_be_asked() {
    let mut desk = Desk::new();
    desk.add_as("draft.jsonl", &[qara()], Some("anna"), false);
    let mut desk = desk.on("2026-01-16");
    let taken = desk.add_as("final.jsonl", &[nabek()], Some("anna"), false).claims.unwrap();
    assert_eq!((taken.new, taken.withdrawn), (1, 1));
    let quotes = |recorded_on: Option<&str>| -> Vec<String> {
        let day = recorded_on.map(|day| Day::parse(day).unwrap());
        let claims = desk.project.view(None, day).unwrap().claims.into_iter();
        claims.filter(|sourced| sourced.claim.doc == "story").map(|sourced| sourced.claim.quote).collect()
    };
    assert_eq!(quotes(None), ["Rebels left Nabek"]);
    assert_eq!(quotes(Some("2026-01-15")), ["The Syrian Army took Qara"]);
    // Another coder's replaces them too.
    desk.add("berta.jsonl", &[qara()]);
    assert_eq!(desk.coders("story"), ["berta"]);
    desk.is_sound();
}

#[test]
fn each_reason_to_refuse_a_claim_is_told_with_its_line_and_the_rest_goes_in() {
    let mut desk = Desk::new();
    let twin =
        "{\"id\":\"twin\",\"text\":\"Rebels took Maaloula.\"}\n{\"id\":\"twin\",\"text\":\"Rebels took Qara.\"}\n";
    let twins = desk.file("twins.jsonl", twin);
    desk.project.add(&[twins], &mut Silent).unwrap();
    let two = "Qara on 19 November 2013. Rebels left Nabek";
    let cases = [
        (json!({"doc": "stories"}), "`doc`: no report of the project is called `stories`"),
        (json!({"doc": "twin"}), "`doc`: 2 reports are called `twin`; give the id of one: r-"),
        (json!({"kind": "picnic"}), "`kind`: `picnic` is no kind of claim; known are"),
        (json!({"from": "2013-02-30"}), "`from`: `2013-02-30` is no day of the form YYYY-MM-DD"),
        (json!({"to": "2013-11-18"}), "`from` 2013-11-19 lies after `to` 2013-11-18"),
        (json!({"start": 1, "end": 26}), "`quote` is not what stands at 1 to 26; it stands at 0 to 25"),
        (json!({"quote": "the Syrian Army took Qara"}), "`quote` is not what stands at 0 to 25; it stands nowhere"),
        (json!({"end": 5000}), "0 to 5000 lies outside the report, which has 124 characters; it stands at 0 to 25"),
        (
            json!({"quote": two, "start": 21, "end": 21 + two.len()}),
            "`quote` runs over the end of a sentence, after “2013”",
        ),
        (json!({"by": ["martians"]}), "`by`: no actor of the project has the id `martians` (packs: syria)"),
        (
            json!({"against": ["Hezbollah"]}),
            "`against`: no actor of the project has the id `Hezbollah` (packs: syria); `hezbollah` may be meant",
        ),
        (json!({"killed": [5, 2]}), "`killed`: the low end 5 lies above the high end 2"),
        (json!({"places": [""]}), "`places`: entry 1 is empty"),
    ];
    let mut claims: Vec<Value> = cases.iter().map(|(changes, _)| changed(qara(), changes.clone())).collect();
    claims.push(qara());
    claims.push(json!("no claim"));
    let summary = desk.add("anna.jsonl", &claims);
    assert_eq!(summary.claims.unwrap().new, 1);
    assert_eq!(summary.refused.len(), cases.len() + 1);
    for (number, (_, reason)) in (1..).zip(&cases) {
        let told = &summary.refused[number - 1];
        assert_eq!(told.place, format!("line {number}"));
        assert!(told.reason.starts_with(reason), "{}\n{reason}", told.reason);
        assert!(told.content.contains("\"doc\""), "line {number}");
    }
    let options = dateline::ExportOptions { format: dateline::Format::Csv, known_on: None, recorded_on: None };
    desk.project.export(&desk.folder.path().join("out"), options).unwrap();
    let rejected = fs::read_to_string(desk.folder.path().join("out/rejected.csv")).unwrap();
    assert_eq!(rejected.lines().count(), 1 + summary.refused.len());
    desk.is_sound();
}

#[test]
fn a_report_of_which_no_claim_passes_keeps_the_coding_it_has() {
    let mut desk = Desk::new();
    let before = desk.whole();
    let summary = desk.add("anna.jsonl", &[changed(qara(), json!({"quote": "The army took Qara"}))]);
    assert_eq!((summary.refused.len(), summary.claims.unwrap().read), (1, 0));
    assert_eq!(desk.whole(), before);
}

#[test]
fn what_is_doubtful_goes_in_and_is_told() {
    let mut desk = Desk::new();
    let by_id = desk.claims().into_iter().find(|sourced| sourced.claim.doc == "story").unwrap().claim.report;
    let unknown = changed(qara(), json!({"doc": by_id.as_str(), "place_ids": ["xx-nowhere"]}));
    let summary = desk.add("anna.jsonl", &[unknown, nabek(), nabek()]);
    assert_eq!((summary.refused.len(), summary.claims.unwrap().new), (0, 2));
    let told: Vec<String> = summary.doubts.iter().map(|doubt| format!("{}: {}", doubt.place, doubt.reason)).collect();
    assert_eq!(
        told,
        [
            "line 1: `place_ids`: the project has no place `xx-nowhere`; `Qara` is looked up by its name",
            "line 3: the same claim stands at line 2 already",
        ]
    );
    assert_eq!(desk.coders("story"), ["anna"], "a report's id stands for its name");
}

#[test]
fn two_coders_of_one_report_in_one_call_need_a_word() {
    let mut desk = Desk::new();
    let files = vec![desk.file("a.jsonl", &qara().to_string()), desk.file("b.jsonl", &nabek().to_string())];
    let call = |coder: Option<&str>, beside: bool| CodedElsewhere {
        files: files.clone(),
        coder: coder.map(str::to_owned),
        beside,
    };
    let none: &[PathBuf] = &[];
    let summary = desk.project.add_with_claims(none, &call(None, false), &mut Silent).unwrap();
    assert_eq!((summary.claims.unwrap().new, summary.refused.len()), (1, 1));
    assert!(summary.refused[0].file.ends_with("b.jsonl"));
    assert!(summary.refused[0].reason.starts_with("the report `story` is coded by `a` in this call too"));
    assert_eq!(desk.coders("story"), ["a"]);
    let one = desk.project.add_with_claims(none, &call(Some("anna"), false), &mut Silent).unwrap();
    assert_eq!((one.claims.unwrap().new, one.refused.len()), (2, 0));
    assert_eq!(desk.coders("story"), ["anna"]);
    let both = desk.project.add_with_claims(none, &call(None, true), &mut Silent).unwrap();
    assert_eq!((both.claims.unwrap().new, both.refused.len()), (2, 0));
    assert_eq!(desk.coders("story"), ["a", "anna", "b"]);
    desk.is_sound();
}

#[test]
fn a_coder_needs_a_name_and_a_file_must_be_one() {
    let mut desk = Desk::new();
    for name in [" ", "a\nb", &"a".repeat(101)] {
        let coded = CodedElsewhere { coder: Some(name.to_owned()), ..CodedElsewhere::default() };
        let refused = desk.project.add_with_claims(&[] as &[PathBuf], &coded, &mut Silent);
        assert!(matches!(refused, Err(Error::CoderName { .. })), "{name:?}");
    }
    let files = vec![desk.folder.path().to_owned(), desk.folder.path().join("gone.jsonl")];
    let coded = CodedElsewhere { files, ..CodedElsewhere::default() };
    let summary = desk.project.add_with_claims(&[] as &[PathBuf], &coded, &mut Silent).unwrap();
    let reasons: Vec<&str> = summary.refused.iter().map(|refused| refused.reason.as_str()).collect();
    assert!(reasons[0].starts_with("it is a folder") && reasons[1].starts_with("it cannot be read"), "{reasons:?}");
}

#[test]
fn reports_and_their_claims_go_in_together_and_are_not_coded_first() {
    let mut desk = Desk::new();
    let words = "Rebels took Rima";
    let report = desk.file("new.txt", "Rebels took Rima on 3 December 2013.\n");
    let line = changed(qara(), json!({"doc": "new", "quote": words, "start": 0, "end": words.len(), "by": ["rebels"]}));
    let coded = CodedElsewhere { files: vec![desk.file("anna.jsonl", &line.to_string())], ..CodedElsewhere::default() };
    let summary = desk.project.add_with_claims(&[report], &coded, &mut Silent).unwrap();
    assert_eq!((summary.new, summary.updated.coded), (1, 0));
    let taken = summary.claims.unwrap();
    assert_eq!((taken.new, taken.withdrawn), (1, 0));
    assert_eq!(desk.coders("new"), ["anna"]);
}
