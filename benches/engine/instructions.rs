//! Instructions of one guidance, which no other program on the machine can change. `benches/instructions` runs this under
//! valgrind, which counts inside [`one_guidance`] and [`one_reading`] only.

#![expect(clippy::unwrap_used, reason = "a bench may stop")]

mod person;

use std::hint::black_box;

use marg::guidance::{Engine, Guidance, guide};
use marg::reading::{Answers, Profile};

/// How often each is run; the script divides by it.
const TIMES: usize = 100;

#[inline(never)]
fn one_guidance(engine: &Engine, answers: &Answers) -> Guidance {
    guide(engine, &engine.read(answers))
}

#[inline(never)]
fn one_reading(engine: &Engine, answers: &Answers) -> Profile {
    engine.read(answers)
}

fn main() {
    let engine = Engine::embedded().unwrap();
    let answers = person::ten_skills();
    for _ in 0..TIMES {
        black_box(one_guidance(&engine, black_box(&answers)));
        black_box(one_reading(&engine, black_box(&answers)));
    }
}
