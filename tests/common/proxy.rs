//! A stretch of network between a process and the server it speaks to: it can be slow, break off after so many
//! bytes, or let only one side speak on.
//! Not here: what is said over it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures_util::future::try_join;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::sync::broadcast;

use super::chance::Dice;

/// What lies behind it.
#[derive(Clone, Debug)]
pub enum Far {
    /// `HOST:PORT`.
    Tcp(String),
    /// The socket of a server on this machine.
    Unix(PathBuf),
}

/// How the network is for one connection; the default lets everything pass at once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weather {
    /// Every piece takes so much longer.
    pub delay: Duration,
    /// After so many bytes, of both sides together, this happens.
    pub ends: Option<(u64, End)>,
}

impl Weather {
    /// Before a mail server: some connections are slow, of ten two break off, somewhere in a letter or before.
    pub fn bad(seed: u64, connection: u64) -> Self {
        let mut dice = Dice::new(seed, &format!("connection {connection}"));
        let after = dice.within(1..=12_000);
        let delay = [0, 0, 1, 15][usize::try_from(dice.within(0..=3)).unwrap()];
        Self {
            delay: Duration::from_millis(delay),
            ends: match dice.within(0..=9) {
                0 => Some((after, End::Cut)),
                1 => Some((after, End::HalfClosed)),
                _ => None,
            },
        }
    }

    /// Before a database: every second connection is a little slow.
    pub fn slow(connection: u64) -> Self {
        Self {
            delay: Duration::from_millis(connection % 2),
            ends: None,
        }
    }
}

/// How a connection ends before its time.
#[derive(Clone, Copy, Debug)]
pub enum End {
    /// For both sides.
    Cut,
    /// The near side is no longer heard; what the far side answers still arrives.
    HalfClosed,
}

/// What happened so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Connections made.
    pub connections: u64,
    /// Of them cut, by their weather or by [`Proxy::cut_all`].
    pub cut: u64,
    /// Of them closed half.
    pub half_closed: u64,
}

#[derive(Debug, Default)]
struct Counts {
    connections: AtomicU64,
    cut: AtomicU64,
    half_closed: AtomicU64,
}

/// A running one. It ends with the runtime.
#[derive(Clone, Debug)]
pub struct Proxy {
    port: u16,
    counts: Arc<Counts>,
    cutting: broadcast::Sender<()>,
}

type Forecast = Arc<dyn Fn(u64) -> Weather + Send + Sync>;

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

impl Proxy {
    /// Listens on loopback. `forecast` says the weather of each connection, counted from 1.
    pub async fn before(
        far: Far,
        forecast: impl Fn(u64) -> Weather + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy = Self {
            port: listener.local_addr().unwrap().port(),
            counts: Arc::default(),
            cutting: broadcast::channel(1).0,
        };
        let (own, forecast): (_, Forecast) = (proxy.clone(), Arc::new(forecast));
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let number = own.counts.connections.fetch_add(1, Ordering::Relaxed) + 1;
                let (own, far, weather) = (own.clone(), far.clone(), forecast(number));
                tokio::spawn(async move { own.carry(near, far, weather).await });
            }
        });
        proxy
    }

    /// Before the server of a `postgres://` address; gives the address to use instead.
    pub async fn before_postgres(
        url: &str,
        forecast: impl Fn(u64) -> Weather + Send + Sync + 'static,
    ) -> (Self, String) {
        let (address, parameters) = url.split_once('?').unwrap_or((url, ""));
        let rest = address.split_once("://").unwrap().1;
        let (authority, database) = rest.split_once('/').unwrap();
        let (user, host) = match authority.rsplit_once('@') {
            Some((user, host)) => (format!("{user}@"), host),
            None => (String::new(), authority),
        };
        let folder = parameters
            .split('&')
            .find_map(|one| one.strip_prefix("host="));
        let far = match folder {
            Some(folder) => Far::Unix(PathBuf::from(folder).join(".s.PGSQL.5432")),
            None if host.contains(':') => Far::Tcp(host.to_owned()),
            None => Far::Tcp(format!("{host}:5432")),
        };
        let proxy = Self::before(far, forecast).await;
        let port = proxy.port;
        let url = format!("postgres://{user}127.0.0.1:{port}/{database}?sslmode=disable");
        (proxy, url)
    }

    /// Where it listens, on 127.0.0.1.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Cuts every connection that is open.
    pub fn cut_all(&self) {
        let _nobody_is_connected = self.cutting.send(());
    }

    /// What happened so far.
    pub fn figures(&self) -> Figures {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Figures {
            connections: read(&self.counts.connections),
            cut: read(&self.counts.cut),
            half_closed: read(&self.counts.half_closed),
        }
    }

    async fn carry(&self, near: TcpStream, far: Far, weather: Weather) {
        let mut cutting = self.cutting.subscribe();
        let opened: std::io::Result<Box<dyn Stream>> = match far {
            Far::Tcp(address) => TcpStream::connect(address).await.map(|stream| {
                let _slower_without = stream.set_nodelay(true);
                Box::new(stream) as Box<dyn Stream>
            }),
            Far::Unix(path) => UnixStream::connect(path)
                .await
                .map(|stream| Box::new(stream) as Box<dyn Stream>),
        };
        // Who cannot reach the far side closes the near one.
        let Ok(far) = opened else { return };
        let _slower_without = near.set_nodelay(true);
        let (near_in, near_out) = tokio::io::split(near);
        let (far_in, far_out) = tokio::io::split(far);
        let passed = AtomicU64::new(0);
        let there = self.pass(near_in, far_out, weather, &passed, true);
        let back = self.pass(far_in, near_out, weather, &passed, false);
        let told = async {
            let _told = cutting.recv().await;
            Err(Broken)
        };
        // One side may have ended while the other still speaks; who is cut is cut on both sides.
        let cut = tokio::select! {
            ended = try_join(there, back) => ended.is_err(),
            told = told => Result::<(), Broken>::is_err(&told),
        };
        if cut {
            self.counts.cut.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// One direction, to its end.
    async fn pass(
        &self,
        mut from: impl AsyncRead + Unpin,
        mut to: impl AsyncWrite + Unpin,
        weather: Weather,
        passed: &AtomicU64,
        onwards: bool,
    ) -> Result<(), Broken> {
        let mut buffer = [0; 4096];
        loop {
            let many = from.read(&mut buffer).await.unwrap_or_default();
            if many == 0 {
                let _gone_already = to.shutdown().await;
                return Ok(());
            }
            let all = passed.fetch_add(many as u64, Ordering::Relaxed) + many as u64;
            match weather.ends {
                Some((after, End::Cut)) if all > after => {
                    // The last piece arrives in part: a line may end in the middle.
                    let _gone_already = to.write_all(&buffer[..many / 2]).await;
                    return Err(Broken);
                }
                Some((after, End::HalfClosed)) if all > after && onwards => {
                    self.counts.half_closed.fetch_add(1, Ordering::Relaxed);
                    let _gone_already = to.shutdown().await;
                    return Ok(());
                }
                _ => {}
            }
            if !weather.delay.is_zero() {
                tokio::time::sleep(weather.delay).await;
            }
            if to.write_all(&buffer[..many]).await.is_err() {
                return Ok(());
            }
        }
    }
}

/// A connection was cut.
struct Broken;
