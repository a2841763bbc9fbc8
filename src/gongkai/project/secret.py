"""The key that signs sessions and encrypts second factors: made once, kept beside the data."""

import os
import secrets
from pathlib import Path

LENGTH = 64


def secret_key(data: Path) -> str:
    """The key stored under the data folder; on the first start it is made, readable by the owner alone.

    Two processes starting at once agree on one key: whoever links the file first wins.
    """
    path = data / "secret_key"
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(LENGTH))
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path, key: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key + "\n")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first: its key holds
    finally:
        draft.unlink()
