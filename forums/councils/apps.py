from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class CouncilsConfig(AppConfig):
    name = "forums.councils"
    label = "councils"
    verbose_name = _("Advisory councils")

    def ready(self) -> None:
        from portal.accounts.audiences import register_audience_source
        from portal.accounts.home_sections import register_home_boxes
        from portal.core.template_functions import register_template_function
        from portal.moderation.subjects import register_content
        from search import sources
        from search.kinds import register_kind

        from . import notices
        from .home import my_council
        from .lists import council_of
        from .models import AdvisoryCouncil
        from .moderated import suggestion_content
        from .search_source import council_source, mark_changed
        from .seats import council_audiences

        notices.register()
        register_content(suggestion_content)
        register_audience_source(council_audiences)
        register_home_boxes(my_council)
        register_template_function("council_of", council_of)
        sources.register(council_source)
        register_kind("council", _("Advisory council"), "landmark")
        post_save.connect(mark_changed, AdvisoryCouncil, dispatch_uid="council to search")
        post_delete.connect(mark_changed, AdvisoryCouncil, dispatch_uid="council from search")
