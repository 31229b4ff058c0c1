"""What must hold of custody at any time."""

from __future__ import annotations

from typing import Final

CUSTODY: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "an access in custody has one holder, and one that left it none",
        "I-28",
        """
        select access.id, access.ended_at, count(holding.position) as holders
        from accesses as access left join access_holdings as holding
            on holding.access_id = access.id and holding.until is null
        group by access.id
        having count(holding.position) <> (access.ended_at is null)::integer
        """,
    ),
    (
        "a hand-over changed the secret, and nobody read what he did not hold",
        "I-28",
        """
        select access.id as access_id, access.changed_at as at
        from accesses as access join access_holdings as holding
            on holding.access_id = access.id and holding.until is null
        where access.changed_at <> holding.since
        union all
        select reading.access_id, reading.read_at
        from access_readings as reading
        where not exists (
            select 1 from access_holdings as holding
            where holding.access_id = reading.access_id and holding.holder = reading.reader
                and holding.since <= reading.read_at
                and coalesce(holding.until >= reading.read_at, true)
        )
        """,
    ),
)
