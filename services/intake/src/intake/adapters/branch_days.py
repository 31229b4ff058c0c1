"""Which day it is at the branch of a row."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Date, cast, func, literal, select

from intake.adapters.tables import branches


def day_at(branch: Column[Any], instant: datetime) -> ColumnElement[Any]:
    """Return the calendar day of an instant (UTC) at the branch that a column names."""
    day = cast(func.timezone(branches.c.time_zone, literal(instant)), Date)
    return select(day).where(branches.c.code == branch).scalar_subquery()
