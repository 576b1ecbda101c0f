"""The workshop: drafts, saving, versions, previews, pictures, import and export; bad input and strangers."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from PIL import Image

from facilitator import pages
from facilitator.languages import catalogue
from tests.live.classroom import signed_in
from tests.live.conftest import PROMPTS
from tests.pdfs import locked, pdf
from tests.serving import PATIENCE, ServerProcess, until

EN = catalogue("en")


class Workshop:
    def __init__(self, server: ServerProcess) -> None:
        self.server = server
        self.browser = signed_in(server)
        self.url = f"{server.url}/instructor"

    def ask(self, method: str, path: str, **more: Any) -> requests.Response:
        return self.browser.request(method, f"{self.url}/{path}".rstrip("/"), timeout=PATIENCE, **more)

    def new(self, title: str, form: str = "seminar") -> dict[str, Any]:
        """What the page of a new plan carries."""
        answer = self.ask("POST", "plans/new", data={"title": title, "form": form})
        assert answer.ok, answer.text
        return start_of(answer)

    def saved(self, title: str) -> dict[str, Any]:
        start = self.new(title)
        tree = {**start["tree"], "summary": "One."}
        assert self.ask("PUT", f"plans/{start['id']}/draft", json={"tree": tree, "base": start["version"]}).ok
        answer = self.ask("POST", f"plans/{start['id']}/save", json={})
        assert answer.ok, answer.text
        return {**start, **answer.json()}


def start_of(answer: requests.Response) -> dict[str, Any]:
    found = re.search(r'id="start">(.*?)</script>', answer.text)
    assert found is not None, answer.text
    start: dict[str, Any] = json.loads(found[1])
    return start


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """Its own: what is made here is in no other test's library."""
    server = ServerProcess(tmp_path_factory.mktemp("workshop") / "data", "--prompts", PROMPTS).start()
    yield server
    assert server.stop() == 0
    assert "Traceback" not in server.errors()


@pytest.fixture
def workshop(server: ServerProcess) -> Workshop:
    return Workshop(server)


def test_a_plan_is_made_and_led(workshop: Workshop) -> None:
    start = workshop.new("To be led")
    assert [fault["path"] for fault in start["faults"]] == [["summary"]]
    refused = workshop.ask("POST", f"plans/{start['id']}/save", json={})
    assert refused.json()["is_saved"] is False
    assert workshop.ask("POST", "rooms", json={"plan": start["id"]}).status_code == 404
    made = workshop.saved("To be led as well")
    assert made["faults"] == []
    assert workshop.ask("POST", "rooms", json={"plan": made["id"]}).status_code == 201
    assert made["id"] in workshop.ask("GET", "").text


def test_the_library_says_what_is_not_saved_yet(workshop: Workshop) -> None:
    def library(language: str = "en") -> str:
        return html.unescape(workshop.ask("GET", "", params={"lang": language}).text)

    made = workshop.saved("Changed since")
    assert EN["page.library.changed"] not in library()
    draft = f"plans/{made['id']}/draft"
    workshop.ask("PUT", draft, json={"tree": {**made["tree"], "title": "Not yet"}})
    assert f'href="/instructor/plans/{made["id"]}/edit">{EN["page.library.changed"]}' in library()
    assert catalogue("ja")["page.library.changed"] in library("ja")
    workshop.ask("PUT", draft, json={"tree": {**made["tree"], "summary": "One."}})
    assert EN["page.library.changed"] not in library(), "it says again what was saved"
    begun = EN["page.library.begun"].partition("{")[0]
    before = re.search(f"{begun}([0-9]+)", library())
    workshop.new("Begun and left")
    after = re.search(f"{begun}([0-9]+)", library())
    assert after is not None
    assert int(after[1]) == 1 + (int(before[1]) if before is not None else 0)
    assert 'id="begun"' in workshop.ask("GET", "plans/new").text


