"""All pages of comparison: each module puts its own on the two blueprints when it is read."""

from inventory_app.comparison import groups, issued, together, visible
from inventory_app.comparison.routes import here_room, room

__all__ = ["groups", "here_room", "issued", "room", "together", "visible"]
