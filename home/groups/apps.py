from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "home.groups"
    label = "groups"
    verbose_name = _("Groups of professionals")

    def ready(self) -> None:
        from home.experiences.circles import register_circles
        from home.knowledge.doors import register_door
        from portal.accounts.audiences import register_audience_source
        from portal.accounts.home_sections import register_home_boxes
        from search import sources
        from search.kinds import register_kind

        from . import notices
        from .audiences import group_audiences
        from .home import my_circles, my_groups
        from .search_source import GroupSource

        notices.register()
        register_audience_source(group_audiences)
        register_circles(my_circles)
        register_door(
            "groups",
            title=_("Colleagues"),
            text=_("Groups and a list of people, for who works in social housing."),
            icon="users-round",
            url_name="groups:index",
            order=80,
        )
        register_home_boxes(my_groups)
        sources.register(GroupSource())
        register_kind("group", _("Group of professionals"), "users-round")
