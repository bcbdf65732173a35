"""Handing work to the worker together with the change that it belongs to.

A message that somebody posts waits for its rows in the queue, so they go in by statements that are
written once (`insert`), and nothing is read back of them.
"""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django_tasks.base import Task
from django_tasks.utils import normalize_json
from django_tasks_db import DatabaseBackend

from .prepared_writing import insert


def queue_with(task: Task, *arguments: Any) -> None:
    """Queue `task` so that it runs once this transaction is kept, and never when it is not.

    A queue in the same database gets its row in this very transaction: nothing can be lost between
    the two, and the disk is waited for once. Any other queue is told after the commit.
    """
    if connection.in_atomic_block and isinstance(task.get_backend(), DatabaseBackend):
        _write_down(task, arguments)
    else:
        transaction.on_commit(partial(task.enqueue, *arguments))


def _write_down(task: Task, arguments: tuple[Any, ...]) -> None:
    from django_tasks_db.models import DBTaskResult

    insert(
        DBTaskResult(
            id=uuid4(),
            args_kwargs=normalize_json({"args": arguments, "kwargs": {}}),
            priority=task.priority,
            task_path=task.module_path,
            queue_name=task.queue_name,
            run_after=task.run_after,
            backend_name=task.backend,
        )
    )
