"""Ways of saying a figure that reports outside the labelled set use."""

import pytest

from gongkai.annual_report.read.narrative import ProseLine, narrative_figures

REQUESTS = "（二）依申请公开情况。全年收到政府信息公开申请40件，"

SAID = (
    (f"{REQUESTS}转入2020年继续办理6件。", "requests_carried_out", 6),
    (f"{REQUESTS}顺延至下年度5件。", "requests_carried_out", 5),
    (f"{REQUESTS}按时办结31件。", "requests_answered", 31),
    (f"{REQUESTS}按期答复32件。", "requests_answered", 32),
    ("（一）主动公开情况。在区政府门户网站公开本单位信息77条。", "website_published", 77),
)


@pytest.mark.parametrize(("text", "metric", "value"), SAID)
def test_a_phrase_of_the_prose_gives_its_metric(text: str, metric: str, value: int) -> None:
    figures = narrative_figures([ProseLine(text, 0)])
    assert (metric, value) in {(figure.metric, figure.value) for figure in figures}


def test_a_late_answer_is_not_the_number_of_all_answers() -> None:
    figures = narrative_figures([ProseLine(f"{REQUESTS}办结30件，延期答复4件。", 0)])
    assert [figure.value for figure in figures if figure.metric == "requests_answered"] == [30]
