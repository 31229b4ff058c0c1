"""A promise stays what it was, whatever becomes of the policy files."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from structlog.testing import capture_logs

from callout.intake.v1.resources_pb2 import MILESTONE_RESTORE
from chassis.db import Database
from chassis.outbox import Outbox
from chassis.resources import service_folder
from chassis.unit_of_work import SYSTEM, UnitOfWork
from intake.adapters.contact_cipher import ContactCipher
from intake.adapters.kept_policies import PolicyKeeper
from intake.adapters.objectives import ObjectiveMetrics
from intake.adapters.policies import PolicyShelf
from intake.adapters.tables import kept_pledges, kept_policies
from intake.adapters.transaction import Shared, StoredTx
from intake.api import answers
from intake.config import IntakeSettings
from intake.domain.explanation import Explanation
from intake.domain.listing import ClockFilter, Reference
from intake.domain.vocabulary import Handling, Milestone, Severity
from intake.handlers.change_promise import ChangePromise, change_promise
from intake.handlers.change_severity import ChangeSeverity, change_severity
from intake.handlers.check_clocks import check_clocks
from intake.handlers.explain_deadline import explain_deadline
from intake.handlers.register_branch import register_branch
from intake.handlers.register_call import register_call
from intake.ports import Tx
from integration.intake.conftest import KEYS, caller_on_file
from unit.intake.scene import HANGZHOU, a_call

pytestmark = pytest.mark.integration

FRIDAY = datetime(2026, 3, 6, 3, 0, tzinfo=UTC)  # 11:00 in Hangzhou
PACK = "sla-packs/service-desk.yaml"
HOURS = "calendars/cn-working-hours.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Policy files of our own, as they are today, with the service desk in office hours."""
    folder = tmp_path / "policies"
    shutil.copytree(service_folder("intake", "policies"), folder)
    _edit(folder, PACK, "calendar: 7x24", "calendar: cn-working-hours")
    return folder


def _edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    before = path.read_text("utf-8")
    assert old in before
    path.write_text(before.replace(old, new), "utf-8")


def started(database: Database, folder: Path) -> UnitOfWork[Tx]:
    """A process that has read the files as they are now and knows nothing else."""
    settings = IntakeSettings(service="intake", database_url="postgresql://unused")
    shelf = PolicyShelf(folder)
    shared = Shared(
        service="intake",
        policies=shelf,
        branches={},
        objectives=ObjectiveMetrics.declare(settings.phase_bounds),
        cipher=ContactCipher(KEYS),
        keeper=PolicyKeeper(shelf),
    )

    def open_tx(connection: object, outbox: Outbox, principal: object) -> Tx:
        return StoredTx(connection, outbox, principal, shared)  # type: ignore[arg-type]

    return UnitOfWork(database, open_tx, source="intake", cell="test")


def _number(number: int) -> str:
    return f"00000000-0000-0000-0000-{number:012d}"


def registered(uow: UnitOfWork[Tx], number: int = 1, at: datetime = FRIDAY) -> str:
    with uow.begin(SYSTEM) as work:
        if work.tx.branches.known(HANGZHOU.code) is None:
            register_branch(HANGZHOU, work.tx, at)
            caller_on_file(work.connection)
        call = a_call(
            request_id=_number(number),
            received_at=at,
            handling=Handling.REMOTE,
            sla_pack="service-desk",
            severity=Severity.B,
            symptom_code="",
        )
        return register_call(call, work.tx, at).request.id


def explained(
    uow: UnitOfWork[Tx], request_id: str, now: datetime = FRIDAY + timedelta(days=5)
) -> Explanation:
    with uow.read(SYSTEM) as tx:
        reference = Reference(request_id=request_id)
        found = explain_deadline(reference, Milestone.RESTORE, tx, now).explanation
    # Calendars are told by their digests; two of them made from the same policy are not equal.
    return replace(found, pledge=replace(found.pledge, calendars={}))


def rows(database: Database) -> tuple[int, int]:
    with database.read_only() as connection:
        return (
            connection.execute(select(func.count()).select_from(kept_pledges)).scalar_one(),
            connection.execute(select(func.count()).select_from(kept_policies)).scalar_one(),
        )


def test_the_first_decision_keeps_what_it_rests_on_and_later_ones_add_nothing(
    database: Database, folder: Path
) -> None:
    uow = started(database, folder)
    registered(uow)
    first = rows(database)
    assert first == (1, 4)  # pack, calendar, warnings, list of holidays
    registered(uow, 2)
    registered(started(database, folder), 3)
    assert rows(database) == first


