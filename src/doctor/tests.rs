//! Wrong set-ups, each named, against a DNS server of our own: bytes by RFC 1035, no library of it.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::LazyLock;

use rsa::RsaPrivateKey;
use rsa::pkcs8::{EncodePrivateKey, LineEnding};
use tokio::net::UdpSocket;

use super::dns::Dns;
use super::{Finding, Sender, Weight, examine};

const A: u16 = 1;
const MX: u16 = 15;
const TXT: u16 = 16;
const NO_NAME: u8 = 3;

/// Made anew for each run: making one takes a second.
static RSA: LazyLock<String> = LazyLock::new(|| {
    let key = RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap();
    key.to_pkcs8_pem(LineEnding::LF).unwrap().to_string()
});
const ED25519: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
/// The public half of the key of RFC 8032, 7.1, test 1.
const ED25519_PUBLIC: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

#[derive(Clone, Default)]
struct Zone(HashMap<(String, u16), Vec<Vec<u8>>>);

impl Zone {
    fn add(&mut self, name: &str, kind: u16, bytes: Vec<u8>) {
        self.0
            .entry((name.to_owned(), kind))
            .or_default()
            .push(bytes);
    }

    fn texts(mut self, name: &str, texts: &[&str]) -> Self {
        self.0.remove(&(name.to_owned(), TXT));
        for text in texts {
            let mut bytes = Vec::new();
            for part in text.as_bytes().chunks(200) {
                bytes.push(u8::try_from(part.len()).unwrap());
                bytes.extend_from_slice(part);
            }
            self.add(name, TXT, bytes);
        }
        self
    }

    fn mail(mut self, name: &str, servers: &[&str]) -> Self {
        self.0.remove(&(name.to_owned(), MX));
        for server in servers {
            let mut bytes = vec![0, 10];
            bytes.extend(encoded(server));
            self.add(name, MX, bytes);
        }
        self
    }

    fn address(mut self, name: &str) -> Self {
        self.add(name, A, vec![192, 0, 2, 1]);
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.0.retain(|(known, _), _| known != name);
        self
    }

    /// The answer to one question.
    fn answer(&self, asked: &[u8]) -> Vec<u8> {
        let mut at = 12;
        let mut labels = Vec::new();
        while asked[at] != 0 {
            let length = usize::from(asked[at]);
            labels.push(String::from_utf8_lossy(&asked[at + 1..=at + length]).to_lowercase());
            at += length + 1;
        }
        let end = at + 5;
        let name = labels.join(".");
        let kind = u16::from_be_bytes([asked[at + 1], asked[at + 2]]);
        let records = self
            .0
            .get(&(name.clone(), kind))
            .cloned()
            .unwrap_or_default();
        let under = format!(".{name}");
        let known = self
            .0
            .keys()
            .any(|(one, _)| *one == name || one.ends_with(&under));
        let code = if known { 0 } else { NO_NAME };
        let count = u16::try_from(records.len()).unwrap();
        let mut out = asked[..2].to_vec();
        out.extend([0x81, 0x80 | code, 0, 1]);
        out.extend(count.to_be_bytes());
        out.extend([0, 0, 0, 0]);
        out.extend(&asked[12..end]);
        for record in records {
            out.extend([0xc0, 12]);
            out.extend(kind.to_be_bytes());
            out.extend([0, 1, 0, 0, 0, 60]);
            out.extend(u16::try_from(record.len()).unwrap().to_be_bytes());
            out.extend(record);
        }
        out
    }

    async fn serve(self) -> SocketAddr {
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let address = socket.local_addr().unwrap();
        tokio::spawn(async move {
            let mut asked = [0; 1500];
            while let Ok((length, from)) = socket.recv_from(&mut asked).await {
                let answer = self.answer(&asked[..length]);
                if socket.send_to(&answer, from).await.is_err() {
                    return;
                }
            }
        });
        address
    }
}

fn encoded(name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for label in name.split('.').filter(|label| !label.is_empty()) {
        bytes.push(u8::try_from(label.len()).unwrap());
        bytes.extend(label.bytes());
    }
    bytes.push(0);
    bytes
}

