"""Drafts for programs: begun, changed, given files. What is written here goes the same way of review as any other."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest
from ninja import File, Form, Router
from ninja.files import UploadedFile

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries, records, services
from gongkai.apps.proactive.kinds import BY_CODE
from gongkai.apps.proactive.models import Column, Item
from gongkai.apps.proactive.show import said
from gongkai.apps.proactive.views.drafts import require_draft, written
from gongkai.apps.proactive.views.uploads import bytes_of
from gongkai.desk.api import draft_schemas as schemas
from gongkai.desk.api import writing
from gongkai.desk.api.items import REFUSALS, actor_of, state_of

router = Router(tags=["drafts"])
DRAFT = {200: schemas.Draft, **REFUSALS}
post = partial(router.post, response=DRAFT)


@router.get(
    "/places", response={200: schemas.Places, **REFUSALS}, url_name="places", summary="可以起草的单位和栏目"
)
def places(request: HttpRequest) -> dict[str, Any]:
    bodies = [
        {"id": body.pk, "name": body.name, "columns": [_column(one) for one in queries.columns_for(body)]}
        for body in queries.bodies_of_writer(actor_of(request))
    ]
    return {"bodies": bodies}


@router.get("/{int:pk}/draft", response=DRAFT, url_name="draft", summary="起草中的内容")
def draft(request: HttpRequest, pk: int) -> dict[str, Any]:
    return _draft(actor_of(request), pk)


@post("", url_name="begin", summary="起草一条信息；一天内重复发送同样的内容，得到的是已有的那一条")
def begin(request: HttpRequest, given: schemas.Begun) -> dict[str, Any]:
    actor = actor_of(request)
    body, column = queries.place(actor, given.agency, given.column)
    words = writing.begun(column.kind, queries.columns_for(body), _told(given, "agency"), body.name)
    return _draft(actor, services.begin(actor, body, words).pk)


@router.patch(
    "/{int:pk}/draft", response=DRAFT, url_name="draft", summary="修改起草中的信息；没有给出的项目不变"
)
def change(request: HttpRequest, pk: int, given: schemas.Changed) -> dict[str, Any]:
    actor = actor_of(request)
    item = _open(actor, pk)
    assert item.newest is not None  # an item is made together with its first version
    now = records.words_of(item.newest)
    told = _told(given, "version", "change")
    words = writing.changed(item.kind, queries.columns_for(item.agency), told, now)
    services.save(actor, pk, words, change=given.change, version=given.version)
    return _draft(actor, pk)


@post("/{int:pk}/files", url_name="attach", summary="添加附件（multipart/form-data），当场检查")
def attach(
    request: HttpRequest, pk: int, given: Form[schemas.Attached], document: File[UploadedFile]
) -> dict[str, Any]:
    actor = actor_of(request)
    _open(actor, pk)
    services.attach(actor, pk, name=document.name or "", data=bytes_of(document), **given.dict())
    return _draft(actor, pk)


@router.delete("/{int:pk}/files/{int:number}", response=DRAFT, url_name="detach", summary="撤下附件")
def detach(request: HttpRequest, pk: int, number: int) -> dict[str, Any]:
    actor = actor_of(request)
    _open(actor, pk)
    services.detach(actor, pk, number)
    return _draft(actor, pk)


def _open(actor: Staff, pk: int) -> Item:
    item = written(actor, pk)
    require_draft(item)
    return item


def _told(given: schemas.Written, *others: str) -> dict[str, Any]:
    """What was given, and nothing that was not."""
    return given.dict(exclude_unset=True, exclude=set(others))


def _draft(actor: Staff, pk: int) -> dict[str, Any]:
    item = queries.get(actor, pk)
    assert item.newest is not None  # as above
    words = records.words_of(item.newest)
    said_of_it = {name: getattr(words, name) for name in records.Words.__dataclass_fields__}
    files = [_file(one) for one in queries.files_of(item.newest)]
    return state_of(actor, pk) | {"written": {**said_of_it, "attachments": files}}


def _file(shown: Any) -> dict[str, Any]:
    kept = shown.attachment
    return {
        "number": kept.pk,
        "name": said.name_of(shown),
        "title": shown.title,
        "alternative": shown.alternative,
        "sha256": kept.sha256,
        "findings": [one["sentence"] for one in kept.findings],
    }


def _column(column: Column) -> dict[str, Any]:
    kind = BY_CODE[column.kind]
    fields = [
        {"code": one.code, "label": str(one.label), "type": one.type.value, "is_required": one.is_required}
        for one in kind.fields
    ]
    return {
        "id": column.pk,
        "code": column.code,
        "name": column.name,
        "kind": kind.code,
        "kind_label": str(kind.label),
        "fields": fields,
    }
