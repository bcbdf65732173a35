"""Handing work to the worker together with the change that it belongs to."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import connection, transaction
from django_tasks.base import Task
from django_tasks_db import DatabaseBackend


def queue_with(task: Task, *arguments: Any) -> None:
    """Queue `task` so that it runs once this transaction is kept, and never when it is not.

    A queue in the same database gets its row in this very transaction: nothing can be lost between
    the two, and the disk is waited for once. Any other queue is told after the commit.
    """
    if connection.in_atomic_block and isinstance(task.get_backend(), DatabaseBackend):
        task.enqueue(*arguments)
    else:
        transaction.on_commit(partial(task.enqueue, *arguments))
