//! Whether the DNS lets the sender of letters be believed: SPF, DKIM, DMARC and where answers go. Each
//! thing that is wrong is one line with what to do.
//! Not here: asking the DNS ([`dns`]), and whether the relay takes letters. Nothing is sent.

mod dkim;
mod dmarc;
pub mod dns;
mod mx;
mod spf;
#[cfg(test)]
mod tests;

use dns::{Dns, DnsFault};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Large providers refuse or hide letters because of it.
    Refused,
    /// It works today, and could be better.
    Advice,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub weight: Weight,
    /// What it is about: `spf`, `dkim`, `dmarc`, `mx`, `links`.
    pub about: &'static str,
    /// What is wrong, and what would be right.
    pub says: String,
}

/// What letters look like to those who receive them.
#[derive(Clone, Debug, Default)]
pub struct Sender {
    /// The domain of the From header and of the envelope.
    pub domain: String,
    /// The domain that signs; that of the sender when absent.
    pub dkim_domain: Option<String>,
    /// The name of the key under `_domainkey`; `None` = nobody said.
    pub selector: Option<String>,
    /// The public half of the key that signs here; `None` when the relay signs.
    pub key: Option<jobs::dkim::PublicKey>,
    /// The host of the links in letters.
    pub link_host: Option<String>,
}

/// What was found so far.
#[derive(Debug, Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn refused(&mut self, about: &'static str, says: impl Into<String>) {
        self.add(Weight::Refused, about, says.into());
    }

    fn advice(&mut self, about: &'static str, says: impl Into<String>) {
        self.add(Weight::Advice, about, says.into());
    }

    fn add(&mut self, weight: Weight, about: &'static str, says: String) {
        self.0.push(Finding {
            weight,
            about,
            says,
        });
    }
}

/// Everything that is wrong with a sender, the worst first.
///
/// # Errors
/// When the resolver cannot be asked; nothing is known then.
pub async fn examine(dns: &Dns, sender: &Sender) -> Result<Vec<Finding>, DnsFault> {
    let mut found = Findings::default();
    mx::examine(dns, &sender.domain, &mut found).await?;
    spf::examine(dns, &sender.domain, &mut found).await?;
    dkim::examine(dns, sender, &mut found).await?;
    dmarc::examine(dns, sender, &mut found).await?;
    links(sender, &mut found);
    found.0.sort_by_key(|finding| finding.weight);
    Ok(found.0)
}

/// A letter whose links lead elsewhere than it came from looks like fraud.
fn links(sender: &Sender, found: &mut Findings) {
    let Some(host) = &sender.link_host else {
        found.advice(
            "links",
            "server.public_url is no https address: letters carry no links and no List-Unsubscribe",
        );
        return;
    };
    if !aligned(host, &sender.domain) {
        let domain = &sender.domain;
        found.advice(
            "links",
            format!("letters from {domain} link to {host}; put server.public_url under {domain}"),
        );
    }
}

/// Whether two domains belong together: the same, one under the other, or both under one of somebody's.
fn aligned(one: &str, other: &str) -> bool {
    let under = |inner: &str, outer: &str| {
        let rest = inner.strip_suffix(outer);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    let (one, other) = (one.to_ascii_lowercase(), other.to_ascii_lowercase());
    under(&one, &other) || under(&other, &one) || owned(&one) == owned(&other)
}

/// The part of a name that somebody registered, as far as it can be told without a list of suffixes:
/// two labels, or three where the second one is as short as in `co.uk`.
fn owned(domain: &str) -> &str {
    let ends: Vec<usize> = domain.rmatch_indices('.').map(|(place, _)| place).collect();
    let short = ends
        .first()
        .zip(ends.get(1))
        .is_some_and(|(last, before)| last - before <= 4);
    let cut = ends.get(if short { 2 } else { 1 });
    cut.map_or(domain, |place| domain.get(place + 1..).unwrap_or(domain))
}

/// The pairs of a record such as `v=DKIM1; k=rsa; p=...`; `None` when something in it is no pair.
fn tags(record: &str) -> Option<Vec<(String, String)>> {
    record
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (name, value) = part.split_once('=')?;
            Some((name.trim().to_owned(), value.trim().to_owned()))
        })
        .collect()
}

/// The value of a tag.
fn tag<'a>(tags: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = tags.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}
