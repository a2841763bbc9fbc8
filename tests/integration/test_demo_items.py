"""The demonstration county: every part of its site has something in it, and nothing came there past a review."""

import io
import stat
import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import TestCase, override_settings
from django.urls import reverse

from gongkai.apps.agencies.models import Delegation, Staff
from gongkai.apps.catalogue import queries as catalogue
from gongkai.apps.events.models import Event
from gongkai.apps.interpretations.models import Interpretation, InterpretationPlan
from gongkai.apps.normative_documents.models import Cleanup, NormativeDocument
from gongkai.apps.notices.models import Notice
from gongkai.apps.proactive.models import Attachment, Item, PublicFigures, Review
from gongkai.apps.proactive.queries import open_findings
from gongkai.apps.proactive.queries.published import address_answers, published
from gongkai.apps.public_comments.models import Hearing, PublicComment
from gongkai.apps.remedies.models import RemedyCase
from gongkai.apps.reporting import digest
from gongkai.apps.reporting.models import AnnualReport
from gongkai.apps.visits.models import Total
from gongkai.project.demonstration import figures, load
from gongkai.project.demonstration.people import DEPARTMENTS, GOVERNMENT
from gongkai.project.demonstration.settled import COLUMNS

STEPS = ["final", "first", "second", "secrecy"]
REPORTS = [
    one for one in figures.published() if (one.report.agency, one.report.year) == ("淮安市人民政府", 2024)
]
COUNTY = list(figures.invented(GOVERNMENT, "county", range(2024, 2026), 20, seed=1))


def counted(values):
    found = list(values)
    return {one: found.count(one) for one in sorted(set(found))}


