"""The register of personal data: each room says beside its models what it keeps, and why.

A room has a module `personal_data.py` that is found by itself. Its entries are the source of the
register of processing, of the copy that a person may ask, and of the erasure of an account:

    register(
        Entry("boards.Post", purpose=_("..."), basis=Basis.TASK, kept=_("..."), readers=_("..."),
              links=(own("author", erase=UNLINK, remains=_("...")), acted("state_by")))
    )

A model that points at an account and has no entry fails a test that names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Basis(StrEnum):
    """On what a use of data stands (article 6 of the regulation)."""

    TASK = "task"
    CONTRACT = "contract"
    CONSENT = "consent"
    DUTY = "duty"
    INTEREST = "interest"

    @property
    def words(self) -> Text:
        """As it is said to people."""
        return BASES[self]


BASES: dict[Basis, Text] = {
    Basis.TASK: _("a task in the public interest"),
    Basis.CONTRACT: _("needed for the service that the person asks"),
    Basis.CONSENT: _("consent"),
    Basis.DUTY: _("a duty in law"),
    Basis.INTEREST: _("a legitimate interest: a safe portal"),
}


class Controller(StrEnum):
    """Who answers for a use of data: the regulator for the portal, a company for its tenants."""

    PORTAL = "portal"
    COMPANY = "company"

    @property
    def words(self) -> Text:
        """As it is said to people."""
        return CONTROLLERS[self]


CONTROLLERS: dict[Controller, Text] = {
    Controller.PORTAL: _("the regional regulator"),
    Controller.COMPANY: _("the housing company, for its own tenants and staff"),
}


class Then(StrEnum):
    """What becomes of a row when its person leaves."""

    DELETE = "delete"
    UNLINK = "unlink"
    KEEP = "keep"


DELETE, UNLINK, KEEP = Then.DELETE, Then.UNLINK, Then.KEEP


@dataclass(frozen=True, slots=True)
class Link:
    """How a row points at a person, as a path of fields.

    `is_own`: the row is about them and all of it is in their copy; else they only acted on it, and
    the copy says when. `blank`: fields that are emptied when the link is cut. `remains`: what stays
    after leaving, and why, in plain words.
    """

    path: str
    is_own: bool
    erase: Then
    blank: tuple[str, ...] = ()
    remains: Text = ""


def own(path: str, *, erase: Then = DELETE, blank: Iterable[str] = (), remains: Text = "") -> Link:
    """The row is about this person."""
    return Link(path, True, erase, tuple(blank), remains)


def acted(path: str, *, erase: Then = UNLINK) -> Link:
    """The person only did something with a row that is about others or about nobody."""
    return Link(path, False, erase)


@dataclass(frozen=True, slots=True)
class Entry:
    """One model in the register."""

    model: str
    purpose: Text
    basis: Basis
    kept: Text
    readers: Text
    links: tuple[Link, ...]
    # Never in a copy: hashes, tokens and the like.
    secret: tuple[str, ...] = ()
    controller: Controller = Controller.PORTAL

    @property
    def model_class(self) -> type[models.Model]:
        """The model itself."""
        return apps.get_model(self.model)

    @property
    def title(self) -> Text:
        """The name of its rows."""
        return self.model_class._meta.verbose_name_plural

    def rows(self, user: Any, link: Link) -> models.QuerySet:
        """The rows that point at `user` by `link`."""
        manager = self.model_class._base_manager
        return manager.filter(**{link.path: user}).order_by("pk").distinct()


# Gets the person and whether their messages go too; called before rows are erased.
BeforeErasing = Callable[[Any, bool], None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that is purged in time: how many are over, and removing them."""

    name: str
    label: Text
    count: Callable[[datetime], int]
    purge: Callable[[datetime], int]


@dataclass(slots=True)
class _Register:
    entries: dict[str, Entry] = field(default_factory=dict)
    without: dict[str, str] = field(default_factory=dict)
    before: list[BeforeErasing] = field(default_factory=list)
    rules: dict[str, Rule] = field(default_factory=dict)


_register = _Register()


def register(*found: Entry) -> None:
    """Enter models. Raises ValueError for a model that another room entered."""
    for entry in found:
        if _register.entries.setdefault(entry.model.lower(), entry) != entry:
            raise ValueError(f"{entry.model} is in the register already.")


def not_personal(model: str, why: str) -> None:
    """Say why a model that points at accounts keeps nothing of people."""
    _register.without[model.lower()] = why


def before_erasing(act: BeforeErasing) -> BeforeErasing:
    """Let `act(user, with_texts)` do what rows alone cannot; usable as a decorator."""
    if act not in _register.before:
        _register.before.append(act)
    return act


def purge_rule(rule: Rule) -> Rule:
    """Let the daily purge apply `rule`."""
    _register.rules.setdefault(rule.name, rule)
    return rule


def purge_old(name: str, label: Text, over: Callable[[datetime], models.QuerySet]) -> Rule:
    """A rule that deletes the rows of `over(now)`."""
    return purge_rule(
        Rule(
            name=name,
            label=label,
            count=lambda now: over(now).count(),
            purge=lambda now: over(now).delete()[1].get(over(now).model._meta.label, 0),
        )
    )


def entries() -> list[Entry]:
    """All entries, in the order of the rooms."""
    return list(_register.entries.values())


def rules() -> list[Rule]:
    """All rules of the purge."""
    return list(_register.rules.values())


def acts_before_erasing() -> list[BeforeErasing]:
    """What rooms do before somebody is erased."""
    return list(_register.before)


def missing(person: type[models.Model]) -> list[str]:
    """What points at an account and stands in no entry, as sentences that say what to write."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label_lower
        if label in _register.without or _is_of_the_account(model, person):
            continue
        entry = _register.entries.get(label)
        known = {link.path for link in entry.links} if entry else set()
        for name in _links_to(model, person):
            if name not in known:
                found.append(
                    f"{model._meta.label}.{name} points at an account: add it to an Entry in "
                    f"{model.__module__.split('.models')[0]}.personal_data "
                    f"(portal/core/personal.py says how)."
                )
    return found


def _links_to(model: type[models.Model], person: type[models.Model]) -> list[str]:
    own_fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return [one.name for one in own_fields if one.is_relation and one.related_model is person]


def _is_of_the_account(model: type[models.Model], person: type[models.Model]) -> bool:
    """The tables of groups and rights that hang on the account and go with it."""
    through = {one.remote_field.through for one in person._meta.local_many_to_many}
    return model in through or bool(model._meta.auto_created)
