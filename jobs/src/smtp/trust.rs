//! Which certificates of mail servers are believed: those the machine believes, and perhaps one
//! private root.
//! Not here: reading the file.

use std::sync::Arc;

use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// Why there is nothing to check a certificate with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTrusted {
    /// The file of the operator.
    #[error("holds no certificate that can be read")]
    NoCertificate,
    /// The machine.
    #[error("this machine knows no root certificates: {0}")]
    NoRoots(String),
    /// The library.
    #[error("TLS cannot be set up: {0}")]
    Setup(String),
}

/// The roots that are believed.
#[derive(Clone)]
pub struct Trust(pub(super) TlsConnector);

impl std::fmt::Debug for Trust {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Trust")
    }
}

impl Trust {
    /// The machine's roots, and those of a PEM file. Reads the machine's files.
    ///
    /// # Errors
    /// When the PEM holds no certificate, or nobody would be believed.
    pub fn new(private_roots: Option<&[u8]>) -> Result<Self, NotTrusted> {
        let mut roots = RootCertStore::empty();
        if let Some(pem) = private_roots {
            let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
            let found = found.map_err(|_| NotTrusted::NoCertificate)?;
            let (added, ignored) = roots.add_parsable_certificates(found);
            if added == 0 || ignored > 0 {
                return Err(NotTrusted::NoCertificate);
            }
        }
        let machine = rustls_native_certs::load_native_certs();
        roots.add_parsable_certificates(machine.certs);
        if roots.is_empty() {
            let why = machine
                .errors
                .first()
                .map_or_else(|| "none found".to_owned(), ToString::to_string);
            return Err(NotTrusted::NoRoots(why));
        }
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| NotTrusted::Setup(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self(TlsConnector::from(Arc::new(config))))
    }
}
