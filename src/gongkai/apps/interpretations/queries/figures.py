"""The rate of interpretation and the share that is not text alone, each with the documents it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.interpretations.kinds import NOT_TEXT
from gongkai.apps.interpretations.models import Interpretation, InterpretationPlan
from gongkai.apps.interpretations.states import State
from gongkai.apps.proactive import queries as items


@dataclass(frozen=True)
class Share:
    """numerator, denominator: numbers of the documents, in order; every one of the first stands in the second."""

    code: str
    label: str | Promise
    definition: str | Promise
    numerator: tuple[int, ...]
    denominator: tuple[int, ...]

    @property
    def percent(self) -> float | None:
        """With one decimal; None where nothing had to be counted."""
        if not self.denominator:
            return None
        return round(len(self.numerator) * 100 / len(self.denominator), 1)


def figures(actor: Staff, first: date, last: date, agency: Agency | None = None) -> tuple[Share, ...]:
    """Over documents published from the first day to the last, of the bodies in sight or of one of them."""
    bodies = items.bodies_in_sight(actor)
    if agency:
        bodies = bodies.filter(pk=agency.pk)
    rows = InterpretationPlan.objects.filter(
        agency__in=bodies.order_by().values("pk"), published_on__range=(first, last)
    ).exclude(state=State.EXEMPT)
    plans = list(rows.order_by("published_on", "pk").values_list("item", "state", "interpreted_on", "due_on"))
    asked = tuple(item for item, *_rest in plans)
    done = tuple(item for item, state, *_rest in plans if state == State.INTERPRETED)
    in_time = tuple(
        item for item, state, on, due in plans if state == State.INTERPRETED and on and due and on <= due
    )
    shown = Interpretation.objects.filter(document__in=done, form__in=NOT_TEXT, item__is_public=True)
    not_text = set(shown.values_list("document", flat=True))
    return (
        Share("interpretation_rate", _("解读率"), _(
            "期间内发布、应当解读的政策文件中，已经发布解读的所占比例；说明了理由不需要解读的和已撤回的文件不计。"
        ), done, asked),
        Share("interpreted_in_time", _("按期解读率"), _(
            "期间内发布、应当解读的政策文件中，在期限以内发布第一件解读的所占比例。"
        ), in_time, asked),
        Share("non_text_share", _("非文字解读比例"), _(
            "已经解读的政策文件中，至少有一件图解、音频、视频、动漫或者新闻发布的所占比例。"
        ), tuple(item for item in done if item in not_text), done),
    )  # fmt: skip
