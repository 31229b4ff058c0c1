"""Words and events of appraisal on the wire."""

from __future__ import annotations

from enum import StrEnum

import pytest

from callout.hr_appraisal.v1 import events_pb2 as pb
from callout.hr_appraisal.v1 import resources_pb2 as rs
from hr_appraisal.adapters.wire_events import outgoing
from hr_appraisal.adapters.wire_resources import entry as shown
from hr_appraisal.adapters.wire_words import PAIRS, number_of, word_of
from hr_appraisal.domain.words import Fault
from unit.hr_appraisal.cases import (
    event_entry_id,
    posted,
    propose,
    proposed_by_event,
    reject,
    staffed,
    undo,
)


@pytest.mark.parametrize("kind", list(PAIRS), ids=lambda kind: kind.__name__)
def test_words_and_enums_match_one_to_one(kind: type[StrEnum]) -> None:
    enum, _ = PAIRS[kind]
    assert {number_of(word) for word in kind} == set(enum.values()) - {0}
    assert all(word_of(kind, number_of(word)) is word for word in kind)
    with pytest.raises(KeyError):
        word_of(kind, 0)


def test_no_event_carries_a_reason() -> None:
    tx = staffed()
    reject(tx, propose(tx).id)
    posted(tx)
    undo(tx)
    for event in tx.sent:
        message = outgoing(event)
        for text in ("saves two hours", "not proved", "took it back"):
            assert text.encode() not in message.body
        assert (message.stream, message.branch) == ("hr_appraisal.entry", "SZ")


def test_a_reversal_is_announced_on_both_entries() -> None:
    tx = posted()
    tx.sent.clear()
    reversal = undo(tx).reversal
    first, second = [outgoing(event) for event in tx.sent]
    assert (first.aggregate_id, second.aggregate_id) == (reversal.id, event_entry_id())
    entry = pb.EntryPosted.FromString(first.body).entry
    assert (entry.points, entry.reversal_of) == (9, event_entry_id())
    undone = pb.EntryReversed.FromString(second.body).entry
    assert (undone.points, undone.state) == (-9, rs.AppraisalEntry.STATE_REVERSED)


def test_a_fine_is_written_with_two_places() -> None:
    tx = proposed_by_event(fault=Fault.REFUSED_OR_DRAGGED, repeated=True)
    (entry,) = tx.state.entries.values()
    written = shown(entry, with_reason=True)
    assert (written.fine, written.doubled, written.points) == ("200.00", True, 0)
    assert written.reason


def test_a_rejected_entry_shows_why() -> None:
    tx = proposed_by_event()
    assert shown(reject(tx), with_reason=True).reason == "not proved"
