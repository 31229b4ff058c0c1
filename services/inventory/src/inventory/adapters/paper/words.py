"""The words of papers in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from inventory.adapters.paper.form import Language
from inventory.domain.warehouse import Branch

_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "came": ("实收", "Received"),
        "cause": ("不良原因", "Cause"),
        "expected": ("送货数", "Expected"),
        "faulty": ("不良", "Faulty"),
        "bin": ("库位", "Bin"),
        "booked_by": ("记账", "Booked by"),
        "checked_by": ("验收", "Checked by"),
        "copy_books": ("第二联 财务记账", "Copy 2: books"),
        "copy_keeper": ("第一联 仓管员留存", "Copy 1: keeper"),
        "delivery_note": ("送货单", "Delivery note"),
        "receipt": ("收货单号", "Receipt"),
        "received_by": ("收货人", "Received by"),
        "received_on": ("收货时间", "Received"),
        "receiving_form": ("收货单", "Receiving form"),
        "recorded_on": ("入账时间", "Recorded"),
        "approved_by": ("批准人", "Approved by"),
        "approved_on": ("批准时间", "Approved"),
        "bar_code": ("条码", "Bar code"),
        "branch": ("网点", "Branch"),
        "fetched": ("实拣", "Picked"),
        "issued_by": ("发料人", "Issued by"),
        "issued_on": ("发料时间", "Issued"),
        "keeper": ("仓管员", "Keeper"),
        "line": ("序号", "No."),
        "page": ("第 {page} 页 共 {pages} 页", "Page {page} of {pages}"),
        "part_name": ("名称", "Name"),
        "part_number": ("备件号", "Part number"),
        "pick_list": ("拣料单", "Pick list"),
        "pick_note": (
            "凭单发料；单据随工单流转 (P-04)。",
            "Parts are issued by this document, which travels with the work (P-04).",
        ),
        "policy": ("审批规定", "Approval policy"),
        "quantity": ("数量", "Quantity"),
        "requested_by": ("领料人", "Requested by"),
        "requested_on": ("申请时间", "Requested"),
        "requisition": ("领料单号", "Requisition"),
        "service_request": ("叫修", "Service request"),
        "receipt_reversed": (
            "已冲销：{when} 由 {who} 以分录 {entry} 冲销分录 {undone}，本单作废。原因：{reason}",
            "REVERSED on {when} by {who}: entry {entry} undid entry {undone}. Reason: {reason}",
        ),
        "again": ("复盘", "Second count"),
        "carrier": ("承运人", "Carrier"),
        "count": ("盘点单号", "Count"),
        "count_note": (
            "盲盘：见数记数，不得查账；空位记 0；单上没有而架上有的，在空行补记 (P-14)。",
            "Blind: write what is there; 0 if nothing is; add what is not on this sheet (P-14).",
        ),
        "count_sheet": ("盘点表", "Count sheet"),
        "counted": ("实盘数", "Counted"),
        "counted_by": ("盘点人", "Counted by"),
        "counted_on": ("盘点时间", "Counted on"),
        "copy_receiver": ("第二联 随货交收货方", "Copy 2: travels with the parts"),
        "copy_sender": ("第一联 发货方留存", "Copy 1: sender"),
        "expected_on": ("预计到达", "Expected"),
        "from": ("调出", "From"),
        "handed_to": ("交接人", "Handed to"),
        "lot": ("序列号/批号", "Serial or batch"),
        "opened_on": ("冻结时间", "Frozen"),
        "received_signature": ("收货人（签收）", "Received by"),
        "round": ("轮次", "Round"),
        "first": ("初盘", "First count"),
        "shipped_by": ("发货人", "Shipped by"),
        "shipped_on": ("发货时间", "Shipped"),
        "to": ("调入", "To"),
        "transfer": ("调拨单号", "Transfer"),
        "transfer_note": ("调拨单", "Transfer note"),
        "transfer_note_words": (
            "收货时逐件核对；与单不符即为差异，另行裁决 (P-08)。",
            "Compare every unit on arrival; what differs from this note is a claim (P-08).",
        ),
        "taken_by": ("领取人", "Taken by"),
        "labels": ("标签", "Labels"),
        "unit": ("单位", "Unit"),
        "warehouse": ("仓库", "Warehouse"),
        "work_order": ("工单", "Work order"),
    }
)


class Words:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        self._place = 0 if language is Language.ZH_CN else 1

    def __getitem__(self, name: str) -> str:
        return _WORDS[name][self._place]


def clock(at: datetime | None, branch: Branch) -> str:
    """Return an instant by the clock of a branch, to the minute; empty for none."""
    return f"{at.astimezone(ZoneInfo(branch.time_zone)):%Y-%m-%d %H:%M}" if at else ""


def flat(text: str) -> str:
    """Return a text that people wrote as one line; where it is broken is up to the paper."""
    return " ".join(text.split())
