"""Texts of what is lent: loaners, tools, measuring devices."""

from __future__ import annotations

from typing import Final

from callout_cli.texts.entry import Entry

LOAN_HELP: Final[dict[str, Entry]] = {
    "help.stock.loans": Entry(
        "What is lent to whom, oldest due first; --overdue: the list to chase.",
        "借出情况，最早到期的在前；--overdue 为催还清单。",
    ),
    "help.stock.assets": Entry("What can be lent, by serial.", "可借用的物品，按序列号。"),
    "help.stock.devices": Entry(
        "Measuring devices; those that need a calibration first come first.",
        "测量设备，最先应校准的在前。",
    ),
    "help.stock.device_work": Entry(
        "Work that a device served, that served an order, or that a failed calibration puts in"
        " doubt; newest first.",
        "测量设备所做的工作：按设备、按派工单或按不合格的校准列出存疑的工作，最新的在前。",
    ),
    "help.stock.tool_refunds": Entry(
        "Costs of tools that were bought in the field.", "外购工具的报销。"
    ),
    "help.stock.kind": Entry("Only this kind.", "只看该类。"),
    "help.stock.borrower": Entry("Only what this person borrowed.", "只看此人所借。"),
    "help.stock.overdue": Entry("Only what is out and overdue.", "只看逾期未还的。"),
    "help.stock.charged": Entry("Only what the borrower pays.", "只看由借用人赔偿的。"),
    "help.stock.due_by": Entry(
        "Only devices due before this day, UTC.", "只看该日（UTC）前到期的。"
    ),
    "help.stock.calibration": Entry("Id of a failed calibration.", "不合格校准的 ID。"),
    "help.stock.served_order": Entry("Id of a work order.", "派工单 ID。"),
    "help.stock.device_part": Entry("Part number of the device.", "设备的备件编号。"),
    "help.stock.device_serial": Entry("Serial of the device.", "设备的序列号。"),
}

LOAN_OUTPUT: Final[dict[str, Entry]] = {
    "stock.loans.title": Entry("Loans", "借用单"),
    "stock.assets.title": Entry("What can be lent", "可借用的物品"),
    "stock.devices.title": Entry("Measuring devices", "测量设备"),
    "stock.device_work.title": Entry("Work of measuring devices", "测量设备所做的工作"),
    "stock.tool_refunds.title": Entry("Refunds of tools", "工具报销"),
    "col.asset_kind": Entry("kind", "类别"),
    "col.serial": Entry("serial", "序列号"),
    "col.account": Entry("where", "所在"),
    "col.borrower": Entry("borrower", "借用人"),
    "col.price": Entry("price (CNY)", "原价（元）"),
    "col.charge": Entry("amount (CNY)", "金额（元）"),
    "col.difference": Entry("difference", "差异"),
    "col.bought": Entry("bought on", "购入日期"),
    "col.device_class": Entry("class", "设备种类"),
    "col.calibration": Entry("calibration", "校准状态"),
    "col.calibrated": Entry("calibrated", "校准时间"),
    "col.use": Entry("use", "用途"),
    "col.order": Entry("work order", "派工单"),
    "col.doubt": Entry("in doubt", "存疑"),
    "col.invoice": Entry("invoice", "发票"),
    "col.reason": Entry("reason", "原因"),
}

LOAN_WORDS: Final[dict[str, Entry]] = {
    "asset.LOANER": Entry("loaner", "备机"),
    "asset.TOOL": Entry("tool", "工具"),
    "asset.DEVICE": Entry("measuring device", "测量设备"),
    "loan.OUT": Entry("out", "借出"),
    "loan.MISSING": Entry("missing", "报失"),
    "loan.DAMAGED": Entry("back with a difference", "归还有差异"),
    "loan.RETURNED": Entry("returned", "已归还"),
    "loan.SETTLED": Entry("settled", "已裁决"),
    "loan_outcome.CHARGED": Entry("charged", "借用人赔偿"),
    "loan_outcome.REPLACED": Entry("replaced", "借用人赔同型号"),
    "loan_outcome.BORNE": Entry("borne", "公司承担"),
    "calibration.NEVER": Entry("never", "未校准"),
    "calibration.FAILED": Entry("failed", "不合格"),
    "calibration.GOOD": Entry("good", "有效"),
    "calibration.EXPIRED": Entry("expired", "已过期"),
    "device_use.LENT": Entry("lent", "借用"),
    "device_use.MEASURED": Entry("measured", "测量"),
    "refund.ASKED": Entry("asked", "待审批"),
    "refund.GRANTED": Entry("granted", "已批准"),
    "refund.REFUSED": Entry("refused", "已驳回"),
}

