"""Texts of `callout stock`."""

from __future__ import annotations

from typing import Final

from callout_cli.texts.entry import Entry

STOCK_HELP: Final[dict[str, Entry]] = {
    "help.stock": Entry(
        "What a scanned code is, papers, what is lent, and what to order when: reviews, "
        "proposals, fill rates, slow stock.",
        "扫码查询、仓库单据、借用物品，以及何时补多少货：补货检查、补货建议、满足率、呆滞库存。",
    ),
    "help.stock.why": Entry(
        "Where a part for a branch best comes from, and why not from elsewhere.",
        "网点所需备件从哪里来最好，为何不从别处来。",
    ),
    "help.stock.why_part": Entry("Number of the part.", "备件编号。"),
    "help.stock.why_branch": Entry("Code of the branch that needs it.", "需要备件的网点编号。"),
    "help.stock.why_quantity": Entry("Units needed.", "所需件数。"),
    "help.stock.why_severity": Entry(
        "Severity of the fault, A to D; default: by policy.", "故障等级 A 至 D；默认按政策。"
    ),
    "help.stock.why_due": Entry("When it must be there, UTC.", "最迟到货时间（UTC）。"),
    "help.stock.review": Entry(
        "Look at every part of a warehouse and propose what to order.",
        "检查仓库的每种备件，提出补货建议。",
    ),
    "help.stock.proposals": Entry("Proposals to order, oldest first.", "补货建议，按时间先后。"),
    "help.stock.proposal": Entry(
        "One proposal with every figure behind it.", "一条补货建议及其全部依据。"
    ),
    "help.stock.approve": Entry(
        "Approve a proposal; not by who had the stock reviewed.",
        "批准补货建议；不能由提出检查的人批准。",
    ),
    "help.stock.refuse": Entry("Refuse a proposal.", "驳回补货建议。"),
    "help.stock.slow": Entry("Stock that nobody asked for in a long time.", "长期无人领用的库存。"),
    "help.stock.base": Entry(
        "What a central warehouse and its branches should hold one for one.",
        "中心库与各网点按一换一方式应配置多少备件。",
    ),
    "help.stock.central": Entry(
        "Code of the warehouse that supplies the others.", "向其他仓库补货的中心库编号。"
    ),
    "help.stock.site": Entry("A warehouse it supplies; repeat it.", "由它补货的仓库；可重复。"),
    "help.stock.part": Entry("A part; repeat it.", "备件；可重复。"),
    "help.stock.budget": Entry("CNY to spend at most.", "预算上限（元）。"),
    "help.stock.backorders": Entry(
        "Units that customers may wait for on average.", "客户平均等待的件数上限。"
    ),
    "help.stock.model": Entry("How it is reckoned; default: by policy.", "计算模型；默认按政策。"),
    "help.stock.warehouse": Entry("Code of the warehouse.", "仓库编号。"),
    "help.stock.only_warehouse": Entry("Only this warehouse.", "只看该仓库。"),
    "help.stock.only_state": Entry("Only proposals in this state.", "只看该状态的建议。"),
    "help.stock.by": Entry("Who does it: the person's code.", "办理人工号。"),
    "help.stock.id": Entry("Id of the proposal.", "补货建议的 ID。"),
    "help.stock.quantity": Entry(
        "Units to order instead; needs a reason. 0: as proposed.",
        "改订的数量；须写明原因。0：按建议。",
    ),
    "help.stock.reason": Entry("Why.", "原因。"),
    "help.stock.fill_rate": Entry(
        "Share of demand met from the shelf, by warehouse and month, beside the target.",
        "各仓库月度满足率与目标。",
    ),
    "help.stock.from_month": Entry(
        "First month; default: a year before the last.", "起始月份；默认为截止月份的前一年。"
    ),
    "help.stock.to_month": Entry("Last month; default: this month.", "截止月份；默认本月。"),
}

