//! The one composition behind the site, the API, the command line and the batch.

pub mod class;
pub mod sentence;
pub mod tracks;

use crate::catalogue::entries::FirstStep;
use crate::catalogue::{Catalogue, DataFiles, FamilyId, Faults, Language, QualificationId, RoleId, Track};
use crate::matching::{self, RoleIndex, RoleMatch, Status, rank, shares, status};
use crate::pathways::Terrain;
use crate::pathways::next_skill::Footing;
use crate::reading::{self, Answers, Lexicon, Profile, ShiftWish};
use crate::rupees::Rupees;
use crate::salary::{self, Estimate, PayTable, Person, estimate};

/// A catalogue and what is made from it once: names to read by, points to score by, bands to pay by.
#[derive(Debug)]
pub struct Engine {
    pub catalogue: Catalogue,
    pub lexicon: Lexicon,
    pub index: RoleIndex,
    pub pay: PayTable,
}

/// Version of the method; it changes when the same person on the same catalogue may get another answer.
pub const METHOD_VERSION: &str = "3";

impl Engine {
    /// # Errors
    /// Every fault of the catalogue.
    pub fn new(files: &DataFiles) -> Result<Self, Faults> {
        let catalogue = Catalogue::read(files)?;
        let lexicon = Lexicon::new(&catalogue);
        let index = RoleIndex::new(&catalogue);
        let pay = PayTable::new(&catalogue);
        Ok(Self { catalogue, lexicon, index, pay })
    }

    /// # Errors
    /// As [`Engine::new`]; the tests make sure that the embedded catalogue has no fault.
    pub fn embedded() -> Result<Self, Faults> {
        Self::new(&DataFiles::embedded())
    }

    /// Reads what a person gave.
    pub fn read(&self, answers: &Answers) -> Profile {
        reading::read(&self.catalogue, &self.lexicon, answers)
    }

    /// What ways are worked out on.
    pub fn terrain(&self) -> Terrain<'_> {
        Terrain { catalogue: &self.catalogue, index: &self.index, pay: &self.pay }
    }

    /// Version of the method and of the catalogue.
    pub fn version(&self) -> String {
        format!("{METHOD_VERSION}-{}", self.catalogue.version)
    }
}

/// A role with what it pays this person.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleGuidance {
    pub fit: RoleMatch,
    pub salary: Estimate,
}

/// Where somebody could begin when no role can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BridgeTo {
    pub role: RoleId,
    pub why: String,
}

/// The answer to a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Guidance {
    pub status: Status,
    /// One plain sentence, in English; [`sentence::message`] has it in other languages.
    pub message: String,
    /// At most ten, best first.
    pub roles: Vec<RoleGuidance>,
    /// Roles that fit better but ask for more years.
    pub later: Vec<RoleGuidance>,
    /// Roles left out that fit better but are night work, which the person does not want.
    pub at_night: Vec<RoleId>,
    pub tracks: Vec<shares::TrackShare>,
    pub sectors: Vec<shares::SectorShare>,
    pub bridges: Vec<BridgeTo>,
    /// The family in which the person's years count in full.
    pub home: Option<FamilyId>,
}

impl Guidance {
    /// What the worth of a further skill is measured against.
    pub fn footing(&self) -> Footing {
        Footing {
            home: self.home,
            median: self.roles.first().map_or(Rupees(0), |best| best.salary.band.p50()),
            roles: self.roles.iter().map(|role| role.fit.role).collect(),
        }
    }
}

/// Guides a person: ranks roles, says whether that is worth saying, and estimates pay.
pub fn guide(engine: &Engine, profile: &Profile) -> Guidance {
    let Engine { catalogue, index, .. } = engine;
    let ranking = rank(catalogue, index, profile);
    let status = status::status(index, profile, &ranking);
    let with_pay = |fit: RoleMatch| {
        let salary = pay(engine, profile, ranking.home, &fit);
        RoleGuidance { fit, salary }
    };
    let tracks = shares::tracks(catalogue, &ranking.roles);
    let sectors = shares::sectors(catalogue, index, &ranking.roles);
    let bridges = bridges(engine, profile, status);
    let roles: Vec<RoleGuidance> = ranking.roles.into_iter().map(with_pay).collect();
    let later = ranking.later.into_iter().map(with_pay).collect();
    let message = sentence::message(engine, catalogue.words(Language::English), profile, status, &roles, &tracks);
    let at_night = ranking.at_night;
    Guidance { status, message, roles, later, at_night, tracks, sectors, bridges, home: ranking.home }
}

