//! Gathers what is asked while a round is under way and does it in the next round, together: what many
//! wait for one by one (a commit, a write that reaches the disk) then costs all of them little more than one.
//! Not here: what a round does. Whoever asks alone is served at once: nothing ever waits for company.

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::BoxFuture;
use tokio::sync::oneshot;

/// So many share a round at most: the first of them must not wait long for the last.
const MOST_TOGETHER: usize = 100;

type Round<A, R> = dyn Fn(Vec<A>) -> BoxFuture<'static, Vec<R>> + Send + Sync;

/// Cloning it shares the rounds.
pub(crate) struct Gathered<A, R>(Arc<Inner<A, R>>);

struct Inner<A, R> {
    round: Box<Round<A, R>>,
    state: Mutex<State<A, R>>,
}

struct State<A, R> {
    waiting: Vec<(A, oneshot::Sender<R>)>,
    /// Somebody runs the rounds; they end when nothing waits.
    running: bool,
}

impl<A, R> Clone for Gathered<A, R> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<A, R> std::fmt::Debug for Gathered<A, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Gathered")
    }
}

impl<A: Send + 'static, R: Send + 'static> Gathered<A, R> {
    /// `round` gives one answer for each that was asked, in their order; fewer means that the last ones
    /// have none.
    pub(crate) fn new(
        round: impl Fn(Vec<A>) -> BoxFuture<'static, Vec<R>> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(Inner {
            round: Box::new(round),
            state: Mutex::new(State {
                waiting: Vec::new(),
                running: false,
            }),
        }))
    }

    /// Asks, and waits for the answer of this one. `None` when its round gave none or panicked. Who is
    /// dropped while waiting has still asked.
    pub(crate) async fn ask(&self, one: A) -> Option<R> {
        let (answer, answered) = oneshot::channel();
        let start = {
            let mut state = self.state();
            state.waiting.push((one, answer));
            !std::mem::replace(&mut state.running, true)
        };
        if start {
            tokio::spawn(self.clone().rounds());
        }
        answered.await.ok()
    }

    async fn rounds(self) {
        while let Some((asked, answers)) = self.next() {
            // In a task of its own: a round that panics takes only itself along.
            let round = tokio::spawn((self.0.round)(asked));
            if let Ok(all) = round.await {
                for (to, answer) in answers.into_iter().zip(all) {
                    let _asker_may_be_gone = to.send(answer);
                }
            }
        }
    }

    /// Whoever waits now, in the order in which they asked.
    fn next(&self) -> Option<(Vec<A>, Vec<oneshot::Sender<R>>)> {
        let mut state = self.state();
        let many = state.waiting.len().min(MOST_TOGETHER);
        state.running = many > 0;
        (many > 0).then(|| state.waiting.drain(..many).unzip())
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State<A, R>> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use futures_util::future::join_all;
    use tokio::sync::Semaphore;

    use super::*;

    /// Rounds that wait for a permit each and answer with their own size.
    fn sizes(gate: &Arc<Semaphore>) -> Gathered<usize, (usize, usize)> {
        let gate = Arc::clone(gate);
        Gathered::new(move |asked: Vec<usize>| {
            let gate = Arc::clone(&gate);
            async move {
                gate.acquire().await.unwrap().forget();
                assert!(!asked.contains(&13), "an unlucky round");
                let many = asked.len();
                asked.into_iter().map(|one| (one, many)).collect()
            }
            .boxed()
        })
    }

    #[tokio::test]
    async fn who_comes_during_a_round_shares_the_next() {
        let gate = Arc::new(Semaphore::new(0));
        let gathered = sizes(&gate);
        let mut first = Box::pin(gathered.ask(0));
        // Polled once, it has asked and begun the first round.
        assert!(first.as_mut().now_or_never().is_none());
        tokio::task::yield_now().await;
        let mut others = Box::pin(join_all((1..=4).map(|one| gathered.ask(one))));
        assert!(others.as_mut().now_or_never().is_none());
        gate.add_permits(2);
        assert_eq!(first.await, Some((0, 1)));
        let others: Vec<_> = others.await.into_iter().flatten().collect();
        assert_eq!(others, [(1, 4), (2, 4), (3, 4), (4, 4)]);
    }

    #[tokio::test]
    async fn a_round_is_not_endless() {
        let gate = Arc::new(Semaphore::new(10));
        let gathered = sizes(&gate);
        let all = join_all((100..100 + MOST_TOGETHER * 2).map(|one| gathered.ask(one))).await;
        assert!(all.iter().flatten().all(|(_, many)| *many <= MOST_TOGETHER));
        assert_eq!(all.iter().flatten().count(), MOST_TOGETHER * 2);
    }

    #[tokio::test]
    async fn a_round_that_panics_leaves_no_answer_and_the_next_one_works() {
        let gate = Arc::new(Semaphore::new(10));
        let gathered = sizes(&gate);
        assert_eq!(gathered.ask(13).await, None);
        assert_eq!(gathered.ask(1).await, Some((1, 1)));
    }
}
