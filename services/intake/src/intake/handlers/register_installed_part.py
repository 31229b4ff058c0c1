"""Use case: a part with a bar code is built into a product."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.category import in_warranty
from intake.domain.customer import InstalledPart, InstalledProduct
from intake.domain.errors import InstalledPartNotFound
from intake.domain.register import not_after
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterInstalledPart:
    """A part; where it replaces another one, whether people broke that one."""

    part: InstalledPart
    caused_by_people: bool = False


def register_installed_part(cmd: RegisterInstalledPart, tx: Tx, now: datetime) -> InstalledPart:
    """Keep a part; one that replaces another in warranty gets a warranty of its own.

    Args:
        cmd: The part; whether it was replaced in warranty is decided here.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The part as stored.

    Raises:
        InstalledProductNotFound: The caller knows no such product.
        InstalledPartNotFound: What it replaces is not in that product.
        PartAlreadyReplaced: Another part has taken that place.
        BarCodeTaken: Another product or part has the bar code.
        InTheFuture: The day has not come yet.

    Source: rulebook I-06, I-10.
    """
    part = cmd.part
    product = tx.installed_products.lock(part.installed_product_id)
    today = tx.branches.require(product.branch).day_of(now)
    not_after(part.installed_on, today, "installed_on", rule="I-06")
    if part.replaces:
        part = replace(part, replaced_in_warranty=_in_warranty(cmd, product, tx))
    tx.installed_parts.add(part)
    return part


def _in_warranty(cmd: RegisterInstalledPart, product: InstalledProduct, tx: Tx) -> bool:
    old = tx.installed_parts.find(product.id, cmd.part.replaces)
    if old is None:
        raise InstalledPartNotFound(
            f"the product has no part {cmd.part.replaces}",
            rule="I-06",
            field="replaces_bar_code",
            bar_code=cmd.part.replaces,
        )
    on = cmd.part.installed_on
    category = tx.policies.category(on).body
    pack = tx.policies.warranty_pack(category.pack_for(product.product_line), on)
    return in_warranty(pack, product, old, on, caused_by_people=cmd.caused_by_people)
