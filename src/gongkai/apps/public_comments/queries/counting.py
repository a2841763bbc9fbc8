"""How many opinions there are and what became of them: from the rows, and in the one sentence that a result must hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count as Number
from django.db.models.functions import Coalesce
from django.utils.translation import override

from gongkai.apps.public_comments.kinds import Verdict, Way
from gongkai.apps.public_comments.models import Opinion, PublicComment

OWN = Coalesce("same_as__verdict", "verdict")  # an opinion that says the same as another shares its verdict


@dataclass(frozen=True)
class Count:
    """ways: how many by each; verdicts: an opinion that says the same as another shares its verdict."""

    total: int
    ways: Mapping[str, int]
    verdicts: Mapping[str, int]

    @property
    def unsorted(self) -> int:
        return self.total - sum(self.verdicts.values())

    @property
    @override(settings.LANGUAGE_CODE)
    def sentence(self) -> str:
        """As it stands in the published result, in Chinese whoever drafts it. Changing this makes results in work fail
        their check.
        """
        if not self.total:
            return "征求意见期间没有收到意见。"
        ways = "、".join(f"{Way(code).label}{number}条" for code, number in self.ways.items())
        words = "共收到意见%(total)d条（%(ways)s），其中采纳%(adopted)d条，部分采纳%(partly)d条，不采纳%(not_adopted)d条。"
        numbers = {code: self.verdicts.get(code, 0) for code in Verdict.values}
        return words % {"total": self.total, "ways": ways, **numbers}


def unsorted(comments: Iterable[PublicComment]) -> Mapping[int, int]:
    """How many opinions on each of these nobody has sorted, by the number of the asking; those that have none are left out."""
    rows = Opinion.objects.filter(comment__in=[one.pk for one in comments]).annotate(own=OWN).filter(own="")
    return dict(rows.order_by().values_list("comment").annotate(number=Number("pk")))


def count_of(comment: PublicComment) -> Count:
    rows = Opinion.objects.filter(comment=comment).order_by()
    ways, verdicts = Counter[str](), Counter[str]()
    for way, verdict, number in rows.values_list("way", OWN).annotate(number=Number("pk")):
        ways[way] += number
        verdicts[verdict] += number
    verdicts.pop("", None)
    return Count(ways.total(), {code: ways[code] for code in Way.values if code in ways}, verdicts)


class Line(NamedTuple):
    """An opinion and those that say the same: how many, and what became of them. verdict is "" while nobody sorted it."""

    summary: str
    number: int
    verdict: str
    reason: str


@dataclass(frozen=True)
class Register:
    """What a result has to say: the count, and a line for each opinion in the order they came."""

    count: Count
    lines: tuple[Line, ...]


def register_of(comment: PublicComment) -> Register:
    """The whole register in one query; for the numbers alone `count_of` is cheaper."""
    columns = ("pk", "same_as", "way", "verdict", "summary", "reason")
    rows = list(Opinion.objects.filter(comment=comment).order_by("pk").values_list(*columns))
    numbers = Counter(same_as or pk for pk, same_as, *_ in rows)
    own = {pk: verdict for pk, _, _, verdict, _, _ in rows}
    ways = Counter(way for _, _, way, *_ in rows)
    verdicts = Counter(own[same_as or pk] for pk, same_as, *_ in rows)
    verdicts.pop("", None)
    count = Count(len(rows), {code: ways[code] for code in Way.values if code in ways}, verdicts)
    lines = (
        Line(summary, numbers[pk], verdict, reason)
        for pk, same_as, _, verdict, summary, reason in rows
        if same_as is None
    )
    return Register(count, tuple(lines))
