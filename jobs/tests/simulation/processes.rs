//! The processes of a year: whose turn it is, how a letter begins, goes on and ends, and how a process stands
//! still or dies.
//! Not here: the steps themselves (`worker.rs`), and what else happens (`happenings.rs`).

use store::faults;

use super::*;

impl World {
    /// One step of one process; says whether there was one.
    pub(super) async fn acts(&mut self, place: usize) -> Found<bool> {
        let now = self.now();
        let worker = &mut self.workers[place];
        if worker.is_stopped() {
            return Ok(false);
        }
        if worker.stopped_until.take().is_some() {
            let number = worker.number;
            self.tell(|| format!("worker {number} goes on"));
        }
        let hands = self.workers[place].hands.len() as u64;
        let worker = &mut self.workers[place];
        if worker.look.is_empty() && worker.look_at <= now {
            worker.look.extend(LOOK);
        }
        let looks = !worker.look.is_empty();
        // A letter or the look, whichever chance prefers; a letter alone when there is nothing else.
        let mut chosen = None;
        if hands > 0 && (!looks || self.chance().dice().below(3) > 0) {
            chosen = Some(usize::try_from(self.chance().dice().below(hands)).unwrap());
        }
        match chosen {
            Some(hand) => {
                let mut moved = self.moves_on(place, hand).await?;
                // Where nothing else is to be done, every letter gets its turn before time goes on.
                if !looks && !moved {
                    for other in (0..usize::try_from(hands).unwrap()).filter(|other| *other != hand)
                    {
                        if self.workers[place].hands.len() <= other {
                            break;
                        }
                        moved |= self.moves_on(place, other).await?;
                        if moved {
                            break;
                        }
                    }
                }
                Ok(moved || looks)
            }
            None if looks => {
                self.looks(place).await?;
                Ok(true)
            }
            None => Ok(false),
        }
    }

    pub(super) async fn looks(&mut self, place: usize) -> Found<()> {
        if self.strikes(Fault::CrashInLook) {
            self.dies(place, "between two steps of a look");
            return Ok(());
        }
        let worker = &mut self.workers[place];
        let Some(step) = worker.look.pop_front() else {
            return Ok(());
        };
        let number = worker.number;
        if step == Step::Held {
            let now = self.now.get();
            self.held_checked.insert(number, now);
        }
        self.mover = None;
        self.chance().seen.count(format!("step {step:?}"));
        let asks = matches!(step, Step::Reap | Step::Bundle | Step::Claim);
        if asks && self.strikes(Fault::DatabaseBefore) {
            faults::order(Some(Trouble::Before));
        }
        let worker = &mut self.workers[place];
        let done = worker.step(step).await;
        faults::order(None);
        let mut moved = true;
        match done {
            Ok(done) => {
                moved = done.moved;
                if done.again {
                    worker.look.push_front(Step::Claim);
                    worker.look.push_front(Step::Bundle);
                }
                if done.shut {
                    self.chance().seen.count("breaker open");
                }
                for claimed in done.claimed {
                    self.begins(place, claimed);
                }
            }
            Err(error) => {
                worker.look.clear();
                worker.forgets();
                self.chance().seen.count("look failed");
                self.tell(|| format!("worker {number}: {step:?} failed: {error}"));
            }
        }
        let ends = self.workers[place].look.is_empty();
        if moved || ends {
            self.check().await?;
        }
        if ends {
            let worker = &mut self.workers[place];
            let wake = sweep::next_wake(&worker.jobs, worker.time()).await.unwrap();
            let turn = sweep::next_turn(&worker.jobs, worker.time()).await.unwrap();
            let next = wake.into_iter().chain(turn).min();
            // The service looks every few seconds; here no later than what is under way needs.
            let latest = self.now.get() + self.witness.patience();
            let mut next = next.map_or(latest, |next| next.min(latest));
            next = next.max(self.now.get() + TimeDelta::milliseconds(100));
            self.workers[place].look_at = self.now.get() + TimeDelta::days(2);
            self.somebody_looks(next);
        }
        Ok(())
    }

    /// A claimed letter sets out, with what chance has in store for it.
    pub(super) fn begins(&mut self, place: usize, claimed: Claimed) {
        self.hands += 1;
        let number = self.hands;
        let mut trap = None;
        let address = claimed.address.expose();
        let calm = self.chance().calm;
        if !calm && Dice::marks(address, "poison", self.profile.poison) {
            trap = Some((1, Trap::DieBefore));
        } else if self.strikes(Fault::CrashInLetter) {
            let how = *self
                .chance()
                .dice()
                .pick(&[Trap::DieBefore, Trap::DieDuring]);
            trap = Some((self.between(1, 7), how));
        } else if self.strikes(Fault::Stop) {
            let seconds = self.between(5, 1800);
            trap = Some((self.between(1, 7), Trap::StopDuring(seconds)));
        } else if self.strikes(Fault::DatabaseBefore) {
            trap = Some((self.between(3, 7), Trap::Database(Trouble::Before)));
        } else if self.strikes(Fault::DatabaseAfter) {
            trap = Some((self.between(3, 7), Trap::Database(Trouble::AfterCommit)));
        }
        let trap = trap.map(|(call, trap)| (u32::try_from(call).unwrap(), trap));
        self.wakes_who_held(&claimed);
        let id = claimed.id.0.simple().to_string();
        let fence = claimed.fence;
        self.tell(|| format!("letter {id} begins: hand {number}, fence {fence}, trap {trap:?}"));
        let hand = Hand::new(number, &self.workers[place], claimed, trap);
        self.workers[place].hands.push(hand);
    }

