"""What a link does with a batch, and which settings it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from chassis.config import ConfigError, ServiceSettings, load_settings
from chassis.config.link import LINK, LinkSettings
from chassis.envelope import EVENT_ID, RawMessage
from chassis.events.host import check_links
from chassis.events.link import Link, LinkEnds
from chassis.events.link_host import ends_of
from chassis.events.mailbox import Batch, Delivery
from chassis.events.publisher import OutgoingMessage, PublishFailed
from chassis.topology import read_topology

TEXT = """
services:
  intake: {publishes: [intake.visit], from_other_cells: [intake.visit]}
"""
ONE, TWO = UUID(int=1), UUID(int=2)
ENVIRON = {
    "CALLOUT_AMQP_URL": "amqp://near/",
    "CALLOUT_CELL": "south",
    "CALLOUT_LINK_PEER_CELL": "north",
    "CALLOUT_LINK_PEER_AMQP_URL": "amqp://far/",
}


@dataclass
class Wire:
    """The other broker: what it took, and what it says about the next batch."""

    taken: list[OutgoingMessage] = field(default_factory=list)
    refuses: Mapping[UUID, str] = field(default_factory=dict)
    error: PublishFailed | None = None

    def publish(self, messages: Sequence[OutgoingMessage]) -> Mapping[UUID, str]:
        if self.error is not None:
            raise self.error
        self.taken += messages
        return self.refuses

    def beat(self) -> None:
        """Nothing to keep alive."""

    def close(self) -> None:
        """Nothing to drop."""


@dataclass(frozen=True, kw_only=True)
class Message:
    headers: Mapping[str, Any]
    body: bytes = b"body"
    delivery_info: Mapping[str, str] = field(
        default_factory=lambda: {"routing_key": "intake.visit.Made"}
    )


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def link(wire: Wire) -> Link:
    ends = LinkEnds(
        near=read_topology(TEXT, cell="south", links=("north",)),
        far=read_topology(TEXT, cell="north"),
        near_url="amqp://near/",
        far_url="amqp://far/",
        batch_size=10,
        linger=timedelta(),
        confirm_timeout=timedelta(seconds=1),
        drain=timedelta(),
    )
    return Link(ends, publisher=wire)


def batch(*headers: Mapping[str, Any]) -> Batch:
    return Batch(
        deliveries=[
            Delivery(message=Message(headers=each), session=None, is_dead=False) for each in headers
        ]
    )


def test_what_the_other_broker_confirmed_is_acknowledged_here(link: Link, wire: Wire) -> None:
    assert link.settle(batch({EVENT_ID: str(ONE), "cell": "south"})) is None
    (sent,) = wire.taken
    assert (sent.event_id, sent.routing_key, sent.body) == (ONE, "intake.visit.Made", b"body")
    assert sent.headers == {EVENT_ID: str(ONE), "cell": "south"}
    assert sent.mandatory


def test_a_count_of_deliveries_here_says_nothing_to_the_reader_there(
    link: Link, wire: Wire
) -> None:
    link.settle(batch({EVENT_ID: str(ONE), "x-delivery-count": 7, "x-death": []}))
    assert wire.taken[0].headers == {EVENT_ID: str(ONE)}


@pytest.mark.parametrize("reason", ["returned", "refused"])
def test_a_batch_of_which_one_was_not_taken_is_not_acknowledged(
    link: Link, wire: Wire, reason: str
) -> None:
    wire.refuses = {TWO: reason}
    error = link.settle(batch({EVENT_ID: str(ONE)}, {EVENT_ID: str(TWO)}))
    assert isinstance(error, PublishFailed)
    assert reason in str(error)


def test_nothing_is_acknowledged_while_the_other_broker_is_away(link: Link, wire: Wire) -> None:
    wire.error = PublishFailed("ConnectionRefusedError")
    assert link.settle(batch({EVENT_ID: str(ONE)})) is wire.error
    wire.error = None
    assert link.settle(batch({EVENT_ID: str(ONE)})) is None
    assert len(wire.taken) == 1


def test_what_has_no_id_is_carried_to_where_it_will_be_parked(link: Link, wire: Wire) -> None:
    assert link.settle(batch({"stream": "intake.visit"})) is None
    unreadable = RawMessage(headers={"stream": "intake.visit"}, body=b"body")
    assert wire.taken[0].event_id == unreadable.fallback_id


def test_a_link_is_told_both_ends() -> None:
    ends = ends_of(load_settings(LinkSettings, LINK, ENVIRON), TEXT)
    assert (ends.near.cell, ends.near.links, ends.far.cell) == ("south", ("north",), "north")
    assert (ends.near_url, ends.far_url) == ("amqp://near/", "amqp://far/")


@pytest.mark.parametrize(
    ("bus", "cells", "refused"),
    [
        ("memory://localhost/", "north", True),
        ("memory://localhost/", "", False),
        ("amqp://near/", "north,east", False),
    ],
)
def test_a_bus_in_memory_is_not_linked(bus: str, cells: str, *, refused: bool) -> None:
    environ = {
        "CALLOUT_DATABASE_URL": "postgresql://localhost/x",
        "CALLOUT_AMQP_URL": bus,
        "CALLOUT_LINKED_CELLS": cells,
    }
    settings = load_settings(ServiceSettings, "intake", environ)
    assert settings.links == tuple(filter(None, cells.split(",")))
    if refused:
        with pytest.raises(ConfigError, match="CALLOUT_LINKED_CELLS: a link needs a broker"):
            check_links(settings)
    else:
        check_links(settings)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"CALLOUT_LINK_PEER_CELL": ""}, "CALLOUT_LINK_PEER_CELL: is missing"),
        ({"CALLOUT_LINK_PEER_AMQP_URL": "memory://localhost/"}, "CALLOUT_LINK_PEER_AMQP_URL"),
        ({"CALLOUT_AMQP_URL": "memory://localhost/"}, "a broker at both ends"),
        ({"CALLOUT_LINK_PEER": "x"}, "is not a setting"),
    ],
)
def test_a_wrong_setting_of_a_link_is_named(wrong: Mapping[str, str], complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        ends_of(load_settings(LinkSettings, LINK, {**ENVIRON, **wrong}), TEXT)
