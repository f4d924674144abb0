//! Everything that goes into a project comes out as it was, whatever it contains.

use crate::common::*;
use dateline_model::*;
use dateline_store::Store;

#[test]
fn rows_of_every_type_come_back_as_they_went_in() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let store = Store::open_read_only(&path).unwrap();

    assert_eq!(store.reports().unwrap(), [bare_report(), full_report()]);
    assert_eq!(store.report(&ReportId::new("r-full")).unwrap(), Some(full_report()));
    assert_eq!(store.report(&ReportId::new("r-none")).unwrap(), None);
    assert_eq!(store.places().unwrap(), places());
    assert_eq!(store.sides().unwrap(), sides());
    assert_eq!(store.actors().unwrap(), actors());
    assert_eq!(store.relations().unwrap(), relations());
    assert_eq!(store.sources().unwrap(), sources());
    assert_eq!(store.lexicon_files().unwrap(), files());
    assert_eq!(store.rejected().unwrap(), rejected());
    assert_eq!(store.control().unwrap(), control());
    assert_eq!(store.sieges().unwrap(), sieges());
    assert_eq!(store.roads().unwrap(), roads());
    assert_eq!(store.routes().unwrap(), routes());
    assert_eq!(store.events().unwrap(), [full_event(), bare_event()]);
    assert_eq!(store.event(&EventId::new("e-full")).unwrap(), Some(full_event()));
    let runs = store.runs().unwrap();
    assert_eq!((runs.len(), runs[0].started.as_str(), runs[0].rows_in), (1, "2013-12-06T09:30:00Z", 2));
}

#[test]
fn a_claim_comes_back_with_what_its_report_adds() {
    let (_folder, path) = place_for_a_project();
    let store = full_project(&path);
    let full = Sourced {
        claim: full_claim(),
        published: full_report().published,
        publisher: full_report().publisher,
        recorded_in: RunId::new("run-1"),
    };
    let bare = Sourced { claim: bare_claim(), published: None, publisher: None, recorded_in: RunId::new("run-1") };
    assert_eq!(store.claims().unwrap(), [bare.clone(), full.clone()]);
    assert_eq!(store.claims_of(&full.claim.report).unwrap(), std::slice::from_ref(&full));
    assert_eq!(store.claim(&bare.claim.id).unwrap(), Some(bare));
    assert!(full.claim.is_verbatim(&store.report(&full.claim.report).unwrap().unwrap()));
}