    /// Whoever stands still with the same letter wakes up now of all times, every other time.
    fn wakes_who_held(&mut self, claimed: &Claimed) {
        let now = self.now();
        for place in 0..self.workers.len() {
            let worker = &self.workers[place];
            let holds = |hand: &Hand| hand.claimed.id == claimed.id;
            if worker.is_stopped() && worker.hands.iter().any(holds) && self.between(0, 1) == 0 {
                self.workers[place].stopped_until = Some(now);
            }
        }
    }

    /// Moves a letter on; says whether it got anywhere.
    pub(super) async fn moves_on(&mut self, place: usize, at: usize) -> Found<bool> {
        let hand = &mut self.workers[place].hands[at];
        let (number, calls) = (hand.number, hand.calls());
        let letter = hand.claimed.id.0.simple().to_string();
        let fence = i64::from(hand.claimed.fence);
        self.mover = Some((
            Mover {
                hand: number,
                letter: letter.clone(),
                fence,
            },
            place,
        ));
        let turn = hand.move_on(&self.office).await;
        let hand = &self.workers[place].hands[at];
        if let Some(trap) = hand.sprung()
            && hand.calls() > calls
        {
            let name = match trap {
                Trap::StopDuring(_) => "StopDuring".to_owned(),
                other => format!("{other:?}"),
            };
            self.chance().seen.count(format!("trap {name}"));
        }
        let got_on = hand.calls() > calls;
        if self.office.leaves_in_doubt(number) {
            self.witness.excused.insert(number);
        }
        match turn {
            Turn::Waits => {
                if self.strikes(Fault::Stop) {
                    let seconds = self.between(5, 3600);
                    self.stands_still(place, seconds);
                }
                self.check().await?;
                if self.strikes(Fault::Meanwhile) {
                    self.meanwhile(place, at).await?;
                }
                Ok(got_on)
            }
            Turn::Stopped(seconds) => {
                self.stands_still(place, seconds);
                self.check().await?;
                Ok(true)
            }
            Turn::Died => {
                self.excuse(place, at);
                match self.strikes(Fault::PowerCut) {
                    true => self.loses_power(),
                    false => self.dies(place, &format!("with letter {letter}")),
                }
                self.check().await?;
                Ok(true)
            }
            Turn::Ended(ended) => {
                self.ended(place, at, ended);
                self.check().await?;
                Ok(true)
            }
        }
    }

    /// What was lost with a letter may cost one more copy, unless its receipt was written before.
    pub(super) fn excuse(&mut self, place: usize, at: usize) {
        let hand = &self.workers[place].hands[at];
        let noted = self.receipts.is_some() && self.office.has_noted(hand.number, hand.calls());
        if !noted {
            self.witness.excused.insert(hand.number);
        }
    }

    pub(super) fn ended(&mut self, place: usize, at: usize, ended: Result<Ended, JobError>) {
        let hand = &self.workers[place].hands[at];
        let number = hand.number;
        if ended.is_err() {
            self.excuse(place, at);
        }
        let hand = self.workers[place].hands.remove(at);
        let told = match &ended {
            Ok(Ended::Sent(_)) => "sent".to_owned(),
            Ok(Ended::Refused) => "refused".to_owned(),
            Ok(Ended::NotSent(one)) => {
                let class = one.class.map_or("-", |class| class.as_str());
                self.chance().seen.count(format!("class {class}"));
                let state = one
                    .moved
                    .as_ref()
                    .map_or("elsewhere", |moved| moved.state.as_str());
                format!("not sent: {class}, {state}")
            }
            Err(error) => format!("failed: {error}"),
        };
        self.chance().seen.count(format!(
            "end {}",
            told.split(':').next().unwrap_or_default()
        ));
        self.tell(|| format!("hand {number} {told}"));
        let bounces = matches!(ended, Ok(Ended::Sent(_))) && !self.chance().calm && {
            let rate = self.profile.bounces;
            self.chance().dice().hits(rate)
        };
        if bounces {
            self.sent.push(hand.claimed);
            let after = TimeDelta::minutes(self.between(1, 3000));
            let what = Happening::Bounces(self.sent.len() - 1);
            self.schedule(self.now() + after, what);
        }
        // A hand is free: the next letter may come, and what was put off is taken into account.
        let soon = self.now() + TimeDelta::seconds(10);
        let worker = &mut self.workers[place];
        worker.look_at = worker.look_at.min(soon);
    }

    pub(super) fn stands_still(&mut self, place: usize, seconds: i64) {
        let until = self.now() + TimeDelta::seconds(seconds);
        self.workers[place].stopped_until = Some(until);
        for at in 0..self.workers[place].hands.len() {
            self.excuse(place, at);
        }
        self.disturbed_at = self.disturbed_at.max(until);
        let soon = self.now() + TimeDelta::seconds(95);
        self.somebody_looks(soon);
        let number = self.workers[place].number;
        self.tell(|| format!("worker {number} stands still for {seconds} s"));
    }

    pub(super) fn dies(&mut self, place: usize, how: &str) {
        for at in 0..self.workers[place].hands.len() {
            self.excuse(place, at);
        }
        let number = self.workers[place].number;
        self.tell(|| format!("worker {number} dies {how}"));
        let mut next = self.hire(number);
        next.look_at = self.now() + TimeDelta::seconds(self.between(1, 120));
        self.workers[place] = next;
    }

    pub(super) fn loses_power(&mut self) {
        for place in 0..self.workers.len() {
            self.dies(place, "without power");
        }
        if let Some(folder) = &self.receipts {
            cut_power(folder.path()).unwrap();
        }
    }
}
