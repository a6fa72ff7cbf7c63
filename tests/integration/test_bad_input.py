"""Whatever is sent: a clear message or the right status, and nothing lost, leaked or run."""

from __future__ import annotations

import re

import pytest
from sqlmodel import select

from inventory_app.accounts.actions import ATTEMPTS_PER_EMAIL
from inventory_app.tables import Institution, Person, SignInAttempt, System
from tests.pages import fill, inputs_of, parsed, words

IT = "ossian.kvarnmark@almby.example"
SYSTEM = "/institutions/almby/systems/1"
PASSWORD = "varmblabarssoppa"
STEPS = ("basics", "ownership", "use", "information", "technology", "contract", "assessment", "experience")
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


@pytest.fixture
def it(as_person):
    return as_person(IT, "en")


def title(answer) -> str:
    return words(parsed(answer), "//h1")


def sign_in(client, email: str = IT, password: str = PASSWORD, address: str = "/sign-in"):
    return client.post(address, data={"email": email, "password": password})


# Text that is no text ----------------------------------------------------------------------------------------------


def test_html_typed_into_every_text_comes_back_as_text_on_every_page(it, session):
    typed = 0
    for step in STEPS:
        address = f"{SYSTEM}/{step}"
        page = it.page(address)
        sent = inputs_of(page, "//main//form[contains(@class,'form')]") | {"then": ["stay"]}
        for field in page.xpath(
            "//main//form[contains(@class,'form')]//*[self::textarea or (self::input and @type='text' and not(@inputmode))][@name]"
        ):
            if not field.get("name").endswith((".from", ".until", ".ends_on", ".classified_on")):
                sent[field.get("name")] = [EVIL]
                typed += 1
        sent = {name: values for name, values in sent.items() if not (name.endswith(".system") and f"{name.removesuffix('system')}name" in sent)}
        assert it.post(address, data=sent).status_code == 303
    assert typed > 25
    shown = 0
    for page in [*STEPS, "check", "history", "", "delete"]:
        answer = it.get(f"{SYSTEM}/{page}")
        shown += answer.text.count("&lt;script&gt;alert(1)")
        assert_harmless(answer)
    for address in (
        "/institutions/almby/systems/",
        "/institutions/almby/",
        "/institutions/almby/systems/2/basics",
        f"/institutions/almby/systems/?text={EVIL}",
    ):
        answer = it.get(address)
        shown += answer.text.count("&lt;script&gt;alert(1)")
        assert_harmless(answer)
    assert shown > 60
    session.rollback()
    assert session.get_one(System, 1).name == EVIL


def assert_harmless(answer) -> None:
    page = parsed(answer)
    assert page.xpath("//script[not(@src)] | //*[@onerror or @onclick or @onload] | //img") == []
    assert "49" not in words(page, "//h1")


def test_html_in_a_sheet_comes_back_as_text(as_person):
    client = as_person("gunnel.aspvret@almby.example", "en")
    address = "/institutions/almby/profile/direction"
    client.post(address, data=fill(client, address, offer=EVIL))
    for page in ("direction", "history", ""):
        assert_harmless(client.get(f"/institutions/almby/profile/{page}"))
    assert EVIL in words(client.page("/institutions/almby/profile/history?question=offer"))


@pytest.mark.parametrize("text", ["\u202eevil", "שלום عليكم", "👩🏽‍🔬" * 200, "å" * 10_000, "a\u0301" * 3000, "%s%(x)s{}", "\r\n\r\nSet-Cookie: x=1"])
def test_unusual_text_survives_storing_and_showing(it, session, text):
    address = f"{SYSTEM}/assessment"
    assert it.post(address, data=fill(it, address, strengths_gaps__gaps=text)).status_code == 303
    kept = inputs_of(it.page(address), "//main//form[contains(@class,'form')]")["strengths_gaps.gaps"]
    assert it.post(address, data=fill(it, address)).status_code == 303
    assert inputs_of(it.page(address), "//main//form[contains(@class,'form')]")["strengths_gaps.gaps"] == kept
    assert it.get(f"{SYSTEM}/check").status_code == 200


