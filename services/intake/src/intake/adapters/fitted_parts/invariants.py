"""What must hold of fitted parts at any time."""

from __future__ import annotations

from typing import Final

FITTED_PARTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "a fitted part is in the product that its request is about",
        "P-18",
        """
        select part.id, part.installed_product_id, request.installed_product_id as of_request
        from fitted_parts as part
        left join service_requests as request on request.id = part.service_request_id
        where request.installed_product_id is distinct from part.installed_product_id
        """,
    ),
)
