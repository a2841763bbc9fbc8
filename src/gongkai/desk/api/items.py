"""Items for programs: where one stands, and every act of its review and publication. A route is an act of the table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest
from ninja import Router

from gongkai.apps.agencies.models import Staff
from gongkai.apps.proactive import queries, services
from gongkai.apps.proactive.states import WORKFLOW
from gongkai.desk.api import schemas

REFUSALS = dict.fromkeys((401, 403, 404, 409, 422, 429), schemas.Refusal)
ANSWERS = {200: schemas.ItemState, **REFUSALS}
router = Router(tags=["items"])
post = partial(router.post, response=ANSWERS)


def actor_of(request: HttpRequest) -> Staff:
    actor: Staff = request.auth  # type: ignore[attr-defined]  # set by the token (see access)
    return actor


def state_of(actor: Staff, pk: int) -> dict[str, Any]:
    item = queries.get(actor, pk)
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


def _done(request: HttpRequest, pk: int, act: Callable[..., object], given: schemas.Given) -> dict[str, Any]:
    actor = actor_of(request)
    act(actor, pk, **given.dict())
    return state_of(actor, pk)


@router.get("/{int:pk}", response=ANSWERS, url_name="item", summary="一条信息现在的状态和可以办理的步骤")
def item(request: HttpRequest, pk: int) -> dict[str, Any]:
    return state_of(actor_of(request), pk)


@post("/{int:pk}/submit", url_name="submit", summary="送审")
def submit(request: HttpRequest, pk: int, given: schemas.Given) -> dict[str, Any]:
    return _done(request, pk, services.submit, given)


@post("/{int:pk}/pass", url_name="pass_step", summary="审核通过")
def pass_step(request: HttpRequest, pk: int, given: schemas.WithOpinion) -> dict[str, Any]:
    return _done(request, pk, services.pass_step, given)


@post("/{int:pk}/return", url_name="return", summary="退回修改")
def send_back(request: HttpRequest, pk: int, given: schemas.WithOpinion) -> dict[str, Any]:
    return _done(request, pk, services.send_back, given)


@post("/{int:pk}/take-back", url_name="take_back", summary="取回修改")
def take_back(request: HttpRequest, pk: int, given: schemas.Given) -> dict[str, Any]:
    return _done(request, pk, services.take_back, given)


@post("/{int:pk}/clear", url_name="clear", summary="放行一处检查结果")
def clear(request: HttpRequest, pk: int, given: schemas.ToClear) -> dict[str, Any]:
    return _done(request, pk, services.clear, given)


@post("/{int:pk}/publish", url_name="publish", summary="发布")
def publish(request: HttpRequest, pk: int, given: schemas.Given) -> dict[str, Any]:
    return _done(request, pk, services.publish, given)


@post("/{int:pk}/schedule", url_name="schedule", summary="定时发布")
def schedule(request: HttpRequest, pk: int, given: schemas.ToSchedule) -> dict[str, Any]:
    return _done(request, pk, services.schedule, given)


@post("/{int:pk}/release", url_name="release", summary="应急发布")
def release(request: HttpRequest, pk: int, given: schemas.WithReason) -> dict[str, Any]:
    return _done(request, pk, services.release, given)


@post("/{int:pk}/review-after", url_name="review_after", summary="应急发布后的审查")
def review_after(request: HttpRequest, pk: int, given: schemas.AfterReview) -> dict[str, Any]:
    return _done(request, pk, services.review_after, given)


@post("/{int:pk}/withdraw", url_name="withdraw", summary="撤回并说明理由")
def withdraw(request: HttpRequest, pk: int, given: schemas.WithReason) -> dict[str, Any]:
    return _done(request, pk, services.withdraw, given)


@post("/{int:pk}/update", url_name="update", summary="开始更新已发布的信息；公众看到的仍是已发布的版本")
def update(request: HttpRequest, pk: int, given: schemas.Given) -> dict[str, Any]:
    return _done(request, pk, services.update, given)


@post("/{int:pk}/abandon-update", url_name="abandon_update", summary="放弃更新")
def abandon_update(request: HttpRequest, pk: int, given: schemas.Given) -> dict[str, Any]:
    return _done(request, pk, services.abandon_update, given)


@post("/{int:pk}/keep-back", url_name="keep_back", summary="归入不主动公开")
def keep_back(request: HttpRequest, pk: int, given: schemas.Given) -> dict[str, Any]:
    return _done(request, pk, services.keep_back, given)


@post("/{int:pk}/reopen", url_name="reopen", summary="重新办理已撤回或者不主动公开的信息")
def reopen(request: HttpRequest, pk: int, given: schemas.Given) -> dict[str, Any]:
    return _done(request, pk, services.reopen, given)


@post("/{int:pk}/discard", url_name="discard", summary="废弃没有发布过的草稿")
def discard(request: HttpRequest, pk: int, given: schemas.Given) -> dict[str, Any]:
    return _done(request, pk, services.discard, given)
