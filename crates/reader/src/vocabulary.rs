//! The closed vocabularies of the reading format, each with its codes.

use serde::{Serialize, Serializer};

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($variant),* }
        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)* _ => None }
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }
    };
}

vocabulary!(
    /// Who: the kinds of actors, by PLOVER sector.
    Kind {
        Government "government", Police "police", Military "military", Paramilitary "paramilitary", Intelligence "intelligence",
        Judiciary "judiciary", Legislature "legislature", Party "party", Opposition "opposition", Rebels "rebels",
        ArmedGroup "armed_group", Criminals "criminals", Protesters "protesters", Civilians "civilians", Journalists "journalists",
        Medics "medics", Education "education", Labour "labour", Agriculture "agriculture", Religious "religious",
        Business "business", Ngo "ngo", Igo "igo", Refugees "refugees", Unknown "unknown",
    }
);

vocabulary!(
    /// What happened.
    EventType {
        PeacefulProtest "peaceful_protest", ProtestWithIntervention "protest_with_intervention", ExcessiveForce "excessive_force",
        ViolentDemonstration "violent_demonstration", MobViolence "mob_violence", Strike "strike", Blockade "blockade",
        ArmedClash "armed_clash", TerritoryRegained "territory_regained", TerritoryOvertaken "territory_overtaken",
        AirStrike "air_strike", Shelling "shelling", RemoteExplosive "remote_explosive", Grenade "grenade", SuicideBomb "suicide_bomb",
        ChemicalWeapon "chemical_weapon", Explosion "explosion", Gunfire "gunfire", Attack "attack", Killing "killing", Injury "injury",
        Abduction "abduction", SexualViolence "sexual_violence", PropertyDestruction "property_destruction", Arrest "arrest", Trial "trial",
        Restriction "restriction", Expulsion "expulsion", Deployment "deployment", Withdrawal "withdrawal", WeaponsDisrupted "weapons_disrupted",
        HeadquartersEstablished "headquarters_established", TerritoryTransferred "territory_transferred", Agreement "agreement", Talks "talks",
        Concession "concession", OrderRestored "order_restored", Support "support", Aid "aid", Demand "demand", Accusation "accusation",
        Rejection "rejection", Threat "threat", Sanction "sanction", Investigation "investigation", Displacement "displacement",
        Disaster "disaster", Crime "crime",
    }
);

vocabulary!(
    /// What a figure counts.
    What {
        Killed "killed", Injured "injured", Hospitalised "hospitalised", Arrested "arrested", Missing "missing", Abducted "abducted",
        Displaced "displaced", Released "released", Charged "charged", Participants "participants", Deployed "deployed", Bodies "bodies",
        Attacks "attacks", Checkpoints "checkpoints", Vehicles "vehicles", Buildings "buildings", Weapons "weapons", Other "other",
    }
);

vocabulary!(
    Bound { Exact "exact", AtLeast "at_least", AtMost "at_most", About "about", Range "range", Vague "vague" }
);

vocabulary!(
    Status { Happened "happened", Ongoing "ongoing", Negated "negated", Planned "planned", Possible "possible" }
);

vocabulary!(
    Certainty { Asserted "asserted", Possible "possible", Denied "denied" }
);

vocabulary!(
    Mode { Direct "direct", Indirect "indirect", Mixed "mixed" }
);

vocabulary!(
    Scope { Incident "incident", Total "total", Since "since" }
);

impl Kind {
    /// People who bear arms for a side.
    pub fn armed(self) -> bool {
        matches!(self, Kind::Police | Kind::Military | Kind::Paramilitary | Kind::Rebels | Kind::ArmedGroup | Kind::Criminals | Kind::Intelligence)
    }
    /// The arms of a state.
    pub fn state(self) -> bool {
        matches!(self, Kind::Government | Kind::Police | Kind::Military | Kind::Paramilitary | Kind::Intelligence | Kind::Judiciary | Kind::Legislature)
    }
    /// Those who act in politics or in conflict, for words that mean an event only among them.
    pub fn political(self) -> bool {
        !matches!(self, Kind::Civilians | Kind::Medics | Kind::Education | Kind::Business | Kind::Unknown | Kind::Journalists)
    }
}
