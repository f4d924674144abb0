//! The people whom a word of loss is about, and how many they are.
//!
//! They stand before a passive verb and after an active one, and several may be joined. People named for another reason
//! ("by rebels", "from the residents") are left out.

use dateline_model::{ActorId, Count};

use super::Loss;
use super::people::{fighting_subject, victims};
use super::words::{Fate, FateWord, number_before};
use crate::clause::{Link, clause_of};
use crate::compose::{Reason, Scene, Way};
use crate::people::PeopleMark;
use crate::story::Story;

pub(super) fn collect(
    scene: &Scene<'_>,
    story: &Story<'_>,
    words: &[FateWord],
    word: FateWord,
    losses: &mut Vec<Loss>,
) {
    if word.fate == Fate::Hurt {
        hurt(scene, story, word, losses);
        return;
    }
    let clause = scene.clause(word.at);
    let direct = number_before(scene, word.at);
    let is_passive = word.passive(scene) == Some(true);
    // "a general was among the dead"
    let backward = is_passive
        || word.form.is_none() && !["deaths", "death", "fatalities"].contains(&scene.word(word.at))
        || ["dead", "died", "die", "perished", "surrendered", "surrender"].contains(&scene.word(word.at))
        // "30 soldiers had lost their lives"
        || scene.word(word.at) == "arms"
        || scene.word(word.at) == "lives" && ["their", "his"].contains(&scene.back(word.at, 1))
        || (2..=3).any(|distance| scene.back(word.at, distance) == "among");
    let next_word = words.iter().map(|other| other.at).filter(|at| *at > word.at).min().unwrap_or(usize::MAX);
    let last_word = words.iter().map(|other| other.at).filter(|at| *at < word.at).max();
    let mut picked: Vec<usize> = Vec::new();
    if let Some(index) = direct {
        picked.push(index);
        if backward && !scene.people[index].bare {
            extend_back(scene, &mut picked, clause.first.max(last_word.map_or(0, |at| at + 1)));
        }
    } else if backward || scene.word(word.at) == "missing" {
        // "fighters had begun to surrender": who does it stands before the infinitive.
        let infinitive = clause.link == Link::Infinitive;
        let start = if infinitive { scene.clause(clause.first.saturating_sub(1)).first } else { clause.first };
        let floor = start.max(last_word.filter(|last| word.at - last > 2).map_or(0, |at| at + 1));
        picked =
            people_where(scene, |people| floor <= people.first && people.last <= word.at && !governed(scene, people));
    } else {
        let ceiling = clause.last.max(word.at + 2).min(next_word);
        picked = people_where(scene, |people| {
            word.last <= people.first
                && people.first < ceiling.min(word.last + 14)
                && reachable(scene, word.last, people)
        });
    }
    if scene.word(word.at) == "bodies" {
        picked = people_where(scene, |people| {
            people.last == word.last || scene.word(word.last) == "of" && people.first == word.last + 1
        });
        if picked.iter().all(|index| scene.people[*index].count.is_none()) {
            return;
        }
    }
    // "30 soldiers who were killed"
    if picked.is_empty() && backward && clause.link == Link::Relative {
        picked = people_where(scene, |people| people.last == clause.first);
    }
    // "put the number of killed at 168", "brought the number of executed soldiers to 71"
    if scene.back(word.at, 1) == "of" && scene.back(word.at, 2) == "number" {
        let figure = (word.last..scene.cut.len().min(word.last + 9)).find(|at| {
            ["at", "to"].contains(&scene.word(at - 1)) && scene.cut[*at].class == crate::token::Class::Number
        });
        let count =
            figure.and_then(|at| crate::number::figure_at(scene.cut, at)).map(|(number, _)| Count::exactly(number));
        let people = scene.people.iter().find(|people| people.first == word.last);
        let (who, whose) = people.map_or((vec![], Way::PeopleNobody), |people| victims(scene, story, people, &[]));
        losses.push(Loss { people: None, fate: word.fate, count, who, word, why: (Way::Counted.into(), whose) });
        return;
    }
    // "among the dead was the commander": who is told after it.
    let among = scene.back(word.at, 2) == "among" && ["was", "were"].contains(&scene.word(word.last));
    if among {
        picked = people_where(scene, |people| (word.last..=word.last + 2).contains(&people.first));
    }
    keep_counted(scene, &mut picked);
    if backward {
        extend_on(scene, word.last, next_word, &mut picked);
    }
    let mut previous: Vec<ActorId> = losses.last().map(|loss| loss.who.clone()).unwrap_or_default();
    for index in &picked {
        let people = &scene.people[*index];
        // "26 civilians, of whom 10 were beheaded": told already.
        if scene.back(people.first, 1) == "whom" {
            continue;
        }
        let (who, whose) = victims(scene, story, people, &previous);
        previous.clone_from(&who);
        let count = people.count.or((among || is_passive && is_one(scene, people)).then(|| Count::exactly(1)));
        let number = if people.count.is_some() { Way::Counted } else { Way::NamedPerson };
        let why = (number.by_words(people.first, people.last), whose);
        let count = count.filter(|_| !people.groups);
        losses.push(Loss { people: Some(*index), fate: word.fate, count, who, word, why });
    }
    if picked.is_empty() {
        alone(scene, word, is_passive, losses);
    }
}

