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


class ServiceRequestNotFound(NotFound):
    """There is no such request, or the caller may not see it."""

    reason = "SERVICE_REQUEST_NOT_FOUND"


class ExternalRefTaken(AlreadyExists):
    """Another request has that external reference."""

    reason = "EXTERNAL_REF_TAKEN"


class StaleServiceRequest(ConcurrentUpdate):
    """The request changed between reading and writing."""

    reason = "SERVICE_REQUEST_STALE"


class SlaPackUnknown(Invalid):
    """No pack of that name is in force."""

    reason = "SLA_PACK_UNKNOWN"
