"""Texts about old parts, supplier claims and internal use."""

from __future__ import annotations

from typing import Final

from callout_cli.texts.entry import Entry

CLAIMS_HELP: Final[dict[str, Entry]] = {
    "help.stock.old_parts": Entry(
        "Old parts: what is due back, overdue, disposed of, and called for.",
        "旧件：应交、逾期、处置与月度处置提醒。",
    ),
    "help.stock.old_parts.list": Entry("Old parts, oldest due first.", "旧件，按应交时间先后。"),
    "help.stock.old_parts.overdue": Entry(
        "Old parts that were due and did not come: the list to chase.",
        "逾期未交的旧件：催交清单。",
    ),
    "help.stock.old_parts.disposals": Entry(
        "Records of disposals, oldest first.", "旧件处置记录，按时间先后。"
    ),
    "help.stock.old_parts.reviews": Entry(
        "Monthly calls for disposal, by month and warehouse.", "月度旧件处置提醒，按月份与仓库。"
    ),
    "help.stock.old_parts.state": Entry("Only old parts in this state.", "只看该状态的旧件。"),
    "help.stock.order": Entry("Only those of this work order.", "只看该工单。"),
    "help.stock.claims": Entry(
        "Claims on suppliers: what was asked, answered and paid.",
        "向供应商二次索赔：提出、答复与付款。",
    ),
    "help.stock.claims.list": Entry(
        "Supplier claims, by time of drafting.", "索赔单，按起草时间先后。"
    ),
    "help.stock.claims.due": Entry(
        "Old parts whose claim is still to be sent, oldest due first.",
        "尚未提出索赔的旧件，按期限先后。",
    ),
    "help.stock.claims.report": Entry(
        "By supplier: claimed, granted, paid, refused, and how long the oldest waits.",
        "按供应商统计：索赔、认可、付款、拒赔及最久未答复天数。",
    ),
    "help.stock.claims.state": Entry("Only claims in this state.", "只看该状态的索赔单。"),
    "help.stock.claims.supplier": Entry("Only this supplier.", "只看该供应商。"),
    "help.stock.claims.overdue": Entry(
        "Only those that should have been answered, or sent, by now.",
        "只看已过期限的。",
    ),
    "help.stock.internal": Entry(
        "Parts that departments use up, and their budgets.", "部门内部领用及其预算。"
    ),
    "help.stock.internal.list": Entry(
        "Internal use, by time of asking.", "内部领用单，按申请时间先后。"
    ),
    "help.stock.internal.budgets": Entry(
        "Budget, used and remaining of each department of a branch in a month.",
        "网点各部门当月预算、已用与剩余。",
    ),
    "help.stock.internal.state": Entry("Only those in this state.", "只看该状态。"),
    "help.stock.internal.department": Entry("Only this department.", "只看该部门。"),
    "help.stock.internal.month": Entry("The month; default: this month.", "月份；默认本月。"),
}

CLAIMS_OUTPUT: Final[dict[str, Entry]] = {
    "stock.old_parts.title": Entry("Old parts", "旧件"),
    "stock.disposals.title": Entry("Disposals of old parts", "旧件处置记录"),
    "stock.reviews.title": Entry("Calls for disposal", "旧件处置提醒"),
    "stock.claims.title": Entry("Supplier claims", "供应商索赔单"),
    "stock.claims_due.title": Entry("To be claimed from suppliers", "待索赔旧件"),
    "stock.claims_report.title": Entry("Claims by supplier", "各供应商索赔情况"),
    "stock.internal.title": Entry("Internal use", "内部领用"),
    "stock.budgets.title": Entry("Budgets of departments", "部门预算"),
    "col.deadline": Entry("due", "期限"),
    "col.came": Entry("came", "已收"),
    "col.given_up": Entry("given up", "不再追收"),
    "col.document": Entry("document", "凭证"),
    "col.where_to": Entry("outcome", "去向"),
    "col.old_parts": Entry("old parts", "旧件"),
    "col.units": Entry("units", "件数"),
    "col.oldest": Entry("oldest", "最早"),
    "col.to": Entry("to", "至"),
    "col.asked": Entry("asked", "申请时间"),
    "col.supplier": Entry("supplier", "供应商"),
    "col.claimed": Entry("claimed (CNY)", "索赔（元）"),
    "col.accepted": Entry("granted (CNY)", "认可（元）"),
    "col.paid": Entry("paid (CNY)", "已付（元）"),
    "col.refused": Entry("refused (CNY)", "拒赔（元）"),
    "col.open": Entry("open (CNY)", "未答复（元）"),
    "col.claims": Entry("claims", "索赔单"),
    "col.oldest_days": Entry("oldest, days", "最久天数"),
    "col.answer_due": Entry("answer due", "答复期限"),
    "col.written_off": Entry("written off", "核销时间"),
    "col.department": Entry("department", "部门"),
    "col.amount": Entry("amount (CNY)", "金额（元）"),
    "col.budget": Entry("budget (CNY)", "预算（元）"),
    "col.used": Entry("used (CNY)", "已用（元）"),
    "col.remaining": Entry("remaining (CNY)", "剩余（元）"),
}