/// The places in the list of the people that are wanted.
fn people_where(scene: &Scene<'_>, wanted: impl Fn(&PeopleMark) -> bool) -> Vec<usize> {
    (0..scene.people.len()).filter(|index| wanted(&scene.people[*index])).collect()
}

/// "the airbase commander was killed": one named person, or nobody counted; bare nouns ("after the killings") are left out.
fn alone(scene: &Scene<'_>, word: FateWord, is_passive: bool, losses: &mut Vec<Loss>) {
    let clause = scene.clause(word.at);
    let named = (clause.first..word.at).any(|at| scene.cut[at].capital && scene.cut[at].named);
    let joined = ["and", "or"].contains(&scene.back(word.at, 1));
    let paired = losses.last().is_some_and(|loss| word.at - loss.word.at <= 3 && joined);
    if paired && let Some(last) = losses.last_mut() {
        // One figure for the dead and the wounded: each of the two is at most that.
        if let Some(number) = last.count.filter(|count| count.low() == count.high()).and_then(Count::high) {
            last.count = Some(Count::at_most(number));
        }
        let (people, count, who) = (last.people, last.count, last.who.clone());
        let why = (Reason { way: Way::Paired, ..last.why.0 }, last.why.1);
        losses.push(Loss { people, fate: word.fate, count, who, word, why });
    } else if !is_passive && word.form.is_some() && object_is_one(scene, word) {
        let why = (Way::NamedPerson.by_word(word.last), Way::PeopleNobody);
        losses.push(Loss { people: None, fate: word.fate, count: Some(Count::exactly(1)), who: vec![], word, why });
    } else if is_passive && named {
        let why = (Way::NamedPerson.into(), Way::PeopleNobody);
        losses.push(Loss { people: None, fate: word.fate, count: Some(Count::exactly(1)), who: vec![], word, why });
    }
}

/// "killed General X", "beheaded a respected scholar": one person as the verb's object.
pub(super) fn object_is_one(scene: &Scene<'_>, word: FateWord) -> bool {
    let next = scene.cut.get(word.last);
    let named = next.is_some_and(|token| token.capital && token.named)
        && !scene.places.iter().any(|place| place.first == word.last);
    let singular = ["a", "an"].contains(&scene.word(word.last))
        && !["number", "dozen", "few", "group", "series", "total", "couple"].contains(&scene.word(word.last + 1));
    let possessive = ["his", "her"].contains(&scene.word(word.last));
    named || singular || possessive
}

/// "Hezbollah has been suffering casualties": the subject's people, uncounted.
fn hurt(scene: &Scene<'_>, story: &Story<'_>, word: FateWord, losses: &mut Vec<Loss>) {
    let told = (1..=4).any(|distance| {
        let before = scene.back(word.at, distance);
        ["suffer", "sustain", "inflict", "took", "takes", "taking", "caus"].iter().any(|stem| before.starts_with(stem))
    });
    if let Some(loss) = put_at(scene, story, word) {
        losses.push(loss);
        return;
    }
    if !told {
        return;
    }
    let clause_index = clause_of(&scene.clauses, word.at);
    // "caused no casualties": of nobody's in particular.
    let caused = (1..=3).any(|distance| scene.back(word.at, distance).starts_with("caus"));
    let who = if caused { vec![] } else { fighting_subject(scene, story, clause_index) };
    let none = (1..=2).any(|distance| scene.back(word.at, distance) == "no");
    if !who.is_empty() || caused && none {
        let why = (Reason::default(), scene.subject_ways[clause_index]);
        losses.push(Loss { people: None, fate: Fate::Hurt, count: None, who, word, why });
    }
}

