"""What is promised, asked of a world in which nothing is left to do.

Each promise returns what breaks it, in words; an empty list is a promise kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise
from typing import Any, Final

from dispatch.domain.identity import work_order_id_of
from dispatch.domain.life_cycle import State as OrderState
from feedback.domain.survey import SurveyState
from feedback.domain.words import Fault
from headquarters.domain import facts as counted
from intake.domain.listing import Reference
from intake.domain.quotes.quote import QuoteState
from intake.domain.vocabulary import Handling, Outcome, ServiceCategory
from intake.handlers.get_timeline import get_timeline
from inventory.domain.requisition import State
from simulation.fitted import fitted_parts_are_in_their_products
from simulation.node import Node
from simulation.world import World

# What the pack of the small company (fakes.intake) promises a call, whatever its severity.
_PROMISED: Final = {
    Handling.ON_SITE: ("respond", "arrive", "restore"),
    Handling.REMOTE: ("respond", "restore"),
}
_ALL_HOURS: Final = "7x24"
Promise = Callable[[World], Iterator[str]]


def every_event_took_effect(world: World) -> Iterator[str]:
    """Each listener has followed each aggregate to its last number."""
    for node in world.nodes.values():
        for (stream, aggregate_id), last in node.records.numbers.items():
            for name in world.network.topology.listeners(stream):
                reached = _position(world.nodes[name], stream, aggregate_id)
                if reached != last:
                    yield f"{name} is at {reached} of {last} of {stream} {aggregate_id}"


def numbers_have_no_gap(world: World) -> Iterator[str]:
    """I-02: the register of a branch and day counts 1, 2, 3 …"""
    numbers = sorted(request.call.number for request in _requests(world))
    for day, found in groupby(numbers, key=lambda number: number.rpartition("-")[0]):
        serials = [int(number.rpartition("-")[2]) for number in found]
        if serials != list(range(1, len(serials) + 1)):
            yield f"{day} has {serials}"


def one_work_order_for_each_visit(world: World) -> Iterator[str]:
    """On-site requests have the one order that follows from them, remote ones have none."""
    orders = Counter(
        order.call.service_request_id for order in _state(world, "dispatch").orders.values()
    )
    for request in _requests(world):
        wanted = int(request.call.handling is Handling.ON_SITE)
        if orders[request.id] != wanted:
            yield f"{request.call.number} has {orders[request.id]} orders instead of {wanted}"
        if wanted and work_order_id_of(request.id) not in _state(world, "dispatch").orders:
            yield f"the order of {request.call.number} has an id of its own"


def one_clock_for_each_milestone(world: World) -> Iterator[str]:
    """I-16: the clocks are what the pack promises; used, paused and stopped time add up (I-19)."""
    for request in _requests(world):
        call = request.call
        milestones = sorted(clock.milestone.value for clock in request.clocks)
        if milestones != sorted(_PROMISED[call.handling]):
            yield f"{call.number} has clocks {milestones}"
        for clock in request.clocks:
            told, life = (
                clock.used + clock.paused + clock.stopped,
                clock.judged_at - clock.started_at,
            )
            # A calendar with closed hours does not count all of a life.
            if told > life or (clock.calendar == _ALL_HOURS and told != life):
                yield f"{call.number} {clock.milestone} tells {told} of {life}"


def phases_tile_the_life(world: World) -> Iterator[str]:
    """Q-02: from the call to the closing, without gap or overlap."""
    store: Any = world.nodes["intake"].store
    store.act_as("boss", "admin")
    for request in _requests(world):
        told = get_timeline(Reference(request_id=request.id), store, world.now)
        edges = [(phase.start, phase.end or world.now) for phase in told.phases]
        if edges and edges[0][0] != request.call.received_at:
            yield f"{request.call.number} begins at {edges[0][0]}"
        if any(one[1] != next_one[0] for one, next_one in pairwise(edges)):
            yield f"{request.call.number} is not tiled: {edges}"


def one_survey_for_each_closing(world: World) -> Iterator[str]:
    """F-01: every closing is surveyed, once; what came back is not asked about."""
    surveys = Counter(
        (each.service_request_id, each.closing)
        for each in _state(world, "feedback").surveys.values()
    )
    for request in _requests(world):
        for closing in range(1, request.standing.closings + 1):
            if surveys[request.id, closing] != 1:
                yield f"{request.call.number} has {surveys[request.id, closing]} surveys"
        last = [
            each.state
            for each in _state(world, "feedback").surveys.values()
            if (each.service_request_id, each.closing) == (request.id, request.standing.closings)
        ]
        if request.standing.closed_at and SurveyState.WITHDRAWN in last:
            yield f"the survey of {request.call.number} is withdrawn although it is closed"


def liability_reaches_the_appraisal_once(world: World) -> Iterator[str]:
    """F-09, H-04: a verified fault of a person is proposed exactly once."""
    proposed = Counter(
        entry.evidence.ref for entry in _state(world, "hr-appraisal").entries.values()
    )
    for complaint in _state(world, "feedback").complaints.values():
        found = complaint.liability
        counts = bool(found and found.verified_by and found.fault is not Fault.NONE)
        if proposed[complaint.number] != int(counts):
            yield f"complaint {complaint.number} has {proposed[complaint.number]} entries"


def stock_is_never_promised_twice(world: World) -> Iterator[str]:
    """P-02: what is reserved is what open requisitions hold, and the ledger gives the rest."""
    state = _state(world, "inventory")
    held: Counter[tuple[str, str]] = Counter()
    for requisition in state.requisitions.values():
        if requisition.state in {State.RESERVED, State.APPROVED}:
            for line in requisition.lines:
                held[requisition.warehouse_code, line.part_number] += line.quantity
    for (warehouse, part), level in state.levels.items():
        if level.reserved != held[warehouse, part]:
            yield f"{part} in {warehouse}: {level.reserved} reserved, {held[warehouse, part]} held"
        if not 0 <= level.reserved <= level.on_hand:
            yield f"{part} in {warehouse}: {level.reserved} of {level.on_hand}"


def nothing_is_held_for_a_finished_order(world: World) -> Iterator[str]:
    """P-04: an order that ended gives back what was not issued."""
    orders = _state(world, "dispatch").orders
    for requisition in _state(world, "inventory").requisitions.values():
        order = orders.get(requisition.work_order_id)
        is_held = requisition.state in {State.RESERVED, State.APPROVED, State.SHORT}
        if order and is_held and order.state.value in {"closed", "cancelled"}:
            yield f"{requisition.state} for an order that is {order.state}"


def headquarters_counts_each_request_once(world: World) -> Iterator[str]:
    """Q-01: what headquarters knows is what intake has."""
    store: Any = world.nodes["headquarters"].store
    registered = {fact.service_request_id for fact in store.all_of(counted.RequestRegistered)}
    if registered != {request.id for request in _requests(world)}:
        yield f"{len(registered)} registered at headquarters"
    for request in _requests(world):
        closing = store.of(counted.RequestClosed, request.id)
        counted_closings = closing.closings if closing else 0
        if counted_closings != request.standing.closings:
            yield f"{request.call.number} closed {counted_closings} times at headquarters"


def a_signed_voucher_closes_its_request(world: World) -> Iterator[str]:
    """D-14, I-02: what the customer signed is closed by that signature."""
    signed = Counter(str(each.work_order_id) for each in _state(world, "dispatch").vouchers)
    for request in _requests(world):
        count = signed[str(work_order_id_of(request.id))]
        closed = sum(fact.outcome is Outcome.DONE_ON_SITE for fact in request.timeline.facts)
        if closed != count:
            yield f"{request.call.number}: {count} signed, {closed} closed"


def nobody_is_appraised_unheard(world: World) -> Iterator[str]:
    """H-03: what is posted was verified and approved by two others than its proposer."""
    for entry in _state(world, "hr-appraisal").entries.values():
        if entry.posted_at:
            people = {entry.proposed_by, entry.verified_by, entry.approved_by}
            if len(people) != len(("proposed", "verified", "approved")):
                yield f"entry {entry.id} passed {people}"


def chargeable_work_starts_after_the_yes(world: World) -> Iterator[str]:
    """I-12: dispatch knows who pays and which prices were accepted, and no work starts before."""
    accepted = [
        (quote.id, quote.service_request_id, quote.ended_at)
        for quote in _state(world, "intake").quotes.quotes.values()
        if quote.state is QuoteState.ACCEPTED
    ]
    heard = _state(world, "dispatch").accepted.values()
    if {(q.quote_id, q.service_request_id, q.accepted_at) for q in heard} != set(accepted):
        yield f"{len(accepted)} prices accepted, {len(heard)} heard of"
    calls = {request.id: request.call for request in _requests(world)}
    for order in _state(world, "dispatch").orders.values():
        request = order.call.service_request_id
        if order.is_chargeable != (calls[request].category is ServiceCategory.CHARGEABLE):
            yield f"{order.call.request_number} is chargeable for one, for the other not"
        began, since = order.work_started_at, order.charged_from
        is_early = began and not any(of == request and at <= began for _, of, at in accepted)
        is_done = order.state in {OrderState.DONE, OrderState.SIGNED, OrderState.CLOSED}
        was_free = since and (order.finished_at or began or order.last_step_at) <= since
        if order.is_chargeable and not was_free and (is_early or (is_done and not began)):
            yield f"{order.call.request_number} was worked on from {began}"


def damage_has_its_finder_s_hour(world: World) -> Iterator[str]:
    """I-10: dispatch charges from when damage was found, or from when the work was done."""
    damage = {request.id: request.damage for request in _requests(world)}
    for order in _state(world, "dispatch").orders.values():
        found = damage[order.call.service_request_id]
        since = order.charged_from
        if bool(found) != bool(since) or (found and since < found.occurred_at):
            yield f"{order.call.request_number}: {found} is charged from {since}"


def returns_reach_the_appraisal_once(world: World) -> Iterator[str]:
    """I-11: whoever answers for a return that was taken back has an entry proposed, once."""
    proposed = Counter(
        (entry.evidence.ref, entry.employee_code)
        for entry in _state(world, "hr-appraisal").entries.values()
        if entry.evidence.kind == "return_case"
    )
    due = Counter(
        (case.id, case.liability.person)
        for case in _state(world, "intake").return_cases.values()
        if case.closed_at and case.liability and case.liability.person
    )
    if proposed != due:
        yield f"returns {dict(due)} have entries {dict(proposed)}"


def everybody_has_the_closing_of_the_register(world: World) -> Iterator[str]:
    """H-07, F-13: what was told late of a closed call reached those who count it."""
    headquarters: Any = world.nodes["headquarters"].store
    for request in _requests(world):
        standing = request.standing
        appraised = _state(world, "hr-appraisal").calls.get(request.id)
        if bool(appraised and appraised.is_closed) != bool(standing.closed_at):
            yield f"{request.call.number} is {standing.state} and appraised as {appraised}"
        if not standing.closed_at:
            continue
        wanted = (standing.technician, standing.visits)
        counted_call = headquarters.of(counted.RequestClosed, request.id)
        for name, found in (("hr-appraisal", appraised), ("headquarters", counted_call)):
            if found and (found.technician_code, found.visits) != wanted:
                yield f"{request.call.number} is {wanted}, {name} has {found}"


def an_answer_rates_the_technician_it_is_about(world: World) -> Iterator[str]:
    """F-02: also where the technician of the call was told after the answer."""
    ratings = _state(world, "hr-appraisal").ratings
    requests = _state(world, "intake").requests
    for survey in _state(world, "feedback").surveys.values():
        standing = requests[survey.service_request_id].standing
        is_last = standing.closed_at and survey.closing == standing.closings
        if is_last and survey.technician_code != standing.technician:
            yield f"{survey.request_number}: {standing.technician} is not asked about"
        rating = ratings.get(survey.id)
        told = rating and rating.technician_code
        if survey.answer and told != survey.technician_code:
            yield f"{survey.request_number}: {survey.technician_code} is not rated"


PROMISES: Final[tuple[Promise, ...]] = (
    every_event_took_effect,
    numbers_have_no_gap,
    one_work_order_for_each_visit,
    one_clock_for_each_milestone,
    phases_tile_the_life,
    one_survey_for_each_closing,
    liability_reaches_the_appraisal_once,
    stock_is_never_promised_twice,
    nothing_is_held_for_a_finished_order,
    headquarters_counts_each_request_once,
    a_signed_voucher_closes_its_request,
    nobody_is_appraised_unheard,
    chargeable_work_starts_after_the_yes,
    damage_has_its_finder_s_hour,
    returns_reach_the_appraisal_once,
    everybody_has_the_closing_of_the_register,
    an_answer_rates_the_technician_it_is_about,
    fitted_parts_are_in_their_products,
)


def broken(world: World) -> list[str]:
    """Return what is broken, each with the promise's name."""
    return [f"{promise.__name__}: {words}" for promise in PROMISES for words in promise(world)]


def _state(world: World, service: str) -> Any:
    store: Any = world.nodes[service].store
    return store.state


def _requests(world: World) -> list[Any]:
    return list(_state(world, "intake").requests.values())


def _position(node: Node, stream: str, aggregate_id: str) -> int:
    return next(
        (
            last
            for key, last in node.records.positions.items()
            if (key.stream, key.aggregate_id) == (stream, aggregate_id)
        ),
        0,
    )
