//! The binary `termijn`: reads the command line and says how it ended.
//! Not here: what a command does; each has its file in `cli/`.

mod books;
mod case_json;
mod cli;
mod config;
mod demo;
mod desk;
mod doctor;
mod exchange;
mod http;
mod law_change;
mod logging;
mod planning;
mod replay;
mod rules_folder;
mod secrets;
mod service;
mod settings;
mod simulation;
mod wiring;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
