"""The statements of the knowledge base, as the driver takes them."""

from __future__ import annotations

from typing import Final

# Words are counted in one order, so that two cases written at once cannot block each other. The
# empty word stands for every case.
COUNT: Final = """
    insert into knowledge_tokens as known (token, cases)
    select token, by from unnest(%(tokens)s::text[], %(by)s::integer[]) as word (token, by)
    order by token
    on conflict (token) do update set cases = known.cases + excluded.cases
"""

NOTE_PARTS: Final = """
    insert into replaced_parts as known (service_request_id, part_number, quantity)
    select %(request_id)s::uuid, part_number, quantity
    from unnest(%(numbers)s::text[], %(quantities)s::integer[]) as part (part_number, quantity)
    on conflict (service_request_id, part_number)
        do update set quantity = known.quantity + excluded.quantity
"""

# Every branch of `found` brings few rows: rare words are chosen so that they do, the others stop.
# An empty array is contained in every row, therefore it is asked for first.
BEST: Final = """
    with word as materialized (
        select token, weight
        from unnest(%(tokens)s::text[], %(weights)s::float8[]) as word (token, weight)
    ), found as (
        (select id from knowledge_cases
            where state = 'published' and tokens && %(rare)s::text[] limit %(rare_cases)s)
        union
        (select id from knowledge_cases
            where cardinality(%(known)s::text[]) > 0 and state = 'published'
                and tokens @> %(known)s::text[] limit %(common_cases)s)
        union
        (select id from knowledge_cases
            where cardinality(%(pair)s::text[]) > 1 and state = 'published'
                and tokens @> %(pair)s::text[] limit %(common_cases)s)
        union
        (select id from knowledge_cases
            where cardinality(%(first)s::text[]) > 0 and state = 'published'
                and tokens @> %(first)s::text[] limit %(common_cases)s)
        union
        (select id from knowledge_cases
            where state = 'published' and product_model = %(model)s and symptom_code = %(code)s
                and %(model)s <> '' and %(code)s <> ''
            order by written_at desc limit %(common_cases)s)
    ), scored as (
        select each.id, each.written_at,
            coalesce((
                select sum(word.weight * case when word.token = any (each.symptom_tokens)
                    then %(symptom_weight)s::float8 else 1 end)
                from word where word.token = any (each.tokens)
            ), 0) / %(total)s::float8
            + case when %(model)s <> '' and each.product_model = %(model)s
                then %(same_model)s::float8 else 0 end
            + case when %(code)s <> '' and each.symptom_code = %(code)s
                then %(same_symptom_code)s::float8 else 0 end
            + case when %(line)s <> '' and each.product_line = %(line)s
                then %(same_product_line)s::float8 else 0 end as score
        from found join knowledge_cases as each using (id)
    )
    select id::text, score from scored
    where score >= %(least_share)s::float8
    order by score desc, written_at desc, id limit %(rows)s
"""
