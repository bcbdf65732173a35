"""Wagtail's windows for choosing a step of a workflow, guarded against kinds that do not exist."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import workflows
from wagtail.workflows import get_task_types


def _of_a_known_kind(
    view: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """`view`, answering 404 when the address names a kind of step that does not exist."""

    @require_admin_access
    def checked(request: HttpRequest) -> HttpResponse:
        named = request.GET.get("create_model", "").lower()
        if "create_model" in request.GET and named not in {
            model._meta.label_lower for model in get_task_types()
        }:
            raise Http404
        return view(request)

    return checked


urlpatterns = [
    path("workflows/task_chooser/", _of_a_known_kind(workflows.TaskChooserView.as_view())),
    path(
        "workflows/task_chooser/create/",
        _of_a_known_kind(workflows.TaskChooserCreateView.as_view()),
    ),
]
