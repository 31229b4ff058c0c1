"""The receiving form: one copy for the keeper, one for the books (P-03)."""

from __future__ import annotations

from inventory.adapters.paper.form import Cell, Column, Form, Language
from inventory.adapters.paper.words import Words, clock, flat
from inventory.domain.paper import ReceivingForm


def receipt_form(facts: ReceivingForm, language: Language) -> Form:
    """Return a receiving form in words, in two copies."""
    words, receipt = Words(language), facts.receipt
    return Form(
        title=words["receiving_form"],
        number=f"{words['receipt']}: {receipt.number}",
        code=receipt.id,
        at=receipt.recorded_at,
        facts=(
            (words["branch"], f"{facts.branch.name} {facts.branch.code}"),
            (words["warehouse"], f"{facts.warehouse.name} {facts.warehouse.code}"),
            (words["delivery_note"], flat(receipt.document)),
            (words["received_by"], receipt.received_by),
            (words["received_on"], clock(receipt.received_at, facts.branch)),
            (words["recorded_on"], clock(receipt.recorded_at, facts.branch)),
        ),
        columns=(
            Column(heading=words["line"], width=11, cell=Cell.FIGURE),
            Column(heading=words["part_number"], width=34),
            Column(heading=words["part_name"], width=45),
            Column(heading=words["unit"], width=12),
            Column(heading=words["expected"], width=17, cell=Cell.FIGURE),
            Column(heading=words["came"], width=15, cell=Cell.FIGURE),
            Column(heading=words["faulty"], width=15, cell=Cell.FIGURE),
            Column(heading=words["cause"], width=31),
        ),
        rows=tuple(
            (
                str(number),
                part.part_number,
                flat(part.name),
                part.unit,
                "" if line.expected is None else str(line.expected),
                str(line.quantity),
                str(line.faulty or ""),
                flat(line.cause),
            )
            for number, (part, line) in enumerate(facts.lines, start=1)
        ),
        signatures=(words["keeper"], words["checked_by"], words["booked_by"]),
        page_mark=words["page"],
        notes=_reversed(facts),
        copies=(words["copy_keeper"], words["copy_books"]),
    )


def _reversed(facts: ReceivingForm) -> tuple[str, ...]:
    """Say in both languages that it does not count any more: a copy may be in anybody's hands."""
    entry = facts.reversal
    if entry is None:
        return ()
    return tuple(
        Words(language)["receipt_reversed"].format(
            when=clock(entry.heading.occurred_at, facts.branch),
            entry=entry.id,
            undone=entry.heading.reverses,
            who=entry.heading.actor,
            reason=flat(entry.heading.reason),
        )
        for language in Language
    )
