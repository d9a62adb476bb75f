//! The catalogue as JSON, by the names that other programs rely on.

use serde::Serialize;
use utoipa::ToSchema;

use super::json::{SalaryJson, SkillEntryJson, years};
use crate::catalogue::entries::EmployerKind;
use crate::catalogue::role::{Basis, EnglishLevel, Outlook, RoleSkill, Shift};
use crate::catalogue::skill::SkillKind;
use crate::catalogue::{Catalogue, CertificateId, Level, RoleId, SkillId, Track, TrackInfo};
use crate::guidance::Engine;
use crate::matching::gates;
use crate::rupees::Rupees;
use crate::salary::{Confidence, Estimate, LevelPay, levels};

/// Roles, in the order of titles.
#[derive(Debug, Serialize, ToSchema)]
pub struct RolesJson {
    pub roles: Vec<RoleEntryJson>,
}

/// A role in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoleEntryJson {
    pub role: String,
    pub title: String,
    pub track: Track,
    pub family: String,
    /// The sector most of this work is done for.
    pub sector: String,
}

/// A role in full.
#[derive(Debug, Serialize, ToSchema)]
pub struct WholeRoleJson {
    pub role: String,
    pub title: String,
    pub also_called: Vec<String>,
    pub track: Track,
    pub family: String,
    /// The sector most of this work is done for.
    pub sector: String,
    /// All sectors, the main one first.
    pub sectors: Vec<String>,
    pub purpose: String,
    pub tasks: Vec<TaskJson>,
    /// Essential ones first, then by importance.
    pub skills: Vec<RoleSkillJson>,
    pub entry: EntryJson,
    pub certificates: Vec<CertificateJson>,
    /// What no course opens.
    pub gates: Vec<RoleGateJson>,
    pub years: LevelYearsJson,
    /// One for each level, in the middle of its years.
    pub pay: Vec<LevelPayJson>,
    pub ladder: LadderJson,
    pub outlook: OutlookJson,
    pub cities: Vec<CityNameJson>,
    pub employers: Vec<EmployerJson>,
    /// What to type into a job portal.
    pub search_for: Vec<String>,
    /// Standard codes; null where none fits.
    pub codes: Option<CodesJson>,
    /// Version of the method and the catalogue.
    pub method: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TaskJson {
    pub what: String,
    pub tool: String,
    pub target: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RoleSkillJson {
    pub skill: String,
    pub name: String,
    pub kind: SkillKind,
    pub essential: bool,
    /// 1 (useful) to 5 (the heart of the job).
    #[schema(minimum = 1, maximum = 5)]
    pub importance: u8,
}

/// What one usually needs to begin.
#[derive(Debug, Serialize, ToSchema)]
pub struct EntryJson {
    /// What is usual; not a gate.
    pub qualifications: Vec<String>,
    pub english: EnglishLevel,
    /// Other languages that help.
    pub languages: Vec<String>,
    pub shift: Shift,
    pub shift_note: String,
    /// Tests that employers give.
    pub tests: Vec<String>,
}

/// A certificate that helps.
#[derive(Debug, Serialize, ToSchema)]
pub struct CertificateJson {
    pub certificate: String,
    pub name: String,
    /// Who gives it.
    pub body: String,
    /// Usual cost in rupees, lowest.
    #[schema(value_type = u64)]
    pub cost_low: Rupees,
    /// Usual cost in rupees, highest.
    #[schema(value_type = u64)]
    pub cost_high: Rupees,
    pub weeks: u16,
    pub eligibility: String,
    /// A source's id, or `judged`.
    pub basis: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RoleGateJson {
    pub gate: String,
    pub name: String,
    pub why: String,
}

/// The years of experience at which each level begins.
#[derive(Debug, Serialize, ToSchema)]
pub struct LevelYearsJson {
    pub entry: u16,
    pub mid: u16,
    pub senior: u16,
}

/// A level's band: whole rupees a year, fixed CTC, today's, metro average, day shift.
#[derive(Debug, Serialize, ToSchema)]
pub struct LevelPayJson {
    pub level: Level,
    pub years_from: u16,
    /// Null for the last level.
    pub years_to: Option<u16>,
    #[schema(value_type = u64)]
    pub p10: Rupees,
    #[schema(value_type = u64)]
    pub p25: Rupees,
    #[schema(value_type = u64)]
    pub p50: Rupees,
    #[schema(value_type = u64)]
    pub p75: Rupees,
    #[schema(value_type = u64)]
    pub p90: Rupees,
    pub confidence: Confidence,
}

/// Where the role leads.
#[derive(Debug, Serialize, ToSchema)]
pub struct LadderJson {
    pub up: Vec<RungJson>,
    pub sideways: Vec<RungJson>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RungJson {
    pub role: String,
    pub title: String,
    pub track: Track,
    /// Years of experience at which that role begins.
    pub years: u16,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OutlookJson {
    pub outlook: Outlook,
    pub reason: String,
    /// A source's id, or `judged`.
    pub basis: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CityNameJson {
    pub city: String,
    pub name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct EmployerJson {
    pub employer: String,
    pub name: String,
    pub kind: EmployerKind,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CodesJson {
    pub nco_2015: String,
    pub isco_08: String,
}

/// Completions, the best first.
#[derive(Debug, Serialize, ToSchema)]
pub struct SkillsFoundJson {
    pub skills: Vec<SkillEntryJson>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TracksJson {
    pub tracks: Vec<TrackJson>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TrackJson {
    pub track: Track,
    pub name: String,
    pub full_form: String,
    /// The track that this one is a part of.
    pub within: Option<Track>,
    pub nature: String,
    pub expertise: String,
    pub industries: String,
    /// General pay; empty where no source gives any.
    pub levels: Vec<TrackLevelJson>,
}

/// General pay at a level, rupees a year.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrackLevelJson {
    pub level: Level,
    #[schema(value_type = u64)]
    pub low: Rupees,
    /// Null when open.
    #[schema(value_type = Option<u64>)]
    pub high: Option<Rupees>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SectorsJson {
    pub sectors: Vec<SectorJson>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SectorJson {
    pub sector: String,
    pub name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CitiesJson {
    pub cities: Vec<CityJson>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CityJson {
    pub city: String,
    pub name: String,
    pub state: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct StatesJson {
    pub states: Vec<StateJson>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct StateJson {
    pub state: String,
    pub name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct QualificationsJson {
    pub qualifications: Vec<QualificationJson>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct QualificationJson {
    pub qualification: String,
    pub name: String,
}

/// What a role pays after some years.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoleSalaryJson {
    pub role: String,
    /// As asked; the role's first year when nothing was.
    pub years: f64,
    #[serde(flatten)]
    pub salary: SalaryJson,
}

impl RoleEntryJson {
    pub fn new(catalogue: &Catalogue, id: RoleId) -> Self {
        let role = &catalogue.roles[id];
        Self {
            role: catalogue.roles.id(id).to_owned(),
            title: role.title.clone(),
            track: role.track,
            family: catalogue.families.id(role.family).to_owned(),
            sector: role.main_sector().map_or_else(String::new, |sector| catalogue.sectors.id(sector).to_owned()),
        }
    }
}

impl WholeRoleJson {
    pub fn new(engine: &Engine, id: RoleId) -> Self {
        let catalogue = &engine.catalogue;
        let role = &catalogue.roles[id];
        let RoleEntryJson { role: name, title, track, family, sector } = RoleEntryJson::new(catalogue, id);
        Self {
            role: name,
            title,
            also_called: role.also_called.clone(),
            track,
            family,
            sector,
            sectors: role.sectors.iter().map(|sector| catalogue.sectors.id(*sector).to_owned()).collect(),
            purpose: role.purpose.clone(),
            tasks: role
                .tasks
                .iter()
                .map(|task| TaskJson { what: task.what.clone(), tool: task.tool.clone(), target: task.target.clone() })
                .collect(),
            skills: role.skills.iter().map(|skill| RoleSkillJson::new(catalogue, *skill)).collect(),
            entry: EntryJson::new(catalogue, id),
            certificates: role.entry.certificates.iter().map(|id| CertificateJson::new(catalogue, *id)).collect(),
            gates: role_gates(catalogue, id),
            years: LevelYearsJson { entry: role.years.entry, mid: role.years.mid, senior: role.years.senior },
            pay: levels(catalogue, &engine.pay, id).map(LevelPayJson::from).into(),
            ladder: LadderJson { up: rungs(catalogue, &role.up), sideways: rungs(catalogue, &role.sideways) },
            outlook: OutlookJson {
                outlook: role.market.outlook,
                reason: role.market.outlook_reason.clone(),
                basis: basis(catalogue, role.market.basis),
            },
            cities: role
                .market
                .cities
                .iter()
                .map(|id| CityNameJson {
                    city: catalogue.cities.id(*id).to_owned(),
                    name: catalogue.cities[*id].name.clone(),
                })
                .collect(),
            employers: role
                .market
                .employers
                .iter()
                .map(|id| EmployerJson {
                    employer: catalogue.employers.id(*id).to_owned(),
                    name: catalogue.employers[*id].name.clone(),
                    kind: catalogue.employers[*id].kind,
                })
                .collect(),
            search_for: role.market.search_for.clone(),
            codes: role
                .codes
                .as_ref()
                .map(|codes| CodesJson { nco_2015: codes.nco_2015.clone(), isco_08: codes.isco_08.clone() }),
            method: engine.version(),
        }
    }
}

impl RoleSkillJson {
    fn new(catalogue: &Catalogue, skill: RoleSkill) -> Self {
        let SkillEntryJson { skill: id, name, kind } = SkillEntryJson::new(catalogue, skill.skill);
        Self { skill: id, name, kind, essential: skill.essential, importance: skill.importance }
    }
}

impl EntryJson {
    fn new(catalogue: &Catalogue, role: RoleId) -> Self {
        let entry = &catalogue.roles[role].entry;
        Self {
            qualifications: entry.qualifications.iter().map(|id| catalogue.qualifications.id(*id).to_owned()).collect(),
            english: entry.english,
            languages: entry.languages.iter().map(|id| catalogue.skills.id(*id).to_owned()).collect(),
            shift: entry.shift,
            shift_note: entry.shift_note.clone(),
            tests: entry.tests.clone(),
        }
    }
}

impl CertificateJson {
    fn new(catalogue: &Catalogue, id: CertificateId) -> Self {
        let certificate = &catalogue.certificates[id];
        let [cost_low, cost_high] = certificate.rupees;
        Self {
            certificate: catalogue.certificates.id(id).to_owned(),
            name: certificate.name.clone(),
            body: certificate.body.clone(),
            cost_low,
            cost_high,
            weeks: certificate.weeks,
            eligibility: certificate.eligibility.clone(),
            basis: basis(catalogue, certificate.basis),
        }
    }
}

impl From<LevelPay> for LevelPayJson {
    fn from(pay: LevelPay) -> Self {
        let [p10, p25, p50, p75, p90] = pay.band.points();
        Self {
            level: pay.level,
            years_from: pay.from,
            years_to: pay.to,
            p10,
            p25,
            p50,
            p75,
            p90,
            confidence: pay.confidence,
        }
    }
}

impl SkillEntryJson {
    pub fn new(catalogue: &Catalogue, id: SkillId) -> Self {
        let skill = &catalogue.skills[id];
        Self { skill: catalogue.skills.id(id).to_owned(), name: skill.name.clone(), kind: skill.kind }
    }
}

impl TrackJson {
    pub fn new(info: &TrackInfo) -> Self {
        Self {
            track: info.track,
            name: info.name.clone(),
            full_form: info.full_form.clone(),
            within: info.within,
            nature: info.nature.clone(),
            expertise: info.expertise.clone(),
            industries: info.industries.clone(),
            levels: info
                .levels
                .iter()
                .map(|level| TrackLevelJson { level: level.level, low: level.low, high: level.high })
                .collect(),
        }
    }
}

impl RoleSalaryJson {
    pub fn new(catalogue: &Catalogue, role: RoleId, estimate: &Estimate) -> Self {
        Self {
            role: catalogue.roles.id(role).to_owned(),
            years: years(estimate.years_counted),
            salary: SalaryJson::new(catalogue, estimate),
        }
    }
}

fn role_gates(catalogue: &Catalogue, role: RoleId) -> Vec<RoleGateJson> {
    gates::named(catalogue, role)
        .iter()
        .map(|gate| RoleGateJson { gate: gate.gate.clone(), name: gate.name.clone(), why: gate.why.clone() })
        .collect()
}

fn rungs(catalogue: &Catalogue, roles: &[RoleId]) -> Vec<RungJson> {
    roles
        .iter()
        .map(|id| {
            let role = &catalogue.roles[*id];
            RungJson {
                role: catalogue.roles.id(*id).to_owned(),
                title: role.title.clone(),
                track: role.track,
                years: role.years.entry,
            }
        })
        .collect()
}

fn basis(catalogue: &Catalogue, basis: Basis) -> String {
    match basis {
        Basis::Judged => "judged".to_owned(),
        Basis::Source(source) => catalogue.sources.id(source).to_owned(),
    }
}
