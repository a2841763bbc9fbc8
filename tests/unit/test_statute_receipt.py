"""The day of receipt, channel by channel, before and after 2019-05-15."""

from datetime import date

import pytest

from gongkai.statute.citation import NotInForce
from gongkai.statute.receipt import CHANNEL_LABELS, Channel, receipt_of

SUBMITTED = date(2024, 4, 1)
SIGNED = date(2024, 4, 2)
CONFIRMED = date(2024, 4, 3)

SINCE_2019 = [
    (Channel.IN_PERSON, SUBMITTED, "《中华人民共和国政府信息公开条例》第三十一条第（一）项", ""),
    (Channel.ORAL, SUBMITTED, "《中华人民共和国政府信息公开条例》第三十一条第（一）项", "inferred"),
    (Channel.SIGNED_MAIL, SIGNED, "《中华人民共和国政府信息公开条例》第三十一条第（二）项", ""),
    (Channel.ORDINARY_MAIL, CONFIRMED, "《中华人民共和国政府信息公开条例》第三十一条第（二）项", ""),
    (
        Channel.MISDIRECTED_MAIL,
        CONFIRMED,
        "《国务院办公厅政府信息与政务公开办公室关于收到申请日期的复函》",
        "",
    ),
    (Channel.INTERNET, CONFIRMED, "《中华人民共和国政府信息公开条例》第三十一条第（三）项", ""),
    (Channel.FAX, CONFIRMED, "《中华人民共和国政府信息公开条例》第三十一条第（三）项", ""),
    (Channel.EMAIL, CONFIRMED, "《中华人民共和国政府信息公开条例》第三十一条第（三）项", "inferred"),
    (Channel.OTHER, CONFIRMED, "《国务院办公厅政府信息与政务公开办公室关于收到申请日期的复函》", ""),
]


@pytest.mark.parametrize(("channel", "day", "citation", "mark"), SINCE_2019)
def test_each_channel_has_its_own_day_of_receipt(channel, day, citation, mark):
    receipt = receipt_of(channel, submitted_on=SUBMITTED, signed_on=SIGNED, confirmed_on=CONFIRMED)
    assert (receipt.day, str(receipt.citation), receipt.citation.mark) == (day, citation, mark)
    assert receipt.why.startswith(f"{CHANNEL_LABELS[channel]}：")
    assert receipt.why.endswith(f"，即2024年4月{day.day}日。")
    assert not receipt.needs_confirmation


def test_the_table_of_cases_names_every_channel():
    assert [row[0] for row in SINCE_2019] == list(Channel)
    assert list(CHANNEL_LABELS) == list(Channel)


@pytest.mark.parametrize(
    "channel",
    [
        Channel.ORDINARY_MAIL,
        Channel.MISDIRECTED_MAIL,
        Channel.INTERNET,
        Channel.FAX,
        Channel.EMAIL,
        Channel.OTHER,
    ],
)
def test_without_confirmation_nothing_is_received_yet(channel):
    receipt = receipt_of(channel, submitted_on=SUBMITTED, signed_on=SIGNED)
    assert receipt.day is None
    assert receipt.needs_confirmation
    assert receipt.why.endswith("；尚未确认，答复期限还没有起算，请联系申请人确认。")


@pytest.mark.parametrize("channel", [Channel.IN_PERSON, Channel.ORAL, Channel.SIGNED_MAIL])
def test_the_other_channels_need_no_confirmation(channel):
    assert not receipt_of(channel, submitted_on=SUBMITTED).needs_confirmation


def test_mail_without_a_day_of_signing_is_not_received_and_says_what_is_missing():
    receipt = receipt_of(Channel.SIGNED_MAIL, submitted_on=SUBMITTED, confirmed_on=CONFIRMED)
    assert receipt.day is None
    assert receipt.why == "邮寄（需签收）：以签收之日为收到申请之日；尚未登记签收日期，请补登。"


def test_mail_may_be_registered_after_it_was_signed_for():
    receipt = receipt_of(Channel.SIGNED_MAIL, submitted_on=date(2024, 4, 8), signed_on=date(2024, 4, 3))
    assert receipt.day == date(2024, 4, 3)


def test_confirmation_before_submission_is_refused():
    with pytest.raises(ValueError, match="确认日期2024-03-31早于提交日期2024-04-01；请核对两个日期。"):
        receipt_of(Channel.INTERNET, submitted_on=SUBMITTED, confirmed_on=date(2024, 3, 31))


@pytest.mark.parametrize(
    ("channel", "submitted_on", "day"),
    [
        (Channel.EMAIL, "2019-05-14", "2019-05-14"),  # the reply of 2015: arrival in the published mailbox
        (Channel.EMAIL, "2019-05-15", "2019-05-20"),  # the revised regulation: both sides confirm
        (Channel.INTERNET, "2019-05-14", "2019-05-14"),
        (Channel.INTERNET, "2019-05-15", "2019-05-20"),
        (Channel.FAX, "2019-05-14", "2019-05-14"),
        (Channel.FAX, "2019-05-15", "2019-05-20"),
        (Channel.ORDINARY_MAIL, "2019-05-14", "2019-05-20"),
    ],
)
def test_the_revised_regulation_holds_from_the_day_it_came_into_force(channel, submitted_on, day):
    receipt = receipt_of(
        channel, submitted_on=date.fromisoformat(submitted_on), confirmed_on=date(2019, 5, 20)
    )
    assert receipt.day == date.fromisoformat(day)


@pytest.mark.parametrize("channel", list(Channel))
def test_before_the_reply_of_2015_every_rule_is_our_reading(channel):
    receipt = receipt_of(channel, submitted_on=date(2012, 3, 1))
    assert receipt.citation.mark == "inferred"


def test_before_the_first_regulation_there_is_no_receipt():
    with pytest.raises(NotInForce):
        receipt_of(Channel.IN_PERSON, submitted_on=date(2008, 4, 30))
