//! One sentence or two for each kind of decision.

use crate::reader::{Reader, Report};
use crate::vocabulary::{EventType, Kind, Status};

struct Seen {
    kind: EventType,
    status: Status,
    place: Option<String>,
    day: Option<String>,
    targets: Vec<Kind>,
    word: String,
}

fn read(language: &str, text: &str) -> Vec<Seen> {
    let report = Report { language: Some(language.into()), published: Some("2023-03-15".into()), text: text.into(), ..Report::default() };
    let reader = Reader::new();
    let found = reader.explain(&report, &[], false);
    let scene = &found.scene;
    found
        .events
        .iter()
        .map(|e| Seen {
            kind: e.kind,
            status: e.status,
            place: e.place.map(|p| scene.places[p].name.clone()),
            day: e.date.and_then(|d| scene.dates[d].start).map(|d| d.to_string()),
            targets: e.targets.iter().map(|&p| scene.phrases[p].kind).collect(),
            word: scene.doc.text.words(e.trigger).to_owned(),
        })
        .collect()
}

fn first(seen: &[Seen], kind: EventType) -> &Seen {
    seen.iter().find(|e| e.kind == kind).unwrap_or_else(|| panic!("no {kind:?} among {:?}", seen.iter().map(|e| (e.kind, &e.word)).collect::<Vec<_>>()))
}

#[test]
fn deadly_force_is_told_from_an_attack() {
    let seen = read("en", "Police shot dead three striking miners in Lusaka on Monday.");
    assert_eq!(first(&seen, EventType::ExcessiveForce).status, Status::Happened);
    let seen = read("en", "Gunmen shot dead three farmers near Maiduguri on Monday.");
    first(&seen, EventType::Attack);
}

#[test]
fn a_crowd_takes_no_ground() {
    let seen = read("en", "Protesters marched through Tunis. The crowd overran the parliament building at noon.");
    assert!(seen.iter().all(|e| e.kind != EventType::TerritoryOvertaken));
    first(&seen, EventType::ViolentDemonstration);
}

#[test]
fn tear_gas_in_a_sentence_with_deaths_of_another_clause() {
    let seen = read("en", "Before the tear gas cleared over the protesters in Dakar, two people lay dead.");
    first(&seen, EventType::ProtestWithIntervention);
}

#[test]
fn the_object_inside_an_idiom() {
    let seen = read("en", "A mob beat two policemen to death in Karachi on Monday.");
    let e = seen.iter().find(|e| e.word.contains("death")).expect("an event");
    assert_eq!(e.targets, [Kind::Police]);
}

#[test]
fn what_is_planned_is_said_behind_the_noun() {
    let seen = read("en", "More negotiations between the government and the rebels are scheduled for Friday.");
    assert_eq!(first(&seen, EventType::Talks).status, Status::Planned);
    let seen = read("ro", "O nouă rundă de negocieri între guvern și rebeli este programată vineri la Chișinău.");
    assert_eq!(first(&seen, EventType::Talks).status, Status::Planned);
}

#[test]
fn what_an_accusation_names_and_its_denial() {
    let seen = read("en", "The army denied the allegation on Tuesday.");
    assert!(seen.iter().all(|e| e.kind != EventType::Accusation));
    first(&seen, EventType::Rejection);
    let seen = read("en", "The ministry denied the charge and promised an inquiry into the killings.");
    assert_eq!(first(&seen, EventType::Concession).status, Status::Happened);
}

#[test]
fn a_protest_that_demands() {
    let seen = read("en", "Residents blocked the road to Kisumu with burning tyres to demand water from the government.");
    assert_eq!(first(&seen, EventType::Demand).status, Status::Happened);
}

#[test]
fn headings_tell_no_event() {
    let seen = read("en", "Report no. 3\n\nArrests\n\nPolice detained forty students in Yangon on Monday.\n\nCeasefire\n\nNothing was signed.");
    assert!(seen.iter().all(|e| e.kind != EventType::Agreement));
    assert_eq!(seen.iter().filter(|e| e.kind == EventType::Arrest).count(), 1);
}

