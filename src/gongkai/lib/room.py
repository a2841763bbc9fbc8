"""Files that cannot be written, for want of room or of leave: told apart from other faults, and said in a sentence."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from pathlib import Path

from django.utils.translation import gettext as _

from gongkai.lib.errors import NotAllowed

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
# As SQLite says it, in the lower eight bits: https://www.sqlite.org/rescode.html
NO_ROOM = 64 * 1024  # bytes
_FULL_BASE = frozenset({sqlite3.SQLITE_FULL})
_CLOSED_BASE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})


class NotKept(NotAllowed):
    """What somebody sent could not be written to the disk, so that the act was not done."""

    def __init__(self, *, is_full: bool) -> None:
        full = _("服务器的磁盘没有空间了，文件没有保存，这一步没有办理；请联系技术人员腾出空间以后再试。")
        closed = _("服务器的数据文件夹现在不能写入，文件没有保存，这一步没有办理；请联系技术人员检查权限。")
        super().__init__(full if is_full else closed, act="keep")


def is_full(fault: BaseException, at: Path) -> bool | None:
    """True for want of room, False for want of leave to write, None for any other fault. at: where it was to be written."""
    if isinstance(fault, sqlite3.Error):
        return _of_database(fault, at)
    if not isinstance(fault, OSError) or fault.errno not in FULL | CLOSED:
        return None
    return fault.errno in FULL


def _of_database(fault: sqlite3.Error, at: Path) -> bool | None:
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_IOERR and _free(at) < NO_ROOM:
        return True  # of the small files beside its own, SQLite says no more than that they cannot be written
    if code not in _FULL_BASE | _CLOSED_BASE:
        return None
    return code in _FULL_BASE


def _free(at: Path) -> int:
    """Of the place itself, or of what is there above it."""
    there = next(one for one in (at, *at.parents) if one.exists())
    return shutil.disk_usage(there).free