/// The public half as it is published.
fn published() -> String {
    let key = jobs::Dkim::new("brug.example", "s", &RSA).unwrap();
    let public = key.public_key().unwrap();
    assert_eq!(public.kind(), "rsa");
    format!("v=DKIM1; k=rsa; p={}", base64(public.bytes()))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let part = |place: usize| u32::from(chunk.get(place).copied().unwrap_or_default());
        let all = part(0) << 16 | part(1) << 8 | part(2);
        for place in 0..4 {
            let index = usize::try_from(all >> (18 - 6 * place) & 63).unwrap();
            out.push(if place > chunk.len() {
                '='
            } else {
                char::from(LETTERS[index])
            });
        }
    }
    out
}

const SPF: &str = "v=spf1 ip4:192.0.2.1 -all";
const DMARC: &str = "v=DMARC1; p=reject; rua=mailto:dmarc@brug.example";
const KEY: &str = "s._domainkey.brug.example";

fn right() -> Zone {
    Zone::default()
        .address("mx.brug.example")
        .mail("brug.example", &["mx.brug.example"])
        .texts("brug.example", &["another text", SPF])
        .texts("_dmarc.brug.example", &[DMARC])
        .texts(KEY, &[&published()])
}

fn sender() -> Sender {
    let key = jobs::Dkim::new("brug.example", "s", &RSA).unwrap();
    Sender {
        domain: "brug.example".to_owned(),
        dkim_domain: Some("brug.example".to_owned()),
        selector: Some("s".to_owned()),
        key: key.public_key().cloned(),
        link_host: Some("termijn.brug.example".to_owned()),
    }
}

async fn found(zone: Zone, sender: &Sender) -> Vec<Finding> {
    let dns = Dns::at(zone.serve().await).unwrap();
    examine(&dns, sender).await.unwrap()
}

#[tokio::test]
async fn nothing_is_wrong_with_what_is_right() {
    assert_eq!(found(right(), &sender()).await, []);
    // Of a domain below, the record of the domain above counts.
    let mut below = sender();
    below.domain = "post.brug.example".to_owned();
    let zone = right()
        .mail("post.brug.example", &["mx.brug.example"])
        .texts("post.brug.example", &[SPF]);
    assert_eq!(found(zone, &below).await, []);
}

