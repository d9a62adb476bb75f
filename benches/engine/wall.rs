//! Time of one guidance on one core, from a text to the whole answer, and of its parts.
//!
//! `cargo bench --bench engine`

#![expect(clippy::unwrap_used, reason = "a bench may stop")]

mod person;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};

use marg::guidance::{Engine, guide};
use marg::matching;
use marg::outputs::json::GuidanceJson;

fn engine(c: &mut Criterion) {
    let engine = Engine::embedded().unwrap();
    let answers = person::ten_skills();
    let profile = engine.read(&answers);

    c.bench_function("guidance/ten skills as text", |b| {
        b.iter(|| guide(&engine, &engine.read(black_box(&answers))));
    });
    c.bench_function("reading/ten skills", |b| b.iter(|| engine.read(black_box(&answers))));
    c.bench_function("ranking/ten skills", |b| {
        b.iter(|| matching::rank(&engine.catalogue, &engine.index, black_box(&profile)));
    });
    c.bench_function("guidance/ten skills read", |b| b.iter(|| guide(&engine, black_box(&profile))));
    let long = marg::reading::Answers { texts: vec![person::TEN_SKILLS.repeat(150)], ..Default::default() };
    c.bench_function("reading/a long text", |b| b.iter(|| engine.read(black_box(&long))));
    let guidance = guide(&engine, &profile);
    c.bench_function("json/ten skills", |b| {
        b.iter(|| serde_json::to_vec(&GuidanceJson::new(&engine, &profile, black_box(&guidance))).unwrap());
    });
}

criterion_group!(benches, engine);
criterion_main!(benches);