LOAN_REASONS: Final[dict[str, str]] = {
    "ASSET_NOT_FOUND": "该物品未登记为可借用，或无权办理",
    "ASSET_ALREADY_REGISTERED": "该序列号已登记为另一类物品",
    "ASSET_NOT_IN_WAREHOUSE": "该序列号不在此仓库",
    "ASSET_NOT_A_DEVICE": "该物品不是测量设备",
    "ASSET_ALREADY_LENT": "该物品已借出",
    "DEVICE_CLASS_INVALID": "测量设备须有种类，其他物品不得有",
    "DEVICE_NOT_CALIBRATED": "该设备未校准、校准不合格或已过期，不得发出",
    "CALIBRATION_NOT_FOUND": "没有该校准记录，或无权查看",
    "CALIBRATION_NOT_FAILED": "该次校准合格，没有存疑的工作",
    "CALIBRATION_TOLD_TWICE": "该设备在同一时刻已有校准记录",
    "BORROWER_INVALID": "工具和设备须写明借用人；客户由派工单得知",
    "LOAN_NEEDS_WORK_ORDER": "此类物品只为派工单借出",
    "LOAN_NEEDS_RECEIPT": "此类物品只凭签字收据借出",
    "LOAN_FOR_ENDED_ORDER": "派工单已结束",
    "LOAN_NOT_FOUND": "没有该借用单，或无权办理",
    "LOAN_ILLEGAL_TRANSITION": "借用单的当前状态不允许这一步",
    "LOAN_SETTLED_BY_INVOLVED": "借出、收回、报失或借用的人不能裁决",
    "LOAN_CHARGE_INVALID": "遗失按原价赔偿，损坏不超过原价",
    "LOAN_REPLACEMENT_INVALID": "只有遗失可用此后入库的同型号抵偿，一张收货单只抵一次",
    "TOOL_REFUND_NOT_FOUND": "没有该报销，或无权办理",
    "TOOL_NOT_RECEIVED": "该工具尚未入库登记，不予报销",
    "TOOL_REPLACES_LOSS": "该工具用于抵偿遗失，不予报销",
    "TOOL_REFUNDED_ALREADY": "该工具的费用已申请报销",
    "TOOL_REFUND_ALREADY_DECIDED": "该报销已有决定",
    "TOOL_REFUND_DECIDED_BY_ASKER": "申请人不能审批自己的报销",
    "TOOL_REFUND_AMOUNT_INVALID": "报销金额须大于零，精确到分",
}

LOAN_INVARIANTS: Final[dict[str, str]] = {
    "what is lent lies with the loans that are open, each thing with one": (
        "借出的物品都在未了结的借用单名下，一物一单"
    ),
    "every loan is booked out once, and back or lost once": (
        "每张借用单借出入账一次，归还或遗失入账一次"
    ),
    "nobody decides about what he lent, took back, missed or borrowed": (
        "无人裁决自己借出、收回、报失或借用的物品"
    ),
    "a loss is charged at the price of the day of purchase": "遗失按购入当日的原价赔偿",
    "a tool is refunded once, after it came, by somebody else than who asked": (
        "工具入库后报销一次，由申请人以外的人审批"
    ),
    "nothing is refunded that replaces a loss": "抵偿遗失的工具不予报销",
    "a device went out only while a passed calibration counted": "设备仅在合格校准有效期内借出",
    "a device stands as its newest calibration says": "设备状态以最近一次校准为准",
    "a measurement was in calibration if the last one before it says so": (
        "测量是否在校准有效期内以其前最近一次校准为准"
    ),
}
