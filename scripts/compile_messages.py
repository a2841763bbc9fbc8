"""Compiles message catalogues (.po to .mo) with the standard library alone: `compile_messages.py FOLDER…`.

Django's own command calls the program msgfmt of GNU gettext, which a fresh machine does not have. Entries marked
fuzzy, obsolete or without a translation are left out, as msgfmt does, so that the page falls back to the source.
"""

import ast
import re
import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

MAGIC = 0x950412DE
CONTEXT_END = "\x04"
PLURAL_END = "\x00"
KEYWORD = re.compile(r"msgctxt|msgid|msgid_plural|msgstr(\[\d\])?")


@dataclass
class Entry:
    """One message as written in the catalogue: the text of each keyword, and whether a person must look again."""

    texts: dict[str, str] = field(default_factory=dict)
    fuzzy: bool = False

    @property
    def key(self) -> str:
        """What gettext looks up: context, source text and plural source, joined as the format of .mo wants it."""
        context = f"{self.texts['msgctxt']}{CONTEXT_END}" if "msgctxt" in self.texts else ""
        plural = f"{PLURAL_END}{self.texts['msgid_plural']}" if "msgid_plural" in self.texts else ""
        return f"{context}{self.texts.get('msgid', '')}{plural}"

    @property
    def translation(self) -> str:
        forms = [text for keyword, text in sorted(self.texts.items()) if keyword.startswith("msgstr")]
        return PLURAL_END.join(forms) if all(forms) else ""


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """The entries of a catalogue. Raises ValueError with the number of the line that is not understood."""
    entry, keyword = Entry(), ""
    for number, line in enumerate(map(str.strip, lines), start=1):
        word, _, literal = line.partition(" ")
        if keyword.startswith("msgstr") and (line.startswith("#") or word in {"msgctxt", "msgid"}):
            yield entry
            entry, keyword = Entry(), ""
        if line.startswith("#"):
            entry.fuzzy |= line.startswith("#,") and "fuzzy" in line
        elif KEYWORD.fullmatch(word):
            keyword = word
            entry.texts[keyword] = text(literal, number)
        elif line:
            entry.texts[keyword] += text(line, number)
    if keyword:
        yield entry


def text(literal: str, number: int) -> str:
    """The text between quotes; the escapes of gettext are those of Python."""
    if not (literal.startswith('"') and literal.endswith('"')):
        message = f"line {number}: neither a comment, a keyword nor a text: {literal[:40]}"
        raise ValueError(message)
    return str(ast.literal_eval(literal))


def catalogue(lines: Iterable[str]) -> dict[str, str]:
    """Source to translation, of all entries that may be shown; the entry "" is the header."""
    return {e.key: e.translation for e in entries(lines) if e.translation and not e.fuzzy}


def binary(messages: dict[str, str]) -> bytes:
    """The .mo file: a head of seven numbers, two tables of (length, offset), then the texts, sorted by source."""
    pairs = sorted((key.encode(), text.encode()) for key, text in messages.items())
    columns = [key for key, _ in pairs], [text for _, text in pairs]
    tables, texts = [], b""
    start = 7 * 4 + len(pairs) * 2 * 8
    for column in columns:
        for text in column:
            tables += [len(text), start + len(texts)]
            texts += text + b"\0"
    head = (MAGIC, 0, len(pairs), 7 * 4, 7 * 4 + len(pairs) * 8, 0, 0)
    return struct.pack(f"<{len(head) + len(tables)}I", *head, *tables) + texts


def main(folders: list[str]) -> int:
    for folder in folders:
        for source in sorted(Path(folder).rglob("*.po")):
            try:
                messages = catalogue(source.read_text(encoding="utf-8").splitlines())
            except ValueError as error:
                print(f"{source}: {error}", file=sys.stderr)
                return 1
            source.with_suffix(".mo").write_bytes(binary(messages))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
