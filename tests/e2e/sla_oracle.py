"""The SLA report of a service desk's log, computed from the rows alone and as plainly as possible.

Written from the rules of the report, not from the code that makes it: nothing of the platform is
imported. The rules, word for word, are beside what they decide. Where they leave something open:

* a clock that is still running is judged as of the last row of its incident;
* who restored a service has answered: `respond` is met at the restored instant at the latest.

Holidays come from the library `chinesecalendar`, asked day by day for what it calls a working day.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from chinese_calendar import is_workday

Row = dict[str, Any]
is_workday_of = cache(is_workday)

MINUTE = timedelta(minutes=1)
OFFSET = "+08:00"
STATES = {
    *("New", "Active", "Resolved", "Closed"),
    *("Awaiting User Info", "Awaiting Vendor", "Awaiting Problem", "Awaiting Evidence"),
}
SEVERITY = {"1 - Critical": "A", "2 - High": "B", "3 - Moderate": "C", "4 - Low": "D"}
# `7x24`, and `cn-working-hours`: Mon-Fri 09:00-12:00 and 13:00-18:00, mainland holidays and make-up
# days, Asia/Shanghai, which is the zone of the log.
CALENDARS = {
    "7x24": lambda _: True,
    "cn-working-hours": lambda minute: (
        (9 <= minute.hour < 12 or 13 <= minute.hour < 18) and is_workday_of(minute.date())
    ),
}
# Pack `service-desk`: respond 30 min; restore A 4 h, B 8 h, C 24 h, D 72 h; 7x24.
RESPOND = timedelta(minutes=30)
RESTORE = {"A": 4, "B": 8, "C": 24, "D": 72}


def report(
    path: Path, now: datetime, calendar: str = "7x24"
) -> tuple[list[dict[str, str]], list[int]]:
    """Return the rows of the report and the line numbers of the rows that cannot be used.

    Args:
        path: The log.
        now: Local time; what is later is impossible.
        calendar: Which minutes count.
    """
    incidents: dict[str, list[Row]] = {}
    rejected = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        for fields in reader:
            row = usable(fields, now)
            if row is None:
                rejected.append(reader.line_num)
            else:
                row["line"] = reader.line_num
                incidents.setdefault(str(row["number"]), []).append(row)
    lines = []
    for number, rows in incidents.items():
        if all(row["severity"] is None for row in rows):
            rejected += [row["line"] for row in rows]
            continue
        # Rows in order of sys_updated_at, then file order.
        rows.sort(key=lambda row: (row["at"], row["line"]))
        lines += judge(number, rows, calendar)
    return lines, sorted(rejected)


def usable(fields: dict[str, str], now: datetime) -> Row | None:
    """Bad rows: unknown state, impossible time, missing number; a row earlier than its call."""
    if None in fields or None in fields.values():
        return None
    try:
        opened, at = instant(fields["opened_at"]), instant(fields["sys_updated_at"])
        resolved, closed = instant(fields["resolved_at"]), instant(fields["closed_at"])
    except ValueError:
        return None
    times = [time for time in (at, resolved, closed) if time is not None]
    if opened is None or at is None or any(time < opened or time > now for time in times):
        return None
    if fields["number"] in {"", "?"} or fields["incident_state"] not in STATES:
        return None
    if fields["priority"] not in {*SEVERITY, "?", ""}:
        return None
    return {
        "number": fields["number"],
        "opened": opened,
        "at": at,
        "state": fields["incident_state"],
        "severity": SEVERITY.get(fields["priority"]),
        "branch": "unknown" if fields["location"] == "?" else fields["location"],
        # Restore is met at resolved_at, else closed_at.
        "restored": resolved or closed,
    }


def instant(text: str) -> datetime | None:
    return None if text in {"?", ""} else datetime.strptime(text, "%d-%m-%Y %H:%M")  # noqa: DTZ007


def judge(number: str, rows: list[Row], calendar: str) -> list[dict[str, str]]:
    received = rows[0]["opened"]
    restored = next((row["restored"] for row in reversed(rows) if row["restored"]), None)
    # Respond is met at the first row whose state is not New.
    answered = next((row["at"] for row in rows if row["state"] != "New"), None)
    if restored is not None:
        answered = min(answered or restored, restored)
    always_used = lambda _: "used"  # noqa: E731 - no state pauses the answer
    clocks = (("respond", answered, always_used), ("restore", restored, kind_of(rows)))
    lines = []
    for milestone, met, kind in clocks:
        end = met or rows[-1]["at"]
        # A clock is judged by the severity in force when it was met.
        severity = severity_at(rows, end)
        target = RESPOND if milestone == "respond" else timedelta(hours=RESTORE[severity])
        spent, due = minutes(received, end, target, kind, CALENDARS[calendar])
        state = "breached" if spent["used"] > target else "met" if met else "running"
        lines.append(
            {
                "external_ref": number,
                "branch": rows[-1]["branch"],
                "severity": severity,
                "milestone": milestone,
                "calendar": calendar,
                "started_at": written(received),
                "due_at": written(due),
                "met_at": written(met),
                "target_seconds": seconds(target),
                "used_seconds": seconds(spent["used"]),
                "paused_seconds": seconds(spent["paused"]),
                "stopped_seconds": seconds(spent["stopped"]),
                "state": state,
            }
        )
    return lines


def severity_at(rows: list[Row], at: datetime) -> str:
    known = [row for row in rows if row["severity"]]
    before = [row for row in known if row["at"] <= at]
    return str((before[-1] if before else known[0])["severity"])


def kind_of(rows: list[Row]) -> Callable[[datetime], str]:
    """What a minute counts as: used, paused or stopped; a state lasts until the next row."""
    times = [row["at"] for row in rows]
    kinds = ["used"] + [kind_of_row(rows, place) for place in range(len(rows))]
    return lambda minute: kinds[bisect_right(times, minute)]


def kind_of_row(rows: list[Row], place: int) -> str:
    state = rows[place]["state"]
    # "Awaiting User Info" pauses the restore clock.
    if state == "Awaiting User Info":
        return "paused"
    # Time between Resolved and a later return to another open state is stopped.
    later = {row["state"] for row in rows[place + 1 :]}
    if state in {"Resolved", "Closed"} and later - {"Resolved", "Closed"}:
        return "stopped"
    return "used"


def minutes(
    start: datetime,
    end: datetime,
    target: timedelta,
    kind: Callable[[datetime], str],
    is_open: Callable[[datetime], bool],
) -> tuple[dict[str, timedelta], datetime]:
    """Count minute by minute in [received, met); all times of the log are whole minutes."""
    spent = dict.fromkeys(("used", "paused", "stopped"), timedelta())
    due: datetime | None = None
    minute = start
    while minute < end:
        is_counted = is_open(minute)
        if is_counted:
            spent[kind(minute)] += MINUTE
        minute += MINUTE
        # The earliest instant at which the used time reaches the target.
        if due is None and is_counted and spent["used"] == target:
            due = minute
    left = target - spent["used"]
    while due is None:
        left -= MINUTE if is_open(minute) else timedelta()
        minute += MINUTE
        due = None if left else minute
    return spent, due


def written(at: datetime | None) -> str:
    return "" if at is None else at.isoformat(timespec="seconds") + OFFSET


def seconds(length: timedelta) -> str:
    return str(int(length.total_seconds()))
