"""Rights in the Wagtail admin, made from memberships: a group for each organisation with pages.

Groups are kept by this file alone; their names start with `portal:`. Nobody edits them by hand:
`manage.py sync_rights` makes everything anew from the memberships.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.organisations.models import Organisation

from .models import Membership, Role, User
from .roles import EDITING_ROLES

PREFIX = "portal:"
REGULATOR_EDITORS = f"{PREFIX}regulator-editors"
REGULATOR_ADMINS = f"{PREFIX}regulator-admins"
REVIEWERS = f"{PREFIX}practice-reviewers"
REGIONAL_GROUPS = {
    Role.REGULATOR_EDITOR: REGULATOR_EDITORS,
    Role.REGULATOR_ADMIN: REGULATOR_ADMINS,
    Role.PRACTICE_REVIEWER: REVIEWERS,
}
EDITOR_ACTIONS = ("add_page", "change_page", "publish_page")
REGULATOR_ACTIONS = (*EDITOR_ACTIONS, "bulk_delete_page", "lock_page", "unlock_page")
REVIEWER_ACTIONS = ("change_page", "publish_page")
FILE_ACTIONS = ("add", "choose", "change")

# What a regulator's editor looks after beside pages: all models of these apps.
EDITORIAL_APPS = (
    "taxonomy",
    "organisations",
    "site_pages",
    "news",
    "knowledge",
    "activities",
    "cohesion",
    "moderation",
    "thesaurus",
    "search_insight",
    "document_texts",
    "glossary",
    "useful_links",
    "meetings",
    "wagtailredirects",
)
# Rights over rights stay with the memberships, whoever asks.
CLOSED_APPS = (
    "auth",
    "accounts",
    "account",
    "mfa",
    "socialaccount",
    "usersessions",
    "sessions",
    "auditlog",
    "contenttypes",
    "django_tasks_database",
)

PageRootSource = Callable[[Organisation], Iterable[Page]]
_page_root_sources: list[PageRootSource] = []


def register_page_root_source(source: PageRootSource) -> PageRootSource:
    """Let `source(organisation)` name the roots of that organisation's pages, in every language."""
    if source not in _page_root_sources:
        _page_root_sources.append(source)
    return source


def organisation_group_name(organisation_id: int) -> str:
    """The name of the group of those who edit the pages of an organisation."""
    return f"{PREFIX}organisation-{organisation_id}"


def reviewers_group() -> Group:
    """The group that a workflow task for good practices is given to."""
    return _group(REVIEWERS)


@transaction.atomic
def sync_organisation_rights(
    organisation: Organisation, pages: Iterable[Page] | None = None
) -> Group:
    """Give the organisation's editors its pages and its collection of files, and nothing else.

    Without `pages` the registered sources are asked.
    """
    if pages is None:
        pages = [page for source in _page_root_sources for page in source(organisation)]
    group = _group(organisation_group_name(organisation.pk))
    _set_page_rights(group, pages, EDITOR_ACTIONS)
    _set_file_rights(group, organisation_collection(organisation))
    return group


@transaction.atomic
def sync_review_rights(pages: Iterable[Page]) -> Group:
    """Give the reviewers of good practices the subtrees that start at `pages`."""
    group = _group(REVIEWERS)
    _set_page_rights(group, pages, REVIEWER_ACTIONS)
    return group


def organisation_collection(organisation: Organisation) -> Collection:
    """Where this organisation's images and documents lie; made when it is first asked for."""
    name = f"{organisation.code} ({organisation.pk})"
    found = Collection.objects.filter(name__endswith=f" ({organisation.pk})", depth=2).first()
    if found:
        return found
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    return root.add_child(name=name)


@transaction.atomic
def sync_regional_rights() -> None:
    """Make the groups of the regulator anew: all pages, all files, the editorial lists."""
    roots = list(Page.objects.filter(depth=1))
    root_collection = Collection.get_first_root_node() or Collection.add_root(name="Root")
    for name in (REGULATOR_EDITORS, REGULATOR_ADMINS):
        group = _group(name)
        _set_page_rights(group, roots, REGULATOR_ACTIONS)
        _set_file_rights(group, root_collection, (*FILE_ACTIONS, "delete"))
    _set_model_rights(_group(REGULATOR_EDITORS), Q(content_type__app_label__in=EDITORIAL_APPS))
    _set_model_rights(_group(REGULATOR_ADMINS), ~Q(content_type__app_label__in=CLOSED_APPS))
    _group(REVIEWERS)


