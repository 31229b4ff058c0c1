"""Names of the things this service talks about."""

from __future__ import annotations

from typing import NewType
from uuid import NAMESPACE_URL, uuid5

SurveyId = NewType("SurveyId", str)
ComplaintId = NewType("ComplaintId", str)
ServiceRequestId = NewType("ServiceRequestId", str)

_SURVEYS = uuid5(NAMESPACE_URL, "callout:feedback.survey")


def survey_id_of(service_request_id: ServiceRequestId, closing: int) -> SurveyId:
    """Return the id of the one survey of a closing: the same closing always gives the same id.

    Args:
        service_request_id: The request that was closed.
        closing: 1 for its first closing, 2 after one reopening and so on.

    Source: rulebook F-01.
    """
    return SurveyId(str(uuid5(_SURVEYS, f"{service_request_id}/{closing}")))
