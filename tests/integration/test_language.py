"""Chinese comes first; English comes by the switch and stays."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_browser_set_to_english_is_answered_in_chinese(client):
    page = client.get("/", headers={"accept-language": "en-US,en"}).content.decode()
    assert '<html lang="zh' in page


def test_the_switch_brings_english_and_keeps_it(client):
    answer = client.get("/display/?language=en&next=/", follow=True)
    assert '<html lang="en' in client.get("/").content.decode(), answer.redirect_chain
