"""The views, in the order of the menu."""

from __future__ import annotations

from inventory_app.comparison.areas import AreasView
from inventory_app.comparison.buying import BuyingView
from inventory_app.comparison.likeness_view import LikenessView
from inventory_app.comparison.maturity import MaturityView
from inventory_app.comparison.products import ProductsView
from inventory_app.comparison.progress import ProgressView
from inventory_app.comparison.questions import QuestionsView
from inventory_app.comparison.requirements import RequirementsView
from inventory_app.comparison.view import View

VIEWS: tuple[View, ...] = (
    AreasView(),
    QuestionsView(),
    RequirementsView(),
    LikenessView(),
    BuyingView(),
    ProductsView(),
    MaturityView(),
    ProgressView(),
)
BY_KEY = {view.key: view for view in VIEWS}
