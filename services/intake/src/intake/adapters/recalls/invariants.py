"""What must hold of recalls at any time."""

from __future__ import annotations

from typing import Final

RECALLS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "a recalled product and its request belong together",
        "I-14",
        """
        select caught.recall_id, caught.installed_product_id, request.external_ref
        from recalled_products as caught
        join service_requests as request on request.id = caught.service_request_id
        where request.external_ref is distinct from concat_ws('/', 'recall', caught.recall_id,
                caught.installed_product_id, caught.attempt)
            or request.installed_product_id is distinct from caught.installed_product_id
        """,
    ),
    (
        "every request of a recall is known to it",
        "I-14",
        """
        select request.id, request.external_ref from service_requests as request
        where request.external_ref ^@ 'recall/' and not exists (
            select 1 from recalled_products as caught
            where caught.installed_product_id = request.installed_product_id
                and caught.recall_id::text = split_part(request.external_ref, '/', 2)
                and caught.attempt >= split_part(request.external_ref, '/', 4)::integer
        )
        """,
    ),
)
