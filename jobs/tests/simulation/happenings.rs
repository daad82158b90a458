//! What happens in a year besides sending: people come and do things, servers and holds come and go, the law and
//! the settings change.
//! Not here: who the people are (`people.rs`), and the processes (`processes.rs`).

use super::*;

impl World {
    pub(super) fn fill_the_calendar(&mut self) {
        for (place, person) in self.people.clone().iter().enumerate() {
            self.schedule(person.comes_at, Happening::Comes(place));
            for (number, (at, _)) in person.deeds.iter().enumerate() {
                self.schedule(*at, Happening::Does(place, number));
            }
        }
        for day in 0..self.plan.days {
            let day = FIRST_DAY + Days::new(u64::try_from(day + 1).unwrap());
            self.schedule(brussels::start_of(day), Happening::Midnight);
        }
        let dice = &mut Dice::of(self.plan.seed, "calendar", 0);
        let at = |dice: &mut Dice| {
            let day = FIRST_DAY + Days::new(dice.below(340));
            brussels::at(day, u32::try_from(dice.between(8 * 60, 17 * 60)).unwrap())
        };
        for _ in 0..self.profile.outages {
            let (from, long) = (at(dice), dice.below(6) == 0);
            let minutes = dice.between(5, if long { 10 * 24 * 60 } else { 300 });
            self.schedule(from, Happening::ServerGoes);
            self.schedule(from + TimeDelta::minutes(minutes), Happening::ServerComes);
        }
        for _ in 0..self.profile.holds {
            let (from, minutes) = (at(dice), dice.between(30, 3 * 24 * 60));
            self.schedule(from, Happening::HoldBegins);
            self.schedule(from + TimeDelta::minutes(minutes), Happening::HoldEnds);
        }
        for _ in 0..self.profile.rule_changes {
            let (from, book) = (at(dice), usize::try_from(dice.between(0, 2)).unwrap());
            self.schedule(from, Happening::BookChanges(book));
        }
        for _ in 0..self.profile.profile_changes {
            let from = at(dice);
            self.schedule(from, Happening::ReadingChanges);
        }
    }

    pub(super) fn server_comes(&mut self) {
        self.server_up = true;
        self.disturbed_at = self.disturbed_at.max(self.now());
        self.office.set_up(true);
    }

    pub(super) async fn set_hold(&mut self, why: Option<&str>) {
        let now = self.now();
        self.held_since = why.map(|_| now);
        self.disturbed_at = self.disturbed_at.max(now);
        let setting = Setting {
            id: SettingId(Uuid::from_u128((1 << 99) + u128::from(self.scheduled))),
            key: jobs::HOLD.to_owned(),
            value: why.map_or(Value::Null, |why| Value::String(why.to_owned())),
            in_force_from: brussels::day_of(now),
            set_by: None,
            set_at: now,
        };
        self.scheduled += 1;
        let set = self
            .bench
            .store
            .write(move |tx| Box::pin(async move { settings::set(tx, &setting).await }));
        set.await.unwrap();
    }

