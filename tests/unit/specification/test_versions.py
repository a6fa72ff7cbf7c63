from __future__ import annotations

import pytest

from inventory_app.specification.versions import next_versions


@pytest.mark.parametrize(
    ("issued", "offered"),
    [((), ("1.0",)), (("1.0",), ("1.1", "2.0")), (("1.9", "1.10", "1.2"), ("1.11", "2.0")), (("1.3", "2.0"), ("2.1", "3.0"))],
)
def test_next_versions_follow_the_highest_issued(issued, offered):
    assert next_versions(issued) == offered
