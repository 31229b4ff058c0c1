"""What was being done about a request, and by whom, as its facts tell it (Q-02)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from intake.domain.facts import Fact, FactKind, Timeline
from intake.domain.vocabulary import Handling, PauseReason, PhaseKind

_INTAKE, _DISPATCH, _INVENTORY = "intake", "dispatch", "inventory"
_CALL_TAKER, _DISPATCHER, _TECHNICIAN = "call_taker", "dispatcher", "technician"
_STOREKEEPER, _CUSTOMER = "storekeeper", "customer"

_OWNERS: Mapping[PhaseKind, tuple[str, str]] = MappingProxyType(
    {
        PhaseKind.WAITING_FOR_ANSWER: (_INTAKE, _CALL_TAKER),
        PhaseKind.REMOTE_WORK: (_INTAKE, _TECHNICIAN),
        PhaseKind.WAITING_FOR_DISPATCH: (_DISPATCH, _DISPATCHER),
        PhaseKind.WAITING_FOR_ACCEPTANCE: (_DISPATCH, _TECHNICIAN),
        PhaseKind.PREPARING: (_DISPATCH, _TECHNICIAN),
        PhaseKind.TRAVELLING: (_DISPATCH, _TECHNICIAN),
        PhaseKind.ON_SITE: (_DISPATCH, _TECHNICIAN),
        PhaseKind.INTERRUPTED: (_DISPATCH, _TECHNICIAN),
        PhaseKind.WAITING_FOR_PARTS: (_INVENTORY, _STOREKEEPER),
        PhaseKind.WAITING_FOR_VENDOR: (_INTAKE, "vendor"),
        PhaseKind.WAITING_FOR_PROBLEM: (_INTAKE, "problem_owner"),
        PhaseKind.WAITING_FOR_EVIDENCE: (_INTAKE, _TECHNICIAN),
        PhaseKind.PAUSED_BY_CUSTOMER: (_INTAKE, _CUSTOMER),
        PhaseKind.AWAITING_CONFIRMATION: (_INTAKE, _CALL_TAKER),
        PhaseKind.STOPPED: (_INTAKE, _CUSTOMER),
        PhaseKind.SIGN_OFF: (_INTAKE, _CALL_TAKER),
    }
)

OWNER_SERVICES = frozenset(service for service, _ in _OWNERS.values())
OWNER_ROLES = frozenset(role for _, role in _OWNERS.values())
"""The roles that own a phase by its kind; a progress may name another one, in free text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What is going on and whose time it is.

    `person` is a code of ours, never a customer; `note` a warehouse or a pause reason, never free
    text, because phases are announced and traced (I-08).
    """

    kind: PhaseKind
    service: str
    role: str
    branch: str
    person: str = ""
    note: str = ""

    def held_by_customer(self, reason: PauseReason) -> Activity:
        """Return the pause that covers this activity."""
        held = _owned(self, PhaseKind.PAUSED_BY_CUSTOMER)
        return replace(held, person="", note=reason.value)

    def held_by_solution(self) -> Activity:
        """Return the time in which the call seemed solved and was not."""
        return replace(_owned(self, PhaseKind.STOPPED), person="")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What the next activity depends on besides the fact itself."""

    activity: Activity
    handling: Handling
    short_at: str = ""  # warehouse that could not deliver


def activities_of(timeline: Timeline, handling: Handling) -> tuple[tuple[datetime, Activity], ...]:
    """Return from when which activity held, in order; pauses and stops are laid over them later.

    Args:
        timeline: Facts of the request.
        handling: An on-site call waits for dispatch as soon as it is registered or answered.
    """
    call = timeline.facts[0]
    kind = _first_kind(timeline, handling)
    service, role = _OWNERS[kind]
    first = Activity(kind=kind, service=service, role=role, branch=call.branch)
    scene = _Scene(activity=first, handling=handling)
    found = [(call.occurred_at, first)]
    for fact in timeline.facts[1:]:
        step = _STEPS.get(fact.kind)
        if step is None:
            continue
        scene = step(scene, fact)
        if fact.kind in _NOTING and found[-1][1].kind is PhaseKind.WAITING_FOR_PARTS:
            found[-1] = (found[-1][0], scene.activity)
        elif scene.activity != found[-1][1]:
            found.append((fact.occurred_at, scene.activity))
    return tuple(found)


def _first_kind(timeline: Timeline, handling: Handling) -> PhaseKind:
    """An on-site call of which nobody told when it was written down waits for dispatch at once."""
    is_told = any(fact.kind is FactKind.REGISTERED for fact in timeline.facts)
    if handling is Handling.REMOTE or is_told:
        return PhaseKind.WAITING_FOR_ANSWER
    return PhaseKind.WAITING_FOR_DISPATCH


