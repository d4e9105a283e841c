"""Hosts, sizes, rates, headers, and who may edit."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from risalah.serve.app import application
from risalah.serve.guard import Bucket, host_name
from risalah.store.connection import Store
from serve.conftest import SETTINGS, TOKEN


def test_every_answer_says_what_browsers_may_do(client: TestClient) -> None:
    for path in ("/", "/nowhere", "/api/records", "/static/style.css", "/agenda.ics"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "localhost.evil.example", "", "localhost:x", "[::1"]
)
def test_other_hosts_are_not_answered(client: TestClient, host: str) -> None:
    """A page elsewhere whose name is pointed at this machine must not read the store."""
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    ("host", "name"), [("LOCALHOST:80", "localhost"), ("[::1]:8765", "::1"), ("127.0.0.1", "127.0.0.1")]
)
def test_host_names_are_read_without_their_port(host: str, name: str) -> None:
    assert host_name(host) == name


def test_what_is_too_long_is_refused(client: TestClient) -> None:
    assert client.get("/?q=" + "a" * 9000).status_code == 414
    assert client.post("/review/decide", content=b"a" * 70_000).status_code == 413

    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"a" * 1000

    assert client.post("/review/decide", content=endless()).status_code == 413


def test_other_methods_are_refused(client: TestClient) -> None:
    assert client.put("/").status_code == 405
    assert client.delete("/api/records").status_code == 405


def test_too_many_requests_wait(samples: Store) -> None:
    settings = replace(SETTINGS, public=True, requests_per_second=1, burst=5)
    with TestClient(application(samples, settings)) as client:
        answers = [client.get("/about").status_code for _ in range(12)]
    assert answers[:5] == [200] * 5 and 429 in answers


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    bucket = Bucket(2, 3, lambda: now[0])
    assert [bucket.take("a") for _ in range(4)] == [True, True, True, False]
    assert bucket.take("b")
    now[0] = 0.5
    assert bucket.take("a") and not bucket.take("a")


def test_public_shows_no_paths_and_no_reviewers(samples: Store) -> None:
    with TestClient(application(samples, replace(SETTINGS, public=True))) as client:
        article = client.get("/api/articles").json()["articles"][0]
        assert article["uri"] is None
        assert client.get(f"/api/articles/{article['id']}").json()["document"]["uri"] is None
        assert ".txt" not in client.get(f"/article/{article['id']}").text
        assert "exposes" in client.get("/about?lang=en").text


def test_nothing_can_be_edited_unless_allowed(client: TestClient, summit: str) -> None:
    form = {"kind": "reject", "record": summit, "who": "x", "mark": ""}
    assert client.post("/review/decide", data=form).status_code == 403
    assert (
        client.post("/review/enter", data={"token": ""}, follow_redirects=False).headers["location"].endswith("wrong=1")
    )
    assert client.get("/api/records?state=rejected").json()["total"] == 0


def test_a_wrong_token_opens_nothing_and_guessing_is_stopped(editable: TestClient) -> None:
    answers = [editable.post("/review/enter", data={"token": f"guess{n}"}, follow_redirects=False) for n in range(12)]
    assert answers[0].headers["location"] == "/review?wrong=1"
    assert answers[-1].status_code == 429
    assert not editable.cookies


def test_forms_of_other_sites_are_refused(editable: TestClient, summit: str) -> None:
    mark = enter(editable)
    form = {"kind": "reject", "record": summit, "who": "x", "mark": mark}
    for headers in (
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        assert editable.post("/review/decide", data=form, headers=headers).status_code == 403
    assert editable.post("/review/decide", data={**form, "mark": "0" * 64}).status_code == 403
    assert editable.get("/api/records?state=rejected").json()["total"] == 0


def test_the_session_cookie_is_out_of_reach_of_scripts_and_sites(editable: TestClient) -> None:
    answer = editable.post("/review/enter", data={"token": TOKEN}, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and TOKEN not in cookie


def test_reject_and_undo(editable: TestClient, summit: str) -> None:
    mark = enter(editable)
    form = {"kind": "reject", "record": summit, "who": "Rina", "why": "sebuah film", "mark": mark}
    assert "Done: rejected" in editable.post("/review/decide", data=form).text
    assert editable.get("/api/records?state=rejected").json()["total"] == 1
    assert editable.get("/api/records?side=USA&side=CHN&conflict=any").json()["total"] == 0
    review = editable.get("/review").text
    assert "Rina" in review and "sebuah film" in review
    correction = re.search(r'name="correction" value="([^"]+)"', review)
    assert correction
    editable.post("/review/decide", data={"kind": "undo", "correction": correction[1], "who": "Rina", "mark": mark})
    assert editable.get("/api/records?state=rejected").json()["total"] == 0


def test_edit_keeps_what_the_accounts_say(editable: TestClient, summit: str) -> None:
    mark = enter(editable)
    form = {"kind": "edit", "record": summit, "who": "Rina", "field": "when", "value": "2022-11-15", "mark": mark}
    page = editable.post("/review/decide", data=form).text
    assert "set by a reviewer" in page
    field = editable.get(f"/api/records/{summit}").json()["fields"]["when"]
    assert field["value"] == "2022-11-15"
    assert [value["value"] for value in field["alternatives"]] == ["2022-11-14"]


def test_a_value_that_no_field_can_have_is_refused_with_the_codes_there_are(editable: TestClient, summit: str) -> None:
    form = {"kind": "edit", "record": summit, "who": "Rina", "mark": enter(editable)}
    for field, value, said in (("channel", "telepon", "in-person, phone"), ("duration", "90", "ISO 8601")):
        answer = editable.post("/review/decide", data={**form, "field": field, "value": value})
        assert answer.status_code == 400
        assert said in answer.text
    assert editable.get(f"/record/{summit}").status_code == 200


def test_every_page_shows_a_bad_value_that_a_store_holds_as_it_is(
    editable: TestClient, summit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("risalah.run.correct.wrong_value", lambda *_: None)  # as in versions that checked none
    form = {"kind": "edit", "record": summit, "who": "Rina", "mark": enter(editable)}
    pages = (f"/record/{summit}", "/", "/timeline", "/dyad/CHN/USA", "/network", "/map", "/agenda", "/review",
             "/agenda.ics", "/api/records", "/api/records.csv")  # fmt: skip
    bad = {"channel": "telepon", "status": "hm", "outcome": "hm", "when": "besok", "duration": "90",
           "initiator": "ABC", "country": "XX", "ordinal": "x"}  # fmt: skip
    for field, value in bad.items():
        editable.post("/review/decide", data={**form, "field": field, "value": value})
        assert {page: editable.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
    assert "(hm, telepon)" in editable.get(f"/record/{summit}").text


def test_split_and_merge_again(editable: TestClient, summit: str) -> None:
    mark = enter(editable)
    members = editable.get(f"/api/records/{summit}").json()["accounts"]
    refs = [f"{member['document']}/{member['contact']}" for member in members]
    form = {"kind": "split", "record": summit, "account": refs[-1], "who": "Rina", "mark": mark}
    assert editable.post("/review/decide", data=form).status_code == 200
    left = editable.get(f"/api/records/{summit}").json()
    assert len(left["accounts"]) == len(members) - 1
    both = editable.get("/api/records?side=CHN&side=USA&since=2022-11&until=2022-11&status=held").json()["records"]
    other = next(r["id"] for r in both if r["accounts"][0]["document"] == members[-1]["document"])
    merge = {"kind": "merge", "record": left["id"], "other": other, "who": "Rina", "mark": mark}
    assert editable.post("/review/decide", data=merge).status_code == 200
    assert len(editable.get(f"/api/records/{summit}").json()["accounts"]) == len(members)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "edit", "field": "when", "value": "kemarin"},
        {"kind": "edit", "field": "id", "value": "x"},
        {"kind": "merge", "other": "r-none"},
        {"kind": "split"},
        {"kind": "nonsense"},
        {"kind": "reject", "who": ""},
        {"kind": "reject", "record": "r-none"},
        {"kind": "undo", "correction": "k-none"},
    ],
)
def test_what_cannot_be_done_is_said(editable: TestClient, summit: str, wrong: dict[str, str]) -> None:
    form = {"record": summit, "who": "Rina", "mark": enter(editable), **wrong}
    answer = editable.post("/review/decide", data=form)
    assert answer.status_code == 400 and "Not done" in answer.text


def enter(client: TestClient) -> str:
    """Open a session; the mark of its forms."""
    page = client.post("/review/enter", data={"token": TOKEN}).text
    found = re.search(r'name="mark" value="([0-9a-f]+)"', page)
    assert found
    return found[1]
