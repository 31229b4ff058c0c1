"""The Chinese for the meanings of settings; the settings describe themselves in English."""

from __future__ import annotations

from typing import Final

SETTINGS: Final[dict[str, str]] = {
    "PostgreSQL database of this service, as a URL.": "本服务的 PostgreSQL 数据库地址。",
    "Connections a process keeps open; as many again under pressure.": (
        "每个进程保持的连接数；繁忙时可再增加同样多。"
    ),
    "A statement that runs longer is cancelled.": "语句运行超过此时间即取消。",
    "Message bus; memory:// serves one worker process that hosts all services.": (
        "消息总线；memory:// 供承载全部服务的单个工作进程使用。"
    ),
    "Name of the cell (region); part of exchange and queue names.": (
        "单元（区域）名称；用于交换机和队列名称。"
    ),
    "Cells that links lead to, with commas; what they are told is kept for each.": (
        "互联的区域，以逗号分隔；为每个区域保存告知它的事件。"
    ),
    "Events handled or published in one transaction.": "一个事务处理或发布的事件数。",
    "How long a batch waits for more events.": "一批事件等待更多事件的时间。",
    "Longest wait for the broker to confirm a batch.": "等待消息代理确认一批事件的最长时间。",
    "Pause after an event's first failure; doubles each time.": (
        "事件首次失败后的停顿，此后每次加倍。"
    ),
    "Longest pause between two attempts of an event.": "事件两次尝试之间的最长停顿。",
    "Failures after which an event is parked.": "失败多少次后搁置事件。",
    "First pause of an event that waits for another stream.": "等待其他事件流的事件的首次停顿。",
    "Attempts after which an event that waits is parked.": "等待中的事件尝试多少次后搁置。",
    "How long the ids of handled events are kept.": "已处理事件的 ID 保留多久。",
    "How long answers to repeated requests are kept.": "对重复请求的答复保留多久。",
    "Address of the gRPC server; port 0 picks a free one.": "gRPC 服务地址；端口 0 表示自动选择。",
    "Calls the gRPC server works on at the same time.": "gRPC 服务同时处理的调用数。",
    "Calls that may wait for a thread; more are refused.": "可排队等待线程的调用数，超出即拒绝。",
    "Largest request or response on the wire.": "请求或响应的最大字节数。",
    "A longer deadline of a caller is shortened to this.": "调用方更长的时限缩短为此值。",
    "Connections are renewed after this, to spread the load.": "连接到期更新，以分散负载。",
    "Time that running work gets to finish at shutdown.": "停止时留给进行中工作的时间。",
    "Time between 'not ready' and the last accepted call.": "从“未就绪”到最后接受调用的时间。",
    "Pause between two looks at the dependencies.": "两次检查依赖之间的停顿。",
    "Address of /metrics, /livez and /readyz; none: not served.": (
        "/metrics、/livez 和 /readyz 的地址；不填则不提供。"
    ),
    "File that receives the bound addresses, as JSON.": "写入实际监听地址的 JSON 文件。",
    "JWKS file with the Ed25519 keys that callers' tokens are signed by.": (
        "JWKS 文件，含签发调用方令牌的 Ed25519 公钥。"
    ),
    "Expected `iss` of tokens.": "令牌应有的 `iss`。",
    "Expected `aud` of tokens.": "令牌应有的 `aud`。",
    "Base URL of an OTLP/HTTP collector; none: spans are not exported.": (
        "OTLP/HTTP 收集器的基础地址；不填则不导出跟踪。"
    ),
    "Share of new traces that are recorded.": "新跟踪的记录比例。",
    "Also record a span for every SQL statement.": "同时记录每条 SQL 语句。",
    "Lowest level that is written.": "写出的最低日志级别。",
    "auto: coloured on a terminal, JSON elsewhere.": "auto：终端上彩色，其他情况为 JSON。",
    "Keys for customers' phones and addresses: `name:base64 of 32 bytes`, separated by commas;"
    " the first one encrypts, the others still decrypt. The api needs it.": (
        "客户电话和地址的密钥：`名称:32 字节的 base64`，以逗号分隔；"
        "第一个用于加密，其余仍可解密。api 进程需要它。"
    ),
    "Pause between two looks at the SLA clocks that are due.": "两次检查到期 SLA 时钟之间的停顿。",
    "Requests judged in one transaction of that look.": "该检查一个事务判定的请求数。",
    "Pause between two looks at plans, visits and recalls.": "两次检查计划、到场和召回之间的停顿。",
    "Plans, visits or recalled products handled in one transaction.": (
        "一个事务处理的计划、到场或召回产品数。"
    ),
    "Upper bounds of the histogram of phase durations, in minutes, ascending, a JSON list;"
    " an objective is exact at one of them only, so keep the targets of your packs here.": (
        "阶段时长直方图的上界（分钟），升序 JSON 列表；"
        "目标只有等于其中之一才精确，请把各方案的目标值列入。"
    ),
    "Role of api and worker, where migrations run as another one and have to let it in;"
    " none: one role does both.": (
        "api 和 worker 使用的数据库角色（迁移用另一角色运行并须授权给它时）；不填则两者同一角色。"
    ),
    "Pause between two looks at contracts that end soon.": "两次检查即将到期合同之间的停顿。",
}