@transaction.atomic
def sync_user_rights(user: User) -> set[str]:
    """Put `user` in exactly the groups that the memberships of today give. Says which."""
    wanted = wanted_groups(user)
    current = dict(user.groups.filter(name__startswith=PREFIX).values_list("name", "pk"))
    user.groups.remove(*(pk for name, pk in current.items() if name not in wanted))
    user.groups.add(*(_group(name) for name in sorted(wanted - current.keys())))
    for cached in ("_perm_cache", "_user_perm_cache", "_group_perm_cache"):
        user.__dict__.pop(cached, None)
    return wanted


def wanted_groups(user: User) -> set[str]:
    """Names of the groups that this person belongs in today."""
    if not user.is_active:
        return set()
    rows = Membership.objects.in_force().filter(user=user)
    found = set()
    for role, organisation_id, kind in rows.values_list(
        "role", "organisation_id", "organisation__kind"
    ):
        if role in EDITING_ROLES:
            found.add(organisation_group_name(organisation_id))
        elif role in REGIONAL_GROUPS and kind == Organisation.Kind.REGULATOR:
            found.add(REGIONAL_GROUPS[role])
    return found


def sync_everything() -> int:
    """All groups and everybody's place in them; repeatable. Says how many people were looked at."""
    sync_regional_rights()
    for organisation in Organisation.objects.all():
        name = organisation_group_name(organisation.pk)
        has_pages = any(True for source in _page_root_sources for _page in source(organisation))
        if has_pages or Group.objects.filter(name=name).exists():
            sync_organisation_rights(organisation) if _page_root_sources else _group(name)
    people = User.objects.filter(Q(memberships__isnull=False) | Q(groups__name__startswith=PREFIX))
    count = 0
    for user in people.distinct().iterator():
        sync_user_rights(user)
        count += 1
    return count


def _group(name: str) -> Group:
    group, created = Group.objects.get_or_create(name=name)
    if created:
        group.permissions.add(*_every_editor())
    return group


def _every_editor() -> list[Permission]:
    """Opening the admin, and translating the pages that one may edit."""
    found = Permission.objects.filter(
        Q(codename="access_admin", content_type__app_label="wagtailadmin")
        | Q(codename="submit_translation", content_type__app_label="wagtail_localize")
    )
    return list(found)


def _set_page_rights(group: Group, pages: Iterable[Page], actions: Iterable[str]) -> None:
    kind = ContentType.objects.get_for_model(Page)
    permissions = Permission.objects.filter(content_type=kind, codename__in=actions)
    wanted = {(page.pk, permission.pk) for page in pages for permission in permissions}
    current = {
        (row.page_id, row.permission_id): row.pk
        for row in GroupPagePermission.objects.filter(group=group)
    }
    stale = [pk for key, pk in current.items() if key not in wanted]
    GroupPagePermission.objects.filter(pk__in=stale).delete()
    for page_id, permission_id in sorted(wanted - current.keys()):
        GroupPagePermission.objects.create(
            group=group, page_id=page_id, permission_id=permission_id
        )


def _set_file_rights(
    group: Group, collection: Collection, actions: Iterable[str] = FILE_ACTIONS
) -> None:
    codes = [f"{action}_{kind}" for action in actions for kind in ("image", "document")]
    permissions = Permission.objects.filter(
        codename__in=codes, content_type__app_label__in=["wagtailimages", "wagtaildocs"]
    )
    rows = GroupCollectionPermission.objects
    rows.filter(group=group).exclude(collection=collection, permission__in=permissions).delete()
    for permission in permissions:
        rows.get_or_create(group=group, collection=collection, permission=permission)


def _set_model_rights(group: Group, which: Q) -> None:
    group.permissions.set([*Permission.objects.filter(which), *_every_editor()])
