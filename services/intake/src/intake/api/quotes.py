"""gRPC door of quotes (I-12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TypeVar

import grpc
from google.protobuf.message import Message

from callout.intake.v1 import quote_service_pb2 as pb
from callout.intake.v1 import quote_service_pb2_grpc as rpc
from chassis.api import Commands
from intake.adapters.paging import page_size, read_key_instant, read_token, write_token
from intake.adapters.quotes import wire
from intake.adapters.wire_words import CHANNEL, read_optional_instant
from intake.api.servicer import IdSource
from intake.domain.quotes.quote import Quote
from intake.handlers.quotes.accept_quote import AcceptQuote, accept_quote
from intake.handlers.quotes.ask_reduction import AskReduction, ask_reduction
from intake.handlers.quotes.decide_reduction import DecideReduction, decide_reduction
from intake.handlers.quotes.end_quote import EndQuote, end_quote
from intake.handlers.quotes.give_discount import GiveDiscount, give_discount
from intake.handlers.quotes.prepare_quote import PrepareQuote, prepare_quote
from intake.ports import Tx

C = TypeVar("C")
R = TypeVar("R", bound=Message)
STANDARD_LIST = "standard"


class QuoteServicer(rpc.QuoteServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def PrepareQuote(
        self, request: pb.PrepareQuoteRequest, context: grpc.ServicerContext
    ) -> pb.PrepareQuoteResponse:
        cmd = PrepareQuote(
            id=self._new_id(),
            service_request_id=request.service_request_id,
            lines=tuple((line.code, Decimal(line.quantity)) for line in request.lines),
            work_time=timedelta(minutes=request.work_minutes),
            price_list=request.price_list or STANDARD_LIST,
            is_accident_work=request.accident_work,
            margin_reason=request.margin_reason,
        )
        return self._change(request, cmd, prepare_quote, pb.PrepareQuoteResponse)

    def GiveDiscount(
        self, request: pb.GiveDiscountRequest, context: grpc.ServicerContext
    ) -> pb.GiveDiscountResponse:
        cmd = GiveDiscount(
            quote_id=request.quote_id,
            share=Decimal(request.share),
            reason=request.reason,
            margin_reason=request.margin_reason,
        )
        return self._change(request, cmd, give_discount, pb.GiveDiscountResponse)

    def AskReduction(
        self, request: pb.AskReductionRequest, context: grpc.ServicerContext
    ) -> pb.AskReductionResponse:
        cmd = AskReduction(
            quote_id=request.quote_id,
            kind=wire.REDUCTION_KIND.need(request.kind),
            price=Decimal(request.price),
            reason=request.reason,
            margin_reason=request.margin_reason,
        )
        return self._change(request, cmd, ask_reduction, pb.AskReductionResponse)

    def DecideReduction(
        self, request: pb.DecideReductionRequest, context: grpc.ServicerContext
    ) -> pb.DecideReductionResponse:
        cmd = DecideReduction(
            quote_id=request.quote_id, is_approved=request.approved, reason=request.reason
        )
        return self._change(request, cmd, decide_reduction, pb.DecideReductionResponse)

    def AcceptQuote(
        self, request: pb.AcceptQuoteRequest, context: grpc.ServicerContext
    ) -> pb.AcceptQuoteResponse:
        cmd = AcceptQuote(
            quote_id=request.quote_id,
            channel=CHANNEL.need(request.channel),
            evidence=request.evidence,
            total=Decimal(request.total),
            occurred_at=read_optional_instant(request, "occurred_time"),
        )
        return self._change(request, cmd, accept_quote, pb.AcceptQuoteResponse)

    def DeclineQuote(
        self, request: pb.DeclineQuoteRequest, context: grpc.ServicerContext
    ) -> pb.DeclineQuoteResponse:
        cmd = EndQuote(quote_id=request.quote_id, is_declined=True, reason=request.reason)
        return self._change(request, cmd, end_quote, pb.DeclineQuoteResponse)

    def WithdrawQuote(
        self, request: pb.WithdrawQuoteRequest, context: grpc.ServicerContext
    ) -> pb.WithdrawQuoteResponse:
        cmd = EndQuote(quote_id=request.quote_id, is_declined=False, reason=request.reason)
        return self._change(request, cmd, end_quote, pb.WithdrawQuoteResponse)

    def GetQuote(
        self, request: pb.GetQuoteRequest, context: grpc.ServicerContext
    ) -> pb.GetQuoteResponse:
        def use_case(tx: Tx, _: datetime) -> pb.GetQuoteResponse:
            return pb.GetQuoteResponse(quote=wire.quote(tx.quotes.get(request.quote_id)))

        return self._commands.read(use_case)

    def ListQuotes(
        self, request: pb.ListQuotesRequest, context: grpc.ServicerContext
    ) -> pb.ListQuotesResponse:
        at, last = read_token(request.page_token, 2)
        after = (read_key_instant(at), last) if request.page_token else None
        limit = page_size(request.page_size)

        def use_case(tx: Tx, _: datetime) -> pb.ListQuotesResponse:
            page = tx.quotes.page(request.service_request_id, after, limit)
            token = ""
            if page.has_more:
                token = write_token(page.rows[-1].prepared_at.isoformat(), page.rows[-1].id)
            return pb.ListQuotesResponse(quotes=map(wire.quote, page.rows), next_page_token=token)

        return self._commands.read(use_case)

    def _change(
        self,
        request: Message,
        cmd: C,
        change: Callable[[C, Tx, datetime], Quote],
        respond: Callable[..., R],
    ) -> R:
        """Run one of the use cases that return the changed quote."""

        def use_case(tx: Tx, now: datetime) -> R:
            return respond(quote=wire.quote(change(cmd, tx, now)))

        return self._commands.run(request, use_case)
