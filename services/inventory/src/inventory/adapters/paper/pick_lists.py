"""The pick list: the requisition as the keeper walks along the shelves with it (P-04)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from inventory.adapters.paper.form import Cell, Column, Form, Language
from inventory.adapters.paper.words import Words, clock, flat
from inventory.domain.paper import PickList, PickPlace

# A row is never longer than a page; a keeper who needs more places asks for the balances.
_MOST_PLACES: Final = 12


def pick_list_form(facts: PickList, language: Language) -> Form:
    """Return a pick list in words."""
    words, asked = Words(language), facts.requisition
    return Form(
        title=words["pick_list"],
        number=f"{words['requisition']}: {asked.id}",
        code=asked.id,
        at=asked.changed_at,
        facts=(
            (words["work_order"], asked.work_order_id),
            (words["service_request"], asked.service_request_id),
            (words["branch"], f"{facts.branch.name} {facts.branch.code}"),
            (words["warehouse"], f"{facts.warehouse.name} {facts.warehouse.code}"),
            (words["requested_by"], asked.requested_by),
            (words["requested_on"], clock(asked.requested_at, facts.branch)),
            (words["approved_by"], asked.approved_by),
            (words["approved_on"], clock(asked.approved_at, facts.branch)),
            (words["issued_by"], asked.issued_by),
            (words["issued_on"], clock(asked.issued_at, facts.branch)),
            (words["policy"], asked.approval_policy_ref),
        ),
        columns=(
            Column(heading=words["line"], width=11, cell=Cell.FIGURE),
            Column(heading=words["part_number"], width=28),
            Column(heading=words["part_name"], width=35),
            Column(heading=words["unit"], width=12),
            Column(heading=words["quantity"], width=14, cell=Cell.FIGURE),
            Column(heading=words["bin"], width=24),
            Column(heading=words["fetched"], width=12),
            Column(heading=words["bar_code"], width=44, cell=Cell.CODE),
        ),
        rows=tuple(
            (
                str(number),
                line.part.part_number,
                flat(line.part.name),
                line.part.unit,
                str(line.quantity),
                _places(line.places),
                "",
                line.part.part_number,
            )
            for number, line in enumerate(facts.lines, start=1)
        ),
        notes=(words["pick_note"],),
        signatures=(words["keeper"], words["taken_by"]),
        page_mark=words["page"],
    )


def _places(places: Sequence[PickPlace]) -> str:
    told = [_place(each) for each in places[:_MOST_PLACES]]
    more = len(places) - len(told)
    return "\n".join([*told, f"… +{more}"] if more else told)


def _place(place: PickPlace) -> str:
    return f"{place.bin} {place.lot or f'×{place.quantity}'}"
