"""An election goes on step by step: it is called or cancelled, listed, released, installed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forums.councils.forms import Kept
from forums.councils.models import AdvisoryCouncil
from forums.councils.views.acting import act_and_return, form_page
from forums.elections import actions, permissions
from forums.elections.forms import CancelForm
from forums.elections.models import Election
from portal.core.drafts import login_keeping_input
from portal.core.filling import filled

from .finding import find_managed, trail_of

State = Election.State
ACTS: dict[str, Callable[..., Any]] = {
    "list": actions.publish_list,
    "release": actions.release,
    "install": actions.install,
}


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def election_call(request: HttpRequest, slug: str) -> HttpResponse:
    """Call it, after a question: it cannot be taken back in silence."""
    election = find_managed(request, slug)
    if request.method != "POST":
        permissions.refuse(permissions.managing_problem(request.user, election, State.PLANNED))
    return form_page(
        request,
        Kept,
        lambda _form: actions.publish(election=election, actor=request.user),
        trail=trail_of(election),
        title=_("Call the election?"),
        lead=filled(
            _(
                "All tenants of %(company)s get a notice. From then on the rules and the dates do "
                "not change any more."
            ),
            {"company": election.company.name},
        )
        + _sitting(election),
        submit=_("Call the election"),
        done=_("The election is called. All tenants get a notice."),
        back=election.get_absolute_url(),
    )


def _sitting(election: Election) -> str:
    """What becomes of the council in office, in a sentence; empty when there is none."""
    council = AdvisoryCouncil.objects.filter(
        company=election.company_id, state=AdvisoryCouncil.State.ACTIVE
    ).first()
    if council is None:
        return ""
    return " " + _("%(council)s stays in office until the new council is installed.") % {
        "council": council.name
    }


@login_keeping_input
@require_POST
def election_act(request: HttpRequest, slug: str) -> HttpResponse:
    """One step on: make the candidates known, release the count, install the council."""
    election = find_managed(request, slug)
    name = request.POST.get("act", "")
    if name not in ACTS:
        raise Http404
    done = {
        "list": _("Done. All tenants get a notice."),
        "release": _("The results are known. All tenants get a notice."),
        "install": _("The council is installed."),
    }[name]
    return act_and_return(
        request,
        lambda: ACTS[name](election=election, actor=request.user),
        done=done,
        back=election.get_absolute_url(),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def election_cancel(request: HttpRequest, slug: str) -> HttpResponse:
    """It does not take place, with the reason."""
    election = find_managed(request, slug)
    return form_page(
        request,
        CancelForm,
        lambda form: actions.cancel(
            election=election, actor=request.user, reason=form.texts()["reason"]
        ),
        trail=trail_of(election),
        title=_("Cancel the election"),
        submit=_("Cancel the election"),
        done=_("All tenants get a notice."),
        back=election.get_absolute_url(),
    )
