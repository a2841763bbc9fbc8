"""What a program sends of a draft, judged by the form of the page: the same limits, the same sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.apps.proactive.forms.writing import OWN, WriteForm, initial_of
from gongkai.apps.proactive.kinds import BY_CODE
from gongkai.apps.proactive.models import Column
from gongkai.apps.proactive.records import Words


class Unfit(Exception):  # noqa: N818 - it is the answer that a form gives, not a fault of the program
    """str() says of each field what is wrong with it, as the page would."""


def begun(kind: str, columns: QuerySet[Column], given: Mapping[str, Any], agency: str) -> Words:
    """Raises Unfit."""
    start = {"source_kind": "own", "issuing_agency": agency}
    form = _judged(kind, columns, start | _flat(kind, given))
    return form.words()


def changed(kind: str, columns: QuerySet[Column], given: Mapping[str, Any], now: Words) -> Words:
    """The words as they are, with what was given in its place. Raises Unfit."""
    before = {**initial_of(now), "body": now.body}
    words = _judged(kind, columns, before | _flat(kind, given)).words()
    return replace(now, **{name: getattr(words, name) for name in given})


def _flat(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """As the page sends it: the fields of the kind beside the others."""
    own: Mapping[str, str] = given.get("fields") or {}
    if strange := [code for code in own if BY_CODE[kind].field(code) is None]:
        words = _("“%(kind)s”没有这些项目：%(names)s；各栏目的项目见 places。")
        raise Unfit(words % {"kind": BY_CODE[kind].label, "names": "、".join(strange)})
    plain = {name: value for name, value in given.items() if name != "fields" and value is not None}
    gone = {name: "" for name, value in given.items() if value is None}
    return {**plain, **gone, **{OWN + code: text for code, text in own.items()}}


def _judged(kind: str, columns: QuerySet[Column], data: Mapping[str, Any]) -> WriteForm:
    form = WriteForm(data, kind=kind, columns=columns.filter(kind=BY_CODE[kind].code))
    for name in ("attribute", "source_kind"):  # on the page one of them is always marked
        form.fields[name].required = False
    if not form.is_fit(for_review=False):
        raise Unfit("".join(_said(form)))
    return form


def _said(form: WriteForm) -> list[str]:
    found = []
    for name, sentences in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        found += [f"{label}：{one}" if label else str(one) for one in sentences]
    return found
