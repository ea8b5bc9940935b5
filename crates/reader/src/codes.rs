//! The codes that go with an event type: ACLED sub-event types, PLOVER (2021) types and modes, CAMEO.
//! CAMEO by PLOVER's conversion table, at the depth that the type allows.

use crate::vocabulary::EventType::{self, *};

pub struct Codes {
    pub acled: Option<(&'static str, &'static str)>,
    pub plover: Option<&'static str>,
    pub mode: Option<&'static str>,
    pub cameo: Option<&'static str>,
}

const PROTESTS: &str = "Protests";
const RIOTS: &str = "Riots";
const BATTLES: &str = "Battles";
const REMOTE: &str = "Explosions/Remote violence";
const VIOLENCE: &str = "Violence against civilians";
const STRATEGIC: &str = "Strategic developments";

pub fn of(event: EventType) -> Codes {
    let (acled, plover, mode, cameo) = match event {
        PeacefulProtest => (Some((PROTESTS, "Peaceful protest")), "PROTEST", "demo", "141"),
        ProtestWithIntervention => (Some((PROTESTS, "Protest with intervention")), "PROTEST", "demo", "141"),
        ExcessiveForce => (Some((PROTESTS, "Excessive force against protesters")), "ASSAULT", "crowd-control", "175"),
        ViolentDemonstration => (Some((RIOTS, "Violent demonstration")), "PROTEST", "riot", "145"),
        MobViolence => (Some((RIOTS, "Mob violence")), "ASSAULT", "", "18"),
        Strike => (Some((PROTESTS, "Peaceful protest")), "PROTEST", "strike", "143"),
        Blockade => (Some((PROTESTS, "Peaceful protest")), "PROTEST", "obstruct", "144"),
        ArmedClash => (Some((BATTLES, "Armed clash")), "ASSAULT", "", "19"),
        TerritoryRegained => (Some((BATTLES, "Government regains territory")), "ASSAULT", "", "192"),
        TerritoryOvertaken => (Some((BATTLES, "Non-state actor overtakes territory")), "ASSAULT", "", "192"),
        AirStrike => (Some((REMOTE, "Air/drone strike")), "ASSAULT", "aerial", "195"),
        Shelling => (Some((REMOTE, "Shelling/artillery/missile attack")), "ASSAULT", "heavy-weapons", "194"),
        RemoteExplosive => (Some((REMOTE, "Remote explosive/landmine/IED")), "ASSAULT", "explosives", "183"),
        Grenade => (Some((REMOTE, "Grenade")), "ASSAULT", "explosives", "183"),
        SuicideBomb => (Some((REMOTE, "Suicide bomb")), "ASSAULT", "suicide-attack", "183"),
        ChemicalWeapon => (Some((REMOTE, "Chemical weapon")), "ASSAULT", "unconventional", "204"),
        Explosion => (None, "ASSAULT", "explosives", "183"),
        Gunfire => (None, "ASSAULT", "firearms", "193"),
        Attack => (Some((VIOLENCE, "Attack")), "ASSAULT", "", "18"),
        Killing | Injury => (None, "ASSAULT", "", "18"),
        Abduction => (Some((VIOLENCE, "Abduction/forced disappearance")), "ASSAULT", "abduct", "181"),
        SexualViolence => (Some((VIOLENCE, "Sexual violence")), "ASSAULT", "sexual", "182"),
        PropertyDestruction => (Some((STRATEGIC, "Looting/property destruction")), "COERCE", "seize", "171"),
        Arrest => (Some((STRATEGIC, "Arrests")), "COERCE", "arrest", "173"),
        Trial => (None, "COERCE", "", "173"),
        Restriction => (Some((STRATEGIC, "Other")), "COERCE", "restrict", "172"),
        Expulsion => (None, "COERCE", "deport", "174"),
        Deployment => (Some((STRATEGIC, "Change to group/activity")), "MOBILIZE", "troops", "15"),
        Withdrawal => (Some((STRATEGIC, "Change to group/activity")), "RETREAT", "", "087"),
        WeaponsDisrupted => (Some((STRATEGIC, "Disrupted weapons use")), "COERCE", "seize", "171"),
        HeadquartersEstablished => (Some((STRATEGIC, "Headquarters or base established")), "MOBILIZE", "", "15"),
        TerritoryTransferred => (Some((STRATEGIC, "Non-violent transfer of territory")), "RETREAT", "", "087"),
        Agreement => (Some((STRATEGIC, "Agreement")), "AGREE", "", "03"),
        Talks => (None, "CONSULT", "", "04"),
        Concession => (None, "CONCEDE", "", "08"),
        OrderRestored => (None, "RETREAT", "", "087"),
        Support => (None, "SUPPORT", "", "05"),
        Aid => (None, "AID", "", "07"),
        Demand => (None, "REQUEST", "", "10"),
        Accusation => (None, "ACCUSE", "", "11"),
        Rejection => (None, "REJECT", "", "12"),
        Threat => (None, "THREATEN", "", "13"),
        Sanction => (None, "SANCTION", "", "16"),
        Investigation => (None, "ACCUSE", "", "09"),
        Displacement | Disaster | Crime => (None, "", "", ""),
    };
    let given = |s: &'static str| Some(s).filter(|s| !s.is_empty());
    Codes { acled, plover: given(plover), mode: given(mode), cameo: given(cameo) }
}

/// PLOVER's modes, for packs' `mode=`.
pub const MODES: &[&str] = &[
    "demo",
    "riot",
    "strike",
    "hunger",
    "boycott",
    "obstruct",
    "vandalize",
    "troops",
    "weapons",
    "police",
    "militia",
    "seize",
    "restrict",
    "censor",
    "curfew",
    "martial-law",
    "arrest",
    "deport",
    "withhold",
    "abduct",
    "beat",
    "torture",
    "sexual",
    "targeted",
    "destroy",
    "primitive",
    "firearms",
    "explosives",
    "suicide-attack",
    "aerial",
    "drone",
    "heavy-weapons",
    "crowd-control",
    "unconventional",
];
