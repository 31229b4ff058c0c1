"""Names of the things this service talks about."""

from __future__ import annotations

from typing import NewType
from uuid import NAMESPACE_URL, uuid5

EntryId = NewType("EntryId", str)
EmployeeCode = NewType("EmployeeCode", str)
ComplaintId = NewType("ComplaintId", str)
ServiceRequestId = NewType("ServiceRequestId", str)
ReturnCaseId = NewType("ReturnCaseId", str)
SurveyId = NewType("SurveyId", str)
WorkOrderId = NewType("WorkOrderId", str)
TriggerName = NewType("TriggerName", str)

_ENTRIES = uuid5(NAMESPACE_URL, "callout:hr_appraisal.entry")


def entry_id_of_complaint(complaint_id: ComplaintId, fault: str) -> EntryId:
    """Return the id of the one entry that a verified fault proposes, however often it is told.

    Args:
        complaint_id: The complaint whose liability was verified.
        fault: The verified fault.

    Source: rulebook H-03, H-04.
    """
    return EntryId(str(uuid5(_ENTRIES, f"complaint/{complaint_id}/{fault}")))


def entry_id_of_return(case_id: ReturnCaseId) -> EntryId:
    """Return the id of the one entry that a closed return case proposes, however often it is told.

    Source: rulebook I-11, H-04.
    """
    return EntryId(str(uuid5(_ENTRIES, f"return_case/{case_id}")))


def entry_id_of_escalation(code: EmployeeCode, trigger: TriggerName, month: str) -> EntryId:
    """Return the id of the one entry that repeated posted entries of a month propose.

    Args:
        code: Whom the entries are about.
        trigger: What follows from them.
        month: `YYYY-MM`.

    Source: rulebook H-04.
    """
    return EntryId(str(uuid5(_ENTRIES, f"escalation/{code}/{trigger}/{month}")))
