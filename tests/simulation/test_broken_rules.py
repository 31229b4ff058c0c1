"""Histories hold chargeable work and returns; a world that breaks a rule of them says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from simulation.promises import broken
from simulation.test_histories import lived
from simulation.world import World

pytestmark = pytest.mark.simulation

Spoil = Callable[[World], None]


def _state(world: World, service: str) -> Any:
    store: Any = world.nodes[service].store
    return store.state


def _started(world: World) -> Iterator[Any]:
    for order in _state(world, "dispatch").orders.values():
        if order.is_chargeable and order.work_started_at:
            yield order


def _charged(world: World) -> Iterator[Any]:
    """Work that went on with a price once damage by people was found."""
    for order in _started(world):
        if order.charged_from and order.charged_from < order.work_started_at:
            yield order


def _done_before(world: World) -> Iterator[Any]:
    """Work that was done for nothing before dispatch heard of the damage."""
    dispatch = _state(world, "dispatch")
    priced = {quote.service_request_id for quote in dispatch.accepted.values()}
    for order in dispatch.orders.values():
        is_free = order.call.service_request_id not in priced
        if is_free and order.charged_from and order.charged_from == order.finished_at:
            yield order


def _returned(world: World) -> Iterator[Any]:
    for entry in _state(world, "hr-appraisal").entries.values():
        if entry.evidence.kind == "return_case":
            yield entry


def _first(found: Callable[[World], Iterator[Any]]) -> World:
    """Return the first world in which something of a kind happened."""
    return next(world for world in map(lived, range(200)) if any(found(world)))


def starts_before_the_yes(world: World) -> None:
    orders = _state(world, "dispatch").orders
    order = next(_started(world))
    orders[order.id] = replace(order, work_started_at=order.opened_at)


def never_starts(world: World) -> None:
    orders = _state(world, "dispatch").orders
    order = next(_started(world))
    orders[order.id] = replace(order, work_started_at=None)


def forgets_who_pays(world: World) -> None:
    orders = _state(world, "dispatch").orders
    order = next(_started(world))
    orders[order.id] = replace(order, is_chargeable=False)


def never_hears_the_yes(world: World) -> None:
    _state(world, "dispatch").accepted.clear()


def starts_before_the_new_yes(world: World) -> None:
    orders = _state(world, "dispatch").orders
    order = next(_charged(world))
    orders[order.id] = replace(order, work_started_at=order.charged_from)


def takes_it_for_free(world: World) -> None:
    orders = _state(world, "dispatch").orders
    order = next(_charged(world))
    orders[order.id] = replace(order, is_chargeable=False)


def forgets_when_it_was_done(world: World) -> None:
    orders = _state(world, "dispatch").orders
    order = next(_done_before(world))
    orders[order.id] = replace(order, charged_from=order.opened_at)


def loses_the_entry(world: World) -> None:
    del _state(world, "hr-appraisal").entries[next(_returned(world)).id]


def blames_another(world: World) -> None:
    entries = _state(world, "hr-appraisal").entries
    entry = next(_returned(world))
    entries[entry.id] = replace(entry, employee_code="T3")


@pytest.mark.parametrize(
    "spoil", [starts_before_the_yes, never_starts, forgets_who_pays, never_hears_the_yes]
)
def test_work_without_an_accepted_price_breaks_its_promise(spoil: Spoil) -> None:
    world = _first(_started)
    assert not broken(world)
    spoil(world)
    found = {each.partition(":")[0] for each in broken(world)}
    assert found == {"chargeable_work_starts_after_the_yes"}


@pytest.mark.parametrize(
    ("held", "spoil", "broken_promises"),
    [
        (_charged, starts_before_the_new_yes, {"chargeable_work_starts_after_the_yes"}),
        (_charged, takes_it_for_free, {"chargeable_work_starts_after_the_yes"}),
        (
            _done_before,
            forgets_when_it_was_done,
            {"chargeable_work_starts_after_the_yes", "damage_has_its_finder_s_hour"},
        ),
    ],
)
def test_damage_that_is_forgotten_breaks_its_promise(
    held: Callable[[World], Iterator[Any]], spoil: Spoil, broken_promises: set[str]
) -> None:
    world = _first(held)
    assert not broken(world)
    spoil(world)
    assert {each.partition(":")[0] for each in broken(world)} == broken_promises


@pytest.mark.parametrize("spoil", [loses_the_entry, blames_another])
def test_a_return_that_does_not_reach_the_appraisal_breaks_its_promise(spoil: Spoil) -> None:
    world = _first(_returned)
    assert not broken(world)
    spoil(world)
    found = {each.partition(":")[0] for each in broken(world)}
    assert found == {"returns_reach_the_appraisal_once"}


def _fitted(world: World) -> Iterator[Any]:
    yield from _state(world, "intake").fitted_parts.values()


def _forgets_a_part(world: World) -> None:
    _state(world, "intake").fitted_parts.popitem()


def _invents_a_part(world: World) -> None:
    known = _state(world, "intake").fitted_parts
    known["f-0"] = replace(next(iter(known.values())), id="f-0")


def _fits_what_came_back(world: World) -> None:
    known = _state(world, "intake").fitted_parts
    known.update({key: replace(part, quantity=part.quantity + 1) for key, part in known.items()})


def _traces_it_to_nobody(world: World) -> None:
    known = _state(world, "inventory").fitted_parts
    known.update({key: replace(part, customer_id="") for key, part in known.items()})


@pytest.mark.parametrize(
    "spoil", [_forgets_a_part, _invents_a_part, _fits_what_came_back, _traces_it_to_nobody]
)
def test_a_part_that_is_not_where_it_was_fitted_breaks_its_promise(spoil: Spoil) -> None:
    world = _first(_fitted)
    assert broken(world) == []
    spoil(world)
    names = {each.partition(":")[0] for each in broken(world)}
    assert names == {"fitted_parts_are_in_their_products"}
