"""What a browser without JavaScript does with a page, for the tests beside this file and others."""

from __future__ import annotations

from typing import Any

from lxml import html


def parsed(answer: Any) -> html.HtmlElement:
    return html.document_fromstring(answer.text)


def inputs_of(page: html.HtmlElement, within: str = "//main//form") -> dict[str, list[str]]:
    """Name -> values of what the first form would send, without its button and its token."""
    sent: dict[str, list[str]] = {}
    for field in page.xpath(f"({within})[1]//*[self::input or self::textarea or self::select][@name]"):
        kind = field.get("type", "text")
        if field.get("name") == "csrf_token" or (kind in ("radio", "checkbox") and field.get("checked") is None):
            continue
        if field.tag == "select":
            value = next((option.get("value") for option in field.xpath(".//option[@selected]")), field.xpath(".//option")[0].get("value"))
        elif field.tag == "textarea":
            value = (field.text or "").removeprefix("\n")
        else:
            value = field.get("value", "on")
        sent.setdefault(field.get("name"), []).append(value)
    return sent


def fill(client: Any, url: str, then: str = "next", **typed: Any) -> dict[str, list[str]]:
    """What the page at this address would send after these inputs were changed; `owner__name` stands for owner.name."""
    sent = inputs_of(client.page(url), "//main//form[contains(@class,'form')]")
    for name, value in typed.items():
        sent[name.replace("__", ".")] = value if isinstance(value, list) else [value]
    return sent | {"then": [then]}


def only(sent: dict[str, list[str]], question: str) -> dict[str, list[str]]:
    """What autosave sends: one question of a form."""
    mine = {name: values for name, values in sent.items() if name == question or name.startswith((f"{question}.", f"{question}!"))}
    return mine | {"present": [question]}


def autosave(client: Any, url: str, sent: dict[str, list[str]], question: str) -> Any:
    return client.post(url, data=only(sent, question), headers={"HX-Request": "true"})


def seen_in(answer: Any) -> str:
    """The seen value that the answer to an autosave hands over."""
    (value,) = html.fragment_fromstring(answer.text, create_parent=True).xpath(".//input[contains(@name,'!seen')]/@value")
    return value


def words(page: html.HtmlElement, path: str = "//main") -> str:
    """The text at a place, with single spaces and without soft hyphens."""
    (found,) = page.xpath(path)[:1]
    return " ".join(found.text_content().replace("\u00ad", "").split())


def error_links(page: html.HtmlElement) -> list[tuple[str, str]]:
    """(target, message) of the error summary; every target must be there."""
    links = [(link.get("href").removeprefix("#"), link.text_content()) for link in page.xpath("//*[contains(@class,'ds-error-summary')]//a")]
    assert [target for target, _message in links if not page.xpath("//*[@id=$id]", id=target)] == []
    return links
