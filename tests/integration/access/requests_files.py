"""Files of a request: for those who work on it; whoever looks on from above does not see even their names."""

from gongkai.apps.disclosure_requests.services import files
from tests.files_to_release import pdf, picture
from tests.integration.access import Codes, Page
from tests.integration.requests import in_review, office

BY_OFFICER = Codes(302, 404, 404, 200, 403, 404, 404, 404)
NOT_FOR_LOOKING = Codes(302, 404, 404, 403, 403, 404, 404, 404)
REMOVE = Codes(302, 404, 404, 302, 403, 404, 404, 404)
NUMBER = "身份证号 11010119900307002X"  # made up; the check digit is right


def prepare(county):
    of = office(county, prefix="files")
    case = in_review(of)

    def added(kind, name, data, actor=of.handler):
        return files.add(actor, case, kind=kind, name=name, data=data).pk

    return {
        "case": case.pk,
        "original": added("original", "决算表.pdf", pdf("决算表")),
        "stopped": added("release", "答复.pdf", pdf(NUMBER)),
        "plain": added("release", "公开表.pdf", pdf("公开表")),
        "identity": added("identity", "身份证.png", picture(), None),
        "first": 1,
    }


ROWS = (
    Page("disclosure_requests:files", BY_OFFICER, ("case",)),
    Page("disclosure_requests:file", BY_OFFICER, ("case", "original")),
    Page("disclosure_requests:file_page", BY_OFFICER, ("case", "original", "first")),
    Page("disclosure_requests:file_mark", BY_OFFICER, ("case", "original")),
    Page("disclosure_requests:file_clear", BY_OFFICER, ("case", "stopped")),
    Page("disclosure_requests:file_download", BY_OFFICER, ("case", "original")),
    Page("disclosure_requests:file_download", NOT_FOR_LOOKING, ("case", "identity")),
    Page("disclosure_requests:file_open", BY_OFFICER, ("case", "identity"), method="post"),
    Page("disclosure_requests:file_remove", REMOVE, ("case", "plain"), method="post"),
)
