"""Reading the pages of a checklist as a browser would."""

from __future__ import annotations

from lxml import html

DALHEM = "/institutions/dalhem/checklist"
BERGSUND = "/institutions/bergsund/checklist"
ALMBY = "/institutions/almby/checklist"
HTMX = {"HX-Request": "true"}


def parsed(response):
    return html.document_fromstring(response.text)


def words(element):
    return " ".join(element.text_content().split())


def follow(client, response):
    assert response.status_code == 303, response.text[:2000]
    return client.page(response.location)


def form_of(page, key):
    """What a browser would send about one requirement."""
    card = page.get_element_by_id(key)
    sent = {"present": key}
    for field in card.xpath(".//*[@name and @name != 'present']"):
        if field.tag == "input" and field.get("type") == "radio" and field.get("checked") is None:
            continue
        sent[field.get("name")] = (field.value or "").removeprefix("\n") if field.tag != "input" else field.get("value")
    return sent


def flashes(page):
    return [words(each) for each in page.xpath("//div[@class='flashes']/p")]


# The overview
