from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExperiencesConfig(AppConfig):
    name = "home.experiences"
    label = "experiences"
    verbose_name = _("What colleagues make of practices")

    def ready(self) -> None:
        from home.knowledge.doors import register_door
        from portal.core.template_functions import register_template_function
        from portal.moderation.subjects import register_content

        from . import notices
        from .dossiers import latest_dossiers
        from .moderated import comment_content
        from .moderated_reasons import reason_content
        from .shown import colleagues_of

        notices.register()
        register_template_function("latest_dossiers", latest_dossiers)
        register_door(
            "dossiers",
            title=_("Dossiers"),
            text=_("Practices, articles and documents on one subject, put together by colleagues."),
            icon="library",
            url_name="experiences:collections",
            order=30,
        )
        register_content(comment_content)
        register_content(reason_content)
        register_template_function("colleagues_of", colleagues_of)