#[test]
fn two_restrictions_in_one_sentence() {
    let seen = read("en", "The governor of Lagos announced a ban on rallies and a curfew on Monday.");
    assert_eq!(seen.iter().filter(|e| e.kind == EventType::Restriction).count(), 2);
    let seen = read("en", "Four prisoners were beaten or tortured in Minsk.");
    assert_eq!(seen.iter().filter(|e| e.kind == EventType::Attack).count(), 1);
}

#[test]
fn a_day_in_a_clause_with_an_event_of_its_own() {
    let seen = read("en", "The former minister, arrested in Bishkek on 6 March, was charged with treason.");
    assert_eq!(first(&seen, EventType::Arrest).day.as_deref(), Some("2023-03-06"));
    assert_eq!(first(&seen, EventType::Trial).day, None);
    let seen = read("en", "A driver was kidnapped near Goma on Friday and freed six hours later.");
    assert_eq!(first(&seen, EventType::Withdrawal).day.as_deref(), Some("2023-03-10"));
}

#[test]
fn a_day_is_not_taken_to_another_place() {
    let seen = read("en", "Rioters burned cars in Lyon on Sunday.\n\nIn Marseille rioters burned a school.");
    let days: Vec<_> = seen.iter().filter(|e| e.place.as_deref() == Some("Marseille")).map(|e| e.day.clone()).collect();
    assert!(!days.is_empty() && days.iter().all(Option::is_none));
}

#[test]
fn the_place_of_the_whole_country() {
    let seen = read("en", "Protesters gathered in Nairobi on Tuesday. Kenya has seen a week of rallies. Police arrested 300 people nationwide.");
    assert_eq!(first(&seen, EventType::Arrest).place.as_deref(), Some("Kenya"));
}

#[test]
fn the_main_place_is_inherited() {
    let seen = read("en", "Rebels attacked Bunia on Sunday, residents of Bunia said. Some of them had come from Beni. Soldiers shelled the market.");
    assert_eq!(first(&seen, EventType::Shelling).place.as_deref(), Some("Bunia"));
}

#[test]
fn a_participle_that_only_describes() {
    assert!(read("en", "The burnt smell has not left the square in Almaty.").iter().all(|e| e.kind != EventType::PropertyDestruction));
}

#[test]
fn the_name_of_a_charge_is_no_event() {
    let seen = read("ro", "Polițistul este anchetat pentru omor la Cluj.");
    first(&seen, EventType::Investigation);
    assert!(seen.iter().all(|e| e.kind != EventType::Killing));
}

#[test]
fn a_cue_is_no_support() {
    let seen = read("ro", "Prima cifră a fost o eroare, susține ministerul. Poliția a reținut trei protestatari la Iași.");
    assert!(seen.iter().all(|e| e.kind != EventType::Support));
}

#[test]
fn a_denial_wins_over_the_doubt_inside_it() {
    for (language, text, kind) in [
        ("en", "The ministry denied that police had fired on protesters.", EventType::Attack),
        ("en", "Officials denied that soldiers may have killed civilians.", EventType::Killing),
        ("en", "The army denied reports that soldiers had allegedly killed civilians.", EventType::Killing),
        ("en", "The ministry denied that troops will be deployed.", EventType::Deployment),
        ("ro", "Poliția a dezmințit că forțele de ordine ar fi tras în protestatari.", EventType::ExcessiveForce),
        ("ro", "Ministrul a negat că soldații ar fi ucis civili.", EventType::Killing),
    ] {
        assert_eq!(first(&read(language, text), kind).status, Status::Negated, "{text}");
    }
    assert_eq!(first(&read("ro", "Martorii spun că soldații ar fi ucis civili."), EventType::Killing).status, Status::Possible);
}

#[test]
fn what_stands_behind_a_colon_is_told_anew() {
    for (language, text, status) in [
        ("en", "The government rejected the accusations: the protests were peaceful.", Status::Happened),
        ("en", "The mayor denied the claims: no protests were held.", Status::Negated),
        ("ro", "Ministerul a respins acuzațiile: protestele au fost pașnice.", Status::Happened),
    ] {
        assert_eq!(first(&read(language, text), EventType::PeacefulProtest).status, status, "{text}");
    }
}
