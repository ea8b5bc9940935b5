//! Rules that give one value, whatever they were applied to: rule → value.
//! A test makes sure that no rule of the reader is missing here.

/// Types of events that follow from who does it to whom.
pub const TYPES: &[(&str, &str)] = &[
    ("a protest that its own words call violent", "violent_demonstration"),
    ("the word for a protest", "peaceful_protest"),
    ("a clash in which protesters take part", "violent_demonstration"),
    ("a clash of armed sides", "armed_clash"),
    ("a clash among civilians", "mob_violence"),
    ("a clash in a report about crowds", "violent_demonstration"),
    ("a clash in a report about arms", "armed_clash"),
    ("an assault by a crowd", "violent_demonstration"),
    ("an assault on a crowd by police", "excessive_force"),
    ("an assault on armed people or a seat of power", "armed_clash"),
    ("an assault by fighters", "armed_clash"),
    ("an assault on others", "attack"),
    ("force against a crowd with deaths or live rounds", "excessive_force"),
    ("force against a crowd", "protest_with_intervention"),
    ("ground taken by the state", "territory_regained"),
    ("ground taken by others", "territory_overtaken"),
    ("a bombing from the air", "air_strike"),
    ("a bombing from the ground", "shelling"),
    ("a blast whose cause is not said", "explosion"),
    ("the word for an end", "concession"),
    ("deadly force against a crowd", "excessive_force"),
    ("a crowd that takes a building", "violent_demonstration"),
];

/// Types that the neighbours in the sentence give, the first of these that is there.
pub const BLASTS: (&str, &[&str]) = ("a blast whose means the sentence names", &["suicide_bomb", "grenade", "air_strike", "shelling", "remote_explosive"]);

pub const STATUSES: &[(&str, &str)] = &[
    ("a negation before it in its clause", "negated"),
    ("a negation behind it", "negated"),
    ("told in a denial", "negated"),
    ("what is denied or refused", "negated"),
    ("a word of doubt in its clause", "possible"),
    ("a condition", "possible"),
    ("told as a supposition", "possible"),
    ("a conditional form", "possible"),
    ("a word of intention in its clause", "planned"),
    ("what is demanded or threatened", "planned"),
    ("an infinitive of purpose", "planned"),
    ("a subjunctive", "planned"),
    ("a future form", "planned"),
    ("a word of going on in its clause", "ongoing"),
    ("its verb says that it is planned", "planned"),
    ("its verb says that it goes on", "ongoing"),
    ("a present form of going on", "ongoing"),
    ("its day is still to come", "planned"),
    ("what is rejected was said", "happened"),
    ("nothing says otherwise", "happened"),
];

/// What a figure counts, where neither a thing nor an event says it.
pub const COUNTS: &[(&str, &str)] = &[
    ("protesters are counted as participants", "participants"),
    ("those who act take part", "participants"),
    ("police and soldiers are counted as deployed", "deployed"),
    ("refugees are counted as displaced", "displaced"),
    ("hospitals are counted as buildings", "buildings"),
    ("those who suffer force", "injured"),
    ("a crowd where a protest is told of", "participants"),
    ("people of whom nothing else is said", "other"),
];

/// Whether the text stands by a figure, where neither its statement nor its event settles it.
pub const CERTAINTIES: &[(&str, &str)] = &[
    ("none at all: it is asserted", "asserted"),
    ("a negation right before the number", "denied"),
    ("what follows it calls it wrong", "denied"),
    ("what a denier offers instead", "asserted"),
    ("the text stands by it", "asserted"),
];

pub fn of(table: &[(&'static str, &'static str)], rule: &str) -> Option<&'static str> {
    table.iter().find(|(r, _)| *r == rule).map(|(_, v)| *v)
}
