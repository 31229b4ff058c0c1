"""What must hold of loans, devices and tools at any time."""

from __future__ import annotations

from typing import Final

LOANS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "what is lent lies with the loans that are open, each thing with one",
        "P-11",
        """
        with lying as (
            select account, part_number, lot, quantity from balance
            where account like 'loaner:%' and quantity <> 0
        ), said as (
            select 'loaner:' || id as account, part_number, serial as lot from loan
            where state in ('out', 'missing')
        )
        select coalesce(said.account, lying.account) as account,
            coalesce(said.part_number, lying.part_number) as part_number,
            coalesce(said.lot, lying.lot) as serial, lying.quantity
        from said full join lying on lying.account = said.account
            and lying.part_number = said.part_number and lying.lot = said.lot
        where said.account is null or lying.quantity is distinct from 1
        """,
    ),
    (
        "every loan is booked out once, and back or lost once",
        "P-11",
        """
        with booked as (
            select document_id, count(*) filter (where document_kind = 'loan') as gone,
                count(*) filter (where document_kind = 'loan-return') as back,
                count(*) filter (where document_kind = 'loan-loss') as lost
            from entry where document_kind in ('loan', 'loan-return', 'loan-loss')
            group by document_id
        )
        select coalesce(loan.id, booked.document_id) as loan_id, loan.state, booked.gone,
            booked.back, booked.lost
        from loan full join booked on booked.document_id = loan.id
        where booked.gone is distinct from 1
            or booked.back <> (case when loan.back_at is null then 0 else 1 end)
            or booked.lost <> (
                case when loan.state = 'settled' and loan.back_at is null then 1 else 0 end)
        """,
    ),
    (
        "nobody decides about what he lent, took back, missed or borrowed",
        "P-11",
        """
        select id, settled_by from loan
        where settled_by in (lent_by, borrower, coalesce(received_by, ''), coalesce(missed_by, ''))
        """,
    ),
    (
        "a loss is charged at the price of the day of purchase",
        "P-12",
        """
        select loan.id, loan.amount, loan.price, asset.price as original
        from loan join asset on asset.part_number = loan.part_number
            and asset.serial = loan.serial
        where loan.price <> asset.price
            or loan.outcome = 'charged' and loan.back_at is null and loan.amount <> asset.price
            or loan.outcome = 'charged' and not (0 < loan.amount and loan.amount <= asset.price)
        """,
    ),
    (
        "a tool is refunded once, after it came, by somebody else than who asked",
        "P-12",
        """
        select refund.id, refund.part_number, refund.serial, refund.decided_by
        from tool_refund as refund join asset on asset.part_number = refund.part_number
            and asset.serial = refund.serial
        where asset.kind <> 'tool' or asset.receipt_id is distinct from refund.receipt_id
            or refund.asked_by = refund.decided_by
            or refund.state = 'granted' and 1 < (
                select count(*) from tool_refund as other
                where other.part_number = refund.part_number
                    and other.serial = refund.serial and other.state = 'granted')
        """,
    ),
    (
        "nothing is refunded that replaces a loss",
        "P-12",
        """
        select loan.id, loan.replacement_receipt_id, refund.id as refund_id
        from loan join tool_refund as refund on refund.receipt_id = loan.replacement_receipt_id
        where refund.state <> 'refused'
        """,
    ),
    (
        "a device went out only while a passed calibration counted",
        "P-20",
        """
        select loan.id, loan.out_at, calibration.result, calibration.due_at
        from loan left join calibration on calibration.id = loan.calibration_id
            and calibration.part_number = loan.part_number
            and calibration.serial = loan.serial
        where loan.kind = 'device' and (calibration.id is null or calibration.result <> 'passed'
            or loan.out_at < calibration.calibrated_at or calibration.due_at <= loan.out_at)
        """,
    ),
    (
        "a device stands as its newest calibration says",
        "P-20",
        """
        select asset.part_number, asset.serial, asset.calibration_id, newest.id
        from asset left join lateral (
            select id, result, calibrated_at, due_at from calibration
            where calibration.part_number = asset.part_number
                and calibration.serial = asset.serial
            order by calibrated_at desc limit 1
        ) as newest on true
        where asset.calibration_id is distinct from newest.id
            or asset.good_until is distinct from newest.due_at
            or newest.id is not null
                and asset.due_at is distinct from coalesce(newest.due_at, newest.calibrated_at)
        """,
    ),
    (
        "a measurement was in calibration if the last one before it says so",
        "P-20",
        """
        select measurement.id, measurement.was_good
        from measurement left join lateral (
            select due_at from calibration
            where calibration.part_number = measurement.part_number
                and calibration.serial = measurement.serial
                and calibration.calibrated_at <= measurement.measured_at
                and calibration.recorded_at <= measurement.recorded_at
            order by calibrated_at desc limit 1
        ) as last on true
        where measurement.was_good
            and coalesce(last.due_at <= measurement.measured_at, true)
        """,
    ),
)
