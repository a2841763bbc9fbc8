"""The catalogue a body starts with: what the Regulation lists for its kind and level, and the fields of the standard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai.apps.catalogue.models import Source
from gongkai.apps.catalogue.records import Given
from gongkai.statute.content import Binding, content_of
from gongkai.statute.platform import STANDARD_FIELDS
from gongkai.statute.publication import PUBLICATION

CHANNELS = ("政府网站",)
OF_STANDARD = frozenset(
    {"government", "department", "township", "subdistrict"}
)  # 国办发〔2019〕54号：县乡两级
LEVELS_OF_STANDARD = frozenset({"county", "township"})


def statutory(kind: str, level: str, on: date) -> Iterator[Given]:
    """One entry for each item of Articles 20 and 21 that binds the body, in the order of the articles."""
    for bound in content_of(kind, level):
        entry = bound.entry
        by = "" if bound.by.article == entry.citation.article else f"；{bound.by}"
        yield Given(
            level_1=entry.title,
            content="" if entry.nouns == (entry.title,) else "、".join(entry.nouns),
            basis=f"{entry.citation}{by}",
            limit_text=_limit_text(),
            channels=CHANNELS,
            valid_from=on,
            source=(Source.ARTICLE_20 if entry.code.startswith("art20") else Source.ARTICLE_21).value,
            source_code=entry.code,
            is_inferred=bound.binding is Binding.INFERRED,
        )


def has_standard(kind: str, level: str) -> bool:
    """Whether the standard catalogue of the 26 fields is meant for such a body."""
    return kind in OF_STANDARD and level in LEVELS_OF_STANDARD


def standard(level: str, on: date) -> Iterator[Given]:
    """One entry for each field; what is published in it is written into the catalogue by the body or imported."""
    for field in STANDARD_FIELDS:
        yield Given(
            level_1=field.label,
            basis=str(field.citation),
            limit_text=_limit_text(),
            channels=CHANNELS,
            levels=(level,),
            valid_from=on,
            source=Source.STANDARD.value,
            source_code=field.code,
        )


def _limit_text() -> str:
    return f"信息形成或者变更之日起{PUBLICATION.working_days}个工作日内"
