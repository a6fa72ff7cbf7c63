"""So that a plain fold that differs from its view says in what."""

import pytest

pytest.register_assert_rewrite("tests.integration.comparison.plain_answers", "tests.integration.comparison.plain_folds")
