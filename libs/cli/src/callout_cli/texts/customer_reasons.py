"""The Chinese for refusals of supplements, the green channel and special orders."""

from __future__ import annotations

from typing import Final

CUSTOMER_REASONS: Final[dict[str, str]] = {
    # supplements
    "SUPPLEMENT_ALREADY_SIGNED": "追加单已签署，不能修改；如须更改，请以新单作废现行的那一份",
    "SUPPLEMENT_MISSING": "追加备件须客户同意并签署追加单，之后才能审批、订货、发料",
    "SUPPLEMENT_NOT_NEEDED": "该领料未超出首次报价，无须追加单",
    "SUPPLEMENT_SIGNED_BEFORE_CONSENT": "签署时间早于客户同意的时间",
    "SUPPLEMENT_TOO_LATE": "该领料单已发料或已放弃，不能再签追加单",
    # green channel
    "FIRST_ISSUE_APPROVED_BY_ISSUER": "先行发料的人不能补批该领料",
    "FIRST_ISSUE_NOT_FOUND": "该领料单没有先行发料，或无权办理",
    "FIRST_ISSUE_TOO_DEAR": "金额超过先发后批的限额，须先审批",
    "GREEN_CHANNEL_NOT_URGENT": "该派工单的级别不走紧急件绿色通道",
    "TRANSFER_FOR_OTHER_WAREHOUSE": "该领料单在其他仓库等待备件",
    # special orders
    "DEPOSIT_ALREADY_RECEIVED": "该专项订货的订金已收",
    "DEPOSIT_MISSING": "须先收客户订金，才能订货",
    "DEPOSIT_NOT_DUE": "该专项订货无须订金",
    "DEPOSIT_NOT_HELD": "没有在押订金：未收，或已退还、已抵扣",
    "DEPOSIT_RECEIPT_TAKEN": "该收据号在本网点已用过",
    "DEPOSIT_STILL_NEEDED": "备件尚未更换，订货也未取消，订金不能退还或抵扣",
    "DEPOSIT_TOO_LOW": "订金少于应收金额",
    "QUOTES_TOO_FEW": "自采须有足够数量的供应商报价",
    "QUOTE_ALREADY_GIVEN": "该供应商已有报价",
    "QUOTE_AMOUNT_INVALID": "报价须大于零",
    "QUOTE_CHOICE_NEEDS_REASON": "未选最低报价，须写明原因",
    "QUOTE_NOT_ASKED": "只有自采才需要报价",
    "QUOTE_UNKNOWN": "没有该供应商的报价",
    "SPECIAL_ORDER_APPROVED_BY_PROPOSER": "不能审批自己提出的专项订货",
    "SPECIAL_ORDER_EXPECTED_TOO_EARLY": "预计到货时间早于订货时间",
    "SPECIAL_ORDER_ILLEGAL_TRANSITION": "专项订货的当前状态不允许这一步",
    "SPECIAL_ORDER_LEVEL_TOO_LOW": "金额须由更高一级审批",
    "SPECIAL_ORDER_NOTHING_MISSING": "该领料单不缺件，无须专项订货",
    "SPECIAL_ORDER_NOT_FOUND": "没有该专项订货，或无权办理",
    "SPECIAL_ORDER_OPEN": "该领料单已有进行中的专项订货",
}
