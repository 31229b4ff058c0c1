"""Texts that tell why a request is due then, and what another policy would do."""

from __future__ import annotations

from typing import Final

from callout_cli.texts.entry import Entry

EXPLANATION: Final[dict[str, Entry]] = {
    "explain.sentence": Entry(
        "{number}: {milestone} is due {due}, because {target} are promised from {start},"
        " counted by calendar {calendar}; {used} are used ({state}).",
        "{number}：{milestone}的截止时间是 {due}。承诺时限为 {target}，自 {start} 起"
        "按日历 {calendar} 计时；已用 {used}（{state}）。",
    ),
    "explain.agreed": Entry(
        "{number}: {milestone} is due {due}, because {agreed} was agreed with the customer;"
        " the clock started {start}, {used} of {target} are used ({state}).",
        "{number}：{milestone}的截止时间是 {due}。与客户约定的时间为 {agreed}；自 {start} 起计时，"
        "已用 {used}/{target}（{state}）。",
    ),
    "explain.still": Entry(
        "The clock stands still; {due} is when it would be due if it went on now,"
        " and every minute until then moves it.",
        "计时已停：{due} 是现在恢复计时的截止时间，每多停一分钟，截止时间顺延一分钟。",
    ),
    "explain.resumes": Entry(
        "The clock stands still until {resumes}, and goes on then by itself.",
        "计时暂停至 {resumes}，届时自动恢复。",
    ),
    "explain.parts": Entry(
        "Warehouse {warehouse} misses parts for it; the clock goes on.",
        "{warehouse} 仓库缺备件；计时照常。",
    ),
    "explain.parts_at": Entry(
        "Warehouse {warehouse} misses parts for it and expects them {at}; the clock goes on.",
        "{warehouse} 仓库缺备件，预计 {at} 到货；计时照常。",
    ),
    "explain.parts_late": Entry(
        "Warehouse {warehouse} misses parts for it and expects them {at}, after the deadline; "
        "the clock goes on.",
        "{warehouse} 仓库缺备件，预计 {at} 到货，晚于截止时间；计时照常。",
    ),
    "explain.source": Entry(
        "promised by pack {pack} ({ref}), chosen by {source}",
        "承诺来源：SLA 方案 {pack}（{ref}），依据：{source}",
    ),
    "explain.terms": Entry("terms: {terms}", "适用条件：{terms}"),
    "explain.severity": Entry("severity {severity}", "{severity} 级"),
    "explain.calendar": Entry(
        "calendar of the pack: {ref}, by the wall clock of {zone}",
        "方案规定的日历：{ref}，按 {zone} 当地时间",
    ),
    "explain.instead": Entry(
        "calendar in place of the pack's own: {ref}, by the wall clock of {zone}",
        "替代方案的日历：{ref}，按 {zone} 当地时间",
    ),
    "explain.from_diagnosis": Entry(
        "counted from the first diagnosis, not from the call", "自首次诊断起计时，而非自来电起"
    ),
    "explain.title": Entry(
        "{number} · {milestone}: where the time goes ({zone})",
        "{number} · {milestone}：时间明细（{zone}）",
    ),
    "explain.changes": Entry("How the target became what it is", "承诺时限的变更记录"),
    "explain.ahead": Entry("{kind}, ahead", "{kind}（预计）"),
    "explain.overdue": Entry("{kind}, over the target", "{kind}（已超时）"),
    "explain.left": Entry("left: {left}", "剩余：{left}"),
    "explain.over": Entry("over the target by {over}", "超出承诺时限 {over}"),
    "explain.met": Entry("met {met}", "完成时间：{met}"),
    "explain.totals": Entry(
        "counted {used} · paused {paused} · stopped {stopped} · closed {closed}   ◀ due here",
        "计时 {used} · 暂停 {paused} · 停止计时 {stopped} · 非工作时间 {closed}   ◀ 到此截止",
    ),
    "explain.more": Entry(
        "{count} more segments follow; --segments shows more",
        "后面还有 {count} 段未显示；用 --segments 显示更多",
    ),
    "explain.provisional": Entry(
        "provisional: the public holidays of a year that this rests on are not known yet",
        "暂定：所涉年份的法定节假日安排尚未公布",
    ),
    "preview.bar": Entry("Looking at open requests", "正在检查未关闭的请求"),
    "preview.summary": Entry(
        "{ref} (effective on {effective_on}), had it counted since each call:"
        " {examined} open requests looked at, {clocks} clocks of {requests} requests would move.",
        "{ref}（{effective_on} 起生效）若自每次来电起即适用：检查了 {examined} 个未关闭的请求，"
        "{requests} 个请求的 {clocks} 项承诺会变动。",
    ),
    "preview.counts": Entry(
        "earlier {earlier} · later {later} · newly promised {promised}"
        " · no longer promised {not_promised} · judged otherwise {judged_otherwise}"
        " · newly breached {newly_breached} · rescued {rescued}",
        "提前 {earlier} · 推后 {later} · 新增承诺 {promised} · 不再承诺 {not_promised}"
        " · 判定改变 {judged_otherwise} · 新增超时 {newly_breached} · 不再超时 {rescued}",
    ),
    "preview.in_force": Entry(
        "Putting it in force moves none of them: it counts for calls from {effective_on} on, "
        "and what was promised is kept.",
        "该版本生效后，上述请求均不会变动：它只适用于 {effective_on} 起的来电，"
        "已作出的承诺保持不变。",
    ),
    "preview.title": Entry("What {ref} would move", "{ref} 会带来的变动"),
    "preview.now": Entry("due now", "现截止时间"),
    "preview.then": Entry("due then", "变更后截止时间"),
    "preview.effect": Entry("effect", "变化"),
    "preview.more": Entry(
        "{count} more rows; --json has them all", "另有 {count} 行，--json 全部输出"
    ),
    "col.from": Entry("from", "起"),
    "col.until": Entry("until", "止"),
    "col.what": Entry("what it was", "性质"),
    "col.why": Entry("why", "原因"),
    "col.counted": Entry("counted", "本段计时"),
    "col.total": Entry("total", "累计"),
    "col.when": Entry("when", "时间"),
    "col.change": Entry("what happened", "事项"),
    "col.who": Entry("who", "操作人"),
    "col.target": Entry("target", "承诺时限"),
    "col.due_at": Entry("due", "截止时间"),
}