def test_an_old_request_is_explained_the_same_after_its_files_were_replaced(
    database: Database, folder: Path
) -> None:
    request_id = registered(started(database, folder))
    before = explained(started(database, folder), request_id)
    # 11:00-12:00 and 13:00-18:00 of Friday, two hours of Monday.
    assert before.reading.due_at == datetime(2026, 3, 9, 3, 0, tzinfo=UTC)

    _edit(folder, PACK, 'version: "2026.1"', 'version: "2027.1"')
    _edit(folder, PACK, "B: 8 h", "B: 1 h")
    _edit(folder, HOURS, 'version: "2026.1"', 'version: "2027.1"')
    _edit(folder, HOURS, 'start: "09:00"', 'start: "06:00"')
    _edit(folder, "sla-warnings.yaml", "effective_on: 2010-01-01", "effective_on: 2027-01-01")
    years_later = started(database, folder)
    after = explained(years_later, request_id)
    assert after == before
    assert after.pledge.ref == "sla-pack/service-desk@2026.1"
    assert after.reading.calendar_ref == "calendar/cn-working-hours@2026.1"
    with years_later.begin(SYSTEM) as work:
        cmd = ChangeSeverity(
            service_request_id=request_id,
            occurred_at=None,
            severity=Severity.C,
            reason="less severe",
        )
        changed = change_severity(cmd, work.tx, FRIDAY + timedelta(hours=1))
    reading = changed.clock(Milestone.RESTORE)
    assert reading is not None
    assert (reading.target, reading.policy_ref) == (timedelta(hours=24), before.pledge.ref)
    with years_later.read(SYSTEM) as tx:  # what a list reads on is still known
        kept_calendar = tx.promises.calendar("calendar/cn-working-hours@2026.1", "Asia/Shanghai")
    opening = FRIDAY - timedelta(hours=5)
    assert kept_calendar.open_between(opening, FRIDAY) == timedelta(hours=2)


def test_a_backdated_calendar_does_not_move_what_was_promised(
    database: Database, folder: Path
) -> None:
    request_id = registered(started(database, folder))
    before = explained(started(database, folder), request_id)
    newer = (folder / HOURS).read_text("utf-8").replace("2010-01-01", "2026-01-01")
    newer = newer.replace('version: "2026.1"', 'version: "2026.2"').replace("09:00", "06:00")
    (folder / "calendars" / "newer.yaml").write_text(newer, "utf-8")
    uow = started(database, folder)
    assert explained(uow, request_id) == before
    with uow.begin(SYSTEM) as work:
        check_clocks(work.tx, FRIDAY + timedelta(days=30), 10)
    assert explained(uow, request_id) == before
    other = registered(uow, 2, FRIDAY + timedelta(days=7))
    found = explained(uow, other, FRIDAY + timedelta(days=7))
    assert found.reading.calendar_ref == "calendar/cn-working-hours@2026.2"


def test_a_version_changed_in_place_leaves_old_promises_alone_and_is_told(
    database: Database, folder: Path
) -> None:
    request_id = registered(started(database, folder))
    before = explained(started(database, folder), request_id)
    _edit(folder, PACK, "B: 8 h", "B: 2 h")
    uow = started(database, folder)
    assert explained(uow, request_id) == before
    with capture_logs() as logs:
        other = registered(uow, 2, FRIDAY + timedelta(days=3))
    told = [line["policy_ref"] for line in logs if "without a new version" in line["event"]]
    assert told == ["sla-pack/service-desk@2026.1"]
    found = explained(uow, other, FRIDAY + timedelta(days=3))
    assert found.reading.target == timedelta(hours=2)
    assert found.pledge.digests != before.pledge.digests


def _around_the_clock(uow: UnitOfWork[Tx], request_id: str, now: datetime) -> None:
    """Put another calendar in place of the pack's, and leave the pack."""
    cmd = ChangePromise(
        service_request_id=request_id,
        occurred_at=None,
        zone=None,
        distance_km=None,
        conditions=None,
        sla_pack="",
        calendar="7x24",
        reason="agreed",
    )
    with uow.begin(SYSTEM) as work:
        change_promise(cmd, work.tx, now)


