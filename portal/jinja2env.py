"""The Jinja2 environment of all public templates; composes, so it may name any room."""

from typing import Any

from django.conf import settings
from django.utils import translation

from portal.core import jinja_texts
from portal.core.addresses import static, url
from portal.core.jinja_calls import QuickContext
from portal.core.jinja_code import QuickGenerator
from portal.core.jinja_globals import FILTERS, GLOBALS
from portal.core.jinja_templates import QuickEnvironment, QuickTemplate
from portal.core.template_functions import template_functions


def environment(**options: Any) -> QuickEnvironment:
    """An environment with our globals, filters and translations; all but plain text is escaped."""
    options["autoescape"] = lambda name: not (name or "").endswith(".txt")
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    env = QuickEnvironment(**options)
    env.template_class = QuickTemplate
    env.context_class = QuickContext
    env.code_generator_class = QuickGenerator
    env.install_gettext_callables(
        gettext=translation.gettext,
        ngettext=translation.ngettext,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
        newstyle=True,
    )
    jinja_texts.install(env)
    env.globals.update(static=static, url=url, settings=settings)
    env.globals.update(GLOBALS)
    env.globals.update(template_functions())
    env.filters.update(FILTERS)
    return env
