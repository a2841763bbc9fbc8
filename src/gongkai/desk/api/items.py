"""Items for programs: where one stands, and every act of its review and publication. A route is an act of the table."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.models import Item
from gongkai.apps.proactive.states import WORKFLOW
from gongkai.desk.api import schemas

REFUSALS = dict.fromkeys((401, 403, 404, 409, 422, 429), schemas.Refusal)
ANSWERS = {200: schemas.ItemState, **REFUSALS}
router = Router(tags=["items"])


def _actor(request: HttpRequest) -> Staff:
    actor: Staff = request.auth  # type: ignore[attr-defined]  # set by the token (see access)
    return actor


def _state(actor: Staff, item: Item) -> dict[str, Any]:
    item = queries.get(actor, item.pk)
    offers = WORKFLOW.offers(actor, item, queries.facts(actor, item))
    moves = [
        {"act": act, "label": str(offer.move.label), "why_not": offer.why} for act, offer in offers.items()
    ]
    return {
        "id": item.pk,
        "title": str(item),
        "state": item.state,
        "state_label": item.get_state_display(),
        "version": item.version,
        "index_no": item.index_no,
        "is_public": item.is_public,
        "moves": moves,
    }


@router.get("/{int:pk}", response=ANSWERS, url_name="item", summary="一条信息现在的状态和可以办理的步骤")
def item(request: HttpRequest, pk: int) -> dict[str, Any]:
    actor = _actor(request)
    return _state(actor, queries.get(actor, pk))


@router.post("/{int:pk}/submit", response=ANSWERS, url_name="submit", summary="送审")
def submit(request: HttpRequest, pk: int, given: schemas.Given) -> dict[str, Any]:
    actor = _actor(request)
    return _state(actor, services.submit(actor, pk, **given.dict()))


@router.post("/{int:pk}/pass", response=ANSWERS, url_name="pass_step", summary="审核通过")
def pass_step(request: HttpRequest, pk: int, given: schemas.WithOpinion) -> dict[str, Any]:
    actor = _actor(request)
    return _state(actor, services.pass_step(actor, pk, **given.dict()))


@router.post("/{int:pk}/return", response=ANSWERS, url_name="return", summary="退回修改")
def send_back(request: HttpRequest, pk: int, given: schemas.WithOpinion) -> dict[str, Any]:
    actor = _actor(request)
    return _state(actor, services.send_back(actor, pk, **given.dict()))


@router.post("/{int:pk}/take-back", response=ANSWERS, url_name="take_back", summary="取回修改")
def take_back(request: HttpRequest, pk: int, given: schemas.Given) -> dict[str, Any]:
    actor = _actor(request)
    return _state(actor, services.take_back(actor, pk, **given.dict()))


@router.post("/{int:pk}/clear", response=ANSWERS, url_name="clear", summary="放行一处检查结果")
def clear(request: HttpRequest, pk: int, given: schemas.ToClear) -> dict[str, Any]:
    actor = _actor(request)
    services.clear(actor, pk, **given.dict())
    return _state(actor, queries.get(actor, pk))


@router.post("/{int:pk}/publish", response=ANSWERS, url_name="publish", summary="发布")
def publish(request: HttpRequest, pk: int, given: schemas.Given) -> dict[str, Any]:
    actor = _actor(request)
    return _state(actor, services.publish(actor, pk, **given.dict()))


@router.post("/{int:pk}/schedule", response=ANSWERS, url_name="schedule", summary="定时发布")
def schedule(request: HttpRequest, pk: int, given: schemas.ToSchedule) -> dict[str, Any]:
    actor = _actor(request)
    return _state(actor, services.schedule(actor, pk, **given.dict()))


@router.post("/{int:pk}/release", response=ANSWERS, url_name="release", summary="应急发布")
def release(request: HttpRequest, pk: int, given: schemas.WithReason) -> dict[str, Any]:
    actor = _actor(request)
    return _state(actor, services.release(actor, pk, **given.dict()))


@router.post("/{int:pk}/review-after", response=ANSWERS, url_name="review_after", summary="应急发布后的审查")
def review_after(request: HttpRequest, pk: int, given: schemas.AfterReview) -> dict[str, Any]:
    actor = _actor(request)
    return _state(actor, services.review_after(actor, pk, **given.dict()))


@router.post("/{int:pk}/withdraw", response=ANSWERS, url_name="withdraw", summary="撤回并说明理由")
def withdraw(request: HttpRequest, pk: int, given: schemas.WithReason) -> dict[str, Any]:
    actor = _actor(request)
    return _state(actor, services.withdraw(actor, pk, **given.dict()))