STOCK_OUTPUT: Final[dict[str, Entry]] = {
    "stock.why.title": Entry(
        "{quantity} of {part} for {branch}", "{branch} 所需 {part} {quantity} 件的来源"
    ),
    "stock.why.note": Entry(
        "CNY; times in UTC; delay weighed by severity {severity} ({policy_ref})",
        "金额为元；时间为 UTC；延误按 {severity} 级故障计（{policy_ref}）",
    ),
    "stock.why.late": Entry("(late)", "（超期）"),
    "col.source": Entry("source", "来源"),
    "col.available": Entry("available", "可用"),
    "col.expected": Entry("expected", "预计到达"),
    "col.freight": Entry("freight", "运费"),
    "col.delay_cost": Entry("delay", "延误成本"),
    "col.verdict": Entry("why", "理由"),
    "stock.review.done": Entry(
        "{looked_at} parts looked at, {proposed} orders proposed,"
        " {superseded} older ones superseded ({policy_ref})",
        "检查 {looked_at} 种备件，提出 {proposed} 条补货建议，"
        "取代 {superseded} 条旧建议（{policy_ref}）",
    ),
    "stock.proposals.title": Entry("Proposals to order", "补货建议"),
    "stock.proposal.ordered": Entry(
        "Order {quantity} of {part} for {warehouse}: {state}",
        "为 {warehouse} 补 {part} {quantity} 件：{state}",
    ),
    "stock.proposal.demand": Entry(
        "Demand per period: {demand} – {pattern}, every {interval} periods, variation {variation}",
        "各期需求：{demand}——{pattern}，平均每 {interval} 期一次，变异系数平方 {variation}",
    ),
    "stock.proposal.forecast": Entry(
        "Forecast: {rate} a period ({method}, smoothing {size}/{spacing}), variance {variance}",
        "预测：每期 {rate} 件（{method}，平滑系数 {size}/{spacing}），方差 {variance}",
    ),
    "stock.proposal.lead_policy": Entry(
        "Lead time: {days} ± {deviation} days, by policy", "交货期：{days} ± {deviation} 天，按政策"
    ),
    "stock.proposal.lead_seen": Entry(
        "Lead time: {days} ± {deviation} days, seen in {deliveries} deliveries",
        "交货期：{days} ± {deviation} 天，取自 {deliveries} 次到货",
    ),
    "stock.proposal.rule": Entry(
        "Rule: at {point} or below, lots of {lot}; fill rate {reached} expected, {target} wanted",
        "规则：不高于 {point} 时按每批 {lot} 订货；预计满足率 {reached}，目标 {target}",
    ),
    "stock.proposal.position": Entry(
        "Position: {available} available + {on_order} on order - {waited_for} waited for = {units}",
        "头寸：可用 {available} + 在订 {on_order} - 等待 {waited_for} = {units}",
    ),
    "stock.proposal.proposed": Entry(
        "Proposed by {who}, {when} UTC ({policy_ref})", "{who} 提出，{when} UTC（{policy_ref}）"
    ),
    "stock.proposal.decided": Entry(
        "Decided by {who}, {when} UTC: {quantity} units. {reason}",
        "{who} 决定，{when} UTC：{quantity} 件。{reason}",
    ),
    "stock.base.title": Entry("Base stock by {model}", "基准库存（{model}）"),
    "stock.base.note": Entry(
        "{cost} CNY, {backorders} units waited for on average ({policy_ref})",
        "{cost} 元，平均等待 {backorders} 件（{policy_ref}）",
    ),
    "stock.base.missed": Entry(
        "The goal is not reached with the units the policy allows.",
        "在政策允许的件数内达不到目标。",
    ),
    "stock.slow.title": Entry("Slow and dead stock", "呆滞库存"),
    "stock.slow.note": Entry("{rows} parts, {value} CNY", "{rows} 种备件，{value} 元"),
    "stock.fill_rate.title": Entry("Demand met from the shelf", "库存满足率"),
    "stock.fill_rate.note": Entry("✗ target missed", "✗ 未达目标"),
    "col.central": Entry("central", "中心库"),
    "col.waiting": Entry("waited for", "平均等待"),
    "col.age": Entry("days idle", "呆滞天数"),
    "col.fill_rate": Entry("fill rate", "满足率"),
    "col.filled": Entry("from the shelf", "现货满足"),
    "col.last_issued": Entry("last issued", "最近领用"),
    "col.last_received": Entry("last received", "最近入库"),
    "col.method": Entry("method", "方法"),
    "col.on_hand": Entry("on hand", "在库"),
    "col.pace": Entry("pace", "动销"),
    "col.part": Entry("part", "备件"),
    "col.pattern": Entry("pattern", "需求类型"),
    "col.point": Entry("reorder point", "再订货点"),
    "col.position": Entry("position", "头寸"),
    "col.proposed": Entry("proposed", "提出时间"),
    "col.quantity": Entry("quantity", "数量"),
    "col.rate": Entry("per period", "每期需求"),
    "col.value": Entry("value (CNY)", "金额（元）"),
    "col.wanted": Entry("wanted", "需求"),
    "col.warehouse": Entry("warehouse", "仓库"),
}

STOCK_WORDS: Final[dict[str, Entry]] = {
    "supply.HOME": Entry("home warehouse", "本网点仓库"),
    "supply.WAREHOUSE": Entry("other warehouse", "其他仓库"),
    "supply.CENTRAL": Entry("central warehouse", "中心库"),
    "supply.SUPPLIER": Entry("order", "向供应商订货"),
    "verdict.CHOSEN": Entry("chosen", "选用"),
    "verdict.TOO_FEW": Entry("too few there", "可用数量不足"),
    "verdict.HOME_SERVES": Entry("the home warehouse has it", "本网点仓库有货"),
    "verdict.BETTER_ELSEWHERE": Entry(
        "later than due, or dearer than elsewhere", "比别处迟或费用更高"
    ),
    "verdict.STOCK_FIRST": Entry("it is in stock in the cell", "本区内有库存"),
    "proposal.PROPOSED": Entry("proposed", "待审批"),
    "proposal.APPROVED": Entry("approved", "已批准"),
    "proposal.REFUSED": Entry("refused", "已驳回"),
    "proposal.SUPERSEDED": Entry("superseded", "已取代"),
    "pattern.SMOOTH": Entry("smooth", "平稳"),
    "pattern.ERRATIC": Entry("erratic", "波动"),
    "pattern.INTERMITTENT": Entry("intermittent", "间断"),
    "pattern.LUMPY": Entry("lumpy", "块状"),
    "method.SES": Entry("exponential smoothing", "指数平滑"),
    "method.CROSTON": Entry("Croston", "Croston 法"),
    "method.SBA": Entry("Syntetos–Boylan", "Syntetos–Boylan 法"),
    "method.TSB": Entry("Teunter–Syntetos–Babai", "Teunter–Syntetos–Babai 法"),
    "model.METRIC": Entry("METRIC", "METRIC"),
    "model.VARI_METRIC": Entry("VARI-METRIC", "VARI-METRIC"),
    "pace.SLOW": Entry("slow", "滞销"),
    "pace.DEAD": Entry("dead", "呆死"),
}
