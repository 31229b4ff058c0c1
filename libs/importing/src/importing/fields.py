"""Fields of imported rows: texts as a table has them, and why one cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

V = TypeVar("V")

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_PRICE: Final = re.compile(r"\d{1,12}(\.\d{1,2})?", re.ASCII)
_COUNT: Final = re.compile(r"\d{1,6}", re.ASCII)
_YES_OR_NO: Final = {"": True, "yes": True, "no": False, "是": True, "否": False}


class RowRefused(Exception):  # noqa: N818 - what was refused reads better
    """A row cannot be taken whatever is on file. `reason` never changes its meaning."""

    reason = "ROW_REFUSED"

    def __init__(self, message: str, *, rule: str, field: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.field = field


class FieldMissing(RowRefused):
    """A row lacks a field it cannot be without."""

    reason = "FIELD_MISSING"


class FieldTooLong(RowRefused):
    """A field is longer than its place."""

    reason = "FIELD_TOO_LONG"


class FieldTooShort(RowRefused):
    """A field is shorter than anything of its kind."""

    reason = "FIELD_TOO_SHORT"


class FormulaInField(RowRefused):
    """A field holds a formula and no value."""

    reason = "FORMULA_CELL"


class ControlCharacter(RowRefused):
    """A field holds a character that no text has."""

    reason = "CONTROL_CHARACTER"


class NotADay(RowRefused):
    """A field is not a day as YYYY-MM-DD."""

    reason = "NOT_A_DAY"


class NotANumber(RowRefused):
    """A field is not a number of its kind."""

    reason = "NOT_A_NUMBER"


class NotAChoice(RowRefused):
    """A field is none of the words it may be."""

    reason = "NOT_A_CHOICE"


class DuplicateInFile(RowRefused):
    """An earlier row of the same table has the same key."""

    reason = "DUPLICATE_IN_FILE"


@dataclass(frozen=True, slots=True)
class Fields:
    """The texts of one row; every reader names the rule that a refusal cites.

    Args:
        texts: Text by field.
        rule: Rule that asks for the fields.
    """

    texts: Mapping[str, str]
    rule: str

    def text(self, field: str, longest: int, shortest: int = 0) -> str:
        """Return a text without the space around it; `shortest` above zero means needed.

        Raises:
            FieldMissing, FieldTooShort, FieldTooLong: By its length in characters.
            FormulaInField: It begins with an equals sign.
            ControlCharacter: It holds what no text has.
        """
        text = self.texts[field].strip()
        if not text:
            if shortest:
                raise FieldMissing(f"{field} is empty", rule=self.rule, field=field)
            return ""
        if len(text) > longest:
            raise FieldTooLong(
                f"{field} has {len(text)} characters, {longest} at most",
                rule=self.rule,
                field=field,
            )
        if len(text) < shortest:
            raise FieldTooShort(
                f"{field} has {len(text)} characters, {shortest} at least",
                rule=self.rule,
                field=field,
            )
        self._plain(text, field)
        return text

    def texts_of(
        self, field: str, longest: int, shortest: int = 1, separator: str = ";"
    ) -> tuple[str, ...]:
        """Return the values of a field that holds several; each has the length of a text."""
        parts = self.texts[field].replace("；", ";").split(separator)
        given = [part for part in parts if part.strip()]
        return tuple(
            Fields({field: part}, self.rule).text(field, longest, shortest) for part in given
        )

    def day(self, field: str) -> date | None:
        """Return a day, None where the field is empty.

        Raises:
            NotADay: It is not written YYYY-MM-DD, or no calendar has it.
        """
        text = self.texts[field].strip()
        if not text:
            return None
        try:
            if _DAY.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        raise NotADay(f"{field} is not a day as YYYY-MM-DD", rule=self.rule, field=field)

    def needed_day(self, field: str) -> date:
        """As `day`, but the field may not be empty."""
        day = self.day(field)
        if day is None:
            raise FieldMissing(f"{field} is empty", rule=self.rule, field=field)
        return day

    def count(self, field: str) -> int | None:
        """Return a whole number from zero, None where the field is empty.

        Raises:
            NotANumber: It is something else.
        """
        text = self.texts[field].strip()
        if not text:
            return None
        if not _COUNT.fullmatch(text):
            raise NotANumber(
                f"{field} is not a whole number from zero", rule=self.rule, field=field
            )
        return int(text)

    def price(self, field: str) -> Decimal:
        """Return an amount with two decimals at most.

        Raises:
            NotANumber: It is something else.
        """
        text = self.texts[field].strip()
        if not _PRICE.fullmatch(text):
            raise NotANumber(
                f"{field} is not an amount with two decimals at most", rule=self.rule, field=field
            )
        return Decimal(text)

    def choice(self, field: str, words: Mapping[str, V]) -> V:
        """Return what a word stands for.

        Raises:
            NotAChoice: It is none of the words.
        """
        text = self.texts[field].strip().lower()
        if text not in words:
            known = ", ".join(word for word in words if word)
            raise NotAChoice(f"{field} is none of {known}", rule=self.rule, field=field)
        return words[text]

    def flag(self, field: str) -> bool:
        """Return yes or no; an empty field is a yes."""
        return self.choice(field, _YES_OR_NO)

    def _plain(self, text: str, field: str) -> None:
        if text.startswith("="):
            raise FormulaInField(f"{field} holds a formula", rule=self.rule, field=field)
        if any(ord(sign) < ord(" ") and sign not in "\n\r\t" for sign in text):
            raise ControlCharacter(
                f"{field} holds a control character", rule=self.rule, field=field
            )


def duplicate(field: str, key: str, line: int, rule: str) -> DuplicateInFile:
    """Return the refusal of a row whose key an earlier one has."""
    return DuplicateInFile(f"{field} {key} is on line {line} already", rule=rule, field=field)
