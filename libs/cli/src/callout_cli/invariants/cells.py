"""Invariants between cells: the books of several inventories, read one after the other (P-08).

Of each transfer between two cells and each of its parts,

    under way = what is in transit at the sender + what left its books for the other cell
                - what the receiver took from there,

and that is never below zero, whatever events have arrived, and zero once both have finished. No
instant is common to two databases; therefore all receivers are read before any sender: what was
taken until then had left before, and what left is taken back only if it never comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from sqlalchemy import TextClause, text

from callout_cli.databases import connected
from callout_cli.invariants.finding import Finding
from callout_cli.invariants.own import sample_of

CONSERVED: Final = "what left one cell for another has come there, or is under way, and no more"
TOLD: Final = "what one cell tells another took effect there, once"
_RULE: Final = "P-08"
_STREAM: Final = "inventory.cell_transfer"
_TAKEN: Final = text("""
    select transfer.id, from_cell as sender, line.part_number, state = 'received' as is_finished,
        coalesce(-(select sum(quantity) from posting where part_number = line.part_number
            and account = 'other-cell:' || transfer.id), 0) as quantity
    from transfer join transfer_line as line on line.transfer_id = transfer.id
    where side = 'receiver'
    union all
    select transfer.id, from_cell, claim.part_number, state = 'received',
        coalesce(-(select sum(quantity) from posting where part_number = claim.part_number
            and account = 'other-cell:' || transfer.id), 0)
    from transfer join (select distinct transfer_id, part_number from transfer_claim) as claim
        on claim.transfer_id = transfer.id
    where side = 'receiver' and not exists (select from transfer_line as line
        where line.transfer_id = transfer.id and line.part_number = claim.part_number)
""")
_GIVEN: Final = text("""
    select transfer.id, part_number, state = 'received' as is_finished,
        sum(posting.quantity) as quantity
    from transfer join posting
        on account in ('transit:' || transfer.id, 'other-cell:' || transfer.id)
    where side = 'sender' group by transfer.id, part_number
""")
_SAID: Final = text(
    "select aggregate_id, last_sequence from outbox_sequence where stream = :stream"
)
_HEARD: Final = text(
    "select aggregate_id, last_sequence from inbox_position where stream = :stream and cell = :cell"
)
_Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of one transfer, in the books of one of the two cells."""

    quantity: int
    is_finished: bool
    sender: str = ""


def check_cells(inventories: Mapping[str, str]) -> Iterator[Finding]:
    """Compare the books of linked cells.

    Args:
        inventories: URL of the inventory's database by cell, of every linked cell.
    """
    taken = {cell: _taken(cell, url) for cell, url in inventories.items()}
    given = {cell: _given(cell, url) for cell, url in inventories.items()}
    for receiver, parts in taken.items():
        for sender in sorted(set(inventories) - {receiver}):
            here = {key: each for key, each in parts.items() if each.sender == sender}
            rows = list(problems(given[sender], here))
            yield Finding(
                name=CONSERVED,
                rule=_RULE,
                where=f"{sender} → {receiver}",
                broken=len(rows),
                sample=sample_of(rows),
            )
            yield _told(inventories, sender, receiver)


def problems(given: Mapping[_Key, Part], taken: Mapping[_Key, Part]) -> Iterator[str]:
    """Say of which parts of which transfers more came than left, or less in the end.

    Args:
        given: What left the sender's shelf and was not taken back, by transfer and part.
        taken: What the receiver took.
    """
    nothing = Part(quantity=0, is_finished=False)
    for key, there in sorted(taken.items()):
        here = given.get(key, nothing)
        under_way = here.quantity - there.quantity
        if under_way < 0 or (under_way and here.is_finished and there.is_finished):
            yield f"{' '.join(key)} left {here.quantity} came {there.quantity}"


def _taken(cell: str, url: str) -> Mapping[_Key, Part]:
    with connected(f"inventory of {cell}", url) as connection:
        return {
            (str(row.id), row.part_number): Part(
                quantity=int(row.quantity), is_finished=row.is_finished, sender=row.sender
            )
            for row in connection.execute(_TAKEN)
        }


def _given(cell: str, url: str) -> Mapping[_Key, Part]:
    with connected(f"inventory of {cell}", url) as connection:
        return {
            (str(row.id), row.part_number): Part(
                quantity=int(row.quantity), is_finished=row.is_finished
            )
            for row in connection.execute(_GIVEN)
        }


def _told(inventories: Mapping[str, str], by: str, to: str) -> Finding:
    said = _numbers(by, inventories[by], _SAID, stream=_STREAM)
    heard = _numbers(to, inventories[to], _HEARD, stream=_STREAM, cell=by)
    wrong = sorted(said ^ heard)
    return Finding(
        name=TOLD,
        rule="outbox-inbox",
        where=f"{by} → {to}",
        broken=len(wrong),
        sample=sample_of(" ".join(row) for row in wrong),
        settles=True,
    )


def _numbers(of: str, url: str, sql: TextClause, **values: str) -> set[tuple[str, ...]]:
    with connected(f"inventory of {of}", url) as connection:
        return {tuple(map(str, row)) for row in connection.execute(sql, values)}
