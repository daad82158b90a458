//! Connections: how many, how long, and how they end. `axum::serve` has no limit on the reading of a
//! head, so the connections are served here, by hyper.
//! Not here: what is answered.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::api::Peer;
use super::{App, router};

/// Connections at one time; more wait in the system's queue.
const MOST_CONNECTIONS: usize = 256;
/// The longest the head of a request may take, and a connection may stay idle.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// The longest head.
const MOST_HEAD_BYTES: usize = 16 * 1024;
/// The longest a connection lives, however busy: a reader who takes a byte at a time goes too.
const CONNECTION_WITHIN: Duration = Duration::from_secs(300);
/// What is being answered may finish for so long after a stop.
const STOP_WITHIN: Duration = Duration::from_secs(5);
/// After a refused `accept` (no file left, say), so that the loop does not spin.
const REST: Duration = Duration::from_millis(100);

/// How long things on a connection may take.
#[derive(Clone, Copy, Debug)]
struct Spans {
    head: Duration,
    connection: Duration,
}

/// Answers until `shutdown` is ready, then lets what is under way finish.
///
/// # Errors
/// When the listener has no address any more.
pub async fn serve(
    app: App,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    let spans = Spans {
        head: HEAD_WITHIN,
        connection: CONNECTION_WITHIN,
    };
    serve_within(router(app), listener, shutdown, spans).await
}

async fn serve_within(
    router: Router,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send,
    spans: Spans,
) -> io::Result<()> {
    listener.local_addr()?;
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
                Ok((stream, from)) => {
                    // Who is at the other end counts for limits and for what only this machine may see.
                    let router = router.clone().layer(Extension(Peer(from)));
                    let stopped = stopped.clone();
                    open.spawn(async move {
                        connection(stream, router, stopped, spans).await;
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
async fn connection(
    stream: TcpStream,
    router: Router,
    mut stopped: watch::Receiver<bool>,
    spans: Spans,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(spans.head)
        .max_buf_size(MOST_HEAD_BYTES);
    let service = TowerToHyperService::new(router);
    let served = http.serve_connection(TokioIo::new(stream), service);
    tokio::pin!(served);
    tokio::select! {
        _ended = served.as_mut() => return,
        () = tokio::time::sleep(spans.connection) => {}
        _asked = stopped.wait_for(|stop| *stop) => {}
    }
    served.as_mut().graceful_shutdown();
    let _cut_off = tokio::time::timeout(STOP_WITHIN, served).await;
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    /// What a client gets who sends `sent` and then waits for the end.
    async fn answer_to(sent: &[u8], spans: Spans) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", get(async || "well"));
        tokio::spawn(serve_within(
            router,
            listener,
            std::future::pending(),
            spans,
        ));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(sent).await.unwrap();
        let mut got = Vec::new();
        stream.read_to_end(&mut got).await.unwrap();
        String::from_utf8(got).unwrap()
    }

    const LONG: Duration = Duration::from_secs(3_600);
    const SHORT: Duration = Duration::from_millis(20);

    #[tokio::test]
    async fn half_a_head_and_no_head_are_cut() {
        let spans = Spans {
            head: SHORT,
            connection: LONG,
        };
        assert!(
            !answer_to(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow", spans)
                .await
                .contains("well")
        );
        assert_eq!(answer_to(b"", spans).await, "");
        // A connection that idles after its answer ends as well.
        let said = answer_to(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", spans).await;
        assert!(
            said.starts_with("HTTP/1.1 200") && said.ends_with("well"),
            "{said}"
        );
    }

    #[tokio::test]
    async fn no_connection_lives_for_ever() {
        let spans = Spans {
            head: LONG,
            connection: SHORT,
        };
        let said = answer_to(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", spans).await;
        assert!(said.ends_with("well"), "{said}");
    }
}
