"""What every refusal of intake has: a permanent reason, the rule behind it and its figures."""

from __future__ import annotations


class IntakeError(Exception):
    """A rule said no. `reason` is the wire identifier and never changes meaning."""

    reason = "INTAKE_ERROR"

    def __init__(self, message: str, *, rule: str = "", field: str = "", **metadata: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.field = field
        self.metadata = metadata


class Invalid(IntakeError):
    """The input cannot be right, whatever the state of the register."""

    reason = "INTAKE_INVALID"


class Refused(IntakeError):
    """A rule or the state of the register does not allow it."""

    reason = "INTAKE_REFUSED"


class NotFound(IntakeError):
    """Nothing of that reference, or nothing the caller may see."""

    reason = "INTAKE_NOT_FOUND"


class AlreadyExists(IntakeError):
    """Something else has that reference."""

    reason = "INTAKE_ALREADY_EXISTS"


class ConcurrentUpdate(IntakeError):
    """The row changed between reading and writing."""

    reason = "INTAKE_CONCURRENT_UPDATE"


class ImportOvertaken(ConcurrentUpdate):
    """Somebody else added one of the keys between looking and writing; the batch may come again."""

    reason = "IMPORT_OVERTAKEN"


class RequestNotKnownYet(IntakeError):
    """A reaction is about a service request that has not arrived here yet."""

    reason = "SERVICE_REQUEST_NOT_KNOWN_YET"
    retry_later = True


class BranchNotFound(NotFound):
    """There is no such branch, or the caller does not act for it."""

    reason = "BRANCH_NOT_FOUND"


class CustomerNotFound(NotFound):
    """There is no such customer file, or the caller may not see it."""

    reason = "CUSTOMER_NOT_FOUND"


class InstalledProductNotFound(NotFound):
    """There is no such installed product, or the caller may not see it."""

    reason = "INSTALLED_PRODUCT_NOT_FOUND"


class SerialNumberTaken(AlreadyExists):
    """Another installed product of that model has the serial number (I-06)."""

    reason = "SERIAL_NUMBER_TAKEN"


class CustomerCodeTaken(AlreadyExists):
    """Another customer has that code (I-05)."""

    reason = "CUSTOMER_CODE_TAKEN"


class BarCodeTaken(AlreadyExists):
    """Another product or part has that bar code (I-06)."""

    reason = "BAR_CODE_TAKEN"


class PartAlreadyReplaced(AlreadyExists):
    """Another part has taken the place of that one (I-06)."""

    reason = "PART_ALREADY_REPLACED"


class InstalledPartNotFound(NotFound):
    """No part of that bar code is installed in the product (I-06)."""

    reason = "INSTALLED_PART_NOT_FOUND"


class ServiceRequestNotFound(NotFound):
    """There is no such request, or the caller may not see it."""

    reason = "SERVICE_REQUEST_NOT_FOUND"


class ExternalRefTaken(AlreadyExists):
    """Another request has that external reference."""

    reason = "EXTERNAL_REF_TAKEN"


class StaleServiceRequest(ConcurrentUpdate):
    """The request changed between reading and writing."""

    reason = "SERVICE_REQUEST_STALE"


class CalendarUnknown(Invalid):
    """No calendar of that name is in force."""

    reason = "CALENDAR_UNKNOWN"


class ConditionUnknown(Invalid):
    """The pack asks for no such word about a call."""

    reason = "SLA_CONDITION_UNKNOWN"


class SlaPackUnknown(Invalid):
    """No pack of that name is in force."""

    reason = "SLA_PACK_UNKNOWN"


class PolicyInvalid(Invalid):
    """A policy that could not be loaded; every wrong field is named."""

    reason = "POLICY_INVALID"


class PolicyNotPreviewable(Invalid):
    """A preview is of what is promised: a pack, a calendar, a selection."""

    reason = "POLICY_NOT_PREVIEWABLE"
