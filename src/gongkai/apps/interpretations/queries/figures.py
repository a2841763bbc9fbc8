"""The rate of interpretation and the share that is not text alone, each with the documents it is made of.

One definition for the desk and for the public (国办发〔2016〕80号; the wording of the share is that of published reports):
denominator = policy documents published in the period that must be interpreted, as each body has settled it; numerator =
those of them with an interpretation before the public. In neither: a document of which it was said with a reason that it
needs none, and one that was taken back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.apps.agencies.models import Agency, Staff
from gongkai.apps.interpretations.kinds import NOT_TEXT
from gongkai.apps.interpretations.models import Interpretation, InterpretationPlan
from gongkai.apps.interpretations.states import State
from gongkai.apps.proactive import queries as items
from gongkai.apps.proactive import shares
from gongkai.lib.percent import percent

# code → label, definition; whoever shows the share says the same of it.
WORDS: dict[str, tuple[Promise, Promise]] = {
    "interpretation_rate": (_("解读率"), _(
        "期间内发布、应当解读的政策文件中，已经发布解读的所占比例；说明了理由不需要解读的和已撤回的文件不计。"
    )),
    "interpreted_in_time": (_("按期解读率"), _(
        "期间内发布、应当解读的政策文件中，在期限以内发布第一件解读的所占比例。"
    )),
    "non_text_share": (_("非文字解读比例"), _(
        "已经解读的政策文件中，至少有一件图解、音频、视频、动漫或者新闻发布的所占比例。"
    )),
}  # fmt: skip


@dataclass(frozen=True)
class Share:
    """numerator, denominator: numbers of the documents, in order; every one of the first stands in the second.

    exempt: documents of the period that stand in neither, for a reason.
    """

    code: str
    numerator: tuple[int, ...]
    denominator: tuple[int, ...]
    exempt: tuple[int, ...] = ()

    @property
    def label(self) -> Promise:
        return WORDS[self.code][0]

    @property
    def definition(self) -> Promise:
        return WORDS[self.code][1]

    @property
    def percent(self) -> float | None:
        """With one decimal; None where nothing had to be counted."""
        return percent(len(self.numerator), len(self.denominator))


def figures(actor: Staff, first: date, last: date, agency: Agency | None = None) -> tuple[Share, ...]:
    """Over documents published from the first day to the last, of the bodies in sight or of one of them."""
    bodies = items.bodies_in_sight(actor)
    return of_bodies(bodies.filter(pk=agency.pk) if agency else bodies, first, last)


def for_the_public(first: date, last: date) -> Mapping[str, shares.Share]:
    """The same of all bodies, as numbers."""
    return {
        one.code: shares.Share(len(one.numerator), len(one.denominator), {"exempt": len(one.exempt)})
        for one in of_bodies(Agency.objects.all(), first, last)
    }


def of_bodies(bodies: QuerySet[Agency], first: date, last: date) -> tuple[Share, ...]:
    """The only place that counts. Two queries."""
    rows = InterpretationPlan.objects.filter(
        agency__in=bodies.order_by().values("pk"), published_on__range=(first, last)
    ).order_by("published_on", "pk")
    plans = list(rows.values_list("item", "state", "interpreted_on", "due_on"))
    asked = tuple(item for item, state, *_rest in plans if state != State.EXEMPT)
    exempt = tuple(item for item, state, *_rest in plans if state == State.EXEMPT)
    done = tuple(item for item, state, *_rest in plans if state == State.INTERPRETED)
    in_time = tuple(
        item for item, state, on, due in plans if state == State.INTERPRETED and on and due and on <= due
    )
    # By state and day, not by a list of documents: there may be more of them than a question takes.
    shown = Interpretation.objects.filter(
        document__interpretation_plan__in=rows.filter(state=State.INTERPRETED).order_by().values("pk"),
        form__in=NOT_TEXT,
        item__is_public=True,
    )
    not_text = set(shown.values_list("document", flat=True))
    return (
        Share("interpretation_rate", done, asked, exempt),
        Share("interpreted_in_time", in_time, asked, exempt),
        Share("non_text_share", tuple(item for item in done if item in not_text), done),
    )
