"""Reports as lines of public lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.apps.reporting.show.words import official_title
from gongkai.lib.ui.dates import local_day
from gongkai.lib.ui.parts import Item, Tag

if TYPE_CHECKING:
    from gongkai.apps.reporting.queries.public import AnnualReport


def address(report: AnnualReport, page: str = "report") -> str:
    assert report.body is not None
    return reverse(f"portal_reports:{page}", args=[report.body.slug, report.year])


def item_of(report: AnnualReport) -> Item:
    assert report.body is not None
    assert report.edition is not None
    received = report.edition.figures.get("received")
    return Item(
        title=official_title(report),
        url=address(report),
        body=report.body.get_level_display(),
        when=local_day(report.edition.published_at),
        tag=_tag(report),
        meta=tuple(_meta(report, received)),
    )


def _tag(report: AnnualReport) -> Tag | None:
    if not report.is_public:
        return Tag(_("已撤回"), "warn")
    return Tag(_("演示"), "warn") if report.is_demonstration else None


def _meta(report: AnnualReport, received: int | None) -> Iterator[str]:
    if received is not None:
        yield _("新收申请%(number)s件") % {"number": f"{received:,}"}
    if report.body and report.edition and report.body.name != report.edition.body_name:
        yield _("该机关现名“%(name)s”") % {"name": report.body.name}


def items_of(reports: Iterable[AnnualReport]) -> list[Item]:
    return [item_of(report) for report in reports]
