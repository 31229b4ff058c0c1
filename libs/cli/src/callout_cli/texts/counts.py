"""Texts of `callout stock count` and `callout stock report`."""

from __future__ import annotations

from typing import Final

from callout_cli.texts.entry import Entry

COUNT_HELP: Final[dict[str, Entry]] = {
    "help.count": Entry(
        "Counts of stock: what is due, sheets, blind entry, differences, decisions.",
        "盘点：到期清单、盘点表、盲盘录入、差异与裁决。",
    ),
    "help.count.due": Entry(
        "What is to be counted until the end of a month, the longest due first.",
        "月底前应盘点的备件，最久未盘的在前。",
    ),
    "help.count.month": Entry("Month, YYYY-MM; default: this one.", "月份 YYYY-MM；默认本月。"),
    "help.count.open": Entry(
        "Freeze the books and draw up a sheet; its counters are blind from then on.",
        "冻结账面并开立盘点表；此后盘点人看不到账面。",
    ),
    "help.count.counter": Entry("Who counts.", "初盘人工号。"),
    "help.count.recounter": Entry(
        "Who counts great differences again; somebody else.", "复盘人工号；须是另一人。"
    ),
    "help.count.bin": Entry("Only this bin; repeat it.", "只盘该库位；可重复。"),
    "help.count.due_only": Entry("Only what is due this month.", "只盘本月到期的备件。"),
    "help.count.list": Entry("Counts, oldest first.", "盘点单，按时间先后。"),
    "help.count.show": Entry(
        "One count: what is still to be counted, without any figure of the books.",
        "一张盘点单：尚待盘点的内容，不含账面数。",
    ),
    "help.count.id": Entry("Id of the count.", "盘点单的 ID。"),
    "help.count.enter": Entry("Hand in what was counted.", "录入实盘数。"),
    "help.count.line": Entry(
        "BIN/PART=UNITS, or BIN/PART=SERIAL,SERIAL of a part with serials, or BIN/PART=BATCH:UNITS;"
        " repeat it.",
        "库位/备件=数量；有序列号的写 库位/备件=序列号,序列号；有批号的写 批号:数量；可重复。",
    ),
    "help.count.at": Entry(
        "When it was counted, UTC; default: now.", "盘点时间（UTC）；默认现在。"
    ),
    "help.count.differences": Entry(
        "How a count differs from the books, once all is handed in.", "全部录入后的盘点差异。"
    ),
    "help.count.decide": Entry(
        "Book the differences of a count; not by who counted.", "差异入账；不能由盘点人办理。"
    ),
    "help.count.cause": Entry("Why there are differences.", "差异原因。"),
    "help.count.leave": Entry(
        "BIN/PART or BIN/PART/LOT that is not booked; repeat it.",
        "暂不入账的 库位/备件 或 库位/备件/序列号；可重复。",
    ),
    "help.count.cancel": Entry("Give a count up; nothing is booked.", "作废盘点单；不入账。"),
    "help.count.sheet": Entry(
        "The count sheet as PDF, without figures.", "盘点表 PDF，不含账面数。"
    ),
    "help.count.transfer_note": Entry("The transfer note as PDF.", "调拨单 PDF。"),
    "help.count.transfer": Entry("Id of the transfer.", "调拨单的 ID。"),
    "help.count.report": Entry(
        "What came into a warehouse and went out of it in a month.", "仓库月度进出存报表。"
    ),
    "help.count.report_month": Entry("Month, YYYY-MM.", "月份 YYYY-MM。"),
    "help.count.xlsx": Entry("Write a workbook to this file.", "写入此 XLSX 文件。"),
    "help.count.csv": Entry("Write a table to this file.", "写入此 CSV 文件。"),
}

