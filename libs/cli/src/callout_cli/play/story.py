"""The story of one call: a generator that yields the instant of its next act."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime, timedelta
from typing import Final

from callout_cli.play import desk
from callout_cli.play.aftermath import survey_story
from callout_cli.play.day import Day, Place
from callout_cli.play.parts import Parts
from callout_cli.play.plan import PlannedCall
from callout_cli.play.stage import Story
from callout_cli.play.visit import Visit

# Parts of a story that tell when they ended, or which visit was the last.
TimedStory = Generator[datetime, None, datetime]
VisitStory = Generator[datetime, None, Visit]

_ASKED_LATER: Final = timedelta(minutes=75)
_GRAVER_AFTER: Final = timedelta(minutes=9)
_CALLED_OFF_AFTER: Final = timedelta(minutes=11)
_PARTS_TAKE: Final = timedelta(minutes=95)
_BACK_AFTER: Final = timedelta(minutes=50)
_HANDED_OUT_AFTER: Final = timedelta(minutes=5)


def story_of(day: Day, planned: PlannedCall) -> Story:
    """Tell one call from the telephone to the survey."""
    yield planned.received
    request = desk.register_call(day, planned)
    day.audience.moved(planned, Place.CALLED, request.number)
    if planned.call.remote:
        yield from _remote(day, planned)
        yield from survey_story(day, planned, "")
        return
    visit = Visit(day, planned, 1)
    visit.wait_for_order(openings=0)
    at = planned.received
    if planned.call.severity:
        at += _GRAVER_AFTER
        yield at
        desk.change_severity(day, planned, at)
        day.audience.moved(planned, Place.DISPATCH, f"→ {planned.call.severity}")
    if planned.call.pause:
        at = yield from _pause(day, planned, at)
    if planned.call.withdrawn:
        yield from _called_off(day, planned, visit, at)
        return
    visit = yield from _visits(day, planned, visit, at)
    yield from survey_story(day, planned, visit.technician)


def _remote(day: Day, planned: PlannedCall) -> Story:
    at = planned.received + timedelta(minutes=planned.delays.respond)
    yield at
    desk.help_remotely(day, planned, at)
    day.audience.moved(planned, Place.DISPATCH, "电话指导")
    at += timedelta(minutes=planned.delays.work)
    yield at
    desk.solve_remotely(day, planned, at)
    day.audience.moved(planned, Place.CLOSED, "远程解决")


def _pause(day: Day, planned: PlannedCall, at: datetime) -> TimedStory:
    at += timedelta(minutes=planned.delays.dispatch)
    yield at
    desk.pause(day, planned, at)
    day.audience.moved(planned, Place.WAITING, "客户要求改时间")
    at += _ASKED_LATER
    yield at
    desk.resume(day, planned, at)
    day.audience.moved(planned, Place.DISPATCH, "客户已方便")
    return at


def _called_off(day: Day, planned: PlannedCall, visit: Visit, at: datetime) -> Story:
    at += timedelta(minutes=planned.delays.dispatch)
    yield at
    day.audience.moved(planned, Place.ASSIGNED, visit.assign(at))
    at += _CALLED_OFF_AFTER
    yield at
    desk.withdraw(day, planned, at)
    day.audience.moved(planned, Place.WITHDRAWN, "客户取消")


def _visits(day: Day, planned: PlannedCall, visit: Visit, at: datetime) -> VisitStory:
    """One visit, or two where the first was not the end."""
    call = planned.call
    if call.unfixed:
        at = yield from _visit(day, planned, visit, at, fixed=False)
        visit = Visit(day, planned, 2)
        visit.wait_for_order(openings=0)
    elif call.reopened:
        at = yield from _visit(day, planned, visit, at, fixed=True)
        desk.wait_until_closed(day, planned, closings=1)
        at += _BACK_AFTER
        yield at
        desk.reopen(day, planned, at)
        day.audience.moved(planned, Place.DISPATCH, "故障复现，重新打开")
        visit = Visit(day, planned, 2)
        visit.wait_for_order(openings=1)
    yield from _visit(day, planned, visit, at, fixed=True)
    desk.wait_until_closed(day, planned, closings=2 if call.reopened else 1)
    day.audience.moved(planned, Place.CLOSED, "")
    return visit


def _visit(
    day: Day, planned: PlannedCall, visit: Visit, at: datetime, *, fixed: bool
) -> TimedStory:
    call, delays = planned.call, planned.delays
    at += timedelta(minutes=delays.dispatch)
    yield at
    if call.expired and (why := visit.try_expired(call.expired, at)):
        day.audience.refused(planned, why)
    why = visit.assign(at)
    day.audience.moved(planned, Place.ASSIGNED, f"{visit.technician}（{why}）")
    if call.joined and desk.join_call(day, planned, at + timedelta(minutes=1)):
        day.audience.moved(planned, Place.ASSIGNED, "客户再次来电，并入原请求")
    accepted = at + timedelta(minutes=delays.accept)
    yield accepted
    visit.accept(accepted)
    arrived = max(visit.start - timedelta(minutes=delays.early), accepted + timedelta(minutes=3))
    left = max(accepted + timedelta(minutes=1), arrived - timedelta(minutes=delays.travel))
    yield left
    visit.travel(left)
    day.audience.moved(planned, Place.TRAVELLING, visit.technician)
    yield arrived
    visit.arrive(arrived)
    day.audience.moved(planned, Place.ON_SITE, visit.technician)
    at = yield from _work(day, planned, visit, arrived, fixed=fixed)
    if fixed:
        at += timedelta(minutes=delays.sign)
        yield at
        visit.sign(at)
        day.audience.moved(planned, Place.SIGNED, "")
    return at


def _work(
    day: Day, planned: PlannedCall, visit: Visit, arrived: datetime, *, fixed: bool
) -> TimedStory:
    """Look, fit parts where there are some to fit, report."""
    call, delays = planned.call, planned.delays
    at = arrived + timedelta(minutes=delays.look)
    wanted = call.shortage or call.parts
    fitted: dict[str, int] = {}
    parts = Parts(visit)
    if wanted and not visit.name.endswith("/2"):
        yield at
        at = yield from _parts(visit, parts, wanted, at)
        fitted = _without(wanted, call.returned)
    at += timedelta(minutes=delays.work)
    yield at
    visit.report(at, delays.look + delays.work, fitted, fixed=fixed)
    day.audience.moved(
        planned, Place.DONE if fixed else Place.WAITING, "" if fixed else "需二次上门"
    )
    if call.returned and fitted:
        parts.bring_back(next(iter(sorted(wanted))), call.returned, at + timedelta(minutes=2))
    return at


def _parts(visit: Visit, parts: Parts, wanted: dict[str, int], at: datetime) -> TimedStory:
    day, planned = visit.day, visit.planned
    is_there = parts.ask(wanted, at)
    if not is_there:
        at += timedelta(minutes=3)
        yield at
        visit.wait_for_parts(at)
        day.audience.moved(planned, Place.WAITING, "缺件，等待到货")
        at += _PARTS_TAKE
        yield at
        parts.receive_missing(wanted, at)
        day.audience.moved(planned, Place.WAITING, "到货")
    at += _HANDED_OUT_AFTER
    yield at
    parts.hand_out(at)
    at += timedelta(minutes=6)
    if not is_there:
        yield at
        visit.go_on(at)
        day.audience.moved(planned, Place.ON_SITE, visit.technician)
    return at


def _without(wanted: dict[str, int], returned: int) -> dict[str, int]:
    """What is fitted of what was asked for, when some of the first part comes back."""
    first = next(iter(sorted(wanted)))
    left = {number: quantity - returned * (number == first) for number, quantity in wanted.items()}
    return {number: quantity for number, quantity in left.items() if quantity}