CLAIMS_WORDS: Final[dict[str, Entry]] = {
    "old_part.DUE": Entry("due", "应交"),
    "old_part.RECEIVED": Entry("received", "已收"),
    "old_part.WRITTEN_OFF": Entry("written off", "已核销"),
    "old_part.DISPOSED": Entry("disposed of", "已处置"),
    "old_part.NOT_OWED": Entry("not owed", "无须交回"),
    "old_part.WAIVED": Entry("given up", "不再追收"),
    "disposal.SCRAP": Entry("scrap", "报废"),
    "disposal.BACK": Entry("back to the supplier", "退供应商"),
    "claim.DRAFTED": Entry("drafted", "已起草"),
    "claim.SENT": Entry("sent", "已提出"),
    "claim.ANSWERED": Entry("granted", "已认可"),
    "claim.PAID": Entry("paid", "已结清"),
    "claim.REFUSED": Entry("refused", "被拒赔"),
    "claim.WITHDRAWN": Entry("withdrawn", "已撤回"),
    "internal_use.ASKED": Entry("asked", "已申请"),
    "internal_use.APPROVED": Entry("approved", "已批准"),
    "internal_use.ISSUED": Entry("issued", "已发料"),
    "internal_use.REVERSED": Entry("came back", "已退回"),
    "internal_use.CANCELLED": Entry("cancelled", "已取消"),
}

CLAIMS_REASONS: Final[dict[str, str]] = {
    "BUDGET_ALREADY_SET": "该日起的预算已定，改动须另定生效日",
    "BUDGET_AMOUNT_INVALID": "预算金额不正确",
    "BUDGET_IN_PAST": "预算生效日已过",
    "DEPARTMENT_HAS_NO_BUDGET": "该部门尚无预算",
    "DEPARTMENT_NOT_FOUND": "没有该部门，或无权办理",
    "DEPARTMENT_OF_OTHER_BRANCH": "部门编号属于其他网点",
    "FAULTY_DELIVERY_ALREADY_CLAIMED": "该次到货的不合格件已索赔",
    "INTERNAL_USE_BY_ASKER": "申请人不能自己批准或发料",
    "INTERNAL_USE_ILLEGAL_TRANSITION": "内部领用单的当前状态不允许这一步",
    "INTERNAL_USE_LEVEL_TOO_LOW": "审批级别不够",
    "INTERNAL_USE_NOT_FOUND": "没有该内部领用单，或无权办理",
    "INTERNAL_USE_OVER_BUDGET": "超出部门当月预算",
    "NOTHING_FAULTY_RECEIVED": "收货单上没有该备件的不合格件",
    "OLD_PART_ALREADY_CLAIMED": "该旧件已索赔",
    "OLD_PART_IN_CLAIM": "供应商尚未答复索赔，旧件不能处置",
    "OLD_PART_NOT_CLAIMABLE": "只有已收回并核销、仍在库的旧件可以索赔",
    "OLD_PART_WAIVED_BY_OWER": "应交旧件的人不能免去自己的旧件",
    "SUPPLIER_CLAIM_AMOUNT_INVALID": "索赔金额不正确",
    "SUPPLIER_CLAIM_ANSWER_INCOMPLETE": "答复须逐行写明，不多不少",
    "SUPPLIER_CLAIM_DIFFERENCE_UNEXPLAINED": "付款与认可金额不符，须写明原因",
    "SUPPLIER_CLAIM_ILLEGAL_TRANSITION": "索赔单的当前状态不允许这一步",
    "SUPPLIER_CLAIM_NOT_FOUND": "没有该索赔单，或无权办理",
    "SUPPLIER_CLAIM_PARTS_ALREADY_RETURNED": "索赔单的旧件已退回供应商",
    "SUPPLIER_CLAIM_PAYMENT_ALREADY_RECORDED": "该付款凭证已登记",
    "SUPPLIER_UNKNOWN_FOR_PART": "备件目录中该备件没有这一供应商",
}

CLAIMS_INVARIANTS: Final[dict[str, str]] = {
    "what will not come was given up by another than who owed it, and did not come": (
        "不再追收的旧件由应交人之外的人决定，且并未收到"
    ),
    "disposal is called for where something had been written off before": (
        "旧件处置提醒只针对已有核销旧件的仓库"
    ),
    "no old part and no faulty delivery is claimed twice": "同一旧件或不合格到货不重复索赔",
    "a line of a claim counts until it is withdrawn, and ever after its parts went back": (
        "索赔行在撤回前有效，旧件退回后一直有效"
    ),
    "a claim asks for, is granted and is paid what its lines and payments say": (
        "索赔、认可与付款金额等于各行与各笔之和"
    ),
    "only what came and was written off is claimed, in the warehouse where it lay": (
        "只有已收回并核销的旧件在所在仓库索赔"
    ),
    "what went back to a supplier by a claim is booked once": "随索赔退回供应商的备件入账一次",
    "the claims of a warehouse and month are numbered from 1 without a gap": (
        "仓库当月索赔单从 1 起连续编号"
    ),
    "an old part is due to be claimed until its claim is sent or it is gone": (
        "旧件在索赔提出或处置前均列为待索赔"
    ),
    "what a department was given is booked to it once, line by line": ("部门领用逐行入账一次"),
    "what lies with a department is what it was given and did not bring back": (
        "部门账上所存即已领未退的备件"
    ),
    "no department uses more than its budget of the month but by approval above it": (
        "未经上级批准，部门当月领用不超预算"
    ),
    "an approval goes by the budget that counted on its day": "批准依据当日有效的预算",
    "who asked for internal use neither approves nor hands it out": (
        "申请人不批准也不发自己申请的料"
    ),
    "a department and its internal use are of one branch": "部门与其内部领用属于同一网点",
}
