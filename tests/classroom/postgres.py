"""A PostgreSQL of the tests' own: made in a folder, started, stopped. Only on 127.0.0.1, over a port of its own."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from twiplo_game.classroom.bots_class import free_port


def binaries() -> Path | None:
    """Where `initdb` and `postgres` are."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name, reverse=True)
    on_path = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep)]
    needed = ("initdb", "postgres", "pg_isready")
    return next((place for place in (*installed, *on_path) if all((place / name).is_file() for name in needed)), None)


def is_possible() -> bool:
    """Whether a PostgreSQL can be started here."""
    if binaries() is None or os.name != "posix":
        return False
    return os.geteuid() != 0 or (shutil.which("setpriv") is not None and _unprivileged() is not None)


def _unprivileged() -> tuple[int, int] | None:
    import pwd

    with suppress(KeyError):
        user = pwd.getpwnam("postgres")
        return user.pw_uid, user.pw_gid
    return None


@contextmanager
def running() -> Iterator[str]:
    """A fresh server's URL."""
    place = binaries()
    assert place is not None
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        data = Path(folder) / "data"
        prefix: list[str] = []
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root.
            user = _unprivileged()
            assert user is not None
            os.chown(folder, *user)
            Path(folder).chmod(0o700)
            prefix = ["setpriv", f"--reuid={user[0]}", f"--regid={user[1]}", "--clear-groups"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
        make = [
            *prefix,
            str(place / "initdb"),
            "-D",
            str(data),
            "-U",
            "twiplo",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        ]
        subprocess.run(make, check=True, **quiet)  # type: ignore[call-overload]
        port = free_port()
        settings = [
            f"port={port}",
            "listen_addresses=127.0.0.1",
            f"unix_socket_directories={folder}",
            "max_connections=40",
        ]
        start = [*prefix, str(place / "postgres"), "-D", str(data)]
        for setting in settings:
            start += ["-c", setting]
        server = subprocess.Popen(start, **quiet)  # type: ignore[call-overload]
        try:
            ready = [str(place / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
            while subprocess.run(ready, check=False).returncode:
                assert server.poll() is None
            yield f"postgresql+psycopg://twiplo@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # at once, whoever is still connected
            server.wait()
