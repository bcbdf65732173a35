from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    name = "forums.consultations"
    label = "consultations"
    verbose_name = _("Consultations")

    def ready(self) -> None:
        from forums.councils.views import register_council_parts
        from portal.accounts.home_sections import register_home_tasks
        from portal.core.template_functions import register_template_function
        from search import sources

        from . import notices
        from .council_parts import council_consultations
        from .home import answers_due, questions_for
        from .lists import open_consultations
        from .search_source import consultation_source

        notices.register()
        register_council_parts(council_consultations)
        sources.register(consultation_source)
        register_home_tasks(questions_for)
        register_home_tasks(answers_due)
        register_template_function("open_consultations", open_consultations)
