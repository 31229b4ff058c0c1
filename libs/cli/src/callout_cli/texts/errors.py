"""Texts of troubles; shown in both languages."""

from __future__ import annotations

from typing import Final

from callout_cli.texts.entry import Entry

ERRORS: Final[dict[str, Entry]] = {
    "error.policy_file": Entry(
        "The policy file {file} cannot be read: {why}", "无法读取政策文件 {file}：{why}"
    ),
    "error.already_up": Entry(
        "A platform is already up in {folder} (process {pid}). "
        "Stop it, or name another folder with --data.",
        "{folder} 中已有平台在运行（进程 {pid}）。请先停止它，或用 --data 指定其他目录。",
    ),
    "error.no_platform": Entry(
        "No platform was ever started in {folder}. "
        "Start one with `callout up`, or name its folder with --data.",
        "{folder} 中从未启动过平台。请用 `callout up` 启动，或用 --data 指定其目录。",
    ),
    "error.not_up": Entry(
        "The platform in {folder} is not up. Start it with `callout up`.",
        "{folder} 中的平台没有运行。请用 `callout up` 启动。",
    ),
    "error.device_work_which": Entry(
        "Name one: --calibration, --order, or --part with --serial.",
        "请指明其一：--calibration、--order，或 --part 与 --serial。",
    ),
    "error.no_service": Entry("There is no service {service}.", "没有服务 {service}。"),
    "error.folder": Entry("{folder} cannot be used: {why}", "目录 {folder} 无法使用：{why}"),
    "error.state": Entry("{file} is damaged: {why}", "{file} 已损坏：{why}"),
    "error.child": Entry(
        "{name} would not start (it ended with {code}). See its log {log}",
        "{name} 未能启动（退出码 {code}）。见日志 {log}",
    ),
    "error.too_slow": Entry(
        "`{what}` was not done within {seconds} seconds.", "`{what}` 在 {seconds} 秒内没有完成。"
    ),
    "error.forced": Entry(
        "Some processes had to be ended by force; nothing that was accepted is lost.",
        "部分进程被强制结束；已受理的内容不会丢失。",
    ),
    "error.cell": Entry(
        "{cell!r} is no name for a cell: a small letter, then letters, digits and hyphens.",
        "{cell!r} 不能作为单元名称：须以小写字母开头，后接字母、数字或连字符。",
    ),
    "error.amqp_url": Entry(
        "--amqp needs a URL like amqp://user:secret@host:5672//",
        "--amqp 需要形如 amqp://user:secret@host:5672// 的地址。",
    ),
    "error.postgres_url": Entry(
        "{url} is no PostgreSQL URL; it looks like postgresql://user:secret@host:5432/postgres",
        "{url} 不是 PostgreSQL 地址；应形如 postgresql://user:secret@host:5432/postgres",
    ),
    "error.postgres": Entry(
        "PostgreSQL at {url} cannot be reached: {why}", "无法连接 PostgreSQL {url}：{why}"
    ),
    "error.postgres_rights": Entry(
        "The PostgreSQL user must be allowed to create databases and roles: {why}",
        "该 PostgreSQL 用户须有建库和建角色的权限：{why}",
    ),
    "error.postgres_version": Entry(
        "{folder} was made by PostgreSQL {version}, which this installation does not have.",
        "{folder} 由 PostgreSQL {version} 创建，当前安装不包含该版本。",
    ),
    "error.foreign_database": Entry(
        "Database {database} exists and was made by another platform folder. "
        "Choose another --cell, or take it over with --adopt.",
        "数据库 {database} 已存在，由另一个平台目录创建。请换一个 --cell，或用 --adopt 接管。",
    ),
    "error.initdb": Entry(
        "The embedded PostgreSQL could not be made.", "内置 PostgreSQL 创建失败。"
    ),
    "error.no_account": Entry(
        "PostgreSQL does not run as root, and there is neither an account `postgres` nor `nobody`.",
        "PostgreSQL 不能以 root 运行，而系统没有 postgres 或 nobody 账户。",
    ),
    "error.database": Entry(
        "The database of {service} cannot be reached: {why}", "无法连接 {service} 的数据库：{why}"
    ),
    "error.other_cell": Entry(
        "Name the inventory of another cell as CELL=postgresql://… (read: {cell})",
        "其他区域的库存数据库应写作 CELL=postgresql://…（读到：{cell}）",
    ),
    "error.file": Entry("{path} cannot be used: {why}", "文件 {path} 无法使用：{why}"),
    "error.columns": Entry(
        "{path} lacks the columns: {columns}. Headings that nobody knows: {unknown}. "
        "An empty table with all headings: callout import FILE --kind KIND --template",
        "文件 {path} 缺少列：{columns}。无法识别的表头：{unknown}。"
        "生成带全部表头的空表：callout import FILE --kind KIND --template",
    ),
    "error.unknown_columns": Entry(
        "{path} has columns that nobody knows: {columns}", "文件 {path} 有无法识别的列：{columns}"
    ),
    "error.columns_twice": Entry(
        "{path} has columns twice: {columns}", "文件 {path} 的列重复：{columns}"
    ),
    "error.only_brought_in": Entry("{kind} can only be imported.", "{kind} 只能导入，不能导出。"),
    "error.table_kind": Entry(
        "{path} is neither .csv nor .xlsx.", "文件 {path} 不是 .csv 或 .xlsx。"
    ),
    "error.table_empty": Entry("{path} is empty.", "文件 {path} 是空的。"),
    "error.encoding": Entry(
        "{path} is not written in {encoding}. "
        "Name its encoding with --encoding, e.g. gb18030 for a table saved by a Chinese Excel.",
        "文件 {path} 的编码不是 {encoding}。"
        "请用 --encoding 指定，例如中文 Excel 另存的表格用 gb18030。",
    ),
    "error.no_encoding": Entry(
        "There is no encoding {encoding!r}.", "没有名为 {encoding!r} 的编码。"
    ),
    "error.csv": Entry(
        "{path} is no table from line {line} on: {why}",
        "文件 {path} 从第 {line} 行起不是表格：{why}",
    ),
    "error.not_xlsx": Entry(
        "{path} is no XLSX workbook: {why}", "文件 {path} 不是 XLSX 工作簿：{why}"
    ),
    "error.reason_needed": Entry(
        "Say with --reason what the unmasked data is needed for.",
        "请用 --reason 说明为何需要完整数据。",
    ),
    "error.no_mapping": Entry(
        "There is no mapping {name!r}; known: {known}", "没有映射 {name!r}；已有：{known}"
    ),
    "error.not_parked": Entry(
        "No service has parked the event {event}.", "没有服务搁置事件 {event}。"
    ),
    "error.parked_which": Entry(
        "Name events, or say --all; not both.", "请指定事件，或使用 --all；不要同时使用。"
    ),
    "error.date": Entry(
        "{date} is no day that is over: YYYY-MM-DD, yesterday or earlier.",
        "{date} 不是已经过去的日期：YYYY-MM-DD，昨天或更早。",
    ),
    "error.month": Entry("{month} is no month: YYYY-MM.", "{month} 不是月份：YYYY-MM。"),
    "error.too_many_calls": Entry(
        "The day holds {most} calls at most.", "一天最多 {most} 个叫修。"
    ),
    "error.nobody_free": Entry(
        "Nobody is free for visit {call} on the whole day.", "全天没有空闲技术员可派往 {call}。"
    ),
    "error.event_late": Entry(
        "Waited {seconds} seconds for {what}; an event is late. "
        "See `callout parked list` and the logs.",
        "等待 {what} 已 {seconds} 秒，事件迟到。请查看 `callout parked list` 和日志。",
    ),
    "error.internal": Entry(
        "This is a defect of the command, not your mistake: {why}. Details are in {file}.",
        "这是命令本身的缺陷，不是您的错误：{why}。详情见 {file}。",
    ),
    "code.OK": Entry("Done", "完成"),
    "code.CANCELLED": Entry("Cancelled", "已取消"),
    "code.UNKNOWN": Entry("Failed for an unknown reason", "失败，原因不明"),
    "code.INVALID_ARGUMENT": Entry("The request is wrong", "请求有误"),
    "code.DEADLINE_EXCEEDED": Entry(
        "No answer in time; run the command again", "未及时答复，请再次运行该命令"
    ),
    "code.NOT_FOUND": Entry("There is no such thing", "没有找到"),
    "code.ALREADY_EXISTS": Entry("It exists already", "已经存在"),
    "code.PERMISSION_DENIED": Entry("Not allowed", "没有权限"),
    "code.RESOURCE_EXHAUSTED": Entry("Too much at once", "超出限额"),
    "code.FAILED_PRECONDITION": Entry("Refused by a rule", "被规则拒绝"),
    "code.ABORTED": Entry("Somebody else changed it meanwhile", "期间被他人修改"),
    "code.OUT_OF_RANGE": Entry("Out of range", "超出范围"),
    "code.UNIMPLEMENTED": Entry("The platform does not know this method", "平台没有该方法"),
    "code.INTERNAL": Entry("A defect of the platform", "平台内部缺陷"),
    "code.UNAVAILABLE": Entry(
        "The platform does not answer; is it up? Run the command again",
        "平台没有应答，是否已启动？请再次运行该命令",
    ),
    "code.DATA_LOSS": Entry("Data is damaged", "数据损坏"),
    "code.UNAUTHENTICATED": Entry("The token is not accepted", "令牌无效"),
}
