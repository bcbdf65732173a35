"""What sign-up asks beside address and password; allauth builds its own forms on this."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .models import User


class SignupPart(forms.Form):
    """The name that others see; the language is that of the page."""

    display_name = forms.CharField(
        label=_("Name"),
        max_length=60,
        help_text=_("Others see this name. It need not be your real name."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def signup(self, request: HttpRequest, user: User) -> None:
        """Keep name and language on the new account."""
        user.display_name = self.cleaned_data["display_name"]
        user.language = get_language() or user.language
        user.save(update_fields=["display_name", "language"])
