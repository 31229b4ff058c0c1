"""What planning shares: the subject of a plan, the request behind a piece of work, its due days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from intake.domain.contract import Contract, NotTheCustomersContract
from intake.domain.customer import InstalledProduct
from intake.domain.planned_work.plan import PlanSubjectNeeded, coverage
from intake.domain.planned_work.policy import Basis, WorkKind
from intake.domain.planned_work.recording import record_due_on
from intake.domain.planned_work.requesting import InternalRequest, as_call
from intake.domain.planned_work.work import PlannedWork
from intake.domain.registration import NotTheCustomersProduct
from intake.domain.warranty import find_warranty
from intake.handlers.covering import covering_contract
from intake.handlers.register_call import register_call
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSubject:
    """What work is planned at: an installed product, or a contract with its product line."""

    installed_product_id: str
    contract_ref: str
    customer_id: str
    product_line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSubject:
    """A subject that is on file: a product, a contract, or both.

    `branch` is that of the product, else of the contract.
    """

    product: InstalledProduct | None
    contract: Contract | None
    branch: str
    customer_id: str
    product_line: str

    @property
    def product_id(self) -> str:
        """Id of the installed product, empty where only a contract is named."""
        return self.product.id if self.product else ""

    @property
    def contract_ref(self) -> str:
        """Number of the contract, empty where only a product is named."""
        return self.contract.number if self.contract else ""


def find_subject(subject: PlanSubject, rule: str, tx: Tx) -> FoundSubject:
    """Find what work is planned at.

    Raises:
        PlanSubjectNeeded: Neither a product nor a contract with its product line is named.
        InstalledProductNotFound: No such product.
        CustomerNotFound: No such customer.
        NotTheCustomersProduct: The product is another customer's.
        ContractNotFound: The caller knows no contract of that number.
        NotTheCustomersContract: The contract is another customer's.

    Source: rulebook I-06, I-13, I-22.
    """
    if subject.installed_product_id:
        return _product_of(subject, tx)
    if not (subject.contract_ref and subject.product_line):
        raise PlanSubjectNeeded(
            "name an installed product, or a contract and its product line",
            rule=rule,
            field="installed_product_id",
        )
    if subject.customer_id:
        tx.customers.require(subject.customer_id)
    contract = _contract_of(subject.contract_ref, subject.customer_id, tx)
    return FoundSubject(
        product=None,
        contract=contract,
        branch=contract.branch,
        customer_id=contract.customer_id,
        product_line=subject.product_line,
    )


def _product_of(subject: PlanSubject, tx: Tx) -> FoundSubject:
    product = tx.installed_products.lock(subject.installed_product_id)
    if subject.customer_id not in {"", product.customer_id}:
        raise NotTheCustomersProduct(
            "the installed product belongs to another customer",
            rule="I-06",
            installed_product_id=product.id,
        )
    named = subject.contract_ref
    return FoundSubject(
        product=product,
        contract=_contract_of(named, product.customer_id, tx) if named else None,
        branch=product.branch,
        customer_id=product.customer_id,
        product_line=product.product_line,
    )


def _contract_of(number: str, customer_id: str, tx: Tx) -> Contract:
    contract = tx.contracts.numbered(number)
    if customer_id not in {"", contract.customer_id}:
        raise NotTheCustomersContract(
            f"contract {number} belongs to another customer",
            rule="I-13",
            field="contract_ref",
            contract=number,
        )
    return contract


def add_with_request(
    work: PlannedWork, kind: WorkKind, product_line: str, tx: Tx, now: datetime
) -> PlannedWork:
    """Store new work together with the internal request that stands for it.

    Args:
        work: Without a request yet.
        kind: Its kind.
        product_line: What the request is about where no product is on file.
        tx: Open transaction.
        now: Time of creation (UTC).

    Source: rulebook I-09, I-22.
    """
    wanted = InternalRequest(
        reference=f"planned-work/{work.id}",
        branch=work.branch,
        customer_id=work.customer_id,
        installed_product_id=work.installed_product_id,
        product_line=product_line,
        purpose=kind.purpose,
        handling=kind.handling,
        sla_pack=kind.sla_pack,
        title=work.title,
    )
    request = register_call(as_call(wanted, now), tx, now).request
    return tx.planned_works.add(dated(replace(work, service_request_id=request.id), kind, tx))


def dated(work: PlannedWork, kind: WorkKind, tx: Tx) -> PlannedWork:
    """Return the work with the last day for its next record.

    Source: rulebook I-22.
    """
    branch = tx.branches.require(work.branch)
    due = record_due_on(
        work,
        kind,
        branch.day_of(work.visited_at) if work.visited_at else None,
        branch.day_of,
        lambda day, count: tx.working_days.after(branch, day, count),
    )
    return replace(work, record_due_on=due)


def covered_by(product: InstalledProduct, tx: Tx, on: date) -> Basis | None:
    """Return what covers a product on a day, by the warranty packs of that day.

    Source: rulebook I-10, I-13, I-22.
    """
    pack = tx.policies.category(on).body.pack_for(product.product_line)
    warranty = find_warranty(tx.policies.warranty_pack(pack, on), product, None)
    return coverage(covering_contract(product, tx, on), warranty, on)
