//! The catalogue: tracks, sectors, families, roles, skills, places and evidence. Reads and checks `data/`; every
//! fault has a file and a line. Knows nothing of HTTP, templates or the clock.

pub mod check;
pub mod entries;
pub mod evidence;
pub mod fault;
pub mod files;
pub mod guide;
pub mod minimum_wages;
pub mod offer;
mod raw;
mod read;
pub mod role;
pub mod search;
pub mod skill;
pub mod table;
pub mod tax;
pub mod texts;
pub mod track;
pub mod vocabulary;
pub mod words;

use std::sync::Arc;

pub use entries::Source;
use entries::{
    Certificate, City, Employer, Family, FirstStep, LineOfWork, OtherField, Qualification, Sector, State, Title,
};
pub use fault::{Fault, Faults};
pub use files::DataFiles;
pub use role::Role;
pub use skill::Skill;
use table::Table;
pub use table::{
    CertificateId, CityId, EmployerId, FamilyId, Key, OtherFieldId, QualificationId, RoleId, SectorId, SkillId,
    SourceId, StateId, TitleId, TopicId,
};
pub use texts::{Language, Words};
pub use track::{Level, Track, TrackInfo};
use vocabulary::Vocabulary;

use evidence::PayData;

/// Everything Marg knows, checked once and never changed after.
#[derive(Debug)]
pub struct Catalogue {
    /// A short name of this catalogue's contents: it changes when any file does.
    pub version: String,
    pub tracks: Vec<TrackInfo>,
    pub sectors: Table<SectorId, Sector>,
    pub families: Table<FamilyId, Family>,
    pub roles: Table<RoleId, Role>,
    pub skills: Table<SkillId, Skill>,
    pub states: Table<StateId, State>,
    pub cities: Table<CityId, City>,
    pub qualifications: Table<QualificationId, Qualification>,
    pub employers: Table<EmployerId, Employer>,
    pub certificates: Table<CertificateId, Certificate>,
    pub sources: Table<SourceId, Source>,
    pub titles: Table<TitleId, Title>,
    /// Roles that are a rank in any trade: a team leader's trade is named beside it.
    pub ranks: Vec<RoleId>,
    /// Skills that name a job though no role has them at its heart.
    pub lines_of_work: Vec<LineOfWork>,
    pub other_fields: Table<OtherFieldId, OtherField>,
    /// Where one can begin with what one studied, or with nothing but school.
    pub first_steps: Vec<FirstStep>,
    pub vocabulary: Vocabulary,
    pub pay: PayData,
    /// Income tax by year and professional tax by state.
    pub tax: tax::TaxData,
    /// What is taught and asked.
    pub guide: guide::Guide,
    /// What the form and the answers say.
    pub texts: texts::Texts,
}

impl Catalogue {
    /// Reads a catalogue; all faults at once if there are any.
    ///
    /// # Errors
    /// Every fault found, with its file and line.
    pub fn read(files: &DataFiles) -> Result<Self, Faults> {
        read::read(files)
    }

    /// The catalogue that the binary carries.
    ///
    /// # Errors
    /// As [`Catalogue::read`]; the tests make sure that the embedded catalogue has no fault.
    pub fn embedded() -> Result<Self, Faults> {
        Self::read(&DataFiles::embedded())
    }

    /// What the form and the answers say in a language.
    pub fn words(&self, language: Language) -> &Arc<Words> {
        self.texts.of(language)
    }

    /// What is said of a track; every catalogue that was read has all three.
    pub fn track(&self, track: Track) -> Option<&TrackInfo> {
        self.tracks.iter().find(|info| info.track == track)
    }

    /// The qualifications that a list includes, directly or through another, the list itself among them, without repeats
    /// and in order.
    pub fn with_implied(&self, qualifications: &[QualificationId]) -> Vec<QualificationId> {
        let mut all = qualifications.to_vec();
        let mut next = 0;
        while let Some(id) = all.get(next) {
            let more = self.qualifications[*id].implies.iter().filter(|more| !all.contains(more));
            all.extend(more.copied().collect::<Vec<_>>());
            next += 1;
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}
