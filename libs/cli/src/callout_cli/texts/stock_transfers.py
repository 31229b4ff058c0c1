"""Texts of `callout stock transfers`."""

from __future__ import annotations

from typing import Final

from callout_cli.texts.entry import Entry

TRANSFER_HELP: Final[dict[str, Entry]] = {
    "help.stock.transfers": Entry(
        "Parts between warehouses, also of other cells, by time of asking.",
        "仓库之间（含其他区域）的调拨，按申请时间先后。",
    ),
    "help.stock.transfer": Entry(
        "One transfer: what happened to it, and every difference.",
        "一张调拨单：经过与全部差异。",
    ),
    "help.stock.end": Entry("Only what it sends or gets.", "只看由它调出或调入的。"),
    "help.stock.transfer_state": Entry("Only transfers in this state.", "只看该状态的调拨单。"),
    "help.stock.transfer_id": Entry("Id of the transfer.", "调拨单的 ID。"),
}

TRANSFER_OUTPUT: Final[dict[str, Entry]] = {
    "stock.transfers.title": Entry("Transfers", "调拨单"),
    "stock.transfer.asked": Entry(
        "Asked by {who}: {sender} → {receiver}", "{who} 申请：{sender} → {receiver}"
    ),
    "stock.transfer.state": Entry("{state}: {parts}", "{state}：{parts}"),
    "stock.transfer.shipped": Entry(
        "Shipped by {who} with {carrier}, handed to {handed_to}, expected {expected} UTC",
        "{who} 发出，承运 {carrier}，交 {handed_to}，预计 {expected} UTC 到达",
    ),
    "stock.transfer.received": Entry("Received by {who}: {parts}", "{who} 收货：{parts}"),
    "stock.transfer.cancelled": Entry("Given up by {who}: {reason}", "{who} 撤销：{reason}"),
    "stock.transfer.claims": Entry("Differences", "差异"),
    "col.sender": Entry("from", "调出"),
    "col.receiver": Entry("to", "调入"),
    "col.parts": Entry("parts", "备件"),
    "col.open_claims": Entry("open claims", "未决差异"),
    "col.kind": Entry("kind", "种类"),
    "col.outcome": Entry("outcome", "裁定"),
}

TRANSFER_WORDS: Final[dict[str, Entry]] = {
    "transfer.ASKED": Entry("asked", "已申请"),
    "transfer.SHIPPED": Entry("shipped", "在途"),
    "transfer.DISPUTED": Entry("disputed", "有争议"),
    "transfer.RECEIVED": Entry("received", "已收货"),
    "transfer.CANCELLED": Entry("cancelled", "已撤销"),
    "transfer.CANCEL_ASKED": Entry("to be cancelled", "待对方区域确认撤销"),
    "difference.LOST": Entry("lost", "缺少"),
    "difference.DAMAGED": Entry("damaged", "损坏"),
    "difference.SURPLUS": Entry("surplus", "多出"),
    "settlement.LOSS": Entry("loss of the sender", "调出方损失"),
    "settlement.BACK": Entry("with the sender", "归调出方"),
    "settlement.FOUND": Entry("with the receiver", "归调入方"),
}
