"""The files of a request as tables, and one file as a page: what it is, what the gate said, how a copy was proved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gongkai.apps.disclosure_requests.gate import Sizes
from gongkai.apps.disclosure_requests.models import FileKind, RequestFile
from gongkai.apps.disclosure_requests.models.files import PERSONAL
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Cell, Column, Finding, Row, Table, Tag, Term, Text
from gongkai.release import RULES
from gongkai.release.redaction import Mark, mark_of

GROUPS: tuple[tuple[Text, tuple[FileKind, ...]], ...] = (
    (gettext_lazy("随答复提供的附件"), (FileKind.RELEASE,)),
    (gettext_lazy("拟公开信息的原件"), (FileKind.ORIGINAL,)),
    (
        gettext_lazy("申请人提交的材料"),
        (
            FileKind.APPLICATION, FileKind.IDENTITY, FileKind.POWER_OF_ATTORNEY, FileKind.AMENDMENT,
            FileKind.REASONS, FileKind.PAYMENT,
        ),
    ),
    (gettext_lazy("办理过程中的材料"), (FileKind.OPINION, FileKind.EVIDENCE, FileKind.PROOF, FileKind.LETTER)),
)  # fmt: skip
LEVELS = {"error": gettext_lazy("须处理"), "warning": gettext_lazy("须核对")}
TITLES = {rule.id: rule.title for rule in RULES}


@dataclass(frozen=True)
class Sheet:
    """A page of a file as a picture; its size is told, so that nothing jumps when it comes."""

    number: int
    url: str
    width: int
    height: int


def state_of(file: RequestFile) -> Tag | None:
    """What the gate said, in a word; nothing is said of what does not go out."""
    if file.kind != FileKind.RELEASE:
        return None
    if not file.findings:
        return Tag(_("检查没有发现问题"), "good")
    if file.cleared_by_id is not None:
        return Tag(_("已由他人放行"), "info")
    number = len(file.findings)
    return Tag(ngettext("有%(number)d处待处理", "有%(number)d处待处理", number) % {"number": number}, "bad")


def tables_of(files: Iterable[RequestFile]) -> list[Table]:
    rows = list(files)
    return [
        _table(title, [row for row in rows if row.kind in kinds])
        for title, kinds in GROUPS
        if any(row.kind in kinds for row in rows)
    ]


def _table(title: Text, files: Sequence[RequestFile]) -> Table:
    """Only what goes out is checked; the other tables have no column for it."""
    checked = any(state_of(file) for file in files)
    columns = [Column(_("文件")), Column(_("类别")), Column(_("大小"), numeric=True), Column(_("添加"))]
    if checked:
        columns.insert(1, Column(_("检查")))
    return Table(title, tuple(columns), tuple(_row(file, checked=checked) for file in files))


def _row(file: RequestFile, *, checked: bool) -> Row:
    url = reverse("disclosure_requests:file", args=[file.request_id, file.pk])
    cells = [
        Cell(file.name, url),
        Cell(file.get_kind_display()),
        Cell(filesizeformat(file.size)),
        Cell(_added(file)),
    ]
    if checked:
        cells.insert(1, Cell("", tag=state_of(file)))
    return Row(tuple(cells))


def _added(file: RequestFile) -> str:
    return f"{file.added_by.name if file.added_by else _('申请人')} {local_day(file.added_at).isoformat()}"


def terms_of(file: RequestFile) -> list[Term]:
    terms = [
        Term(_("类别"), file.get_kind_display()),
        Term(_("大小"), filesizeformat(file.size)),
        Term(_("添加"), _added(file)),
    ]
    if file.made_from is not None:
        url = reverse("disclosure_requests:file", args=[file.request_id, file.made_from.pk])
        terms.append(Term(_("由此生成"), file.made_from.name, url))
    if file.cleared_by is not None:
        terms.append(Term(_("放行"), lines=(file.cleared_by.name, file.cleared_because)))
    return [*terms, Term(_("指纹（SHA-256）"), file.sha256)]


def findings_of(file: RequestFile) -> list[Finding]:
    return [
        Finding(
            title=TITLES.get(one.get("rule", ""), _("检查结果")),
            severity=Tag(LEVELS.get(one.get("level", ""), LEVELS["error"]), "warn" if one.get("level") == "warning" else "bad"),
            sentence=one.get("sentence", ""),
            rule=one.get("rule", ""),
        )
        for one in file.findings
    ]  # fmt: skip


def proof_of(file: RequestFile) -> list[str]:
    """How it was proved that what was marked is gone."""
    kept = file.redactions
    return [str(words) for words in kept.get("proof", [])] if isinstance(kept, dict) else []


def marks_of(file: RequestFile | None) -> list[Mark]:
    kept = file.redactions if file else None
    return [mark_of(one) for one in kept.get("marks", [])] if isinstance(kept, dict) else []


def sheets_of(file: RequestFile, sizes: Sizes) -> list[Sheet]:
    return [
        Sheet(
            number,
            reverse("disclosure_requests:file_page", args=[file.request_id, file.pk, number]),
            width,
            height,
        )
        for number, (width, height) in enumerate(sizes, 1)
    ]


def is_personal(file: RequestFile) -> bool:
    return file.kind in PERSONAL
