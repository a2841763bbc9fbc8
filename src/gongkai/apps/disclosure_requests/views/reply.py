"""The reply desk: choosing the outcome, writing the reply, its versions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.agencies.models import Staff
from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.forms.reply import Sent
from gongkai.apps.disclosure_requests.models import DisclosureRequest, Draft, DraftState
from gongkai.apps.disclosure_requests.proposals import PARTLY, DraftText, text_of
from gongkai.apps.disclosure_requests.queries import drafts as written
from gongkai.apps.disclosure_requests.services.drafting import NOT_DRAFTED, reason_against_writing
from gongkai.apps.disclosure_requests.show import desk, outcomes, versions
from gongkai.apps.disclosure_requests.show.effect import effect_of, letter_of
from gongkai.letters import to_pdf
from gongkai.lib.downloads import named
from gongkai.lib.errors import NotAllowed, Stale
from gongkai.statute.grounds import GROUNDS
from gongkai.statute.outcomes import OUTCOMES

ALREADY_PUBLIC = "REG36_1.already_public"
SEVERANCE = "REG37.severance"


@require_safe
@login_required
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Four questions, and the whole list."""
    case = _to_write(request, pk)
    facts = {
        "case": case,
        "guide": outcomes.guide(case, request.GET.get("answers", "")),
        "groups": outcomes.every_outcome(case),
    }
    return render(request, "disclosure_requests/outcome.html", facts)


def _to_write(request: HttpRequest, pk: int) -> DisclosureRequest:
    case = queries.get(actor.of(request), pk)
    if why := reason_against_writing(actor.of(request), case):
        raise NotAllowed(why, act="save_draft")
    return case


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The reply as it is written: the form beside what follows from it."""
    case = _to_write(request, pk)
    newest = queries.newest_draft(case)
    if request.method == "POST":
        return _sent(request, case, newest)
    text = _chosen(request, newest)
    if text is None:
        return redirect("disclosure_requests:draft_outcome", pk)
    return _page(request, desk.facts_of(case, newest, text))


def _chosen(request: HttpRequest, newest: Draft | None) -> DraftText | None:
    """The newest version, or what the address names (an outcome, or the ground that leads to one) with the words so far."""
    grounds = request.GET.getlist("ground")
    code = request.GET.get("outcome") or next((GROUNDS[one].outcome for one in grounds if one in GROUNDS), "")
    if code not in OUTCOMES or code in NOT_DRAFTED:
        return text_of(newest) if newest else None
    if newest is not None and newest.outcome == code and not grounds:
        return text_of(newest)
    known = [one for one in grounds if one in GROUNDS]
    bases = (SEVERANCE, *known) if code == PARTLY else tuple(known)
    return DraftText(code, tuple(dict.fromkeys(bases)), dict(newest.facts) if newest else {})


def _page(request: HttpRequest, facts: dict[str, Any], status: int = 200) -> HttpResponse:
    text: DraftText = facts["text"]
    if ALREADY_PUBLIC in text.grounds:
        words = request.POST.get("find") or " ".join(facts["case"].description.split())
        facts["find"], facts["suggestions"] = words, desk.suggestions(words, request.build_absolute_uri)
    return render(request, "disclosure_requests/draft.html", facts, status=status)


def _form_of(request: HttpRequest) -> Sent:
    code = request.POST.get("outcome", "")
    if code not in OUTCOMES or code in NOT_DRAFTED:
        raise NotAllowed(_("没有这种办理结果，或者它不用起草答复；请重新选择。"), act="save_draft")
    return Sent(code, request.POST)


def _sent(request: HttpRequest, case: DisclosureRequest, newest: Draft | None) -> HttpResponse:
    sent, act = _form_of(request), request.POST.get("act", "")
    if act == "pdf":
        return _pdf(case, sent.text)
    if act not in {"save", "submit"}:
        return _page(request, _again(request, case, newest, sent))
    if not sent.is_valid:
        return _page(request, desk.facts_of(case, newest, sent.text, sent.form, sent.rows))
    try:
        kept = _kept(actor.of(request), case, newest, sent)
    except (NotAllowed, Stale) as refusal:
        return _refused(request, case.pk, sent, str(refusal))
    messages.success(request, _("已保存为第%(number)d稿。") % {"number": kept.number})
    if act == "submit":
        _send(request, kept)
    return redirect("disclosure_requests:draft", case.pk)


def _again(request: HttpRequest, case: DisclosureRequest, newest: Draft | None, sent: Sent) -> dict[str, Any]:
    """The same words once more: with another row, with what they now lead to, or with a page that was found."""
    form = sent.unjudged()
    if found := request.POST.get("use", ""):
        form.initial["place_way"] = "\n".join(filter(None, (form.initial.get("place_way"), found)))
        text = replace(sent.text, facts={**sent.text.facts, "way": form.initial["place_way"]})
    else:
        text = sent.text
    empty = sent.empty_rows + (request.POST.get("act") == "more")
    return desk.facts_of(case, newest, text, form, empty=empty)


def _kept(who: Staff, case: DisclosureRequest, newest: Draft | None, sent: Sent) -> Draft:
    """A version is written only where it says something new."""
    if newest is not None and newest.state == DraftState.WRITING and sent.text.says_the_same(text_of(newest)):
        return newest
    return services.save_draft(
        actor=who, pk=case.pk, text=sent.text, version=sent.form.cleaned_data["version"]
    )


def _send(request: HttpRequest, draft: Draft) -> None:
    """What is saved stays saved where it cannot be sent yet."""
    try:
        services.submit_draft(actor.of(request), draft.request_id, version=draft.request.version)
    except (NotAllowed, Stale) as refusal:
        messages.error(request, _("还没有送审：%(why)s") % {"why": refusal})
    else:
        messages.success(request, _("已送审，审核员会收到通知。"))


def _refused(request: HttpRequest, pk: int, sent: Sent, why: str) -> HttpResponse:
    """Nothing typed is lost; what was done meanwhile is told, and counts as seen from now on."""
    case = queries.get(actor.of(request), pk)
    since = written.events_since(case, sent.form.cleaned_data.get("seen"))
    sent.form.add_error(None, why)
    sent.look_again(case.version, written.last_event(case))
    facts = desk.facts_of(case, queries.newest_draft(case), sent.text, sent.form, sent.rows)
    facts["since"] = desk.happened(since, actor.of(request).pk)
    return _page(request, facts, status=409 if since else 200)


@require_POST
@login_required
def effect(request: HttpRequest, pk: int) -> HttpResponse:
    """What the words as they stand lead to: the part of the page that follows the typing. Saves nothing."""
    case = _to_write(request, pk)
    text = _form_of(request).text
    facts = {"case": case, "newest": queries.newest_draft(case), "effect": effect_of(case, text)}
    return render(request, "disclosure_requests/_effect.html", facts)


@require_safe
@login_required
def drafts(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version: who wrote it, who reviewed it, what was said."""
    who, case = actor.of(request), queries.get(actor.of(request), pk)
    facts = {
        "case": case,
        "listed": versions.listed(written.drafts(who, pk)),
        "works_here": _works_on(request, case),
        "may_write": reason_against_writing(who, case) is None,
    }
    return render(request, "disclosure_requests/drafts.html", facts)