/// "put the losses of the army at 15", "its own losses were put at nine": a toll as somebody gives it.
fn put_at(scene: &Scene<'_>, story: &Story<'_>, word: FateWord) -> Option<Loss> {
    let put = |at: usize| ["put", "puts", "putting", "placed", "estimated", "gave"].contains(&scene.word(at));
    if !(word.at.saturating_sub(6)..word.at + 6).any(put) {
        return None;
    }
    let figure = (word.last + 1..scene.cut.len().min(word.last + 12)).find(|at| {
        (1..=4).any(|distance| scene.back(*at, distance) == "at") && crate::number::figure_at(scene.cut, *at).is_some()
    })?;
    let numbers = crate::number::numbers(scene.cut);
    let count = numbers.iter().find(|number| number.first <= figure && figure < number.last)?.count;
    let party = scene.parties.iter().filter(|party| !party.attribute && story.fights(&party.actor));
    let party =
        party.min_by_key(|party| party.first.abs_diff(word.at)).filter(|party| party.first.abs_diff(word.at) <= 8)?;
    let why = (Way::Counted.by_word(figure), Way::PeopleNamed);
    let who = vec![party.actor.clone()];
    Some(Loss { people: None, fate: Fate::Killed, count: Some(count), who, word, why })
}

/// People joined before the last one picked: "17 rebels, 15 soldiers and four Hezbollah fighters were killed".
fn extend_back(scene: &Scene<'_>, picked: &mut Vec<usize>, floor: usize) {
    while let Some(first) = picked.first().copied() {
        let Some(before) = first.checked_sub(1).map(|index| &scene.people[index]) else { break };
        let gap = before.last..scene.people[first].first;
        let joined = before.first >= floor
            && before.count.is_some()
            && gap.len() <= 4
            && gap.clone().any(|at| ["and", ",", "as"].contains(&scene.word(at)));
        if !joined {
            break;
        }
        picked.insert(0, first - 1);
    }
}

/// People told of after the verb: "soldiers were killed, along with two militants".
fn extend_on(scene: &Scene<'_>, last: usize, next_word: usize, picked: &mut Vec<usize>) {
    let joins = |at: usize| {
        matches!((scene.word(at), scene.word(at + 1)), ("along" | "together", "with"))
            || scene.word(at) == "as" && scene.word(at + 1) == "well" && scene.word(at + 2) == "as"
    };
    let Some(at) = (last..last + 3).find(|at| joins(*at)) else { return };
    let after = scene.people.iter().position(|people| {
        people.count.is_some() && (at + 2..at + 4).contains(&people.first) && people.last <= next_word
    });
    picked.extend(after.filter(|index| !picked.contains(index)));
}

/// "the commander was killed": one person, though no figure is given.
fn is_one(scene: &Scene<'_>, people: &PeopleMark) -> bool {
    let noun = scene.word(people.last - 1);
    scene.word(people.first) == "the"
        && !noun.ends_with('s')
        && !people.groups
        && noun != "people"
        && noun != "men"
        && (people.last..people.last + 12).any(|at| ["was", "is"].contains(&scene.word(at)))
}

/// "by rebels", "of the town's residents", "including two officers": people named for another reason.
fn governed(scene: &Scene<'_>, people: &PeopleMark) -> bool {
    let before = scene.back(people.first, 1);
    let before = if ["the", "a", "an"].contains(&before) { scene.back(people.first, 2) } else { before };
    ["by", "including", "between", "against", "with", "from", "(", "among", "for", "after", "to", "at", "on", "in"]
        .contains(&before)
}

fn reachable(scene: &Scene<'_>, from: usize, people: &PeopleMark) -> bool {
    (from..people.first).all(|at| {
        let word = scene.word(at);
        ![
            "by",
            "in",
            "at",
            "when",
            "during",
            "including",
            "after",
            "with",
            "that",
            "who",
            "(",
            "to",
            "as",
            "on",
            "while",
            "from",
            "near",
        ]
        .contains(&word)
    })
}

/// Where some of the people are counted, those that are not counted are somebody's, not victims.
fn keep_counted(scene: &Scene<'_>, picked: &mut Vec<usize>) {
    if picked.iter().any(|index| scene.people[*index].count.is_some()) {
        picked.retain(|index| scene.people[*index].count.is_some());
    } else {
        picked.truncate(1);
    }
}
