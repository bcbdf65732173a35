from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    name = "forums.consultations"
    label = "consultations"
    verbose_name = _("Consultations")

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save

        from forums.councils.views import register_council_parts
        from portal.accounts.audiences import register_wider_audiences
        from portal.accounts.home_sections import register_home_tasks, register_publishing_links
        from portal.core.template_functions import register_template_function
        from portal.moderation.subjects import register_content
        from search import sources
        from search.kinds import register_kind

        from . import notices
        from .audiences import forget_projects, project_audiences
        from .council_parts import council_consultations
        from .home import answers_due, publishing_links, questions_for
        from .lists import open_consultations
        from .models import Consultation, Opinion
        from .moderated import remark_content
        from .search_source import consultation_source, mark_opinion, opinion_source

        notices.register()
        register_wider_audiences(project_audiences)
        post_save.connect(forget_projects, Consultation, dispatch_uid="projects that are asked")
        register_content(remark_content)
        register_council_parts(council_consultations)
        sources.register(consultation_source)
        sources.register(opinion_source)
        register_kind("consultation", _("Consultation"), "message-square-text")
        register_kind("opinion", _("Opinion of a council"), "scale")
        post_save.connect(mark_opinion, Opinion, dispatch_uid="opinion to search")
        post_delete.connect(mark_opinion, Opinion, dispatch_uid="opinion from search")
        register_home_tasks(questions_for)
        register_home_tasks(answers_due)
        register_publishing_links(publishing_links)
        register_template_function("open_consultations", open_consultations)