def test_nul_is_left_out_and_the_rest_is_stored(it, session):
    address = f"{SYSTEM}/basics"
    assert it.post(address, data=fill(it, address, other_names="Na\x00vet")).status_code == 303
    session.rollback()
    assert session.get_one(System, 1).answers["other_names"] == "Navet"


@pytest.mark.parametrize(
    "address",
    [
        "/institutions/al%00mby/",
        "/institutions/almby/systems/1/ba%00sics",
        "/institutions/%ff%fe/",
        "/institutions/almby/systems/%C3%28/",
        "/%E0%A4%A",
    ],
)
def test_address_that_is_no_text_leads_nowhere(it, address):
    assert it.get(address).status_code in (400, 404)


def test_bytes_that_are_no_text_in_a_form_do_no_harm(it):
    answer = it.post(f"{SYSTEM}/basics", data=b"present=purpose&purpose=%ff%fe%00&csrf_token=x", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert it.get("/institutions/almby/systems/?text=%ff%fe").status_code == 200


@pytest.mark.parametrize("email", ["a\x00b@almby.example", "' OR 1=1 --", "x" * 10_000, "\ud7ff@x.y", "å@å.å"])
def test_nobody_signs_in_with_a_strange_address(client, email):
    assert sign_in(client, email).status_code in (400, 422)


# Forms that are not ours -------------------------------------------------------------------------------------------


def test_huge_form_is_told_as_too_much(it):
    answer = it.post(f"{SYSTEM}/basics", data={"present": "purpose", "purpose": "x" * 3_000_000})
    assert (answer.status_code, title(answer)) == (413, "That was too much at once")


def test_form_with_very_many_inputs_is_answered(it, session):
    sent = {"present": "integrations", "integrations!seen": "-"} | {f"integrations.{row}.information": "x" for row in range(9999)}
    assert it.post(f"{SYSTEM}/technology", data=sent).status_code == 422
    assert it.post(f"{SYSTEM}/technology", data={"present": ["name"] * 5000}).status_code == 303


@pytest.mark.parametrize("token", [None, "", "wrong", "IjAwMDAi.x.y"])
def test_form_without_its_token_is_refused_and_changes_nothing(it, session, token):
    before = session.get_one(System, 1).answers
    session.rollback()
    data = {"present": "purpose", "purpose": "x"} | ({} if token is None else {"csrf_token": token})
    answer = it.post(f"{SYSTEM}/basics", data=data, csrf=False)
    assert (answer.status_code, title(answer)) == (400, "The form could not be read")
    assert session.get_one(System, 1).answers == before


@pytest.mark.parametrize(
    "address", ["/sign-in", "/language", "/sign-out", "/account", "/account/password", f"{SYSTEM}/delete", "/institutions/almby/systems/"]
)
def test_every_form_needs_its_token(it, address):
    assert it.post(address, data={}, csrf=False).status_code == 400


def test_unknown_question_in_a_form_is_ignored(it, session):
    sent = {
        "present": ["purpose", "salary", "__class__", "name.x"],
        "purpose": "Känt",
        "purpose!seen": fill(it, f"{SYSTEM}/basics")["purpose!seen"],
        "salary": "9",
    }
    assert it.post(f"{SYSTEM}/basics", data=sent).status_code == 303
    session.rollback()
    found = session.get_one(System, 1).answers
    assert (found["purpose"], "salary" in found, "__class__" in found) == ("Känt", False, False)


def test_question_of_another_step_is_not_saved_by_this_one(it, session):
    it.post(f"{SYSTEM}/basics", data={"present": "users", "users": "99999"})
    session.rollback()
    assert session.get_one(System, 1).answers["users"] == 46


def test_columns_are_not_set_by_a_form(it, session):
    it.post(f"{SYSTEM}/basics", data=fill(it, f"{SYSTEM}/basics", institution_id="2", owner="x", id="7"))
    session.rollback()
    system = session.get_one(System, 1)
    almby = session.exec(select(Institution.id).where(Institution.key == "almby")).one()
    assert (system.institution_id, system.owner) == (almby, "Gunnel Aspvret")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_other_methods_are_refused(it, method):
    assert it.open(SYSTEM + "/", method=method).status_code in (400, 405)


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere",
        "/institutions/nowhere/",
        "/institutions/almby/systems/x/",
        "/institutions/almby/systems/-1/",
        "/institutions/almby/systems/1/nowhere",
        "/static/../config.py",
        "/static/nowhere.css",
    ],
)
def test_what_is_not_there_is_told_as_not_there(it, address):
    answer = it.get(address)
    assert (answer.status_code, title(answer)) == (404, "The page is not here")


