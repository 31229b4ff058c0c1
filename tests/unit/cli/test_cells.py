"""The books of several cells compared: what is said of which transfer (P-08)."""

from __future__ import annotations

import pytest

from callout_cli.commands.check import others_of
from callout_cli.errors import UserError
from callout_cli.invariants.cells import Part, problems

KEY = ("2f1e0d9c", "PUMP")


@pytest.mark.parametrize(
    ("left", "came", "is_finished", "says"),
    [
        (3, 2, False, []),
        (3, 3, False, []),
        (3, 4, False, ["2f1e0d9c PUMP left 3 came 4"]),
        (3, 3, True, []),
        (3, 2, True, ["2f1e0d9c PUMP left 3 came 2"]),
    ],
)
def test_never_more_comes_than_left_and_nothing_is_missed_in_the_end(
    left: int, came: int, says: list[str], *, is_finished: bool
) -> None:
    given = {KEY: Part(quantity=left, is_finished=is_finished)}
    taken = {KEY: Part(quantity=came, is_finished=is_finished)}
    assert list(problems(given, taken)) == says


@pytest.mark.parametrize(("here", "there"), [(True, False), (False, True)])
def test_what_one_of_the_two_has_not_finished_may_be_under_way(*, here: bool, there: bool) -> None:
    given = {KEY: Part(quantity=3, is_finished=here)}
    assert list(problems(given, {KEY: Part(quantity=0, is_finished=there)})) == []


def test_what_came_and_never_left_is_found() -> None:
    taken = {KEY: Part(quantity=1, is_finished=False)}
    assert list(problems({}, taken)) == ["2f1e0d9c PUMP left 0 came 1"]


def test_other_cells_are_named_with_their_inventory() -> None:
    told = ["south=postgresql://db/inventory", "east=postgresql+psycopg2://db/inventory"]
    assert list(others_of(told)) == ["south", "east"]
    for wrong in ("south", "=postgresql://db/x", "south=mysql://db/x"):
        with pytest.raises(UserError):
            others_of([wrong])
