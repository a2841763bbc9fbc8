"""The one address that tells how mail is sent."""

import pytest

from gongkai.project.mail import Mail, MailAddressUnreadable, mail


def test_without_an_address_nothing_is_sent():
    assert mail("").backend == "django.core.mail.backends.dummy.EmailBackend"


def test_an_address_names_host_user_and_way():
    plain = mail("smtp://clerk%40example.cn:p%3Aw@mail.example.cn")
    assert plain == Mail("mail.example.cn", 587, "clerk@example.cn", "p:w")
    assert plain.uses_starttls
    assert plain.backend == "django.core.mail.backends.smtp.EmailBackend"


def test_encrypted_from_the_first_byte_or_not_at_all():
    assert mail("smtps://u:p@mail.example.cn:2465") == Mail(
        "mail.example.cn", 2465, "u", "p", is_implicit=True
    )
    assert not mail("smtps://u:p@mail.example.cn").uses_starttls
    assert not mail("smtp://localhost:25").uses_starttls


@pytest.mark.parametrize(
    "address", ["mail.example.cn", "http://x", "smtp://:25", "smtp://h:port", "smtp://h:99999999"]
)
def test_what_cannot_be_understood_is_refused_without_repeating_a_password(address):
    with pytest.raises(MailAddressUnreadable) as refused:
        mail(address)
    assert address not in str(refused.value)
