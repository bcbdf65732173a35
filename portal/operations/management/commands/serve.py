import ipaddress
import os
import shlex
import sys
import threading
import time
import urllib.error
import urllib.request

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from honcho.manager import Manager

from portal.operations.demo_accounts import announcement
from portal.operations.prepare import prepare
from portal.operations.web_server import web_command

READY_WITHIN_SECONDS = 120


class Command(BaseCommand):
    help = "Prepare what is missing, then run web, worker and clock under one supervisor."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)

    def handle(self, *, host: str, port: int, workers: int, **options) -> None:
        self._check_host(host)
        started = time.monotonic()
        prepare(self.stdout.write)
        url = f"http://{host}:{port}"
        # Mails and feeds of a portal on another port must lead back to it.
        os.environ.setdefault("BASE_URL", url)
        manager = Manager()
        for name, command in self._commands(host, port, workers).items():
            manager.add_process(name, command, env=dict(os.environ))
        threading.Thread(target=self._announce, args=(url, started), daemon=True).start()
        manager.loop()
        # Ctrl-C is how one stops it: no failure.
        sys.exit(0 if manager.returncode in (0, 130, 143) else manager.returncode)

    def _check_host(self, host: str) -> None:
        is_loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
        if settings.DEMO_ALLOWED and not is_loopback:
            raise CommandError(
                "The demo has accounts with a known password: it listens on 127.0.0.1 only. "
                "Use the production settings to serve others."
            )

    def _commands(self, host: str, port: int, workers: int) -> dict[str, str]:
        manage = f"{sys.executable} {settings.BASE_DIR / 'manage.py'}"
        return {
            "web": shlex.join(web_command(host=host, port=port, workers=workers)),
            "worker": f"{manage} db_worker --no-reload --interval 0.5",
            "clock": f"{manage} run_clock",
        }

    def _announce(self, url: str, started: float) -> None:
        # From here on: what came before may take long on a slow machine.
        waiting_since = time.monotonic()
        while time.monotonic() - waiting_since < READY_WITHIN_SECONDS:
            try:
                with urllib.request.urlopen(f"{url}/readyz", timeout=5) as answer:  # noqa: S310
                    if answer.status == 200:
                        break
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        else:
            self.stderr.write("The portal did not become ready; see the lines above.")
            return
        seconds = time.monotonic() - started
        self.stdout.write(f"\nPortal ready on {url} ({seconds:.1f} s)\n{announcement(url)}")
        self.stdout.flush()
