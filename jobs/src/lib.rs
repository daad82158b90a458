//! Do what is due: bundle, claim, send.
