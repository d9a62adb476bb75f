//! Rules that the catalogue keeps beyond its format: names with one owner, sentences with one place, every field
//! filled, ladders that lead up, employers of every kind.

mod filled;
mod ladders;
mod market;
mod names;
mod pay;
mod sentences;
mod skills;

use super::Catalogue;
use super::fault::FaultList;
use super::files::DataFile;
use super::raw::{EmployersFile, NoiseFile, RawCertificate, RawRole, RawSkill, TitlesFile};

/// The entries as they are written, with the file each stands in: a rule told here has its line.
pub struct Written<'a> {
    pub skills: &'a [(&'a DataFile, RawSkill)],
    pub roles: &'a [(&'a DataFile, RawRole)],
    pub certificates: &'a [(&'a DataFile, RawCertificate)],
    pub employers: (&'a DataFile, &'a EmployersFile),
    pub titles: (&'a DataFile, &'a TitlesFile),
    pub noise: (&'a DataFile, &'a NoiseFile),
}

/// What the entries must keep among themselves.
pub fn written(written: &Written, faults: &mut FaultList) {
    names::check(written, faults);
    sentences::check(written.roles, faults);
    filled::check(written, faults);
    pay::check(written.roles, faults);
    ladders::check(written.roles, faults);
    skills::check(written, faults);
    market::check(written, faults);
}

/// What can only be said of the whole.
pub fn whole(catalogue: &Catalogue, faults: &mut FaultList) {
    if catalogue.tracks.len() != 3 {
        faults.in_file("tracks.toml", "there are three tracks: kpo, bpo and lpo");
    }
    if catalogue.sectors.len() > 12 {
        faults.in_file("sectors.toml", "there are at most 12 sectors");
    }
    for (id, family) in catalogue.families.iter() {
        if !catalogue.roles.iter().any(|(_, role)| role.family == id) {
            faults.in_file("families.toml", format!("no role belongs to the family `{}`", family.name));
        }
    }
}
