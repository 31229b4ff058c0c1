"""What must hold of special orders at any time."""

from __future__ import annotations

from typing import Final

SPECIAL_ORDERS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "nothing is ordered specially before the deposit that is due",
        "P-13",
        """
        select special_order.id, deposit_due, deposit.amount, deposit.received_at, placed_at
        from special_order left join deposit on deposit.special_order_id = special_order.id
        where placed_at is not null and deposit_due > 0
            and (deposit.amount is null or deposit.amount < deposit_due
                or deposit.received_at > placed_at)
        """,
    ),
    (
        "a branch buys by itself at a quote it was given",
        "P-13",
        """
        select special_order.id, chosen_supplier, price, quote.amount
        from special_order left join special_order_quote as quote
            on quote.special_order_id = special_order.id and quote.supplier = chosen_supplier
        where procurement = 'self' and approved_at is not null
            and price is distinct from quote.amount
        """,
    ),
    (
        "another quote than the cheapest has a reason",
        "P-13",
        """
        select special_order.id, price, min(quote.amount) as cheapest
        from special_order join special_order_quote as quote
            on quote.special_order_id = special_order.id
        where approved_at is not null and choice_reason = ''
        group by special_order.id, price having price > min(quote.amount)
        """,
    ),
    (
        "a deposit is settled only when the part is fitted, given up or came short",
        "P-13",
        """
        select special_order.id, special_order.state, requisition.state as requisition_state,
            settlement.outcome
        from deposit_settlement as settlement
            join special_order on special_order.id = settlement.special_order_id
            join requisition on requisition.id = special_order.requisition_id
        where requisition.state <> 'issued' and not (settlement.outcome = 'refunded'
            and (special_order.state in ('cancelled', 'arrived') or requisition.state = 'released'))
        """,
    ),
    (
        "an order holds a deposit exactly until that is settled",
        "P-13",
        """
        select special_order.id, holds_deposit, deposit.amount, settled_at
        from special_order left join deposit on deposit.special_order_id = special_order.id
            left join deposit_settlement as settlement
                on settlement.special_order_id = special_order.id
        where holds_deposit <> (deposit.amount is not null and settled_at is null)
        """,
    ),
    (
        "what arrived specially came by a receiving form of its warehouse",
        "P-13",
        """
        select special_order.id, special_order.warehouse_code, receipt.warehouse_code as came_to
        from special_order left join receipt on receipt.id = special_order.receipt_id
        where special_order.state = 'arrived'
            and receipt.warehouse_code is distinct from special_order.warehouse_code
        """,
    ),
)
