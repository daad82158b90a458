//! Asking one resolver: texts, mail servers and whether a name has an address.
//! Not here: what the answers mean.

use std::net::SocketAddr;
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::lookup::Lookup;
use hickory_resolver::net::NetError;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::{RData, RecordType};

/// The longest one question may take.
const WITHIN: Duration = Duration::from_secs(3);

/// The resolver did not answer, or not with anything that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the resolver did not say what {name} has: {why}")]
pub struct DnsFault {
    /// What was asked.
    pub name: String,
    /// What came of it.
    pub why: String,
}

/// What a name has of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said<T> {
    /// These records.
    Records(Vec<T>),
    /// The name is there, without such records.
    Nothing,
    /// There is no such name.
    NoName,
}

impl<T> Said<T> {
    /// The records, if any.
    pub fn records(self) -> Vec<T> {
        match self {
            Self::Records(records) => records,
            Self::Nothing | Self::NoName => Vec::new(),
        }
    }
}

/// One resolver.
pub struct Dns(TokioResolver);

impl Dns {
    /// The resolver at an address and a port.
    ///
    /// # Errors
    /// When it cannot be used at all.
    pub fn at(server: SocketAddr) -> Result<Self, DnsFault> {
        let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()];
        let connections = connections.map(|mut one| {
            one.port = server.port();
            one
        });
        let name_server = NameServerConfig::new(server.ip(), true, connections.to_vec());
        let config = ResolverConfig::from_name_servers(vec![name_server]);
        let provider = TokioRuntimeProvider::default();
        let mut builder = TokioResolver::builder_with_config(config, provider);
        let options = builder.options_mut();
        options.timeout = WITHIN;
        options.attempts = 2;
        options.edns0 = true;
        let built = builder.build().map_err(|error| DnsFault {
            name: server.to_string(),
            why: error.to_string(),
        });
        built.map(Self)
    }

    /// The texts of a name; the parts of a long one are joined.
    ///
    /// # Errors
    /// When the resolver does not answer.
    pub async fn texts(&self, name: &str) -> Result<Said<String>, DnsFault> {
        self.ask(name, RecordType::TXT, |record| match record {
            RData::TXT(text) => {
                let bytes = text.txt_data.concat();
                Some(String::from_utf8_lossy(&bytes).into_owned())
            }
            _ => None,
        })
        .await
    }

    /// The mail servers of a name with their preference, as they stand there.
    ///
    /// # Errors
    /// When the resolver does not answer.
    pub async fn mail_servers(&self, name: &str) -> Result<Said<(u16, String)>, DnsFault> {
        self.ask(name, RecordType::MX, |record| match record {
            RData::MX(mx) => Some((mx.preference, mx.exchange.to_utf8())),
            _ => None,
        })
        .await
    }

    /// Whether a name has an address of either kind.
    ///
    /// # Errors
    /// When the resolver does not answer.
    pub async fn has_address(&self, name: &str) -> Result<bool, DnsFault> {
        for kind in [RecordType::A, RecordType::AAAA] {
            let said = self.ask(name, kind, |record| match record {
                RData::A(_) | RData::AAAA(_) => Some(()),
                _ => None,
            });
            if !said.await?.records().is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn ask<T>(
        &self,
        name: &str,
        kind: RecordType,
        read: impl Fn(&RData) -> Option<T>,
    ) -> Result<Said<T>, DnsFault> {
        let whole = format!("{}.", name.trim_end_matches('.'));
        let answered: Result<Lookup, NetError> = self.0.lookup(whole, kind).await;
        match answered {
            Ok(lookup) => {
                let records: Vec<T> = lookup
                    .answers()
                    .iter()
                    .filter_map(|record| read(&record.data))
                    .collect();
                Ok(if records.is_empty() {
                    Said::Nothing
                } else {
                    Said::Records(records)
                })
            }
            Err(error) if error.is_nx_domain() => Ok(Said::NoName),
            Err(error) if error.is_no_records_found() => Ok(Said::Nothing),
            Err(error) => Err(DnsFault {
                name: name.to_owned(),
                why: error.to_string(),
            }),
        }
    }
}
