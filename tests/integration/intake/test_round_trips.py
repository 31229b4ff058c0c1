"""Registering a call waits for the database six times, and no more (ADR 9)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1 import resources_pb2 as rs
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from chassis.db_session import Session
from integration.intake.doors import Intake, key, now, stamp

pytestmark = pytest.mark.integration

CALLS = 6
ROUND_TRIPS = 6


def test_a_call_takes_six_round_trips(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    _, *products = intake.branch_with_products(*(f"SN-{number}" for number in range(CALLS)))
    desk = IntakeServiceStub(intake.channel_as("admin"))
    note_sent, sent = Session.note_sent, [0]

    def counting(session: Session, *, is_done: bool) -> None:
        sent[0] += 1
        note_sent(session, is_done=is_done)

    monkeypatch.setattr(Session, "note_sent", counting)
    taken = []
    for product in products:
        before = sent[0]
        desk.RegisterCall(
            pb.RegisterCallRequest(
                request_id=key(),
                branch_code="HZ01",
                channel=rs.CHANNEL_PHONE,
                purpose=rs.PURPOSE_FAULT,
                symptom="不制冷",
                impact=rs.IMPACT_WRONG_RESULT,
                handling=rs.HANDLING_ON_SITE,
                installed_product_id=product,
                received_time=stamp(now() - timedelta(minutes=1)),
            )
        )
        taken.append(sent[0] - before)
    # Looks for readiness may fall between; the first call also keeps its policies.
    assert min(taken) == ROUND_TRIPS, taken
