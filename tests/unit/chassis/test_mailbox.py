"""How messages that were read ahead are cut into batches."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from chassis.events.mailbox import Delivery, Mailbox

ONE, OTHER = object(), object()


def delivery(
    body: Any = b"x", session: object = ONE, *, is_dead: bool = False, count: Any = None
) -> Delivery:
    headers = {} if count is None else {"x-delivery-count": count}
    message = SimpleNamespace(body=body, headers=headers, properties={})
    return Delivery(message=message, session=session, is_dead=is_dead)


def mailbox(*deliveries: Delivery, size: int = 3) -> Mailbox:
    box = Mailbox(batch_size=size, linger=0.001)
    for each in deliveries:
        box.put(each)
    return box


def sizes(box: Mailbox) -> list[int]:
    box.close()
    found = []
    while (batch := box.take()) is not None:
        found.append(len(batch.deliveries))
        box.finish()
    return found


def test_a_batch_has_at_most_its_size() -> None:
    assert sizes(mailbox(*(delivery() for _ in range(7)))) == [3, 3, 1]


def test_messages_of_two_connections_do_not_share_a_batch() -> None:
    assert sizes(mailbox(delivery(), delivery(session=OTHER), delivery(session=OTHER))) == [1, 2]


def test_dead_letters_do_not_share_a_batch_with_others() -> None:
    assert sizes(mailbox(delivery(), delivery(is_dead=True), delivery())) == [1, 1, 1]


def test_a_closed_box_gives_out_what_it_holds_and_then_nothing() -> None:
    box = mailbox(delivery())
    box.close()
    assert box.take() is not None
    box.finish()
    assert box.take() is None


def test_a_box_is_idle_when_nothing_waits_and_nothing_is_in_hand() -> None:
    box = mailbox(delivery())
    assert not box.is_idle
    batch = box.take()
    assert batch is not None
    assert not box.is_idle
    assert box.oldest is batch.deliveries[0].message
    box.finish()
    assert box.is_idle
    assert box.oldest is None


def test_what_waits_is_forgotten_when_the_broker_will_deliver_it_again() -> None:
    box = mailbox(delivery(), delivery())
    box.forget_waiting()
    assert box.is_idle


def test_the_number_of_earlier_deliveries_comes_from_the_broker() -> None:
    assert delivery(count=4).raw.deliveries == 4
    assert delivery(count="2").raw.deliveries == 2
    assert delivery(count="many").raw.deliveries == 0
    assert delivery().raw.deliveries == 0


def test_a_body_is_bytes_whatever_the_transport_made_of_it() -> None:
    assert delivery("text").raw.body == b"text"
    assert delivery(memoryview(b"bytes")).raw.body == b"bytes"
