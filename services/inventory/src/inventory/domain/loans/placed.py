"""Where the things are that can be lent, as the ledger says (P-02, P-11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from inventory.domain.accounts import Account, AccountKind
from inventory.domain.loans.asset import Asset

# Elsewhere it is nobody's to lend any more: used up, scrapped, lost, or back with the supplier.
WITH_US: Final = frozenset(
    {
        AccountKind.BIN,
        AccountKind.QUARANTINE,
        AccountKind.LOANER,
        AccountKind.TRANSIT,
        AccountKind.VAN,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedAsset:
    """An asset that is with us, and where the ledger says it is."""

    asset: Asset
    place: Account
