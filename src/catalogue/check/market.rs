//! Employers: enough of each track, companies' own centres among them, and none that no role names.

use super::Written;
use crate::catalogue::entries::EmployerKind;
use crate::catalogue::fault::FaultList;
use crate::catalogue::track::Track;

/// Employers of each track at least.
const LEAST_EMPLOYERS: usize = 10;

pub fn check(written: &Written, faults: &mut FaultList) {
    let (file, employers) = written.employers;
    for track in Track::ALL {
        let of_track = || employers.employer.iter().filter(|employer| employer.track == track);
        let captives = of_track().filter(|employer| employer.kind == EmployerKind::Captive).count();
        if of_track().count() < LEAST_EMPLOYERS || captives == 0 {
            let message = format!(
                "{track} has at least {LEAST_EMPLOYERS} employers, a company's own centre (captive) among them"
            );
            faults.at(file, &(0..0), message);
        }
    }
    for employer in &employers.employer {
        let id = employer.id.get_ref();
        let named = |role: &crate::catalogue::raw::RawRole| {
            role.market.employers.get_ref().iter().any(|other| other.get_ref() == id)
        };
        if !written.roles.iter().any(|(_, role)| named(role)) {
            faults.at(file, &employer.id.span(), format!("no role names the employer `{id}`"));
        }
    }
}
