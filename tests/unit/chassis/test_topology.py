"""The one declaration of who announces and who listens."""

from __future__ import annotations

import pytest

from chassis.topology import Topology, TopologyError, read_topology

TEXT = """
exchange: events
dead_letter_exchange: dead
services:
  intake: {publishes: [intake.request], subscribes: [hr_appraisal.entry]}
  hr-appraisal: {publishes: [hr_appraisal.entry], subscribes: [intake.request]}
"""


@pytest.fixture
def topology() -> Topology:
    return read_topology(TEXT, cell="south")


def test_every_name_begins_with_the_cell(topology: Topology) -> None:
    assert topology.exchange == "south.events"
    assert topology.dead_letter_exchange == "south.dead"
    assert topology.inbox_queue("hr-appraisal") == "south.hr-appraisal.inbox"
    assert topology.dead_queue("hr-appraisal") == "south.hr-appraisal.dead"


def test_the_listeners_of_a_stream_are_known(topology: Topology) -> None:
    assert topology.listeners("intake.request") == {"hr-appraisal"}
    assert topology.listeners("intake.unheard") == frozenset()


CROSSING = """
services:
  intake: {publishes: [intake.request, intake.visit], from_other_cells: [intake.visit]}
  hr-appraisal: {publishes: [], subscribes: [intake.request]}
"""


def test_what_crosses_is_kept_for_each_linked_cell_and_arrives_apart() -> None:
    topology = read_topology(CROSSING, cell="south", links=("north", "east"))
    assert topology.crossing == ("intake.visit",)
    assert topology.arrivals_exchange == "south.arrivals"
    assert [topology.link_queue(each) for each in topology.links] == [
        "south.to.north",
        "south.to.east",
    ]
    assert topology.is_awaited("intake.visit")
    assert topology.is_awaited("intake.request")


def test_nobody_waits_for_what_would_cross_where_no_cell_is_linked() -> None:
    assert not read_topology(CROSSING, cell="south").is_awaited("intake.visit")


def test_a_cell_is_not_linked_to_itself() -> None:
    with pytest.raises(TopologyError, match="linked to itself"):
        read_topology(CROSSING, cell="south", links=("south",))


def test_what_crosses_is_announced_by_somebody() -> None:
    wrong = CROSSING.replace("from_other_cells: [intake.visit]", "from_other_cells: [intake.x]")
    with pytest.raises(TopologyError, match=r"listens to intake\.x, which nobody"):
        read_topology(wrong, cell="south")


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ("[hr_appraisal.entry, intake.nothing]", "listens to intake.nothing, which nobody"),
        ("[hr_appraisal.entry]\n  other: {publishes: [intake.request]}", "announced by intake and"),
        ("[hr_appraisal.entry]\n  other: {publishes: [another.thing]}", "does not begin with"),
    ],
)
def test_a_wrong_topology_is_refused(wrong: str, complaint: str) -> None:
    text = TEXT.replace("subscribes: [hr_appraisal.entry]}", f"subscribes: {wrong}}}", 1)
    if "\n" in wrong:
        text = TEXT + wrong.partition("\n")[2] + "\n"
    with pytest.raises(TopologyError, match=complaint):
        read_topology(text, cell="south")


def test_a_file_without_services_is_refused() -> None:
    with pytest.raises(TopologyError, match="no section `services`"):
        read_topology("exchange: events", cell="south")
