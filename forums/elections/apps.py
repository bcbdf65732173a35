from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class ElectionsConfig(AppConfig):
    name = "forums.elections"
    label = "elections"
    verbose_name = _("Elections of councils")

    def ready(self) -> None:
        from forums.councils.views import register_council_parts
        from search import sources
        from search.kinds import register_kind

        from . import notices
        from .council_parts import council_elections
        from .models import Election
        from .search_source import election_source, mark_changed

        notices.register()
        register_council_parts(council_elections)
        sources.register(election_source)
        register_kind("election", _("Election of a council"), "vote")
        post_save.connect(mark_changed, Election, dispatch_uid="election to search")
        post_delete.connect(mark_changed, Election, dispatch_uid="election from search")
