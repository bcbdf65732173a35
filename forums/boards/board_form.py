"""The editors' form of a board: who reads and writes is chosen from names, not typed as a code."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.accounts.audiences import MEMBER, PROFESSIONAL, PUBLIC
from portal.accounts.models import Membership, Role, User
from portal.organisations.models import Organisation, Site
from portal.taxonomy.models import Theme


def audience_choices(*, current: str = "") -> list[tuple[str, object]]:
    """Everybody who can be the readers of a board; what a board has already is among them."""
    companies = Organisation.objects.filter(kind=Organisation.Kind.COMPANY).order_by("code")
    others = Organisation.objects.exclude(kind=Organisation.Kind.COMPANY).order_by("code")
    sites = Site.objects.select_related("company").order_by("company__code", "code")
    choices = [
        (PUBLIC, _("everybody")),
        (MEMBER, _("everybody who is logged in")),
        (PROFESSIONAL, _("people who work in social housing")),
        *((one.audience, one.name) for one in companies),
        *((f"site-{site.pk}", f"{site.company.name}: {site.name}") for site in sites),
        *((one.audience, one.name) for one in others),
    ]
    if current and current not in {value for value, _label in choices}:
        choices.append((current, current))
    return choices


class BoardForm(WagtailAdminModelForm):
    """Moderators are chosen among the people who hold that role."""

    audience = forms.ChoiceField(label=_("who reads"))
    posting_audience = forms.ChoiceField(label=_("who writes, among"))
    moderators = forms.ModelMultipleChoiceField(
        label=_("moderators of this board"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who is named on a board moderates only the boards that name them."),
    )
    themes = forms.ModelMultipleChoiceField(
        label=_("subjects"), queryset=Theme.objects.filter(is_active=True), required=False
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("audience", "posting_audience"):
            if name in self.fields:
                self.fields[name].choices = audience_choices(current=getattr(self.instance, name))
        if "moderators" in self.fields:
            roles = Membership.objects.in_force().filter(role=Role.MODERATOR)
            people = User.objects.filter(memberships__in=roles).distinct().order_by("display_name")
            self.fields["moderators"].queryset = people
