"""The complaint ledger: one gapless series of numbers per branch and year."""

from __future__ import annotations


def complaint_number(branch_code: str, year: int, position: int) -> str:
    """Return the number under which a complaint stands in the ledger.

    Args:
        branch_code: Branch whose ledger it is.
        year: Calendar year of filing, in the branch's zone.
        position: 1 for the first complaint of that branch and year, then without a gap.

    Source: rulebook F-06.
    """
    return f"C-{branch_code}-{year}-{position:04d}"
