"""Texts of `callout stock trace | fitted`."""

from __future__ import annotations

from typing import Final

from callout_cli.texts.entry import Entry

TRACE_HELP: Final[dict[str, Entry]] = {
    "help.stock.trace": Entry(
        "Where a serial or batch went and is now, and every order, customer and product it was "
        "issued to. Of customers only ids.",
        "序列号或批次的去向与现存位置，以及领用它的派工单、客户与产品。客户只显示编号。",
    ),
    "help.stock.trace_lot": Entry("Serial number or batch.", "序列号或批号。"),
    "help.stock.trace_part": Entry(
        "Number of the part, where several have such a number.",
        "备件编号；多种备件有此号时须给出。",
    ),
    "help.stock.fitted": Entry(
        "Which serials and batches an order, a request or a product got, and from which "
        "deliveries.",
        "派工单、服务请求或产品所领用的序列号与批次，及其入库来源。",
    ),
    "help.stock.fitted_order": Entry("Id of the work order.", "派工单 ID。"),
    "help.stock.fitted_request": Entry("Id of the service request.", "服务请求 ID。"),
    "help.stock.fitted_product": Entry("Id of the installed product.", "已装产品 ID。"),
}

TRACE_OUTPUT: Final[dict[str, Entry]] = {
    "stock.trace.bar": Entry("Tracing", "追溯"),
    "stock.trace.news": Entry(
        "{done} rows read so far, {rate} a second", "已读取 {done} 行，每秒 {rate} 行"
    ),
    "stock.trace.places": Entry("{part} {lot} is now here", "{part} {lot} 现存位置"),
    "stock.trace.movements": Entry("Every movement, oldest first", "全部移动，按先后"),
    "stock.trace.fittings": Entry("Who got it", "领用情况"),
    "stock.trace.note": Entry(
        "{movements} movements, {orders} orders, {customers} customers; times in UTC",
        "移动 {movements} 次，派工单 {orders} 张，客户 {customers} 位；时间为 UTC",
    ),
    "stock.fitted.title": Entry("Parts with serial or batch", "有序列号或批次的备件"),
    "stock.fitted.note": Entry("{rows} rows; times in UTC", "{rows} 行；时间为 UTC"),
    "stock.fitted.none": Entry("not yet", "尚未"),
    "error.trace_one": Entry(
        "Name one of --order, --request and --product.",
        "须且只须给出 --order、--request、--product 之一。",
    ),
    "col.from_account": Entry("from", "转出"),
    "col.to_account": Entry("to", "转入"),
    "col.trace_document": Entry("document", "单据"),
    "col.trace_order": Entry("work order", "派工单"),
    "col.trace_request": Entry("request", "服务请求"),
    "col.trace_customer": Entry("customer", "客户"),
    "col.trace_product": Entry("product", "已装产品"),
    "col.issued_at": Entry("issued", "发料"),
    "col.fitted": Entry("fitted", "装上"),
    "col.origin": Entry("delivery (note)", "入库单（送货单）"),
    "col.moved": Entry("moved", "移动时间"),
    "col.trace_branch": Entry("branch", "网点"),
}
