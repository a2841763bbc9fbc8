"""What a worker does with one report: read, check, and put the result into words. Importable by name, for the pool."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from gongkai.annual_report.check import check_report
from gongkai.annual_report.exchange import to_exchange, to_json
from gongkai.annual_report.read import Unreadable, read_report
from gongkai.annual_report.render import html_of, page_of
from gongkai.cli import wording
from gongkai.cli.guarded import Failure
from gongkai.rules.rule import Level, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.annual_report.read import Reading
    from gongkai.cli.sources import Source
    from gongkai.rules.rule import Finding


@dataclass(frozen=True, slots=True)
class Answer:
    """What is printed for one report, and whether a rule of the level error is broken."""

    text: str
    broken: bool


def task(act: str, *, as_json: bool, full: bool, single: bool) -> Callable[[Source], Answer | Failure]:
    """The work of `read` or `check` on one source."""
    if not as_json:
        return partial(_worded, act=act)
    return partial(_json, act=act, full=full, single=single)


def rendering(to: str) -> Callable[[Source], Answer | Failure]:
    """The work of `render` on one source."""
    return partial(_rendered, to=to)


def _worded(source: Source, *, act: str) -> Answer | Failure:
    def answer(reading: Reading, findings: tuple[Finding, ...]) -> str:
        body = wording.report(reading.report) if act == "read" else wording.title(reading.report)
        return "\n".join((wording.rule_off(source.name), body, wording.findings(findings)))

    return _answer(source, answer)


def _json(source: Source, *, act: str, full: bool, single: bool) -> Answer | Failure:
    def answer(reading: Reading, findings: tuple[Finding, ...]) -> str:
        whole = to_json(reading, findings) if full else to_exchange(reading.report, findings)
        if act == "check" and not full:
            whole = _checked(reading, findings)
        named = whole if single else {"file": source.name} | whole
        return json.dumps(named, ensure_ascii=False)

    return _answer(source, answer)


def _checked(reading: Reading, findings: tuple[Finding, ...]) -> dict[str, Any]:
    keys = ("agency", "year", "form", "findings")
    whole = to_json(reading, findings)
    return {key: whole[key] for key in keys}


def _rendered(source: Source, *, to: str) -> Answer | Failure:
    def answer(reading: Reading, findings: tuple[Finding, ...]) -> str:
        if to == "json":
            return json.dumps(to_json(reading, findings), ensure_ascii=False, indent=1)
        return page_of(reading.report) if to == "html" else html_of(reading.report)

    return _answer(source, answer)


def _answer(source: Source, text_of: Callable[[Reading, tuple[Finding, ...]], str]) -> Answer | Failure:
    try:
        reading = read_report(source.content(), source.name)
    except Unreadable as problem:
        return Failure(str(problem))
    except FileNotFoundError:
        return Failure("没有这个文件。请检查路径。")
    except OSError as problem:
        return Failure(f"文件打不开（{problem.strerror}）。请检查路径和权限。")
    findings = tuple(check_report(reading.report))
    broken = any(finding.verdict is Verdict.BROKEN and finding.level is Level.ERROR for finding in findings)
    return Answer(text_of(reading, findings), broken)