COUNT_OUTPUT: Final[dict[str, Entry]] = {
    "stock.count.due_title": Entry(
        "To be counted in {warehouse} until the end of {month}", "{warehouse} 在 {month} 月底前应盘"
    ),
    "stock.count.due_note": Entry("{parts} parts ({policy_ref})", "{parts} 种备件（{policy_ref}）"),
    "stock.count.never": Entry("never", "从未"),
    "stock.count.title": Entry("Counts", "盘点单"),
    "stock.count.told": Entry(
        "Count {number} ({id}): {state}, {left} of {lines} lines to count",
        "盘点单 {number}（{id}）：{state}，共 {lines} 行，待盘 {left} 行",
    ),
    "stock.count.lines_title": Entry("To be counted by {who}", "由 {who} 盘点"),
    "stock.count.differences_title": Entry("Differences", "盘点差异"),
    "stock.count.differences_note": Entry(
        "{rows} differences, {value} CNY", "{rows} 项，{value} 元"
    ),
    "stock.count.none": Entry("No differences.", "没有差异。"),
    "stock.month.title": Entry(
        "In, out and in stock: {warehouse}, {month}", "进出存：{warehouse}，{month}"
    ),
    "stock.month.sum": Entry("Sum", "合计"),
    "stock.month.note": Entry(
        "{parts} parts; {opening} CNY at first, {revalued} CNY revalued, {closing} CNY at last",
        "{parts} 种备件；期初 {opening} 元，调价 {revalued} 元，期末 {closing} 元",
    ),
    "stock.month.done": Entry("{file}: {parts} parts", "{file}：{parts} 种备件"),
    "error.count_line": Entry(
        "A line is BIN/PART=UNITS or BIN/PART=SERIAL,SERIAL, not {line}",
        "一行应为 库位/备件=数量 或 库位/备件=序列号,序列号，而不是 {line}",
    ),
    "error.count_leave": Entry("No difference is {place}", "没有这项差异：{place}"),
    "error.one_file": Entry("Name one kind of file at a time", "一次只能写一种文件"),
    "col.class": Entry("class", "类别"),
    "col.turnover": Entry("issued (CNY)", "领用额（元）"),
    "col.counted_on": Entry("last counted", "上次盘点"),
    "col.due_on": Entry("due", "应盘日"),
    "col.count": Entry("count", "盘点单"),
    "col.counter": Entry("counter", "初盘人"),
    "col.recounter": Entry("counts again", "复盘人"),
    "col.opened": Entry("frozen", "冻结时间"),
    "col.bin": Entry("bin", "库位"),
    "col.tracking": Entry("tracked by", "跟踪"),
    "col.lot": Entry("serial or batch", "序列号/批号"),
    "col.booked": Entry("booked", "账面"),
    "col.on_shelf": Entry("counted", "实盘"),
    "col.differing": Entry("units", "差异"),
    "col.cause": Entry("cause", "原因"),
    "col.part_name": Entry("name", "名称"),
    "col.unit": Entry("unit", "单位"),
    "col.opening": Entry("opening", "期初"),
    "col.begun": Entry("begun", "建账"),
    "col.came_in": Entry("received", "入库"),
    "col.sent_back": Entry("sent back", "退供应商"),
    "col.issued": Entry("issued", "领用"),
    "col.returned": Entry("returned", "退料"),
    "col.transferred_in": Entry("transfer in", "调入"),
    "col.transferred_out": Entry("transfer out", "调出"),
    "col.count_differences": Entry("counted", "盘盈亏"),
    "col.scrapped": Entry("scrapped", "报废"),
    "col.other": Entry("other", "其他"),
    "col.revalued": Entry("revalued (CNY)", "调价（元）"),
    "col.closing": Entry("closing", "期末"),
    "col.in_money": Entry("{what} (CNY)", "{what}（元）"),
}

COUNT_WORDS: Final[dict[str, Entry]] = {
    "count.COUNTING": Entry("counting", "盘点中"),
    "count.RECOUNTING": Entry("counting again", "复盘中"),
    "count.COUNTED": Entry("counted", "待裁决"),
    "count.POSTED": Entry("posted", "已入账"),
    "count.CANCELLED": Entry("cancelled", "已作废"),
    "tracked.NONE": Entry("–", "–"),
    "tracked.SERIAL": Entry("serial", "序列号"),
    "tracked.BATCH": Entry("batch", "批号"),
}
COUNT_REASONS: Final[dict[str, str]] = {
    "COUNT_BINS_UNFIT": "只有按库位盘点才指明库位，且必须指明",
    "COUNT_BY_ANOTHER": "该盘点单指定由他人盘点",
    "COUNT_DECIDED_BY_COUNTER": "盘点人不能裁决自己盘点的差异",
    "COUNT_DIFFERENCE_CHANGED": "差异已与裁决时所见不同，请重新查看",
    "COUNT_DIFFERENCE_UNDECIDED": "还有差异未作裁决",
    "COUNT_EMPTY": "没有可盘点的库存，或没有到期的备件",
    "COUNT_ILLEGAL_TRANSITION": "盘点单的当前状态不允许这一步",
    "COUNT_IS_BLIND": "盲盘期间盘点人既不能查看也不能变动该仓库的库存",
    "COUNT_LINE_ENTERED": "该行已录入",
    "COUNT_LINE_TWICE": "同一库位的同一备件重复填写",
    "COUNT_NOT_COUNTED": "尚未全部录入，不能查看差异",
    "COUNT_NOT_FOUND": "没有该盘点单，或无权办理",
    "COUNT_OUT_OF_SCOPE": "该库位或备件不在本次盘点范围内",
    "COUNT_OVERLAPS": "另一张未结的盘点单已包含其中的库位和备件",
    "COUNT_SHEET_NOT_DUE": "已全部录入或已作废，没有可打印的盘点表",
    "COUNT_TOO_LARGE": "行数超过一张盘点表的上限，请按库位盘点",
    "COUNTERS_ARE_ONE": "复盘人不能是初盘人",
    "TRANSFER_NOTE_NOT_DUE": "尚未发货，没有调拨单可打印",
}
