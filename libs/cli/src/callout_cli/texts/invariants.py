"""The Chinese for the names of invariants; each service says its own names, in English."""

from __future__ import annotations

from typing import Final

from callout_cli.texts.claims import CLAIMS_INVARIANTS
from callout_cli.texts.loans import LOAN_INVARIANTS

INVARIANTS: Final[dict[str, str]] = {
    **CLAIMS_INVARIANTS,
    # delivery
    "every event has left the outbox": "所有事件都已离开发件箱",
    "no event waits or is to be tried again": "没有等待中或待重试的事件",
    "no event is parked": "没有搁置的事件",
    # intake
    "the register has no gap: every number given out is an entry": (
        "叫修登记簿无断号：每个已发编号都有一条登记"
    ),
    "lists by promise have the oldest one that is not kept yet": (
        "按承诺排序的列表以尚未兑现的最早承诺为准"
    ),
    "an entry's number says branch, day and serial": "编号由网点、日期和流水号组成",
    "every request begins with its call, and its facts are numbered without a gap": (
        "每个服务请求从来电开始，其事实连续编号"
    ),
    "nothing happens to a request before its customer called": "客户来电之前，服务请求没有任何事实",
    "used, paused and stopped time add up to the life of a clock, less what was closed": (
        "用时、暂停与停止之和等于时钟全程减去非工作时间"
    ),
    "a clock starts at the call or the diagnosis and is judged by what it used": (
        "时钟从来电或诊断起算，按用时判定"
    ),
    "a breach is announced exactly while a clock is broken": "时钟超时期间且仅在此期间有超时告警",
    "a running clock of a living request is looked at again": "进行中请求的计时时钟会再次检查",
    "a past life is left alone by timers, and an ended clock too": (
        "定时器不触碰历史请求，也不触碰已结束的时钟"
    ),
    "a request that is done was restored before it was closed": "完成的请求先恢复后关闭",
    "a repeat follows a request about the same product and symptom": (
        "返修单对应同一产品、同一故障的先前请求"
    ),
    "planned work and its internal request belong together": "计划工作与其内部请求一一对应",
    "a plan is due after everything it made, and its request is created ahead": (
        "计划的下次到期日晚于已生成的工作，请求提前生成"
    ),
    "an inspection's report has a visit behind it": "巡检报告之前必有到场",
    "work that is done has a record, and its request is closed unless a visit closes it": (
        "已完成的工作有记录；非上门工作的请求已关闭"
    ),
    "nothing is changed by an upgrade without notice and backup before": (
        "升级变更之前必有通知和备份"
    ),
    "a recalled product and its request belong together": "召回产品与其请求一一对应",
    "a fitted part is in the product that its request is about": "装上的备件属于其请求所涉产品",
    "every request of a recall is known to it": "每个召回请求都记在召回名下",
    "an access in custody has one holder, and one that left it none": (
        "代管中的访问权恰有一名保管人，终止后没有"
    ),
    "a hand-over changed the secret, and nobody read what he did not hold": (
        "移交必更换口令，非保管人从未读取"
    ),
    "a stage is passed only after those before it": "阶段依次通过",
    "a project is accepted when its last gate was passed, and by a signature": (
        "项目在最后阶段通过并签字后验收"
    ),
    "after-sales begins with a finished hand-over alone": "只有移交完成后才进入售后",
    "every promised milestone of a call has exactly one clock": "每个承诺的里程碑恰有一个时钟",
    # dispatch
    "nobody is promised to two customers at the same time": "无人在同一时间被派给两个客户",
    "unfinished work is held by people on the roster of its branch": (
        "未完成的派工单由本网点在册人员承担"
    ),
    "the state of an order is where its last step led": "派工单状态与其最后一步一致",
    "each step begins where the one before it ended": "每一步从上一步的结果开始",
    "arrivals are numbered from 1 without a gap and counted in the order": (
        "到场从 1 起连续编号，并计入派工单"
    ),
    "done work has the report of its last visit": "完工的派工单有最后一次上门的服务报告",
    "chargeable work that is done was started, after its customer accepted the price": (
        "已完成的有费工作在客户接受报价之后开工"
    ),
    "a signed order has its voucher, and an order has as many vouchers as were signed": (
        "已签收的派工单有服务凭证，凭证数与签收次数一致"
    ),
    # inventory
    "what is on hand is what lies in the bins": "在库数量等于各库位合计",
    "every balance is the sum of its entries": "每个账户余额等于其分录合计",
    "every part is conserved: what came from outside is somewhere": (
        "每种备件守恒：外来的总在某处"
    ),
    "every serial is in one place": "每个序列号只在一处",
    "every movement follows its part by serial, by batch or not at all": (
        "每笔移动按备件的规定记序列号、批号或都不记"
    ),
    "a reversal is the opposite of what it undoes, line by line": "冲销与原分录逐行相反",
    "every entry has its lines, in the books and at the time of the entry": (
        "每笔分录都有明细，账簿与时间一致"
    ),
    "what is reserved is the sum of the requisitions that hold it": (
        "预留数量等于占用它的领料单合计"
    ),
    "stock is never below zero and never promised twice": "库存不为负，也不重复承诺",
    "no account is below zero but those outside and the losses of counts": (
        "除外部账户与盘点损益外，任何账户不为负"
    ),
    "what lay there when the books began is booked once, place by place": (
        "期初库存按库位逐项入账一次"
    ),
    "every receipt is booked once, line by line": "每张入库单逐行入账一次",
    "what a receiving form calls faulty went into quarantine, with a cause": (
        "收货单所记不良品已隔离，并注明原因"
    ),
    "the receiving forms of a warehouse and day are numbered from 1 without a gap": (
        "仓库当日收货单从 1 起连续编号"
    ),
    "what is issued is booked to the order once, line by line": "发料逐行记入派工单一次",
    "nobody approves what he asked for": "无人批准自己的领料",
    "an order that ended holds nothing and waits for nothing that is not due for release": (
        "已结束的派工单不占用备件，除待释放者外也不等待备件"
    ),
    "a requisition waits exactly when something is missing": "领料单当且仅当缺件时等待",
    "nobody waits for stock that is there": "有库存时无人等待",
    "what came back is booked once and is no more than what went out": (
        "退料入账一次，且不超过发料数量"
    ),
    "nobody decides on an order he had proposed himself": "无人审批自己提出的补货建议",
    "an order refused, or approved in another quantity, has a reason": (
        "驳回补货或改量批准均写明原因"
    ),
    "an order is proposed where the position is at or below its reorder point, in whole lots": (
        "库存头寸不高于再订货点时才按整批提出补货"
    ),
    "a line was never short of more than it asked for, and one that is issued waits no more": (
        "缺件数不超过申领数，已发料者不再等待"
    ),
    "every part issued in warranty and not brought back owes an old part": (
        "每件已发未退的三包件都应交回旧件"
    ),
    "every old part that came is booked once": "收回的旧件各入账一次",
    "what lies in the old parts came and was not disposed of": ("旧件库所存即已收回且未处置的旧件"),
    "an issue is written off only with service report and old part": (
        "凭服务报告单与旧件方可核销发料"
    ),
    "who received an old part does not dispose of it": "收旧件的人不处置该旧件",
    "the disposals of a warehouse and month are numbered from 1 without a gap": (
        "仓库当月旧件处置记录从 1 起连续编号"
    ),
    "what orders have by serial or batch is what was issued and not brought back": (
        "派工单所持序列号与批次即已发未退者"
    ),
    "a part is fitted by a report after its issue that the fault is gone": (
        "备件以发料后首份报修复的服务报告为装上"
    ),
    "a fitted part names the customer and product of its order": (
        "装上的备件与派工单的客户和产品一致"
    ),
    "what a requisition waits for is expected again and again, without a gap": (
        "申领所等备件的预计到货逐次记录，无间断"
    ),
    "whoever waited and was looked at knows of something to come": ("查看过的缺料申领都有预计到货"),
    "what is in transit is what open transfers say": "在途数量等于未了结调拨单所记",
    "what a transfer shipped and received is booked once, in the books of each warehouse": (
        "调拨的发出与收到各在本仓账簿入账一次"
    ),
    "what was shipped has come, was lost or was damaged": "发出的备件或已收到，或丢失，或损坏",
    "a transfer is disputed exactly as long as a claim is open": "调拨单当且仅当有未决差异时为争议",
    "no addition is approved or issued without the customer's signature": (
        "未经客户签署，追加备件不批准、不发料"
    ),
    "a supplement is withdrawn by the next one of its requisition and by nothing else": (
        "追加单只由同一领料单的下一份作废"
    ),
    "what was issued first is on the list of approvals, and says the same": (
        "先行发料均列入补批清单，内容一致"
    ),
    "a transfer is urgent for somebody who waits at its receiver": (
        "紧急调拨均对应在收货仓等待的领料单"
    ),
    "nothing is ordered specially before the deposit that is due": "应收订金未到不订货",
    "a branch buys by itself at a quote it was given": "自采价格即所选供应商的报价",
    "another quote than the cheapest has a reason": "未选最低报价的均有原因",
    "a deposit is settled only when the part is fitted, given up or came short": (
        "备件已更换、不再更换或未能到齐时，订金才退还或抵扣"
    ),
    "an order holds a deposit exactly until that is settled": "订金在退还或抵扣前一直在押",
    "what arrived specially came by a receiving form of its warehouse": ("专项到货均有本仓收货单"),
    "nobody settles a claim of what he shipped or received": "无人裁决自己发出或收到的调拨差异",
    **LOAN_INVARIANTS,
    "what crossed between cells is what the transfers say came, or was given": (
        "跨区域往来数量等于调拨单所记已到或已裁定的数量"
    ),
    "which units left for another cell is known, once they have, and adds up": (
        "发往其他区域的备件在发出后逐件记明，且合计相符"
    ),
    "what another cell told waits only where it is still to be booked": (
        "其他区域的来报仅在尚待入账处等待"
    ),
    "what left one cell for another has come there, or is under way, and no more": (
        "跨区域守恒：发出的或已到达，或在途，不会更多"
    ),
    "what one cell tells another took effect there, once": "一区域告知另一区域的事件各生效一次",
    # feedback
    "every closed request has exactly one survey of its last closing that counts": (
        "每个已关闭的请求，其最后一次关闭恰有一次有效回访"
    ),
    "an open request has no survey that waits for an answer": "未关闭的请求没有待答的回访",
    "attempts of a survey are numbered from 1 without a gap": "回访尝试从 1 起连续编号",
    "the ledger of a branch and year has no gap and no double number": (
        "网点年度投诉台账无断号、无重号"
    ),
    "steps of a complaint are numbered from 1 without a gap and begin with its filing": (
        "投诉步骤从 1 起连续编号，以立案开始"
    ),
    "a complaint about a problem that stands in the same ledger already is a repeated one": (
        "同一台账中已有同一问题的投诉为重复投诉"
    ),
    "nobody verifies a liability they proposed or answer for": "无人核实自己提出或自己承担的责任",
    "a closed complaint has no open liability": "已关闭的投诉没有未核实的责任",
    "one step closed each closed complaint, and no other has such a step": (
        "每个已关闭的投诉恰有一个关闭步骤，其他投诉没有"
    ),
    "no complaint is closed by the person complained about": "被投诉人不得关闭投诉",
    "a complaint closed unheard has the attempts that its policy asks for": (
        "未能联系到客户而关闭的投诉，已有规定次数的联系尝试"
    ),
    # hr-appraisal
    "nobody verifies what they proposed or approves what they proposed or verified": (
        "提出、核实与批准各由不同的人"
    ),
    "nobody decides their own case": "无人裁定自己的功过",
    "a posted entry was verified and approved, or reverses one that was": (
        "已入账的记录经过核实和批准，或冲销这样的记录"
    ),
    "an entry and its reversal sum to nothing in the same month of the same person": (
        "记录与其冲销在同一人同一月内合计为零"
    ),
    "the same row of the policy carries the same points, doubled where it is doubled": (
        "同一条规定分数相同，加倍者恰为两倍"
    ),
    "a complaint proposes at most one entry for a fault": "一个投诉对一项过错至多提出一条记录",
    "whoever answers for a repeated complaint bears a doubled penalty, others do not": (
        "重复投诉的责任人加倍处罚，其他人不加倍"
    ),
    "visits of a work order are followed in their order": "派工单的上门按顺序跟踪",
    # headquarters
    "every fact comes from an event that took effect, and none is ahead of its stream": (
        "每条统计事实来自已生效的事件，且不超前于事件流"
    ),
    "no event tells more than one registration, closing, answer or complaint": (
        "一个事件至多表示一次登记、关闭、答复或投诉"
    ),
    "what was moved, closed or reopened was registered before": "移交、关闭或重开之前已登记",
    "no number of the register stands for two calls": "一个登记编号只对应一个叫修",
    "what was answered was asked before": "先有回访，后有答复",
    "what was verified or closed of a complaint stood in the ledger before": (
        "核实或关闭之前，投诉已在台账中"
    ),
    "no complaint ends before it began": "投诉不会先结束后开始",
    "every call that was registered counts in exactly one branch and month": (
        "每个登记的叫修恰计入一个网点和月份"
    ),
    "every call that is closed now counts as ended exactly once, a reopened one not at all": (
        "当前已关闭的叫修恰计一次结束，已重开的不计"
    ),
    "what is above the line of a rate is below it as well": "比率的分子必在分母之中",
    # work between services
    "every call for a visit has exactly one work order, and no order is without a call": (
        "每个上门叫修恰有一张派工单，没有无叫修的派工单"
    ),
    "an order is at the branch of its call, and as severe": "派工单与叫修的网点和级别一致",
    "dispatch knows which visits the customer pays for": "派工知道哪些上门由客户付费",
    "dispatch knows every price that a customer accepted, and no other": (
        "派工知道客户接受的每一份报价，且仅此而已"
    ),
    "the order of a closed call is closed or cancelled": "已关闭叫修的派工单已关闭或取消",
    "the call of a signed or closed order is closed": "已签收或已关闭的派工单，其叫修已关闭",
    "a call that was done on site was signed for after its last visit": (
        "现场完成的叫修在最后一次上门后已签收"
    ),
    "the warehouse knows the same orders as dispatch": "仓库与派工的派工单一致",
    "the warehouse knows the branch of every order": "仓库知道每张派工单的网点",
    "an order that ended for dispatch ended for the warehouse as well": (
        "派工已结束的派工单在仓库也已结束"
    ),
    "dispatch shows every requisition at its order, in its state": (
        "派工单上显示每张领料单及其状态"
    ),
    # feedback and appraisal between services
    "feedback knows every call, at its branch": "回访知道每个叫修及其网点",
    "a call is as closed for feedback as for intake, and was closed as often": (
        "叫修的关闭状态和次数在回访与登记中一致"
    ),
    "every closing that stands has its survey": "每次有效的关闭都有回访",
    "every answer about a technician is a rating of his, once and level by level": (
        "对技术员的每次答复恰计一次评价，逐项等级一致"
    ),
    "a closed call counts for the appraisal, with its technician, visits and repeat": (
        "已关闭的叫修计入考核，技术员、上门次数与是否返修一致"
    ),
    "every complaint of the ledger is known to the appraisal": "考核知道台账中的每个投诉",
    "a verified liability is the appraisal's: fault, person, repeated or not": (
        "已核实的责任与考核一致：过错、责任人、是否重复"
    ),
    "whoever caused a return has exactly one entry proposed, and nobody else has": (
        "退换货的责任人恰有一条功过提案，其他人没有"
    ),
    "a verified fault of a person led to exactly one entry, and nothing else did": (
        "已核实的个人过错恰产生一条记录，此外没有"
    ),
    # headquarters between services
    "headquarters counts every call of the register once": "总部对登记簿中的每个叫修计一次",
    "headquarters counts every call at the branch that has it": "总部把每个叫修计入其所在网点",
    "headquarters counts every closing that stands, and no other": "总部只计有效的关闭，且无遗漏",
    "headquarters knows every milestone that was reached, and the time it took": (
        "总部知道每个达到的里程碑及其用时"
    ),
    "headquarters knows every promise that was broken": "总部知道每个超时的承诺",
    "headquarters counts every survey once": "总部对每次回访计一次",
    "headquarters counts every answer once": "总部对每次答复计一次",
    "headquarters counts every complaint once": "总部对每个投诉计一次",
    "headquarters counts every verified liability once": "总部对每项已核实的责任计一次",
    "headquarters counts every closed complaint once, with its judgement": (
        "总部对每个已关闭的投诉及其评判计一次"
    ),
    # the areas of intake
    "a request counts its call and the contacts that joined it": (
        "请求的来电次数等于首次来电加后续来电"
    ),
    "a day is missed once, and only where the customer knew of no later time": (
        "当日未完又未告知客户的，当日只报一次"
    ),
    "every branch has a day of service": "每个网点都有当前服务日",
    "a question without an answer goes to the supervisor in time": "未答复的问题按时上报主管",
    "an answer that its customer did not hear on its day is on record as late": (
        "答复当日未告知客户的，记为逾期"
    ),
    "nobody shares a duty of a hotline": "同一热线同一时间只有一人值班",
    "an unanswered call names who had the hotline": "未接来电写明当时值班的人",
    "an adviser's week counts the discounts that were given in it": (
        "服务顾问每周计数等于所给折扣数"
    ),
    "a price below the list was approved by another than who asked for it": (
        "低于价目的价格由申请人以外的人批准"
    ),
    "an accepted quote waits for no manager": "已接受的报价没有待决定的降价",
    "a return was approved by somebody who neither opened the case nor found the fault": (
        "退货由经办人和鉴定人以外的人批准"
    ),
    "a closed return that was taken back has a cause, and its cost is recovered": (
        "已结的退换货有原因，费用已追偿"
    ),
    "every word of a published case is counted, and no other": "已发布案例的词全部计数，且没有多余",
    "a published case was learned from a request that was done": "已发布的案例来自完成过的请求",
    # copies
    "dispatch has the branches of intake": "派工的网点与登记一致",
    "the warehouses have the branches of intake": "仓库的网点与登记一致",
    "headquarters has the branches of intake": "总部的网点与登记一致",
    "the appraisal knows the technicians of the roster": "考核的技术员与名册一致",
    "whoever was dismissed has left the roster": "被解雇者已离开名册",
    # files, the installed base, contracts
    "every customer has a file": "每个客户都有档案",
    "a part takes the place of one in the same product": "部件只替换同一产品中的部件",
    "no warranty pays for damage by people that was found": "已发现的人为损坏不由保修承担",
    "a contract pays for calls of its own customer, and for no others": "合同只覆盖本客户的叫修",
    "a contract that is not over and has no notice to come had all of them": (
        "未到期而不再有通知的合同已发出全部通知"
    ),
    # counts of stock
    "a count has booked the differences that were decided to be booked, once": (
        "盘点裁决入账的差异恰入账一次"
    ),
    "whoever decides about a count counted none of it, nor did one person count it twice": (
        "盘点由盘点人以外的人裁决，初盘与复盘不是同一人"
    ),
    "a count is decided about when every line is counted, and great differences twice": (
        "盘点在每行都盘过、大额差异复盘后才裁决"
    ),
}
