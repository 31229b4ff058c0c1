"""Reservations in Tryton, run by the interpreter of the peers (`bench.peers`), not by ours.

`tryton_stock.py prepare CONFIG DATABASE PARTS QUANTITY`: a company with so many of each part.
`tryton_stock.py reserve CONFIG DATABASE PARTS TRIES SEED`: prints `ready`, begins when a line comes
on standard input, reserves one unit in each transaction, and prints how many it got and how many
not. What a server of Tryton does about transactions that meet is done here too: begin again.
"""

from __future__ import annotations

import random
import sys
from decimal import Decimal
from typing import Any

from trytond import config

CONFIG, DATABASE = sys.argv[2:4]
config.update_etc(CONFIG)

# These look at once which kind of database is named.
from trytond import backend  # noqa: E402
from trytond.pool import Pool  # noqa: E402
from trytond.transaction import Transaction, TransactionError  # noqa: E402

ADMIN = 1


def opened() -> Pool:
    """Return the models of the database."""
    Pool.start()
    pool = Pool(DATABASE)
    pool.init()
    return pool


def movement(pool: Pool, product: int, quantity: int, way: str) -> dict[str, Any]:
    """Return a move from the supplier to the shelf, or from the shelf to a customer."""
    Location = pool.get("stock.location")  # noqa: N806 - a class
    from_type, to_type = {"in": ("supplier", "storage"), "out": ("storage", "customer")}[way]
    (unit,) = pool.get("product.uom").search([("name", "=", "Unit")])
    (company,) = pool.get("company.company").search([], limit=1)
    (from_location,) = Location.search([("type", "=", from_type)], limit=1)
    (to_location,) = Location.search([("type", "=", to_type)], limit=1)
    return {
        "product": product,
        "unit": unit.id,
        "quantity": quantity,
        "from_location": from_location.id,
        "to_location": to_location.id,
        "company": company.id,
        "currency": company.currency.id,
        "unit_price": Decimal(1),
    }


def prepare(parts: int, quantity: int) -> None:
    """Put so many of each part on the shelf."""
    pool = opened()
    with Transaction().start(DATABASE, ADMIN):
        (currency,) = pool.get("currency.currency").create(
            [{"name": "CNY", "symbol": "¥", "code": "CNY"}]
        )
        (party,) = pool.get("party.party").create([{"name": "Callout's peer"}])
        (company,) = pool.get("company.company").create(
            [{"party": party.id, "currency": currency.id}]
        )
        User = pool.get("res.user")  # noqa: N806 - a class
        User.write([User(ADMIN)], {"companies": [("add", [company.id])], "company": company.id})
        (unit,) = pool.get("product.uom").search([("name", "=", "Unit")])
        templates = pool.get("product.template").create(
            [
                {
                    "name": f"part {number}",
                    "type": "goods",
                    "default_uom": unit.id,
                    "products": [("create", [{}])],
                }
                for number in range(parts)
            ]
        )
        products = [template.products[0].id for template in templates]
    with Transaction().start(DATABASE, ADMIN, context={"company": company.id}):
        Move = pool.get("stock.move")  # noqa: N806 - a class
        Move.do(Move.create([movement(pool, each, quantity, "in") for each in products]))


def reserve(parts: int, tries: int, seed: int) -> None:
    """Reserve one of a part so often."""
    pool, draw = opened(), random.Random(seed)
    with Transaction().start(DATABASE, ADMIN, readonly=True):
        found = pool.get("product.product").search([], order=[("id", "ASC")], limit=parts)
        template = movement(pool, 0, 1, "out")
        products = [product.id for product in found]
    print("ready", flush=True)
    sys.stdin.readline()
    held = 0
    for _ in range(tries):
        held += _reserved(pool, {**template, "product": draw.choice(products)})
    print(held, tries - held, flush=True)


def _reserved(pool: Pool, values: dict[str, Any]) -> bool:
    extras: dict[str, Any] = {}
    while True:
        context = {"company": values["company"]}
        with Transaction().start(DATABASE, ADMIN, context=context, **extras) as transaction:
            try:
                Move = pool.get("stock.move")  # noqa: N806 - a class
                moves = Move.create([values])
                got = bool(Move.assign_try(moves))
                transaction.commit()
            except TransactionError as error:
                transaction.rollback()
                error.fix(extras)
            except backend.DatabaseOperationalError:
                transaction.rollback()
            else:
                return got


if __name__ == "__main__":
    figures = [int(each) for each in sys.argv[4:]]
    if sys.argv[1] == "prepare":
        prepare(*figures)
    else:
        reserve(*figures)
