"""Tables that people hand in: the field, and why one is not taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.lib import table_files
from gongkai.lib.table_files import NotATable, Reason

WHY: Final[Mapping[Reason, Promise]] = {
    Reason.SIZE: _("表格超过5 MB；请分成几个文件。"),
    Reason.EMPTY: _("文件是空的；请填写以后再上传。"),
    Reason.RUNS: _("文件里含有宏、程序或者异常内容，不能接收；请另存为不含宏的 .xlsx 再上传。"),
    Reason.KIND: _("只能读取 .xlsx 和 .csv 文件；请在表格软件里另存后再上传。"),
    Reason.NOT_TEXT: _("文件里不是文字，不能当作 CSV 读取；请在表格软件里另存后再上传。"),
    Reason.QUOTES: _("CSV 的引号不成对，不能读取；请在表格软件里另存后再上传。"),
    Reason.BROKEN: _("文件损坏、加了密码或者不是表格；请在表格软件里另存为 .xlsx 再上传。"),
    Reason.LONG: _("文件里的行或者单元格太多，读取已经停止；请分成几个文件上传。"),
}  # fmt: skip


def rows_of(file: UploadedFile[Any]) -> list[list[str]]:
    """The first sheet of what was uploaded. Raises ValidationError with the sentence."""
    data = file.read(table_files.SIZE_AT_MOST + 1)
    try:
        return table_files.rows_of(file.name or "", data)
    except NotATable as refusal:
        raise forms.ValidationError(str(WHY[refusal.reason])) from None
