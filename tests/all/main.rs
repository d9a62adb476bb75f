//! The integration tests, in one binary so that they link once.
//!
//! Each module holds one promise: what the source keeps to, what the catalogue keeps to, what the program does when
//! it is run, what pay never does, and what four people are told.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod architecture;
mod cli;
mod data;
mod four_people;
mod people;
mod phrases;
mod properties;
mod salary;
mod source;
mod support;
