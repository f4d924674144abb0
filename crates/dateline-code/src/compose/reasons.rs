//! How each field of a claim was filled, noted where that is decided.
//!
//! A claim that nobody can account for is worth nothing to an editor. The notes are a few bytes a field, copied with the
//! draft, so that coding without an explanation costs what it did.

/// How a field was filled, and by which words of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Reason {
    pub(crate) way: Way,
    /// First token and one past the last, where words of this sentence decided it.
    pub(crate) words: Option<(usize, usize)>,
}

/// The reasons for the fields of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Reasons {
    pub(crate) places: Reason,
    pub(crate) by: Reason,
    pub(crate) against: Reason,
    pub(crate) stance: Reason,
    pub(crate) said_by: Reason,
    pub(crate) killed: Reason,
    pub(crate) wounded: Reason,
    pub(crate) captured: Reason,
}

macro_rules! ways {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $words:literal;)+) => {
        /// The ways in which a field may be filled.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(crate) enum Way { $($(#[$doc])* $name,)+ }

        impl Way {
            /// The word used in files.
            pub(crate) fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// The same for people.
            pub(crate) fn in_words(self) -> &'static str {
                match self { $(Self::$name => $words,)+ }
            }
        }
    };
}

ways! {
    /// The rule says it, or nothing says otherwise.
    #[default]
    Rule = "rule", "as the rule has it";

    // Days.
    DayInClause = "day_in_clause", "the clause names the day";
    DayOpens = "day_opens", "the date that opens the sentence";
    DayEarlier = "day_earlier", "the date named earlier in the sentence";
    DayOfCampaign = "day_of_campaign", "summed up: the days of the whole campaign, as the report tells them";
    DayToldBefore = "day_told_before", "the day on which the story told it before";
    DayOfStory = "day_of_story", "the date that the story has come to";
    DayOfWritingPresent = "day_of_writing_present", "the present tense: the day of writing";
    DayOfWritingPerfect = "day_of_writing_perfect", "“has” or “have”: no later than the day of writing";
    DayOfWriting = "day_of_writing", "no date is told: the day of writing";
    DayUnknown = "day_unknown", "no date is told, and none can be worked out";

    // Places.
    PlaceObject = "place_object", "stands after the event word";
    PlaceSubject = "place_subject", "stands before the event word, as what it happened to";
    PlaceNoun = "place_noun", "a noun stands for the place named before";
    PlacePronoun = "place_pronoun", "a pronoun stands for the place that the story is at";
    PlaceInClause = "place_in_clause", "named elsewhere in the clause";
    PlaceBefore = "place_before", "named earlier in the sentence";
    PlaceLater = "place_later", "named later in the sentence";
    RoadOfStory = "road_of_story", "not named here: the road that the story named last";
    PlaceOfEntry = "place_of_entry", "the title of the entry";
    PlaceOfStory = "place_of_story", "not named here: the place that the story is at";
    PlaceOfEvent = "place_of_event", "as of the event beside which it is told";
    PlaceInWords = "place_in_words", "named in what is said";

    // Who, and to whom.
    Subject = "subject", "the subject of the verb";
    SubjectInherited = "subject_inherited", "the subject of the clause before";
    SubjectAfter = "subject_after", "the subject of the main clause after it";
    SubjectPronoun = "subject_pronoun", "a pronoun stands for the subject of the sentence before";
    SubjectNearest = "subject_nearest", "named right before “who” or “which”";
    BesideVerb = "beside_verb", "stands right before the verb";
    Object = "object", "stands after the verb";
    Agent = "agent", "stands after “by”";
    Patient = "patient", "stands before a verb in the passive";
    Owner = "owner", "whose it is: stands before the noun";
    OfNoun = "of_noun", "stands after “of”";
    Target = "target", "the noun’s target: “on”, “against”, “with”";
    Receiver = "receiver", "stands after a word for what the place came under";
    Holder = "holder", "said to hold what it happened to";
    PartyInClause = "party_in_clause", "a party to the fighting, named in the clause";
    PartyInSentence = "party_in_sentence", "a fighting party named in the sentence";
    Enemy = "enemy", "not named: whom the other side fights in this story";
    Weapon = "weapon", "not named: the side in this story that has such weapons";
    SideOfStory = "side_of_story", "not named: the side that the story follows";
    KillerOfStory = "killer_of_story", "not named: who did the killing that the story told before";
    Civilians = "civilians", "people who flee, or whose homes were hit, are civilians";
    PeopleNamed = "people_named", "the words for the people say whose they are";
    PeopleBefore = "people_before", "as of the people named before";
    PeopleCivilian = "people_civilian", "the words for the people mean civilians";
    PeopleNobody = "people_nobody", "nothing says whose people they are: civilians";
    Fire = "fire", "who fired, in the same sentence";
    Observers = "observers", "one who looks on, and does not fight";
    Speaker = "speaker", "who speaks, or for whom the speaker does";
    NotSaid = "not_said", "not said";

    // Numbers.
    Counted = "counted", "the number of these people";
    Paired = "paired", "one number for both fates";
    Summed = "summed", "the sum of a list of one side’s people";
    NamedPerson = "named_person", "one person is named";

    // Whether it happened.
    Negated = "negated", "a word of negation";
    Meant = "meant", "a word of planning: meant, not done";
    Purpose = "purpose", "an infinitive of purpose: meant, not done";
    Hoped = "hoped", "what stands after a hope and a colon";
    Nearly = "nearly", "“nearly” or “almost”: not done";
    Failed = "failed", "a word of failure: tried on the ground, and so an attack";
    Succeeded = "succeeded", "a word of success";
    EventWord = "event_word", "the event word itself says so";
    Denied = "denied", "a verb of denial";

    // Who says it.
    Said = "said", "a verb of saying, or “according to”, governs the clause";
    Interviewed = "interviewed", "the speaker of this turn of the interview";

    /// A denial repeats what it denies.
    Repeated = "repeated", "as told before, which is denied here";
}

impl Way {
    /// Decided by these tokens.
    pub(crate) fn by_words(self, first: usize, last: usize) -> Reason {
        Reason { way: self, words: Some((first, last)) }
    }

    /// Decided by this token.
    pub(crate) fn by_word(self, at: usize) -> Reason {
        self.by_words(at, at + 1)
    }
}

impl From<Way> for Reason {
    fn from(way: Way) -> Self {
        Self { way, words: None }
    }
}

/// What became of an event word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It made a claim.
    Claim,
    /// It tells of people hurt or taken, whose claims are made together.
    Casualties,
    /// Its form, or what stands around it, does not tell the event.
    NotMet,
    /// Another claim of the clause says the same.
    ToldAlready,
    /// It is the aim of something told already.
    OnlyAnAim,
}
