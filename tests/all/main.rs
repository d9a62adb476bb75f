//! The integration tests, in one binary so that they link once.
//!
//! Each module holds one promise: what the source keeps to, what the catalogue keeps to, what the program does when
//! it is run, what pay never does, what four people are told, and what the site and the API answer on a real socket.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod api;
mod api_page;
mod architecture;
mod class;
mod cli;
mod data;
mod four_people;
mod guide;
mod guide_faults;
mod http;
mod interface;
mod limits;
mod openapi;
mod pages;
mod pathways;
mod pay;
mod people;
mod people_of_the_trade;
mod phrases;
mod process;
mod properties;
mod said;
mod salary;
mod server;
mod sight;
mod source;
mod stop;
mod support;
mod ways_pages;
