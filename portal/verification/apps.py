from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VerificationConfig(AppConfig):
    name = "portal.verification"
    label = "verification"
    verbose_name = _("Becoming somebody")

    def ready(self) -> None:
        from auditlog.registry import auditlog

        from portal.accounts.home_sections import register_home_tasks
        from portal.accounts.template_functions import register_menu_lines

        from . import checks, notices, signal_handlers
        from .menu import lines
        from .models import HandOver, Invitation, LetterBatch, TrustedDomain

        notices.register()
        checks.register_checks()
        signal_handlers.connect()
        register_home_tasks(notices.renewals)
        register_home_tasks(notices.reviews)
        register_menu_lines(lines)
        for model in (LetterBatch, TrustedDomain):
            auditlog.register(model)
        # That it happened; the hash of a code and the address stay out of the log.
        auditlog.register(Invitation, exclude_fields=["digest", "email"])
        auditlog.register(HandOver, exclude_fields=["digest", "consent"])
