"""Runs the tests: `python -m tests.run [--services] [--long] [arguments for pytest]`.

Without services everything runs on SQLite and the embedded search engine. What is not run is said.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SERVICES = ("DATABASE_URL", "ELASTICSEARCH_URL", "REDIS_URL")
MOST_AGAIN = 5
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def say(text: str) -> None:
    """A line for the person who waits."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def find_browser() -> str:
    """The path of a Chromium, fetched when there is none; empty when it cannot be had."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), "")
    if found:
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing Chromium from the system's packages ...")
        subprocess.run(["apt-get", "update", "-qq"], check=False)  # noqa: S607
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)  # noqa: S607
        if found := shutil.which("chromium"):
            return found
    say("Fetching a browser with the browser library ...")
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return "library" if subprocess.run(command, check=False).returncode == 0 else ""


def missing_services() -> list[str]:
    """The services that the environment does not name."""
    return [name for name in SERVICES if not os.environ.get(name)]


def run_tests(options: list[str]) -> int:
    """The exit code of pytest, over all processors.

    A few failures are tried once more, alone: what fails only beside others on a busy machine is
    named as unstable, and what fails again has failed.
    """
    pytest = [sys.executable, "-m", "pytest", "-q", "-rs"]
    with tempfile.TemporaryDirectory() as folder:
        failures = Path(folder) / "failed"
        environment = {**os.environ, "PORTAL_FAILED_TESTS": str(failures)}
        at_once = [*pytest, "-n", "auto", *options]
        code = subprocess.run(at_once, check=False, env=environment).returncode  # noqa: S603 - our own interpreter
        failed = failures.read_text().splitlines() if failures.exists() else []
    if code != 1 or not 0 < len(failed) <= MOST_AGAIN:
        return code
    say(f"{len(failed)} failed; once more, alone.")
    code = subprocess.run([*pytest, "-n", "0", *failed], check=False).returncode  # noqa: S603 - our own interpreter
    if not code:
        say("UNSTABLE, to be mended: " + ", ".join(failed))
    return code


def main(arguments: list[str]) -> int:
    """The exit code of pytest."""
    services, long = "--services" in arguments, "--long" in arguments
    rest = [word for word in arguments if word not in ("--services", "--long")]
    if services and (missing := missing_services()):
        say(f"make test-services needs {', '.join(missing)} in the environment.")
        return 2
    if not services:
        for name in SERVICES:
            os.environ.pop(name, None)
    marks = ["services or not services"] if services else ["not services"]
    if long:
        marks.append("long")
    browser = "" if long else find_browser()
    if not long and not browser:
        say("NOT RUN: the browser tests, since no Chromium could be found or fetched.")
        if os.environ.get("CI"):
            return 2
        marks.append("not browser")
    elif browser != "library":
        os.environ["PORTAL_CHROMIUM"] = browser
    if not services:
        say("NOT RUN here: tests that need PostgreSQL, Elasticsearch or Redis (test-services).")
    return run_tests(["-m", " and ".join(f"({mark})" for mark in marks), *rest])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
