"""Damage by people that is found after registration: when it changes who pays (I-10)."""

from __future__ import annotations

from intake.domain.errors import Refused
from intake.domain.request import Call
from intake.domain.sla import InForce
from intake.domain.vocabulary import ServiceCategory
from intake.domain.warranty import WarrantyPack


class CategoryStays(Refused):
    """Damage by people changes nothing about who pays."""

    reason = "CATEGORY_STAYS"


class PastLifeSettled(Refused):
    """Who paid for a past life was settled when it was lived."""

    reason = "PAST_LIFE_SETTLED"


def needs_to_be_of_today(call: Call) -> None:
    """Refuse to decide anew who pays for a past life.

    Raises:
        PastLifeSettled: The request is historical.

    Source: rulebook I-09.
    """
    if call.historical:
        raise PastLifeSettled(
            f"who paid for {call.number} was settled when it was lived",
            rule="I-09",
            request_number=call.number,
        )


def needs_to_be_in_warranty(call: Call) -> None:
    """Refuse damage that changes nothing, because no warranty pays.

    Raises:
        CategoryStays: A contract or the customer pays, or it is work for ourselves.

    Source: rulebook I-09, I-10.
    """
    if call.category is not ServiceCategory.WARRANTY:
        raise CategoryStays(
            f"request {call.number} is {call.category}, whoever caused the damage",
            rule="I-10",
            category=call.category,
        )


def needs_to_exclude_damage(call: Call, pack: InForce[WarrantyPack]) -> None:
    """Refuse damage that changes nothing, because the warranty covers it.

    Raises:
        CategoryStays: The pack of the product line covers damage by people.

    Source: rulebook I-10.
    """
    if not pack.body.excludes_damage_by_people:
        raise CategoryStays(
            f"{pack.ref} covers damage by people, so {call.number} stays in warranty",
            rule="I-10",
            category=call.category,
            policy_ref=pack.ref,
        )
