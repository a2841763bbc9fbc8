"""Registering many paper requests: typed on the page, or from a filled-in template whose faults are shown first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.forms import batch
from gongkai.apps.disclosure_requests.services import Line
from gongkai.apps.disclosure_requests.show import batch_template
from gongkai.lib import sheets, table_files
from gongkai.lib.downloads import as_file
from gongkai.lib.table_files import NotATable, Reason
from gongkai.lib.ui.grouping import ShownGroup, groups_of

WHY = {
    Reason.SIZE: gettext_lazy("文件超过5 MB；请分成几个文件上传。"),
    Reason.EMPTY: gettext_lazy("文件是空的；请填写以后再上传。"),
    Reason.RUNS: gettext_lazy("文件里含有宏、程序或者异常内容，不能接收；请把内容复制到新的模板里再上传。"),
    Reason.KIND: gettext_lazy("只能读取 .xlsx 和 .csv 文件；请下载模板填写后再上传。"),
    Reason.NOT_TEXT: gettext_lazy("文件里不是文字，不能当作 CSV 读取；请在表格软件里另存后再上传。"),
    Reason.QUOTES: gettext_lazy("CSV 的引号不成对，不能读取；请在表格软件里另存后再上传。"),
    Reason.BROKEN: gettext_lazy("文件损坏、加了密码或者不是表格；请在表格软件里另存为 .xlsx 再上传。"),
    Reason.LONG: gettext_lazy("文件里的行或者单元格太多，读取已经停止；请删去多余的内容，或者分成几个文件上传。"),
}  # fmt: skip


@dataclass(frozen=True)
class ShownLine:
    """number: of the row in the file, or the place on the page."""

    form: batch.LineForm
    number: int
    groups: list[ShownGroup]
    faults: list[str]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def register_many(request: HttpRequest) -> HttpResponse:
    services.require_register(actor.of(request))
    step = request.POST.get("step", "") if request.method == "POST" else ""
    if step == "read":
        return _read(request)
    if step in {"more", "register"}:
        lines = batch.lines_of(request.POST)
        return _register(request, lines) if step == "register" else _page(request, lines, blanks=True)
    return _page(request, [], blanks=True)


def _read(request: HttpRequest) -> HttpResponse:
    """The file is read and shown; nothing is registered yet."""
    upload = batch.UploadForm(request.POST, request.FILES)
    if not upload.is_valid():
        return _page(request, [], upload=upload, blanks=True)
    file = upload.cleaned_data["file"]
    try:
        data = batch.data_of(table_files.rows_of(file.name, file.read(table_files.SIZE_AT_MOST + 1)))
    except NotATable as refusal:
        upload.add_error("file", str(WHY[refusal.reason]))
    except batch.WrongHead as refusal:
        upload.add_error("file", str(refusal))
    else:
        return _page(request, batch.lines_of(data))
    return _page(request, [], upload=upload, blanks=True)


def _register(request: HttpRequest, lines: list[batch.LineForm]) -> HttpResponse:
    good = [line for line in lines if line.is_valid()]
    keys = batch.keys_of(good)
    pairs = [(line.asker(), line.asked(key)) for line, key in zip(good, keys, strict=True)]
    done = services.register_lines(actor.of(request), pairs)
    for line, outcome in zip(good, done, strict=True):
        if outcome.refusal:
            line.add_error(None, outcome.refusal)
    _tell(request, done)
    left = [line for line in lines if line.errors]
    if left or not lines:
        if not lines:
            messages.error(request, _("还没有填写申请；请至少填写一件。"))
        return _page(request, left, blanks=not lines)
    return redirect("disclosure_requests:list")


def _tell(request: HttpRequest, done: list[Line]) -> None:
    """The numbers given, and which lines were there before."""
    new = [line.case.request_no for line in done if line.case and line.is_new]
    known = [line.case.request_no for line in done if line.case and not line.is_new]
    if new:
        words = ngettext("已登记%(count)d件：%(numbers)s。", "已登记%(count)d件：%(numbers)s。", len(new))
        messages.success(request, words % {"count": len(new), "numbers": "、".join(new)})
    if known:
        words = ngettext(
            "%(count)d件以前已经登记，没有重复登记：%(numbers)s。",
            "%(count)d件以前已经登记，没有重复登记：%(numbers)s。",
            len(known),
        )
        messages.info(request, words % {"count": len(known), "numbers": "、".join(known)})


def _page(
    request: HttpRequest,
    lines: list[batch.LineForm],
    *,
    upload: batch.UploadForm | None = None,
    blanks: bool = False,
) -> HttpResponse:
    good = [line for line in lines if line.is_valid()]
    bad = [line for line in lines if line.errors]
    first = 1 + max((int(str(line.prefix).rpartition("-")[2]) for line in lines), default=-1)
    new = batch.blank_lines(first) if blanks and first + batch.BLANK_LINES <= batch.LINES_AT_MOST else []
    facts: dict[str, Any] = {
        "upload": upload or batch.UploadForm(),
        "prefix": batch.PREFIX,
        "total": first + len(new),
        "good": [_shown(line) for line in good],
        "bad": [_shown(line) for line in bad],
        "blank": [_shown(line) for line in new],
        "is_typed": blanks,
        "columns": batch_template.columns_table(),
        "limit": batch.LINES_AT_MOST,
    }
    return render(request, "disclosure_requests/batch.html", facts)


def _shown(line: batch.LineForm) -> ShownLine:
    place = int(str(line.prefix).rpartition("-")[2]) + 1
    typed = str(line["number"].value() or "")
    number = int(typed) if typed.isdecimal() and len(typed) < len("100000") else place
    return ShownLine(line, number, groups_of(line, batch.LINE_GROUPS), line.faults() if line.is_bound else [])


@require_safe
@login_required
def template(request: HttpRequest) -> HttpResponse:
    """The empty template."""
    services.require_register(actor.of(request))
    name = _("批量登记模板")
    if request.GET.get("format") == "csv":
        return as_file(batch_template.as_csv(), f"{name}.csv", sheets.CSV)
    return as_file(batch_template.as_xlsx(), f"{name}.xlsx", sheets.XLSX)
