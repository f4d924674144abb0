//! `evaluate` against the coding guide's own scorer: the same figures for the same codings, however bad these are.

use std::path::{Path, PathBuf};
use std::process::Command;

use dateline::model::{Day, Kind};
use serde_json::{Map, Value, json};

use crate::context::{Context, shared, text};

/// The coded reports beside the checkout, and a folder to work in.
struct Both {
    context: Context,
    shared: PathBuf,
}

impl Both {
    fn new() -> Option<Self> {
        let shared = shared()?;
        if Command::new("python3").arg("--version").output().is_err() {
            eprintln!("skipped: no python3");
            return None;
        }
        Some(Self { context: Context::new(), shared })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.shared.join(name)
    }

    /// What the scorer prints.
    fn scorer(&self, gold: &Path, predicted: &Path) -> Value {
        let mut command = Command::new("python3");
        command.arg(self.path("tools/score_claims.py")).args([gold, predicted]).arg("--json");
        command.arg("--texts").arg(self.path("gold/dev/texts")).arg("--actors").arg(self.path("gold/actors.json"));
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// What the command prints, with the same sides.
    fn command(&self, gold: &Path, predicted: Option<&Path>) -> Value {
        let (texts, sides) = (self.path("gold/dev/texts"), self.path("gold/actors.json"));
        let mut arguments = vec!["evaluate", text(gold), "--texts", text(&texts), "--sides", text(&sides)];
        arguments.extend(predicted.map(|path| ["--predicted", text(path)]).into_iter().flatten());
        arguments.extend(["--format", "json"]);
        serde_json::from_str(&self.context.run(&arguments).succeeds().stdout).unwrap()
    }

    /// The claims that the command codes from the texts.
    fn coded(&self) -> PathBuf {
        let path = self.context.path().join("coded.jsonl");
        self.context.run(&["code", text(&self.path("gold/dev/texts")), "-o", text(&path)]).succeeds();
        path
    }

    fn written(&self, name: &str, claims: &[Value]) -> PathBuf {
        self.context.file(name, claims.iter().map(|claim| format!("{claim}\n")).collect::<String>())
    }

    #[track_caller]
    fn agree(&self, gold: &Path, predicted: &Path) -> Value {
        let (ours, theirs) = (self.command(gold, Some(predicted)), self.scorer(gold, predicted));
        same(&ours, &theirs, "");
        ours
    }
}

/// The same keys, and the same figures; a share may differ by what is lost when it is read from JSON.
#[track_caller]
fn same(ours: &Value, theirs: &Value, place: &str) {
    match (ours, theirs) {
        (Value::Object(one), Value::Object(other)) => {
            assert!(one.keys().eq(other.keys()), "{place}: {ours} and {theirs}");
            one.iter().for_each(|(key, value)| same(value, &other[key], &format!("{place}/{key}")));
        }
        (Value::Array(one), Value::Array(other)) => {
            assert_eq!(one.len(), other.len(), "{place}");
            one.iter().zip(other).for_each(|(one, other)| same(one, other, place));
        }
        (Value::Number(one), Value::Number(other)) => {
            let (one, other) = (one.as_f64().unwrap(), other.as_f64().unwrap());
            assert!((one - other).abs() < 1e-12, "{place}: {one}, and the scorer has {other}");
        }
        _ => assert_eq!(ours, theirs, "{place}"),
    }
}

fn claims(path: &Path) -> Vec<Value> {
    let files = if path.is_dir() {
        let mut files: Vec<PathBuf> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
        files.sort();
        files
    } else {
        vec![path.to_owned()]
    };
    let text: String = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The claims with damage done to most of them: another kind each time, by their number, so that it is always the same.
fn mangled(claims: &[Value]) -> Vec<Value> {
    let mut out = Vec::new();
    for (number, claim) in claims.iter().enumerate() {
        let mut claim = claim.as_object().unwrap().clone();
        match number % 14 {
            0 => continue,
            1 => shift_days(&mut claim, i32::try_from(number % 9).unwrap() - 4),
            2 => claim["kind"] = Kind::ALL[number % Kind::ALL.len()].as_str().into(),
            3 => claim["places"] = json!([]),
            4 => claim["places"].as_array_mut().unwrap().extend(["Nowhere".into(), "the Hill-top of Nowhere".into()]),
            5 => {
                let by = claim["by"].take();
                claim["by"] = claim.insert("against".into(), by).unwrap();
            }
            6 => claim["stance"] = ["denied", "planned"][number % 2].into(),
            7 => claim["end"] = (claim["end"].as_u64().unwrap() + 60).into(),
            8 => out.push(Value::Object(claim.clone())),
            9 => damage_numbers(&mut claim),
            10 => claim["said_by"] = json!(["SOHR"]),
            11 => claim["start"] = claim["end"].clone(),
            12 => widen_days(&mut claim),
            _ => {}
        }
        out.push(Value::Object(claim));
    }
    out
}

fn day_of(claim: &Map<String, Value>, field: &str) -> Option<Day> {
    claim[field].as_str().map(|day| Day::parse(day).unwrap())
}

fn shift_days(claim: &mut Map<String, Value>, days: i32) {
    for field in ["from", "to"] {
        claim[field] = day_of(claim, field).map_or(Value::Null, |day| day.plus(days).to_string().into());
    }
}

/// Makes the days more by one or several, or opens them.
fn widen_days(claim: &mut Map<String, Value>) {
    let length = i32::try_from(claim["start"].as_u64().unwrap() % 7).unwrap();
    claim["to"] = match day_of(claim, "to") {
        Some(day) if length > 0 => day.plus(length).to_string().into(),
        Some(_) => Value::Null,
        None => "2015-05-01".into(),
    };
}

fn damage_numbers(claim: &mut Map<String, Value>) {
    let killed = claim.get("killed").and_then(|killed| killed[0].as_u64());
    let start = claim["start"].as_u64().unwrap();
    match (killed, start % 3) {
        (Some(killed), 0) => claim.insert("killed".into(), json!([killed, null])),
        (Some(killed), 1) => claim.insert("killed".into(), json!([killed / 2, killed + 2])),
        (Some(_), _) => claim.remove("killed"),
        (None, _) => claim.insert("wounded".into(), json!([3, 9])),
    };
}

#[test]
fn our_own_coding_gets_the_same_figures_whether_it_is_made_or_given() {
    let Some(both) = Both::new() else { return };
    let (gold, coded) = (both.path("gold/dev"), both.coded());
    let given = both.agree(&gold, &coded);
    assert_eq!(both.command(&gold, None), given);
    assert!(given["found"][2].as_f64().unwrap() > 0.8, "{given}");
}

#[test]
fn mangled_codings_get_the_same_figures() {
    let Some(both) = Both::new() else { return };
    let gold = both.path("gold/dev");
    let (of_gold, of_ours) = (claims(&gold), claims(&both.coded()));
    let once = both.written("once.jsonl", &mangled(&of_gold));
    let score = both.agree(&gold, &once);
    assert!(score["unfaithful"].as_u64().unwrap() > 40, "{score}");
    let mut backwards = mangled(&mangled(&of_ours));
    backwards.reverse();
    both.agree(&gold, &both.written("backwards.jsonl", &backwards));
    both.agree(&gold, &both.written("nothing.jsonl", &[]));
    let twice: Vec<Value> = of_gold.iter().chain(&mangled(&of_gold)).chain(&of_ours).cloned().collect();
    both.agree(&gold, &both.written("twice.jsonl", &twice));
}

#[test]
fn a_gold_coding_with_faults_of_its_own_gives_the_same_figures() {
    let Some(both) = Both::new() else { return };
    let of_gold = claims(&both.path("gold/dev"));
    // Here a quote over two sentences stands on the side of the gold; one of no length is refused.
    let mut faulty = mangled(&of_gold);
    faulty.retain(|claim| claim["start"] != claim["end"]);
    let faulty = both.written("faulty.jsonl", &faulty);
    let ours = both.coded();
    both.agree(&faulty, &ours);
    both.agree(&faulty, &both.path("gold/dev"));
    both.agree(&ours, &both.path("gold/dev"));
}
