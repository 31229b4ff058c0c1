"""The transfer note: one copy stays with the sender, one travels with the parts (P-08)."""

from __future__ import annotations

from inventory.adapters.paper.form import Cell, Column, Form, Language
from inventory.adapters.paper.words import Words, clock, flat
from inventory.domain.paper import TransferNote


def transfer_note_form(facts: TransferNote, language: Language) -> Form:
    """Return a transfer note in words, in two copies."""
    words, sent = Words(language), facts.shipment
    return Form(
        title=words["transfer_note"],
        number=f"{words['transfer']}: {facts.transfer.id}",
        code=facts.transfer.id,
        at=sent.shipped_at,
        facts=(
            (words["from"], f"{facts.sender.name} {facts.sender.code}"),
            (words["to"], f"{facts.receiver.name} {facts.receiver.code}"),
            (words["carrier"], flat(sent.carrier)),
            (words["handed_to"], flat(sent.handed_to)),
            (words["shipped_by"], sent.shipped_by),
            (words["shipped_on"], clock(sent.shipped_at, facts.branch)),
            (words["expected_on"], clock(sent.expected_at, facts.branch)),
            (words["cause"], flat(facts.transfer.reason)),
        ),
        columns=(
            Column(heading=words["line"], width=11, cell=Cell.FIGURE),
            Column(heading=words["part_number"], width=36),
            Column(heading=words["part_name"], width=48),
            Column(heading=words["unit"], width=12),
            Column(heading=words["quantity"], width=15, cell=Cell.FIGURE),
            Column(heading=words["lot"], width=38),
            Column(heading=words["came"], width=20),
        ),
        rows=tuple(
            (
                str(number),
                part.part_number,
                flat(part.name),
                part.unit,
                str(units),
                lot,
                "",
            )
            for number, (part, lot, units) in enumerate(facts.lines, start=1)
        ),
        signatures=(words["shipped_by"], words["handed_to"], words["received_signature"]),
        page_mark=words["page"],
        notes=(words["transfer_note_words"],),
        copies=(words["copy_sender"], words["copy_receiver"]),
    )
