"""Files that applicants hand in: looked at first, then kept by their hash, then named in the file of the request."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.apps.disclosure_requests import events, storage
from gongkai.apps.disclosure_requests.models import DisclosureRequest, FileKind, RequestFile
from gongkai.apps.disclosure_requests.queries import applicant as of_applicant
from gongkai.apps.disclosure_requests.services.keeping import note
from gongkai.apps.disclosure_requests.services.unsent import forget_bytes
from gongkai.lib.errors import NotAllowed
from gongkai.lib.uploads import TAKEN, Fault, Sound, examined

FILES_AT_MOST = 10

WHY: dict[Fault, str | Promise] = {
    Fault.NAME: gettext_lazy("“%(name)s”没有文件名或者扩展名；请改名后再选。"),
    Fault.KIND: gettext_lazy(
        "“%(name)s”不是可以接收的类型；请转成 %(kinds)s 再上传。"
    ),
    Fault.RUNS: gettext_lazy("“%(name)s”是程序或者含有程序，不能接收；请上传文档或者图片。"),
    Fault.PACKED: gettext_lazy("“%(name)s”是压缩包，不能接收；请解开后逐个上传其中的文件。"),
    Fault.WEB: gettext_lazy("“%(name)s”是网页，不能接收；请打印成 PDF 再上传。"),
    Fault.EMPTY: gettext_lazy("“%(name)s”是空文件；请核对后重新选择。"),
    Fault.SIZE: gettext_lazy("“%(name)s”超过20 MB；请压缩图片或者拆成几个文件再上传。"),
    Fault.CONTENT: gettext_lazy("“%(name)s”的内容与扩展名不符，或者已经损坏、加了密码；请用原来的软件另存后再上传。"),
    Fault.MACRO: gettext_lazy("“%(name)s”含有宏，不能接收；请另存为不含宏的文档或者 PDF。"),
    Fault.PATHS: gettext_lazy("“%(name)s”内部的路径不正常，不能接收；请用办公软件另存后再上传。"),
    Fault.BOMB: gettext_lazy("“%(name)s”解开后过大，不能接收；请拆成几个文件再上传。"),
    Fault.VIRUS: gettext_lazy("“%(name)s”被识别为病毒测试文件，不能接收；请检查您的电脑后换一个文件。"),
}  # fmt: skip


def sound(name: str, data: bytes) -> Sound:
    """The file as it may be kept. Raises NotAllowed with the sentence why it may not."""
    found = examined(name, data)
    if isinstance(found, Fault):
        raise NotAllowed(
            str(WHY[found]) % {"name": name[-60:], "kinds": "、".join(TAKEN).upper()}, act="attach"
        )
    return found


@transaction.atomic
def attach(case: DisclosureRequest, kind: str, name: str, data: bytes) -> RequestFile:
    """The applicant adds a file. The same file of the same kind twice is there once. Raises NotAllowed."""
    if kind not in of_applicant.OF_APPLICANT:
        raise KeyError(kind)
    kept = sound(name, data)
    digest = hashlib.sha256(data).hexdigest()
    there = of_applicant.files_of_applicant(case)
    if (same := there.filter(kind=kind, sha256=digest).first()) is not None:
        return same
    _require_room(case, kind, {digest})
    storage.keep(data)  # only now: what is refused leaves no bytes
    file = RequestFile.objects.create(
        request=case, kind=FileKind(kind), name=kept.name, media_type=kept.media_type, sha256=digest, size=len(data)
    )  # fmt: skip
    if not of_applicant.is_unsent(case):  # of an unsent request nothing is an act yet
        note(events.FILE_ADDED, case, None, file=file.pk, kind=kind, sha256=digest)
    return file


def require_sound(case: DisclosureRequest, kind: str, files: Sequence[tuple[str, bytes]]) -> None:
    """Look at all files of an act, and for room for them, before the bytes of any are kept. Raises NotAllowed."""
    _require_room(case, kind, {hashlib.sha256(data).hexdigest() for _name, data in files})
    for name, data in files:
        sound(name, data)


def _require_room(case: DisclosureRequest, kind: str, digests: set[str]) -> None:
    """What is there already takes no place. Raises NotAllowed."""
    there = of_applicant.files_of_applicant(case)
    same = set(there.filter(kind=kind).values_list("sha256", flat=True))
    new = len(digests - same)
    if len(same) + new > FILES_AT_MOST or there.count() + new > 3 * FILES_AT_MOST:
        words = _("附件最多%(number)d个；请合并成较少的文件，或者当面、邮寄提交其余材料。")
        raise NotAllowed(words % {"number": FILES_AT_MOST}, act="attach")


@transaction.atomic
def detach(case: DisclosureRequest, number: int) -> None:
    """Take a file out of a request that is not yet sent. What is not there is passed over."""
    if not of_applicant.is_unsent(case):
        raise NotAllowed(_("申请提交以后，附件不能再撤下；需要更正的，请联系该单位。"), act="detach")
    rows = of_applicant.files_of_applicant(case).filter(pk=number)
    digests = set(rows.values_list("sha256", flat=True))
    rows.delete()
    transaction.on_commit(lambda: forget_bytes(digests))
