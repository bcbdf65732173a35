"""What somebody tells colleagues of themselves, and taking it away."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.core.text import clean_text
from portal.organisations.models import Organisation
from portal.taxonomy.models import Theme

from .models import Expertise, Profile
from .permissions import workplaces
from .spoken import LANGUAGES

MOST_WORDS = 10
LONGEST_WORD = 60


@transaction.atomic
def keep_profile(
    *,
    user: User,
    is_shown: bool,
    organisation: Organisation,
    function: str = "",
    about: str = "",
    languages: Iterable[str] = (),
    shows_email: bool = False,
    themes: Iterable[Theme] = (),
    expertise: Iterable[str] = (),
    is_demo: bool = False,
) -> Profile:
    """Keep the entry of this person; it is shown only as long as they work there.

    Raises PermissionDenied for an organisation where they do not work, ValidationError for more
    than ten words of expertise.
    """
    if organisation.pk not in {place.pk for place in workplaces(user)}:
        raise PermissionDenied(_("Choose an organisation where you work."))
    profile = Profile.objects.filter(user=user).first() or Profile(user=user)
    profile.is_shown, profile.shows_email, profile.is_demo = is_shown, shows_email, is_demo
    profile.organisation = organisation
    profile.function = " ".join(clean_text(function).split())[:80]
    profile.about = clean_text(about).strip()[:600]
    known = [code for code in dict.fromkeys(languages) if code in LANGUAGES]
    profile.languages = f",{','.join(known)}," if known else ""
    profile.full_clean()
    profile.save()
    profile.themes.set(themes)
    profile.expertise.set(_words(expertise))
    return profile


@transaction.atomic
def remove_profile(*, user: User) -> None:
    """Nothing of it is kept."""
    Profile.objects.filter(user=user).delete()
    forget_unused_words()


def forget_unused_words() -> int:
    """Words that nobody uses any more say nothing to anybody; how many there were."""
    return Expertise.objects.filter(profiles__isnull=True).delete()[0]


def split_words(text: str) -> list[str]:
    """The words of expertise that somebody typed with commas, or each on a line."""
    parts = clean_text(text).replace("\n", ",").replace(";", ",").split(",")
    words = (" ".join(part.split())[:LONGEST_WORD] for part in parts)
    return list({slugify(word): word for word in words if slugify(word)}.values())


def _words(expertise: Iterable[str]) -> list[Expertise]:
    words = split_words(",".join(expertise))
    if len(words) > MOST_WORDS:
        raise ValidationError(_("Give at most ten words of expertise."))
    return [
        Expertise.objects.get_or_create(slug=slugify(word)[:60], defaults={"name": word})[0]
        for word in words
    ]
