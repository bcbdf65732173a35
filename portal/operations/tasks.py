"""Periodic care of the database itself."""

from datetime import timedelta

from django.core.management import call_command
from django_tasks import task

from forums.boards.tasks import close_quiet_topics
from forums.consultations.tasks import count_what_is_over, remind_companies, remind_tenants
from forums.councils.tasks import close_terms
from home.documents.tasks import read_unread_files
from home.groups.tasks import tell_group_weeks
from home.links.tasks import ask_other_sites, check_links
from home.site.tasks import follow_dates
from home.submissions.tasks import ask_to_recheck
from portal.moderation.tasks import erase_old
from portal.notifications.tasks import send_mails
from portal.privacy.tasks import (
    erase_accounts,
    forget_copies,
    make_copies_left,
    purge_daily,
)
from portal.verification.tasks import ask_to_renew
from projects.activities.tasks import plan_further, purge_lists, remind
from projects.cohesion.tasks import warn_of_agreements
from projects.permanences.tasks import ask_to_confirm, plan_openings
from search.insight.tasks import count_concepts, forget_old_questions
from search.outbox.tasks import drain_outbox
from search.saved.tasks import tell_search_news
from search.tasks import look_again_at_time

from .clock import every


@task()
def clear_sessions() -> None:
    """Remove sessions that are over."""
    call_command("clearsessions")


@task()
def prune_task_results() -> None:
    """Forget what the worker did more than a week ago."""
    call_command("prune_db_task_results", "--min-age-days=7", verbosity=0)


@task()
def sync_rights() -> None:
    """End roles that are over and make the editors' rights anew."""
    call_command("sync_rights")


@task()
def sweep_notices() -> None:
    """Hand out what a stopped worker left behind."""
    call_command("send_notices")


every(timedelta(minutes=1), drain_outbox)
every(timedelta(minutes=1), follow_dates)
every(timedelta(minutes=5), look_again_at_time)
every(timedelta(minutes=15), tell_search_news)
every(timedelta(days=1), check_links)
every(timedelta(hours=1), ask_other_sites)
every(timedelta(days=1), count_concepts)
every(timedelta(days=1), forget_old_questions)
every(timedelta(minutes=1), send_mails)
every(timedelta(hours=1), read_unread_files)
every(timedelta(minutes=10), sweep_notices)
every(timedelta(hours=1), remind_tenants)
every(timedelta(minutes=5), count_what_is_over)
every(timedelta(hours=12), remind_companies)
every(timedelta(hours=6), sync_rights)
every(timedelta(days=1), ask_to_renew)
every(timedelta(minutes=30), erase_accounts)
every(timedelta(hours=1), forget_copies)
every(timedelta(minutes=15), make_copies_left)
every(timedelta(days=1), purge_daily)
every(timedelta(hours=1), close_terms)
every(timedelta(days=1), clear_sessions)
every(timedelta(days=1), ask_to_recheck)
every(timedelta(days=1), tell_group_weeks)
every(timedelta(days=1), close_quiet_topics)
every(timedelta(days=1), erase_old)
every(timedelta(days=1), prune_task_results)
every(timedelta(hours=1), remind)
every(timedelta(days=1), plan_further)
every(timedelta(days=1), purge_lists)
every(timedelta(days=1), plan_openings)
every(timedelta(days=1), ask_to_confirm)
every(timedelta(days=1), warn_of_agreements)