@require_safe
@login_required
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One version, and word by word what changed against another (by default the one before it).

    Whoever only looks on sees that there is one, and not what it says: pieces and reasons may tell what is withheld.
    """
    found, others = _version(request, pk, number)
    title = versions.version_name(found, found.request.round)
    if not _works_on(request, found.request):
        seen = {"case": found.request, "shown": versions.shown(found), "title": title, "works_here": False}
        return render(request, "disclosure_requests/draft_version.html", seen)
    against = request.GET.get("against", "")
    other = next((one for one in others if str(one.pk) == against), None) or versions.before(found, others)
    facts = {
        "case": found.request,
        "shown": versions.shown(found),
        "title": title,
        "works_here": True,
        "effect": effect_of(found.request, text_of(found), saved=found),
        "against": other,
        "parts": versions.changes(other, found) if other else [],
        "others": [one for one in others if one.pk != found.pk],
    }
    return render(request, "disclosure_requests/draft_version.html", facts)


def _version(request: HttpRequest, pk: int, number: int) -> tuple[Draft, list[Draft]]:
    rows = written.drafts(actor.of(request), pk)
    found = next((one for one in rows if one.pk == number), None)
    if found is None:
        raise Http404
    found.request = queries.get(actor.of(request), pk)
    return found, rows


@require_safe
@login_required
def pdf(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One version as it would be printed today."""
    found, _others = _version(request, pk, number)
    if not _works_on(request, found.request):
        raise NotAllowed(_("答复文稿的内容只供办理这件申请的单位查看。"), act="draft")
    return _pdf(found.request, text_of(found))


def _works_on(request: HttpRequest, case: DisclosureRequest) -> bool:
    return queries.works_on(actor.of(request), case.agency)


def _pdf(case: DisclosureRequest, text: DraftText) -> HttpResponse:
    letter = letter_of(case, text)
    headers = named(f"{letter.title}.pdf", inline=True)
    return HttpResponse(to_pdf(letter), content_type="application/pdf", headers=headers)
