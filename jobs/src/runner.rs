//! The worker runtime: apalis runs work that is handed to it through a bounded channel, so many at a
//! time, and catches a panic. The only file that names apalis.
//! Not here: memory. Nothing is kept in apalis; what is due is in our tables, and a letter that this
//! runtime forgets is claimed again when its lease runs out.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use apalis::prelude::{BackendBuilder, BoxDynError, Data, Task, WorkerBuilder, WorkerBuilderExt};
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use futures_util::{FutureExt, SinkExt, StreamExt, sink, stream};
use tokio::sync::mpsc;

/// What is done with one piece of work. It must not fail: failures are written down inside it.
pub type Work<T> = Arc<dyn Fn(T) -> BoxFuture<'static, ()> + Send + Sync>;

type Arrivals<T> = Arc<Mutex<Option<mpsc::Receiver<T>>>>;

/// Why the runtime ended although it was not asked to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the worker runtime ended: {0}")]
pub struct RuntimeEnded(String);

impl RuntimeEnded {
    /// With its reason.
    pub const fn because(why: String) -> Self {
        Self(why)
    }
}

/// Runs what arrives in the channel until `stop` resolves. `name` must be new at every start.
///
/// The stream never ends and never yields an error or an empty item: each of these was seen to make
/// the runtime deaf or spin. The work runs in a task of its own that is awaited, so that a dropped
/// future cancels nothing half-way.
///
/// # Errors
/// When the runtime ends by itself; the process should then end, too, and be started again.
pub fn run<T: Clone + Send + Sync + Unpin + 'static>(
    name: &str,
    work: Work<T>,
    arriving: mpsc::Receiver<T>,
    at_once: usize,
    stop: impl Future<Output = ()> + Send + 'static,
) -> BoxFuture<'static, Result<(), RuntimeEnded>> {
    let arriving: Arrivals<T> = Arc::new(Mutex::new(Some(arriving)));
    let backend = BackendBuilder::new()
        .database(arriving)
        .fetcher(|arriving: &mut Arrivals<T>, (), _| endless(arriving))
        .sink(|_, ()| {
            sink::drain().sink_map_err(|never: Infallible| -> BoxDynError { match never {} })
        })
        .build();
    let backend = match backend {
        Ok(backend) => backend,
        Err(error) => return std::future::ready(Err(RuntimeEnded(error.to_string()))).boxed(),
    };
    let worker = WorkerBuilder::new(name)
        .backend(backend)
        .data(work)
        .catch_panic()
        .concurrency(at_once)
        .build(one::<T>);
    let stop = stop.map(Ok::<(), std::io::Error>);
    let ended = worker.run_until(stop);
    // Boxed here, where every type is named: the compiler cannot prove the same inside an async block.
    ended
        .map(|ended| ended.map_err(|error| RuntimeEnded(error.to_string())))
        .boxed()
}

/// What arrives, for ever; without a channel, nothing, but still for ever.
fn endless<T: Send + 'static>(
    arriving: &Arrivals<T>,
) -> BoxStream<'static, Result<Option<Task<T>>, BoxDynError>> {
    let receiver = arriving
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    stream::unfold(receiver, |receiver| async move {
        let mut receiver = match receiver {
            Some(receiver) => receiver,
            None => std::future::pending().await,
        };
        match receiver.recv().await {
            Some(one) => Some((Ok(Some(Task::new(one))), Some(receiver))),
            None => std::future::pending().await,
        }
    })
    .boxed()
}

async fn one<T: Send + 'static>(piece: T, work: Data<Work<T>>) -> Result<(), BoxDynError> {
    let running = tokio::spawn(work(piece));
    Ok(running.await?)
}
