"""After the first login: where do you live, or where do you work?"""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, translate_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.actions import declare_tenancy, declare_work, end_membership
from portal.accounts.own_forms import CompanyForm, LanguageForm, SiteForm, WorkForm
from portal.organisations.models import HousingCompany


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose_language(request: HttpRequest) -> HttpResponse:
    """Step one: the language of the portal and of mail; can be skipped."""
    form = LanguageForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect(translate_url(reverse("first_steps"), request.user.language))
    return render(request, "portal/accounts/choose_language.html", {"form": form})


@login_required
@require_safe
def first_steps(request: HttpRequest) -> HttpResponse:
    """Step two: I rent, I work in the sector, or I have a letter. None is needed to read."""
    return render(request, "portal/accounts/first_steps.html")


@login_required
@require_http_methods(["GET", "POST"])
def declare_tenancy_view(request: HttpRequest) -> HttpResponse:
    """Choose the company; a company with several sites asks which one on the next page."""
    form = CompanyForm(request.POST or None)
    if form.is_valid():
        company = form.cleaned_data["company"]
        if company.sites.exists():
            return redirect("declare_site", code=company.code)
        return _declared(request, company, None)
    return render(request, "portal/accounts/declare_tenancy.html", {"form": form})


@login_required
@require_http_methods(["GET", "POST"])
def declare_site_view(request: HttpRequest, code: str) -> HttpResponse:
    """Choose the site, or keep it to yourself."""
    company = get_object_or_404(HousingCompany.objects.current(), code=code)
    form = SiteForm(request.POST or None, company=company)
    if request.method == "POST" and form.is_valid():
        return _declared(request, company, form.cleaned_data["site"])
    context = {"form": form, "company": company}
    return render(request, "portal/accounts/declare_site.html", context)


def _declared(request: HttpRequest, company: HousingCompany, site: object) -> HttpResponse:
    declare_tenancy(user=request.user, company=company, site=site)
    messages.success(
        request,
        _("%(company)s now checks that you are a tenant. We write to you when that is done.")
        % {"company": company.name},
    )
    return redirect(settings.AFTER_FIRST_STEPS)


@login_required
@require_http_methods(["GET", "POST"])
def declare_work_view(request: HttpRequest) -> HttpResponse:
    """Choose the organisation where you work."""
    form = WorkForm(request.POST or None)
    if form.is_valid():
        organisation = form.cleaned_data["organisation"]
        function = form.cleaned_data["function"]
        declare_work(user=request.user, organisation=organisation, function=function)
        messages.success(
            request,
            _("We check that you work at %(organisation)s. We write to you when that is done.")
            % {"organisation": organisation.name},
        )
        return redirect(settings.AFTER_FIRST_STEPS)
    return render(request, "portal/accounts/declare_work.html", {"form": form})


@login_required
@require_POST
def end_own_membership(request: HttpRequest, pk: int) -> HttpResponse:
    """I moved, or I work elsewhere: the role ends today."""
    membership = get_object_or_404(request.user.memberships.all(), pk=pk)
    end_membership(membership=membership, by=request.user)
    messages.success(request, _("This role has ended."))
    return redirect("profile")
