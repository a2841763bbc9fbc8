"""The guide of a body in words: what the system knows, in the order of Article 12; what it does not know is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gongkai.apps.proactive.queries import published as items
from gongkai.lib import site
from gongkai.lib.ui.parts import Term
from gongkai.portal.items.body import body_of
from gongkai.statute.deadlines import EXTENSION, REPLY
from gongkai.statute.instruments import REG
from gongkai.statute.platform import STANDARD_CHANNELS

if TYPE_CHECKING:
    from gongkai.apps.catalogue.queries.published import Guide, Item

SITE = STANDARD_CHANNELS[0]


@dataclass(frozen=True)
class ReadingPoint:
    name: str
    url: str
    terms: tuple[Term, ...]


def office_of(guide: Guide) -> list[Term]:
    office = guide.office
    if office is None:
        return []
    told = (
        (_("机构名称"), office.name), (_("办公地址"), office.address), (_("办公时间"), office.hours),
        (_("联系电话"), office.phone), (_("传真号码"), office.fax), (_("互联网联系方式"), office.online),
        (_("监督投诉渠道"), office.complaints),
    )  # fmt: skip
    return [Term(label, text) for label, text in told if text]


def classes_of(guide: Guide) -> list[Term]:
    return [Term(name, "、".join(heads)) for name, heads in guide.classes]


def ways_of(guide: Guide) -> list[Term]:
    """How what is published can be got, beside reading it here."""
    found = [
        Term(
            _("本网站"), _("检索、查阅、下载全部主动公开的信息"), url=site.origin() or reverse("portal:home")
        )
    ]
    if others := [name for name in guide.channels if name != SITE]:
        found.append(Term(_("其他渠道和载体"), "、".join(others)))
    return found


def points_of(guide: Guide) -> list[ReadingPoint]:
    return [_point(one) for one in guide.reading_points if one.published is not None]


def _point(one: Item) -> ReadingPoint:
    from gongkai.portal.items import addresses, pages  # the pages of items stand beside, and know the kinds

    assert one.published is not None
    return ReadingPoint(one.published.title, addresses.of_item(one.pk), tuple(pages.fields_of(one)))


def law_of_requests() -> list[Term]:
    """What everybody may rely on when asking, with its place in the law."""
    wanted = _(
        "姓名或者名称、身份证明、联系方式；所需信息的名称、文号或者便于查询的其他特征；所需的形式和获取信息的方式、途径"
    )
    return [
        Term(_("申请应当包括"), _("%(words)s（%(place)s）") % {"words": wanted, "place": REG.article(29, 2)}),
        Term(_("答复期限"), f"{REPLY.words}（{REPLY.citation}）"),
        Term(_("延长期限"), f"{EXTENSION.words}（{EXTENSION.citation}）"),
    ]


def supplement_of(guide: Guide) -> SafeString | None:
    """The text that the body wrote itself last."""
    if not guide.supplements:
        return None
    last = guide.supplements[0]
    assert last.published is not None
    return body_of(last.published.body, items.files_of(last)).html
