//! The record that says which machines may send for a domain (RFC 7208): whether it can be evaluated
//! at all. Whether the relay's own address is in it cannot be seen from here.
//! Not here: evaluating it for one address.

use std::collections::VecDeque;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::Findings;
use super::dns::{Dns, DnsFault};

/// More look-ups than these and every receiver gives up (RFC 7208, 4.6.4).
const MOST_LOOKUPS: usize = 10;

pub async fn examine(dns: &Dns, domain: &str, found: &mut Findings) -> Result<(), DnsFault> {
    let records = records(dns, domain).await?;
    let record = match records.as_slice() {
        [] => {
            let says = format!(
                "{domain} has no SPF record; add TXT \"v=spf1 ... -all\" with what your relay asks for"
            );
            found.refused("spf", says);
            return Ok(());
        }
        [record] => record.clone(),
        several => {
            let count = several.len();
            let says =
                format!("{domain} has {count} SPF records, which makes all of them void; keep one");
            found.refused("spf", says);
            return Ok(());
        }
    };
    end(domain, &record, found);
    // Every record that is reached counts towards the same limit.
    let mut waiting = VecDeque::from([(domain.to_owned(), record)]);
    let mut lookups = 0;
    while let Some((of, record)) = waiting.pop_front() {
        for term in record.split_ascii_whitespace().skip(1) {
            let term = match read(term) {
                Ok(term) => term,
                Err(why) => {
                    let says = format!("the SPF record of {of} cannot be read: {term:?} {why}");
                    found.refused("spf", says);
                    continue;
                }
            };
            lookups += usize::from(term.looks_up());
            if lookups > MOST_LOOKUPS {
                let says = format!(
                    "the SPF record of {domain} needs more than {MOST_LOOKUPS} look-ups, so receivers give up; shorten it"
                );
                found.refused("spf", says);
                return Ok(());
            }
            match term {
                Term::Goes(target) if target.contains('%') => {}
                Term::Goes(target) => match self::records(dns, &target).await?.as_slice() {
                    [next] => waiting.push_back((target, next.clone())),
                    other => {
                        let has = if other.is_empty() {
                            "no"
                        } else {
                            "more than one"
                        };
                        let says = format!(
                            "the SPF record of {of} leads to {target}, which has {has} SPF record"
                        );
                        found.refused("spf", says);
                    }
                },
                Term::Ptr => {
                    found.advice("spf", format!("the SPF record of {of} uses ptr, which receivers pass over; take it out"));
                }
                Term::Looks | Term::Says => {}
            }
        }
    }
    Ok(())
}

async fn records(dns: &Dns, domain: &str) -> Result<Vec<String>, DnsFault> {
    let texts = dns.texts(domain).await?.records().into_iter();
    let spf = |text: &String| {
        let text = text.to_ascii_lowercase();
        text == "v=spf1" || text.starts_with("v=spf1 ")
    };
    Ok(texts.filter(spf).collect())
}

/// How a record ends decides about everybody it does not name.
fn end(domain: &str, record: &str, found: &mut Findings) {
    let record = record.to_ascii_lowercase();
    let mut terms = record.split_ascii_whitespace().skip(1);
    let all = terms
        .clone()
        .find(|term| term.trim_start_matches(['+', '-', '~', '?']) == "all");
    match all {
        Some("all" | "+all") => {
            let says =
                format!("the SPF record of {domain} lets everybody send (+all); end it with -all");
            found.refused("spf", says);
        }
        Some("?all") => {
            found.advice(
                "spf",
                format!(
                    "the SPF record of {domain} says nothing about others (?all); end it with -all"
                ),
            );
        }
        None if !terms.any(|term| term.starts_with("redirect=")) => {
            found.advice(
                "spf",
                format!("the SPF record of {domain} has no end; end it with -all"),
            );
        }
        _ => {}
    }
}

/// One term of a record.
enum Term {
    /// Another record: `include:`, `redirect=`.
    Goes(String),
    /// A look-up of addresses.
    Looks,
    /// `ptr`.
    Ptr,
    /// Nothing to look up.
    Says,
}

impl Term {
    const fn looks_up(&self) -> bool {
        !matches!(self, Self::Says)
    }
}

fn read(term: &str) -> Result<Term, &'static str> {
    let lower = term.to_ascii_lowercase();
    if let Some((name, value)) = lower.split_once('=') {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        return match name {
            "redirect" if value.is_empty() => Err("names no domain"),
            "redirect" => Ok(Term::Goes(value.to_owned())),
            _ if !name.is_empty() && name.chars().all(plain) => Ok(Term::Says),
            _ => Err("is no term of SPF"),
        };
    }
    let mechanism = lower.strip_prefix(['+', '-', '~', '?']).unwrap_or(&lower);
    let (name, value) = match mechanism.split_once(':') {
        Some((name, value)) => (name, Some(value)),
        None => (mechanism.split('/').next().unwrap_or_default(), None),
    };
    match (name, value) {
        ("all", None) if mechanism == "all" => Ok(Term::Says),
        ("include", Some(target)) if !target.is_empty() => Ok(Term::Goes(target.to_owned())),
        ("exists", Some(target)) if !target.is_empty() => Ok(Term::Looks),
        ("include" | "exists", _) => Err("names no domain"),
        ("a" | "mx", _) => Ok(Term::Looks),
        ("ptr", _) => Ok(Term::Ptr),
        ("ip4", Some(value))
            if network(value, |ip| ip.parse::<Ipv4Addr>().ok().map(IpAddr::V4)) =>
        {
            Ok(Term::Says)
        }
        ("ip6", Some(value))
            if network(value, |ip| ip.parse::<Ipv6Addr>().ok().map(IpAddr::V6)) =>
        {
            Ok(Term::Says)
        }
        ("ip4" | "ip6", _) => Err("holds no address"),
        _ => Err("is no term of SPF"),
    }
}

fn network(value: &str, address: impl Fn(&str) -> Option<IpAddr>) -> bool {
    let (ip, length) = value.split_once('/').unwrap_or((value, "0"));
    let most = |ip: IpAddr| if ip.is_ipv4() { 32 } else { 128 };
    let length = length.parse::<u8>().ok();
    address(ip).is_some_and(|ip| length.is_some_and(|length| length <= most(ip)))
}
