from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExperiencesConfig(AppConfig):
    name = "home.experiences"
    label = "experiences"
    verbose_name = _("What colleagues make of practices")

    def ready(self) -> None:
        from portal.core.template_functions import register_template_function
        from portal.moderation.subjects import register_content

        from . import notices
        from .moderated import comment_content
        from .moderated_reasons import reason_content
        from .shown import colleagues_of

        notices.register()
        register_content(comment_content)
        register_content(reason_content)
        register_template_function("colleagues_of", colleagues_of)
