"""Closed lists of words that other services use in their events."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """How a service request ended; intake's words."""

    DONE_ON_SITE = "done_on_site"
    DONE_REMOTELY = "done_remotely"
    RETURNED_FROM_REPAIR = "returned_from_repair"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Milestone(StrEnum):
    """What was promised to the customer (I-16)."""

    RESPOND = "respond"
    ARRIVE = "arrive"
    PLAN = "plan"
    RESTORE = "restore"
    REPORT = "report"


class Judgement(StrEnum):
    """What the customer says of a complaint's outcome (F-11)."""

    SATISFIED = "satisfied"
    ACCEPTED = "accepted"
    DISSATISFIED = "dissatisfied"
    UNREACHABLE = "unreachable"
