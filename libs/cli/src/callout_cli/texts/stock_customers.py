"""Texts of what `callout stock` shows about customers who sign, hurry and pay."""

from __future__ import annotations

from typing import Final

from callout_cli.texts.entry import Entry

CUSTOMER_HELP: Final[dict[str, Entry]] = {
    "help.stock.unsigned": Entry(
        "Added parts that wait for the customer's signature, oldest first.",
        "等待客户签署追加单的领料单，按时间先后。",
    ),
    "help.stock.first_issues": Entry(
        "Parts issued first through the green channel, by when their approval is due.",
        "绿色通道先发后批的领料，按补批期限先后。",
    ),
    "help.stock.outstanding": Entry("Only those not approved yet.", "只看尚未补批的。"),
    "help.stock.unapproved": Entry("Only those whose time is over.", "只看逾期未补批的。"),
    "help.stock.special_orders": Entry(
        "Parts ordered for one customer, oldest first.", "专项订货，按时间先后。"
    ),
    "help.stock.special_order": Entry(
        "One special order with its quotes and its deposit.", "一份专项订货及其报价与订金。"
    ),
    "help.stock.special_order_id": Entry("Id of the special order.", "专项订货的 ID。"),
    "help.stock.special_state": Entry("Only orders in this state.", "只看该状态的订货。"),
    "help.stock.deposit_held": Entry(
        "Only orders whose deposit is neither refunded nor set off.",
        "只看订金尚未退还或抵扣的订货。",
    ),
}

CUSTOMER_OUTPUT: Final[dict[str, Entry]] = {
    "stock.unsigned.title": Entry("Added parts without signature", "待签追加单"),
    "stock.first_issues.title": Entry("Issued before approval", "先发后批"),
    "stock.first_issues.note": Entry("Times in UTC; ✗ overdue", "时间为 UTC；✗ 已逾期"),
    "stock.special_orders.title": Entry("Special orders", "专项订货"),
    "stock.special_order.head": Entry(
        "{procurement} for requisition {requisition} in {warehouse}: {state}",
        "{warehouse} 领料单 {requisition} 的{procurement}：{state}",
    ),
    "stock.special_order.proposed": Entry(
        "Proposed by {who}, {when} UTC. {reason}", "{who} 提出，{when} UTC。{reason}"
    ),
    "stock.special_order.quote": Entry(
        "Quote of {supplier}: {amount} CNY ({document})",
        "{supplier} 报价：{amount} 元（{document}）",
    ),
    "stock.special_order.approved": Entry(
        "Approved by {who}, {when} UTC at {price} CNY, deposit {due} CNY ({policy_ref}). {reason}",
        "{who} 批准，{when} UTC，{price} 元，订金 {due} 元（{policy_ref}）。{reason}",
    ),
    "stock.special_order.deposit": Entry(
        "Deposit {amount} CNY received by {who}, {when} UTC, receipt {receipt}",
        "{who} 收订金 {amount} 元，{when} UTC，收据 {receipt}",
    ),
    "stock.special_order.settled": Entry(
        "Deposit {outcome} by {who}, {when} UTC ({document})",
        "订金由 {who} {outcome}，{when} UTC（{document}）",
    ),
    "stock.special_order.expected": Entry(
        "Ordered by {who}, expected {when} UTC", "{who} 订货，预计 {when} UTC 到货"
    ),
    "stock.special_order.arrived": Entry(
        "Arrived {when} UTC by receipt {receipt}", "{when} UTC 到货，收货单 {receipt}"
    ),
    "stock.special_order.cancelled": Entry(
        "Cancelled by {who}, {when} UTC. {reason}", "{who} 取消，{when} UTC。{reason}"
    ),
    "col.requisition": Entry("requisition", "领料单"),
    "col.work_order": Entry("work order", "派工单"),
    "col.amount_cny": Entry("amount (CNY)", "金额（元）"),
    "col.requested_by": Entry("asked by", "申领人"),
    "col.requested": Entry("asked", "申领时间"),
    "col.severity_then": Entry("severity", "级别"),
    "col.issued_by": Entry("issued by", "发料人"),
    "col.approval_due": Entry("approve until", "补批期限"),
    "col.approved_by": Entry("approved by", "补批人"),
    "col.procurement": Entry("how", "方式"),
    "col.part_price": Entry("price (CNY)", "价格（元）"),
    "col.deposit_due": Entry("deposit due", "应收订金"),
    "col.deposit": Entry("deposit", "订金"),
}

CUSTOMER_WORDS: Final[dict[str, Entry]] = {
    "procurement.SUPPLIER": Entry("order from the supplier", "供应商订货"),
    "procurement.SELF": Entry("self-procurement", "自采"),
    "special.PROPOSED": Entry("proposed", "待审批"),
    "special.APPROVED": Entry("approved", "已批准"),
    "special.ORDERED": Entry("ordered", "已订货"),
    "special.ARRIVED": Entry("arrived", "已到货"),
    "special.CANCELLED": Entry("cancelled", "已取消"),
    "deposit.NONE": Entry("none", "未收"),
    "deposit.HELD": Entry("held", "在押"),
    "deposit.REFUNDED": Entry("refunded", "已退还"),
    "deposit.SET_OFF": Entry("set off against the bill", "已抵扣"),
}
