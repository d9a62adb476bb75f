//! Several sources pooled into one value, and the pooled value leaned on a parent.
//!
//! What is pooled is a deviation: the logarithm of how many times our judgement a source says pay is.

/// What one source says in one cell, all its rows together: many rows of one page are still one voice.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    pub deviation: f64,
    /// Variance of the deviation from its sample alone.
    pub variance: f64,
    /// 0 to 1: what part of a good observation the source counts as.
    pub trust: f64,
    /// Variance of people's pay, where the source shows it.
    pub spread_squared: Option<f64>,
}

/// What is known before the sources of a cell are heard.
#[derive(Clone, Copy, Debug)]
pub struct Parent {
    pub deviation: f64,
    /// Variance of the parent's own deviation.
    pub variance: f64,
}

/// What is known after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pooled {
    pub deviation: f64,
    pub variance: f64,
    /// Part of the deviation that comes from the sources, 0 to 1; the rest is the parent's.
    pub heard: f64,
    /// Variance of people's pay by the sources that show it, and the part of the cell that they speak for.
    pub spread_squared: f64,
    pub spread_heard: f64,
    /// Variance between the sources.
    pub between: f64,
}

/// Variance between sources by the method of moments (DerSimonian and Laird, *Controlled Clinical Trials* 7, 1986),
/// never under a floor: two sources that agree by chance are not better than sources are.
pub fn between_sources(voices: &[Voice], floor: f64) -> f64 {
    let weights: Vec<f64> = voices.iter().map(|voice| 1.0 / voice.variance).collect();
    let total: f64 = weights.iter().sum();
    let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
    let freedom = voices.len() as f64 - 1.0;
    if freedom < 1.0 {
        return floor;
    }
    let mean = weights.iter().zip(voices).map(|(weight, voice)| weight * voice.deviation).sum::<f64>() / total;
    let disagreement: f64 =
        weights.iter().zip(voices).map(|(weight, voice)| weight * (voice.deviation - mean).powi(2)).sum();
    ((disagreement - freedom) / (total - squares / total)).max(floor)
}

/// A source's weight: one over the variance of what it says, times its trust (a power prior: Ibrahim and Chen,
/// *Statistical Science* 15, 2000).
pub fn weight(voice: &Voice, between: f64) -> f64 {
    voice.trust / (voice.variance + between)
}

/// Pools the voices of a cell and leans them on the parent, each by its precision: the normal mean with known
/// variances (Gelman and others, *Bayesian Data Analysis*, section 2.5). `distance` is the variance of how far a cell
/// may lie from its parent.
pub fn pool(voices: &[Voice], parent: Parent, distance: f64, floor: f64) -> Pooled {
    let prior = 1.0 / (parent.variance + distance);
    let between = between_sources(voices, floor);
    let weights: Vec<f64> = voices.iter().map(|voice| weight(voice, between)).collect();
    let evidence: f64 = weights.iter().sum();
    let said: f64 = weights.iter().zip(voices).map(|(weight, voice)| weight * voice.deviation).sum();
    let (mut spread_weight, mut spread) = (0.0, 0.0);
    for (weight, voice) in weights.iter().zip(voices) {
        if let Some(squared) = voice.spread_squared {
            spread_weight += weight;
            spread += weight * squared;
        }
    }
    let variance = 1.0 / (evidence + prior);
    Pooled {
        deviation: (said + prior * parent.deviation) * variance,
        variance,
        heard: evidence * variance,
        spread_squared: if spread_weight > 0.0 { spread / spread_weight } else { 0.0 },
        spread_heard: spread_weight / (spread_weight + prior),
        between,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(deviation: f64, variance: f64, trust: f64) -> Voice {
        Voice { deviation, variance, trust, spread_squared: Some(0.09) }
    }

    fn near(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-9
    }

    #[test]
    fn two_sources_by_hand() {
        // Weights 1/0.01 = 100 and 1/0.04 = 25; mean (100 × 0 + 25 × 0.5) / 125 = 0.1;
        // Q = 100 × 0.01 + 25 × 0.16 = 5; between = (5 − 1) / (125 − 10,625 / 125) = 4 / 40 = 0.1.
        let voices = [voice(0.0, 0.01, 1.0), voice(0.5, 0.04, 0.5)];
        assert!(near(between_sources(&voices, 0.04), 0.1));
        // Weights 1/0.11 and 0.5/0.14; prior 1/(0.06 + 0.04) = 10 at 0.2.
        let pooled = pool(&voices, Parent { deviation: 0.2, variance: 0.06 }, 0.04, 0.04);
        let (first, second) = (1.0 / 0.11, 0.5 / 0.14);
        assert!(near(pooled.deviation, (second * 0.5 + 10.0 * 0.2) / (first + second + 10.0)));
        assert!(near(pooled.variance, 1.0 / (first + second + 10.0)));
        assert!(near(pooled.heard, (first + second) / (first + second + 10.0)));
        assert!(near(pooled.spread_squared, 0.09));
    }

    #[rstest::rstest]
    // Without a source the parent is all there is.
    #[case(&[], 0.3, 0.0)]
    // One source of weight 1/(0.06 + 0.04) = 10 against a prior of 10: half-way.
    #[case(&[0.1], 0.2, 0.5)]
    // Two that agree weigh twice as much as one.
    #[case(&[0.0, 0.0], 0.1, 2.0 / 3.0)]
    fn leans_on_the_parent(#[case] said: &[f64], #[case] deviation: f64, #[case] heard: f64) {
        let voices: Vec<Voice> = said.iter().map(|said| voice(*said, 0.06, 1.0)).collect();
        let pooled = pool(&voices, Parent { deviation: 0.3, variance: 0.05 }, 0.05, 0.04);
        assert!(near(pooled.deviation, deviation) && near(pooled.heard, heard), "{pooled:?}");
    }

    #[test]
    fn disagreement_makes_the_value_less_sure() {
        let parent = Parent { deviation: 0.0, variance: 0.04 };
        let agree = pool(&[voice(0.1, 0.01, 0.8), voice(0.1, 0.01, 0.8)], parent, 0.04, 0.04);
        let differ = pool(&[voice(-0.5, 0.01, 0.8), voice(0.7, 0.01, 0.8)], parent, 0.04, 0.04);
        assert!(differ.variance > agree.variance);
    }
}
