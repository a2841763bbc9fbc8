"""Files that stand in a request, for those who work on it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests.models import DisclosureRequest, FileKind, RequestFile
from gongkai.apps.disclosure_requests.queries import staff
from gongkai.lib.errors import NotAllowed


def workplace(actor: Staff, pk: int) -> DisclosureRequest:
    """The request, for those who work on the requests of its body; names of files may name people. Raises NotAllowed."""
    case = staff.get(actor, pk)
    if not staff.works_on(actor, case.agency):
        raise NotAllowed(_("卷宗里的文件只供办理这件申请的单位查看。"), act="file")
    return case


def files_in(case: DisclosureRequest) -> QuerySet[RequestFile]:
    """What stands in the file, oldest first."""
    rows = RequestFile.objects.filter(request=case, removed_at=None)
    return rows.select_related("added_by", "cleared_by", "made_from").order_by("pk")


def one(actor: Staff, pk: int, number: int) -> RequestFile:
    """One of them, removed ones too. Raises Http404, NotAllowed."""
    workplace(actor, pk)
    return staff.file(actor, pk, number)


def copy_of(source: RequestFile) -> RequestFile | None:
    """The redacted copy that goes out now."""
    rows = RequestFile.objects.filter(made_from=source, kind=FileKind.RELEASE, removed_at=None)
    return rows.order_by("-pk").first()
