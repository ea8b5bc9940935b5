//! What the words of `dates.tsv` mean.

use crate::pack::table::Tags;

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Year,
    Hour,
    /// Less than an hour, or more than a year: counted, but no date comes of it.
    Other,
}

/// Which part of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    Early,
    Mid,
    Late,
    Begin,
    End,
    /// From the beginning up to today ("earlier this week").
    SoFar,
    /// From today to the end ("the rest of the week").
    Rest,
    All,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    Month(i8),
    /// Monday is 1.
    Weekday(i8),
    /// Days from today: yesterday is (-1, -1), overnight (-1, 0).
    Days(i32, i32),
    /// So many of a unit in one word: a fortnight is two weeks.
    Unit(Unit, i32),
    /// This is 0, last -1, next 1, after next 2.
    Rel(i32),
    Number(i32),
    /// A number that is not said: several, a few.
    Some,
    /// The last is -1.
    Ordinal(i32),
    /// What makes an ordinal of digits: th, st.
    Suffix,
    Part,
    Position(Position),
    /// Stands before a day: on, at; `true` where a month alone follows it (in January).
    On(bool),
    Of,
    The,
    From,
    To,
    Between,
    And,
    Since,
    Until,
    Before,
    After,
    Ago,
    Hence,
    /// The same weekday so many days on (French "en huit").
    Plus(i32),
    Clock,
    /// Says that the number after it is a day of the month: Spanish "día 9".
    DayMark,
    /// Counted from the day told of before: "the day before" -1, "the same day" 0.
    Anchor(i32),
    Nearest,
    Every,
    No,
}

/// Kinds of senses, a bit each, whatever value a sense has: words of none that is asked for are passed over unseen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Senses(u32);

impl Senses {
    pub const ALL: Senses = Senses(u32::MAX);
    pub const MONTH: Senses = Sense::Month(0).kind();
    pub const WEEKDAY: Senses = Sense::Weekday(0).kind();
    pub const DAYS: Senses = Sense::Days(0, 0).kind();
    pub const UNIT: Senses = Sense::Unit(Unit::Day, 0).kind();
    pub const REL: Senses = Sense::Rel(0).kind();
    pub const NUMBER: Senses = Sense::Number(0).kind();
    pub const ORDINAL: Senses = Sense::Ordinal(0).kind();
    pub const POSITION: Senses = Sense::Position(Position::Early).kind();
    pub const ON: Senses = Sense::On(false).kind();
    pub const PLUS: Senses = Sense::Plus(0).kind();
    pub const ANCHOR: Senses = Sense::Anchor(0).kind();
    /// Not of words that stand in every sentence.
    pub const MAKE_DATE: Senses = {
        let rare = Sense::Part.kind().or(Sense::Clock.kind()).or(Sense::DayMark.kind()).or(Sense::Nearest.kind()).or(Sense::Every.kind()).or(Sense::No.kind());
        rare.or(Senses::MONTH).or(Senses::WEEKDAY).or(Senses::DAYS).or(Senses::UNIT).or(Senses::ORDINAL).or(Senses::ANCHOR)
    };

    pub const fn or(self, other: Senses) -> Senses {
        Senses(self.0 | other.0)
    }
    pub const fn any_of(self, other: Senses) -> bool {
        self.0 & other.0 != 0
    }
}

impl Sense {
    pub const fn kind(self) -> Senses {
        use Sense::*;
        let n = match self {
            Month(_) => 0,
            Weekday(_) => 1,
            Days(..) => 2,
            Unit(..) => 3,
            Rel(_) => 4,
            Number(_) => 5,
            Some => 6,
            Ordinal(_) => 7,
            Suffix => 8,
            Part => 9,
            Position(_) => 10,
            On(_) => 11,
            Of => 12,
            The => 13,
            From => 14,
            To => 15,
            Between => 16,
            And => 17,
            Since => 18,
            Until => 19,
            Before => 20,
            After => 21,
            Ago => 22,
            Hence => 23,
            Plus(_) => 24,
            Clock => 25,
            DayMark => 26,
            Anchor(_) => 27,
            Nearest => 28,
            Every => 29,
            No => 30,
        };
        Senses(1 << n)
    }
}

/// How much must stand beside a word for it to be a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weak {
    No,
    /// A preposition, a part of the day, a modifier.
    Word,
    /// A number.
    Number,
    /// A number, or a preposition with a stop after it.
    Strict,
}

/// On which side of what it modifies a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Either,
    Before,
    After,
}

#[derive(Clone, Debug)]
pub struct DateWord {
    pub sense: Sense,
    pub weak: Weak,
    pub side: Side,
    /// A stop after it belongs to it.
    pub abbreviated: bool,
    /// Written with a capital in running text.
    pub proper: bool,
    /// A date only where nothing but a date is asked for.
    pub phrase: bool,
    pub plural: bool,
    /// Counted from the day told of before ("two days later").
    pub anchored: bool,
    /// A preposition that often means something else.
    pub soft: bool,
}

