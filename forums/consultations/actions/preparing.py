"""A draft: its texts, its dates, its questions. Nobody who will be asked sees any of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forums.consultations import permissions
from forums.consultations.models import Consultation, Phase
from forums.councils.models import AdvisoryCouncil
from forums.councils.texts import ByLanguage, put_texts
from portal.accounts.audiences import PUBLIC
from portal.accounts.models import User
from portal.core.preferences import Preferences
from portal.organisations.models import Building, HousingCompany, Site

Texts = Mapping[str, ByLanguage]
Dates = Mapping[str, tuple[datetime, datetime]]
# Addresses of the room itself.
TAKEN = frozenset(
    {
        "new",
        "nieuw",
        "nouveau",
        "code",
        "due",
        "termijnen",
        "delais",
        "receipt",
        "bewijs",
        "preuve",
        "pictures",
        "beelden",
        "images",
    }
)
FIELDS = frozenset(
    {
        "allows_anyone",
        "allows_unverified",
        "asks_tenants",
        "audience",
        "code",
        "invited",
        "is_anonymous",
        "is_demo",
        "meeting",
        "project",
        "reach",
        "subject",
        "takes_ideas",
        "trigger",
    }
)


def _free_slug(title: str) -> str:
    start = slugify(title)[:60].strip("-") or "consultation"
    slug, count = start, 1
    while slug in TAKEN or Consultation.objects.filter(slug=slug).exists():
        count += 1
        slug = f"{start}-{count}"
    return slug


@transaction.atomic
def prepare(
    *,
    company: HousingCompany,
    author: User | None,
    texts: Texts,
    council: AdvisoryCouncil | None = None,
    opened_by: str = Consultation.OpenedBy.COMPANY,
    slug: str = "",
    sites: Iterable[Site] = (),
    buildings: Iterable[Building] = (),
    **fields: Any,
) -> Consultation:
    """A new draft. Without an author it comes from the portal itself (imports, demo content).

    Raises PermissionDenied for who may not open one here, ValidationError for what cannot be.
    """
    consultation = Consultation(
        company=company, council=council, opened_by_kind=opened_by, author=author
    )
    if author is not None:
        permissions.check_can_manage(author, consultation)
    if council is not None and council.company_id != company.pk:
        raise ValidationError(_("This council belongs to another company."))
    put_texts(consultation, texts)
    consultation.slug = slug or _free_slug(consultation.title)
    _put_fields(consultation, fields)
    consultation.audience = consultation.audience or consultation.own_audience
    _check(consultation)
    consultation.save()
    consultation.sites.set(_of_company(sites, company))
    consultation.buildings.set(_in_company(buildings, company))
    return consultation


def _put_fields(consultation: Consultation, fields: Mapping[str, Any]) -> None:
    if unknown := set(fields) - FIELDS:
        raise TypeError(f"A consultation is not prepared with {sorted(unknown)}")
    before = consultation.own_audience if consultation.pk else ""
    for name, value in fields.items():
        setattr(consultation, name, value)
    if "audience" not in fields and consultation.audience in {before, PUBLIC}:
        consultation.audience = consultation.own_audience
    if fields.get("subject"):
        consultation.trigger = fields["subject"].trigger
    if consultation.allows_anyone:
        # Who has no account finds only what is public.
        consultation.audience = PUBLIC


def _check(consultation: Consultation) -> None:
    """Raises ValidationError for who cannot be asked: others' projects, members of no council."""
    reach = consultation.reach
    if reach == Consultation.Reach.COUNCIL:
        if consultation.opened_by_kind != Consultation.OpenedBy.COUNCIL:
            raise ValidationError(_("Only a council asks its own members."))
        if consultation.allows_anyone or consultation.allows_unverified:
            raise ValidationError(_("Only members of the council answer here, and nobody else."))
    if reach != Consultation.Reach.PROJECT:
        consultation.project = None
    elif consultation.project is None:
        raise ValidationError(_("Choose the social cohesion project."))
    elif not consultation.project.companies.filter(pk=consultation.company_id).exists():
        raise ValidationError(_("Choose a project of this company."))
    if consultation.meeting and consultation.meeting.council.company_id != consultation.company_id:
        raise ValidationError(_("Choose a meeting of this company's council."))
    consultation.full_clean(exclude=["author"])


def _in_company(buildings: Iterable[Building], company: HousingCompany) -> list[Building]:
    found = list(buildings)
    if any(building.site.company_id != company.pk for building in found):
        raise ValidationError(_("Choose buildings of this company."))
    return found


def _of_company(sites: Iterable[Site], company: HousingCompany) -> list[Site]:
    found = list(sites)
    if any(site.company_id != company.pk for site in found):
        raise ValidationError(_("Choose sites of this company."))
    return found


@transaction.atomic
def change(
    *,
    consultation: Consultation,
    actor: User,
    texts: Texts,
    sites: Iterable[Site] | None = None,
    buildings: Iterable[Building] | None = None,
    **fields: Any,
) -> Consultation:
    """Change a draft. Raises PermissionDenied once it is sent, ValidationError for bad texts."""
    permissions.check_can_change(actor, consultation)
    put_texts(consultation, texts)
    _put_fields(consultation, fields)
    if consultation.allows_unverified and not Preferences.load().unverified_may_contribute:
        raise ValidationError(
            _("The regulator does not allow answers of tenants who are not confirmed yet.")
        )
    _check(consultation)
    consultation.save()
    if sites is not None:
        consultation.sites.set(_of_company(sites, consultation.company))
    if buildings is not None:
        consultation.buildings.set(_in_company(buildings, consultation.company))
    return consultation


@transaction.atomic
def delete_draft(*, consultation: Consultation, actor: User) -> None:
    """Throw a draft away with its files. Raises PermissionDenied once it is sent."""
    permissions.check_can_change(actor, consultation)
    for document in consultation.documents.all():
        transaction.on_commit(partial(document.file.storage.delete, document.file.name))
    consultation.delete()


@transaction.atomic
def set_phases(*, consultation: Consultation, actor: User | None, dates: Dates) -> None:
    """Give a draft its dates, by kind of phase; kinds that are not given go.

    Raises ValidationError when a phase ends before it starts or the phases are not in order.
    """
    if actor is not None:
        permissions.check_can_change(actor, consultation)
    check_dates(dates, asks_tenants=consultation.asks_tenants)
    consultation.phases.exclude(kind__in=list(dates)).delete()
    for kind, (starts_at, ends_at) in dates.items():
        when = {"starts_at": starts_at, "ends_at": ends_at}
        Phase.objects.update_or_create(consultation=consultation, kind=kind, defaults=when)
    consultation.__dict__.pop("_prefetched_objects_cache", None)


def check_dates(dates: Dates, *, asks_tenants: bool = True) -> None:
    """Raises ValidationError unless tenants have time to answer and phases follow each other."""
    if asks_tenants and Phase.Kind.CONTRIBUTION not in dates:
        raise ValidationError(_("Say from when until when tenants can answer."))
    before: tuple[datetime, datetime] | None = None
    for kind in Phase.Kind.values:
        if kind not in dates:
            continue
        starts_at, ends_at = dates[kind]
        if ends_at <= starts_at:
            raise ValidationError(
                _("%(phase)s: the end must be after the start.") % {"phase": Phase.Kind(kind).label}
            )
        if before and starts_at < before[1]:
            raise ValidationError(
                _("%(phase)s: it starts before the phase before it has ended.")
                % {"phase": Phase.Kind(kind).label}
            )
        before = (starts_at, ends_at)
