"""Every page of the explorer, asked for without a browser."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from risalah.model.account import Account, Speaker
from risalah.model.span import Span
from risalah.run.ingest import ingest_accounts
from risalah.serve.app import application
from risalah.serve.texts import LANGUAGES, load_texts
from risalah.store.connection import open_store
from serve.conftest import NOW, SETTINGS, hrefs
from stories_of_accounts import article, contact

PAGES = ("/", "/articles", "/people", "/timeline", "/network", "/map", "/agenda", "/review", "/about")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_answers_in_both_languages(client: TestClient, path: str, language: str) -> None:
    answer = client.get(f"{path}?lang={language}")
    client.cookies.clear()
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.text.count("<h1") == 1


def test_all_languages_have_the_same_texts() -> None:
    texts = load_texts()
    kept = {
        code: {(t, k) for t, table in each.tables.items() for k in table if t != "side"} for code, each in texts.items()
    }
    assert kept["id"] == kept["en"]


def test_texts_take_the_same_values_in_all_languages() -> None:
    import string

    one, other = load_texts().values()
    for table, entries in one.tables.items():
        for key, text in entries.items():
            if table == "side":
                continue
            wanted = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            given = {name for _, name, _, _ in string.Formatter().parse(other.tables[table][key]) if name}
            assert wanted == given, f"{table}.{key}"


def test_no_link_leads_nowhere(client: TestClient) -> None:
    """Every address on every page that can be reached from the first one answers, as far as the samples go."""
    todo, seen = ["/"], set()
    while todo and len(seen) < 400:
        address = todo.pop().partition("#")[0]
        if not address.startswith("/") or address in seen or "lang=" in address:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if "text/html" in answer.headers["content-type"]:
            found = hrefs(answer.text)
            # One facet after the other makes endless addresses: those of a chosen facet are not followed further.
            todo += [
                each for each in found if address == "/" or not each.startswith(("/?", "/timeline", "/map", "/network"))
            ]
    assert len(seen) > 100


def test_every_fragment_that_a_page_links_to_is_there(client: TestClient, summit: str) -> None:
    page = client.get(f"/record/{summit}").text
    articles = {address for address in hrefs(page) if address.startswith("/article/")}
    assert len(articles) > 10
    for address in articles:
        assert client.get(address).text.count('id="at"') == 1, address
    text = client.get(sorted(articles)[0]).text
    for address in hrefs(text):
        path, _, name = address.partition("#")
        if path.startswith("/record/") and name:
            assert f'id="{name}"' in client.get(path).text, address
        elif not path and name:
            assert f'id="{name}"' in text, address


def test_record_states_the_contact_and_where_sources_disagree(client: TestClient, summit: str) -> None:
    page = client.get(f"/record/{summit}").text
    assert "Joe Biden (president, United States)" in page
    assert "14 November 2022" in page and "15 November 2022" in page
    assert "2 against 1" in page
    assert "<mark>3 jam</mark>" in page and "<mark>2 jam</mark>" in page
    assert "Reuters via" in page and "a copy of" in page
    assert "It was announced as" in page


def test_record_shows_conditions_and_acts(client: TestClient, summit: str) -> None:
    page = client.get(f"/record/{summit}").text
    assert "threatens" in page
    assert "Condition: Jika Amerika Serikat terus mempersenjatai Taiwan" in page


def test_article_is_shown_whole_with_its_furniture_grey(client: TestClient, samples: object) -> None:
    found = client.get("/api/articles?q=mempersenjatai").json()["articles"][0]
    text = client.get(f"/api/articles/{found['id']}/text").text
    page = client.get(f"/article/{found['id']}").text
    import html
    import re

    shown = re.search(r'<div class="text"[^>]*>(.*?)</div>', page, re.S)
    assert shown and html.unescape(re.sub(r"<[^>]+>", "", shown[1])) == text
    assert re.search(r'class="[^"]*k-furniture[^"]*"[^>]*>[^<]*Google News', page)
    assert 'data-tip="date of the contact: 15 November 2022' in page


def test_words_of_a_field_are_marked_where_the_record_sends_the_reader(client: TestClient, summit: str) -> None:
    page = client.get(f"/record/{summit}").text
    address = next(a for a in hrefs(page[page.index('id="duration"') :]) if a.startswith("/article/"))
    article = client.get(address).text
    assert 'id="at"' in article
    opening = article.index('id="at"')
    assert article[opening : opening + 900].partition(">")[2].startswith(("3 jam", "sekitar 3 jam", "Tiga Jam"))


def test_facets_narrow_down_and_count_what_they_promise(client: TestClient) -> None:
    facets = client.get("/api/facets").json()["facets"]
    for kind in ("side", "channel", "status", "topic", "year", "office", "outlet", "conflict", "country"):
        for term in facets[kind][:4]:
            found = client.get("/api/records", params={kind: term["value"]}).json()
            assert found["total"] == term["records"], (kind, term)


def test_two_sides_must_both_take_part(client: TestClient) -> None:
    both = client.get("/api/records?side=USA&side=CHN").json()
    one = client.get("/api/records?side=USA").json()
    assert 0 < both["total"] < one["total"]
    for record in both["records"]:
        assert {"USA", "CHN"} <= {party["side"] for party in record["participants"]}


def test_words_are_looked_for_in_the_articles(client: TestClient) -> None:
    assert client.get("/api/records?q=mempersenjatai Taiwan").json()["total"] == 1
    assert client.get("/api/records?q=katayangtidakada").json()["total"] == 0


def test_a_date_that_is_none_is_said_to_be_none(client: TestClient) -> None:
    page = client.get("/?since=kemarin")
    assert page.status_code == 200 and "kemarin is no date" in page.text
    assert client.get("/api/records?since=kemarin").status_code == 400


def test_days_and_orders_narrow_and_sort(client: TestClient) -> None:
    found = client.get("/api/records?since=2021&until=2022&order=oldest").json()["records"]
    days = [record["fields"]["when"]["value"] for record in found]
    assert days and all(day[:4] in {"2021", "2022", "2023"} for day in days)
    assert client.get("/api/records?order=sources").json()["records"][0]["fields"]["when"]["independent"] >= 2


def test_older_ids_and_beginnings_lead_to_the_record(client: TestClient, summit: str) -> None:
    answer = client.get(f"/record/{summit[:12]}", follow_redirects=False)
    assert answer.status_code == 302 and answer.headers["location"] == f"/record/{summit}"


@pytest.mark.parametrize(
    "path",
    ["/record/r-nothing", "/article/d-nothing", "/person/nobody", "/dyad/AAA/BBB", "/nowhere", "/static/../app.py"],
)
def test_what_is_not_there_is_said_on_a_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>" in answer.text and "Traceback" not in answer.text


def test_dyad_page_tells_of_both_sides(client: TestClient) -> None:
    page = client.get("/dyad/USA/CHN").text
    assert "China and United States" in page
    assert "Xi Jinping" in page and "threatens" in page
    assert '<circle cx="' in page and "uncertain" in page


def test_person_page_lists_contacts_and_words(client: TestClient) -> None:
    people = client.get("/people?person=biden").text
    address = next(a for a in hrefs(people) if a.startswith("/person/"))
    page = client.get(address).text
    assert "Joe Biden" in page and "Xi Jinping" in page and "Perang Dingin" in page


def test_a_person_does_not_meet_people_of_their_own_side(tmp_path: Path) -> None:
    people = ("IDN Joko Widodo (president)", "MYS Anwar Ibrahim (prime-minister)")
    told = contact(*people, when="2024-01-08", **{"with": ["IDN Retno Marsudi (foreign-minister)"]})
    page = page_of(tmp_path, article("d-a", told, outlet="ANTARA News"), "/person/~retno%20marsudi")
    met = page.partition('<ul class="counts">')[2].partition("</ul>")[0]
    assert "Anwar Ibrahim" in met
    assert "Joko Widodo" not in met


def test_names_of_one_outlet_are_one_outlet(tmp_path: Path) -> None:
    people = ("IDN Joko Widodo (president)", "MYS Anwar Ibrahim (prime-minister)")
    account = article("d-a", contact(*people, when="2024-01-08"), outlet="ANTARA News")
    assert '"outlet":[{"records":1,"value":"ANTARA"}]' in page_of(tmp_path, account, "/api/facets")
    assert '"total":1' in page_of(tmp_path, account, "/api/records?outlet=ANTARA%20News")


def test_a_body_that_says_something_is_called_as_it_is_written(tmp_path: Path) -> None:
    text = "Kementerian Luar Negeri Malaysia mengatakan pertemuan itu baik."
    people = ("IDN Joko Widodo (president)", "MYS Anwar Ibrahim (prime-minister)")
    made = article("d-a", contact(*people), says=[("MYS", "pertemuan itu baik", "c1"), ("IDN", "ya", "c1")])
    body, other = made.statements
    body = replace(body, speaker=Speaker(None, "MYS", span=Span(0, 32)))
    other = replace(other, speaker=Speaker(None, "IDN"))
    page = page_of(tmp_path, replace(made, statements=(body, other)), "/", text)
    assert 'class="by">Kementerian Luar Negeri Malaysia' in page
    assert 'class="by">Indonesia' in page
    assert "somebody" not in page


def page_of(folder: Path, account: Account, path: str, text: str = "Joko Widodo bertemu Anwar Ibrahim.") -> str:
    """A page of a store with one account; '/' is that of its record."""
    with open_store(folder / "one.db") as store:
        ingest_accounts(store, [account], reader="1", now=lambda: NOW, texts=lambda _: text)
        with TestClient(application(store, SETTINGS), headers={"accept-language": "en"}) as client:
            name = client.get("/api/records").json()["records"][0]["id"]
            return client.get(path if path != "/" else f"/record/{name}").text


def test_uncertain_days_are_drawn_as_bars(client: TestClient) -> None:
    page = client.get("/timeline").text
    assert 'class="item held via-in-person"' in page
    assert "uncertain" in page and "<title>" in page


def test_agenda_lists_open_plans_and_reads_back_as_a_calendar(client: TestClient) -> None:
    icalendar = pytest.importorskip("icalendar")
    answer = client.get("/agenda.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert all(len(line.encode()) <= 75 for line in answer.text.split("\r\n"))
    events = icalendar.Calendar.from_ical(answer.text).walk("VEVENT")
    assert events
    for event in events:
        assert event["DTEND"].dt > event["DTSTART"].dt
        assert str(event["URL"]).startswith("http://testserver/record/r-")
    page = client.get("/agenda").text
    assert "Langkawi" in page


def test_downloads_hold_the_same_records(client: TestClient) -> None:
    import csv
    import json

    total = client.get("/api/records").json()["total"]
    table = list(csv.DictReader(client.get("/api/records.csv").text.splitlines()))
    lines = [json.loads(line) for line in client.get("/api/records.jsonl").text.splitlines()]
    assert len(table) == len(lines) == total
    assert [row["record"] for row in table] == [line["id"] for line in lines]


def test_paging_gives_every_record_once(client: TestClient) -> None:
    address, seen = "/api/records?limit=7", []
    while address:
        answer = client.get(address).json()
        seen += [record["id"] for record in answer["records"]]
        address = answer["next"]
    assert len(seen) == len(set(seen)) == answer["total"]


@pytest.mark.parametrize("asked", ["limit=-1", "limit=0", "limit=ten", "offset=-1"])
@pytest.mark.parametrize("list_", ["records", "articles", "dyads", "agenda"])
def test_a_limit_that_is_none_is_said_to_be_none(client: TestClient, list_: str, asked: str) -> None:
    answer = client.get(f"/api/{list_}?{asked}")
    assert answer.status_code == 400
    assert asked.partition("=")[0] in answer.json()["error"]["message"]


def test_openapi_describes_every_address(client: TestClient) -> None:
    from risalah.serve.api import ADDRESSES

    described = client.get("/api/openapi.json").json()
    assert set(described["paths"]) == {path for path, _ in ADDRESSES} - {"/api/openapi.json"}
    assert "Record" in described["components"]["schemas"]
