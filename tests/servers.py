"""A private PostgreSQL server for the tests, from whatever Debian has installed; none where there is none."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWNER = "nobody"  # PostgreSQL refuses to run as root


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl: on the path, or where Debian keeps it."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return versions[-1].parent if versions else None


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a server that lives as long as the block; databases are to be created on it."""
    home = binaries()
    assert home is not None
    root = os.geteuid() == 0
    as_owner = {"user": OWNER, "group": pwd.getpwnam(OWNER).pw_gid} if root else {}
    # Socket paths are short by law (107 bytes), so not pytest's long temporary folders.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        if root:
            os.chown(folder, pwd.getpwnam(OWNER).pw_uid, -1)
        data = folder / "data"

        def run(name: str, *arguments: str) -> None:
            command = [str(home / name), "-D", str(data), *arguments]
            subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **as_owner)  # type: ignore[call-overload]

        run("initdb", "-U", "risalah", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c synchronous_commit=off"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://risalah@/{{database}}?host={folder}"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
