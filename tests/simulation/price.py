"""What a call costs, where the customer pays: no product on file, or damage by people (I-12)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from intake.domain.vocabulary import Channel
from intake.handlers.quotes.accept_quote import AcceptQuote, accept_quote
from intake.handlers.quotes.prepare_quote import PrepareQuote, prepare_quote
from simulation.asking import Life, intake


class Price:
    """The price of one request; its customer accepts it once, before the visit or at the door.

    `is_paid` says whether there is one.
    """

    def __init__(self, request: str, quote: str, *, is_paid: bool) -> None:
        self.is_paid = is_paid
        self._is_told = False
        self._accept = quote
        self._prepare = PrepareQuote(
            id=quote,
            service_request_id=request,
            lines=(("VISIT", Decimal(1)),),
            work_time=timedelta(hours=1),
            price_list="standard",
            is_accident_work=False,
            margin_reason="",
        )

    def accepted(self) -> Life:
        """Tell the price and hear a yes, unless it was heard before."""
        if self._is_told or not self.is_paid:
            return
        self._is_told = True
        quote = yield intake("call-taker", lambda tx, now: prepare_quote(self._prepare, tx, now))
        if quote is None:
            return
        yes = AcceptQuote(
            quote_id=quote.id, channel=Channel.PHONE, evidence="call 7", total=quote.total
        )
        yield intake("call-taker", lambda tx, now: accept_quote(yes, tx, now))
