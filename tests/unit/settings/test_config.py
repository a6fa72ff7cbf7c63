"""Settings may be wrong only loudly: the variable is named, and what would be right."""

from __future__ import annotations

import os

import pytest

from inventory_app.config import BadSetting, read_settings


def read(tmp_path, **environment):
    return read_settings({"INVENTORY_DATA": str(tmp_path), **environment})


def test_nothing_set_serves_here_from_a_file(tmp_path):
    settings = read(tmp_path)
    assert (settings.host, settings.port, settings.https, settings.proxies) == ("127.0.0.1", 8000, False, 0)
    assert settings.database_url == f"sqlite:///{tmp_path}/inventory.db"


def test_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    assert read(tmp_path).secret_key == read(tmp_path).secret_key
    assert len(read(tmp_path).secret_key) == 64
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_secrets_differ_between_installations(tmp_path):
    assert read(tmp_path / "one").secret_key != read(tmp_path / "two").secret_key


def test_secret_of_the_environment_is_not_written_down(tmp_path):
    assert read(tmp_path, INVENTORY_SECRET_KEY="x" * 32).secret_key == "x" * 32
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql+psycopg://u@/d", "postgresql+psycopg://u@/d"),
        ("sqlite:////srv/x.db", "sqlite:////srv/x.db"),
    ],
)
def test_database_is_chosen_by_one_setting(tmp_path, given, url):
    assert read(tmp_path, INVENTORY_DATABASE_URL=given).database_url == url


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PORT", "0", "PORT='0': write a whole number from 1 to 65535"),
        ("PORT", "", "PORT='': write a whole number from 1 to 65535"),
        ("PORT", "80 80", "PORT='80 80': write a whole number from 1 to 65535"),
        ("INVENTORY_PROXIES", "-1", "INVENTORY_PROXIES='-1': write a whole number from 0 to 9"),
        ("INVENTORY_HTTPS", "true", "INVENTORY_HTTPS='true': write 1 when people reach the application over https, otherwise 0"),
        ("INVENTORY_SECRET_KEY", "short", "INVENTORY_SECRET_KEY: at least 32 characters, or leave it unset and one is made for you"),
        ("INVENTORY_SECRET_KEY", "", "INVENTORY_SECRET_KEY: at least 32 characters, or leave it unset and one is made for you"),
        ("INVENTORY_DATABASE_URL", "mysql://x", "INVENTORY_DATABASE_URL: write sqlite:///PATH or postgresql://USER:PASSWORD@HOST/DATABASE"),
    ],
)
def test_bad_setting_is_named_with_what_would_be_right(tmp_path, name, value, told):
    with pytest.raises(BadSetting) as bad:
        read(tmp_path, **{name: value})
    assert str(bad.value) == told


def test_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BadSetting) as bad:
        read(tmp_path / "file" / "data")
    assert str(bad.value) == f"INVENTORY_DATA: cannot write to {tmp_path}/file/data ({os.strerror(20)}); name a folder that can be written to"


@pytest.mark.parametrize("kept", ["", "short\n", "\xff" * 10])
def test_damaged_secret_is_named_instead_of_used(tmp_path, kept):
    (tmp_path / "secret_key").write_text(kept, "latin-1")
    with pytest.raises(BadSetting) as bad:
        read(tmp_path)
    assert str(bad.value) == f"{tmp_path}/secret_key: the file is damaged; remove it and a new secret is made (everybody signs in again)"
