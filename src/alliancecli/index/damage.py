"""Which of SQLite's errors mean a damaged index."""

import sqlite3

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)


def is_damage(error: BaseException) -> bool:
    """True if the file is damaged or cannot be read; False if a statement is wrong or the connection is misused."""
    if not isinstance(error, sqlite3.DatabaseError):
        return False
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # not from SQLite but from Python's module: of these only bytes that are no UTF-8 are an OperationalError
        return isinstance(error, sqlite3.OperationalError)
    return code & 0xFF in _DAMAGE
