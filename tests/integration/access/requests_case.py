"""The file of a request of the finance bureau: its page, its acts in the states where they can be done, its letters."""

from gongkai.apps.agencies import services as agencies
from gongkai.apps.disclosure_requests import services
from gongkai.apps.disclosure_requests.models import Policy
from tests.integration.access import Codes, Page
from tests.integration.requests import PERSON, asked, decided, in_review, office, received, replied

# A supervisor looks on, and has no business with letters and people.
SEEN = Codes(302, 404, 404, 200, 200, 404, 404, 404)
BY_OFFICER = Codes(302, 404, 404, 200, 403, 404, 404, 404)
IN_REVIEW = (
    "reassign", "request_amendment", "consult_third_party", "consult_agency", "extend", "ask_reasons", "charge_fee",
    "withdraw", "record_search", "ask_assistance", "record_talk", "reclassify",
)  # fmt: skip


def prepare(county):
    finance = county.finance
    of = office(county, prefix="file")
    unit = agencies.create_unit(county.system_administrator, finance.pk, name="预算股")
    open_case = in_review(of)
    assistance = services.ask_assistance(of.handler, open_case.pk, unit=unit, question="请查找决算表。")
    amended, consulted, reasons, paying = (in_review(of) for _ in range(4))
    services.request_amendment(of.handler, amended.pk, items="年度", guidance="写明年度。")
    asked_of = services.consult(
        of.handler, consulted.pk, kind="third_party", party_name="某公司", subject="合同单价"
    )
    services.ask_reasons(
        of.handler, reasons.pk, facts="三十日内共申请四十件。", items="理由", count=40, period_days=30
    )
    Policy.objects.create(agency=finance, charges_fee=True)
    services.charge_fee(of.handler, paying.pk, method="per_page", units=100, how_to_pay="到窗口缴纳。")
    return {
        "open": open_case.pk,
        "assistance": assistance.pk,
        "letter": open_case.letters.earliest("pk").pk,
        "unconfirmed": services.register(of.registrar, PERSON, asked("fax")).pk,
        "received": received(of).pk,
        "amended": amended.pk,
        "consulted": consulted.pk,
        "consultation": asked_of.pk,
        "reasons": reasons.pk,
        "paying": paying.pk,
        "decided": decided(of, in_review(of)).pk,
        "replied": replied(of, in_review(of)).pk,
    }


def acts(case, *names):
    return tuple(Page(f"disclosure_requests:{name}", BY_OFFICER, (case,)) for name in names)


ROWS = (
    *(
        Page(f"disclosure_requests:{name}", SEEN, ("open",))
        for name in ("detail", "clock", "clock_data", "clock_pdf")
    ),
    Page("disclosure_requests:person", BY_OFFICER, ("open",), method="post"),
    *(
        Page(f"disclosure_requests:{name}", BY_OFFICER, ("open", "letter"))
        for name in ("letter", "letter_pdf", "letter_docx", "record_service")
    ),
    Page("disclosure_requests:answer_assistance", BY_OFFICER, ("open", "assistance")),
    Page("disclosure_requests:record_opinion", BY_OFFICER, ("consulted", "consultation")),
    Page("disclosure_requests:override", BY_OFFICER, ("consulted", "consultation")),
    *acts("unconfirmed", "confirm"),
    *acts("received", "accept"),
    *acts("open", *IN_REVIEW),
    *acts("amended", "receive_amendment", "close_unamended"),
    *acts("reasons", "receive_reasons", "judge_reasons", "accept_reasons", "defer"),
    *acts("paying", "record_payment", "waive_fee", "close_unpaid"),
    *acts("decided", "deliver"),
    *acts("replied", "archive"),
)
