//! Builds the package again when a migration is added. Not here: anything else.

fn main() {
    println!("cargo:rerun-if-changed=../migrations");
}
