"""The statements that add and complete batches of files."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from chassis.array_inserts import array_insert, array_value
from intake.domain.customer import InstalledProduct


def product_columns(product: InstalledProduct) -> dict[str, Any]:
    """Write a new product."""
    values = asdict(product)
    values["branch_code"] = values.pop("branch")
    return values


ADD_CUSTOMERS: Final = array_insert(
    "customers",
    {
        "id": "uuid",
        "branch_code": "text",
        "code": "text",
        "name": "text",
        "phone": "bytea",
        "address": "bytea",
        "key_id": "text",
        "phone_marks": "texts",
    },
)
ADD_FILES: Final = array_insert(
    "customer_files",
    {
        "customer_id": "uuid",
        "branch_code": "text",
        "begun_on": "date",
        "due_on": "date",
        "completed_on": "date",
        "upkeep_due_on": "date",
        "people": "bytea",
        "key_id": "text",
        "environment": "text",
        "configuration": "text",
        "maintenance_items": "texts",
        "maintenance_months": "integer",
        "next_maintenance_on": "date",
        "services": "texts",
        "phone_marks": "texts",
    },
    {"version": "1"},
)
ADD_PRODUCTS: Final = array_insert(
    "installed_products",
    {
        "id": "uuid",
        "customer_id": "uuid",
        "branch_code": "text",
        "product_line": "text",
        "product_model": "text",
        "serial_number": "text",
        "delivered_on": "date",
        "accepted_on": "date",
        "contract_number": "text",
        "contract_ends_on": "date",
        "bar_code": "text",
        "has_warranty_card": "boolean",
    },
)
ADD_CONTRACTS: Final = array_insert(
    "maintenance_contracts",
    {
        "id": "uuid",
        "number": "text",
        "customer_id": "uuid",
        "branch_code": "text",
        "kind": "text",
        "covers_all": "boolean",
        "items": "texts",
        "calendar": "text",
        "sla_pack": "text",
        "visits_included": "integer",
        "price": "numeric",
        "starts_on": "date",
        "term_starts_on": "date",
        "ends_on": "date",
        "responsible": "text",
        "next_notice_on": "date",
    },
    {"version": "1"},
)
ADD_CONTRACT_PRODUCTS: Final = array_insert(
    "contract_products", {"contract_id": "uuid", "installed_product_id": "uuid"}
)
ADD_READINGS: Final = array_insert(
    "contact_readings",
    {
        "customer_id": "uuid",
        "reader": "text",
        "reason": "text",
        "read_at": "timestamptz",
        "what": "text",
    },
)

BEGUN: Final = ("customer_id", "delivered_on")
# Files are locked in one order, so that two batches about the same customers cannot wait in a ring.
BEGIN_FILES: Final = """
    with delivered as (
        select customer_id, min(delivered_on) as day, min(days) as days
        from unnest(%(customer_id)s::uuid[], %(delivered_on)s::date[], %(days)s::integer[])
            as row (customer_id, delivered_on, days)
        group by customer_id
    ), locked as (
        select file.customer_id, delivered.day, delivered.days
        from customer_files as file join delivered using (customer_id)
        where delivered.day < file.begun_on
        order by file.customer_id
        for no key update of file
    )
    update customer_files as file
    set begun_on = locked.day, due_on = locked.day + locked.days, version = file.version + 1
    from locked
    where file.customer_id = locked.customer_id and locked.day < file.begun_on
"""

MARK_PHONES: Final = f"""
    with row as materialized (
        select id, {array_value("marks", "texts")} as marks,
            {array_value("file_marks", "texts")} as file_marks
        from unnest(%(ids)s::uuid[], %(marks)s::text[], %(file_marks)s::text[])
            as row (id, marks, file_marks)
    ), marked as (
        update customers set phone_marks = row.marks from row where customers.id = row.id
    )
    update customer_files set phone_marks = row.file_marks
    from row where customer_files.customer_id = row.id
"""  # noqa: S608 - names are ours

# One look into the index for each key, whatever the planner knows about a table that is being
# filled: a list of pairs would be compared with every row.
PRODUCTS: Final = """
    select found.*
    from unnest(%(models)s::text[], %(serials)s::text[]) as wanted (model, serial)
    cross join lateral (
        select product.id::text, product.customer_id::text, product.branch_code,
            product.product_line, product.product_model, product.serial_number,
            product.delivered_on, product.accepted_on, product.contract_number,
            product.contract_ends_on, product.bar_code, product.has_warranty_card,
            product.installation_ends_on, product.installation_policy_ref
        from installed_products as product
        where product.product_model = wanted.model and product.serial_number = wanted.serial
        offset 0
    ) as found
"""