#[tokio::test]
async fn every_wrong_set_up_is_named() {
    use Weight::{Advice, Refused};
    let spf = |text: &str| right().texts("brug.example", &[text]);
    let dmarc = |text: &str| right().texts("_dmarc.brug.example", &[text]);
    let key = |text: &str| right().texts(KEY, &[text]);
    let good = published();
    let many: Vec<String> = (0..11).map(|n| format!("exists:e{n}.example")).collect();
    let mut deep = spf("v=spf1 include:i0.example -all");
    for n in 0..11 {
        let record = format!("v=spf1 include:i{}.example -all", n + 1);
        deep = deep.texts(&format!("i{n}.example"), &[&record]);
    }
    let pts = [
        (Zone::default(), Refused, "mx", "there is no domain"),
        (
            right().mail("brug.example", &[]),
            Refused,
            "mx",
            "takes no mail",
        ),
        (
            right().mail("brug.example", &[]).address("brug.example"),
            Advice,
            "mx",
            "no MX record",
        ),
        (
            right().mail("brug.example", &[""]),
            Refused,
            "mx",
            "MX \".\"",
        ),
        (
            right().mail("brug.example", &["192.0.2.7"]),
            Refused,
            "mx",
            "holds the address",
        ),
        (
            right().without("mx.brug.example"),
            Refused,
            "mx",
            "has no address",
        ),
        (
            right().texts("brug.example", &["other"]),
            Refused,
            "spf",
            "has no SPF record",
        ),
        (
            right().texts("brug.example", &[SPF, SPF]),
            Refused,
            "spf",
            "2 SPF records",
        ),
        (
            spf("v=spf1 ip4:192.0.2.1 +all"),
            Refused,
            "spf",
            "lets everybody send",
        ),
        (spf("v=spf1 all"), Refused, "spf", "lets everybody send"),
        (
            spf("v=spf1 ip4:192.0.2.1 ?all"),
            Advice,
            "spf",
            "says nothing about others",
        ),
        (spf("v=spf1 ip4:192.0.2.1"), Advice, "spf", "has no end"),
        (
            spf("v=spf1 ip4:192.0.2 -all"),
            Refused,
            "spf",
            "holds no address",
        ),
        (
            spf("v=spf1 ip6:2001:db8::/129 -all"),
            Refused,
            "spf",
            "holds no address",
        ),
        (
            spf("v=spf1 ipv4:192.0.2.1 -all"),
            Refused,
            "spf",
            "is no term of SPF",
        ),
        (
            spf("v=spf1 include: -all"),
            Refused,
            "spf",
            "names no domain",
        ),
        (
            spf("v=spf1 include:relay.example -all"),
            Refused,
            "spf",
            "has no SPF record",
        ),
        (
            spf("v=spf1 redirect=relay.example"),
            Refused,
            "spf",
            "has no SPF record",
        ),
        (spf("v=spf1 ptr -all"), Advice, "spf", "uses ptr"),
        (
            spf(&format!("v=spf1 {} -all", many.join(" "))),
            Refused,
            "spf",
            "more than 10 look-ups",
        ),
        (
            spf("v=spf1 include:brug.example -all"),
            Refused,
            "spf",
            "more than 10 look-ups",
        ),
        (deep, Refused, "spf", "more than 10 look-ups"),
        (right().without(KEY), Refused, "dkim", "there is no key"),
        (
            right().texts(KEY, &[&good, "v=DKIM1; p="]),
            Refused,
            "dkim",
            "has 2 texts",
        ),
        (key("v=DKIM1; k=rsa; p="), Refused, "dkim", "was withdrawn"),
        (key("v=DKIM1; k=rsa"), Refused, "dkim", "has no tag p"),
        (
            key("MIGfMA0GCSqGSIb3"),
            Refused,
            "dkim",
            "is no list of tags",
        ),
        (
            key(&good.replace("DKIM1", "DKIM2")),
            Refused,
            "dkim",
            "version",
        ),
        (
            key(&good.replace("k=rsa", "k=dsa")),
            Refused,
            "dkim",
            "kind",
        ),
        (
            key(&good.replace("k=rsa", "k=rsa; h=sha1")),
            Refused,
            "dkim",
            "sha256",
        ),
        (
            key(&good.replace("k=rsa", "k=rsa; t=y")),
            Advice,
            "dkim",
            "being tested",
        ),
        (
            key("v=DKIM1; p=*not base64*"),
            Refused,
            "dkim",
            "is no base64",
        ),
        (
            key(&good.replace("AQAB", "AQAD")),
            Refused,
            "dkim",
            "is another one",
        ),
        (
            key(&format!("v=DKIM1; k=ed25519; p={ED25519_PUBLIC}")),
            Refused,
            "dkim",
            "is of the kind ed25519",
        ),
        (
            right().without("_dmarc.brug.example"),
            Refused,
            "dmarc",
            "there is no record",
        ),
        (
            right().texts("_dmarc.brug.example", &[DMARC, DMARC]),
            Refused,
            "dmarc",
            "has 2 records",
        ),
        (
            dmarc("v=DMARC1; rua=mailto:a@brug.example"),
            Refused,
            "dmarc",
            "has no policy",
        ),
        (
            dmarc("v=DMARC1; p=refuse; rua=mailto:a@brug.example"),
            Refused,
            "dmarc",
            "none, quarantine or reject",
        ),
        (
            dmarc("v=dmarc1; p=reject; rua=mailto:a@brug.example"),
            Refused,
            "dmarc",
            "must begin with v=DMARC1",
        ),
        (
            dmarc("v=DMARC1 p=reject"),
            Refused,
            "dmarc",
            "must begin with v=DMARC1",
        ),
        (
            dmarc("v=DMARC1; p=none; rua=mailto:a@brug.example"),
            Advice,
            "dmarc",
            "anybody may use your name",
        ),
        (
            dmarc("v=DMARC1; p=reject; pct=50; rua=mailto:a@brug.example"),
            Advice,
            "dmarc",
            "RFC 9989",
        ),
        (
            dmarc("v=DMARC1; p=reject"),
            Advice,
            "dmarc",
            "no address for reports",
        ),
    ];
    for (zone, weight, about, says) in pts {
        let found = found(zone, &sender()).await;
        let named = found
            .iter()
            .any(|one| one.weight == weight && one.about == about && one.says.contains(says));
        assert!(named, "{about}: {says}: {found:#?}");
        if weight == Advice {
            assert!(
                found.iter().all(|one| one.weight == Advice),
                "{says}: {found:#?}"
            );
        }
        // One mistake is one line, where it does not make others.
        assert!(
            found.len() == 1 || says == "there is no domain",
            "{says}: {found:#?}"
        );
    }
}

