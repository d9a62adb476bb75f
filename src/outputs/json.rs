//! Guidance as JSON, by the names that other programs rely on.

use serde::Serialize;
use utoipa::ToSchema;

use super::next_skill_json::NextSkillJson;
use crate::catalogue::entries::Grade;
use crate::catalogue::role::EnglishLevel;
use crate::catalogue::skill::SkillKind;
use crate::catalogue::{Catalogue, Level, SkillId, Track};
use crate::guidance::{Engine, Guidance, RoleGuidance};
use crate::matching::{GateState, LevelFit, RoleMatch, Status};
use crate::reading::{How, Profile};
use crate::rupees::Rupees;
use crate::salary::{AdjustmentSize, Confidence, Estimate};

/// The answer to a person.
#[derive(Debug, Serialize, ToSchema)]
pub struct GuidanceJson {
    pub status: Status,
    /// One plain sentence.
    pub message: String,
    pub skills: SkillsJson,
    pub understood: UnderstoodJson,
    /// Largest first; sum to 1.
    pub tracks: Vec<TrackShareJson>,
    /// Largest first; sum to 1.
    pub sectors: Vec<SectorShareJson>,
    /// At most ten, best first.
    pub roles: Vec<RoleJson>,
    /// Roles that fit better but ask for more years.
    pub later: Vec<RoleJson>,
    /// Roles left out, at most three, that fit better but are night work, for who wants day work.
    pub at_night: Vec<String>,
    /// Where one could begin, for `outside` and `too_little`.
    pub bridges: Vec<BridgeJson>,
    /// What to learn next, at most three; only with `next=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_skills: Option<Vec<NextSkillJson>>,
    /// Version of the method and the catalogue.
    pub method: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SkillsJson {
    pub recognised: Vec<RecognisedJson>,
    /// One for each phrase not understood; noise is not listed.
    pub unrecognised: Vec<String>,
    pub suggestions: Vec<SuggestionJson>,
    /// Words of other fields of work.
    pub other_fields: Vec<OtherWordsJson>,
    pub phrases: usize,
    pub phrases_read: usize,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RecognisedJson {
    pub skill: String,
    pub name: String,
    pub read_from: String,
    pub how: How,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SuggestionJson {
    pub typed: String,
    pub candidates: Vec<SkillNameJson>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SkillNameJson {
    pub skill: String,
    pub name: String,
}

/// A skill in a list of completions.
#[derive(Debug, Serialize, ToSchema)]
pub struct SkillEntryJson {
    pub skill: String,
    pub name: String,
    pub kind: SkillKind,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OtherWordsJson {
    pub field: String,
    pub name: String,
    pub read_from: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct UnderstoodJson {
    pub years: Option<f64>,
    pub qualifications: Vec<String>,
    pub languages: Vec<LanguageJson>,
    pub titles: Vec<String>,
    pub negated: Vec<String>,
    /// Roles that the person would like to do and does not say they did.
    pub wishes: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct LanguageJson {
    pub language: String,
    pub level: Option<EnglishLevel>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TrackShareJson {
    pub track: Track,
    pub share: f64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SectorShareJson {
    pub sector: String,
    pub name: String,
    pub share: f64,
    pub why: Vec<String>,
}

/// A role as it stands to the person.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoleJson {
    pub role: String,
    pub title: String,
    pub track: Track,
    pub family: String,
    pub sector: String,
    /// 0 to 100; the ledger's points sum to it.
    pub score: u8,
    pub ledger: Vec<LedgerJson>,
    pub level: Level,
    pub level_fit: LevelFit,
    pub missing: Vec<MissingJson>,
    pub gates: Vec<GateJson>,
    pub salary: SalaryJson,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct LedgerJson {
    pub skill: String,
    pub points: u8,
    pub essential: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MissingJson {
    pub skill: String,
    pub name: String,
    pub essential: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct GateJson {
    pub gate: String,
    pub state: GateState,
    pub name: String,
    pub why: String,
}

/// A band: whole rupees a year, fixed CTC, today's, metro average, day shift.
#[derive(Debug, Serialize, ToSchema)]
pub struct SalaryJson {
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
    /// Years of experience that count in this role.
    pub years_counted: f64,
    /// Fewer years than the role's first: the band is that of its first year.
    pub below_role: bool,
    /// Where in the band the person may stand; null when nothing is known of their skills.
    pub standing: Option<StandingJson>,
    pub level: Level,
    pub confidence: Confidence,
    /// Said in words when no figure speaks of the role itself.
    pub fallback: Option<String>,
    pub adjustments: Vec<AdjustmentJson>,
    /// Never empty: our judgement is a basis too, grade J.
    pub basis: Vec<BasisJson>,
}

/// A narrower part of a band, from the essential skills held.
#[derive(Debug, Serialize, ToSchema)]
pub struct StandingJson {
    #[schema(value_type = u64)]
    pub low: Rupees,
    #[schema(value_type = u64)]
    pub high: Rupees,
    pub word: String,
}

/// What raises or lowers pay for this person: a factor or rupees a year.
#[derive(Debug, Serialize, ToSchema)]
pub struct AdjustmentJson {
    pub line: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<u64>)]
    pub rupees: Option<Rupees>,
    pub source: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BasisJson {
    pub source: String,
    pub year: u16,
    pub grade: Grade,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BridgeJson {
    pub role: String,
    pub why: String,
}

/// Thousandths as a share of one.
fn share(permille: u16) -> f64 {
    f64::from(permille) / 1_000.0
}

/// Years with at most two decimals.
pub(super) fn years(years: crate::years::Years) -> f64 {
    (years.as_f64() * 100.0).round() / 100.0
}

impl GuidanceJson {
    pub fn new(engine: &Engine, profile: &Profile, guidance: &Guidance) -> Self {
        let catalogue = &engine.catalogue;
        let role = |role: &RoleGuidance| RoleJson::new(catalogue, &role.fit, &role.salary);
        Self {
            status: guidance.status,
            message: guidance.message.clone(),
            skills: SkillsJson::new(catalogue, profile),
            understood: UnderstoodJson::new(catalogue, profile),
            tracks: guidance
                .tracks
                .iter()
                .map(|track| TrackShareJson { track: track.track, share: share(track.share) })
                .collect(),
            sectors: guidance
                .sectors
                .iter()
                .map(|sector| SectorShareJson {
                    sector: catalogue.sectors.id(sector.sector).to_owned(),
                    name: catalogue.sectors[sector.sector].name.clone(),
                    share: share(sector.share),
                    why: sector.why.iter().map(|skill| catalogue.skills.id(*skill).to_owned()).collect(),
                })
                .collect(),
            roles: guidance.roles.iter().map(role).collect(),
            later: guidance.later.iter().map(role).collect(),
            at_night: guidance.at_night.iter().map(|role| catalogue.roles.id(*role).to_owned()).collect(),
            bridges: guidance
                .bridges
                .iter()
                .map(|bridge| BridgeJson { role: catalogue.roles.id(bridge.role).to_owned(), why: bridge.why.clone() })
                .collect(),
            next_skills: None,
            method: engine.version(),
        }
    }

    /// The same with what to learn next.
    pub fn with_next_skills(self, engine: &Engine, profile: &Profile, guidance: &Guidance) -> Self {
        Self { next_skills: Some(NextSkillJson::all(engine, profile, guidance)), ..self }
    }
}

impl SkillsJson {
    fn new(catalogue: &Catalogue, profile: &Profile) -> Self {
        let reading = &profile.reading;
        Self {
            recognised: reading
                .skills
                .iter()
                .map(|read| RecognisedJson {
                    skill: catalogue.skills.id(read.skill).to_owned(),
                    name: catalogue.skills[read.skill].name.clone(),
                    read_from: read.read_from.clone(),
                    how: read.how,
                })
                .collect(),
            unrecognised: reading.unrecognised.clone(),
            suggestions: reading
                .suggestions
                .iter()
                .map(|suggestion| SuggestionJson {
                    typed: suggestion.typed.clone(),
                    candidates: suggestion
                        .candidates
                        .iter()
                        .map(|skill| SkillNameJson::new(catalogue, *skill))
                        .collect(),
                })
                .collect(),
            other_fields: reading
                .other
                .iter()
                .map(|words| OtherWordsJson {
                    field: catalogue.other_fields.id(words.field).to_owned(),
                    name: catalogue.other_fields[words.field].name.clone(),
                    read_from: words.read_from.clone(),
                })
                .collect(),
            phrases: reading.phrases,
            phrases_read: reading.phrases_read,
        }
    }
}

impl SkillNameJson {
    pub fn new(catalogue: &Catalogue, skill: SkillId) -> Self {
        Self { skill: catalogue.skills.id(skill).to_owned(), name: catalogue.skills[skill].name.clone() }
    }
}

impl UnderstoodJson {
    fn new(catalogue: &Catalogue, profile: &Profile) -> Self {
        let reading = &profile.reading;
        let mut titles: Vec<String> = Vec::new();
        for role in reading.titles.iter().flat_map(|title| &title.roles) {
            let id = catalogue.roles.id(*role).to_owned();
            if !titles.contains(&id) {
                titles.push(id);
            }
        }
        Self {
            years: profile.years.map(years),
            qualifications: profile
                .qualifications
                .iter()
                .map(|id| catalogue.qualifications.id(*id).to_owned())
                .collect(),
            languages: reading
                .languages
                .iter()
                .map(|known| LanguageJson {
                    language: catalogue.skills.id(known.language).to_owned(),
                    level: known.level,
                })
                .collect(),
            titles,
            negated: reading.negated.iter().map(|skill| catalogue.skills.id(*skill).to_owned()).collect(),
            wishes: reading.wishes.iter().map(|role| catalogue.roles.id(*role).to_owned()).collect(),
        }
    }
}

impl RoleJson {
    pub fn new(catalogue: &Catalogue, fit: &RoleMatch, salary: &Estimate) -> Self {
        let role = &catalogue.roles[fit.role];
        Self {
            role: catalogue.roles.id(fit.role).to_owned(),
            title: role.title.clone(),
            track: role.track,
            family: catalogue.families.id(role.family).to_owned(),
            sector: role.main_sector().map_or_else(String::new, |sector| catalogue.sectors.id(sector).to_owned()),
            score: fit.score,
            ledger: fit
                .ledger
                .iter()
                .map(|line| LedgerJson {
                    skill: catalogue.skills.id(line.skill).to_owned(),
                    points: line.points,
                    essential: line.essential,
                })
                .collect(),
            level: fit.level,
            level_fit: fit.level_fit,
            missing: fit
                .missing
                .iter()
                .map(|gap| MissingJson {
                    skill: catalogue.skills.id(gap.skill).to_owned(),
                    name: catalogue.skills[gap.skill].name.clone(),
                    essential: gap.essential,
                })
                .collect(),
            gates: fit
                .gates
                .iter()
                .map(|gate| GateJson {
                    gate: gate.gate.clone(),
                    state: gate.state,
                    name: gate.name.clone(),
                    why: gate.why.clone(),
                })
                .collect(),
            salary: SalaryJson::new(catalogue, salary),
        }
    }
}

impl SalaryJson {
    pub fn new(catalogue: &Catalogue, estimate: &Estimate) -> Self {
        let band = &estimate.band;
        Self {
            p10: band.p10(),
            p25: band.p25(),
            p50: band.p50(),
            p75: band.p75(),
            p90: band.p90(),
            years_counted: years(estimate.years_counted),
            below_role: estimate.below_role,
            standing: estimate.standing.as_ref().map(|standing| StandingJson {
                low: standing.low,
                high: standing.high,
                word: standing.word.clone(),
            }),
            level: estimate.level,
            confidence: estimate.confidence,
            fallback: estimate.fallback.clone(),
            adjustments: estimate
                .adjustments
                .iter()
                .map(|line| {
                    let (factor, rupees) = match line.size {
                        AdjustmentSize::Percent(percent) => (Some(f64::from(percent) / 100.0), None),
                        AdjustmentSize::Rupees(rupees) => (None, Some(rupees)),
                    };
                    AdjustmentJson { line: line.line.clone(), factor, rupees, source: line.source.clone() }
                })
                .collect(),
            basis: estimate
                .basis
                .iter()
                .map(|line| BasisJson {
                    source: line.source.map_or("judged", |source| catalogue.sources.id(source)).to_owned(),
                    year: line.year,
                    grade: line.grade,
                })
                .collect(),
        }
    }
}
