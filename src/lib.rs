//! Marg: career guidance and salary estimates for KPO, BPO and LPO work in India.
//!
//! The way of the data is one line: a person's words are read into a [`reading::Profile`], matched to roles, given
//! bands, and become a [`guidance::Guidance`], which pages, the API, the command line and the batch show each in
//! their own way. ARCHITECTURE.md has the map.

pub mod catalogue;
pub mod cli;
pub mod clock;
pub mod config;
pub mod guidance;
pub mod intake;
pub mod matching;
pub mod outputs;
pub mod pathways;
pub mod reading;
pub mod rupees;
pub mod salary;
pub mod telemetry;
pub mod web;
pub mod years;