/// How a person stands to one role, with its pay, however low it ranks.
pub fn stand(engine: &Engine, profile: &Profile, role: RoleId) -> RoleGuidance {
    let ranking = rank(&engine.catalogue, &engine.index, profile);
    let fit = matching::explain(&engine.catalogue, &engine.index, profile, role);
    let salary = pay(engine, profile, ranking.home, &fit);
    RoleGuidance { fit, salary }
}

/// Below this score a track's best role rests on next to nothing and is not named.
const LEAST_SCORE_OF_TRACK: u8 = 5;

/// A score below this part of the best one's is weak: it often rests on English or Excel alone.
const WEAK_BELOW_PART: u16 = 4;

/// Whether a role fits only a little, next to a person's best one.
pub fn is_weak(score: u8, best: u8) -> bool {
    u16::from(score) * WEAK_BELOW_PART < u16::from(best)
}

/// The best role of each track for a person, in the order of [`Track::ALL`]; `None` where too little of theirs serves.
pub fn best_of_tracks(engine: &Engine, profile: &Profile) -> [Option<RoleGuidance>; 3] {
    Track::ALL.map(|track| {
        let within = Profile { tracks: vec![track], ..profile.clone() };
        let best = rank(&engine.catalogue, &engine.index, &within).roles.into_iter().next()?;
        if best.score < LEAST_SCORE_OF_TRACK {
            return None;
        }
        Some(stand(engine, profile, best.role))
    })
}

fn pay(engine: &Engine, profile: &Profile, home: Option<FamilyId>, fit: &RoleMatch) -> Estimate {
    let catalogue = &engine.catalogue;
    let counted =
        profile.years.map(|years| salary::years_that_count(catalogue, home, fit.role, fit.essentials_percent, years));
    let person = Person {
        years: counted,
        elsewhere: profile.years.filter(|years| counted.is_some_and(|counted| counted < *years)),
        essentials_percent: Some(fit.essentials_percent),
        city: profile.city,
        nights: profile.shift == Some(ShiftWish::Any),
        languages: profile
            .reading
            .languages
            .iter()
            .filter_map(|known| known.level.map(|level| (known.language, level)))
            .collect(),
        qualifications: profile.qualifications.clone(),
    };
    estimate(catalogue, &engine.pay, fit.role, &person)
}

/// First steps that are shown.
const MOST_FIRST_STEPS: usize = 4;

/// Where to begin: from the other field for `outside`; for `too_little` with what was studied, or with nothing but
/// school.
fn bridges(engine: &Engine, profile: &Profile, status: Status) -> Vec<BridgeTo> {
    let catalogue = &engine.catalogue;
    match status {
        Status::Matched => Vec::new(),
        Status::Outside => status::other_field(&engine.index, profile)
            .map(|field| {
                catalogue.other_fields[field]
                    .bridges
                    .iter()
                    .map(|bridge| BridgeTo { role: bridge.role, why: bridge.why.clone() })
                    .collect()
            })
            .unwrap_or_default(),
        Status::TooLittle => {
            let holds = |one: &QualificationId| profile.qualifications.contains(one);
            let unsaid = matching::gates::says_no_schooling(catalogue, profile);
            let open = |step: &&FirstStep| {
                (step.qualifications.is_empty() || step.qualifications.iter().any(holds))
                    && step.schooling.as_ref().is_none_or(|least| unsaid || holds(least))
            };
            let steps = catalogue.first_steps.iter().filter(open).take(MOST_FIRST_STEPS);
            steps.map(|step| BridgeTo { role: step.role, why: step.why.clone() }).collect()
        }
    }
}
