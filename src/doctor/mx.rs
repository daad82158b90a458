//! Where answers and bounces go. A sender that cannot be answered is refused by many.
//! Not here: whether a mail server listens there.

use std::net::IpAddr;

use super::Findings;
use super::dns::{Dns, DnsFault, Said};

pub async fn examine(dns: &Dns, domain: &str, found: &mut Findings) -> Result<(), DnsFault> {
    let servers = match dns.mail_servers(domain).await? {
        Said::Records(servers) => servers,
        Said::NoName => {
            let says = format!("there is no domain {domain}; mail.from must be under one of yours");
            found.refused("mx", says);
            return Ok(());
        }
        Said::Nothing if dns.has_address(domain).await? => {
            let says = format!(
                "{domain} has an address and no MX record; name the server that takes its mail"
            );
            found.advice("mx", says);
            return Ok(());
        }
        Said::Nothing => {
            let says = format!("{domain} takes no mail: bounces get lost; give it an MX record");
            found.refused("mx", says);
            return Ok(());
        }
    };
    for (_, server) in servers {
        let server = server.trim_end_matches('.');
        if server.is_empty() {
            let says =
                format!("{domain} says that it takes no mail (MX \".\"); give it a mail server");
            found.refused("mx", says);
        } else if server.parse::<IpAddr>().is_ok() {
            let says = format!(
                "the MX record of {domain} holds the address {server}; it must hold a name"
            );
            found.refused("mx", says);
        } else if !dns.has_address(server).await? {
            let says = format!("the mail server {server} of {domain} has no address");
            found.refused("mx", says);
        }
    }
    Ok(())
}
