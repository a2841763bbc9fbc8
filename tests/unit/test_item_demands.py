"""What a kind demands holds up the moves it names, and no others."""

from types import SimpleNamespace

import pytest

from gongkai.apps.proactive import demands, guards
from gongkai.apps.proactive.demands import Before, Demand
from gongkai.apps.proactive.guards import Facts

MISSING = "还没有合法性审核意见。"


@pytest.fixture
def _a_demand():
    kinds = frozenset({"gazette"})
    demands.add(Demand("test.demand", kinds, Before.FINAL, lambda item: None if item.is_ready else MISSING))
    yield
    demands.DEMANDS.remove("test.demand")


@pytest.mark.usefixtures("_a_demand")
@pytest.mark.parametrize(
    ("kind", "is_ready", "said"),
    [
        ("gazette", False, ((Before.FINAL, MISSING),)),
        ("gazette", True, ()),
        ("notice", False, ()),
    ],
)
def test_a_demand_speaks_of_its_kinds_while_it_is_unmet(kind, is_ready, said):
    item = SimpleNamespace(kind=kind, is_ready=is_ready)
    asked = tuple(one for one in demands.unmet(item) if one[1] == MISSING)
    assert asked == said


@pytest.mark.parametrize(
    ("before", "review", "earlier_step", "last_step", "publication"),
    [
        (Before.REVIEW, MISSING, MISSING, MISSING, MISSING),  # and must still be there at each step
        (Before.FINAL, None, None, MISSING, MISSING),
        (Before.PUBLICATION, None, None, None, MISSING),
    ],
)
def test_an_unmet_demand_holds_up_its_move_and_those_after(
    before, review, earlier_step, last_step, publication
):
    unmet = ((before, MISSING),)
    assert guards.kind_is_ready_for_review(Facts(1, unmet=unmet)) == review
    assert guards.kind_is_ready_for_the_step(Facts(1, unmet=unmet)) == earlier_step
    assert guards.kind_is_ready_for_the_step(Facts(1, unmet=unmet, is_last_step=True)) == last_step
    assert guards.kind_is_ready_for_publication(Facts(1, unmet=unmet)) == publication