def test_the_later_of_two_tabs_is_asked(workshop: Workshop) -> None:
    start = workshop.new("Two tabs")
    draft = f"plans/{start['id']}/draft"
    one = {**start["tree"], "summary": "The first"}
    assert workshop.ask("PUT", draft, json={"tree": one, "base": start["version"]}).ok
    later = workshop.ask("PUT", draft, json={"tree": start["tree"], "base": start["version"]})
    assert later.status_code == 409
    assert later.json()["tree"]["summary"] == "The first"
    assert workshop.ask("PUT", draft, json={"tree": start["tree"], "base": None}).ok


def test_a_version_is_had_back(workshop: Workshop) -> None:
    made = workshop.saved("With versions")
    path = f"plans/{made['id']}"
    workshop.ask("PUT", f"{path}/draft", json={"tree": {**made["tree"], "title": "Second"}})
    workshop.ask("POST", f"{path}/save", json={})
    versions = workshop.ask("GET", f"{path}/versions").json()
    assert [version["title"] for version in versions] == ["Second", "With versions"]
    back = workshop.ask("POST", f"{path}/versions/{versions[1]['name']}", json={})
    assert back.json()["tree"]["title"] == "With versions"
    assert workshop.ask("POST", f"{path}/discard", json={}).json()["tree"]["title"] == "Second"
    assert workshop.ask("POST", f"{path}/versions/20200101T000000000000", json={}).status_code == 404


def test_a_plan_is_deleted_after_asking_and_brought_back(workshop: Workshop) -> None:
    made = workshop.saved("To be deleted")
    assert EN["page.workshop.delete.title"] in workshop.ask("GET", f"plans/{made['id']}/delete").text
    assert workshop.ask("POST", f"plans/{made['id']}/delete").ok
    assert workshop.ask("GET", f"plans/{made['id']}/edit").status_code == 404
    page = workshop.ask("GET", "plans/new").text
    found = re.search(rf'action="/instructor/(plans/{made["id"]}/versions/[^"]+)"', page)
    assert found is not None
    assert start_of(workshop.ask("POST", found[1]))["tree"]["title"] == "To be deleted"


def test_a_plan_that_came_with_the_program_is_copied_not_changed(workshop: Workshop) -> None:
    refused = workshop.ask("GET", "plans/a-lesson/edit")
    assert refused.status_code == 404
    assert EN["refused.not-your-plan"] in html.unescape(refused.text)
    assert workshop.ask("PUT", "plans/a-lesson/draft", json={"text": "x"}).status_code == 404
    copied = start_of(workshop.ask("POST", "plans/a-lesson/copy"))
    assert copied["faults"] == []
    assert copied["tree"]["title"].endswith("(copy)")
    assert workshop.ask("POST", "plans/no-such-plan/copy").status_code == 404


def test_a_file_put_there_by_hand_is_found_and_a_broken_one_mended_as_text(workshop: Workshop) -> None:
    folder = workshop.server.data_dir / "plans"
    folder.mkdir(exist_ok=True)
    (folder / "by-hand.yaml").write_text("title: [\n")
    until(lambda: "by-hand.yaml:" in workshop.ask("GET", "").text, "the broken file in the list")
    start = start_of(workshop.ask("GET", "plans/by-hand/edit"))
    assert start["tree"] is None
    assert start["text"] == "title: [\n"
    assert start["faults"][0]["line"] >= 1
    text = workshop.saved("By hand")["text"].replace("id: by-hand-2", "id: by-hand")
    answer = workshop.ask("PUT", "plans/by-hand/draft", json={"text": text, "base": start["version"]})
    assert answer.json()["faults"] == []
    assert workshop.ask("POST", "plans/by-hand/save", json={}).ok
    assert (folder / "by-hand.yaml").read_text() == text


def test_a_file_that_fits_no_form_is_shown_as_text(workshop: Workshop) -> None:
    start = workshop.new("No form")
    text = start["text"].replace("phases:", "surprise: 1\nphases:")
    answer = workshop.ask("PUT", f"plans/{start['id']}/draft", json={"text": text})
    assert answer.json()["tree"] is None
    assert start_of(workshop.ask("GET", f"plans/{start['id']}/edit"))["tree"] is None


