"""What several people asked for: proposals to publish it, and the decision on them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.apps.agencies import actor
from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.forms.publishing import DecideForm, DraftForm, ProposeForm
from gongkai.apps.disclosure_requests.queries import publishing
from gongkai.apps.disclosure_requests.show import publishing as show
from gongkai.apps.proactive.queries import columns_for
from gongkai.lib import paging
from gongkai.lib.acting import pages
from gongkai.lib.errors import NotAllowed


@pages
@login_required
def proposals(request: HttpRequest) -> HttpResponse:
    """Candidates, each with its button, and what was proposed."""
    services.require_propose(actor.of(request))
    form = ProposeForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        try:
            made = services.propose(
                actor.of(request), form.cleaned_data["request"], subject=form.cleaned_data["subject"]
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已提出公开建议，由政府信息公开工作机构的另一位同事决定。"))
            return redirect("disclosure_requests:proposal", made.pk)
    page = paging.page(publishing.proposals(actor.of(request)), request.GET.get("page"))
    facts = {
        "candidates": show.shown(publishing.candidates(actor.of(request)), form),
        "refused": form,
        "page": page,
        "table": show.table_of(list(page.object_list)),
        "source": show.SOURCE,
    }
    return render(request, "disclosure_requests/proposals.html", facts)


@pages
@login_required
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    found = publishing.proposal(actor.of(request), pk)
    why_not = services.reason_against_deciding(actor.of(request), found)
    form = DecideForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        services.decide_proposal(
            actor.of(request), pk, accept=request.POST.get("step") == "accept",
            reason=form.cleaned_data["reason"], version=form.cleaned_data["version"],
        )  # fmt: skip
        messages.success(request, _("公开建议的决定已记下。"))
        return redirect("disclosure_requests:proposal", pk)
    files = list(found.files.all())
    may_draft = not services.reason_against_drafting(actor.of(request), found)
    facts = {
        "proposal": found,
        "state": show.state_tag(found),
        "terms": show.terms_of(found, in_full=queries.works_on(actor.of(request), found.agency)),
        "requests": show.requests_table(list(found.requests.all())),
        "files": show.files_table(files) if files else None,
        "form": form,
        "why_not": why_not,
        "draft": DraftForm(columns=columns_for(found.agency)) if may_draft else None,
        "drafted": show.item_of(actor.of(request), found),
    }
    return render(request, "disclosure_requests/proposal.html", facts)


@require_POST
@login_required
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """An accepted proposal becomes a draft of this person in the register of what is published."""
    found = publishing.proposal(actor.of(request), pk)
    if found.item_id is None and (why := services.reason_against_drafting(actor.of(request), found)):
        raise NotAllowed(why, act="draft_item")
    form = DraftForm(request.POST, columns=columns_for(found.agency))
    if not form.is_valid():
        messages.error(request, _("还没有选栏目；请选择后再起草。"))
        return redirect("disclosure_requests:proposal", pk)
    drafted = services.draft_item(actor.of(request), pk, column=form.cleaned_data["column"])
    messages.success(request, _("已起草，附件照答复时遮盖的样子带入；请补上日期和正文后送审。"))
    return redirect("proactive:detail", drafted.item_id)


@require_safe
@login_required
def data(request: HttpRequest, pk: int) -> HttpResponse:
    """The proposal as data, for the system in which the information is then published."""
    found = publishing.proposal(actor.of(request), pk)
    return JsonResponse(show.data_of(found), json_dumps_params={"ensure_ascii": False, "indent": 2})
