//! The binary `termijn`.
fn main() {}
