"""The explorer in a real browser: nothing is executed, nothing leaves the machine, all of it works by keyboard.

Runs where Playwright's package and Debian's Chromium are installed (apt-get install chromium); skipped elsewhere.
The accessibility rules are axe-core's, which `npm pack` fetches for the run; without it those tests are skipped.
"""

import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from serve.conftest import CHROMIUM, TOKEN

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed (apt-get install chromium)")
pytest.importorskip("playwright.sync_api", reason="pip install playwright")

from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright  # noqa: E402

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
AXE = "axe-core@4.10.3"
PAGES = ("/", "/articles", "/people", "/timeline", "/network", "/map", "/agenda", "/review", "/about", "/dyad/CHN/USA")
Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield launched
        launched.close()


class Watch:
    """What goes wrong while a page is open."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.problems: list[str] = []

    def on(self, page: Page) -> None:
        page.on("console", lambda m: self.problems.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("dialog", lambda dialog: (self.problems.append(dialog.message), dialog.dismiss()))
        page.on("request", self.request)

    def request(self, request: Request) -> None:
        if not request.url.startswith(self.base + "/"):
            self.problems.append(f"left the machine: {request.url}")


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    contexts: list[tuple[BrowserContext, Watch]] = []

    def open_page(base: str, path: str, size: dict[str, int] = DESK, **options: object) -> Page:
        context = browser.new_context(viewport=size, locale="en-GB", **options)  # type: ignore[arg-type]
        watch = Watch(base)
        contexts.append((context, watch))
        page = context.new_page()
        watch.on(page)
        page.goto(base + path)
        return page

    yield open_page
    for context, watch in contexts:
        context.close()
        assert watch.problems == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_loads_and_fits(opened: Opener, served: str, path: str, size: dict[str, int]) -> None:
    page = opened(served, path, size)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_record_and_article_load_and_fit(opened: Opener, served: str, summit: str, size: dict[str, int]) -> None:
    page = opened(served, f"/record/{summit}", size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.locator("#duration .words a").first.click()
    expect(page.locator("#at")).to_be_in_viewport()
    assert page.locator("#at").inner_text() in {"3 jam", "sekitar 3 jam", "Tiga Jam"}
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_search_and_facets_lead_to_a_record(opened: Opener, served: str) -> None:
    page = opened(served, "/")
    page.get_by_label("Words in the articles").fill("senjata nuklir")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url(re.compile("q=senjata"))
    page.locator(".line").first.wait_for()
    before = page.locator(".line").count()
    assert before >= 2
    page.locator("aside").get_by_role("link", name=re.compile("^China")).click()
    page.wait_for_url(re.compile("side=CHN"))
    page.locator(".line").first.wait_for()
    assert "q=senjata" in page.url
    assert 0 < page.locator(".line").count() <= before
    removing = page.get_by_role("link", name=re.compile("^Remove: Side"))
    removing.click()
    removing.wait_for(state="detached")
    assert page.locator(".line").count() == before
    page.locator(".line a").first.click()
    assert "/record/" in page.url


def test_marked_words_say_field_and_rule_and_lead_to_the_record(opened: Opener, served: str, summit: str) -> None:
    page = opened(served, f"/record/{summit}")
    page.locator("#when .words a").first.click()
    words = page.locator(".text a.k-when, .text a.k-published").first
    words.hover()
    tip = page.locator("#tip")
    expect(tip).to_be_visible()
    assert "14 November 2022" in tip.inner_text() or "15 November 2022" in tip.inner_text()
    assert "rule:" in tip.inner_text()
    page.locator(".text a.k-duration").first.click()
    assert page.url.endswith(f"/record/{summit}#duration")


def test_first_tap_shows_and_second_tap_follows(opened: Opener, served: str, summit: str) -> None:
    page = opened(served, f"/record/{summit}", PHONE, has_touch=True, is_mobile=True)
    page.locator("#duration .words a").first.tap()
    page.wait_for_url(re.compile("/article/"))
    words = page.locator(".text a.k-speaker").first
    words.tap()
    expect(page.locator("#tip")).to_be_visible()
    assert "/article/" in page.url
    words.tap()
    page.wait_for_url(re.compile("/record/.*#statements"))


def test_keyboard_alone_goes_from_search_to_words_and_back(opened: Opener, served: str) -> None:
    page = opened(served, "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("/")
    page.keyboard.type("mempersenjatai")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=mempersenjatai"))
    page.locator(".line a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/record/"))
    page.locator("#duration .words a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/article/"))
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.closest('.text') !== null")
    expect(page.locator("#tip")).to_be_visible()
    number = "Array.from(document.querySelectorAll('.text a')).indexOf(document.activeElement)"
    reached = page.evaluate(number)
    page.keyboard.press("n")
    assert page.evaluate(number) == reached + 1
    page.keyboard.press("p")
    assert page.evaluate(number) == reached


def test_pictures_are_links_that_the_keyboard_reaches(opened: Opener, served: str) -> None:
    page = opened(served, "/network")
    link = page.locator("svg.network a[href^='/dyad/']").last
    link.focus()
    assert "contacts" in (link.get_attribute("aria-label") or "")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/dyad/"))
    page.locator("svg.timeline a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/record/"))


def test_everything_works_without_scripts(opened: Opener, served: str, summit: str) -> None:
    page = opened(served, "/", PHONE, java_script_enabled=False)
    page.locator("summary").first.click()
    page.locator("aside").get_by_role("link", name=re.compile("^China")).click()
    page.goto(f"{served}/record/{summit}")
    page.locator("#duration .words a").first.click()
    page.locator(".text a.k-duration").first.click()
    assert page.url.endswith("#duration")


def test_language_is_chosen_and_kept(opened: Opener, served: str) -> None:
    page = opened(served, "/timeline")
    page.get_by_role("link", name="Indonesia", exact=True).click()
    expect(page.locator("h1")).to_have_text("Lini masa")
    page.get_by_role("link", name="Peta", exact=True).click()
    expect(page.locator("h1")).to_have_text("Di mana mereka bertemu")


def test_edit_and_undo(opened: Opener, served_editable: str, summit: str) -> None:
    page = opened(served_editable, "/review")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Open for editing").click()
    page.goto(f"{served_editable}/record/{summit}")
    form = page.locator("#decide details").first
    form.get_by_label("Field").select_option("duration")
    form.get_by_label("Value").fill("PT2H")
    form.get_by_label("Your name").fill("Rina")
    form.get_by_label("Why").fill("naskah resmi")
    form.get_by_role("button", name="Save").click()
    expect(page.locator("#duration .value").first).to_contain_text("2 hours")
    expect(page.locator("#duration .agreement").first).to_have_text("set by a reviewer")
    page.get_by_role("button", name="Undo").click()
    page.goto(f"{served_editable}/record/{summit}")
    expect(page.locator("#duration .value").first).to_contain_text("3 hours")


def test_nothing_of_a_hostile_article_runs(browser: Browser, served_hostile: str) -> None:
    """Every page of a store in which every word is an attack: no script, no request, no dialog."""
    context = browser.new_context(viewport=DESK)
    context.add_init_script(
        "window.addEventListener('securitypolicyviolation', (e) => { window.violated = e.blockedURI; })"
    )
    watch = Watch(served_hostile)
    page = context.new_page()
    watch.on(page)
    base = served_hostile
    names = page.request.get(f"{base}/api/records?limit=500").json()["records"]
    articles = page.request.get(f"{base}/api/articles?limit=500").json()["articles"]
    fixed = ("/", "/articles", "/people", "/timeline", "/network", "/map", "/agenda", "/dyad/RUS/USA")
    addresses = [*fixed, *(f"/record/{r['id']}" for r in names), *(f"/article/{a['id']}" for a in articles)]
    assert len(addresses) > 60
    for address in addresses:
        page.goto(base + address)
        assert page.evaluate("[typeof window.pwned, typeof window.violated]") == ["undefined", "undefined"], address
        assert page.evaluate("document.scripts.length") == 1, address
        assert page.url.startswith(base)
    for marked in page.locator(".text [data-tip]").all()[:20]:
        marked.dispatch_event("mouseover")
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert [cookie["name"] for cookie in context.cookies() if cookie["name"] == "pwned"] == []
    context.close()
    assert watch.problems == []


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """axe-core's script, from the file that AXE_CORE names or out of the npm registry."""
    if named := os.environ.get("AXE_CORE"):
        return Path(named).read_text("utf-8")
    folder = tmp_path_factory.mktemp("axe")
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed: no accessibility rules")
    fetched = subprocess.run(["npm", "pack", "--silent", AXE], cwd=folder, capture_output=True, text=True, timeout=120)
    archives = sorted(folder.glob("*.tgz"))
    if fetched.returncode or not archives:
        pytest.skip(f"axe-core can't be fetched: {fetched.stderr.strip()[:100]}")
    with tarfile.open(archives[0]) as archive:
        script = archive.extractfile("package/axe.min.js")
        assert script
        return script.read().decode()


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk-light", "phone-dark"])
def test_no_page_shuts_anybody_out(
    opened: Opener, served: str, summit: str, axe: str, size: dict[str, int], scheme: str
) -> None:
    page = opened(served, f"/record/{summit}", size, color_scheme=scheme)
    article = page.locator("#duration .words a").first.get_attribute("href") or ""
    people = page.locator(".people a[href^='/person/']").first.get_attribute("href") or ""
    serious: list[str] = []
    for path in (*PAGES, f"/record/{summit}", article, people, "/?side=USA&q=Taiwan"):
        page.goto(served + path)
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        serious += [
            f"{path}: {rule['id']}: {node['html'][:150]} {node['failureSummary'][:300]}"
            for rule in found["violations"]
            if rule["impact"] in {"serious", "critical"}
            for node in rule["nodes"][:3]
        ]
    assert serious == []
