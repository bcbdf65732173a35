"""Wagtail's app of users, with a list that tells people who looked."""

from wagtail.users.apps import WagtailUsersAppConfig


class AdminUsersConfig(WagtailUsersAppConfig):
    """The same app; only its screens are ours."""

    default = False
    user_viewset = "portal.accounts.admin_users_list.PeopleViewSet"
