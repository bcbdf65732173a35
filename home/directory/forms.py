"""What somebody tells colleagues, and how the list is searched."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.accounts.audiences import memberships_in_force
from portal.accounts.models import User
from portal.core.text import clean_text
from portal.organisations.models import Organisation
from portal.taxonomy.choosing import ThemesField

from .actions import MOST_WORDS, split_words
from .models import Profile
from .permissions import workplaces
from .spoken import LANGUAGES


class PlainText(forms.CharField):
    """Text without control characters; they are left out, not refused."""

    def to_python(self, value: object) -> str:
        return clean_text(str(value)).strip() if value else ""


class ProfileForm(forms.Form):
    """One's own entry; nothing is ticked or shown by itself."""

    is_shown = forms.BooleanField(
        label=_("Colleagues find me in the list"),
        required=False,
        help_text=_("Only confirmed people of the sector see it. You can stop at any time."),
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), empty_label=None
    )
    function = PlainText(label=_("Function"), max_length=80, required=False)
    about = PlainText(
        label=_("What can colleagues ask you?"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    expertise = PlainText(
        label=_("Expertise"),
        max_length=700,
        required=False,
        help_text=_("At most ten words or short groups of words, with commas between them."),
    )
    themes = ThemesField(label=_("Themes"), required=False, to_field_name="code")
    languages = forms.MultipleChoiceField(
        label=_("Languages that you speak at work"),
        choices=list(LANGUAGES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    shows_email = forms.BooleanField(label=_("Show my e-mail address"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [place.pk for place in workplaces(user)]
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=keys)

    def clean_expertise(self) -> list[str]:
        """The words, each by itself."""
        words = split_words(self.cleaned_data["expertise"])
        if len(words) > MOST_WORDS:
            raise ValidationError(_("Give at most ten words of expertise."))
        return words

    @staticmethod
    def start_of(profile: Profile | None, user: User) -> dict[str, Any]:
        """What stands in the form; for a newcomer the function that their organisation knows."""
        if profile is None:
            functions = (m.function for m in memberships_in_force(user) if m.function)
            return {"languages": [user.language], "function": next(functions, "")}
        names = ("is_shown", "organisation", "function", "about", "shows_email")
        return {
            **{name: getattr(profile, name) for name in names},
            "languages": profile.language_codes,
            "themes": [theme.code for theme in profile.themes.all()],
            "expertise": ", ".join(word.name for word in profile.expertise.all()),
        }
