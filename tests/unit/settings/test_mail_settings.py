"""Mail is set up whole or not at all."""

from __future__ import annotations

import pytest

from inventory_app.config import BadSetting, MailServer, read_settings

WHOLE = {
    "INVENTORY_SMTP_URL": "smtp://robot:p%40ss@mail.university.se",
    "INVENTORY_MAIL_FROM": "inventory@university.se",
    "INVENTORY_ADDRESS": "https://inventory.university.se/",
}


def read(tmp_path, **environment):
    return read_settings({"INVENTORY_DATA": str(tmp_path), **environment})


def test_nothing_set_mails_nothing(tmp_path):
    assert (read(tmp_path).mail, read(tmp_path).address) == (None, "")


@pytest.mark.parametrize(
    ("url", "server"),
    [
        (WHOLE["INVENTORY_SMTP_URL"], MailServer("mail.university.se", 587, "robot", "p@ss", False, "inventory@university.se")),
        ("smtps://mail.university.se", MailServer("mail.university.se", 465, "", "", True, "inventory@university.se")),
        ("smtp://127.0.0.1:2525/", MailServer("127.0.0.1", 2525, "", "", False, "inventory@university.se")),
    ],
)
def test_mail_server_is_one_setting(tmp_path, url, server):
    settings = read(tmp_path, **WHOLE | {"INVENTORY_SMTP_URL": url})
    assert (settings.mail, settings.address) == (server, "https://inventory.university.se")


def test_password_of_the_mail_server_is_not_shown(tmp_path):
    assert "p@ss" not in repr(read(tmp_path, **WHOLE))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"INVENTORY_SMTP_URL": "mail.university.se"}, "INVENTORY_SMTP_URL: write smtp://"),
        ({"INVENTORY_SMTP_URL": "smtp://mail.university.se:mail"}, "INVENTORY_SMTP_URL: write smtp://"),
        ({"INVENTORY_SMTP_URL": "smtp://:secret@mail.university.se"}, "INVENTORY_SMTP_URL: write smtp://"),
        ({"INVENTORY_SMTP_URL": ""}, "INVENTORY_MAIL_FROM is set, but no mail server is."),
        ({"INVENTORY_MAIL_FROM": ""}, "INVENTORY_MAIL_FROM: write the e-mail address"),
        ({"INVENTORY_MAIL_FROM": "a@b.se\nBcc: c@d.se"}, "INVENTORY_MAIL_FROM: write the e-mail address"),
        ({"INVENTORY_ADDRESS": ""}, "INVENTORY_ADDRESS: mail needs it for its links"),
        ({"INVENTORY_ADDRESS": "inventory.university.se"}, "INVENTORY_ADDRESS: write the address"),
    ],
)
def test_half_of_it_stops_the_start_and_says_what_is_missing(tmp_path, changed, told):
    with pytest.raises(BadSetting) as fault:
        read(tmp_path, **WHOLE | changed)
    assert str(fault.value).startswith(told)
