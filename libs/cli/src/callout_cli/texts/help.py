"""Texts of `--help`."""

from __future__ import annotations

from typing import Final

from callout_cli.texts.claims import CLAIMS_HELP
from callout_cli.texts.counts import COUNT_HELP
from callout_cli.texts.entry import Entry
from callout_cli.texts.loans import LOAN_HELP
from callout_cli.texts.stock import STOCK_HELP
from callout_cli.texts.stock_customers import CUSTOMER_HELP
from callout_cli.texts.stock_trace import TRACE_HELP
from callout_cli.texts.stock_transfers import TRANSFER_HELP

HELP: Final[dict[str, Entry]] = {
    **STOCK_HELP,
    **CLAIMS_HELP,
    **COUNT_HELP,
    **LOAN_HELP,
    **TRANSFER_HELP,
    **TRACE_HELP,
    **CUSTOMER_HELP,
    "help.app": Entry(
        "Callout: the platform of an after-sales service network. Start, drive and inspect it.",
        "Callout:售后服务网络平台。启动、驱动并检查它。",
    ),
    "help.opt.data": Entry(
        "Folder of one platform: state, addresses, keys, logs.",
        "一个平台的目录：状态、地址、密钥和日志。",
    ),
    "help.opt.json": Entry("Write the result as JSON.", "以 JSON 输出结果。"),
    "help.opt.lang": Entry(
        "Language of texts; default: LC_ALL or LANG.", "文字语言；默认取 LC_ALL 或 LANG。"
    ),
    "help.version": Entry("Print the version and end.", "显示版本后退出。"),
    "help.up": Entry(
        "Start the whole platform and stay until Ctrl-C.", "启动整个平台，运行到按下 Ctrl-C 为止。"
    ),
    "help.up.postgres": Entry(
        "A real PostgreSQL server, as somebody who may create databases and roles; "
        "default: the embedded one.",
        "真实的 PostgreSQL 服务器（须有建库、建角色权限）；默认使用内置服务器。",
    ),
    "help.up.amqp": Entry(
        "A real RabbitMQ; default: the bus in the memory of one worker process.",
        "真实的 RabbitMQ；默认使用工作进程内存中的总线。",
    ),
    "help.up.cell": Entry(
        "Name of the cell: first part of databases, exchange and queues.",
        "单元名称：数据库、交换机和队列名称的前缀。",
    ),
    "help.up.adopt": Entry(
        "Take over databases of this cell that another folder made; "
        "gives their roles new passwords.",
        "接管由其他目录创建的同名单元数据库，并为其角色设置新密码。",
    ),
    "help.day": Entry(
        "One service day from start to end: up, play, the tables and one trace. "
        "Stays on a terminal until Ctrl-C, ends by itself elsewhere.",
        "完整的一个服务日：启动、演示、报表和一张跟踪图。在终端上运行到 Ctrl-C，否则自行结束。",
    ),
    "help.play": Entry(
        "Play a service day of the sample network through the public API.",
        "通过公开 API 演示示例网络的一个服务日。",
    ),
    "help.stock.look_up": Entry(
        "Tell what a scanned code is and what can be done with it.",
        "查询所扫代码代表什么、可以办理什么。",
    ),
    "help.stock.code": Entry(
        "Part number, GTIN, supplier's number, serial, batch, bin, or the id on a paper.",
        "备件号、商品条码、供应商编号、序列号、批次、库位或单据 ID。",
    ),
    "help.stock.where": Entry(
        "Where the scanner is; a bin may then go by its own code.",
        "扫码所在仓库；此时可直接扫库位代码。",
    ),
    "help.stock.receiving_form": Entry(
        "The receiving form of a delivery, in two copies.", "一次到货的收货单，一式两联。"
    ),
    "help.stock.receipt": Entry("Id of the receipt.", "收货单 ID。"),
    "help.stock.document": Entry("Write a paper as a PDF file.", "将单据写成 PDF 文件。"),
    "help.stock.pick_list": Entry(
        "The pick list of an approved requisition.", "已批准领料单的拣料单。"
    ),
    "help.stock.labels": Entry("Bar code labels of parts.", "备件条码标签。"),
    "help.stock.bin_labels": Entry("Bar code labels of bins.", "库位条码标签。"),
    "help.stock.store": Entry("Code of the warehouse.", "仓库代码。"),
    "help.stock.bins": Entry("Codes of bins, up to 50.", "库位代码，最多 50 个。"),
    "help.stock.requisition": Entry("Id of the requisition.", "领料单 ID。"),
    "help.stock.parts": Entry("Part numbers, up to 50.", "备件号，最多 50 个。"),
    "help.stock.copies": Entry("Of each label.", "每种标签的张数。"),
    "help.stock.out": Entry(
        "File to write; default: the paper's own name, here.",
        "写入的文件；默认为单据自己的文件名。",
    ),
    "help.play.calls": Entry("How many calls come in.", "叫修数量。"),
    "help.play.seed": Entry(
        "Which day it becomes; the same seed and date give the same day.",
        "随机种子；同一种子和日期得到同一天。",
    ),
    "help.play.date": Entry(
        "The day to play, YYYY-MM-DD; default: yesterday.", "演示日期 YYYY-MM-DD；默认为昨天。"
    ),
    "help.play.quiet": Entry("No live view, only the result.", "不显示实时视图，只给出结果。"),
    "help.replay": Entry(
        "Tell the log of another system to the platform, with its own times.",
        "把其他系统的日志按其自身时间重放到平台。",
    ),
    "help.replay.file": Entry("CSV file, UTF-8, with a header.", "带表头的 UTF-8 CSV 文件。"),
    "help.replay.mapping": Entry(
        "How the file is read, e.g. service-desk.", "读取方式，例如 service-desk。"
    ),
    "help.replay.calendar": Entry(
        "Calendar that counts the time, e.g. cn-working-hours; default: that of the mapping.",
        "计算承诺时间所用的日历，例如 cn-working-hours；默认用读取方式中的日历。",
    ),
    "help.replay.reject": Entry(
        "Where rows that cannot be taken go; default: FILE.rejects.csv in the platform's folder.",
        "无法接受的行写入何处；默认是平台目录下的 FILE.rejects.csv。",
    ),
    "help.replay.threads": Entry("Commands under way at a time.", "同时进行的命令数。"),
    "help.report": Entry(
        "Tables: SLA, key figures, appraisal, the day's line, unanswered calls.",
        "报表：SLA、指标、考核、当日待办、未接来电。",
    ),
    "help.report.sla": Entry(
        "One row per request and milestone.", "每个服务请求、每个里程碑一行。"
    ),
    "help.report.kpi": Entry("Figures per branch and month.", "按网点和月份的指标。"),
    "help.report.appraisal": Entry(
        "Monthly sheets and the entries behind them.", "月度考核表及其功过记录。"
    ),
    "help.report.line": Entry(
        "What a branch does first today: left-overs, then the oldest promise.",
        "网点今天先办什么：先办前日未派的，再按承诺时间先后。",
    ),
    "help.report.unanswered": Entry(
        "Calls that nobody answered, with the person on duty.", "无人接听的来电及当班人员。"
    ),
    "help.report.in_hours": Entry("Only in service hours.", "只看服务时间内。"),
    "help.report.format": Entry("How it is written.", "输出格式。"),
    "help.report.out": Entry(
        "File to write; a table becomes CSV there.", "写入的文件；表格在文件中写成 CSV。"
    ),
    "help.report.branch": Entry("Only this branch.", "只看该网点。"),
    "help.report.month": Entry(
        "Only this month; appraisal: default this month.", "只看该月；考核默认本月。"
    ),
    "help.trace": Entry(
        "Who used the time of one request, as a waterfall.",
        "一个服务请求的时间由谁使用（瀑布图）。",
    ),
    "help.trace.ref": Entry(
        "Request number, external reference or id.", "请求编号、外部编号或 ID。"
    ),
    "help.sla": Entry(
        "Why a request is due when it is, and what another policy would change.",
        "请求为何在那时到期；换一项政策会有什么变化。",
    ),
    "help.sla.explain": Entry(
        "Why this is due then: the promise, and every segment of time.",
        "为何在那时到期：承诺来源与每一段时间。",
    ),
    "help.sla.milestone": Entry(
        "Which promise; without it the one due next.", "哪一个里程碑；不填则为最先到期的。"
    ),
    "help.sla.segments": Entry("How many segments to show at most.", "最多显示多少段时间。"),
    "help.sla.preview": Entry(
        "What a version of a policy would have promised today's open requests, had it counted "
        "since each call; to judge it before it is put in force. Nothing is written.",
        "假设某政策版本自每次来电起即适用，查看未关闭请求的承诺会有何不同，供生效前评估；不写入任何数据。",
    ),
    "help.sla.policy_file": Entry(
        "A file of kind sla-pack, calendar or sla-selection.",
        "类型为 sla-pack、calendar 或 sla-selection 的政策文件。",
    ),
    "help.parked": Entry(
        "Events that could not be handled: see them, try them again.",
        "未能处理的事件：查看、重试。",
    ),
    "help.parked.list": Entry("List parked events of all services.", "列出各服务搁置的事件。"),
    "help.parked.show": Entry("Show one event with headers and body.", "显示一个事件的头和内容。"),
    "help.parked.retry": Entry("Let the worker try events again.", "让工作进程重试事件。"),
    "help.parked.service": Entry("Only this service.", "只看该服务。"),
    "help.parked.id": Entry("Id of the event.", "事件 ID。"),
    "help.parked.ids": Entry("Ids of events; or --all.", "事件 ID；或使用 --all。"),
    "help.parked.all": Entry("Every parked event.", "所有搁置的事件。"),
    "help.token": Entry(
        "Make a token of the local key, for tools that speak gRPC.",
        "用本地密钥签发令牌，供使用 gRPC 的工具使用。",
    ),
    "help.token.role": Entry(
        "call_taker, dispatcher, technician, storekeeper, supervisor, complaint_handler, hr, "
        "approver, analyst or admin.",
        "call_taker、dispatcher、technician、storekeeper、supervisor、complaint_handler、hr、"
        "approver、analyst 或 admin。",
    ),
    "help.token.subject": Entry(
        "Who the bearer is; a technician's code for a technician.", "持有人；技术员填技术员编号。"
    ),
    "help.token.branch": Entry(
        "Branch he may act for; repeat it for several; none: every branch.",
        "可办理的网点，可重复；不填则为所有网点。",
    ),
    "help.token.hours": Entry("How long it is good.", "有效小时数。"),
    "help.config": Entry(
        "Every setting of every service, with default and meaning.",
        "各服务的全部设置、默认值和含义。",
    ),
    "help.config.service": Entry("Only this service.", "只看该服务。"),
    "help.check": Entry(
        "Check the invariants by SQL over all databases; ends with 1 on a violation.",
        "用 SQL 检查所有数据库的不变量；有违反时退出码为 1。",
    ),
    "help.check.other_cell": Entry(
        "CELL=URL of the inventory database of a linked cell; its books are compared with ours.",
        "CELL=URL：互联区域的库存数据库；与本区域的账簿相比对。",
    ),
    "help.check.settle": Entry(
        "Seconds that events under way get to arrive.", "等待在途事件到达的秒数。"
    ),
    "help.import": Entry(
        "Bring customers, installed products or contracts in out of a table. "
        "Run it again after an interruption: what is on file is left as it is.",
        "从表格导入客户、已装产品或维护合同。中断后再次运行即可：已存档的保持不变。",
    ),
    "help.import.file": Entry(
        "CSV (comma separated) or XLSX (first sheet), with a header in English or Chinese.",
        "CSV（逗号分隔）或 XLSX（第一张工作表），表头可用英文或中文。",
    ),
    "help.import.template": Entry(
        "Write an empty table with all headings to FILE, to be filled in; nothing is brought in.",
        "把带全部表头的空表写入 FILE 供填写，不导入任何内容。",
    ),
    "help.import.kind": Entry("What the table holds.", "表格内容。"),
    "help.import.dry_run": Entry(
        "Only tell what would happen; nothing is written.", "只说明将发生什么，不写入任何内容。"
    ),
    "help.import.encoding": Entry(
        "Encoding of a CSV file, e.g. gb18030.", "CSV 文件的编码，例如 gb18030。"
    ),
    "help.import.refused": Entry(
        "Where refused rows go, with line, field, reason and rule; "
        "default: FILE.refused.csv in the platform's folder.",
        "被拒绝的行写入何处（含行号、字段、原因和规则）；默认是平台目录下的 FILE.refused.csv。",
    ),
    "help.index": Entry(
        "Have every entry of the register found by what was said and by the end of a telephone "
        "number: once after an upgrade, and before a key of contacts goes.",
        "让所有登记都能按报修内容和电话尾号查到：升级后执行一次，停用联系方式密钥之前也要执行。",
    ),
    "help.export": Entry(
        "Take customers, installed products or contracts out into a table.",
        "把客户、已装产品或维护合同导出为表格。",
    ),
    "help.export.file": Entry("CSV or XLSX file to write.", "要写入的 CSV 或 XLSX 文件。"),
    "help.export.kind": Entry("What to take out.", "导出内容。"),
    "help.export.branch": Entry("Only this branch.", "仅此网点。"),
    "help.export.unmasked": Entry(
        "Customers with phones, addresses and contact persons in full; every reading is logged.",
        "完整显示客户的电话、地址和联系人；每次读取都有记录。",
    ),
    "help.export.reason": Entry(
        "What the unmasked data is needed for; goes into the log.", "需要完整数据的原因，写入记录。"
    ),
}
