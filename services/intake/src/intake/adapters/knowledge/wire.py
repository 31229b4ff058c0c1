"""The knowledge base on the wire."""

from __future__ import annotations

from typing import Final

from callout.intake.v1 import knowledge_service_pb2 as pb
from intake.adapters.wire_words import Words, write_instant
from intake.domain.knowledge.case import CaseState, KnowledgeCase
from intake.domain.knowledge.ranking import Suggestion

STATE: Final = Words(CaseState, pb.KnowledgeCase.State, "STATE")


def knowledge_case(value: KnowledgeCase) -> pb.KnowledgeCase:
    return pb.KnowledgeCase(
        id=value.id,
        service_request_id=value.service_request_id,
        branch_code=value.branch,
        state=STATE.write(value.state),
        product_line=value.product_line,
        product_model=value.product_model,
        symptom_code=value.symptom_code,
        symptom=value.symptom,
        cause=value.cause,
        remedy=value.remedy,
        parts=(
            pb.CasePart(part_number=part.part_number, quantity=part.quantity)
            for part in value.parts
        ),
        written_by=value.written_by,
        written_time=write_instant(value.written_at),
        retired_reason=value.retired_reason,
        version=value.version,
    )


def suggestion(value: Suggestion) -> pb.Suggestion:
    return pb.Suggestion(knowledge_case=knowledge_case(value.case), score=value.score)
