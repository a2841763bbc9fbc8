"""One list of kinds of files: what is taken, checked and given out can be read in one place."""

from gongkai.apps.disclosure_requests.services.attaching import WHY
from gongkai.lib.uploads import TAKEN, Fault, examined
from gongkai.portal.requests.fields import SeveralFiles
from gongkai.release.file_types import FORMS, GIVEN_OUT, PACKED, PROGRAMS, VIRUS_TEST, Kind
from gongkai.release.kinds import kind_of
from gongkai.release.refusal import Refused


def test_strangers_may_bring_what_people_have_at_home_and_no_page_and_no_list():
    assert sorted(TAKEN) == ["doc", "docx", "jpeg", "jpg", "ofd", "pdf", "png", "txt", "xlsx"]


def test_what_goes_out_is_what_can_be_looked_through():
    assert {one.value for one in GIVEN_OUT} == {"pdf", "docx", "xlsx", "png", "jpeg"}


def test_no_ending_means_two_kinds():
    endings = [ending for form in FORMS.values() for ending in form.endings]
    assert len(endings) == len(set(endings))


def test_the_page_offers_the_endings_that_are_taken():
    assert SeveralFiles().widget.attrs["accept"] == ".pdf,.docx,.xlsx,.doc,.png,.jpg,.jpeg,.txt,.ofd"


def test_the_sentence_about_another_kind_names_those_that_are_taken():
    assert "%(kinds)s" in str(WHY[Fault.KIND])


def refusal(name: str, data: bytes) -> str:
    try:
        kind_of(data, name, frozenset(GIVEN_OUT))
    except Refused as why:
        return why.reason
    return "taken"


def test_both_doors_refuse_the_same_programs_packages_and_test_virus():
    for ending in PROGRAMS:
        assert (examined(f"a.{ending}", b"x"), refusal(f"a.{ending}", b"x")) == (Fault.RUNS, "program"), (
            ending
        )
    for ending in PACKED:
        assert (examined(f"a.{ending}", b"x"), refusal(f"a.{ending}", b"x")) == (Fault.PACKED, "packed"), (
            ending
        )
    assert examined("a.txt", b"a" + VIRUS_TEST) == Fault.VIRUS
    assert refusal("a.pdf", b"%PDF-1.7 " + VIRUS_TEST) == "virus"


def test_only_what_is_listed_comes_in_and_an_old_word_file_never_goes_out():
    assert FORMS[TAKEN["doc"]].media_type == "application/msword"
    assert Kind.DOC not in GIVEN_OUT
