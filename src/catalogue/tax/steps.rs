//! Rates that rise in steps: the slabs of a regime, the steps of its surcharge.

use serde::Deserialize;

use super::percent::Percent;
use crate::rupees::Rupees;

/// A rate that holds for what lies over an amount, up to the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub over: Rupees,
    pub percent: Percent,
}

/// Steps as a file gives them.
type RawSteps = Vec<Step>;

/// At least one step; amounts rise and rates do not fall.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawSteps")]
pub struct Steps(Vec<Step>);

impl TryFrom<Vec<Step>> for Steps {
    type Error = String;

    fn try_from(steps: Vec<Step>) -> Result<Self, Self::Error> {
        if steps.is_empty() {
            return Err("there is no step".to_owned());
        }
        for (step, next) in steps.iter().zip(steps.iter().skip(1)) {
            if step.over >= next.over {
                return Err(format!("the step over {} does not lie above the one over {}", next.over, step.over));
            }
            if step.percent > next.percent {
                return Err(format!("the rate falls from {} to {}", step.percent, next.percent));
            }
        }
        Ok(Self(steps))
    }
}

impl Steps {
    /// The last step that an amount has passed.
    pub fn passed(&self, amount: Rupees) -> Option<Step> {
        self.0.iter().rev().find(|step| amount > step.over).copied()
    }

    /// The parts of an amount, each with the rate that it bears.
    pub fn parts(&self, amount: Rupees) -> impl Iterator<Item = (Rupees, Percent)> {
        let ends = self.0.iter().skip(1).map(|next| next.over).chain(std::iter::once(Rupees(u64::MAX)));
        self.0.iter().zip(ends).map(move |(step, end)| (amount.min(end) - step.over, step.percent))
    }

    /// Where the lowest rate begins.
    pub fn first(&self) -> Option<Step> {
        self.0.first().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(over: u64, percent: f64) -> Step {
        Step { over: Rupees(over), percent: Percent::try_from(percent).unwrap() }
    }

    #[test]
    fn an_amount_falls_into_parts() {
        let steps = Steps::try_from(vec![step(0, 0.0), step(100, 5.0), step(300, 10.0)]).unwrap();
        let parts: Vec<u64> = steps.parts(Rupees(350)).map(|(part, _)| part.0).collect();
        assert_eq!(parts, [100, 200, 50]);
        let parts: Vec<u64> = steps.parts(Rupees(60)).map(|(part, _)| part.0).collect();
        assert_eq!(parts, [60, 0, 0]);
        assert_eq!(steps.passed(Rupees(300)), Some(step(100, 5.0)));
        assert_eq!(steps.passed(Rupees(301)), Some(step(300, 10.0)));
        assert_eq!(steps.passed(Rupees(0)), None);
    }

    #[rstest::rstest]
    #[case(vec![])]
    #[case(vec![step(100, 5.0), step(100, 10.0)])]
    #[case(vec![step(100, 5.0), step(50, 10.0)])]
    #[case(vec![step(0, 5.0), step(50, 4.0)])]
    fn refuses(#[case] steps: Vec<Step>) {
        assert!(Steps::try_from(steps).is_err());
    }
}
