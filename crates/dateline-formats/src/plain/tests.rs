use dateline_model::{Day, MarkKind, PublishedBasis, Report};

use crate::{Details, Limits, read_bytes};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn read_as(file: &str, text: &str, details: &Details) -> Report {
    read_bytes(file, text.as_bytes().to_vec(), details, day("2020-01-01"), &Limits::default()).unwrap().value
}

fn read(text: &str) -> Report {
    read_as("report.txt", text, &Details::default())
}

fn pieces(report: &Report, kind: MarkKind) -> Vec<&str> {
    let marks = report.marks.iter().filter(|mark| mark.kind == kind);
    marks.map(|mark| report.slice(mark.start, mark.end).unwrap()).collect()
}

#[test]
fn the_text_is_the_files_own_character_for_character() {
    let text = "  Qara\u{a0}fell.\r\n\r\n\tThen “Nabek”.[12]  \r\n";
    let report = read(&format!("\u{feff}{text}"));
    assert_eq!(report.text, text);
    assert_eq!(report.bytes.len(), text.len() + 3);
    assert_eq!(report.media_type, "text/plain");
    assert_eq!(report.doc, "report");
}

#[test]
fn an_empty_text_is_refused() {
    for text in ["", " \n\t\n", "\u{feff}"] {
        let error =
            read_bytes("a.txt", text.into(), &Details::default(), day("2020-01-01"), &Limits::default()).unwrap_err();
        assert_eq!(error.to_string(), "a.txt: there is no text in it");
    }
}

#[test]
fn a_text_over_the_limit_is_refused() {
    let limits = Limits { report_bytes: 10, ..Limits::default() };
    let error = read_bytes("a.txt", vec![b'a'; 11], &Details::default(), day("2020-01-01"), &limits).unwrap_err();
    assert_eq!(error.to_string(), "a.txt: it has `11` bytes (11 bytes), over the limit of 10 bytes");
}

#[test]
fn the_same_report_has_the_same_id_whatever_its_file_is_called() {
    let text = "The army took Qara on 19 November 2013.";
    let details = Details { title: Some("Qara".into()), published: Some(day("2013-11-20")), ..Details::default() };
    let one = read_as("a/one.txt", text, &details);
    assert_eq!(one.id, read_as("two.txt", text, &details).id);
    assert_ne!(one.id, read_as("one.txt", text, &Details::default()).id);
    let dated = read_as("2013-11-25-one.txt", text, &Details::default());
    assert_eq!(dated.id, read_as("one.txt", text, &Details::default()).id, "a day in a file name is no content");
    assert!(one.id.as_str().starts_with("r-"));
}

#[test]
fn a_published_day_is_stated_by_the_list_then_the_page_then_inferred() {
    let story = "The army took Qara on 19 November 2013, and held it.";
    let bylined = format!("Title here\n\nBy Jane Doe | Published on Dec. 1, 2013\n\n{story}");
    let listed = Details { published: Some(day("2013-12-02")), ..Details::default() };
    let known = |report: Report| (report.published.map(|day| day.to_string()), report.published_basis);
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(known(read_as("2013-12-06-qara.txt", &bylined, &listed)), (some("2013-12-02"), PublishedBasis::Stated));
    assert_eq!(
        known(read_as("2013-12-06-qara.txt", &bylined, &Details::default())),
        (some("2013-12-01"), PublishedBasis::Stated)
    );
    assert_eq!(
        known(read_as("2013-12-06-qara.txt", story, &Details::default())),
        (some("2013-12-06"), PublishedBasis::Inferred)
    );
    assert_eq!(known(read(story)), (some("2013-11-19"), PublishedBasis::Inferred));
    assert_eq!(known(read("DAMASCUS, Dec 5 (Agency) — The army took Qara.")), (None, PublishedBasis::Unknown));
    let inferred = Details { published_basis: Some(PublishedBasis::Inferred), ..listed };
    assert_eq!(known(read_as("a.txt", story, &inferred)), (some("2013-12-02"), PublishedBasis::Inferred));
}

#[test]
fn a_day_after_today_is_refused_where_it_is_stated_and_ignored_where_it_is_told() {
    let today = day("2020-01-01");
    let refused = |file: &str, text: &str, details: &Details| {
        read_bytes(file, text.into(), details, today, &Limits::default()).unwrap_err().to_string()
    };
    let listed = Details { published: Some(day("2031-05-01")), ..Details::default() };
    let reason = "published `2031-05-01` lies after today, 2020-01-01";
    assert_eq!(refused("a.txt", "The army took Qara.", &listed), format!("a.txt: {reason}"));
    assert!(refused("2031-05-01.txt", "The army took Qara.", &Details::default()).contains(reason));
    let told = read("The army took Qara on 19 November 2013, and elections are due on 5 May 2031.");
    assert_eq!(told.published, Some(day("2013-11-19")));
}

#[test]
fn a_page_around_a_story_is_set_aside_and_the_story_is_not() {
    let report = read(
        "Dear Example Readers,\n\nWelcome to the archives of Example. We hope you enjoy the work of our dedicated community.\n\n\
         The Road to Qara\n\nThe army took the road to Qara on Sunday, residents said.\n\n\
         Written by Jane Doe Published on Read time Approx. 3 minutes\n\nPhoto: Soldiers on the road (Example)\n\n\
         The second town\n\nNabek was shelled from the hills.\n\nShare your story.\n\nLearn more\n",
    );
    assert_eq!(report.title.as_deref(), Some("The Road to Qara"));
    assert_eq!((report.author.as_deref(), report.read_minutes), (Some("Jane Doe"), Some(3)));
    let furniture = pieces(&report, MarkKind::Furniture);
    assert_eq!(furniture.len(), 8);
    for story in ["The army took the road to Qara on Sunday, residents said.", "Nabek was shelled from the hills."] {
        assert!(!furniture.contains(&story));
    }
}

