//! What receivers are asked to do with letters that nobody vouches for (RFC 9989). Large providers
//! refuse a sender who says nothing.
//! Not here: reports.

use super::dns::{Dns, DnsFault};
use super::{Findings, Sender, tag, tags};

/// Tags that RFC 9989 took out.
const REMOVED: [&str; 3] = ["pct", "rf", "ri"];

pub async fn examine(dns: &Dns, sender: &Sender, found: &mut Findings) -> Result<(), DnsFault> {
    let domain = &sender.domain;
    // The domain's own record, else that of the nearest domain above it; never of a whole country.
    let mut above = domain.as_str();
    let (name, records) = loop {
        let name = format!("_dmarc.{above}");
        let texts = dns.texts(&name).await?.records();
        let dmarc = |text: &String| text.to_ascii_lowercase().starts_with("v=dmarc1");
        let records: Vec<String> = texts.into_iter().filter(dmarc).collect();
        let next = above.split_once('.').map(|(_, rest)| rest);
        match next.filter(|rest| rest.contains('.') && records.is_empty()) {
            Some(rest) => above = rest,
            None => break (name, records),
        }
    };
    match records.as_slice() {
        [] => {
            let says = format!(
                "there is no record at _dmarc.{domain}; start with TXT \"v=DMARC1; p=none; rua=mailto:...\""
            );
            found.refused("dmarc", says);
        }
        [record] => policy(&name, record, sender, found),
        several => {
            let count = several.len();
            let says = format!("{name} has {count} records, so that none counts; keep one");
            found.refused("dmarc", says);
        }
    }
    Ok(())
}

fn policy(name: &str, record: &str, sender: &Sender, found: &mut Findings) {
    let Some(tags) = tags(record) else {
        let says =
            format!("the record at {name} is no list of tags; it should read \"v=DMARC1; p=...\"");
        return found.refused("dmarc", says);
    };
    if tags
        .first()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        != Some(("v", "DMARC1"))
    {
        let says = format!("the record at {name} must begin with v=DMARC1, in capitals");
        return found.refused("dmarc", says);
    }
    match tag(&tags, "p").map(str::to_ascii_lowercase).as_deref() {
        Some("none") => {
            let says = format!(
                "the policy at {name} is none: anybody may use your name; go on to quarantine and reject once the reports are clean"
            );
            found.advice("dmarc", says);
        }
        Some("quarantine" | "reject") => {}
        Some(other) => {
            let says = format!(
                "the policy at {name} is {other:?}; it should be none, quarantine or reject"
            );
            found.refused("dmarc", says);
        }
        None => {
            let says =
                format!("the record at {name} has no policy; add p=none, quarantine or reject");
            found.refused("dmarc", says);
        }
    }
    for (what, removed) in REMOVED.map(|name| (name, tag(&tags, name))) {
        if removed.is_some() {
            found.advice(
                "dmarc",
                format!("the record at {name} has the tag {what}, which RFC 9989 took out"),
            );
        }
    }
    if tag(&tags, "rua").is_none_or(str::is_empty) {
        found.advice("dmarc", format!("the record at {name} names no address for reports (rua), so nobody sees what is refused"));
    }
    let signer = sender.dkim_domain.as_deref().unwrap_or(&sender.domain);
    let strict = tag(&tags, "adkim").is_some_and(|mode| mode.eq_ignore_ascii_case("s"));
    if strict && !signer.eq_ignore_ascii_case(&sender.domain) {
        let says = format!(
            "{name} asks for the same domain (adkim=s), and letters from {} are signed for {signer}",
            sender.domain
        );
        found.refused("dmarc", says);
    }
}
