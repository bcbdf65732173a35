"""The numbers and deadlines that the regulator may change without a release (domain brief, 4)."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from .prepared import Prepared


def _number(label: str, value: int, **kwargs) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(label, default=value, **kwargs)


def _group(heading: str, *names: str) -> MultiFieldPanel:
    return MultiFieldPanel([FieldPanel(name) for name in names], heading=heading)


@register_setting(icon="cog", order=10)
class Preferences(BaseGenericSetting, ClusterableModel):
    """One screen; companies and elections freeze or override some of these on their own rows."""

    council_size_min = _number(_("council: smallest size"), 5)
    council_size_max = _number(_("council: largest size"), 15)
    council_term_years = _number(_("council: term in years"), 4)
    council_open_meetings = _number(_("council: meetings with all tenants a year"), 4)
    council_board_delegates = _number(_("council: delegates on the board"), 2)
    voter_age = _number(_("election: age to vote"), 16)
    voter_seniority_months = _number(_("election: months as a tenant to vote"), 12)
    candidate_age = _number(_("election: age to stand"), 16)
    candidate_seniority_months = _number(_("election: months as a tenant to stand"), 12)
    minimum_candidates = _number(_("election: smallest number of candidates"), 5)
    minimum_turnout_percent = _number(_("election: smallest turnout in percent"), 5)
    opinion_days = _number(_("days for a council's opinion"), 30)
    answer_days = _number(_("days for the company's answer"), 30)
    follow_up_days = _number(_("days between follow-up reminders"), 90)
    own_opinion_visible_at_once = models.BooleanField(
        _("own-initiative opinions are visible to tenants before the answer"), default=True
    )
    unverified_may_contribute = models.BooleanField(
        _("consultations may allow tenants who are not yet confirmed"), default=False
    )
    moderated_first_posts = _number(_("forum: first posts seen by a moderator"), 3)
    edit_window_minutes = _number(_("forum: minutes in which a post may be edited"), 30)
    reports_to_hide = _number(_("forum: reports that hide a post"), 3)
    topic_closing_months = _number(_("forum: months until a quiet topic closes"), 12)
    minimum_group_size = _number(
        _("smallest group of which results are shown"), 5, validators=[MinValueValidator(2)]
    )
    survey_period_months = _number(_("project: months between surveys"), 12)
    surveys_anonymous = models.BooleanField(_("project: surveys are anonymous"), default=True)
    evaluation_period_months = _number(_("project: months between evaluations"), 12)
    evaluation_scale = _number(_("project: highest score of an evaluation"), 5)
    agreement_years = _number(_("project: length of an agreement in years"), 5)
    agreement_warning_months = _number(_("project: warning before the end, in months"), 12)
    practice_reviewers = _number(_("practice: number of reviewers"), 1)
    practice_languages = _number(_("practice: languages needed to publish"), 1)
    practice_recheck_months = _number(_("practice: months until it is checked again"), 24)
    retention_requests_months = _number(_("kept: requests, months after closing"), 12)
    retention_unverified_months = _number(_("kept: unconfirmed accounts, months"), 1)
    retention_inactive_months = _number(_("kept: inactive accounts, months"), 24)
    retention_logs_months = _number(_("kept: logs, months"), 6)
    retention_attendance_days = _number(_("kept: who came to an activity, days"), 30)
    permanence_confirm_days = _number(
        _("permanences: days until the hours must be confirmed again"), 90
    )
    tenancy_confirm_months = _number(
        _("people: months until a tenancy is confirmed anew (0: never)"), 12
    )
    letter_code_days = _number(_("people: days that a letter with a code works"), 60)
    invitation_days = _number(_("people: days that an invitation works"), 14)
    rights_review_months = _number(_("people: months until rights are looked at again"), 12)
    mails_a_week = _number(_("notices: most e-mails a week for a person"), 3)
    erasure_wait_days = _number(_("privacy: days to undo the erasure of an account"), 7)
    export_days = _number(_("privacy: days that a download of one's data can be fetched"), 7)
    retention_notices_months = _number(_("kept: notices, months"), 6)
    projects_override = models.PositiveIntegerField(
        _("number of social cohesion projects to show"), null=True, blank=True
    )
    companies_with_project_override = models.PositiveIntegerField(
        _("number of companies with a project to show"), null=True, blank=True
    )
    dwellings_override = models.PositiveIntegerField(
        _("number of dwellings to show"), null=True, blank=True
    )
    overrides_checked_on = models.DateField(_("these numbers checked on"), null=True, blank=True)

    panels = [
        _group(
            _("Councils"),
            "council_size_min",
            "council_size_max",
            "council_term_years",
            "council_open_meetings",
            "council_board_delegates",
        ),
        _group(
            _("Elections"),
            "voter_age",
            "voter_seniority_months",
            "candidate_age",
            "candidate_seniority_months",
            "minimum_candidates",
            "minimum_turnout_percent",
        ),
        _group(
            _("Consultations"),
            "opinion_days",
            "answer_days",
            "follow_up_days",
            "own_opinion_visible_at_once",
            "unverified_may_contribute",
        ),
        InlinePanel("works_thresholds", heading=_("Works above what amount need an opinion")),
        _group(
            _("Forum"),
            "moderated_first_posts",
            "edit_window_minutes",
            "reports_to_hide",
            "topic_closing_months",
        ),
        _group(
            _("Social cohesion projects"),
            "minimum_group_size",
            "survey_period_months",
            "surveys_anonymous",
            "evaluation_period_months",
            "evaluation_scale",
            "agreement_years",
            "agreement_warning_months",
        ),
        _group(_("Permanences"), "permanence_confirm_days"),
        _group(
            _("Good practices"),
            "practice_reviewers",
            "practice_languages",
            "practice_recheck_months",
        ),
        _group(
            _("People and notices"),
            "tenancy_confirm_months",
            "letter_code_days",
            "invitation_days",
            "rights_review_months",
            "mails_a_week",
            "erasure_wait_days",
            "export_days",
        ),
        _group(
            _("How long data is kept"),
            "retention_requests_months",
            "retention_unverified_months",
            "retention_inactive_months",
            "retention_logs_months",
            "retention_attendance_days",
            "retention_notices_months",
        ),
        _group(
            _("Numbers shown in texts (empty: computed)"),
            "projects_override",
            "companies_with_project_override",
            "dwellings_override",
            "overrides_checked_on",
        ),
    ]

    class Meta:
        verbose_name = _("rules and numbers")

    @classmethod
    def look(cls) -> "Preferences":
        """The numbers in force, for who must not write: nothing is stored when none were chosen."""
        return _row.first() or cls()

    @classmethod
    def _get_or_create(cls) -> "Preferences":
        # Pages of the forum ask for these numbers each time.
        return _row.first() or super()._get_or_create()


_row = Prepared(lambda: Preferences.objects.order_by("pk")[:1])
