"""Emptying a database of a service, so that the next test need not wait for a new one.

Copying and dropping a database costs PostgreSQL files, and a checkpoint; deleting the few rows of
a test costs next to nothing. What a test did to the schema, to rights or to settings cannot be
taken back so: such a database shows another fingerprint and is not used again.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text

from chassis.schema import VERSION_TABLE

_FINGERPRINT: Final = """
with ours as (select oid from pg_namespace where nspname = 'public'), said as (
    select concat_ws(' ', 'relation', relname, relkind, relacl, reloptions) as line
    from pg_class where relnamespace in (select oid from ours)
    union all
    select concat_ws(' ', 'column', attrelid::regclass, attname, atttypid, attnotnull, attidentity)
    from pg_attribute
    where attnum > 0
        and attrelid in (select oid from pg_class where relnamespace in (select oid from ours))
    union all
    select concat_ws(' ', 'default', adrelid::regclass, adnum, pg_get_expr(adbin, adrelid))
    from pg_attrdef
    union all
    select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace in (select oid from ours)
    union all
    select concat_ws(' ', 'index', indexrelid::regclass, pg_get_indexdef(indexrelid), indisvalid)
    from pg_index
    where indrelid in (select oid from pg_class where relnamespace in (select oid from ours))
    union all
    select concat_ws(' ', 'trigger', tgrelid::regclass, tgname, tgenabled, pg_get_triggerdef(oid))
    from pg_trigger where not tgisinternal
    union all
    select concat_ws(' ', 'routine', oid::regprocedure, md5(prosrc), proacl)
    from pg_proc where pronamespace in (select oid from ours)
    union all
    select concat_ws(' ', 'schema', nspname, nspacl)
    from pg_namespace where nspname !~ '^pg_'
    union all
    select concat_ws(' ', 'database', datacl, datconnlimit)
    from pg_database where datname = current_database()
    union all
    select concat_ws(' ', 'setting', setrole, setconfig) from pg_db_role_setting
    where setdatabase = (select oid from pg_database where datname = current_database())
    union all
    select concat_ws(' ', 'extension', extname, extversion) from pg_extension
)
select md5(string_agg(line, E'\\n' order by line)) from said
"""
_OTHERS: Final = """
select pg_terminate_backend(pid, 5000) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
"""
# Rows that may only grow have triggers against deleting; a replica's session does not fire them.
_EMPTY: Final = f"""
do $$ declare
    each record;
begin
    perform set_config('session_replication_role', 'replica', true);
    for each in
        select oid::regclass as name from pg_class
        where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
            and relname <> '{VERSION_TABLE}'
    loop
        execute format('delete from %s', each.name);
    end loop;
    perform setval(format('%I.%I', schemaname, sequencename), start_value, false)
    from pg_sequences where last_value is not null;
end $$
"""


def fingerprint(connection: Connection) -> str:
    """Return what tells two schemas, with their rights and settings, apart."""
    return str(connection.execute(text(_FINGERPRINT)).scalar_one())


def cut_others(connection: Connection) -> None:
    """End every other session of the database, as dropping it by force would."""
    connection.execute(text(_OTHERS))


def delete_rows(connection: Connection) -> None:
    """Delete every row but the version of the schema, and let sequences begin anew."""
    connection.exec_driver_sql(_EMPTY.replace("%", "%%"))
