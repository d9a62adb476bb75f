//! Rounding that keeps sums.

/// Whole numbers in proportion to `parts` that sum to `total`: each is rounded down, and the largest remainders get
/// what is left. Parts that are not positive get nothing; if none is positive, all are zero.
pub fn largest_remainder(parts: &[f64], total: u32) -> Vec<u32> {
    let sum: f64 = parts.iter().filter(|part| **part > 0.0).sum();
    if sum <= 0.0 {
        return vec![0; parts.len()];
    }
    let exact: Vec<f64> = parts.iter().map(|part| part.max(0.0) / sum * f64::from(total)).collect();
    let mut whole: Vec<u32> = exact.iter().map(|part| part.floor() as u32).collect();
    let left = total.saturating_sub(whole.iter().sum());
    let mut order: Vec<usize> = (0..parts.len()).filter(|at| exact[*at] > 0.0).collect();
    order.sort_by(|a, b| {
        let remainder = |at: usize| exact[at] - exact[at].floor();
        remainder(*b).total_cmp(&remainder(*a)).then(a.cmp(b))
    });
    for at in order.into_iter().cycle().take(left as usize) {
        whole[at] += 1;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[rstest::rstest]
    #[case(&[1.0, 1.0, 1.0], 100, &[34, 33, 33])]
    #[case(&[0.0, 2.0], 7, &[0, 7])]
    #[case(&[], 5, &[])]
    #[case(&[0.0], 5, &[0])]
    fn rounds(#[case] parts: &[f64], #[case] total: u32, #[case] wanted: &[u32]) {
        assert_eq!(largest_remainder(parts, total), wanted);
    }

    proptest! {
        #[test]
        fn sums_to_the_total(parts in proptest::collection::vec(0.0_f64..1e6, 1..30), total in 0_u32..100_000) {
            prop_assume!(parts.iter().sum::<f64>() > 0.0);
            prop_assert_eq!(largest_remainder(&parts, total).iter().sum::<u32>(), total);
        }
    }
}
