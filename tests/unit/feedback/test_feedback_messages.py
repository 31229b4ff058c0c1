"""Words and events of feedback on the wire."""

from __future__ import annotations

from enum import StrEnum

import pytest

from callout.feedback.v1 import events_pb2 as pb
from callout.feedback.v1 import resources_pb2 as rs
from feedback.adapters.wire_events import outgoing
from feedback.adapters.wire_words import PAIRS, number_of, word_of
from feedback.domain.events import FeedbackEvent
from unit.feedback.cases import close, confirm, file, give_answer, propose, reply, surveyed, verify


@pytest.mark.parametrize("kind", list(PAIRS), ids=lambda kind: kind.__name__)
def test_words_and_enums_match_one_to_one(kind: type[StrEnum]) -> None:
    enum, _ = PAIRS[kind]
    assert {number_of(word) for word in kind} == set(enum.values()) - {0}
    assert all(word_of(kind, number_of(word)) is word for word in kind)
    assert word_of(kind, 0) is None
    assert number_of(None) == 0


def all_events() -> list[FeedbackEvent]:
    tx = surveyed()
    give_answer(tx)
    for step in (file, confirm, reply, propose, verify, close):
        step(tx)
    return tx.sent


def test_no_event_carries_free_text_of_a_customer_or_an_inquiry() -> None:
    for event in all_events():
        body = outgoing(event).body
        for text in ("谢谢", "broke a tile", "left late", "agreed on the facts", "tile replaced"):
            assert text.encode() not in body


def test_events_go_to_their_streams_with_the_branch_and_the_time_of_the_fact() -> None:
    sent = [outgoing(event) for event in all_events()]
    assert {each.stream for each in sent} == {"feedback.survey", "feedback.complaint"}
    assert {each.branch for each in sent} == {"SZ"}
    assert [each.type.rpartition(".")[2] for each in sent] == [
        "SurveyScheduled",
        "SurveyAnswered",
        "ComplaintFiled",
        "ComplaintAnswered",
        "LiabilityVerified",
        "ComplaintClosed",
    ]


def test_a_verified_liability_says_everything_that_appraisal_needs() -> None:
    event = next(e for e in all_events() if type(e).__name__ == "LiabilityVerified")
    message = pb.LiabilityVerified.FromString(outgoing(event).body)
    assert message.complaint_number == "C-SZ-2026-0001"
    assert message.liability.fault == rs.FAULT_LATE
    assert message.liability.responsible_person == "T-01"
    assert message.liability.HasField("verified_time")