def test_texts_are_shown_as_they_will_look_and_nothing_wrong_is(workshop: Workshop) -> None:
    start = workshop.new("Previews")
    wrong = ["<script>alert(1)</script>", "{{ b.__class__ }}", "{% for x in b %}{% endfor %}", "$\\evil$", "x" * 30_000]
    texts = ["**a** {{ b }}", *wrong]
    wishes = {"texts": [{"text": text} for text in texts], "topics": {"b": "<i>"}}
    shown = workshop.ask("POST", f"plans/{start['id']}/preview", json=wishes).json()["html"]
    assert shown == ["<p><strong>a</strong> &lt;i&gt;</p>", None, None, None, None, None]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"tree": [], "text": None},
        {"tree": {"title": 5}},
        {"tree": {"title": None}},
        {"tree": {}, "text": ""},
        {"base": 5, "text": ""},
        {"text": 5},
    ],
)
def test_a_draft_that_is_none_is_refused(workshop: Workshop, body: dict[str, Any]) -> None:
    start = workshop.new("Malformed")
    answer = workshop.ask("PUT", f"plans/{start['id']}/draft", json=body)
    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed"


def test_what_is_nested_too_deep_or_too_large_is_refused(workshop: Workshop) -> None:
    start = workshop.new("Deep")
    headers = {"Content-Type": "application/json"}
    deep = b'{"tree": ' + b'{"a": ' * 5000 + b'""' + b"}" * 5001
    large = b'{"text": "' + b"x" * (3 * 1024 * 1024) + b'"}'
    path = f"plans/{start['id']}/draft"
    assert workshop.ask("PUT", path, data=deep, headers=headers).status_code == 400
    assert workshop.ask("PUT", path, data=large, headers=headers).status_code == 413
    bombs = {"text": "a: &a [x]\nb: *a\n"}
    assert "alias" in workshop.ask("PUT", path, json=bombs).text


def test_strangers_and_foreign_pages_are_refused(workshop: Workshop) -> None:
    start = workshop.new("Not for all")
    for method, path in (
        ("GET", "plans/new"),
        ("POST", "plans/new"),
        ("GET", f"plans/{start['id']}/edit"),
        ("PUT", f"plans/{start['id']}/draft"),
        ("POST", f"plans/{start['id']}/save"),
        ("POST", f"plans/{start['id']}/delete"),
        ("POST", f"plans/{start['id']}/preview"),
        ("POST", f"plans/{start['id']}/materials"),
        ("GET", f"plans/{start['id']}/materials/a.png"),
        ("GET", f"plans/{start['id']}/versions"),
        ("GET", f"plans/{start['id']}.yaml"),
        ("GET", "plans.zip"),
        ("POST", "plans/import"),
        ("POST", "plans/a-lesson/copy"),
    ):
        assert requests.request(method, f"{workshop.url}/{path}", timeout=PATIENCE).status_code == 403, path
    foreign = {"Origin": "https://elsewhere.example"}
    assert workshop.ask("POST", f"plans/{start['id']}/delete", headers=foreign).status_code == 403
    assert workshop.ask("GET", f"plans/{start['id']}/edit").ok


def test_a_title_is_needed(workshop: Workshop) -> None:
    answer = workshop.ask("POST", "plans/new", data={"title": "  "})
    assert answer.status_code == 400
    assert EN["page.workshop.new.needs-title"] in answer.text


# --- files in the own folder


