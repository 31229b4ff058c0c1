"""gRPC door of recalls: decode, run one use case, encode."""

from __future__ import annotations

from datetime import datetime

import grpc

from callout.intake.v1 import recalls_service_pb2 as pb
from callout.intake.v1 import recalls_service_pb2_grpc as rpc
from chassis.api import Commands
from intake.adapters.paging import page_size, read_token, write_token
from intake.adapters.wire_words import OUTCOME, SEVERITY, write_day, write_instant
from intake.api.servicer import IdSource
from intake.domain.fitted_parts.fitted_part import FittedPart, FittedPartKey
from intake.domain.recalls.recall import (
    ProductionBatch,
    Progress,
    Recall,
    RecalledProduct,
    RecallRange,
    SerialRange,
)
from intake.handlers.recalls.end_recall import end_recall
from intake.handlers.recalls.open_recall import OpenRecall, open_recall
from intake.handlers.recalls.register_production_batch import register_production_batch
from intake.handlers.recalls.renew_recalled_product import (
    RenewRecalledProduct,
    renew_recalled_product,
)
from intake.ports import Tx


class RecallsServicer(rpc.RecallsServiceServicer):
    """One method per RPC.

    Args:
        commands: Runs use cases, one transaction each.
        new_id: Makes the id of what a command creates.
    """

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def RegisterProductionBatch(
        self, request: pb.RegisterProductionBatchRequest, context: grpc.ServicerContext
    ) -> pb.RegisterProductionBatchResponse:
        made = ProductionBatch(
            product_model=request.product_model,
            batch=request.batch,
            serials=SerialRange(first=request.serial_from, last=request.serial_to),
        )

        def use_case(tx: Tx, now: datetime) -> pb.RegisterProductionBatchResponse:
            register_production_batch(made, tx, now)
            return pb.RegisterProductionBatchResponse()

        return self._commands.run(request, use_case)

    def OpenRecall(
        self, request: pb.OpenRecallRequest, context: grpc.ServicerContext
    ) -> pb.OpenRecallResponse:
        def use_case(tx: Tx, now: datetime) -> pb.OpenRecallResponse:
            cmd = OpenRecall(
                recall_id=self._new_id(),
                code=request.code,
                title=request.title,
                severity=SEVERITY.need(request.severity),
                ranges=tuple(map(_read_range, request.ranges)),
            )
            return pb.OpenRecallResponse(recall=_recall(open_recall(cmd, tx, now), tx))

        return self._commands.run(request, use_case)

    def RenewRecalledProduct(
        self, request: pb.RenewRecalledProductRequest, context: grpc.ServicerContext
    ) -> pb.RenewRecalledProductResponse:
        cmd = RenewRecalledProduct(
            recall_id=request.recall_id, installed_product_id=request.installed_product_id
        )
        return self._commands.run(
            request,
            lambda tx, now: pb.RenewRecalledProductResponse(
                product=_product(renew_recalled_product(cmd, tx, now))
            ),
        )

    def EndRecall(
        self, request: pb.EndRecallRequest, context: grpc.ServicerContext
    ) -> pb.EndRecallResponse:
        return self._commands.run(
            request,
            lambda tx, now: pb.EndRecallResponse(
                recall=_recall(end_recall(request.recall_id, tx, now), tx)
            ),
        )

    def GetRecall(
        self, request: pb.GetRecallRequest, context: grpc.ServicerContext
    ) -> pb.GetRecallResponse:
        return self._commands.read(
            lambda tx, _: pb.GetRecallResponse(
                recall=_recall(tx.recalls.get(request.recall_id), tx)
            )
        )

    def ListRecalls(
        self, request: pb.ListRecallsRequest, context: grpc.ServicerContext
    ) -> pb.ListRecallsResponse:
        (after,) = read_token(request.page_token, 1)

        def use_case(tx: Tx, _: datetime) -> pb.ListRecallsResponse:
            limit = page_size(request.page_size)
            page = tx.recalls.page(after, limit, running_only=request.running_only)
            return pb.ListRecallsResponse(
                recalls=(_recall(recall, tx) for recall in page.rows),
                next_page_token=write_token(page.rows[-1].code) if page.has_more else "",
            )

        return self._commands.read(use_case)

    def ListRecalledProducts(
        self, request: pb.ListRecalledProductsRequest, context: grpc.ServicerContext
    ) -> pb.ListRecalledProductsResponse:
        (after,) = read_token(request.page_token, 1)

        def use_case(tx: Tx, _: datetime) -> pb.ListRecalledProductsResponse:
            page = tx.recalls.products(
                tx.recalls.get(request.recall_id).id,
                after,
                page_size(request.page_size),
                not_done_only=request.not_done_only,
            )
            token = write_token(page.rows[-1].installed_product_id) if page.has_more else ""
            return pb.ListRecalledProductsResponse(
                products=map(_product, page.rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def ListBuiltInParts(
        self, request: pb.ListBuiltInPartsRequest, context: grpc.ServicerContext
    ) -> pb.ListBuiltInPartsResponse:
        (after,) = read_token(request.page_token, 1)

        def use_case(tx: Tx, _: datetime) -> pb.ListBuiltInPartsResponse:
            key = FittedPartKey(
                installed_product_id=request.installed_product_id,
                part_number=request.part_number,
                lot=request.lot,
            )
            page = tx.fitted_parts.page(key, after, page_size(request.page_size))
            return pb.ListBuiltInPartsResponse(
                parts=map(_built_in, page.rows),
                next_page_token=write_token(page.rows[-1].id) if page.has_more else "",
            )

        return self._commands.read(use_case)


def _built_in(part: FittedPart) -> pb.BuiltInPart:
    return pb.BuiltInPart(
        id=part.id,
        installed_product_id=part.installed_product_id,
        service_request_id=part.service_request_id,
        work_order_id=part.work_order_id,
        part_number=part.part_number,
        lot=part.lot,
        quantity=part.quantity,
        fitted_time=write_instant(part.fitted_at),
        starts_on=write_day(part.starts_on),
        ends_on=write_day(part.ends_on),
        pack_ref=part.pack_ref,
    )


def _read_range(message: pb.RecallRange) -> RecallRange:
    return RecallRange(
        product_model=message.product_model,
        serials=SerialRange(first=message.serial_from, last=message.serial_to),
        batch=message.batch,
        part_number=message.part_number,
        part_lot=message.part_lot,
    )


def _recall(recall: Recall, tx: Tx) -> pb.Recall:
    return pb.Recall(
        id=recall.id,
        code=recall.code,
        title=recall.title,
        severity=SEVERITY.write(recall.severity),
        ranges=(
            pb.RecallRange(
                product_model=each.product_model,
                serial_from=each.serials.first,
                serial_to=each.serials.last,
                batch=each.batch,
                part_number=each.part_number,
                part_lot=each.part_lot,
            )
            for each in recall.ranges
        ),
        ended=recall.ended_at is not None,
        opened_by=recall.opened_by,
        opened_time=write_instant(recall.opened_at),
        ended_time=write_instant(recall.ended_at),
        progress=_progress(tx.recalls.progress(recall.id)),
    )


def _progress(progress: Progress) -> pb.RecallProgress:
    return pb.RecallProgress(
        affected=progress.affected,
        done=progress.done,
        open=progress.open,
        undone=progress.undone,
        completion_rate=float(progress.completion_rate),
    )


def _product(product: RecalledProduct) -> pb.RecalledProduct:
    return pb.RecalledProduct(
        installed_product_id=product.installed_product_id,
        branch_code=product.branch,
        service_request_id=product.service_request_id,
        attempt=product.attempt,
        caught_time=write_instant(product.caught_at),
        outcome=OUTCOME.write(product.outcome),
    )
