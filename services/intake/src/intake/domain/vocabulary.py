"""The closed lists of words in which a service call is described (glossary, I-01 to I-20)."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """How the customer reached us (I-01); `planned` is work that we ask ourselves for (I-22)."""

    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"
    WEB = "web"
    CHAT = "chat"
    IN_PERSON = "in_person"
    PLANNED = "planned"


class ServiceCategory(StrEnum):
    """Who pays (I-09)."""

    WARRANTY = "warranty"
    CONTRACT = "contract"
    CHARGEABLE = "chargeable"
    INTERNAL = "internal"


class Purpose(StrEnum):
    """What the call is for (I-09)."""

    FAULT = "fault"
    QUESTION = "question"
    INSPECTION = "inspection"
    ADMINISTRATION = "administration"
    TRAINING = "training"


class Severity(StrEnum):
    """How bad it is, A the worst (I-15)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Impact(StrEnum):
    """What the fault does to the customer's service (I-15)."""

    SYSTEM_DOWN = "system_down"
    DATA_LOST = "data_lost"
    WRONG_RESULT = "wrong_result"
    CAPACITY_LOST = "capacity_lost"
    OUTAGE_THREATENED = "outage_threatened"
    NONE = "none"
    IMPROVEMENT_WISH = "improvement_wish"


class Handling(StrEnum):
    """Where the work is tried first (I-21); an on-site call opens a work order."""

    ON_SITE = "on_site"
    REMOTE = "remote"


class ServiceZone(StrEnum):
    """How far the customer is from the branch (I-16)."""

    URBAN = "urban"
    SUBURBAN = "suburban"
    OTHER_CITY = "other_city"


class CountedFrom(StrEnum):
    """What a promised length of time is counted from (I-18)."""

    CALL = "call"
    DIAGNOSIS = "diagnosis"


class Milestone(StrEnum):
    """What an SLA promises (I-16), in the order in which it is promised."""

    RESPOND = "respond"
    ARRIVE = "arrive"
    PLAN = "plan"
    RESTORE = "restore"
    REPORT = "report"


class ClockState(StrEnum):
    """How a promise stands, judged from the facts known now."""

    RUNNING = "running"
    MET = "met"
    BREACHED = "breached"
    CANCELLED = "cancelled"


class PauseReason(StrEnum):
    """The closed list of reasons that the customer caused (I-19)."""

    NO_ACCESS = "no_access"
    CUSTOMER_ASKED_LATER = "customer_asked_later"
    WAITING_FOR_CUSTOMER_PART = "waiting_for_customer_part"
    WAITING_FOR_CUSTOMER_APPROVAL = "waiting_for_customer_approval"
    WAITING_FOR_CUSTOMER_INFORMATION = "waiting_for_customer_information"


class ChosenBy(StrEnum):
    """Where the choice of pack and calendar came from (I-16)."""

    CALL = "call"
    CONTRACT = "contract"
    PRODUCT_LINE = "product_line"
    DEFAULT = "default"
    CHANGE = "change"


class Outcome(StrEnum):
    """How an entry of the register ended (I-02)."""

    DONE_ON_SITE = "done_on_site"
    DONE_REMOTELY = "done_remotely"
    RETURNED_FROM_REPAIR = "returned_from_repair"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


DONE_OUTCOMES = frozenset(
    {Outcome.DONE_ON_SITE, Outcome.DONE_REMOTELY, Outcome.RETURNED_FROM_REPAIR}
)
"""Outcomes that say the fault is gone; the others end a call without that."""


class RequestState(StrEnum):
    """Where the entry stands in its life."""

    OPEN = "open"
    RESTORED = "restored"
    CLOSED = "closed"


class PhaseKind(StrEnum):
    """What a stretch of the request's life was used for (Q-02)."""

    WAITING_FOR_ANSWER = "waiting_for_answer"
    REMOTE_WORK = "remote_work"
    WAITING_FOR_DISPATCH = "waiting_for_dispatch"
    WAITING_FOR_ACCEPTANCE = "waiting_for_acceptance"
    PREPARING = "preparing"
    TRAVELLING = "travelling"
    ON_SITE = "on_site"
    INTERRUPTED = "interrupted"
    WAITING_FOR_PARTS = "waiting_for_parts"
    WAITING_FOR_VENDOR = "waiting_for_vendor"
    WAITING_FOR_PROBLEM = "waiting_for_problem"
    WAITING_FOR_EVIDENCE = "waiting_for_evidence"
    PAUSED_BY_CUSTOMER = "paused_by_customer"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    STOPPED = "stopped"
    SIGN_OFF = "sign_off"
