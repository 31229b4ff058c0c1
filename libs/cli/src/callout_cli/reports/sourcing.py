"""Where a part best comes from: rows of the table."""

from __future__ import annotations

from typing import Final

from callout.inventory.v1 import sourcing_service_pb2 as pb
from callout_cli.texts import say, word
from callout_cli.times import instant_of

SOURCE_COLUMNS: Final = (
    "col.source",
    "col.warehouse",
    "col.branch",
    ">col.available",
    "col.expected",
    ">col.freight",
    ">col.delay_cost",
    "col.verdict",
)


def source_cells(source: pb.Source) -> list[str]:
    """Write a source for a terminal; one that would be too late is marked."""
    is_supplier = source.kind == pb.Source.KIND_SUPPLIER
    expected = f"{instant_of(source.expected_time):%Y-%m-%d %H:%M}"
    return [
        word("supply", pb.Source.Kind.Name(source.kind).removeprefix("KIND_")),
        source.warehouse_code or "–",
        source.branch_code or "–",
        "–" if is_supplier else str(source.available),
        f"{expected} {say('stock.why.late')}" if source.is_late else expected,
        source.freight,
        source.delay_cost,
        word("verdict", pb.Source.Verdict.Name(source.verdict).removeprefix("VERDICT_")),
    ]
