"""From a fact to the command of the public API that tells it.

A command's `request_id` follows from what the row says, never from where the row stands: the same
row in another export of the log gives the same id, so that nothing is told twice. The same log told
by another calendar is another run: its calls are other calls.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Table
from dataclasses import dataclass
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from callout.intake.v1 import intake_service_pb2 as api
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.replay.facts import Fact, Kind
from callout_cli.replay.mapping import Mapping
from callout_cli.times import stamp

_NAMESPACE: Final = uuid5(NAMESPACE_URL, "https://callout.example/replay")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How a log is told: by which mapping, and by which calendar (empty: the mapping's own)."""

    mapping: Mapping
    calendar: str = ""

    @property
    def instead(self) -> str:
        """The calendar that takes the place of the mapping's own, empty if none does."""
        return "" if self.calendar == self.mapping.calendar else self.calendar

    @property
    def counted_by(self) -> str:
        """The calendar by which the calls are counted."""
        return self.calendar or self.mapping.calendar

    @property
    def name(self) -> str:
        """What tells this run from others of the same log."""
        return f"{self.mapping.name}|{self.instead}" if self.instead else self.mapping.name

    def reference_beside(self, reference: str) -> str:
        """Return what a call is known by where another calendar's run has its number."""
        return f"{reference}@{self.counted_by}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A fact with its idempotency key."""

    request_id: str
    fact: Fact


def with_keys(facts: Iterable[Fact], telling: Telling) -> tuple[Keyed, ...]:
    """Give every fact of one incident its key; equal facts are told apart by their order."""
    seen: Counter[str] = Counter()
    keyed = []
    for fact in facts:
        text = _identity(fact, telling.name)
        seen[text] += 1
        request_id = str(uuid5(_NAMESPACE, f"{text}|{seen[text]}"))
        keyed.append(Keyed(request_id=request_id, fact=fact))
    return tuple(keyed)


def _identity(fact: Fact, run: str) -> str:
    if fact.kind is Kind.REGISTER:
        return f"{run}|{fact.reference}|{fact.kind}"
    return "|".join(
        (
            *(run, fact.reference, fact.kind, fact.at.isoformat()),
            *(fact.subject, fact.person, fact.owner),
        )
    )


def branch_request(code: str, mapping: Mapping) -> api.RegisterBranchRequest:
    """Register a branch that the log names."""
    return api.RegisterBranchRequest(
        request_id=str(uuid5(_NAMESPACE, f"{mapping.name}|branch|{code}")),
        code=code,
        name=code,
        city=mapping.branch.city,
        region=mapping.branch.region,
        time_zone=mapping.time.zone,
    )


def call_request(
    keyed: Keyed, telling: Telling, *, beside: bool = False
) -> api.RegisterCallRequest:
    """Register the call an incident began with.

    Args:
        keyed: The registration.
        telling: Mapping and calendar.
        beside: Another run has the incident's number: this call gets one that names the calendar.
    """
    row, mapping = keyed.fact.row, telling.mapping
    reference = telling.reference_beside(row.reference) if beside else row.reference
    request_id = str(uuid5(_NAMESPACE, keyed.request_id)) if beside else keyed.request_id
    return api.RegisterCallRequest(
        request_id=request_id,
        branch_code=row.branch,
        channel=row.channel,
        purpose=resources.PURPOSE_FAULT,
        product_line=row.product_line,
        symptom_code=row.symptom_code,
        symptom=row.symptom,
        severity=f"SEVERITY_{keyed.fact.subject}",
        handling=resources.HANDLING_REMOTE,
        sla_pack=mapping.sla_pack,
        received_time=stamp(row.received),
        external_ref=reference,
        historical=True,
        calendar=telling.instead,
    )


def fact_request(keyed: Keyed, service_request_id: str, mapping: Mapping) -> Message:
    """Build the command of every fact but the first."""
    return _BUILDERS[keyed.fact.kind](_Told(keyed, service_request_id, mapping))


class _Told:
    """What the builders need, with the parts every command has."""

    def __init__(self, keyed: Keyed, service_request_id: str, mapping: Mapping) -> None:
        self.fact = keyed.fact
        self.mapping = mapping
        self.request_id = keyed.request_id
        self.service_request_id = service_request_id

    @property
    def at(self) -> Timestamp:
        return stamp(self.fact.at)

    @property
    def evidence(self) -> str:
        """Where it stands, without anything about a customer."""
        return f"{self.mapping.name} {self.fact.reference}: {self.fact.row.state}"


def _respond(tell: _Told) -> Message:
    return api.RecordResponseRequest(
        request_id=tell.request_id,
        service_request_id=tell.service_request_id,
        occurred_time=tell.at,
        technician_code=tell.fact.person,
    )


def _progress(tell: _Told) -> Message:
    return api.RecordProgressRequest(
        request_id=tell.request_id,
        service_request_id=tell.service_request_id,
        occurred_time=tell.at,
        phase=tell.fact.subject,
        owner_role=tell.fact.owner,
        technician_code=tell.fact.person,
        note=tell.evidence,
    )


def _pause(tell: _Told) -> Message:
    return api.PauseClocksRequest(
        request_id=tell.request_id,
        service_request_id=tell.service_request_id,
        occurred_time=tell.at,
        reason=tell.fact.subject,
        evidence=tell.evidence,
    )


def _resume(tell: _Told) -> Message:
    return api.ResumeClocksRequest(
        request_id=tell.request_id,
        service_request_id=tell.service_request_id,
        occurred_time=tell.at,
    )


def _severity(tell: _Told) -> Message:
    return api.ChangeSeverityRequest(
        request_id=tell.request_id,
        service_request_id=tell.service_request_id,
        occurred_time=tell.at,
        severity=f"SEVERITY_{tell.fact.subject}",
        reason=tell.evidence,
    )


def _transfer(tell: _Told) -> Message:
    return api.TransferRequestRequest(
        request_id=tell.request_id,
        service_request_id=tell.service_request_id,
        occurred_time=tell.at,
        to_branch_code=tell.fact.subject,
        reason=tell.evidence,
    )


def _solution(tell: _Told) -> Message:
    return api.ProposeSolutionRequest(
        request_id=tell.request_id,
        service_request_id=tell.service_request_id,
        occurred_time=tell.at,
    )


def _reopen(tell: _Told) -> Message:
    return api.ReopenRequestRequest(
        request_id=tell.request_id,
        service_request_id=tell.service_request_id,
        occurred_time=tell.at,
        reason=tell.evidence,
    )


def _restore(tell: _Told) -> Message:
    return api.RecordRestorationRequest(
        request_id=tell.request_id,
        service_request_id=tell.service_request_id,
        occurred_time=tell.at,
    )


def _close(tell: _Told) -> Message:
    return api.CloseRequestRequest(
        request_id=tell.request_id,
        service_request_id=tell.service_request_id,
        occurred_time=tell.at,
        outcome=tell.mapping.outcome,
    )


_BUILDERS: Final[Table[Kind, Callable[[_Told], Message]]] = {
    Kind.RESPOND: _respond,
    Kind.PROGRESS: _progress,
    Kind.PAUSE: _pause,
    Kind.RESUME: _resume,
    Kind.SEVERITY: _severity,
    Kind.TRANSFER: _transfer,
    Kind.SOLUTION: _solution,
    Kind.REOPEN: _reopen,
    Kind.RESTORE: _restore,
    Kind.CLOSE: _close,
}
