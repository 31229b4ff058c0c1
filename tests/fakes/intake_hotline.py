"""Hotlines in memory: keeps the promises of `intake.ports.Hotlines`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from intake.domain.calendar_plan import CalendarPlan, Exceptional, Weekday, Window
from intake.domain.hotline.coverage import CallRefTaken, UnansweredCall, UnansweredFilter
from intake.domain.hotline.hotline import (
    Duty,
    DutyNotFound,
    Hotline,
    HotlineNotFound,
    HotlinePolicy,
    HotlineTaken,
    StaleHotline,
)
from intake.domain.listing import Page

_WORKDAYS = frozenset({Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI})

HOTLINE = HotlinePolicy(longest_duty=timedelta(days=7))
QING_MING = date(2026, 4, 6)  # A Monday off.
WORKING_HOURS = CalendarPlan(
    windows=(
        Window(name="morning", days=_WORKDAYS, start=time(9), end=time(12)),
        Window(name="afternoon", days=_WORKDAYS, start=time(13), end=time(18)),
    ),
    closures=(Exceptional(name="清明节", on=QING_MING),),
)
NIGHTS = CalendarPlan(windows=(Window(name="night", days=_WORKDAYS, start=time(22), end=time(6)),))


@dataclass
class HotlineState:
    """What a rollback brings back; `__copy__` keeps twins apart."""

    hotlines: dict[str, Hotline] = field(default_factory=dict)
    duties: dict[str, Duty] = field(default_factory=dict)
    cancelled: dict[str, datetime] = field(default_factory=dict)
    unanswered: dict[str, UnansweredCall] = field(default_factory=dict)

    def __copy__(self) -> HotlineState:
        return HotlineState(
            dict(self.hotlines), dict(self.duties), dict(self.cancelled), dict(self.unanswered)
        )


class FakeHotlines:
    def __init__(self, state: Callable[[], HotlineState], may: Callable[[str], bool]) -> None:
        self._read = state
        self._may = may

    @property
    def _state(self) -> HotlineState:
        return self._read()

    def add(self, hotline: Hotline) -> Hotline:
        if hotline.code in self._state.hotlines:
            raise HotlineTaken(f"hotline {hotline.code}", rule="I-04", field="code")
        return self._store(hotline)

    def get(self, code: str) -> Hotline:
        hotline = self._state.hotlines.get(code)
        if hotline is None or not self._may(hotline.branch):
            raise HotlineNotFound(f"no hotline {code}", hotline_code=code)
        return hotline

    def lock(self, code: str) -> Hotline:
        return self.get(code)

    def save(self, hotline: Hotline) -> Hotline:
        if self._state.hotlines[hotline.code].version != hotline.version:
            raise StaleHotline(f"hotline {hotline.code}", hotline_code=hotline.code)
        return self._store(hotline)

    def page(self, branch: str, after: str, limit: int) -> Page[Hotline]:
        rows = [
            hotline
            for code, hotline in sorted(self._state.hotlines.items())
            if code > after and branch in {"", hotline.branch} and self._may(hotline.branch)
        ]
        return Page(tuple(rows[:limit]), len(rows) > limit)

    def add_duty(self, duty: Duty) -> None:
        self._state.duties[duty.id] = duty

    def duties(self, code: str, start: datetime, end: datetime) -> tuple[Duty, ...]:
        found = [
            duty
            for duty in self._state.duties.values()
            if duty.hotline == code and duty.start < end and start < duty.end
        ]
        return tuple(sorted(found, key=lambda duty: duty.start))

    def on_duty(self, code: str, at: datetime) -> Duty | None:
        return next(iter(self.duties(code, at, at + timedelta.resolution)), None)

    def lock_duty(self, duty_id: str) -> Duty:
        duty = self._state.duties.get(duty_id)
        if duty is None or not self._may(self._state.hotlines[duty.hotline].branch):
            raise DutyNotFound(f"no duty {duty_id}", duty_id=duty_id)
        return duty

    def cancel_duty(self, duty: Duty, now: datetime) -> None:
        self._state.cancelled[duty.id] = now
        del self._state.duties[duty.id]

    def add_unanswered(self, call: UnansweredCall) -> None:
        told = {(c.hotline, c.call_ref) for c in self._state.unanswered.values() if c.call_ref}
        if (call.hotline, call.call_ref) in told:
            raise CallRefTaken(f"call {call.call_ref}", rule="I-04", field="call_ref")
        self._state.unanswered[call.id] = call

    def unanswered(
        self, wanted: UnansweredFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Page[UnansweredCall]:
        found = [
            call
            for call in self._state.unanswered.values()
            if self._may(call.branch)
            and wanted.branch in {"", call.branch}
            and wanted.hotline in {"", call.hotline}
            and (wanted.start is None or call.called_at >= wanted.start)
            and (wanted.end is None or call.called_at < wanted.end)
            and (call.coverage.in_hours or not wanted.in_hours_only)
            and (after is None or (call.called_at, call.id) > after)
        ]
        found.sort(key=lambda call: (call.called_at, call.id))
        return Page(tuple(found[:limit]), len(found) > limit)

    def _store(self, hotline: Hotline) -> Hotline:
        stored = replace(hotline, version=hotline.version + 1)
        self._state.hotlines[hotline.code] = stored
        return stored
