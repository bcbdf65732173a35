from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "portal.notifications"
    label = "notifications"
    verbose_name = _("Notices")

    def ready(self) -> None:
        from portal.accounts.home_sections import register_home_boxes
        from portal.accounts.signals import membership_changed
        from portal.core.template_functions import register_template_function

        from . import notices
        from .actions import is_following
        from .home import newest_notices
        from .signal_handlers import tell_about_membership
        from .unread import unread_count

        notices.register()
        register_home_boxes(newest_notices)
        membership_changed.connect(tell_about_membership, dispatch_uid="notify_membership")
        register_template_function("unread_count", unread_count)
        register_template_function("is_following", is_following)
