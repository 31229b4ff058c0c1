"""Texts of `--help`."""

from __future__ import annotations

from typing import Final

from callout_cli.texts.entry import Entry

HELP: Final[dict[str, Entry]] = {
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
    "help.replay.reject": Entry(
        "Where rows that cannot be taken go; default: FILE.rejects.csv in the platform's folder.",
        "无法接受的行写入何处；默认是平台目录下的 FILE.rejects.csv。",
    ),
    "help.replay.threads": Entry("Commands under way at a time.", "同时进行的命令数。"),
    "help.report": Entry("Tables: SLA, key figures, appraisal.", "报表：SLA、指标、考核。"),
    "help.report.sla": Entry(
        "One row per request and milestone.", "每个服务请求、每个里程碑一行。"
    ),
    "help.report.kpi": Entry("Figures per branch and month.", "按网点和月份的指标。"),
    "help.report.appraisal": Entry(
        "Monthly sheets and the entries behind them.", "月度考核表及其功过记录。"
    ),
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
    "help.check.settle": Entry(
        "Seconds that events under way get to arrive.", "等待在途事件到达的秒数。"
    ),
}