def test_very_long_address_is_answered(it):
    assert it.get("/institutions/almby/systems/?" + "x=" + "y" * 100_000).status_code == 200
    assert it.get("/" + "x" * 100_000).status_code == 404


# Headers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/institutions/almby/", 200), ("GET", "/", 302), ("GET", "/nowhere", 404), ("GET", "/institutions/bergsund/", 404), ("POST", "/institutions/almby/", 405),
        ("GET", "/consortium/", 403), ("POST", f"{SYSTEM}/basics", 303), ("POST", "/sign-in", 422),
    ],
)  # fmt: skip
def test_every_answer_carries_the_headers(it, method, address, status):
    answer = it.open(address, method=method)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_page_that_breaks_says_so_without_a_word_of_the_inside(app, it, monkeypatch):
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.view_functions, "inventory.system", broken(app.view_functions["inventory.system"]))
    answer = it.get(SYSTEM + "/")
    assert (answer.status_code, title(answer)) == (500, "Something went wrong on our side")
    assert "a secret" not in answer.text
    assert "Traceback" not in answer.text
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def broken(view):
    def fail(**_values):
        raise RuntimeError("a secret")

    fail.need = view.need
    return fail


def test_static_files_are_kept_by_the_browser_only_under_an_address_that_changes_with_them(client):
    assert client.get("/static/css/app.css?v=1").headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get("/static/css/app.css").headers["Cache-Control"] == "no-cache"
    assert client.get("/static/css/app.css").headers["X-Content-Type-Options"] == "nosniff"


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client):
    cookies = [value for name, value in sign_in(client).headers if name == "Set-Cookie"]
    assert [("HttpOnly" in cookie, "SameSite=Lax" in cookie) for cookie in cookies] == [(True, True)] * len(cookies)
    assert cookies


# Signing in --------------------------------------------------------------------------------------------------------


def test_sign_in_begins_a_session_of_its_own(client):
    with client.session_transaction() as before:
        before["planted"] = "by somebody else"
    assert sign_in(client).location == "/"
    with client.session_transaction() as after:
        assert "planted" not in after
    assert client.get("/institutions/almby/").status_code == 200


@pytest.mark.parametrize("password", ["", "fel", PASSWORD + " ", PASSWORD.upper(), "x" * 300])
def test_wrong_password_does_not_sign_in(client, password):
    assert sign_in(client, password=password).status_code == 422
    assert client.get("/institutions/almby/").status_code == 302


def test_wrong_password_and_unknown_person_are_told_alike(client):
    told = [re.sub(r"value=\"[^\"]*\"", "", sign_in(client, email, "fel lösenord här").text) for email in (IT, "ingen@almby.example")]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "\\\\evil",
        "http:evil",
        "/%0d%0aX: y\n",
        "",
    ],
)
def test_sign_in_leads_nowhere_outside(client, target):
    answer = client.post("/sign-in", query_string={"next": target}, data={"email": IT, "password": PASSWORD})
    assert answer.status_code == 303
    assert re.fullmatch(r"/(?![/\\])[^\s\\]*", answer.location)


def test_sign_in_leads_back_to_where_one_was_going(client):
    asked = client.get("/institutions/almby/systems/?sort=contract").location
    assert sign_in(client, address=asked).location == "/institutions/almby/systems/?sort=contract"


