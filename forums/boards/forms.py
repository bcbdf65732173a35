"""What people fill in. Errors are sentences; what was typed always stays."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.core.pictures import clean_picture
from portal.core.text import clean_text
from portal.taxonomy.choosing import ThemesField
from portal.taxonomy.models import Theme

from . import writing
from .actions.moderating import clean_reason
from .attachments import clean_attachment
from .holding import is_staff
from .models import Board
from .pictures import clean_description
from .private_matters import private_matters, speaks_of_danger

MOST_THEMES = 3
# Nobody reads a form and writes in less.
QUICKEST = timedelta(seconds=2)
WRITER_SALT = "forums.boards.writer"


class CleanedField(forms.CharField):
    """Text that goes through the rule of its kind; control characters are left out, not refused."""

    def __init__(self, *, rule: Callable[[str], str], **kwargs) -> None:
        super().__init__(strip=False, **kwargs)
        self.rule = rule

    def to_python(self, value: object) -> str:
        return clean_text(str(value)) if value else ""

    def validate(self, value: str) -> None:
        """An empty text is the rule's to refuse, in its own words."""

    def clean(self, value: object) -> str:
        return self.rule(super().clean(value))


def writer_mark(user: User) -> str:
    """Signed: whose form this is, so that kept text is offered to its writer and nobody else."""
    return signing.dumps(user.pk, salt=WRITER_SALT)


def is_too_quick(mark: str) -> bool:
    """Whether a form with this mark was sent as only a machine does: at once, or never shown."""
    try:
        signing.loads(mark, salt=WRITER_SALT, max_age=QUICKEST)
    except signing.SignatureExpired:
        return False
    except signing.BadSignature:
        return True
    return True


def is_writer(mark: str, user: User) -> bool:
    """Whether a form with this mark was shown to `user`."""
    try:
        return signing.loads(mark, salt=WRITER_SALT) == user.pk
    except signing.BadSignature:
        return False


def _text_field(label: str) -> CleanedField:
    return CleanedField(
        label=label,
        rule=writing.clean_post_text,
        help_text=_(
            "Everybody who reads this board can read it. Do not name neighbours. "
            "**bold**, - list and > quote work."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )


class WritingForm(forms.Form):
    """What every form for a message has. `token` makes two clicks one message."""

    text = _text_field(_("What do you want to say?"))
    language = forms.ChoiceField(
        label=_("In which language do you write?"), choices=writing.POST_LANGUAGES
    )
    picture = forms.FileField(
        label=_("A picture"),
        required=False,
        help_text=_("Not of people without asking them. It is made smaller for you."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    description = forms.CharField(
        label=_("What can be seen on the picture?"), required=False, max_length=300
    )
    attachment = forms.FileField(
        label=_("A document"),
        required=False,
        help_text=_("A PDF or a text or table of an office program, at most 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.xlsx,.odt,.ods"}),
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    writer = forms.CharField(widget=forms.HiddenInput, required=False)
    sure = forms.BooleanField(
        label=_("Everybody on this board may read this. Post it as it is."), required=False
    )

    def __init__(self, *args, user: User, **kwargs) -> None:
        self.user = user
        self.private: list[str] = []
        start = {
            "language": (get_language() or "nl")[:2],
            "token": secrets.token_urlsafe(16),
            "writer": writer_mark(user),
        }
        kwargs["initial"] = {**start, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            # Asked only when there is a reason to ask.
            self.fields["sure"].widget = forms.HiddenInput()

    def _clean_picture(self, data: dict[str, object]) -> None:
        """Both or neither: a picture, and what can be seen on it."""
        upload = data.pop("picture", None)
        said = data.pop("description", "")
        if not upload:
            return
        for field, rule in (("picture", clean_picture), ("description", clean_description)):
            try:
                data[field] = rule(upload if field == "picture" else said)
            except ValidationError as problem:
                self.add_error(field, problem)

    def clean_attachment(self) -> UploadedFile | None:
        """A document that people know, or nothing."""
        upload = self.cleaned_data.get("attachment")
        return clean_attachment(upload) if upload else None

    def clean(self) -> dict[str, object]:
        data = super().clean()
        self._clean_picture(data)
        said = f"{data.get('title', '')}\n{data.get('text', '')}"
        self.private = [] if is_staff(self.user) else private_matters(said)
        if not is_staff(self.user) and speaks_of_danger(said):
            self.private.append("danger")
        if self.private and not data.get("sure"):
            self.add_error("sure", _("Read what stands above first."))
        elif not self.private:
            self.fields["sure"].widget = forms.HiddenInput()
        return data

    def values(self) -> dict[str, Any]:
        """What an action takes: all but what the form asks for itself."""
        own = ("writer", "sure")
        return {name: value for name, value in self.cleaned_data.items() if name not in own}


class ReplyForm(WritingForm):
    """A reply; `reply_to` is the message that it answers."""

    reply_to = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    field_order = ["text", "picture", "description", "attachment", "language", "sure"]


class TopicForm(WritingForm):
    """A title and the opening message."""

    title = CleanedField(
        label=_("Your question or subject, in one sentence"),
        rule=writing.clean_title,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    themes = forms.ModelMultipleChoiceField(
        label=_("What is it about?"),
        queryset=Theme.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Not required. At most three."),
    )
    field_order = [
        "title",
        "text",
        "themes",
        "picture",
        "description",
        "attachment",
        "language",
        "sure",
    ]

    def __init__(self, *args, board: Board, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offered = board.themes.filter(is_active=True)
        if offered:
            self.fields["themes"].queryset = offered
        else:
            del self.fields["themes"]

    def clean_themes(self) -> list[Theme]:
        """The subjects; a few of them."""
        chosen = list(self.cleaned_data["themes"])
        if len(chosen) > MOST_THEMES:
            raise ValidationError(
                _("Choose at most %(most)s subjects."), code="many", params={"most": MOST_THEMES}
            )
        return chosen


class AskForm(TopicForm):
    """A question to all who follow a theme: at least one is chosen."""

    field_order = ["title", "text", "themes", "language", "sure"]

    def __init__(self, *args, board: Board, **kwargs) -> None:
        super().__init__(*args, board=board, **kwargs)
        self.fields["themes"] = ThemesField(
            label=_("Who should read it? Choose a theme"),
            help_text=_("Everybody who follows this theme gets your question. At most three."),
            error_messages={"required": _("Choose at least one theme.")},
        )
        for name in ("picture", "description", "attachment"):
            del self.fields[name]
        self.order_fields(self.field_order)


class EditForm(forms.Form):
    """The text of one's own message, and why it changes."""

    text = _text_field(_("Your message"))
    language = forms.ChoiceField(
        label=_("In which language do you write?"), choices=writing.POST_LANGUAGES
    )
    edit_reason = forms.CharField(
        label=_("Why do you change it?"),
        help_text=_("Not required. Others can read it."),
        required=False,
        max_length=200,
    )


class HideForm(forms.Form):
    """Why a message is hidden."""

    reason = CleanedField(
        label=_("Why do you hide this message?"),
        rule=clean_reason,
        help_text=_("The reason stands in the place of the message. The author is told."),
    )


def kept_values(kept: QueryDict | None, user: User) -> dict[str, str]:
    """What this very person was writing when the session ended; empty when it was another's."""
    if kept is None or not is_writer(kept.get("writer", ""), user):
        return {}
    names = ("title", "text", "language", "token", "reply_to")
    return {name: clean_text(kept[name]) for name in names if kept.get(name)}