@pytest.mark.long
class TestTheDemonstration(TestCase):
    """Loaded once for all tests of the class: that takes longer than all of them together."""

    @classmethod
    def setUpTestData(cls):
        """All but the reports, of which there are three: the way they go is the same."""
        folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.enterClassContext(override_settings(DATA=Path(folder)))
        with (
            patch.object(load, "published", lambda: REPORTS),
            patch.object(load, "_county", lambda: COUNTY),
            cls.captureOnCommitCallbacks(execute=True),
        ):
            call_command("demo", "load", verbosity=0)

    def test_who_cannot_apply_online_is_told_where_else(self):
        page = self.client.get(reverse("portal_requests:closed")).text
        assert "电话：0000-5550101" in page
        assert "受理点：云岭县青云路6号" in page
        assert "没有登记联系方式" not in page

    def test_the_site_of_the_demonstration_is_not_empty(self):
        assert counted(Item.objects.values_list("state", flat=True)) == {
            "approved": 1, "draft": 4, "in_review": 2, "published": 36, "withdrawn": 1,
        }  # fmt: skip
        assert {item.column.code for item in published()} == {code for code, *_rest in COLUMNS}
        assert address_answers().filter(is_public=False).count() == 1
        assert all("演示" in item.published.body for item in published())
        assert counted(NormativeDocument.objects.values_list("item__validity_status", flat=True)) == {
            "": 2, "not_yet_in_force": 1, "in_force": 3, "repealed": 1, "revised": 1,
        }  # fmt: skip
        assert counted(NormativeDocument.objects.values_list("state", flat=True)) == {
            "drafting": 1, "ended": 1, "in_legality_review": 1, "published": 5,
        }  # fmt: skip
        numbers = NormativeDocument.objects.filter(state__in=["published", "ended"])
        assert len(set(numbers.values_list("registration_no", flat=True))) == 6
        assert set(numbers.values_list("agency__name", flat=True)) == {GOVERNMENT, DEPARTMENTS[0]}
        assert set(Interpretation.objects.values_list("form", flat=True)) == {"text", "questions", "diagram"}
        assert InterpretationPlan.objects.filter(state="planned", due_on__isnull=False).count() == 1
        assert counted(PublicComment.objects.values_list("state", flat=True)) == {"answered": 1, "open": 1}
        assert set(PublicComment.objects.values_list("opinions__way", flat=True)) == {
            "site",
            "letter",
            "phone",
        }
        assert (Hearing.objects.filter(took_place_on=None).count(), Hearing.objects.count()) == (1, 2)
        assert counted(RemedyCase.objects.values_list("kind", flat=True)) == {
            "administrative_reconsideration": 2, "disclosure_complaint": 1,
        }  # fmt: skip
        assert Cleanup.objects.get().state == "open"
        assert counted(Delegation.objects.values_list("role", flat=True)) == {
            "leader_in_charge": 1, "registrar": 2,
        }  # fmt: skip
        kinds = {"png", "pdf", "docx", "xlsx"}
        assert {
            name.rpartition(".")[2] for name in Attachment.objects.values_list("name", flat=True)
        } == kinds
        assert Total.objects.count() == 36
        assert PublicFigures.objects.exists()
        assert Notice.objects.exists()
        office = Staff.objects.get(username="gongkaiban")
        for name, found in (
            (GOVERNMENT, {"missing", "overdue", "current"}),
            (DEPARTMENTS[0], {"missing", "current"}),
        ):
            agency = catalogue.bodies(office).get(name=name)
            states = {
                line.standing.state.value
                for line in catalogue.lines(list(catalogue.standing_entries([agency])))
            }
            assert found | {"not_held"} <= states
        for name, _words in load.PLACES:
            assert self.client.get(reverse(name)).status_code == 200

    def test_nothing_of_the_demonstration_came_out_past_its_review_and_the_log_is_whole(self):
        released = Item.objects.get(after_review_due__isnull=False)
        assert (released.is_public, released.release_reason) == (True, "水位短时间内上涨，来不及逐级审核")
        for item in published().exclude(pk=released.pk).select_related("published"):
            rows = Review.objects.filter(version=item.published, verdict="passed")
            assert sorted(row.step for row in rows) == STEPS
            assert len({row.reviewer_id for row in rows} | {item.published.author_id}) == 5
            assert open_findings(item.published) == []
        for review in NormativeDocument.objects.filter(reviews__opinion="lawful").values_list(
            "begun_by", "reviews__reviewer"
        ):
            assert len(set(review)) == 2
        moments = list(Event.objects.order_by("sequence").values_list("at", flat=True))
        assert moments == sorted(moments)
        out = io.StringIO()
        call_command("log", "verify", stdout=out)
        assert "操作日志完整" in out.getvalue()
        number = Item.objects.count()
        call_command("demo", "load", verbosity=0)
        assert Item.objects.count() == number

    def test_each_report_goes_the_whole_way_and_says_what_it_is(self):
        states = dict(AnnualReport.objects.order_by("pk").values_list("year", "state"))
        assert states[2025] == "read"
        public = AnnualReport.objects.filter(is_public=True)
        assert {row.edition.sha256 for row in public} == {
            digest.sha256(row.edition.content) for row in public
        }
        assert {row.is_demonstration for row in AnnualReport.objects.all()} == {True}
        assert len({public[0].source.brought_by, public[0].reviewed_by, public[0].edition.published_by}) == 3
        page = self.client.get("/reports/淮安市人民政府/2024/").content.decode()
        assert "演示数据" in page
        assert "govnianbao" in page

    def test_the_passwords_are_made_anew_and_kept_for_the_owner_alone(self):
        note = Path(settings.DATA) / load.SIGN_IN_NOTE
        assert stat.S_IMODE(note.stat().st_mode) == 0o600
        lines = [
            line.split()
            for line in note.read_text("utf-8").splitlines()
            if line.startswith("  ") and "-" in line
        ]
        assert len({password for _name, password, *_roles in lines}) == len(lines) >= 8
        username, password = lines[0][:2]
        staff = Staff.objects.get(username=username)
        assert staff.check_password(password)
        assert not staff.must_change_password