def test_files_in_the_own_folder_are_found_reloaded_and_mended(workshop: Workshop) -> None:
    made = workshop.saved("Out of a folder")
    text = workshop.ask("GET", f"plans/{made['id']}.yaml").text.replace(made["id"], "from-afar")
    path = workshop.server.data_dir / "plans" / "deeper" / "from-afar.yaml"

    def library(language: str = "en") -> str:
        return html.unescape(workshop.ask("GET", "", params={"lang": language}).text)

    path.parent.mkdir()
    try:
        path.write_text(text.replace("Out of a folder", "Found in a folder"))
        until(lambda: "Found in a folder" in library(), "the plan")
        path.write_text(text.replace("Out of a folder", "Found and changed"))
        until(lambda: "Found and changed" in library(), "the plan")

        path.write_text(text.replace("kind: think", "kind: thinking"))
        until(lambda: "from-afar.yaml:" in library(), "the fault")
        assert "Out of a folder" in library(), "it hides no other"
        assert 'href="/instructor/plans/from-afar/edit"' in library()
        assert 'href="/instructor/plans/with-errors/edit"' not in library(), "it is not the instructor's own"
        line = re.search(r"from-afar.yaml:[0-9]+</code> ([^<]+)", library("ja"))
        assert line is not None
        assert "`thinking`" in line[1]
        assert line[1].endswith(("。", "か。"))

        start = start_of(workshop.ask("GET", "plans/from-afar/edit"))
        assert "thinking" in start["faults"][0]["text"]
        mended = {"text": start["text"].replace("kind: thinking", "kind: think"), "base": start["version"]}
        assert workshop.ask("PUT", "plans/from-afar/draft", json=mended).json()["faults"] == []
        assert workshop.ask("POST", "plans/from-afar/save", json={}).ok
        assert path.read_text() == text
        assert "from-afar.yaml:" not in library()
    finally:
        path.unlink()


# --- as it will look


@pytest.mark.parametrize("audience", ["phone", "console", "screen"])
def test_a_draft_is_shown_as_the_rooms_pages_would(workshop: Workshop, audience: str) -> None:
    start = workshop.new("Shown early")
    phases = [{**start["tree"]["phases"][0], "prompt": "Of **sand**?"}, *start["tree"]["phases"][1:]]
    tree = {**start["tree"], "summary": "One.", "phases": phases}
    assert workshop.ask("PUT", f"plans/{start['id']}/draft", json={"tree": tree}).json()["faults"] == []
    shown = workshop.ask("GET", f"plans/{start['id']}/draft/preview/pose/{audience}", params={"lang": "ja"})
    assert shown.status_code == 200
    assert start_of(shown)["preview"] is True
    assert start_of(shown)["language"] == "ja"
    assert "strong" in shown.text
    assert "frame-ancestors 'self'" in shown.headers["Content-Security-Policy"]
    assert workshop.ask("GET", f"plans/{start['id']}").status_code == 404, "it is not saved by that"
    edit = workshop.ask("GET", f"plans/{start['id']}/edit")
    assert "frame-src 'self'" in edit.headers["Content-Security-Policy"]


def test_a_faulty_draft_has_to_be_mended_before_it_is_shown(workshop: Workshop) -> None:
    start = workshop.new("Not shown yet")
    for language in ("en", "ja"):
        path = f"plans/{start['id']}/draft/preview/pose/phone"
        answer = workshop.ask("GET", path, params={"lang": language})
        assert answer.status_code == 409
        assert catalogue(language)["page.workshop.preview.faulty"] in answer.text
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    for path in ("pose/nobody", "no-phase/phone"):
        made = workshop.saved(f"Shown {path}")
        assert workshop.ask("GET", f"plans/{made['id']}/draft/preview/{path}").status_code == 404
    assert workshop.ask("GET", "plans/a-lesson/draft/preview/pose/phone").status_code == 404
    assert (
        requests.get(f"{workshop.url}/plans/{start['id']}/draft/preview/pose/phone", timeout=PATIENCE).status_code
        == 403
    )


# --- pictures


def picture() -> bytes:
    body = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(body, "PNG")
    return body.getvalue()