def test_too_many_failures_stop_even_the_right_password_for_a_while(client, session):
    assert [sign_in(client, password="fel lösenord").status_code for _time in range(ATTEMPTS_PER_EMAIL)] == [422] * ATTEMPTS_PER_EMAIL
    assert sign_in(client).status_code == 429
    assert sign_in(client, "majken.tallbrink@almby.example").status_code == 303
    for attempt in session.exec(select(SignInAttempt)):
        session.delete(attempt)
    session.commit()
    assert sign_in(client).status_code == 303


def test_failures_are_forgotten_when_one_gets_in(client, session):
    for _time in range(ATTEMPTS_PER_EMAIL - 1):
        sign_in(client, password="fel lösenord")
    sign_in(client)
    assert session.exec(select(SignInAttempt)).all() == []


def test_session_of_a_deactivated_person_ends(it, client, session):
    person = session.exec(select(Person).where(Person.email == IT)).one()
    person.is_active = False
    session.commit()
    assert it.get("/institutions/almby/").location == "/sign-in?next=/institutions/almby/"
    assert it.post(f"{SYSTEM}/basics", data={}).status_code == 401
    assert sign_in(client).status_code == 422


def test_changed_password_ends_every_other_session(app, it):
    other = app.test_client()
    sign_in(other)
    changed = it.post("/account/password", data={"current": PASSWORD, "password": "fyra nya ord i rad", "again": "fyra nya ord i rad"})
    assert (changed.status_code, it.get("/account").status_code, other.get("/account").status_code) == (303, 200, 302)
    assert sign_in(other).status_code == 422
    assert sign_in(other, password="fyra nya ord i rad").status_code == 303


def test_signing_out_ends_the_session(it):
    assert it.post("/sign-out").location == "/sign-in"
    assert it.get("/account").status_code == 302


def test_forged_session_is_nobody(app):
    client = app.test_client()
    client.set_cookie("session", "eyJfdXNlcl9pZCI6IjEueCJ9.aaaa.bbbb")
    assert client.get("/account").status_code == 302
    for mark in ("1", "1.", "x.y", "1.wrong", ".", ""):
        with client.session_transaction() as cookie:
            cookie["_user_id"] = mark
        assert client.get("/account").status_code == 302


# Language ----------------------------------------------------------------------------------------------------------


def test_language_switch_stays_on_the_page_with_its_query(it, session):
    page = it.page("/institutions/almby/systems/?sort=contract&kind=crm")
    (target,) = page.xpath("//input[@name='next']/@value")
    answer = it.post("/language", data={"language": "sv", "next": target})
    assert answer.location == "/institutions/almby/systems/?sort=contract&kind=crm"
    assert it.page(answer.location).xpath("string(/html/@lang)") == "sv"
    session.rollback()
    assert session.exec(select(Person.language).where(Person.email == IT)).one() == "sv"


def test_language_of_a_stranger_is_kept_in_a_cookie(client):
    assert client.page("/sign-in").xpath("string(/html/@lang)") == "sv"
    assert client.post("/language", data={"language": "en", "next": "//evil.example"}).location == "/"
    assert client.page("/sign-in").xpath("string(/html/@lang)") == "en"


@pytest.mark.parametrize("language", ["de", "", "sv' --", "../en"])
def test_language_that_we_do_not_have_changes_nothing(client, language):
    client.post("/language", data={"language": language})
    assert client.page("/sign-in").xpath("string(/html/@lang)") == "sv"


@pytest.mark.parametrize(("asked", "given"), [("en-GB,en;q=0.9", "en"), ("de,fr", "sv"), ("sv,en", "sv"), ("*", "sv"), (";;;", "sv")])
def test_language_of_the_browser_decides_until_one_chooses(client, asked, given):
    page = parsed(client.get("/sign-in", headers={"Accept-Language": asked}))
    assert page.xpath("string(/html/@lang)") == given
