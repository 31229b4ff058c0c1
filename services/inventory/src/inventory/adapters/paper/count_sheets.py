"""The count sheet: what to count where, with room for what is there, and no figure (P-14)."""

from __future__ import annotations

from typing import Final

from inventory.adapters.paper.form import Cell, Column, Form, Language
from inventory.adapters.paper.words import Words, clock, flat
from inventory.domain.lots import Tracking
from inventory.domain.paper import CountSheet

_FOUND_LINES: Final = 5  # for what the counter finds
_ROOM: Final = "\n "  # a tracked part takes several numbers


def count_sheet_form(facts: CountSheet, language: Language) -> Form:
    """Return a count sheet in words."""
    words = Words(language)
    return Form(
        title=words["count_sheet"],
        number=f"{words['count']}: {facts.number}",
        code=facts.count_id,
        at=facts.opened_at,
        facts=(
            (words["branch"], f"{facts.branch.name} {facts.branch.code}"),
            (words["warehouse"], f"{facts.warehouse.name} {facts.warehouse.code}"),
            (words["opened_on"], clock(facts.opened_at, facts.branch)),
            (words["round"], words["again" if facts.is_again else "first"]),
            (words["counted_by"], facts.counter),
            (words["counted_on"], ""),
        ),
        columns=(
            Column(heading=words["line"], width=11, cell=Cell.FIGURE),
            Column(heading=words["bin"], width=22),
            Column(heading=words["part_number"], width=36),
            Column(heading=words["part_name"], width=42),
            Column(heading=words["unit"], width=12),
            Column(heading=words["counted"], width=20),
            Column(heading=words["lot"], width=37),
        ),
        rows=(
            *(
                (
                    str(number),
                    bin_code,
                    part.part_number,
                    flat(part.name),
                    part.unit,
                    "",
                    "" if part.tracking is Tracking.NONE else _ROOM,
                )
                for number, (bin_code, part) in enumerate(facts.lines, start=1)
            ),
            *(("", "", "", "", "", "", "") for _ in range(0 if facts.is_again else _FOUND_LINES)),
        ),
        signatures=(words["counted_by"], words["counted_on"], words["checked_by"]),
        page_mark=words["page"],
        notes=(words["count_note"],),
    )