def test_a_change_of_calendar_leaves_what_the_pack_said_when_it_was_promised(
    database: Database, folder: Path
) -> None:
    request_id = registered(started(database, folder))
    _edit(folder, PACK, "B: 8 h", "B: 2 h")
    uow, monday = started(database, folder), FRIDAY + timedelta(days=3)
    edited = registered(uow, 2, monday)
    for each in (request_id, edited):
        _around_the_clock(uow, each, monday + timedelta(minutes=1))
    # Both rest on the same version of the pack, chosen on one day: each as it was promised.
    told = [explained(uow, each, monday + timedelta(days=2)) for each in (request_id, edited)]
    assert {each.pledge.ref for each in told} == {"sla-pack/service-desk@2026.1"}
    assert [each.reading.target for each in told] == [timedelta(hours=8), timedelta(hours=2)]
    assert told[0].reading.due_at == FRIDAY + timedelta(hours=8)

    _edit(folder, PACK, 'version: "2026.1"', 'version: "2027.1"')
    years_later = started(database, folder)
    after = [
        explained(years_later, each, monday + timedelta(days=2)) for each in (request_id, edited)
    ]
    assert after == told


def test_a_calendar_is_changed_though_the_file_of_the_pack_has_gone(
    database: Database, folder: Path
) -> None:
    request_id = registered(started(database, folder))
    _edit(folder, PACK, 'version: "2026.1"', 'version: "2027.1"')
    uow = started(database, folder)
    _around_the_clock(uow, request_id, FRIDAY + timedelta(days=1))
    found = explained(uow, request_id, FRIDAY + timedelta(days=1)).reading
    assert (found.target, found.policy_ref) == (timedelta(hours=8), "sla-pack/service-desk@2026.1")


def test_a_calendar_changed_in_place_counts_an_old_clock_as_it_was_promised(
    database: Database, folder: Path
) -> None:
    request_id = registered(started(database, folder))
    _edit(folder, HOURS, 'start: "09:00"', 'start: "06:00"')
    uow = started(database, folder)
    now = FRIDAY + timedelta(days=3)  # Monday, 11:00: six hours of Friday, two of Monday
    told = explained(uow, request_id, now).reading.used
    assert told == timedelta(hours=8)
    with uow.read(SYSTEM) as tx:
        request = tx.service_requests.get(Reference(request_id=request_id))
        shown = answers.service_request(request, tx.promises, now)
        page = tx.service_requests.clock_lines(ClockFilter(), ("", ""), 10)
        listed = answers.clocks(page, tx.promises, now)
    for clocks in (shown.clocks, listed.clocks):
        (restore,) = [each for each in clocks if each.milestone == MILESTONE_RESTORE]
        assert timedelta(seconds=restore.used_seconds) == told


def test_years_of_holidays_that_became_known_are_added_and_kept(
    database: Database, folder: Path
) -> None:
    december = datetime(2026, 12, 31, 3, 0, tzinfo=UTC)
    request_id = registered(started(database, folder), at=december)
    before = explained(started(database, folder), request_id, december)
    assert before.reading.provisional
    year = (
        "kind: holiday-year\nname: cn-mainland-2027\nversion: '1'\neffective_on: 2026-11-01\n"
        "source: I-17\nbody:\n  list: cn-mainland\n  year: 2027\n"
        "  closed: {2027-01-01: New Year}\n"
    )
    (folder / "holiday-years" / "2027.yaml").write_text(year, "utf-8")
    uow = started(database, folder)
    known = explained(uow, request_id, december)
    assert not known.reading.provisional
    assert known.reading.due_at > before.reading.due_at
    with uow.begin(SYSTEM) as work:
        check_clocks(work.tx, december + timedelta(days=9), 10)
    (folder / "holiday-years" / "2027.yaml").unlink()
    assert explained(started(database, folder), request_id, december) == known


def test_a_refused_command_keeps_nothing(database: Database, folder: Path) -> None:
    uow = started(database, folder)
    with pytest.raises(ZeroDivisionError):
        _register_and_fail(uow)
    assert rows(database) == (0, 0)
    registered(uow)
    assert rows(database)[0] == 1


def _register_and_fail(uow: UnitOfWork[Tx]) -> None:
    with uow.begin(SYSTEM) as work:
        register_branch(HANGZHOU, work.tx, FRIDAY)
        caller_on_file(work.connection)
        register_call(a_call(received_at=FRIDAY, request_id=_number(1)), work.tx, FRIDAY)
        raise ZeroDivisionError


def test_what_one_process_kept_another_one_finds(database: Database, folder: Path) -> None:
    one, two = started(database, folder), started(database, folder)
    registered(one)
    with one.read(SYSTEM) as tx:
        request = tx.service_requests.get(Reference(request_id=_number(1)))
    with database.transaction() as connection:
        connection.execute(text("truncate kept_pledges, kept_policies"))
    with two.begin(SYSTEM) as work:
        mine = work.tx.promises.promise(request, HANGZHOU.time_zone)
    with started(database, folder).begin(SYSTEM) as work:
        theirs = work.tx.promises.promise(request, HANGZHOU.time_zone)
    assert mine.pledge.digests == theirs.pledge.digests
    assert rows(database)[0] == 1
