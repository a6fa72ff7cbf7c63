"""Every page and file of comparison sends as many statements to the database with many institutions and systems as with few."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from inventory_app.comparison.views import VIEWS
from inventory_app.demo.actions import remove
from inventory_app.institutions.sharing import ShareLevel
from inventory_app.seed.actions import COORDINATOR, seed
from inventory_app.seed.hand_in import Numbers
from inventory_app.tables import Reading
from tests.integration.comparison.worlds import addresses, share

pytestmark = pytest.mark.usefixtures("instant_printer")
READERS = {"coordinator": (COORDINATOR, "/consortium/compare"), "institution": ("i001@invented.example", "/institutions/i001/compare")}
# Of these numbers somebody has each of the first filters, in both.
FEW, MANY = Numbers(8, 3, 20, 5), Numbers(16, 30, 60, 5)


@pytest.mark.parametrize("reader", sorted(READERS))
def test_as_many_statements_with_few_institutions_as_with_many(session, as_person, sql_count, reader):
    counted = [numbers_of(session, as_person, sql_count, numbers, *READERS[reader]) for numbers in (FEW, MANY)]
    assert {view.key for view in VIEWS} < {address.split("?")[0].rsplit("/", 1)[-1] for address in counted[0]}
    assert [(address, few, many) for (address, few), many in zip(counted[0].items(), counted[1].values(), strict=True) if few != many] == []


def numbers_of(session, as_person, sql_count, numbers, email, root) -> dict[str, int]:
    """One keeps all and three are counted without a name; the others share all by name. Each page has to write in the log whom it read."""
    remove(session)
    names = list(seed(session, numbers, rounds=2))
    keys = [f"i{number + 1:03d}" for number in range(len(names))]
    share(session, keys, ShareLevel.NAMED)
    share(session, keys[4:5], ShareLevel.WITHHELD)
    share(session, keys[-3:], ShareLevel.COUNTED)
    client = as_person(email)
    # Reads in the editions of our content, which every process does once.
    client.get(f"{root}/report?format=xlsx")
    asked = list(addresses(client, root, in_short=True))
    session.execute(sa.delete(Reading))
    session.commit()
    found = {}
    for address in asked:
        with sql_count() as statements:
            assert client.get(address).status_code == 200
        found[address] = len(statements)
    return found