def test_a_picture_and_a_pdf_are_put_beside_the_plan(workshop: Workshop) -> None:
    made = workshop.saved("Pictures")
    path = f"plans/{made['id']}/materials"
    sent = workshop.ask("POST", path, files={"file": ("../../An apple.png", picture())})
    assert sent.json() == {"key": "image", "name": f"{made['id']}/an-apple.webp"}
    file = workshop.ask("POST", path, files={"file": ("paper.PDF", pdf("A page"))})
    assert file.json() == {"key": "pdf", "name": f"{made['id']}/paper.pdf"}
    shown = workshop.ask("GET", f"{path}/an-apple.webp")
    assert shown.headers["Content-Type"] == "image/webp"
    apple, paper = sent.json()["name"], file.json()["name"]
    materials = [{"id": "a", "title": "A", "image": apple}, {"id": "b", "title": "B", "pdf": paper}]
    tree = {**made["tree"], "materials": materials}
    assert workshop.ask("PUT", f"plans/{made['id']}/draft", json={"tree": tree}).json()["faults"] == []
    assert workshop.ask("POST", f"plans/{made['id']}/save", json={}).ok
    with zipfile.ZipFile(io.BytesIO(workshop.ask("GET", f"plans/{made['id']}.zip").content)) as archive:
        assert archive.namelist() == [f"{made['id']}.yaml", apple, paper]
    copy = start_of(workshop.ask("POST", f"plans/{made['id']}/copy"))
    assert copy["faults"] == []
    names = [each.get("image") or each["pdf"] for each in copy["tree"]["materials"]]
    assert names == [f"{copy['id']}/an-apple.webp", f"{copy['id']}/paper.pdf"]


@pytest.mark.parametrize(
    ("body", "message"),
    [(locked(), "pdf-encrypted"), (b"%PDF-1.4 and no more", "not-a-pdf"), (pdf(*["page"] * 100), "too-many-pages")],
)
def test_a_pdf_that_no_lesson_could_show_is_refused_in_the_same_words(
    workshop: Workshop, body: bytes, message: str
) -> None:
    start = workshop.new("No PDF")
    for language in ("en", "ja"):
        address = f"plans/{start['id']}/materials"
        asked = {"params": {"lang": language}, "headers": {"Accept": "application/json"}}
        answer = workshop.ask("POST", address, files={"file": ("a.pdf", body)}, **asked)
        assert answer.status_code in (400, 413)
        words = catalogue(language)[f"refused.{message}"]
        assert answer.json()["message"].startswith(words.partition("{")[0])


def test_a_file_that_is_too_large_is_said_to_be(workshop: Workshop) -> None:
    start = workshop.new("Too large")
    room = workshop.ask("POST", "rooms", json={"plan": "a-lesson"}).json()["room"]
    body = b"%PDF-1.4" + bytes(pages.BYTES + 1024 * 1024)
    for language in ("en", "ja"):
        words = catalogue(language)["refused.file-too-large"].replace("{most}", "25")
        asked = {"params": {"lang": language}, "headers": {"Accept": "application/json"}}
        beside = workshop.ask("POST", f"plans/{start['id']}/materials", files={"file": ("a.pdf", body)}, **asked)
        in_a_room = workshop.ask("POST", f"rooms/{room}/materials/files", data=body, **asked)
        for answer in (beside, in_a_room):
            assert (answer.status_code, answer.json()["message"]) == (413, words)


@pytest.mark.parametrize(
    ("sent", "named"),
    [("photo", "photo.webp"), (".png", "png.webp"), ("...", "picture.webp"), ("a/写真.png", "picture.webp")],
)
def test_a_picture_of_any_name_is_one_that_a_plan_may_name(workshop: Workshop, sent: str, named: str) -> None:
    start = workshop.new("Odd names")
    answer = workshop.ask("POST", f"plans/{start['id']}/materials", files={"file": (sent, picture())})
    assert answer.json()["name"] == f"{start['id']}/{named}"


