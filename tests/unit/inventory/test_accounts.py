"""Accounts have one text form each, and an entry stays in the books of its warehouse."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis.resources import service_folder
from inventory.domain.accounts import (
    BELOW_ZERO,
    DEFAULT_BIN,
    OF_A_WAREHOUSE,
    SUPPLIER,
    Account,
    AccountKind,
    AccountUnknown,
    in_bin,
    in_quarantine,
    scrapped,
    with_order,
    with_other_cell,
)
from inventory.domain.ids import BinCode, TransferId, WarehouseCode, WorkOrderId
from inventory.domain.ledger import DocumentKind, Entry, EntryOfOtherBooks, Heading, Movement
from unit.inventory.scene import BEIJING, MONDAY, PUMP, STORE

MIGRATION = service_folder("inventory", "migrations") / "versions" / "0003_double_entry.py"
HEADING = Heading(
    warehouse_code=STORE,
    branch_code=BEIJING,
    document_kind=DocumentKind.MOVE,
    document_id="d",
    actor="k",
    occurred_at=MONDAY,
    recorded_at=MONDAY,
)


def accounts() -> st.SearchStrategy[Account]:
    """Any account there can be."""
    holders = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9 _-]{0,20}", fullmatch=True)
    bins = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}", fullmatch=True)
    kinds = st.sampled_from(sorted(set(AccountKind) - {AccountKind.SUPPLIER, AccountKind.BIN}))
    return st.one_of(
        st.just(SUPPLIER),
        st.builds(lambda kind, holder: Account(kind=kind, holder=holder), kinds, holders),
        st.builds(lambda code, bin_: in_bin(WarehouseCode(code), BinCode(bin_)), holders, bins),
    )


@given(account=accounts())
def test_the_text_of_an_account_is_read_as_that_account(account: Account) -> None:
    assert Account.parse(str(account)) == account


@pytest.mark.parametrize(
    ("account", "text"),
    [
        (SUPPLIER, "supplier"),
        (in_bin(STORE), "warehouse:BJ01-W1"),
        (in_bin(STORE, BinCode("A-03")), "warehouse:BJ01-W1/A-03"),
        (in_quarantine(STORE), "quarantine:BJ01-W1"),
        (scrapped(STORE), "scrap:BJ01-W1"),
        (with_order(WorkOrderId("o")), "order:o"),
        (with_other_cell(TransferId("t")), "other-cell:t"),
    ],
)
def test_an_account_has_the_text_that_is_written_down(account: Account, text: str) -> None:
    assert str(account) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "supplier:x",
        "warehouse",
        "warehouse:",
        "warehouse:W/main",
        "warehouse:W/",
        "order:o/b",
        "order:a:b",
        "Warehouse:W",
    ],
)
def test_no_other_text_is_an_account(text: str) -> None:
    with pytest.raises(AccountUnknown):
        Account.parse(text)


def test_the_database_knows_the_same_accounts_and_documents() -> None:
    text = MIGRATION.read_text("utf-8")
    later = "".join(path.read_text("utf-8") for path in sorted(MIGRATION.parent.glob("*.py")))
    kinds = {kind.value for kind in AccountKind} - {"supplier"}
    known = re.findall(r"\(supplier\|\(([a-z|\s\"-]+)\)", later)
    of_warehouse = re.search(r"_OF_WAREHOUSE = \"\^\(([a-z|-]+)\)", text)
    documents = re.findall(r"document_kind in\s*\(([a-z',\s-]+)\)", later)
    assert of_warehouse is not None
    assert set(re.findall(r"[a-z-]+", known[-1])) == kinds
    assert set(of_warehouse[1].split("|")) == {kind.value for kind in OF_A_WAREHOUSE}
    assert set(re.findall(r"[a-z-]+", documents[-1])) == {kind.value for kind in DocumentKind}


def test_only_what_lies_in_a_bin_is_on_hand() -> None:
    on_hand = {
        kind
        for kind in AccountKind
        if Account(kind=kind, holder="" if kind is AccountKind.SUPPLIER else "x").is_on_hand
    }
    assert on_hand == {AccountKind.BIN}
    assert {AccountKind.SUPPLIER, AccountKind.LOSS, AccountKind.OTHER_CELL} == BELOW_ZERO
    assert (SUPPLIER.is_balanced, in_bin(STORE).is_balanced) == (False, True)
    assert not with_other_cell(TransferId("t")).is_balanced
    assert in_bin(STORE).bin == DEFAULT_BIN


def test_an_entry_stays_in_the_books_of_its_warehouse() -> None:
    def entry(*movements: Movement) -> Entry:
        return Entry(heading=HEADING, movements=movements)

    def goes(to_account: Account) -> Movement:
        return Movement(
            part_number=PUMP, quantity=2, from_account=in_bin(STORE), to_account=to_account
        )

    for wrong in ((), (goes(in_bin(WarehouseCode("SH01-W1"))),)):
        with pytest.raises(EntryOfOtherBooks) as refused:
            entry(*wrong)
        assert refused.value.rule == "P-02"
    booked = entry(goes(in_bin(STORE, BinCode("A"))), goes(with_order(WorkOrderId("o"))))
    assert booked.on_hand_changes() == {PUMP: -2}
    assert {str(key[0]): change for key, change in booked.balance_changes().items()} == {
        "warehouse:BJ01-W1": -4,
        "warehouse:BJ01-W1/A": 2,
        "order:o": 2,
    }
