"""The reply desk: what is chosen, written, reviewed and decided, through its pages and the acts behind them."""

import pytest

from gongkai.apps.disclosure_requests import queries, services
from gongkai.apps.disclosure_requests.services import DraftText, PieceText
from gongkai.lib.errors import NotAllowed
from tests.integration.requests import in_review, office, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(county):
    return office(county)


def partly(ground="REG16_2.process_information", reason="属于讨论记录。", **given):
    return DraftText(
        outcome="partially_granted",
        bases=("REG37.severance",),
        facts={"way": "随函附上可以公开的部分。"},
        pieces=[PieceText("会议纪要第二部分", is_withheld=True, ground=ground, reason=reason)],
        **given,
    )


# -- the acts --------------------------------------------------------------------------------------------------------


def test_a_ground_that_stands_at_a_piece_alone_decides_the_remedy_too(of):
    with on("2026-03-02"):
        case = in_review(of)
        services.save_draft(of.handler, case.pk, partly())
        draft = queries.newest_draft(case)
        assert draft.bases == ["REG37.severance", "REG16_2.process_information"]


@pytest.mark.parametrize(
    ("ground", "reason"), [("REG36_2.disclosable", "可以公开。"), ("REG16_2.process_information", " ")]
)
def test_a_withheld_piece_needs_a_ground_that_withholds_and_a_reason(of, ground, reason):
    with on("2026-03-02"):
        case = in_review(of)
        with pytest.raises(NotAllowed, match="会议纪要第二部分"):
            services.save_draft(of.handler, case.pk, partly(ground, reason))
