"""Both stores keep who pays once damage by people was found, and by a statement of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from intake.domain.errors import InstalledProductNotFound
from intake.domain.listing import Reference
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import ServiceCategory
from intake.handlers.record_damage import RecordDamage, record_damage
from intake.handlers.register_branch import register_branch
from intake.handlers.register_call import register_call
from intake.ports import Tx
from integration.intake.conftest import Begin
from integration.intake.test_store import judged, new_id
from unit.intake.scene import CUSTOMER, HANGZHOU, NOW, PRODUCT, SHANGHAI, a_call, at
from unit.intake.test_contracts import CONTRACT

CUSTOMER_ID = str(UUID(int=1))
PRODUCT_ID = str(UUID(int=2))
CONTRACT_ID = str(UUID(int=3))
pytestmark = pytest.mark.integration


@pytest.fixture(autouse=True)
def files(begin: Begin) -> None:
    """A customer with a product in warranty that a contract covers as well, for one visit."""
    with begin() as tx:
        for branch in (HANGZHOU, SHANGHAI):
            register_branch(branch, tx, NOW)
    with begin() as tx:
        tx.customers.add(replace(CUSTOMER, id=CUSTOMER_ID))
        tx.installed_products.add(
            replace(PRODUCT, id=PRODUCT_ID, customer_id=CUSTOMER_ID, accepted_on=date(2025, 7, 1))
        )


def covered(begin: Begin) -> None:
    contract = replace(
        CONTRACT,
        id=CONTRACT_ID,
        customer_id=CUSTOMER_ID,
        branch="HZ01",
        calendar="7x24",
        products=(PRODUCT_ID,),
        visits_included=1,
    )
    with begin() as tx:
        tx.contracts.add(contract)


def called(begin: Begin, **told: object) -> ServiceRequest:
    call = a_call(request_id=new_id(), installed_product_id=PRODUCT_ID, **told)
    with begin() as tx:
        return register_call(call, tx, NOW).request


def found(tx: Tx, request: ServiceRequest) -> ServiceRequest:
    cmd = RecordDamage(
        service_request_id=request.id, occurred_at=at(1), technician="T-01", finding="泡过水"
    )
    return record_damage(cmd, tx, at(2))


def test_who_pays_is_read_as_it_was_decided_anew(begin: Begin) -> None:
    request = called(begin)
    assert request.call.category is ServiceCategory.WARRANTY
    with begin() as tx:
        decided = found(tx, request)
    with begin() as tx:
        read = tx.service_requests.get(Reference(request_id=request.id))
    assert judged(read) == judged(decided)
    assert read.call.category is ServiceCategory.CHARGEABLE
    assert read.damage is not None
    assert (read.damage.occurred_at, read.damage.note) == (at(1), "泡过水")


def test_a_visit_that_a_contract_pays_then_is_counted(begin: Begin) -> None:
    covered(begin)
    first = called(begin)
    with begin() as tx:
        assert found(tx, first).call.contract_id == CONTRACT_ID
    second = called(begin, symptom_code="E9", another_fault=True, caused_by_people=True)
    assert (second.call.category, second.call.contract_id) == (ServiceCategory.CHARGEABLE, "")


def test_saving_a_request_leaves_who_pays_as_it_was(begin: Begin) -> None:
    request = called(begin)
    with begin() as tx:
        locked = tx.service_requests.lock(request.id)
        told = replace(locked.call, category=ServiceCategory.CHARGEABLE, contract_id=CONTRACT_ID)
        tx.service_requests.save(replace(locked, call=told))
    with begin() as tx:
        read = tx.service_requests.get(Reference(request_id=request.id))
    assert read.call == request.call


def test_a_product_is_read_without_holding_it(begin: Begin) -> None:
    with begin() as tx:
        assert tx.installed_products.get(PRODUCT_ID) == tx.installed_products.lock(PRODUCT_ID)
        with pytest.raises(InstalledProductNotFound):
            tx.installed_products.get(new_id())
