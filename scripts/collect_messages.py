"""Brings the English catalogue up to date with the source: `collect_messages.py [--check]`.

Reads the Python modules and templates itself, so that no program of GNU gettext is needed. Translations are kept, what
is no longer in the source is dropped, what is new stands at the end without a translation until a person writes one.
`--check` writes nothing and fails when a source string lacks its English.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

from scripts.compile_messages import entries

SOURCE = Path(__file__).parents[1] / "src" / "gongkai"
ENGLISH = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
# Name of a function → which of its arguments are context, source text and plural.
CALLS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop", "gettext_noop_lazy"), ("msgid",)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), ("msgid", "msgid_plural")),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ("msgctxt", "msgid")),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ("msgctxt", "msgid", "msgid_plural")),
}
CALL = re.compile(r"\b(?:_|n?p?gettext)\(")
CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, order=True)
class Message:
    """A source string. Two with the same text and another context are two messages."""

    msgid: str
    msgctxt: str = ""
    msgid_plural: str = ""


def of_call(call: ast.Call) -> Message | None:
    """The message of one call, if it is one to gettext with its texts written out."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    parts = CALLS.get(name, ())
    texts = [arg.value for arg in call.args[: len(parts)] if isinstance(arg, ast.Constant)]
    if not parts or len(texts) < len(parts) or not all(isinstance(text, str) for text in texts):
        return None
    return Message(**dict(zip(parts, texts, strict=True)))


def of_module(code: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and (message := of_call(node)):
            yield message


def of_template(text: str) -> Iterator[Message]:
    """Django turns a template into calls between rows of X; each call is read as Python."""
    calls = templatize(text)
    for start in CALL.finditer(calls):
        yield from of_module(_whole_call(calls, start.start(), start.end()))


def _whole_call(text: str, start: int, inside: int) -> str:
    """From the name to the closing bracket; brackets inside quotes do not count."""
    for end in range(inside, len(text)):
        if text[end] == ")":
            try:
                ast.parse(text[start : end + 1].strip())
            except SyntaxError:
                continue
            return text[start : end + 1].strip()
    raise ValueError(f"a call without end: {text[start : start + 60]}")


def collect(folder: Path = SOURCE) -> dict[Message, list[str]]:
    """Every Chinese source string with the files that use it."""
    found: dict[Message, list[str]] = {}
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("templates/**/*.html")]):
        text = path.read_text(encoding="utf-8")
        for message in of_module(text) if path.suffix == ".py" else of_template(text):
            places = found.setdefault(message, [])
            if (place := path.relative_to(folder).as_posix()) not in places and "/migrations/" not in place:
                places.append(place)
    return {message: places for message, places in found.items() if CHINESE.search(message.msgid)}


def translated(po: Path = ENGLISH) -> dict[Message, list[str]]:
    """What the catalogue says: one text, or one for each plural form."""
    lines = po.read_text(encoding="utf-8").splitlines() if po.exists() else []
    said = {}
    for entry in entries(lines):
        texts = entry.texts
        if texts.get("msgid") and not entry.fuzzy:
            key = Message(texts["msgid"], texts.get("msgctxt", ""), texts.get("msgid_plural", ""))
            said[key] = [text for keyword, text in sorted(texts.items()) if keyword.startswith("msgstr")]
    return said


def written(found: dict[Message, list[str]], said: dict[Message, list[str]]) -> str:
    """The catalogue as text, in the order of the files that use the strings first."""
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n'
    head += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    ordered = sorted(found, key=lambda message: (found[message][0], message))
    return head + "".join(_entry(message, found[message], said.get(message, [])) for message in ordered)


def _entry(message: Message, places: list[str], texts: list[str]) -> str:
    lines = ["", f"#: {' '.join(places)}"]
    if "%(" in message.msgid:
        lines.append("#, python-format")
    if message.msgctxt:
        lines.append(f"msgctxt {_quoted(message.msgctxt)}")
    lines.append(f"msgid {_quoted(message.msgid)}")
    if message.msgid_plural:
        lines.append(f"msgid_plural {_quoted(message.msgid_plural)}")
        lines += [f"msgstr[{at}] {_quoted(texts[at] if at < len(texts) else '')}" for at in range(2)]
    else:
        lines.append(f"msgstr {_quoted(texts[0] if texts else '')}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def missing() -> list[Message]:
    """Source strings without English, and English whose named places differ from those of the source."""
    said = translated()
    return sorted(message for message in collect() if not _is_whole(message, said.get(message, [])))


def _is_whole(message: Message, texts: list[str]) -> bool:
    places = set(re.findall(r"%\(\w+\)[a-z]", message.msgid))
    forms = 2 if message.msgid_plural else 1
    return len(texts) == forms and all(
        text and set(re.findall(r"%\(\w+\)[a-z]", text)) <= places for text in texts
    )


def main(arguments: list[str]) -> int:
    if not settings.configured:
        settings.configure()
    if "--check" not in arguments:
        ENGLISH.parent.mkdir(parents=True, exist_ok=True)
        ENGLISH.write_text(written(collect(), translated()), encoding="utf-8")
    for message in missing():
        print(f"no English: {message.msgid}")
    return 1 if missing() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