@pytest.mark.parametrize(
    "body", [b"", b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", b"\x89PNG\r\n\x1a\n cut"]
)
def test_what_is_no_picture_is_refused(workshop: Workshop, body: bytes) -> None:
    start = workshop.new("No picture")
    answer = workshop.ask("POST", f"plans/{start['id']}/materials", files={"file": ("a.png", body)})
    assert answer.status_code == 400
    assert workshop.ask("POST", f"plans/{start['id']}/materials").status_code == 400
    for name in ("..", "a.yaml", "no.png", "%2e%2e%2fserver.json", "..%5cserver.png"):
        assert workshop.ask("GET", f"plans/{start['id']}/materials/{name}").status_code == 404


# --- in and out


def bring(workshop: Workshop, name: str, body: bytes) -> requests.Response:
    return workshop.ask("POST", "plans/import", files={"file": (name, body)})


def test_a_plan_goes_out_and_comes_in_byte_for_byte(workshop: Workshop) -> None:
    made = workshop.saved("Out and in")
    out = workshop.ask("GET", f"plans/{made['id']}.yaml")
    assert out.headers["Content-Disposition"] == f'attachment; filename="{made["id"]}.yaml"'
    text = out.content.replace(b"format: 1", b"# Mine.\nformat: 1")
    again = bring(workshop, "x.yaml", text)
    assert EN["page.workshop.import.clash"] in html.unescape(again.text)
    token = re.search(r'name="token" value="([^"]+)"', again.text)
    assert token is not None
    answered = workshop.ask("POST", "plans/import", data={"token": token[1], f"file.{made['id']}.yaml": "replace"})
    assert EN["page.workshop.import.taken"] in answered.text
    assert workshop.ask("GET", f"plans/{made['id']}.yaml").content == text
    late = workshop.ask("POST", "plans/import", data={"token": token[1]})
    assert EN["page.workshop.import.too-late"] in html.unescape(late.text)
    assert workshop.ask("GET", "plans/a-lesson.yaml").ok
    assert workshop.ask("GET", "plans/no-such-plan.yaml").status_code == 404
    with zipfile.ZipFile(io.BytesIO(workshop.ask("GET", "plans.zip").content)) as archive:
        assert f"{made['id']}/{made['id']}.yaml" in archive.namelist()


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("a.zip", b"no zip", "page.workshop.import.not-a-zip"),
        ("a.yaml", b"PK\x03\x04", "page.workshop.import.not-a-zip"),
        ("a.yaml", b"title: [", ""),
        ("a.yaml", b"a" * 10_000_000, ""),
        ("a.yaml", "title: é".encode("latin-1"), "UTF-8"),
        ("a.yaml", b"a: &a [x]\nb: [*a, *a]", "alias"),
        ("a.yaml", b"a: !!python/object:os.system x", "tag"),
    ],
)
def test_what_is_no_plan_is_refused_by_a_clear_line(workshop: Workshop, name: str, body: bytes, said: str) -> None:
    answer = bring(workshop, name, body)
    assert answer.status_code == 422
    text = html.unescape(answer.text)
    assert EN.get(said, said) in text
    assert said.startswith("page.") or "a.yaml:1" in text


def test_a_zip_that_climbs_is_refused(workshop: Workshop) -> None:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr("../../evil.yaml", "x")
    answer = bring(workshop, "a.zip", body.getvalue())
    assert answer.status_code == 422
    assert "../../evil.yaml" in answer.text
    assert not list(workshop.server.data_dir.parent.rglob("evil.yaml"))


def test_too_much_at_once_and_nothing_at_all(workshop: Workshop) -> None:
    refused = bring(workshop, "a.zip", b"PK" + b"x" * (22 * 1024 * 1024))
    assert refused.status_code == 413
    assert EN["refused.file-too-large"].replace("{most}", "20") in html.unescape(refused.text)
    assert EN["page.workshop.import.no-file"] in html.unescape(workshop.ask("POST", "plans/import").text)
    assert workshop.ask("GET", "plans/import").ok
    assert workshop.ask("GET", "").ok
