from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from auditlog.registry import auditlog

        from portal.core.template_functions import register_template_function

        from . import home_tasks, signal_handlers
        from .admin_scope.filters import narrow_people_filters
        from .home_sections import register_home_tasks
        from .models import Membership, User
        from .template_functions import FUNCTIONS

        auditlog.register(Membership, exclude_fields=["created_at", "changed_at"])
        # That a right changed hands, not who somebody is: names and addresses stay out of the log.
        auditlog.register(User, include_fields=["is_active", "is_superuser"])
        for name, function in FUNCTIONS.items():
            register_template_function(name, function)
        register_home_tasks(home_tasks.own_declarations)
        register_home_tasks(home_tasks.people_to_confirm)
        signal_handlers.connect()
        narrow_people_filters()