def pauses_of(timeline: Timeline) -> tuple[tuple[datetime, PauseReason], ...]:
    """Return when the customer caused a pause, and why (I-19)."""
    return tuple(
        (fact.occurred_at, fact.pause_reason)
        for fact in timeline.facts
        if fact.kind is FactKind.PAUSED and fact.pause_reason
    )


def _owned(activity: Activity, kind: PhaseKind) -> Activity:
    service, role = _OWNERS[kind]
    return replace(activity, kind=kind, service=service, role=role, note="")


def _enter(scene: _Scene, kind: PhaseKind, person: str | None = None) -> _Scene:
    activity = _owned(scene.activity, kind)
    if person is not None:
        activity = replace(activity, person=person)
    if kind is PhaseKind.WAITING_FOR_PARTS:
        activity = replace(activity, note=scene.short_at)
    return replace(scene, activity=activity)


def _answered(scene: _Scene, fact: Fact) -> _Scene:
    """A call that waits for an answer goes on to dispatch, or is worked on from afar."""
    if scene.activity.kind is not PhaseKind.WAITING_FOR_ANSWER:
        return scene
    if scene.handling is Handling.ON_SITE:
        return _enter(scene, PhaseKind.WAITING_FOR_DISPATCH, "")
    return _enter(scene, PhaseKind.REMOTE_WORK, fact.technician)


def _registered(scene: _Scene, fact: Fact) -> _Scene:
    return _answered(scene, fact) if scene.handling is Handling.ON_SITE else scene


def _came_back(scene: _Scene, _fact: Fact) -> _Scene:
    if scene.handling is Handling.ON_SITE:
        return _enter(scene, PhaseKind.WAITING_FOR_DISPATCH, "")
    return _enter(scene, PhaseKind.WAITING_FOR_ANSWER, "")


def _order_opened(scene: _Scene, _fact: Fact) -> _Scene:
    if scene.activity.kind is PhaseKind.SIGN_OFF:
        return scene
    return _enter(scene, PhaseKind.WAITING_FOR_DISPATCH, "")


def _told(scene: _Scene, fact: Fact) -> _Scene:
    """The fact itself names the phase, and whose it is where the usual owner is not."""
    kind = fact.phase or scene.activity.kind
    told = _enter(scene, kind, fact.technician or scene.activity.person)
    activity = told.activity
    if fact.role:
        activity = replace(activity, role=fact.role)
    return replace(told, activity=activity)


def _enters(kind: PhaseKind) -> Callable[[_Scene, Fact], _Scene]:
    def step(scene: _Scene, fact: Fact) -> _Scene:
        return _enter(scene, kind, fact.technician or scene.activity.person)

    return step


def _restored(scene: _Scene, fact: Fact) -> _Scene:
    """On site the technician still owes the signed voucher; elsewhere the desk closes the entry."""
    signing = _enter(scene, PhaseKind.SIGN_OFF, fact.technician or scene.activity.person)
    if scene.handling is Handling.REMOTE:
        return signing
    owned = replace(signing.activity, service=_DISPATCH, role=_TECHNICIAN)
    return replace(signing, activity=owned)


def _transferred(scene: _Scene, fact: Fact) -> _Scene:
    return replace(scene, activity=replace(scene.activity, branch=fact.branch))


def _parts_short(scene: _Scene, fact: Fact) -> _Scene:
    noted = replace(scene, short_at=fact.note)
    if scene.activity.kind is PhaseKind.WAITING_FOR_PARTS:
        return replace(noted, activity=replace(scene.activity, note=fact.note))
    return noted


def _parts_reserved(scene: _Scene, _fact: Fact) -> _Scene:
    return replace(scene, short_at="")


_NOTING = frozenset({FactKind.PARTS_SHORT, FactKind.PARTS_RESERVED})

_STEPS: Mapping[FactKind, Callable[[_Scene, Fact], _Scene]] = MappingProxyType(
    {
        FactKind.REGISTERED: _registered,
        FactKind.RESPONDED: _answered,
        FactKind.PROGRESS: _told,
        FactKind.TRANSFERRED: _transferred,
        FactKind.ORDER_OPENED: _order_opened,
        FactKind.ASSIGNED: _enters(PhaseKind.WAITING_FOR_ACCEPTANCE),
        FactKind.ACCEPTED: _enters(PhaseKind.PREPARING),
        FactKind.TRAVELLING: _enters(PhaseKind.TRAVELLING),
        FactKind.ARRIVED: _enters(PhaseKind.ON_SITE),
        FactKind.SUSPENDED: _told,
        FactKind.WORK_RESUMED: _told,
        FactKind.PARTS_SHORT: _parts_short,
        FactKind.PARTS_RESERVED: _parts_reserved,
        FactKind.SOLUTION_PROPOSED: _enters(PhaseKind.AWAITING_CONFIRMATION),
        FactKind.RESTORED: _restored,
        FactKind.REOPENED: _came_back,
    }
)