#[test]
fn domains_that_belong_together() {
    for (one, other, together) in [
        ("brug.example", "Brug.example", true),
        ("post.brug.example", "brug.example", true),
        ("post.brug.example", "termijn.brug.example", true),
        ("notbrug.example", "brug.example", false),
        ("brug.example", "other.example", false),
        ("a.co.uk", "b.co.uk", false),
        ("x.a.co.uk", "y.a.co.uk", true),
    ] {
        assert_eq!(super::aligned(one, other), together, "{one} {other}");
    }
}

#[tokio::test]
async fn what_the_installation_says_counts_too() {
    let with = |change: fn(&mut Sender)| {
        let mut sender = sender();
        change(&mut sender);
        sender
    };
    let strict = "v=DMARC1; p=reject; adkim=s; rua=mailto:dmarc@brug.example";
    for (zone, sender, weight, about, says) in [
        (
            right(),
            with(|one| one.selector = None),
            Weight::Advice,
            "dkim",
            "are not signed here",
        ),
        (
            right().texts("s._domainkey.other.example", &[&published()]),
            with(|one| one.dkim_domain = Some("other.example".to_owned())),
            Weight::Refused,
            "dkim",
            "does not count for DMARC",
        ),
        (
            right()
                .texts("_dmarc.brug.example", &[strict])
                .texts("s._domainkey.post.brug.example", &[&published()]),
            with(|one| one.dkim_domain = Some("post.brug.example".to_owned())),
            Weight::Refused,
            "dmarc",
            "adkim=s",
        ),
        (
            right(),
            with(|one| one.link_host = None),
            Weight::Advice,
            "links",
            "no links",
        ),
        (
            right(),
            with(|one| one.link_host = Some("notbrug.example".to_owned())),
            Weight::Advice,
            "links",
            "link to notbrug.example",
        ),
    ] {
        let found = found(zone, &sender).await;
        assert_eq!(found.len(), 1, "{found:#?}");
        let one = &found[0];
        assert!(
            one.weight == weight && one.about == about && one.says.contains(says),
            "{one:?}"
        );
    }
}

#[tokio::test]
async fn an_ed25519_key_is_known_by_its_other_half() {
    let own = jobs::Dkim::new("brug.example", "s", ED25519).unwrap();
    let mut sender = sender();
    sender.key = own.public_key().cloned();
    let record = format!("v=DKIM1; k=ed25519; p={ED25519_PUBLIC}");
    let found = found(right().texts(KEY, &[&record]), &sender).await;
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].weight == Weight::Advice && found[0].says.contains("Ed25519"));
}

#[tokio::test]
async fn a_resolver_that_does_not_answer_is_an_error() {
    let nobody = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = nobody.local_addr().unwrap();
    drop(nobody);
    let dns = Dns::at(address).unwrap();
    let fault = examine(&dns, &sender()).await.unwrap_err();
    assert_eq!(fault.name, "brug.example");
}
