"""A policy as the rules see it: figures, and the version they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce(Generic[T]):
    """The figures that count on a day; `ref` is stored with every decision made by them."""

    ref: str
    body: T
