"""Forms around an account."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignupForm(forms.Form):
    """What sign-up asks beside address and password."""

    display_name = forms.CharField(label=_("Display name"), max_length=60)
