"""Who looks at the page. Flask-Login's proxy carries no types; `accounts.session` says what a signed-in viewer has."""

from __future__ import annotations

from typing import Any, cast

from flask_login import current_user

viewer = cast(Any, current_user)
