"""Make the pictures in docs/screenshots: the explorer on the sample articles, in the system's Chromium.

    python tools/screenshots.py [FOLDER]         or: make screenshots

Needs `pip install -e '.[dev]'` and a Chromium (CHROMIUM names it; default: /usr/bin/chromium).
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
TARGET = Path(__file__).parent.parent / "docs/screenshots"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SUMMIT = "/?side=CHN&side=USA&order=sources&status=held"  # its first line is the contact with the most sources


def main(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    with explorer() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name, size, scheme, path in shots(base, browser.new_page()):
            context = browser.new_context(viewport=size, color_scheme=scheme, locale="en-GB", device_scale_factor=1)
            page = context.new_page()
            page.goto(base + path)
            page.screenshot(path=target / f"{name}.png")
            print(name, path)
            context.close()
        browser.close()


def shots(base: str, page: Page) -> Iterator[tuple[str, dict[str, int], str, str]]:
    page.goto(f"{base}{SUMMIT}")
    record = page.locator(".line a").first.get_attribute("href") or "/"
    page.goto(base + record)
    article = page.locator("#duration .words a").first.get_attribute("href") or "/"
    for name, path in (
        ("search", "/?side=USA"),
        ("record", record),
        ("article", article),
        ("dyad", "/dyad/CHN/USA"),
        ("map", "/map"),
        ("network", "/network"),
        ("timeline", "/timeline"),
        ("agenda", "/agenda"),
    ):
        yield name, DESK, "light", path.partition("#")[0]
    yield "record-conflict", DESK, "light", f"{record}#conflicts"
    yield "record-statements", DESK, "light", f"{record}#statements"
    yield "record-dark", DESK, "dark", record
    yield "article-phone", PHONE, "light", article
    yield "search-phone", PHONE, "dark", "/"


@contextmanager
def explorer() -> Iterator[str]:
    """The explorer on the sample articles; its address."""
    given = ["--db", os.environ["RISALAH_DB"]] if "RISALAH_DB" in os.environ else ["--demo"]
    command = [sys.executable, "-m", "risalah", "serve", *given, "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr
        for line in server.stderr:
            if match := re.search(r"http://\S+?(?=/)", line):
                yield match[0]
                return
        raise SystemExit("the explorer did not start")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
