"""What one editor may touch: pages, images, documents."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from django.contrib.auth import get_user_model
from django.db.models import Model, Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.accounts.audiences import memberships_in_force
from portal.accounts.models import User
from portal.accounts.permissions import is_portal_admin
from portal.accounts.wagtail_rights import REGULATOR_ADMINS, REGULATOR_EDITORS

MAX_KEY = 2**63 - 1
OwnRows = Callable[[User], QuerySet]
_own_rows: dict[type[Model], OwnRows] = {}


def register_rows(model: type[Model], rows: OwnRows) -> None:
    """Let `rows(user)` say which rows of `model` an editor of one organisation reaches."""
    _own_rows[model] = rows


def is_limited(user: User) -> bool:
    """Whether the person works for one organisation: everybody but the regulator's own editors."""
    if is_portal_admin(user):
        return False
    if not hasattr(user, "_is_limited_editor"):
        regional = user.groups.filter(name__in=[REGULATOR_EDITORS, REGULATOR_ADMINS])
        user._is_limited_editor = not regional.exists()
    return user._is_limited_editor


class Reach:
    """The reach of one person; asks the database at most once a kind of thing."""

    def __init__(self, user: User) -> None:
        self.user = user

    @classmethod
    def of(cls, user: User) -> Reach:
        """The reach of `user`, kept for this request."""
        if not hasattr(user, "_reach"):
            user._reach = cls(user)
        return user._reach

    @cached_property
    def roots(self) -> list[str]:
        """Tree paths of the subtrees that the person edits."""
        rows = GroupPagePermission.objects.filter(group__user=self.user)
        return sorted(set(rows.values_list("page__path", flat=True)))

    @cached_property
    def collections(self) -> set[int]:
        """Keys of the collections that the person works in, with those below."""
        rows = GroupCollectionPermission.objects.filter(group__user=self.user)
        paths = set(rows.values_list("collection__path", flat=True))
        if not paths:
            return set()
        below = Q()
        for path in paths:
            below |= Q(path__startswith=path)
        return set(Collection.objects.filter(below).values_list("pk", flat=True))

    def pages(self, queryset: QuerySet | None = None) -> QuerySet:
        """Those pages of `queryset` (of all) that stand in the person's subtrees."""
        found = Page.objects.all() if queryset is None else queryset
        if not self.roots:
            return found.none()
        inside = Q()
        for path in self.roots:
            inside |= Q(path__startswith=path)
        return found.filter(inside)

    def files(self, queryset: QuerySet) -> QuerySet:
        """Those images or documents of `queryset` that lie in the person's collections."""
        return queryset.filter(collection__in=self.collections)

    def has_page(self, key: object) -> bool:
        return _has(self.pages(), key)

    def has_way_to(self, key: object) -> bool:
        """Whether the page is theirs or stands above theirs, so that they pass it on the way."""
        if self.has_page(key):
            return True
        path = Page.objects.filter(pk=_number(key)).values_list("path", flat=True).first()
        return path is not None and any(root.startswith(path) for root in self.roots)

    def has_image(self, key: object) -> bool:
        return _has(self.files(get_image_model().objects.all()), key)

    def has_document(self, key: object) -> bool:
        return _has(self.files(get_document_model().objects.all()), key)

    def has_collection(self, key: object) -> bool:
        return _number(key) in self.collections

    def has_model(self, model: type[Model], key: object) -> bool:
        """Whether the row of `model` is theirs; of kinds that we do not know nothing is."""
        if issubclass(model, Page):
            return self.has_page(key)
        if model is get_image_model():
            return self.has_image(key)
        if model is get_document_model():
            return self.has_document(key)
        return model in _own_rows and _has(_own_rows[model](self.user), key)

    def people(self, queryset: QuerySet | None = None) -> QuerySet:
        """Colleagues: those who work at the same organisations, and the person."""
        found = get_user_model().objects.all() if queryset is None else queryset
        organisations = [row.organisation_id for row in memberships_in_force(self.user)]
        colleagues = Q(memberships__organisation__in=organisations) & ~Q(memberships__role="tenant")
        return found.filter(Q(pk=self.user.pk) | colleagues).distinct()


def _number(key: object) -> int:
    """The key as a number; what is none is the key of nothing."""
    text = str(key)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else -1


def _has(queryset: QuerySet, key: object) -> bool:
    return queryset.filter(pk=_number(key)).exists()
