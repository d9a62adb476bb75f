//! Judged pay rises by level, and each range is neither a point nor a guess over everything.

use crate::catalogue::fault::FaultList;
use crate::catalogue::files::DataFile;
use crate::catalogue::raw::RawRole;
use crate::catalogue::track::Level;

pub fn check(roles: &[(&DataFile, RawRole)], faults: &mut FaultList) {
    for (file, role) in roles {
        let (span, judged) = (role.pay.span(), role.pay.get_ref());
        for level in Level::ALL {
            let [low, high] = judged.at(level);
            // The middle half of people: a factor of 1.25 to 2.4 between its ends.
            if low.0 == 0 || high.0 * 100 < low.0 * 125 || high.0 * 10 > low.0 * 24 {
                faults.at(file, &span, format!("{level}: the higher end is 1.25 to 2.4 times the lower"));
            }
        }
        for pair in [[Level::Entry, Level::Mid], [Level::Mid, Level::Senior]] {
            let ([low, high], [next_low, next_high]) = (judged.at(pair[0]), judged.at(pair[1]));
            if low >= next_low || high >= next_high {
                faults.at(file, &span, format!("pay rises from {} to {}", pair[0], pair[1]));
            }
        }
    }
}
