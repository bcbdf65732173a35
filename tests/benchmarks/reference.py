"""What the portal's pages are measured against, served by the same server with the same settings.

`/page?bytes=30000` is the least that a page from a database can be: no framework, three queries on
indexes, one Jinja2 template that writes rows until the page is as long as the one that it is
compared with. `/constant` is 30 KB that are ready: what server and driver cost by themselves.
`/insert` is a bare POST: one row, and it is on the disk before the answer.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from jinja2 import Environment

MOST_ROWS = 200
TOPICS = 200
PEOPLE = 50
CONSTANT = b"<!doctype html><title>30 KB</title>".ljust(30_000, b"x")
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=268435456;"
    "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;"
)
TABLES = """
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE topic (id INTEGER PRIMARY KEY, slug TEXT UNIQUE NOT NULL, title TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id));
CREATE TABLE post (id INTEGER PRIMARY KEY, topic_id INTEGER NOT NULL REFERENCES topic (id),
    position INTEGER NOT NULL, person_id INTEGER NOT NULL REFERENCES person (id),
    text TEXT NOT NULL, written TEXT NOT NULL);
CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE UNIQUE INDEX post_place ON post (topic_id, position);
"""
POSTS = (
    "SELECT post.id, person_id, text, written, name FROM post JOIN person ON person.id = person_id"
    " WHERE topic_id = ? AND position <= ? ORDER BY position"
)
TEMPLATE = """<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>{{ topic.title }}</title></head>
<body>
<nav><ul>
{% for name in menu %}<li><a href="/nl/{{ name }}/">{{ name }}</a></li>{% endfor %}
</ul></nav>
<main><h1>{{ topic.title }}</h1><p>{{ author.name }}</p>
{% for post in posts %}
<article class="post{% if loop.first %} post--first{% endif %}" id="post-{{ post.id }}">
<h2><a href="/nl/people/{{ post.person_id }}/">{{ post.name }}</a></h2>
<p class="meta"><time datetime="{{ post.written }}">{{ post.written }}</time></p>
<div class="text"><p>{{ post.text }}</p></div>
</article>
{% endfor %}
</main>
<footer>{{ filling }}</footer>
</body>
</html>"""
MENU = ("nieuws", "info", "beleid", "kennisbank", "projecten", "maatschappijen", "forum", "advies")
TEXT = (
    'What a neighbour writes, as long as people do: "no longer than this" & nothing else. '
    "It goes on for a second sentence, with a question at its end: who comes along on Tuesday? "
    "And a third one, since some things take a little longer to say. Ring at number 12."
)

Start = Callable[[str, list[tuple[str, str]]], Any]


def fill(file: Path) -> None:
    """Make the small database that the reference page reads."""
    connection = sqlite3.connect(file)
    connection.executescript(PRAGMAS + TABLES)
    people = [(number, f"Person {number}") for number in range(1, PEOPLE + 1)]
    topics = [(n, f"topic-{n}", f"Question {n}", n % PEOPLE + 1) for n in range(1, TOPICS + 1)]
    posts = [
        (topic, place, (topic + place) % PEOPLE + 1, TEXT, f"2026-11-{place % 28 + 1:02} 09:30")
        for topic in range(1, TOPICS + 1)
        for place in range(1, MOST_ROWS + 1)
    ]
    connection.executemany("INSERT INTO person VALUES (?, ?)", people)
    connection.executemany("INSERT INTO topic VALUES (?, ?, ?, ?)", topics)
    connection.executemany("INSERT INTO post VALUES (NULL, ?, ?, ?, ?, ?)", posts)
    connection.commit()
    connection.close()


class Reference:
    """The WSGI application; one connection a process, as the portal has."""

    def __init__(self, file: str) -> None:
        self.connection = sqlite3.connect(file, check_same_thread=False)
        self.connection.row_factory = sqlite3.Row
        self.connection.executescript(PRAGMAS)
        self.template = Environment(autoescape=True).from_string(TEMPLATE)
        self.shapes: dict[int, tuple[int, str]] = {}

    def __call__(self, environ: dict[str, Any], start_response: Start) -> list[bytes]:
        if environ["PATH_INFO"] == "/constant":
            return _answer(start_response, CONSTANT)
        if environ["PATH_INFO"] == "/insert":
            return _answer(start_response, self.insert(environ))
        size = int(parse_qs(environ["QUERY_STRING"])["bytes"][0])
        if size not in self.shapes:
            self.shapes[size] = self._shape(size)
        return _answer(start_response, self.page(*self.shapes[size]))

    def insert(self, environ: dict[str, Any]) -> bytes:
        """One row of what was posted, committed."""
        length = int(environ.get("CONTENT_LENGTH") or 0)
        form = parse_qs(environ["wsgi.input"].read(length).decode())
        text = form.get("text", [""])[0]
        with self.connection:
            self.connection.execute("INSERT INTO note (text) VALUES (?)", (text,))
        return b"written"

    def page(self, rows: int, filling: str) -> bytes:
        """A topic with its first `rows` posts."""
        ask = self.connection.execute
        topic = ask("SELECT * FROM topic WHERE slug = ?", ("topic-100",)).fetchone()
        author = ask("SELECT * FROM person WHERE id = ?", (topic["person_id"],)).fetchone()
        posts = ask(POSTS, (topic["id"], rows)).fetchall()
        values = {"topic": topic, "author": author, "posts": posts, "menu": MENU}
        return self.template.render(values, filling=filling).encode()

    def _shape(self, size: int) -> tuple[int, str]:
        """How many rows, and how much text after them, make a page of `size` bytes."""
        rows = max(n for n in range(MOST_ROWS + 1) if n == 0 or len(self.page(n, "")) <= size)
        return rows, "x" * (size - len(self.page(rows, "")))


def _answer(start_response: Start, body: bytes) -> list[bytes]:
    length = ("Content-Length", str(len(body)))
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), length])
    return [body]


def __getattr__(name: str) -> Any:
    """`application` is made when the server asks for it: only then there is a database."""
    if name != "application":
        raise AttributeError(name)
    globals()["application"] = Reference(os.environ["REFERENCE_DATABASE"])
    return globals()["application"]
