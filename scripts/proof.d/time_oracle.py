"""What Brussels' clocks and the Belgian calendar say, from Python's zoneinfo and an Easter of its own.

One line an answer, for casework/tests/time.rs to compare. Shares no code with the program.
"""

import datetime as dt
import random
import sys
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")
UTC = dt.timezone.utc
STAGES = [30, 14, 7, 3, 1, 0]


def changes():
    """The 22 days on which the clocks change, from October 2026 to March 2037."""
    day, found = dt.date(2026, 10, 1), []
    while len(found) < 22:
        noon = [dt.datetime.combine(day + dt.timedelta(n), dt.time(12), BRUSSELS) for n in (-1, 0)]
        if noon[0].utcoffset() != noon[1].utcoffset():
            found.append(day)
        day += dt.timedelta(1)
    return found


def instant(day, minute):
    """The earlier of two instants; the first valid one after a gap. Found by walking through UTC."""
    wanted = dt.datetime.combine(day, dt.time(minute // 60, minute % 60))
    start = dt.datetime.combine(day, dt.time(0), UTC) - dt.timedelta(hours=3)
    for step in range(0, 12 * 30):
        at = start + dt.timedelta(minutes=5 * step)
        if at.astimezone(BRUSSELS).replace(tzinfo=None) >= wanted:
            return at
    return None


def easter(year):
    """Gauss's rule with its two exceptions."""
    a, b, c = year % 19, year % 4, year % 7
    k = year // 100
    p, q = (13 + 8 * k) // 25, k // 4
    m, n = (15 - p + k - q) % 30, (4 + k - q) % 7
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    days = 22 + d + e
    if d == 29 and e == 6:
        days = 50
    if d == 28 and e == 6 and (11 * m + 11) % 30 < 19:
        days = 49
    return dt.date(year, 3, 1) + dt.timedelta(days - 1)


def is_off(day):
    sunday = easter(day.year)
    moving = [sunday + dt.timedelta(n) for n in (1, 39, 50)]
    fixed = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)]
    return day.weekday() >= 5 or day in moving or (day.month, day.day) in fixed


def walk(day, step, count):
    while count:
        day += dt.timedelta(step)
        count -= not is_off(day)
    return day


def roll(day, step):
    while is_off(day):
        day += dt.timedelta(step)
    return day


def months(day, count):
    total = day.year * 12 + day.month - 1 + count
    year, month = divmod(total, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return dt.date(year, month + 1, last)
        except ValueError:
            continue
    return None


def main():
    choose = random.Random(int(sys.argv[1]))
    for change in changes():
        for stage in STAGES:
            due = change + dt.timedelta(stage)
            for quarter in range(96):
                at = instant(change, quarter * 15)
                print(f"clock {due} {stage} {quarter * 15} {at:%Y-%m-%dT%H:%M:%SZ}")
    for case in range(400):
        day = dt.date(2024, 1, 1) + dt.timedelta(choose.randrange(5_500))
        count = choose.randrange(1, 31)
        kind = ["after", "before", "forward", "back", "months"][case % 5]
        answer = {
            "after": lambda: walk(day, 1, count),
            "before": lambda: walk(day, -1, count),
            "forward": lambda: roll(day, 1),
            "back": lambda: roll(day, -1),
            "months": lambda: months(day, count - 15),
        }[kind]()
        if kind == "months":
            count -= 15
        print(f"law {kind} {day} {count} {answer}")


main()
