"""Return cases on the wire: the resource and its events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from google.protobuf.message import Message

from callout.intake.v1 import return_case_events_pb2 as events_pb
from callout.intake.v1 import return_case_pb2 as pb
from chassis.outbox import OutgoingEvent
from intake.adapters.wire_words import CHANNEL, Words, write_day, write_instant
from intake.domain.return_cases import case as domain
from intake.domain.return_cases import events
from intake.domain.return_cases.policy import FreightPayer, ReturnBasis, ReturnKind

STREAM: Final = "intake.return_case"

KIND: Final = Words(ReturnKind, pb.ReturnKind, "RETURN_KIND")
BASIS: Final = Words(ReturnBasis, pb.ReturnBasis, "RETURN_BASIS")
CAUSE: Final = Words(domain.ReturnCause, pb.ReturnCause, "RETURN_CAUSE")
FREIGHT: Final = Words(FreightPayer, pb.FreightPayer, "FREIGHT_PAYER")
STATE: Final = Words(domain.ReturnCaseState, pb.ReturnCase.State, "STATE")


def return_case(value: domain.ReturnCase) -> pb.ReturnCase:
    """Write a whole case; once closed it is the case report."""
    return pb.ReturnCase(
        id=value.id,
        branch_code=value.branch,
        customer_id=value.customer_id,
        installed_product_id=value.installed_product_id,
        service_request_id=value.service_request_id,
        kind=KIND.write(value.kind),
        basis=BASIS.write(value.basis),
        sold_on=write_day(value.sold_on),
        description=value.description,
        state=STATE.write(value.state),
        freight_payer=FREIGHT.write(value.freight_payer),
        opened_by=value.opened_by,
        opened_time=write_instant(value.opened_at),
        finding=_finding(value.finding),
        decision=_decision(value.decision),
        liability=_liability(value.liability),
        levels_informed=(
            pb.ReturnCase.LevelInformed(
                level=each.level, informed_by=each.by, informed_time=write_instant(each.at)
            )
            for each in value.levels
        ),
        customer_informed=(
            pb.ReturnCase.CustomerInformed(
                channel=CHANNEL.write(each.channel),
                text=each.text,
                informed_by=each.by,
                informed_time=write_instant(each.at),
            )
            for each in value.notices
        ),
        recoveries=(
            pb.ReturnCase.Recovery(
                amount=str(each.amount),
                unit=each.unit,
                reference=each.reference,
                recorded_by=each.by,
                recorded_time=write_instant(each.at),
            )
            for each in value.recoveries
        ),
        recovered=str(value.recovered),
        conclusion=value.conclusion,
        closed_by=value.closed_by,
        closed_time=write_instant(value.closed_at),
        policy_ref=value.policy_ref,
        version=value.version,
    )


def _finding(value: domain.Finding | None) -> pb.ReturnCase.Finding | None:
    if value is None:
        return None
    return pb.ReturnCase.Finding(
        confirmed=value.is_confirmed,
        finding=value.text,
        found_by=value.by,
        found_time=write_instant(value.at),
    )


def _decision(value: domain.Decision | None) -> pb.ReturnCase.Decision | None:
    if value is None:
        return None
    return pb.ReturnCase.Decision(
        approved=value.is_approved,
        reason=value.reason,
        decided_by=value.by,
        decided_time=write_instant(value.at),
    )


def _liability(value: domain.Liability | None) -> pb.ReturnCase.Liability | None:
    if value is None:
        return None
    return pb.ReturnCase.Liability(
        cause=CAUSE.write(value.cause),
        unit=value.unit,
        person=value.person,
        evidence=value.evidence,
        cost=str(value.cost),
        found_by=value.by,
        found_time=write_instant(value.at),
    )


def outgoing(event: events.ReturnCaseEvent) -> OutgoingEvent:
    """Announce a fact about a return case."""
    message = _ENCODERS[type(event)](event)
    return OutgoingEvent(
        stream=STREAM,
        aggregate_id=event.case.id,
        type=message.DESCRIPTOR.full_name,
        body=message.SerializeToString(deterministic=True),
        occurred_at=event.occurred_at,
        branch=event.case.branch,
    )


def _opened(event: events.ReturnCaseOpened) -> Message:
    case = event.case
    return events_pb.ReturnCaseOpened(
        return_case_id=case.id,
        branch_code=case.branch,
        installed_product_id=case.installed_product_id,
        service_request_id=case.service_request_id,
        kind=KIND.write(case.kind),
        basis=BASIS.write(case.basis),
        freight_payer=FREIGHT.write(case.freight_payer),
    )


def _decided(event: events.ReturnCaseDecided) -> Message:
    return events_pb.ReturnCaseDecided(
        return_case_id=event.case.id,
        branch_code=event.case.branch,
        approved=event.is_approved,
        decided_by=event.by,
        reason=event.reason,
    )


def _closed(event: events.ReturnCaseClosed) -> Message:
    case, found = event.case, event.case.liability
    return events_pb.ReturnCaseClosed(
        return_case_id=case.id,
        branch_code=case.branch,
        service_request_id=case.service_request_id,
        kind=KIND.write(case.kind),
        approved=case.is_approved,
        cause=CAUSE.write(found.cause if found else None),
        responsible_unit=found.unit if found else "",
        responsible_person=found.person if found else "",
        cost=str(found.cost) if found else "",
        recovered=str(case.recovered),
        closed_time=write_instant(event.occurred_at),
        opened_time=write_instant(case.opened_at),
    )


_ENCODERS: Final[Mapping[type[Any], Callable[[Any], Message]]] = MappingProxyType(
    {
        events.ReturnCaseOpened: _opened,
        events.ReturnCaseDecided: _decided,
        events.ReturnCaseClosed: _closed,
    }
)
