from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CompaniesConfig(AppConfig):
    name = "projects.companies"
    label = "companies"
    verbose_name = _("Company pages")

    def ready(self) -> None:
        from django.db.models.signals import post_save

        from portal.accounts.home_sections import register_home_boxes
        from portal.accounts.wagtail_rights import register_page_root_source
        from portal.core.reference import register_reference
        from portal.core.template_functions import register_template_function
        from search.kinds import register_kind
        from search.sources import register

        from . import following, home, reference
        from .lists import company_address
        from .models import CompanyPage
        from .rights import company_page_saved, company_pages
        from .search_source import company_source

        following.register()
        register_home_boxes(home.who_is_who)
        register_template_function("company_address", company_address)
        register_page_root_source(company_pages)
        post_save.connect(company_page_saved, sender=CompanyPage, dispatch_uid="company-rights")
        register(company_source())
        register_kind("company", _("Housing company"), "building-2")
        register_reference("list of companies", reference.load)
        register_reference("company pages", reference.make_pages)
