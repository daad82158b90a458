//! Connections: how many, how long, and how they end. `axum::serve` has no limit on the reading of a
//! head, so the connections are served here, by hyper.
//! Not here: what is answered.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::{App, router};

/// Connections at one time; more wait in the system's queue.
const MOST_CONNECTIONS: usize = 256;
/// The longest the head of a request may take, and a connection may stay idle.
const HEAD_WITHIN: Duration = Duration::from_secs(15);
/// The longest head.
const MOST_HEAD_BYTES: usize = 16 * 1024;
/// The longest a connection lives, however busy: a reader who takes a byte at a time goes too.
const CONNECTION_WITHIN: Duration = Duration::from_secs(300);
/// What is being answered may finish for so long after a stop.
const STOP_WITHIN: Duration = Duration::from_secs(5);
/// After a refused `accept` (no file left, say), so that the loop does not spin.
const REST: Duration = Duration::from_millis(100);

/// Answers until `shutdown` is ready, then lets what is under way finish.
///
/// # Errors
/// When the listener has no address any more.
pub async fn serve(
    app: App,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    listener.local_addr()?;
    let router = router(app);
    let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let (stop, stopped) = watch::channel(false);
    let mut open = JoinSet::new();
    tokio::pin!(shutdown);
    loop {
        let taken = async {
            let place = Arc::clone(&room).acquire_owned().await;
            (place, listener.accept().await)
        };
        tokio::select! {
            () = &mut shutdown => break,
            Some(_) = open.join_next(), if !open.is_empty() => {}
            (place, accepted) = taken => match accepted {
                Ok((stream, _)) => {
                    let (router, stopped) = (router.clone(), stopped.clone());
                    open.spawn(async move {
                        connection(stream, router, stopped).await;
                        drop(place);
                    });
                }
                Err(_) => tokio::time::sleep(REST).await,
            },
        }
    }
    drop(listener);
    let _nobody_listens_when_none_is_open = stop.send(true);
    let finished = async { while open.join_next().await.is_some() {} };
    let _some_are_cut_off = tokio::time::timeout(STOP_WITHIN, finished).await;
    Ok(())
}

/// Serves one connection until it ends, its time is over or the program stops.
async fn connection(stream: TcpStream, router: Router, mut stopped: watch::Receiver<bool>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(MOST_HEAD_BYTES);
    let service = TowerToHyperService::new(router);
    let served = http.serve_connection(TokioIo::new(stream), service);
    tokio::pin!(served);
    tokio::select! {
        _ended = served.as_mut() => return,
        () = tokio::time::sleep(CONNECTION_WITHIN) => {}
        _asked = stopped.wait_for(|stop| *stop) => {}
    }
    served.as_mut().graceful_shutdown();
    let _cut_off = tokio::time::timeout(STOP_WITHIN, served).await;
}
