"""Opens the database of a gradebook, makes or migrates its tables, and puts its errors in words.

SQLite keeps its rollback journal and syncs at every commit: what was committed survives a kill and
a power cut, and at rest the gradebook is one file that can be copied. (A write-ahead log would
leave rows in a second file, and does not work on the network folders that courses live in.)
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from autograder.errors import GradebookError
from autograder.gradebook import tables

NAME = "gradebook.sqlite"
WAIT_SECONDS = 30
"""How long a writer waits for a reader of the same SQLite file, and the other way round."""


def _with_classes(connection: Connection) -> None:
    """Schema 2 knows who is in the class and what each run was given."""
    for table in (tables.IntakeRow, tables.MemberRow, tables.AssignmentRow):
        tables.Base.metadata.tables[table.__tablename__].create(connection)


def _with_answers(connection: Connection) -> None:
    """Schema 3 keeps the code of each answer and the time of each question."""
    table = tables.QuestionRow.__tablename__
    for column in ("answer TEXT", "seconds DOUBLE PRECISION"):
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column}")


MIGRATIONS: dict[int, Callable[[Connection], None]] = {1: _with_classes, 2: _with_answers}
"""Version -> what turns a gradebook of that version into one of the next."""

Begun = Callable[[Connection], None]


def connect(folder: Path, url: str | None, create: bool) -> Engine:
    """Return the engine of the gradebook in `folder`, or of the one at `url`."""
    if url:
        try:
            return create_engine(url)
        except (SQLAlchemyError, ImportError) as error:
            wrong, remedy = f"no address of a database ({error})", "See SQLAlchemy's database URLs."
            raise GradebookError(url.partition("@")[2] or url, wrong, remedy) from None
    mode = "rwc" if create else "rw"
    # As a URI, the mode can be given; quoted, any character may stand in the folder's name.
    file = f"file:{quote(os.fsencode(folder.absolute() / NAME))}"
    address = URL.create("sqlite", database=file, query={"mode": mode, "uri": "true"})
    engine = create_engine(address, connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # The driver would begin transactions late, and none for DDL.
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = EXTRA")
    except sqlite3.Error:
        connection.close()  # Nobody else knows of it yet.
        raise


def _begin(connection: Connection) -> None:
    # A writer that first reads would fail at once where another one writes, instead of waiting.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def writer(engine: Engine) -> Engine:
    """Return the same engine for transactions that write."""
    return engine.execution_options(writes=True)


def prepare(engine: Engine, where: str, begun: Begun) -> None:
    """Make the tables where there are none, and bring older ones up to date; all of it or nothing.

    `begun` fills new tables before anyone sees them.
    """
    with writer(engine).begin() as connection:
        found = version(connection, where)
        if found is None:
            tables.Base.metadata.create_all(connection)
            connection.execute(insert(tables.Schema).values(version=tables.SCHEMA))
            begun(connection)
        else:
            migrate(connection, found, tables.SCHEMA, MIGRATIONS)


def check(engine: Engine, where: str) -> None:
    """Raise GradebookError where the tables are not those of this version."""
    with engine.connect() as connection:
        found = version(connection, where)
    if found != tables.SCHEMA:
        wrong = "no gradebook yet" if found is None else f"written by an older version ({found})"
        raise GradebookError(where, wrong, "Grade something into it with `lab grade` first.")


def migrate(
    connection: Connection,
    found: int,
    wanted: int,
    steps: Mapping[int, Callable[[Connection], None]],
) -> None:
    """Take the steps from version `found` to `wanted` in the caller's transaction."""
    for number in range(found, wanted):
        steps[number](connection)
        connection.execute(update(tables.Schema).values(version=number + 1))


def version(connection: Connection, where: str) -> int | None:
    """Return the version of the tables, None where there are none at all."""
    if connection.dialect.name == "sqlite":
        damage = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if damage != "ok":
            raise _damaged(where)
    names = inspect(connection).get_table_names()
    if tables.Schema.__tablename__ not in names:
        if names and connection.dialect.name == "sqlite":
            raise GradebookError(where, "a database that is no gradebook", "Choose another --out.")
        return None
    found = connection.execute(select(tables.Schema.version)).scalar_one()
    if found > tables.SCHEMA:
        wrong = f"written by a newer version (schema {found}, this one knows {tables.SCHEMA})"
        raise GradebookError(where, wrong, "Install that version, or choose another --out.")
    return found


@contextmanager
def in_words(where: str) -> Iterator[None]:
    """Turn what a database or a disk says into one line for a person."""
    try:
        yield
    except DBAPIError as error:
        raise _words(where, " ".join(str(error.orig).split())) from error
    except SQLAlchemyError as error:
        first = " ".join(str(error).split())
        raise GradebookError(where, first, "Check the gradebook's address.") from error
    except OSError as error:
        path = str(error.filename or where)
        wrong = f"cannot be written ({error.strerror or error})"
        remedy = "Mend that and run it again: what was finished is kept."
        raise GradebookError(path, wrong, remedy) from error


def _words(where: str, said: str) -> GradebookError:
    again = "run it again: what was finished is kept."
    for sign in ("not a database", "malformed"):
        if sign in said:
            return _damaged(where)
    for sign, wrong, remedy in (
        ("full", "the disk is full", f"Make room and {again}"),
        ("disk I/O", "the disk cannot be written", f"Make room or mend it, and {again}"),
        ("readonly", "the gradebook cannot be written", f"Mend its permissions and {again}"),
        ("unable to open", "the gradebook cannot be opened", "Check the folder's permissions."),
        ("locked", "another program holds the gradebook", f"Close it and {again}"),
    ):
        if sign in said:
            return GradebookError(where, wrong, remedy)
    return GradebookError(where, said, f"Mend that and {again}")


def _damaged(where: str) -> GradebookError:
    remedy = "It was left as it is: put back a copy, or choose another --out."
    return GradebookError(where, "not a gradebook, or a damaged one", remedy)
