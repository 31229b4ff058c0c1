"""Rows of the register to and from the values of the domain."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row

from chassis import telemetry
from intake.adapters.tables import clocks
from intake.domain.category import Check, Considered
from intake.domain.clock import ClockReading
from intake.domain.facts import Fact, FactKind
from intake.domain.line import oldest_promise
from intake.domain.listing import RequestSummary
from intake.domain.request import Alarm, Call, ServiceRequest
from intake.domain.standing import Standing
from intake.domain.stretches import Mode
from intake.domain.vocabulary import (
    Channel,
    ChosenBy,
    ClockState,
    Handling,
    Milestone,
    Outcome,
    PauseReason,
    PhaseKind,
    Purpose,
    RequestState,
    ServiceCategory,
    ServiceZone,
    Severity,
)
from intake.domain.warranty import Charging

_TOLD: Mapping[str, Any] = {
    "technician": str,
    "severity": Severity,
    "branch": str,
    "phase": PhaseKind,
    "role": str,
    "pause_reason": PauseReason,
    "ends_at": datetime.fromisoformat,
    "zone": ServiceZone,
    "distance_km": int,
    "conditions": frozenset,
    "sla_policy_ref": str,
    "pack_digest": str,
    "calendar_ref": str,
    "chosen_by": ChosenBy,
    "contract": str,
    "milestone": Milestone,
    "agreed_for": datetime.fromisoformat,
    "outcome": Outcome,
    "visits": int,
    "note": str,
}

_EMPTY_IS_TOLD = frozenset({"distance_km", "conditions"})

# A request and its clocks have columns of the same name; in a query of both these are the clock's.
_SHARED = {
    "severity": "clock_severity",
    "paused": "clock_paused",
    "state": "clock_state",
    "resumes_at": "clock_resumes_at",
}
CLOCK_COLUMNS = tuple(column.label(_SHARED.get(column.name, column.name)) for column in clocks.c)


def call_of(row: Row[Any]) -> Call:
    """Read what was said at the first contact."""
    return Call(
        id=row.id,
        registered_branch=row.registered_branch,
        day=row.register_day,
        serial=row.serial,
        number=row.number,
        external_ref=row.external_ref or "",
        channel=Channel(row.channel),
        purpose=Purpose(row.purpose),
        customer_id=row.customer_id or "",
        installed_product_id=row.installed_product_id or "",
        product_line=row.product_line,
        product_model=row.product_model,
        symptom_code=row.symptom_code,
        symptom=row.symptom,
        category=ServiceCategory(row.category),
        handling=Handling(row.handling),
        sla_pack=row.sla_pack,
        received_at=row.received_at,
        registered_at=row.registered_at,
        registered_by=row.registered_by,
        repeat_of=row.repeat_of or "",
        historical=row.historical,
        severity_policy_ref=row.severity_policy_ref,
        category_policy_ref=row.category_policy_ref,
        sla_policy_ref=row.sla_policy_ref,
        charging=Charging(row.charging) if row.charging else None,
        considered=grounds_of(row.category_grounds),
        contract_id=row.contract_id or "",
        repeat_policy_ref=row.repeat_policy_ref,
    )


def grounds_text(considered: Iterable[Considered]) -> str:
    """Write why a category was decided, as a JSON array of [check, answer, figures]."""
    told = [[each.check.value, each.holds, dict(each.figures)] for each in considered]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def grounds_of(text: str) -> tuple[Considered, ...]:
    """Read why a category was decided."""
    return tuple(
        Considered(check=Check(check), holds=holds, figures=tuple(figures.items()))
        for check, holds, figures in json.loads(text)
    )


def standing_of_row(row: Row[Any]) -> Standing:
    """Read where a request stands, as projected from its facts."""
    return Standing(
        severity=Severity(row.severity),
        branch=row.branch_code,
        state=RequestState(row.state),
        technician=row.technician_code,
        paused=row.paused,
        resumes_at=row.resumes_at,
        solved_at=row.solved_at,
        restored_at=row.restored_at,
        closed_at=row.closed_at,
        outcome=Outcome(row.outcome) if row.outcome else None,
        reopenings=row.reopenings,
        closings=row.closings,
        calls=row.calls,
        visits=row.visits,
    )


def summary_of_row(row: Row[Any]) -> RequestSummary:
    """Read a request as lists show it."""
    return RequestSummary(
        call=call_of(row),
        standing=standing_of_row(row),
        version=row.version,
        next_due_at=row.next_due_at,
    )


def fact_of(row: Row[Any]) -> Fact:
    """Read a fact."""
    told = {name: _TOLD[name](value) for name, value in row.told.items()}
    return Fact(
        kind=FactKind(row.kind),
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        actor=row.actor,
        sequence=row.sequence,
        traceparent=row.traceparent,
        **told,
    )


def clock_of(row: Row[Any]) -> ClockReading:
    """Read a clock as it was judged last."""
    return ClockReading(
        milestone=Milestone(row.milestone),
        severity=Severity(row.clock_severity),
        calendar=row.calendar,
        target=row.target,
        started_at=row.started_at,
        due_at=row.due_at,
        met_at=row.met_at,
        judged_at=row.judged_at,
        mode=Mode(row.mode) if row.mode else None,
        used=row.used,
        paused=row.clock_paused,
        stopped=row.stopped,
        state=ClockState(row.clock_state),
        next_check_at=row.next_check_at,
        calendar_ref=row.calendar_ref,
        calendar_zone=row.calendar_zone,
        calendar_digest=row.calendar_digest,
        policy_ref=row.policy_ref,
        provisional=row.provisional,
        resumes_at=row.clock_resumes_at,
    )


def alarm_of(row: Row[Any]) -> Alarm:
    """Read an announced warning or breach."""
    return Alarm(
        milestone=Milestone(row.milestone),
        share=row.share,
        episode=row.episode,
        raised_at=row.raised_at,
        withdrawn_at=row.withdrawn_at,
    )


def call_columns(call: Call) -> dict[str, Any]:
    """Write what was said at the first contact."""
    return {
        "id": call.id,
        "number": call.number,
        "registered_branch": call.registered_branch,
        "register_day": call.day,
        "serial": call.serial,
        "external_ref": call.external_ref or None,
        "channel": call.channel.value,
        "purpose": call.purpose.value,
        "customer_id": call.customer_id or None,
        "installed_product_id": call.installed_product_id or None,
        "product_line": call.product_line,
        "product_model": call.product_model,
        "symptom_code": call.symptom_code,
        "symptom": call.symptom,
        "category": call.category.value,
        "handling": call.handling.value,
        "sla_pack": call.sla_pack,
        "received_at": call.received_at,
        "registered_at": call.registered_at,
        "registered_by": call.registered_by,
        "repeat_of": call.repeat_of or None,
        "historical": call.historical,
        "severity_policy_ref": call.severity_policy_ref,
        "category_policy_ref": call.category_policy_ref,
        "sla_policy_ref": call.sla_policy_ref,
        "charging": call.charging.value if call.charging else "",
        "category_grounds": grounds_text(call.considered),
        "contract_id": call.contract_id or None,
        "repeat_policy_ref": call.repeat_policy_ref,
    }


def standing_columns(standing: Standing) -> dict[str, Any]:
    """Write where a request stands."""
    return {
        "branch_code": standing.branch,
        "severity": standing.severity.value,
        "state": standing.state.value,
        "technician_code": standing.technician,
        "paused": standing.paused,
        "resumes_at": standing.resumes_at,
        "solved_at": standing.solved_at,
        "restored_at": standing.restored_at,
        "closed_at": standing.closed_at,
        "outcome": standing.outcome.value if standing.outcome else None,
        "reopenings": standing.reopenings,
        "closings": standing.closings,
        "calls": standing.calls,
        "visits": standing.visits,
    }


def fact_arrays(facts: Iterable[Fact]) -> dict[str, list[Any]]:
    """Write facts column by column, under the step that records them."""
    traceparent = telemetry.current_traceparent()
    rows = list(facts)
    return {
        "fact_sequence": [fact.sequence for fact in rows],
        "fact_kind": [fact.kind.value for fact in rows],
        "fact_occurred_at": [fact.occurred_at for fact in rows],
        "fact_recorded_at": [fact.recorded_at for fact in rows],
        "fact_actor": [fact.actor for fact in rows],
        "fact_told": [_told(fact) for fact in rows],
        "fact_traceparent": [fact.traceparent or traceparent for fact in rows],
    }


def clock_arrays(clocks: Iterable[ClockReading]) -> dict[str, list[Any]]:
    """Write clocks column by column."""
    rows = list(clocks)
    return {
        "clock_milestone": [clock.milestone.value for clock in rows],
        "clock_severity": [clock.severity.value for clock in rows],
        "clock_calendar": [clock.calendar for clock in rows],
        "clock_target": [clock.target for clock in rows],
        "clock_started_at": [clock.started_at for clock in rows],
        "clock_due_at": [clock.due_at for clock in rows],
        "clock_met_at": [clock.met_at for clock in rows],
        "clock_judged_at": [clock.judged_at for clock in rows],
        "clock_mode": [clock.mode.value if clock.mode else None for clock in rows],
        "clock_used": [clock.used for clock in rows],
        "clock_paused": [clock.paused for clock in rows],
        "clock_stopped": [clock.stopped for clock in rows],
        "clock_state": [clock.state.value for clock in rows],
        "clock_next_check_at": [clock.next_check_at for clock in rows],
        "clock_calendar_ref": [clock.calendar_ref for clock in rows],
        "clock_calendar_zone": [clock.calendar_zone for clock in rows],
        "clock_calendar_digest": [clock.calendar_digest for clock in rows],
        "clock_policy_ref": [clock.policy_ref for clock in rows],
        "clock_provisional": [clock.provisional for clock in rows],
        "clock_resumes_at": [clock.resumes_at for clock in rows],
    }


def alarm_arrays(alarms: Iterable[Alarm]) -> dict[str, list[Any]]:
    """Write alarms column by column."""
    rows = list(alarms)
    return {
        "alarm_milestone": [alarm.milestone.value for alarm in rows],
        "alarm_share": [alarm.share for alarm in rows],
        "alarm_episode": [alarm.episode for alarm in rows],
        "alarm_raised_at": [alarm.raised_at for alarm in rows],
        "alarm_withdrawn_at": [alarm.withdrawn_at for alarm in rows],
    }


def judged_arrays(request: ServiceRequest, known_facts: int) -> dict[str, Any]:
    """Write what a judgement adds to a request: facts after the known ones, clocks, alarms."""
    fresh = (fact for fact in request.timeline.facts if fact.sequence > known_facts)
    return {
        "next_due_at": oldest_promise(request.clocks)[0],
        **fact_arrays(fresh),
        **clock_arrays(request.clocks),
        **alarm_arrays(request.alarms),
    }


def _told(fact: Fact) -> str:
    values = {name: getattr(fact, name) for name in _TOLD}
    told = {name: value for name, value in values.items() if value or name in _EMPTY_IS_TOLD}
    known = {name: value for name, value in told.items() if value is not None}
    return _write_json(known)


def _plain(value: datetime | frozenset[str]) -> Any:
    return value.isoformat() if isinstance(value, datetime) else sorted(value)


# `dumps` makes an encoder each time.
_write_json: Final = json.JSONEncoder(ensure_ascii=False, default=_plain).encode
