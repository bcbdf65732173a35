"""A poll on a topic: asking and voting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forums.boards import actions
from forums.boards.models import Ballot, Poll, Topic
from portal.accounts.models import User
from portal.core.text import clean_text

from .finding import LARGEST, find_topic


class PollForm(forms.Form):
    """A question and its answers, one a line."""

    question = forms.CharField(label=_("The question"), max_length=200)
    answers = forms.CharField(
        label=_("The answers, one a line"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    is_multiple = forms.BooleanField(label=_("People may choose several answers"), required=False)
    days = forms.IntegerField(
        label=_("How many days is it open?"), initial=14, min_value=1, max_value=90
    )

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return {**self.cleaned_data, "answers": self.cleaned_data["answers"].splitlines()}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def poll_create(request: HttpRequest, board: str, pk: int, slug: str) -> HttpResponse:
    """Put a poll on one's own topic."""
    topic = find_topic(request, board, pk)
    typed = {name: clean_text(value) for name, value in request.POST.items()}
    form = PollForm(typed if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.add_poll(topic=topic, author=request.user, **form.values())
        except ValidationError as problem:
            form.add_error("answers", problem)
        else:
            return redirect(topic)
    context = {"topic": topic, "board": topic.board, "form": form}
    return render(request, "forums/boards/poll_form.html", context)


@login_required
@require_POST
def poll_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Vote; what is not right is said above the topic."""
    if pk > LARGEST:
        raise Http404
    polls = Poll.objects.select_related("topic__board")
    poll = get_object_or_404(polls, pk=pk)
    find_topic(request, poll.topic.board.slug, poll.topic_id)
    chosen = [key for key in request.POST.getlist("option") if key.isascii() and key.isdigit()]
    try:
        options = [int(key) for key in chosen[:20] if len(key) < 18]
        actions.vote(poll=poll, voter=request.user, options=options)
    except (PermissionDenied, ValidationError) as refusal:
        messages.warning(request, " ".join(getattr(refusal, "messages", [str(refusal)])))
    else:
        messages.success(request, _("Your vote counts. Nobody sees what you chose."))
    return redirect(poll.topic)


def poll_of(topic: Topic, reader: User | None) -> dict[str, Any] | None:
    """The poll of a topic as its page shows it; results after one's own vote or the end."""
    if not topic.has_poll:
        return None
    poll = Poll.objects.filter(topic=topic).prefetch_related("options").first()
    if poll is None:
        return None
    voted = reader is not None and Ballot.objects.filter(poll=poll, user=reader).exists()
    shows = voted or not poll.is_open
    return {
        "poll": poll,
        "options": list(poll.options.all()),
        "voted": voted,
        "shows": shows,
        "people": poll.ballots.count() if shows else 0,
    }
