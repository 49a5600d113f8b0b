"""Many rows at once, as plain tuples: COPY and UNNEST on PostgreSQL, ``executemany`` on SQLite.

Values are Python's, one for each of ``fields`` (attribute names: ``epci_id``). Callers stand in a transaction.
"""

import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import connection
from django.db.models import DateField, DateTimeField, Field, Max, Model

Row = tuple[Any, ...]


@contextmanager
def without_collection() -> Iterator[None]:
    """Let Python build hundreds of thousands of rows without looking among them for garbage: a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def reserve_ids(model: type[Model], count: int) -> list[int]:
    """Return primary keys that nobody else will get; the transaction must already hold SQLite's write lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [model._meta.db_table, count],
            )
            return [row[0] for row in cursor.fetchall()]
    highest = model._default_manager.aggregate(highest=Max("pk"))["highest"] or 0
    return list(range(highest + 1, highest + 1 + count))


def insert(model: type[Model], fields: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert rows whose primary keys are set by the caller."""
    if not rows:
        return
    targets = _fields(model, fields)
    columns = ", ".join(_column(field) for field in targets)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - names of our own models
            cursor.executemany(statement, _adapted(targets, rows))


def update(model: type[Model], fields: Sequence[str], rows: Sequence[Row]) -> None:
    """Set ``fields`` of the rows ``(primary key, *values)``."""
    if not rows:
        return
    table = connection.ops.quote_name(model._meta.db_table)
    columns = _fields(model, fields)
    key = model._meta.pk
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            types = [str(field.db_type(connection)) for field in (key, *columns)]
            arrays = ", ".join(f"%s::{kind}[]" for kind in types)
            names = ", ".join(f"v{index}" for index in range(len(columns)))
            assignments = ", ".join(f"{_column(field)} = v.v{index}" for index, field in enumerate(columns))
            cursor.execute(
                f"UPDATE {table} SET {assignments} FROM unnest({arrays}) AS v(k, {names}) WHERE {_column(key)} = v.k",  # noqa: S608 - names of our own models
                [list(values) for values in zip(*rows, strict=True)],
            )
        else:
            assignments = ", ".join(f"{_column(field)} = %s" for field in columns)
            statement = f"UPDATE {table} SET {assignments} WHERE {_column(key)} = %s"  # noqa: S608 - names of our own models
            cursor.executemany(statement, _adapted(columns, [(*row[1:], row[0]) for row in rows]))


def delete(model: type[Model], keys: Collection[int], *, by: str = "") -> None:
    """Delete rows by primary key (or by another column), without looking for what refers to them."""
    table = connection.ops.quote_name(model._meta.db_table)
    column = connection.ops.quote_name(by or str(model._meta.pk.column))
    statement = f"DELETE FROM {table} WHERE {column} = %s"  # noqa: S608 - names of our own models
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(key,) for key in sorted(keys)])


def analyze(*models: type[Model]) -> None:
    """Let the database count what a large write has changed, so that its next plans are right."""
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _fields(model: type[Model], names: Sequence[str]) -> list["Field[Any, Any]"]:
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    return [by_name[name] for name in names]


def _column(field: "Field[Any, Any]") -> str:
    return connection.ops.quote_name(str(field.column))


def _adapted(fields: Sequence["Field[Any, Any]"], rows: Sequence[Row]) -> Sequence[Row]:
    """Return dates and moments as the text that SQLite keeps; sqlite3's own adapters for them are deprecated."""
    for index, field in enumerate(fields):
        if isinstance(field, DateField):
            said = partial(field.get_db_prep_value, connection=connection) if isinstance(field, DateTimeField) else str
            rows = [row if row[index] is None else (*row[:index], said(row[index]), *row[index + 1 :]) for row in rows]
    return rows
