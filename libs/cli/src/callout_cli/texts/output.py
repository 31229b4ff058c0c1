"""Texts of results and news."""

from __future__ import annotations

from typing import Final

from callout_cli.texts.claims import CLAIMS_OUTPUT
from callout_cli.texts.counts import COUNT_OUTPUT
from callout_cli.texts.entry import Entry
from callout_cli.texts.explanation import EXPLANATION
from callout_cli.texts.loans import LOAN_OUTPUT
from callout_cli.texts.stock import STOCK_OUTPUT
from callout_cli.texts.stock_customers import CUSTOMER_OUTPUT
from callout_cli.texts.stock_trace import TRACE_OUTPUT
from callout_cli.texts.stock_transfers import TRANSFER_OUTPUT

OUTPUT: Final[dict[str, Entry]] = {
    **STOCK_OUTPUT,
    **CLAIMS_OUTPUT,
    **COUNT_OUTPUT,
    **LOAN_OUTPUT,
    **TRANSFER_OUTPUT,
    **TRACE_OUTPUT,
    **CUSTOMER_OUTPUT,
    **EXPLANATION,
    "up.leftovers": Entry(
        "Ended what an earlier run left behind: {names}", "结束了上次运行遗留的进程：{names}"
    ),
    "up.postgres": Entry("Starting PostgreSQL", "正在启动 PostgreSQL"),
    "up.migrate": Entry("Bringing the databases to their newest version", "正在升级数据库结构"),
    "up.processes": Entry("Starting {count} processes", "正在启动 {count} 个进程"),
    "up.title": Entry("Callout is up · cell {cell}", "Callout 已启动 · 单元 {cell}"),
    "up.hint": Entry(
        "Other commands find this platform with --data {folder}; Ctrl-C stops it.",
        "其他命令用 --data {folder} 找到本平台；按 Ctrl-C 停止。",
    ),
    "up.died": Entry(
        "{name} ended with {code}; it starts again in {seconds} s",
        "{name} 以 {code} 结束，{seconds} 秒后重启",
    ),
    "up.restarted": Entry("{name} is back (restart {count})", "{name} 已恢复（第 {count} 次重启）"),
    "up.stop_api": Entry("Stopping the doors (api)", "正在停止 api 进程"),
    "up.stop_worker": Entry("Letting the workers drain", "正在等待工作进程处理完毕"),
    "up.stop_postgres": Entry("Stopping PostgreSQL", "正在停止 PostgreSQL"),
    "up.forced": Entry("Asked twice: ending everything at once", "再次收到信号：立即结束所有进程"),
    "up.stopped": Entry("Stopped; nothing is running any more", "已停止，没有进程在运行"),
    "config.title": Entry("Settings", "设置"),
    "config.note": Entry(
        "CALLOUT_<SERVICE>_<NAME> counts before CALLOUT_<NAME>, "
        "before the file named by CALLOUT_CONFIG_FILE.",
        "优先级：CALLOUT_<SERVICE>_<NAME> 高于 CALLOUT_<NAME>，"
        "高于 CALLOUT_CONFIG_FILE 指定的文件。",
    ),
    "replay.bar": Entry("Replaying", "重放中"),
    "replay.news": Entry(
        "{done} of {total} commands, {rate} per second",
        "已完成 {done}/{total} 条命令，每秒 {rate} 条",
    ),
    "replay.done": Entry(
        "{calls} calls by calendar {calendar}, {commands} commands in {seconds} s"
        " ({rate} per second)",
        "{calls} 个叫修，日历 {calendar}，{commands} 条命令，用时 {seconds} 秒（每秒 {rate} 条）",
    ),
    "replay.rejects": Entry(
        "{rows} rows read, {rejected} rejected, {refused} facts refused; see {file}",
        "读取 {rows} 行，拒收 {rejected} 行，被拒绝的事实 {refused} 条；详见 {file}",
    ),
    "report.sla.title": Entry(
        "Service level: promised and used time, minutes", "SLA：承诺时间与用时（分钟）"
    ),
    "sla.external_ref": Entry("request", "请求"),
    "sla.branch": Entry("branch", "网点"),
    "sla.severity": Entry("severity", "级别"),
    "sla.milestone": Entry("milestone", "里程碑"),
    "sla.calendar": Entry("calendar", "日历"),
    "sla.started_at": Entry("start", "开始"),
    "sla.due_at": Entry("due", "应达"),
    "sla.met_at": Entry("met", "实际"),
    "sla.target_seconds": Entry("target", "目标"),
    "sla.used_seconds": Entry("used", "用时"),
    "sla.paused_seconds": Entry("paused", "暂停"),
    "sla.stopped_seconds": Entry("stopped", "停止"),
    "sla.state": Entry("state", "状态"),
    "report.sla.note": Entry("{met} of {rows} milestones met", "{rows} 个里程碑中 {met} 个达标"),
    "report.line.title": Entry("First in line today at {branch}", "{branch} 今日待办"),
    "report.line.note": Entry("{left_over} left over from earlier days", "前日未派 {left_over} 件"),
    "report.line.left_over": Entry("left over", "前日未派"),
    "report.unanswered.title": Entry("Calls that nobody answered", "未接来电"),
    "report.unanswered.note": Entry("{in_hours} in service hours", "服务时间内 {in_hours} 个"),
    "report.unanswered.in_hours": Entry("in hours", "服务时间内"),
    "report.unanswered.after_hours": Entry("after hours", "服务时间外"),
    "report.unanswered.nobody": Entry("nobody on the rota", "无人当班"),
    "report.kpi.title": Entry("Key figures per branch and month", "各网点月度指标"),
    "report.kpi.note": Entry("✗ target missed", "✗ 未达目标"),
    "report.network": Entry("network", "全网"),
    "report.appraisal.title": Entry("Monthly appraisal {month}", "{month} 月度考核"),
    "report.entries.title": Entry("Merits and demerits", "功过记录"),
    "trace.title": Entry(
        "Request {number} · severity {severity}: who used the time",
        "请求 {number} · {severity} 级：时间由谁使用",
    ),
    "trace.note": Entry(
        "█ the clock ran   ░ it did not   business trace {trace}",
        "█ 计时   ░ 不计时   业务跟踪 {trace}",
    ),
    "trace.damage": Entry(
        "damage by people, found {time} by {person}: {finding}",
        "人为损坏，{person} 于 {time} 发现：{finding}",
    ),
    "trace.clock": Entry(
        "{milestone}: {state}, {used} of {target} min used, {paused} paused, {stopped} stopped",
        "{milestone}：{state}，用时 {used}/{target} 分钟，暂停 {paused}，停止 {stopped}",
    ),
    "play.clock": Entry("Service day · {clock}", "服务日 · {clock}"),
    "play.done": Entry(
        "Played {day}: {calls} calls, {rpcs} RPCs in {seconds} s",
        "已演示 {day}：{calls} 个叫修，{rpcs} 次 RPC，用时 {seconds} 秒",
    ),
    "day.stays": Entry(
        "The platform stays up; look around from a second terminal. Ctrl-C stops it.",
        "平台继续运行，可在另一个终端查看。按 Ctrl-C 停止。",
    ),
    "parked.none": Entry("Nothing is parked.", "没有搁置的事件。"),
    "parked.title": Entry("Parked events", "搁置的事件"),
    "parked.note": Entry(
        "`callout parked show ID` shows one, `callout parked retry ID` tries it again.",
        "`callout parked show ID` 查看，`callout parked retry ID` 重试。",
    ),
    "parked.retried": Entry("{count} events will be tried again", "将重试 {count} 个事件"),
    "check.title": Entry("Invariants", "不变量"),
    "check.arrived": Entry(
        "every event of {stream} took effect, once", "{stream} 的每个事件都恰好生效一次"
    ),
    "check.good": Entry(
        "{count} invariants hold over {databases} databases",
        "{databases} 个数据库中 {count} 项不变量全部成立",
    ),
    "check.bad": Entry("{count} invariants are broken", "{count} 项不变量被违反"),
    "check.unchecked": Entry("not checked: {why}", "未检查：{why}"),
    "col.aggregate": Entry("aggregate", "对象"),
    "col.attempts": Entry("attempts", "次数"),
    "col.branch": Entry("branch", "网点"),
    "col.called": Entry("called", "来电时间"),
    "col.calls": Entry("calls", "来电次数"),
    "col.closed": Entry("closed", "已关闭"),
    "col.consequence": Entry("consequence", "奖惩"),
    "col.default": Entry("default", "默认值"),
    "col.due": Entry("due", "承诺时间"),
    "col.duration": Entry("duration", "时长"),
    "col.employee": Entry("employee", "工号"),
    "col.entries": Entry("entries", "功过"),
    "col.error": Entry("error", "错误"),
    "col.event": Entry("event", "事件"),
    "col.evidence": Entry("evidence", "依据"),
    "col.first": Entry("first", "优先"),
    "col.forwarded": Entry("forwarded to", "转接至"),
    "col.hotline": Entry("hotline", "热线"),
    "col.hours": Entry("hours", "时段"),
    "col.milestone": Entry("milestone", "里程碑"),
    "col.number": Entry("number", "单号"),
    "col.on_duty": Entry("on duty", "当班"),
    "col.rang": Entry("rang (s)", "振铃（秒）"),
    "col.received": Entry("received", "受理时间"),
    "col.severity": Entry("severity", "等级"),
    "col.symptom": Entry("symptom", "故障现象"),
    "col.followers": Entry("waiting behind", "后续等待"),
    "col.id": Entry("id", "ID"),
    "col.invariant": Entry("invariant", "不变量"),
    "col.meaning": Entry("meaning", "含义"),
    "col.month": Entry("month", "月份"),
    "col.name": Entry("name", "姓名"),
    "col.owner": Entry("owner of the time", "时间归属"),
    "col.phase": Entry("phase", "阶段"),
    "col.points": Entry("points", "分数"),
    "col.registered": Entry("registered", "登记"),
    "col.rejected": Entry("rejected", "拒绝"),
    "col.result": Entry("result", "结果"),
    "col.rule": Entry("rule", "规则"),
    "col.score": Entry("score", "得分"),
    "col.service": Entry("service", "服务"),
    "col.setting": Entry("setting", "设置项"),
    "col.share": Entry("of target", "占目标"),
    "col.start": Entry("start", "开始"),
    "col.state": Entry("state", "状态"),
    "col.trigger": Entry("trigger", "事由"),
    "col.withdrawn": Entry("withdrawn", "撤回"),
    "stock.actions": Entry("Can be done: {actions}", "可办理：{actions}"),
    "stock.fact": Entry("fact", "项目"),
    "stock.value": Entry("value", "内容"),
    "stock.document": Entry("{file} is written, {bytes} bytes.", "已写入 {file}，{bytes} 字节。"),
    "import.bar": Entry("Importing", "导入中"),
    "import.news": Entry(
        "{done} of {total} rows, {rate} per second", "已完成 {done}/{total} 行，每秒 {rate} 行"
    ),
    "import.done": Entry(
        "{rows} rows: {added} added, {unchanged} on file already; {seconds} s ({rate} per second)",
        "{rows} 行：新增 {added}，已存档 {unchanged}；用时 {seconds} 秒（每秒 {rate} 行）",
    ),
    "import.would": Entry(
        "Dry run, nothing written. {rows} rows: {added} would be added, "
        "{unchanged} are on file; {seconds} s ({rate} per second)",
        "试运行，未写入。{rows} 行：将新增 {added}，已存档 {unchanged}；"
        "用时 {seconds} 秒（每秒 {rate} 行）",
    ),
    "import.template": Entry(
        "{file} is an empty table with the headings: {columns}",
        "已生成空表 {file}，表头：{columns}",
    ),
    "import.refused": Entry(
        "{refused} rows refused; see {file}", "{refused} 行被拒绝；详见 {file}"
    ),
    "index.bar": Entry("Indexing, batches", "建立索引（批）"),
    "index.news": Entry("{done} batches, {rate} per second", "已完成 {done} 批，每秒 {rate} 批"),
    "index.done": Entry(
        "Everything is found now ({batches} batches)", "全部可查（共 {batches} 批）"
    ),
    "export.bar": Entry("Exporting", "导出中"),
    "export.news": Entry("{done} rows, {rate} per second", "已导出 {done} 行，每秒 {rate} 行"),
    "export.done": Entry("{rows} rows in {file}", "{rows} 行已写入 {file}"),
}
