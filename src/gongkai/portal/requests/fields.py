"""Fields that the forms of the public share: plain words of one line or several, numbers of identity, files."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.lib import clock, identity_number, social_credit
from gongkai.lib.uploads import SIZE_AT_MOST, TAKEN

if TYPE_CHECKING:
    Uploaded = UploadedFile[bytes]

LONGEST_TEXT = 5000
ROWS = 6
WRONG_NUMBER: dict[identity_number.Fault, str | Promise] = {
    identity_number.Fault.LENGTH: _("居民身份证号码是18位，请数一数有没有多输或者漏输。"),
    identity_number.Fault.SIGNS: _("居民身份证号码前17位是数字，最后一位是数字或者字母X；请核对。"),
    identity_number.Fault.PLACE: _("居民身份证号码的前两位不是行政区划代码；请逐位核对。"),
    identity_number.Fault.BIRTH: _("居民身份证号码第7至14位不是一个出生日期；请逐位核对。"),
    identity_number.Fault.CHECK: _("居民身份证号码的校验位不符，可能有一位输错；请逐位核对。"),
}
WRONG_CREDIT_CODE = _("统一社会信用代码不对：应为18位数字和大写字母，最后一位是校验位；请逐位核对。")


def plain_number(typed: str) -> str:
    """A number of identity as it is checked and stored: no blanks or hyphens, half-width, capitals."""
    signs = unicodedata.normalize("NFKC", typed).upper()
    return "".join(sign for sign in signs if sign.isalnum())


def wrong_number(kind: str, number: str) -> str | Promise | None:
    """What is wrong with a number of identity, as a sentence; numbers of other documents have no check."""
    if kind == "resident_card":
        fault = identity_number.fault(number, clock.today())
        return WRONG_NUMBER[fault] if fault else None
    if kind == "social_credit_code" and social_credit.fault(number):
        return WRONG_CREDIT_CODE
    return None


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """Any number of files. Each is looked at when it is kept; what is far too large is not even read."""

    widget = SeveralFilesInput(attrs={"accept": ",".join(f".{kind}" for kind in TAKEN)})

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, bytes]]:  # noqa: ARG002 (as Django calls it)
        given: list[Uploaded] = [file for file in data or [] if file is not None]
        if not given and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        # One byte more than allowed is enough to be told that it is too large.
        return [(file.name or "", file.read(SIZE_AT_MOST + 1)) for file in given]