#[test]
fn short_lines_that_tell_something_are_kept() {
    let text = "Daily note\n\nThe following was reported from the area today, by residents and others.\n\n3 killed in Yabroud\n\n\
                Clashes were reported near Qara\n\n- Shelling of the town of Nabek by mortars\n\n- 5 soldiers wounded near Ras al-Ain\n";
    let report = read(text);
    assert_eq!(pieces(&report, MarkKind::Furniture), ["Daily note"]);
}

#[test]
fn a_single_line_without_a_full_stop_is_a_story() {
    let report = read("Army took Qara");
    assert!(report.marks.is_empty());
    assert_eq!(report.title, None);
}

#[test]
fn a_list_of_links_after_the_story_is_furniture() {
    let text = "The army took the town of Qara on Sunday.\n\nAl-Hasakah offensive (May 2015)\n\nPalmyra offensive (2015)\n\n\
                — A timeline compiled by The Example.\n";
    assert_eq!(pieces(&read(text), MarkKind::Furniture).len(), 3);
    let text = "The army took the town of Qara on Sunday.\n\n== See also ==\n* Battle of Yabroud\n* [Siege](https://example.org/siege)\n\n\
                == References ==\n1. ^ \"Army takes Qara\". Example News. 20 November 2013.\n";
    assert_eq!(pieces(&read(text), MarkKind::Furniture).len(), 5);
}

#[test]
fn infobox_remains_inside_a_story_are_furniture() {
    let text = "The battle of Qara was fought in the north of the region.\n\nDate 15 November 2013\nLocation Qara, Syria\n\
                Result Syrian Army victory\nBelligerents\n\nThe army took the town after four days.\n";
    let report = read(text);
    assert_eq!(pieces(&report, MarkKind::Furniture).len(), 4);
}

#[test]
fn an_interview_with_glued_initials_keeps_its_turns() {
    let text = "We asked Omar Haddad, a fellow at the Example Institute, about the road.\n\n\
                Example News: Who holds the road?\n\nOmar Haddad: The army holds it.\n\nIt may lose it again.\n\n\
                ENAnd Qara?\n\nOHI think it fell.\n\nENWhat about Nabek?\n\nOH: Nabek is besieged.\n\nShare your story.\n";
    let report = read(text);
    let turns: Vec<(&str, bool, &str)> = report
        .turns
        .iter()
        .map(|turn| (turn.speaker.as_str(), turn.interviewer, report.slice(turn.start, turn.end).unwrap()))
        .collect();
    assert_eq!(
        turns,
        [
            ("Example News", true, "Who holds the road?"),
            ("Omar Haddad", false, "The army holds it.\n\nIt may lose it again."),
            ("Example News", true, "And Qara?"),
            ("Omar Haddad", false, "I think it fell."),
            ("Example News", true, "What about Nabek?"),
            ("Omar Haddad", false, "Nabek is besieged."),
        ]
    );
    let labels = pieces(&report, MarkKind::SpeakerLabel);
    assert_eq!(labels, ["Example News:", "Omar Haddad:", "EN", "OH", "EN", "OH:"]);
}

#[test]
fn questions_and_answers_and_other_scripts_are_turns_too() {
    let lettered = read("Q: Who holds the road?\nA: The army does.\nQ: And the hill?\nA: Nobody holds the hill.\n");
    assert_eq!(lettered.turns.iter().map(|turn| turn.interviewer).collect::<Vec<_>>(), [true, false, true, false]);
    let arabic = read(
        "سوريا اليوم: من يسيطر على الطريق؟\n\nعمر حداد: الجيش يسيطر عليه.\n\nسوريا اليوم: وماذا عن قارة؟\n\nعمر حداد: سقطت قارة.\n",
    );
    assert_eq!(arabic.turns.len(), 4);
    assert_eq!((arabic.turns[0].speaker.as_str(), arabic.turns[0].interviewer), ("سوريا اليوم", true));
}

#[test]
fn a_last_name_before_a_colon_is_resolved_to_the_full_name() {
    let report = read(
        "Omar Haddad spoke to us.\n\nExample: Who holds it?\n\nHaddad: The army.\n\nExample: Since when?\n\nHaddad: Since May.\n",
    );
    assert_eq!(report.turns[1].speaker, "Omar Haddad");
}

#[test]
fn colons_in_a_bulletin_make_no_interview() {
    for text in [
        "Homs: three killed by shelling.\n\nDamascus: two killed.\n\nHoms: shelling again.\n\nDamascus: quiet.\n",
        "Date: 5 May\nPlace: Qara\nDate: 6 May\nPlace: Nabek\n",
        "SAA forces took Qara.\n\nFSA fighters left.\n\nSAA forces took Nabek. The Syrian Arab Army said so. Will it hold?\n",
        "Note: the figures are doubtful.\n\nUpdate: they were corrected. Were they?\n",
    ] {
        assert!(read(text).turns.is_empty(), "{text}");
    }
}
