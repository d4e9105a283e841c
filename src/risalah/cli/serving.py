"""`risalah serve`: the explorer, in a browser."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from risalah.cli.reading import sample_articles
from risalah.cli.storing import DB, Db, now, opened, version
from risalah.cli.terminal import message_console
from risalah.errors import InputError

if TYPE_CHECKING:
    from risalah.serve.settings import Settings
    from risalah.store.connection import Store

PUBLIC_RATE = 20.0  # requests per second and address
LOCAL = "127.0.0.1"


def register(app: typer.Typer) -> None:
    app.command("serve")(serve)


def serve(
    db: Db = DB,
    demo: Annotated[bool, typer.Option("--demo", help="Show the sample articles; no database is needed.")] = False,
    host: Annotated[str, typer.Option("--host", help="The address to listen at. Default: this machine only.")] = LOCAL,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any that is free.")] = 8765,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="A name that the server is reached by; repeatable."),
    ] = None,
    allow_edits: Annotated[
        bool,
        typer.Option("--allow-edits", help="Let whoever has the printed token accept, reject, edit, merge, split."),
    ] = False,
    public: Annotated[
        bool, typer.Option("--public", help="Read-only for others too: the texts of all articles can be read by them.")
    ] = False,
    rate: Annotated[
        float | None, typer.Option("--rate", min=0.1, help="Requests per second and address. Default: 20 if public.")
    ] = None,
) -> None:
    """Open the explorer: a web application on a store, for this machine unless told otherwise.

    Every field of a record leads to the sentence that it rests on. Stop it with Ctrl-C.
    """
    try:
        import uvicorn

        from risalah.serve.app import application
    except ModuleNotFoundError as error:
        raise InputError(f"the explorer needs an extra ({error.name}): pip install 'risalah[serve]'") from error
    if public and allow_edits:
        raise InputError("--public is read-only: it can't be combined with --allow-edits")
    if not public and host not in {LOCAL, "localhost", "::1"}:
        raise InputError(f"{host}: others could reach that address: say --public as well, or leave --host out")
    settings = _settings(host, allow_host or [], public=public, allow_edits=allow_edits, rate=rate)
    with _demo() if demo else opened(db) as store:
        config = uvicorn.Config(
            application(store, settings), host=host, port=port, log_level="warning", access_log=False,
            server_header=False, proxy_headers=False, h11_max_incomplete_event_size=32_768, timeout_keep_alive=10,
            limit_concurrency=1000,
        )  # fmt: skip
        sockets = [config.bind_socket()]
        sockets[0].listen(2048)  # whoever follows the address at once waits, and is not refused
        _announce(sockets[0].getsockname()[1], settings, host)
        uvicorn.Server(config).run(sockets=sockets)


def _settings(host: str, names: list[str], *, public: bool, allow_edits: bool, rate: float | None) -> "Settings":
    from risalah.serve.settings import LOOPBACK, Settings

    hosts = {*LOOPBACK, *names, *(() if host in {"0.0.0.0", "::"} else (host,))}
    return Settings(
        now=now,
        version=version(),
        hosts=tuple(sorted(hosts)),
        public=public,
        token=secrets.token_urlsafe(24) if allow_edits else None,
        requests_per_second=rate or (PUBLIC_RATE if public else None),
    )


def _announce(port: int, settings: "Settings", host: str) -> None:
    console = message_console()
    shown = f"[{host}]" if ":" in host else host
    console.print(f"The explorer is at http://{shown}:{port}/  (Ctrl-C stops it)")
    if settings.token:
        console.print(f"To edit, open http://{shown}:{port}/review and give this token: {settings.token}")
    if settings.public:
        console.print(
            "Public, read-only. Everybody who reaches this address can read the full text, headline, outlet and web"
            " address of every article in the store, all accounts, records and decisions. Not shown: file paths, names"
            f" of reviewers. Answered are only requests for: {', '.join(settings.hosts)} (--allow-host adds a name)."
        )


@contextmanager
def _demo() -> "Iterator[Store]":
    """A store of the sample articles that is gone when the server stops."""
    from risalah.run.ingest import ingest

    with (
        tempfile.TemporaryDirectory(prefix="risalah-demo-", ignore_cleanup_errors=True) as folder,
        opened(str(Path(folder) / "demo.db"), create=True) as store,
    ):
        # Articles go by where they lie: a name that says what they are, not where the program is installed.
        articles = Path("examples")
        with chdir(folder):
            articles.mkdir()
            for sample in _samples():
                shutil.copy(sample, articles)
            ingest(store, [articles], reader=version(), now=now)
        yield store


def _samples() -> list[Path]:
    """The sample articles, and several accounts of the same made-up contacts: what records are for."""
    stories = Path(str(resources.files("risalah.serve"))) / "samples"
    return [*sorted(sample_articles().glob("*.txt")), *sorted(stories.glob("*.txt"))]
