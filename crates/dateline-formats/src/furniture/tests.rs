use std::collections::BTreeSet;

use super::*;

fn marked(content: &str) -> Vec<&str> {
    let text = Text::new(content);
    let found = furniture(&text, &BTreeSet::new(), BTreeSet::new());
    found.lines.iter().map(|line| text.lines[*line].text).collect()
}

#[test]
fn headings_are_furniture_in_every_form() {
    let text = "# Title\n\nThe army took the town of Qara.\n\n## Aftermath\nThe town was quiet after that.\n\n== Losses ==\n\n\
                Both sides lost men in the fighting.\n\nReactions[edit]\n\nThe state news told of a victory.\n\n---\n";
    assert_eq!(marked(text), ["# Title", "## Aftermath", "== Losses ==", "Reactions[edit]", "---"]);
}

#[test]
fn a_list_item_and_a_wrapped_line_are_no_headings() {
    let text = "The army took the town of Qara, as\nwell as the hills around it and\nthe road\n\n- the town of Nabek\n\nThen it rested for a week.\n";
    assert!(marked(text).is_empty());
}

#[test]
fn the_title_is_the_line_that_the_story_takes_up() {
    let text = Text::new("Example Logo\n\nQalamoun offensive (2015)\n\nThe Qalamoun offensive was led by a militia.\n");
    let found = furniture(&text, &BTreeSet::new(), BTreeSet::new());
    assert_eq!(found.title.as_deref(), Some("Qalamoun offensive (2015)"));
    assert_eq!((found.story_start, found.story_end), (4, 6));
}

#[test]
fn an_order_in_a_story_is_no_call_to_the_reader() {
    for line in
        ["Send your children away, the army told residents.", "“Help us,” he said.", "Share of the blame fell on them."]
    {
        assert!(!words::is_call_to_reader(&Shape::of(line)), "{line}");
    }
    for line in ["Share Your Story.", "Suggest your story or issue.", "Sign up for our newsletter"] {
        assert!(words::is_call_to_reader(&Shape::of(line)), "{line}");
    }
}
