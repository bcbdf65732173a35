"""What members and tenants fill in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.core.pictures import clean_picture

from .form_parts import DayField, MomentField, PlainText, TextsForm, pair
from .models import AgendaItem, Meeting, Paper, Seat

LONG = 20_000


def _long(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class Kept(forms.Form):
    """A form that gives back what its writer typed before the session ended."""

    writer = forms.CharField(widget=forms.HiddenInput, required=False)


class CouncilForm(TextsForm):
    """What the page of the council says."""

    pairs = {
        "text": pair(_("What does the council do?"), length=LONG, rows=5),
        "meeting": pair(_("When and where does it meet?"), length=4000, rows=3),
        "stand": pair(_("How do tenants stand for the council?"), length=4000, rows=3),
        "rules": pair(_("House rules"), length=LONG, rows=5),
        "means": pair(_("Premises and means"), length=4000, rows=3),
    }
    email = forms.EmailField(label=_("Mailbox of the council"), required=False)
    quorum_percent = forms.IntegerField(
        label=_("More than how many percent of the members must be there to decide?"),
        min_value=0,
        max_value=100,
    )


class SeatForm(Kept):
    """What a member shows of themselves."""

    name = PlainText(label=_("Your name, as it is shown"), max_length=120, required=False)
    shows_name = forms.BooleanField(
        label=_("Everybody may see my name on the page of the council"), required=False
    )
    photo = forms.FileField(label=_("Your photo"), required=False)
    shows_photo = forms.BooleanField(
        label=_("Everybody may see my photo on the page of the council"), required=False
    )

    def clean_photo(self) -> bytes:
        upload = self.cleaned_data["photo"]
        return clean_picture(upload)[0] if upload else b""


class TextForm(Kept):
    """A draft of the council."""

    title = PlainText(label=_("Title"), max_length=160)
    body = PlainText(label=_("Text"), widget=_long(14), max_length=60_000)


class PaperForm(Kept):
    """A file for the council."""

    title = PlainText(label=_("Title"), max_length=160)
    upload = forms.FileField(
        label=_("File"), help_text=_("A PDF, a picture or an office document, at most 12 MB.")
    )
    is_public = forms.BooleanField(label=_("Everybody may read it"), required=False)

    def __init__(self, *args, leads: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not leads:
            del self.fields["is_public"]


class MessageForm(Kept):
    """A message to the other members."""

    text = PlainText(label=_("Your message"), widget=_long(3), max_length=4000)


class TaskForm(Kept):
    """Something to be done."""

    text = PlainText(label=_("What is to be done?"), max_length=300)
    owner = forms.ChoiceField(label=_("Who does it?"), required=False)
    due_on = DayField(label=_("By when?"), required=False)

    def __init__(self, *args, seats: Sequence[Seat] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._seats = {str(seat.pk): seat for seat in seats}
        names = [(key, member_name(seat)) for key, seat in self._seats.items()]
        self.fields["owner"].choices = [("", _("nobody yet")), *names]

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        values = self.cleaned_data
        return {
            "text": values["text"],
            "owner": self._seats.get(values["owner"]),
            "due_on": values["due_on"],
        }


class MeetingForm(TextsForm):
    """When and where the council meets."""

    pairs = {
        "title": pair(_("Title"), length=160),
        "place": pair(_("Place"), length=200),
    }
    starts_at = MomentField(label=_("From"))
    ends_at = MomentField(label=_("Until"))
    is_open = forms.BooleanField(label=_("All tenants of the company may come"), required=False)
    places = forms.IntegerField(
        label=_("Places for tenants"),
        required=False,
        min_value=1,
        max_value=5000,
        help_text=_("Empty: as many as come."),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        start, end = values.get("starts_at"), values.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("The end must be after the start."))
        return values

    def values(self) -> dict[str, Any]:
        """What the actions take."""
        names = ("starts_at", "ends_at", "is_open", "places")
        return {"texts": self.texts()} | {name: self.cleaned_data[name] for name in names}


class ItemForm(Kept):
    """An item of the agenda."""

    title = PlainText(label=_("What is it about?"), max_length=200)
    kind = forms.ChoiceField(label=_("What do you do with it?"), choices=AgendaItem.Kind)
    duration = forms.IntegerField(
        label=_("How many minutes?"), min_value=1, max_value=600, initial=10
    )
    text = PlainText(label=_("Explanation"), widget=_long(4), required=False, max_length=LONG)
    proposer = PlainText(label=_("Proposed by"), max_length=120, required=False)
    papers = forms.MultipleChoiceField(
        label=_("Documents"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, papers: Sequence[Paper] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._papers = {str(paper.pk): paper for paper in papers}
        self.fields["papers"].choices = [(key, p.title) for key, p in self._papers.items()]
        if not papers:
            del self.fields["papers"]

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        values = {k: v for k, v in self.cleaned_data.items() if k not in {"writer", "papers"}}
        chosen = self.cleaned_data.get("papers", [])
        return values | {"papers": [self._papers[key] for key in chosen]}


class DecisionForm(Kept):
    """What was said and decided about one item."""

    notes = PlainText(label=_("What was said"), widget=_long(5), required=False, max_length=LONG)
    decision = PlainText(
        label=_("What was decided"), widget=_long(3), required=False, max_length=5000
    )
    votes_for = forms.IntegerField(label=_("Votes for"), min_value=0, max_value=99, required=False)
    votes_against = forms.IntegerField(
        label=_("Votes against"), min_value=0, max_value=99, required=False
    )
    abstentions = forms.IntegerField(
        label=_("Abstentions"), min_value=0, max_value=99, required=False
    )

    def votes(self) -> tuple[int, int, int]:
        """For, against, abstained."""
        values = self.cleaned_data
        return tuple(values[name] or 0 for name in ("votes_for", "votes_against", "abstentions"))


class MinutesForm(TextsForm):
    """The version for everybody."""

    pairs = {
        "public_minutes": pair(
            _("Minutes for everybody"),
            length=LONG,
            rows=8,
            help_text=_("Without names of persons."),
        ),
    }


class ApprovalForm(Kept):
    """In which meeting the minutes were approved."""

    in_meeting = forms.ChoiceField(label=_("In which meeting were they approved?"))

    def __init__(self, *args, meetings: Sequence[tuple[Meeting, str]] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._meetings = {str(meeting.pk): meeting for meeting, _name in meetings}
        self.fields["in_meeting"].choices = [(str(m.pk), name) for m, name in meetings]

    def meeting(self) -> Meeting:
        """The chosen one."""
        return self._meetings[self.cleaned_data["in_meeting"]]


class CancelForm(Kept):
    """Why a meeting does not take place."""

    reason = PlainText(label=_("Why does it not take place?"), max_length=300)


class SuggestionForm(Kept):
    """A subject for the council."""

    title = PlainText(label=_("What should the council speak of?"), max_length=160)
    text = PlainText(
        label=_("Why does it matter?"),
        widget=_long(4),
        required=False,
        max_length=2000,
        help_text=_("About all tenants, not about your own file. Do not write names."),
    )


class SuggestionAnswerForm(Kept):
    """What the council does with a suggestion."""

    meeting = forms.ChoiceField(label=_("On the agenda of"), required=False)
    answer = PlainText(label=_("Your answer"), widget=_long(4), required=False, max_length=2000)

    def __init__(self, *args, meetings: Sequence[tuple[Meeting, str]] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._meetings = {str(meeting.pk): meeting for meeting, _name in meetings}
        choices = [(str(m.pk), name) for m, name in meetings]
        self.fields["meeting"].choices = [("", _("no agenda: the council does not take it up"))]
        self.fields["meeting"].choices += choices

    def chosen(self) -> Meeting | None:
        """The meeting on whose agenda it comes."""
        return self._meetings.get(self.cleaned_data["meeting"])


class QuestionForm(Kept):
    """A question for an open meeting."""

    text = PlainText(label=_("Your question"), widget=_long(3), max_length=1000)


class AnswerForm(Kept):
    """What was answered to it."""

    answer = PlainText(label=_("Answer"), widget=_long(3), max_length=4000)


def member_name(seat: Seat) -> str:
    """How members see each other."""
    own = seat.user.display_name if seat.user else ""
    return seat.display_name or own or seat.get_function_display().capitalize()