    pub(super) async fn happens(&mut self, what: Happening) -> Found<()> {
        self.mover = None;
        let name = format!("{what:?}");
        let kind = name.split('(').next().unwrap_or_default().to_owned();
        if what != Happening::Midnight {
            self.chance().seen.count(format!("happening {kind}"));
            self.tell(|| name);
        }
        let now = self.now();
        match what {
            Happening::Comes(place) => {
                let number = self.people[place].number;
                match self.desk.comes(number, now).await {
                    Ok(case) => {
                        self.cases.insert(number, case);
                    }
                    Err(Failed::Refused(_)) => self.chance().seen.count("refused case"),
                    Err(Failed::Store(error)) => panic!("a case was not written: {error}"),
                }
            }
            Happening::Does(place, number) => {
                if !self.does(place, number).await {
                    return Ok(());
                }
            }
            Happening::ServerGoes => {
                self.server_up = false;
                self.office.set_up(false);
                // What was under way when the lines went dead is nobody's fault.
                for place in 0..self.workers.len() {
                    for at in 0..self.workers[place].hands.len() {
                        self.excuse(place, at);
                    }
                }
            }
            Happening::ServerComes => self.server_comes(),
            Happening::HoldBegins => self.set_hold(Some("a test")).await,
            Happening::HoldEnds => self.set_hold(None).await,
            Happening::BookChanges(book) => {
                self.desk.book = book;
                self.everybody_again(true);
            }
            Happening::ReadingChanges => {
                self.desk.settings.profile = other(self.desk.settings.profile);
                self.everybody_again(false);
            }
            Happening::Again(case, book) => {
                let command = if book {
                    Command::AdoptBook
                } else {
                    Command::Replan
                };
                match self.desk.again(CaseId(case), command, now).await {
                    Ok(()) | Err(Failed::Refused(_)) => {}
                    Err(Failed::Store(error)) => panic!("a case was not computed again: {error}"),
                }
            }
            Happening::Bounces(number) => self.bounces(number).await,
            Happening::Midnight => {
                let today = self.today();
                today.scan(&self.witness).await?;
                return Ok(());
            }
        }
        self.look_soon();
        Ok(())
    }

    /// Does what a person has planned; says whether anything changed.
    pub(super) async fn does(&mut self, place: usize, number: usize) -> bool {
        let person = &self.people[place];
        let (deed, who, now) = (person.deeds[number].1, person.number, self.now());
        let Some(case) = self.cases.get(&who).copied() else {
            return false;
        };
        let done = self.desk.does(case, who, number as u64, deed, now).await;
        let word = match done {
            Ok(Some(())) => "done",
            Ok(None) => "nothing to do",
            Err(Failed::Refused(_)) => "refused",
            Err(Failed::Store(error)) => panic!("{deed:?} was not written: {error}"),
        };
        self.chance().seen.count(format!("deed {deed:?} {word}"));
        word == "done"
    }

    /// Something is done about the case of a letter that is under way.
    pub(super) async fn meanwhile(&mut self, place: usize, at: usize) -> Found<()> {
        let id = self.workers[place].hands[at].claimed.id;
        let keys = self
            .bench
            .store
            .read(move |tx| Box::pin(async move { store::deliveries::natural_keys(tx, id).await }));
        let Some((case, ..)) = keys.await.unwrap().into_iter().next() else {
            return Ok(());
        };
        let deeds = [
            Deed::Meets,
            Deed::Meets,
            Deed::Meets,
            Deed::CorrectsArrival,
            Deed::Claims,
            Deed::Stops,
        ];
        let deed = *self.chance().dice().pick(&deeds);
        let (number, now) = (self.steps, self.now());
        self.mover = None;
        let done = self.desk.does(case, number, 0, deed, now).await;
        if let Err(Failed::Store(error)) = &done {
            panic!("{deed:?} was not written: {error}");
        }
        self.tell(|| format!("meanwhile {deed:?} about {case}: {}", done.is_ok()));
        self.check().await
    }

    pub(super) fn everybody_again(&mut self, book: bool) {
        let cases: Vec<CaseId> = self.cases.values().copied().collect();
        for (place, case) in cases.into_iter().enumerate() {
            let at = self.now() + TimeDelta::milliseconds(700 * i64::try_from(place).unwrap());
            self.schedule(at, Happening::Again(case.0, book));
        }
    }

    /// The receiving side says that a letter could not be delivered.
    pub(super) async fn bounces(&mut self, number: usize) {
        let answer = Answer {
            counted: false,
            ..Answer::of(DeliveryEvent::Bounce, "report")
        };
        let (jobs, now) = (self.workers[0].jobs.clone(), self.now());
        steps::outcome(&jobs, &self.sent[number], answer, now)
            .await
            .unwrap();
    }
}
