//! Types that are settled by who does it to whom.

use super::Candidate;
use crate::pack::entries::{Gram, Meaning, Named, Table};
use crate::stages::Scene;
use crate::text::Range;
use crate::vocabulary::{EventType, Kind, What};

/// Whether the report is of crowds rather than of armies.
pub fn crowd(scene: &Scene<'_>) -> bool {
    let (mut crowd, mut arms) = (0, 0);
    for m in scene.doc.table(Table::Triggers).chain(scene.doc.table(Table::Actors)) {
        match &scene.doc.entry(m.entry).meaning {
            Meaning::Trigger(t) => match t.named {
                Named::Demo | Named::Force | Named::Type(EventType::PeacefulProtest | EventType::ViolentDemonstration | EventType::ProtestWithIntervention | EventType::ExcessiveForce) => crowd += 2,
                Named::Bombing | Named::Seize | Named::Type(EventType::ArmedClash | EventType::AirStrike | EventType::Shelling | EventType::TerritoryOvertaken | EventType::TerritoryRegained) => {
                    arms += 2
                }
                _ => {}
            },
            Meaning::Actor(a) if m.table == Table::Actors => match a.kind {
                Kind::Protesters => crowd += 2,
                Kind::Rebels | Kind::Military | Kind::ArmedGroup => arms += 1,
                _ => {}
            },
            _ => {}
        }
    }
    crowd > arms
}

pub fn settle(scene: &Scene<'_>, c: &Candidate<'_>, all: &[Candidate<'_>], s: Range, crowd: bool) -> (EventType, &'static str) {
    use EventType::*;
    let kinds = |list: &[usize]| -> Vec<Kind> { list.iter().map(|&p| scene.phrases[p].kind).collect() };
    let (by, to) = (kinds(&c.roles.actors), kinds(&c.roles.targets));
    let near = |t: EventType| all.iter().any(|o| o.trigger.named == Named::Type(t));
    let of = |list: &[Kind], k: Kind| list.contains(&k);
    let crowd_kind = |k: &Kind| matches!(k, Kind::Protesters | Kind::Education | Kind::Labour | Kind::Opposition | Kind::Party | Kind::Religious | Kind::Agriculture);
    let fighters = |k: &Kind| matches!(k, Kind::Military | Kind::Rebels | Kind::ArmedGroup | Kind::Paramilitary);
    let state = |k: &Kind| matches!(k, Kind::Police | Kind::Military | Kind::Paramilitary);
    // "police shot dead two strikers", "soldiers opened fire on the square"
    let lethal = matches!(c.trigger.named, Named::Type(Attack) | Named::Assault) && c.trigger.what == Some(What::Killed);
    let fires = c.trigger.named == Named::Type(Gunfire);
    if (lethal || fires) && by.iter().any(state) && !by.iter().any(crowd_kind) {
        // "fired into the air" is no fire on anybody
        let aimed = c.mark.range.len() < 3;
        let reported = c.mark.range.s() > 0 && scene.doc.is(c.mark.range.s() - 1, Gram::HAVE);
        if to.iter().any(crowd_kind) || fires && aimed && crowd && to.is_empty() && !c.noun && !reported {
            return (ExcessiveForce, "deadly force against a crowd");
        }
    }
    // a crowd that takes a parliament holds no ground
    let taking =
        matches!(c.trigger.named, Named::Seize | Named::Type(TerritoryOvertaken)) || c.trigger.named == Named::Type(ArmedClash) && (to.contains(&Kind::Legislature) || by.contains(&Kind::Legislature));
    if taking && !by.iter().any(fighters) && !by.iter().any(state) && (by.iter().any(crowd_kind) || crowd && by.iter().all(|k| matches!(k, Kind::Civilians | Kind::Unknown | Kind::Legislature))) {
        return (ViolentDemonstration, "a crowd that takes a building");
    }
    match c.trigger.named {
        Named::Type(t) => (t, "the word names the type"),
        Named::Demo => {
            if near(ViolentDemonstration) && scene.doc.marks_in(s).iter().any(|m| m.range.overlaps(c.mark.range) && m.range != c.mark.range) {
                (ViolentDemonstration, "a protest that its own words call violent")
            } else {
                (PeacefulProtest, "the word for a protest")
            }
        }
        Named::Clash => {
            let everyone: Vec<Kind> = by.iter().chain(&to).copied().collect();
            if everyone.iter().any(crowd_kind) {
                (ViolentDemonstration, "a clash in which protesters take part")
            } else if everyone.iter().any(fighters) {
                (ArmedClash, "a clash of armed sides")
            } else if !everyone.is_empty() && everyone.iter().all(|k| matches!(k, Kind::Civilians)) {
                (MobViolence, "a clash among civilians")
            } else if crowd {
                (ViolentDemonstration, "a clash in a report about crowds")
            } else {
                (ArmedClash, "a clash in a report about arms")
            }
        }
        Named::Assault => {
            let seat = |k: &Kind| matches!(k, Kind::Police | Kind::Military | Kind::Paramilitary | Kind::Rebels);
            if by.iter().any(crowd_kind) || by.is_empty() && crowd && to.iter().any(|k| matches!(k, Kind::Police | Kind::Government)) {
                (ViolentDemonstration, "an assault by a crowd")
            } else if by.iter().any(|k| matches!(k, Kind::Police)) && to.iter().any(crowd_kind) {
                (ExcessiveForce, "an assault on a crowd by police")
            } else if to.iter().any(seat) || to.contains(&Kind::Government) && by.iter().any(fighters) {
                (ArmedClash, "an assault on armed people or a seat of power")
            } else if to.is_empty() && by.iter().any(|k| matches!(k, Kind::Rebels)) && !crowd {
                (ArmedClash, "an assault by fighters")
            } else {
                (Attack, "an assault on others")
            }
        }
        Named::Force => {
            let deadly = all.iter().any(|o| {
                matches!(o.trigger.named, Named::Type(Killing | Gunfire | ExcessiveForce))
                    && !o.mark.range.overlaps(c.mark.range)
                    && scene.clauses.of(o.mark.head as usize) == scene.clauses.of(c.mark.head as usize)
            });
            if deadly { (ExcessiveForce, "force against a crowd with deaths or live rounds") } else { (ProtestWithIntervention, "force against a crowd") }
        }
        Named::Seize => {
            if by.iter().any(|k| matches!(k, Kind::Military | Kind::Police | Kind::Government | Kind::Paramilitary)) && !of(&by, Kind::Rebels) {
                (TerritoryRegained, "ground taken by the state")
            } else {
                (TerritoryOvertaken, "ground taken by others")
            }
        }
        Named::Bombing => {
            if near(AirStrike) || air(scene, s) {
                (AirStrike, "a bombing from the air")
            } else {
                (Shelling, "a bombing from the ground")
            }
        }
        Named::Blast => {
            for t in [SuicideBomb, Grenade, AirStrike, Shelling, RemoteExplosive] {
                if near(t) {
                    return (t, "a blast whose means the sentence names");
                }
            }
            (Explosion, "a blast whose cause is not said")
        }
        Named::End => (Concession, "the word for an end"),
    }
}

/// Does another entry of the sentence speak of aircraft?
fn air(scene: &Scene<'_>, s: Range) -> bool {
    scene.doc.marks_in(s).iter().any(|m| match &scene.doc.entry(m.entry).meaning {
        Meaning::Trigger(t) => t.named == Named::Type(EventType::AirStrike) || matches!(t.mode, Some("aerial" | "drone")),
        _ => false,
    })
}
