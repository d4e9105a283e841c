"""How fast a crawl is read: `python bench/read_html.py [--pages N]`. Needs the extra `html`.

A made-up crawl of saved pages (menus, links to other articles, scripts, a footer around a story), of which two in a
hundred are about contacts. Bare trafilatura on the same pages is the baseline; risalah looks at the raw bytes first and
parses only pages in which there can be a contact. Pages per second on one core, and how many pages with a contact the
look let go: none may be lost.
"""

import argparse
import random
import tempfile
import time
from pathlib import Path

import trafilatura

from corpus import dense_articles, mixed_articles
from risalah.lang.gate import load_gate
from risalah.lang.tables import pack_root
from risalah.model.document import Page
from risalah.read.options import ReadOptions
from risalah.read.pages import read_pages

SHARE = 50  # one page in so many is about contacts
AIM = 10  # times the baseline
BASELINE_PAGES = 100  # it is slow
SECTIONS = ("Nasional", "Ekonomi", "Internasional", "Olahraga", "Hiburan", "Teknologi", "Otomotif", "Gaya Hidup")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    count = parser.parse_args().pages
    chosen = random.Random(3)
    about = list(dense_articles(max(1, count // SHARE)))
    others = list(mixed_articles(count + 1, one_in=count + 2))[1:]  # the first is about contacts
    stories = [(text, True) for text in about] + [(text, False) for text in others[: count - len(about)]]
    chosen.shuffle(stories)
    pages = [(page(text, chosen).encode(), contact) for text, contact in stories]
    size = sum(len(data) for data, _ in pages) // len(pages) // 1000
    print(f"{len(pages)} pages of {size} KB, {len(about)} about contacts")

    started = time.process_time()
    for data, _ in pages[:BASELINE_PAGES]:
        trafilatura.bare_extraction(data.decode(), with_metadata=True, include_comments=False)
    baseline = min(BASELINE_PAGES, len(pages)) / (time.process_time() - started)
    print(f"  bare trafilatura   {baseline:8.0f} pages/s")

    gate = load_gate(pack_root("id"), "IDN")
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (data, contact) in enumerate(pages):
            path = Path(folder) / f"{number:06}.html"
            path.write_bytes(data)
            paths.append((path, contact))
        options = ReadOptions(worth=gate.passes)
        started = time.process_time()
        read = {path for path, _ in paths if any(isinstance(item, Page) for item in read_pages(path, options=options))}
        rate = len(paths) / (time.process_time() - started)
    lost = [path for path, contact in paths if contact and path not in read]
    told = "reached" if rate >= AIM * baseline else "MISSED"
    print(f"  risalah            {rate:8.0f} pages/s, {rate / baseline:.1f} times, aim {AIM}: {told}")
    print(f"  parsed {len(read)} pages; pages about contacts that were lost: {len(lost)} of {len(about)}")


def page(text: str, chosen: random.Random) -> str:
    """A saved page around a story: about 60 KB, most of it menus, links and scripts."""
    title, _, body = text.partition("\n")
    links = "".join(
        f'<li class="item"><a href="/berita/{n}/{chosen.randrange(10**6)}"><span>Kabar {n} hari ini</span></a></li>'
        for n in range(300)
    )
    menu = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in SECTIONS)
    script = "<script>" + "window.iklan=window.iklan||[];iklan.push({id:1,besar:[300,250]});" * 120 + "</script>"
    story = "".join(f"<p>{line}</p>" for line in body.splitlines() if line.strip())
    return (
        f'<!DOCTYPE html><html lang="id"><head><title>{title}</title><meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="2017-10-04T10:00:00+07:00">{script}</head>'
        f'<body><nav><ul>{menu}</ul></nav><div class="detail"><article><h1>{title}</h1>{story}</article></div>'
        f"<aside><ul>{links}</ul></aside><footer>© 2017 Contoh Media</footer>{script}</body></html>"
    )


if __name__ == "__main__":
    main()