#[test]
fn every_word_of_every_list_can_be_stored() {
    let (_folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    let claims: Vec<Claim> = Kind::ALL
        .iter()
        .enumerate()
        .map(|(index, kind)| Claim {
            id: ClaimId::new(format!("c-{index:02}")),
            kind: *kind,
            stance: Stance::ALL[index % Stance::ALL.len()],
            scope: Some(Scope::ALL[index % Scope::ALL.len()]),
            phase: Some(Phase::ALL[index % Phase::ALL.len()]),
            count_unit: Some(CountUnit::ALL[index % CountUnit::ALL.len()]),
            extent: Some([Extent::Whole, Extent::Most, Extent::Part][index % 3]),
            date_bound: [DateBound::On, DateBound::By, DateBound::Since, DateBound::About][index % 4],
            ..bare_claim()
        })
        .collect();
    let events: Vec<Event> = Kind::ALL
        .iter()
        .map(|kind| Event { id: EventId::new(format!("e-{kind}")), kind: *kind, ..bare_event() })
        .collect();
    let places: Vec<Place> = PlaceKind::ALL
        .iter()
        .map(|kind| Place { id: PlaceId::new(format!("sy-{kind}")), kind: *kind, ..crate::common::places()[0].clone() })
        .collect();
    let relations: Vec<Relation> = RelationKind::ALL
        .iter()
        .map(|kind| Relation { kind: *kind, ..crate::common::relations()[0].clone() })
        .collect();
    let segments: Vec<RoadSegment> = RoadClass::ALL
        .iter()
        .enumerate()
        .map(|(index, class)| RoadSegment {
            id: SegmentId::new(format!("w-{class}")),
            class: *class,
            length_basis: LengthBasis::ALL[index % LengthBasis::ALL.len()],
            recorded_in: RunId::new("run-words"),
            ..crate::common::roads()[1].clone()
        })
        .collect();
    let routes: Vec<RouteInterval> = RouteStatus::ALL
        .iter()
        .map(|status| RouteInterval {
            segment: SegmentId::new(format!("w-{}", RoadClass::ALL[*status as usize])),
            status: *status,
            recorded_in: RunId::new("run-words"),
            ..crate::common::routes()[0].clone()
        })
        .collect();
    for (index, kind) in RunKind::ALL.iter().enumerate() {
        let run = run(&format!("run-{kind}"), *kind, &format!("2014-01-{:02}T00:00:00Z", index + 1));
        store.step(run.clone()).unwrap().commit(run).unwrap();
    }
    let run = run("run-words", RunKind::Code, "2014-02-01T00:00:00.123Z");
    let mut step = store.step(run.clone()).unwrap();
    step.replace_claims(&bare_report().id, &claims, None).unwrap();
    step.replace_events(&events).unwrap();
    step.put_places(&places).unwrap();
    step.add_roads(&segments).unwrap();
    step.replace_routes(&routes, &segments).unwrap();
    step.put_lexicon(&[], &[], &relations, &[]).unwrap();
    step.commit(run).unwrap();
    let read: Vec<Claim> =
        store.claims_of(&bare_report().id).unwrap().into_iter().map(|sourced| sourced.claim).collect();
    assert_eq!(read, claims);
    assert_eq!(store.events().unwrap().len(), Kind::ALL.len());
    assert_eq!(store.places().unwrap()[crate::common::places().len()..], places);
    assert_eq!(store.roads().unwrap()[crate::common::roads().len()..], segments);
    let read: std::collections::HashSet<RouteStatus> = store.routes().unwrap().iter().map(|one| one.status).collect();
    assert_eq!(read.len(), RouteStatus::ALL.len());
    assert_eq!(store.relations().unwrap().len(), RelationKind::ALL.len());
    assert_eq!(store.runs().unwrap().last().unwrap().started, "2014-02-01T00:00:00.123Z");
}

#[test]
fn bytes_come_back_as_received_and_take_less_room() {
    let (_folder, path) = place_for_a_project();
    let store = full_project(&path);
    assert_eq!(store.report_bytes(&full_report().id).unwrap(), Some(full_report().bytes));
    assert_eq!(store.report_bytes(&bare_report().id).unwrap(), Some(vec![]));
    assert_eq!(store.report_bytes(&ReportId::new("r-none")).unwrap(), None);
    store.close().unwrap();
    let kept: i64 = rusqlite::Connection::open(&path)
        .unwrap()
        .query_row("SELECT max(length(bytes)) FROM report_bytes", [], |row| row.get(0))
        .unwrap();
    assert!(kept < 10_000, "{kept} bytes for 100,000");
}

#[test]
fn heads_say_what_reports_are_without_their_text() {
    let (_folder, path) = place_for_a_project();
    let heads = full_project(&path).report_heads().unwrap();
    assert_eq!(heads.len(), 2);
    assert_eq!((heads[0].doc.as_str(), heads[0].published), ("bare", None));
    assert_eq!((&heads[1].title, &heads[1].url), (&full_report().title, &full_report().url));
    assert_eq!(heads[1].published_basis, PublishedBasis::Inferred);
}

#[test]
fn a_region_is_outlined_by_the_places_that_are_part_of_it() {
    let (_folder, path) = place_for_a_project();
    let regions = full_project(&path).regions().unwrap();
    assert_eq!(regions.iter().map(|region| region.id.as_str()).collect::<Vec<_>>(), ["sy-empty", "sy-qalamoun"]);
    assert_eq!((regions[0].places, regions[0].outline.len(), regions[0].basis.as_str()), (0, 0, ""));
    assert_eq!(
        (regions[1].places, regions[1].outline.len()),
        (4, 4),
        "also the place in a place, not the smaller region"
    );
    assert_eq!(regions[1].basis, "convex hull of 4 places of the gazetteer");
}

#[test]
fn reports_are_found_by_their_words() {
    let (_folder, path) = place_for_a_project();
    let store = full_project(&path);
    let found = |words: &str| -> Vec<String> {
        store.search(words, 10).unwrap().into_iter().map(|(id, _)| id.as_str().to_owned()).collect()
    };
    assert_eq!(found("NABEK"), ["r-bare"]);
    assert_eq!(found("qara yabroud"), ["r-full"]);
    assert_eq!(found("حزب"), ["r-full"]);
    assert_eq!(found("qara nabek"), [""; 0]);
    assert_eq!(found("\"did not\""), ["r-full"]);
    assert_eq!(found("\"not did\""), [""; 0]);
    assert_eq!(found("* OR ( \" NEAR"), [""; 0]);
    assert_eq!(found(""), [""; 0]);
    assert_eq!(store.search("nothing", 10).unwrap()[0].1, "**Nothing** is known of Nabek.");
    assert_eq!(store.search("nothing", 0).unwrap(), []);
}

#[test]
fn what_coded_a_report_last_is_known() {
    let (_folder, path) = place_for_a_project();
    let store = full_project(&path);
    let coded = Some(("dateline-code 0.1.0".to_owned(), "l1".to_owned()));
    assert_eq!(store.coded(&full_report().id).unwrap(), coded);
    assert_eq!(store.coded(&ReportId::new("r-none")).unwrap(), None);
    assert_eq!(store.all_coded().unwrap().len(), 2);
}

#[test]
fn a_report_with_the_same_words_thousands_of_times_is_found_like_any_other() {
    let (_folder, path) = place_for_a_project();
    let mut store = Store::create(&path, &info()).unwrap();
    let run = run("run-1", RunKind::Add, "2013-12-06T09:30:00Z");
    let mut step = store.step(run.clone()).unwrap();
    let text = format!("{}The Nabek tunnel.", "a tunnel ".repeat(20_000));
    step.insert_reports(&[Report { text, ..bare_report() }]).unwrap();
    step.commit(run).unwrap();
    let (_, piece) = store.search("tunnel nabek", 10).unwrap().remove(0);
    assert!(piece.ends_with("a **tunnel** The **Nabek** **tunnel**."), "{piece}");
}
