"""What can be brought in and taken out: columns, keys and the messages that carry them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from google.protobuf.message import Message

from callout.intake.v1 import file_transfer_service_pb2 as api
from callout.inventory.v1 import part_list_service_pb2 as parts
from callout_cli.texts import Language, chosen
from callout_cli.texts.words import WORDS


class Kind(StrEnum):
    """What a table holds."""

    CUSTOMERS = "customers"
    PRODUCTS = "products"
    CONTRACTS = "contracts"
    PARTS = "parts"
    PART_CODES = "part-codes"
    PRICES = "prices"
    BINS = "bins"
    OPENING_STOCK = "opening-stock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A kind of table.

    Args:
        columns: In the order in which they are written.
        needed: Without these nothing can be taken.
        key: Together they name one row.
        row: Carries one row; its fields are the columns and the line.
        bring: Carries a batch in.
        brought: Answers that.
        take: Asks for a page; None for what is only brought in.
        taken: Answers that.
    """

    columns: tuple[str, ...]
    needed: tuple[str, ...]
    key: tuple[str, ...]
    row: type[Message]
    bring: type[Message]
    brought: type[Message]
    take: type[Message] | None = None
    taken: type[Message] | None = None

    def heading(self, column: str) -> str:
        """Return how a column is called in the language of the command."""
        return WORDS[f"column.{column}"].of(chosen().value)

    def column_of(self, heading: str) -> str | None:
        """Return the column of a heading: its name, or what it is called in any language."""
        heading = heading.strip()
        for column in self.columns:
            entry = WORDS[f"column.{column}"]
            if heading.lower() in {column, *(entry.of(each.value).lower() for each in Language)}:
                return column
        return None


def _columns(row: type[Message]) -> tuple[str, ...]:
    described: Any = row.DESCRIPTOR
    return tuple(field.name for field in described.fields if field.name != "line")


SHAPES: Final[Mapping[Kind, Shape]] = MappingProxyType(
    {
        Kind.CUSTOMERS: Shape(
            columns=_columns(api.CustomerRow),
            needed=("customer_code", "branch_code", "name", "phone"),
            key=("customer_code",),
            row=api.CustomerRow,
            bring=api.ImportCustomersRequest,
            brought=api.ImportCustomersResponse,
            take=api.ExportCustomersRequest,
            taken=api.ExportCustomersResponse,
        ),
        Kind.PRODUCTS: Shape(
            columns=_columns(api.InstalledProductRow),
            needed=("customer_code", "product_line", "product_model", "serial_number"),
            key=("product_model", "serial_number"),
            row=api.InstalledProductRow,
            bring=api.ImportInstalledProductsRequest,
            brought=api.ImportInstalledProductsResponse,
            take=api.ExportInstalledProductsRequest,
            taken=api.ExportInstalledProductsResponse,
        ),
        Kind.CONTRACTS: Shape(
            columns=_columns(api.ContractRow),
            needed=(
                "contract_number",
                "customer_code",
                "kind",
                "price",
                "starts_on",
                "ends_on",
                "responsible",
            ),
            key=("contract_number",),
            row=api.ContractRow,
            bring=api.ImportContractsRequest,
            brought=api.ImportContractsResponse,
            take=api.ExportContractsRequest,
            taken=api.ExportContractsResponse,
        ),
        Kind.PARTS: Shape(
            columns=_columns(parts.PartRow),
            needed=("part_number", "part_name", "unit", "unit_cost"),
            key=("part_number",),
            row=parts.PartRow,
            bring=parts.ImportPartsRequest,
            brought=parts.ImportPartsResponse,
        ),
        Kind.PART_CODES: Shape(
            columns=_columns(parts.PartCodeRow),
            needed=("part_number", "code"),
            key=("code", "supplier"),
            row=parts.PartCodeRow,
            bring=parts.ImportPartCodesRequest,
            brought=parts.ImportPartCodesResponse,
        ),
        Kind.PRICES: Shape(
            columns=_columns(parts.PriceRow),
            needed=("part_number", "effective_on", "unit_cost"),
            key=("part_number", "effective_on"),
            row=parts.PriceRow,
            bring=parts.ImportPricesRequest,
            brought=parts.ImportPricesResponse,
        ),
        Kind.BINS: Shape(
            columns=_columns(parts.BinRow),
            needed=("warehouse_code", "bin_code"),
            key=("warehouse_code", "bin_code"),
            row=parts.BinRow,
            bring=parts.ImportBinsRequest,
            brought=parts.ImportBinsResponse,
        ),
        Kind.OPENING_STOCK: Shape(
            columns=_columns(parts.OpeningStockRow),
            needed=("warehouse_code", "part_number", "quantity"),
            key=("warehouse_code", "bin_code", "part_number", "lot"),
            row=parts.OpeningStockRow,
            bring=parts.ImportOpeningStockRequest,
            brought=parts.ImportOpeningStockResponse,
        ),
    }
)
