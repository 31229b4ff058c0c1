"""Rows that were not taken: why, and the file they go to."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from callout_cli.errors import UserError
from callout_cli.texts import Language, chosen, reason_in_chinese
from callout_cli.texts.words import WORDS
from callout_cli.transfer.disarming import disarmed
from callout_cli.transfer.whole_files import appearing_whole

# Headings of the file of refused rows before those of the table itself. A table may carry them:
# the corrected file of refused rows can be brought in as it is.
COLUMNS: Final = ("line", "field", "reason", "rule", "message")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row that was not taken; `reason` is a permanent code, `detail` what the platform said."""

    line: int
    field: str
    reason: str
    rule: str
    detail: str


def write_refused(
    path: Path, header: Sequence[str], refused: Iterable[tuple[Refused, Sequence[str]]]
) -> None:
    """Write refused rows with their original cells, also when there are none.

    Raises:
        UserError: The file cannot be written.
    """
    try:
        with (
            appearing_whole(path) as fresh,
            fresh.open("w", encoding="utf-8-sig", newline="") as file,
        ):
            writer = csv.writer(file)
            writer.writerow([*COLUMNS, *header])
            for each, cells in refused:
                told = [str(each.line), each.field, each.reason, each.rule, _said(each)]
                writer.writerow([*told, *map(disarmed, cells)])
    except OSError as error:
        raise UserError("error.file", path=path, why=error.strerror) from error


def _said(refused: Refused) -> str:
    """Return what was wrong: in English as it was said, in Chinese what the reason means."""
    if chosen() is Language.EN:
        return refused.detail
    own = WORDS.get(f"refusal.{refused.reason}")
    return reason_in_chinese(refused.reason) or (own.zh if own else refused.detail)