EXPLANATION_WORDS: Final[dict[str, Entry]] = {
    "weekday.MON": Entry("Mon", "周一"),
    "weekday.TUE": Entry("Tue", "周二"),
    "weekday.WED": Entry("Wed", "周三"),
    "weekday.THU": Entry("Thu", "周四"),
    "weekday.FRI": Entry("Fri", "周五"),
    "weekday.SAT": Entry("Sat", "周六"),
    "weekday.SUN": Entry("Sun", "周日"),
    "segment.COUNTED": Entry("counted", "计时"),
    "segment.CLOSED": Entry("closed", "非工作时间"),
    "segment.PAUSED": Entry("paused", "暂停"),
    "segment.STOPPED": Entry("stopped", "停止计时"),
    "span.AROUND_THE_CLOCK": Entry("around the clock", "全天候"),
    "span.WINDOW": Entry("working hours:", "工作时段"),
    "span.MAKE_UP_WINDOW": Entry("make-up working day:", "调休上班日"),
    "span.OPENING": Entry("extra opening:", "加班开放"),
    "span.OUTSIDE_HOURS": Entry("outside working hours", "工作时段以外"),
    "span.REST_DAY": Entry("rest day", "休息日"),
    "span.HOLIDAY": Entry("public holiday:", "法定节假日"),
    "span.CLOSURE": Entry("own closure:", "公司停业"),
    "source.UNSPECIFIED": Entry("what was not recorded", "未记录"),
    "source.CALL": Entry("the call itself", "来电指定"),
    "source.CONTRACT": Entry("contract", "合同"),
    "source.PRODUCT_LINE": Entry("product line", "产品线"),
    "source.DEFAULT": Entry("default", "默认"),
    "source.CHANGE": Entry("a later change", "事后变更"),
    "zone.URBAN": Entry("in town", "市区"),
    "zone.SUBURBAN": Entry("suburb", "郊区"),
    "zone.OTHER_CITY": Entry("another city", "外地"),
    "pause.NO_ACCESS": Entry("no access to the site", "客户处无法进入"),
    "pause.CUSTOMER_ASKED_LATER": Entry("customer asked for later", "客户要求改期"),
    "pause.WAITING_FOR_CUSTOMER_PART": Entry("waiting for the customer's part", "等待客户自备件"),
    "pause.WAITING_FOR_CUSTOMER_APPROVAL": Entry(
        "waiting for the customer's approval", "等待客户批准"
    ),
    "pause.WAITING_FOR_CUSTOMER_INFORMATION": Entry(
        "waiting for the customer's information", "等待客户提供信息"
    ),
    "named.New Year's Day": Entry("New Year's Day", "元旦"),
    "named.Spring Festival": Entry("Spring Festival", "春节"),
    "named.Tomb-sweeping Day": Entry("Tomb-sweeping Day", "清明节"),
    "named.Labour Day": Entry("Labour Day", "劳动节"),
    "named.Dragon Boat Festival": Entry("Dragon Boat Festival", "端午节"),
    "named.Mid-autumn Festival": Entry("Mid-autumn Festival", "中秋节"),
    "named.National Day": Entry("National Day", "国庆节"),
    "named.Anti-Fascist 70th Day": Entry(
        "70th anniversary of the victory", "抗战胜利 70 周年纪念日"
    ),
    "named.morning": Entry("morning", "上午"),
    "named.afternoon": Entry("afternoon", "下午"),
    "named.working day": Entry("working day", "工作日"),
    "named.whole day": Entry("whole day", "全天"),
    "effect.EARLIER": Entry("earlier", "提前"),
    "effect.LATER": Entry("later", "推后"),
    "effect.PROMISED": Entry("newly promised", "新增承诺"),
    "effect.NOT_PROMISED": Entry("no longer promised", "不再承诺"),
    "effect.JUDGED_OTHERWISE": Entry("judged otherwise", "判定改变"),
    "effect.NEWLY_BREACHED": Entry("newly breached", "新增超时"),
    "effect.RESCUED": Entry("rescued", "不再超时"),
    "cause.RECEIVED": Entry("call", "来电"),
    "cause.SEVERITY_CHANGED": Entry("severity changed", "级别变更"),
    "cause.PROMISE_CHANGED": Entry("promise changed", "承诺变更"),
    "cause.DATE_AGREED": Entry("date agreed", "约定时间"),
    "cause.DIAGNOSED": Entry("diagnosis", "诊断"),
    "cause.SOLUTION_PROPOSED": Entry("solution proposed", "已提出解决方案"),
    "cause.RESTORED": Entry("restored", "已恢复"),
    "cause.CLOSED": Entry("closed", "已关闭"),
}
