"""Use case: write what belongs into a customer's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.customer_file import (
    FileContent,
    FileShown,
    StaleCustomerFile,
    missing_parts,
    written,
)
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteCustomerFile:
    """The whole content; version 0 overwrites whatever is there."""

    customer_id: str
    content: FileContent
    version: int = 0


def write_customer_file(cmd: WriteCustomerFile, tx: Tx, now: datetime) -> FileShown:
    """Replace the content of a file; with nothing missing it is complete as of today.

    Args:
        cmd: The content and the version it was made from.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The file as stored.

    Raises:
        CustomerNotFound: The caller knows no such customer.
        StaleCustomerFile: Somebody else wrote it since it was read.

    Source: rulebook I-05, I-08.
    """
    customer = tx.customers.get(cmd.customer_id)
    file = tx.customer_files.lock(cmd.customer_id)
    if cmd.version not in {0, file.version}:
        raise StaleCustomerFile(
            f"the file is at version {file.version}, not {cmd.version}",
            rule="I-05",
            customer_id=customer.id,
            version=str(file.version),
        )
    today = tx.branches.require(file.branch).day_of(now)
    policy = tx.policies.customer_file(today)
    saved = tx.customer_files.save(written(file, customer, cmd.content, today, policy))
    return FileShown(
        customer=customer, file=saved, missing=missing_parts(customer, cmd.content, policy)
    )


def show_customer_file(customer_id: str, tx: Tx, now: datetime) -> FileShown:
    """Read a file; masking is the door's business, logging of unmasked readings the caller's.

    Raises:
        CustomerNotFound: The caller knows no such customer.

    Source: rulebook I-05.
    """
    customer = tx.customers.get(customer_id)
    file = tx.customer_files.get(customer_id)
    policy = tx.policies.customer_file(tx.branches.require(file.branch).day_of(now))
    return FileShown(
        customer=customer, file=file, missing=missing_parts(customer, file.content, policy)
    )