const TAGS: &[&str] = &["value", "to", "n", "weak", "side", "abbr", "proper", "phrase", "pl", "anchor", "soft", "month", "cap", "lower"];

impl DateWord {
    pub fn parse(class: &str, tags: &Tags) -> Result<Self, String> {
        if let Some(n) = tags.names().find(|n| !TAGS.contains(n)) {
            return Err(format!("unknown tag '{n}'; known here: {}", TAGS.join(" ")));
        }
        Ok(DateWord {
            sense: sense(class, tags)?,
            weak: match tags.get("weak") {
                None if tags.has("weak") => Weak::Word,
                None => Weak::No,
                Some("number") => Weak::Number,
                Some("strict") => Weak::Strict,
                Some(w) => return Err(format!("weak='{w}' is neither number nor strict")),
            },
            side: match tags.get("side") {
                None => Side::Either,
                Some("before") => Side::Before,
                Some("after") => Side::After,
                Some(w) => return Err(format!("side='{w}' is neither before nor after")),
            },
            abbreviated: tags.has("abbr"),
            proper: tags.has("proper"),
            phrase: tags.has("phrase"),
            plural: tags.has("pl"),
            anchored: tags.has("anchor"),
            soft: tags.has("soft"),
        })
    }
}

fn value(tags: &Tags, lowest: i32, highest: i32) -> Result<i32, String> {
    let written = tags.get("value").ok_or("the tag value= is missing")?;
    let n: i32 = written.parse().map_err(|_| format!("value={written} is no number"))?;
    if (lowest..=highest).contains(&n) { Ok(n) } else { Err(format!("value={n} is not within {lowest}..{highest}")) }
}

fn sense(class: &str, tags: &Tags) -> Result<Sense, String> {
    Ok(match class {
        "month" => Sense::Month(value(tags, 1, 12)? as i8),
        "weekday" => Sense::Weekday(value(tags, 1, 7)? as i8),
        "relday" => {
            let from = value(tags, -30, 30)?;
            let to = match tags.get("to") {
                None => from,
                Some(w) => w.parse().map_err(|_| format!("to={w} is no number"))?,
            };
            Sense::Days(from, to)
        }
        "unit" => {
            let n = tags.get("n").map_or(Ok(1), |w| w.parse().map_err(|_| format!("n={w} is no number")))?;
            Sense::Unit(unit(tags.get("value"))?, n)
        }
        "rel" => Sense::Rel(value(tags, -2, 2)?),
        "number" if tags.get("value") == Some("some") => Sense::Some,
        "number" => Sense::Number(value(tags, 0, 1000)?),
        "ordinal" => Sense::Ordinal(value(tags, -10, 31)?),
        "suffix" => Sense::Suffix,
        "part" => Sense::Part,
        "position" => Sense::Position(position(tags.get("value"))?),
        "on" => Sense::On(tags.has("month")),
        "of" => Sense::Of,
        "the" => Sense::The,
        "from" => Sense::From,
        "to" => Sense::To,
        "between" => Sense::Between,
        "and" => Sense::And,
        "since" => Sense::Since,
        "until" => Sense::Until,
        "before" => Sense::Before,
        "after" => Sense::After,
        "ago" => Sense::Ago,
        "hence" => Sense::Hence,
        "plus" => Sense::Plus(value(tags, 1, 31)?),
        "clock" => Sense::Clock,
        "daymark" => Sense::DayMark,
        "anchor" => Sense::Anchor(value(tags, -7, 7)?),
        "nearest" => Sense::Nearest,
        "every" => Sense::Every,
        "no" => Sense::No,
        w => return Err(format!("unknown class '{w}'")),
    })
}

fn unit(word: Option<&str>) -> Result<Unit, String> {
    Ok(match word {
        Some("day") => Unit::Day,
        Some("week") => Unit::Week,
        Some("weekend") => Unit::Weekend,
        Some("month") => Unit::Month,
        Some("year") => Unit::Year,
        Some("hour") => Unit::Hour,
        Some("other") => Unit::Other,
        w => {
            return Err(format!("unknown unit '{}'; known: day week weekend month year hour other", w.unwrap_or("")));
        }
    })
}

fn position(word: Option<&str>) -> Result<Position, String> {
    Ok(match word {
        Some("early") => Position::Early,
        Some("mid") => Position::Mid,
        Some("late") => Position::Late,
        Some("begin") => Position::Begin,
        Some("end") => Position::End,
        Some("sofar") => Position::SoFar,
        Some("rest") => Position::Rest,
        Some("all") => Position::All,
        w => {
            return Err(format!("unknown position '{}'; known: early mid late begin end sofar rest all", w.unwrap_or("")));
        }
    })
}
