//! Forty clocks that step, and when letters may leave under each.
//! Not here: what is run under them.
#![allow(dead_code, reason = "each test uses a part")]

/// Seconds in a day.
pub const DAY: i64 = 86_400;
/// ... and in a year.
pub const YEAR: i64 = 365 * DAY;
/// A look at the clock comes so often, in seconds.
pub const TICK: i64 = 5;

/// What happens to a clock.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// From this second on it is off by so many seconds.
    Off(i64, i64),
    /// From this second on it is known whether it is kept right.
    Kept(i64, bool),
    /// At this second somebody says that it is right.
    Confirmed(i64),
    /// At this second the process is started anew.
    Restart(i64),
    /// From this second on the database server's clock is ahead by so many milliseconds.
    Server(i64, i64),
}

/// One clock: how long ago somebody was at work when the process starts, what happens, and in which
/// seconds letters are held, the last one included. It runs for six minutes.
pub struct Script {
    pub name: &'static str,
    pub worked_ago: Option<i64>,
    pub steps: &'static [Step],
    pub held: &'static [(i64, i64)],
}

/// How long each runs, in seconds.
pub const RUNS_FOR: i64 = 360;
/// To its end.
const END: i64 = RUNS_FOR;

const fn script(
    name: &'static str,
    worked_ago: Option<i64>,
    steps: &'static [Step],
    held: &'static [(i64, i64)],
) -> Script {
    Script {
        name,
        worked_ago,
        steps,
        held,
    }
}

use Step::{Confirmed, Kept, Off, Restart, Server};

/// The forty.
pub const SCRIPTS: [Script; 40] = [
    script("a clock that is right", Some(60), &[], &[]),
    script("nobody was ever at work", None, &[], &[]),
    // Ahead, while running.
    script("a second ahead", Some(60), &[Off(60, 1)], &[]),
    script("ten seconds ahead", Some(60), &[Off(60, 10)], &[]),
    script("fourteen minutes ahead", Some(60), &[Off(60, 840)], &[]),
    script("fifteen minutes ahead", Some(60), &[Off(60, 900)], &[]),
    script("a second more", Some(60), &[Off(60, 901)], &[(60, 115)]),
    script("an hour ahead", Some(60), &[Off(60, 3600)], &[(60, 115)]),
    script("a day ahead", Some(60), &[Off(60, DAY)], &[(60, 115)]),
    script(
        "thirty days ahead",
        Some(60),
        &[Off(60, 30 * DAY)],
        &[(60, 115)],
    ),
    script(
        "thirty-one days ahead",
        Some(60),
        &[Off(60, 31 * DAY)],
        &[(60, END)],
    ),
    script("a year ahead", Some(60), &[Off(60, YEAR)], &[(60, END)]),
    script(
        "to the end of 32 bits",
        Some(60),
        &[Off(60, 353_000_000)],
        &[(60, END)],
    ),
    script(
        "an hour ahead and put right",
        Some(60),
        &[Off(60, 3600), Off(90, 0)],
        &[(60, 85)],
    ),
    script(
        "a year ahead and put right",
        Some(60),
        &[Off(60, YEAR), Off(200, 0)],
        &[(60, 195)],
    ),
    script(
        "ahead in two steps",
        Some(60),
        &[Off(60, 3600), Off(90, 7200)],
        &[(60, 145)],
    ),
    script(
        "ahead, back a little, ahead",
        Some(60),
        &[Off(60, 3600), Off(80, 3500), Off(100, 3600)],
        &[(60, 155)],
    ),
    script(
        "ahead and not kept right",
        Some(60),
        &[Kept(0, false), Off(60, 3600)],
        &[(60, END)],
    ),
    script(
        "ahead and kept right later",
        Some(60),
        &[Kept(0, false), Off(60, 3600), Kept(200, true)],
        &[(60, 195)],
    ),
    script(
        "ahead and kept right",
        Some(60),
        &[Kept(0, true), Off(60, 3600)],
        &[(60, 115)],
    ),
    script(
        "a year ahead and kept right",
        Some(60),
        &[Kept(0, true), Off(60, YEAR)],
        &[(60, END)],
    ),
    script(
        "an hour ahead and confirmed",
        Some(60),
        &[Off(60, 3600), Confirmed(80)],
        &[(60, 75)],
    ),
    script(
        "a year ahead and confirmed",
        Some(60),
        &[Off(60, YEAR), Confirmed(200)],
        &[(60, 195)],
    ),
    // Back, while running.
    script("a second back", Some(60), &[Off(60, -1)], &[]),
    script("ten seconds back", Some(60), &[Off(60, -10)], &[(60, 60)]),
    script("two minutes back", Some(60), &[Off(60, -120)], &[(60, 170)]),
    script("an hour back", Some(60), &[Off(60, -3600)], &[(60, END)]),
    script(
        "to 1970",
        Some(60),
        &[Off(60, -1_790_000_000)],
        &[(60, END)],
    ),
    script(
        "an hour back and put right",
        Some(60),
        &[Off(60, -3600), Off(120, 0)],
        &[(60, 115)],
    ),
    script(
        "an hour back and confirmed",
        Some(60),
        &[Off(60, -3600), Confirmed(100)],
        &[(60, 95)],
    ),
    script(
        "five seconds to and fro",
        Some(60),
        &[Off(60, 5), Off(70, -5), Off(80, 5), Off(90, -5)],
        &[(70, 70), (90, 90)],
    ),
    // At the start.
    script(
        "a year back at the start",
        Some(60),
        &[Off(0, -YEAR)],
        &[(0, END)],
    ),
    script(
        "a year ahead at the start",
        Some(60),
        &[Off(0, YEAR)],
        &[(0, END)],
    ),
    script(
        "a year ahead at the start, and started again",
        Some(60),
        &[Off(0, YEAR), Restart(100), Restart(200)],
        &[(0, END)],
    ),
    script(
        "a year ahead at the start, and confirmed",
        Some(60),
        &[Off(0, YEAR), Confirmed(100)],
        &[(0, 95)],
    ),
    script("away for five days", Some(5 * DAY), &[], &[]),
    script("away for two months", Some(60 * DAY), &[], &[(0, END)]),
    script(
        "away for a day and not kept right yet",
        Some(DAY),
        &[Kept(0, false), Kept(50, true)],
        &[(0, 45)],
    ),
    // Beside a server.
    script(
        "three seconds off the server",
        Some(60),
        &[Server(60, 3000), Server(120, 1500)],
        &[(60, 115)],
    ),
    script(
        "two seconds off the server",
        Some(60),
        &[Server(60, -2000)],
        &[],
    ),
];
