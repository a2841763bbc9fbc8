"""The official categories are complete."""

from gongkai.apps.proactive.categories import GENRES, SUBJECT_NAMES, SUBJECTS


def test_there_are_22_subjects_and_15_genres_each_once():
    assert len(SUBJECTS) == 22
    assert len(set(GENRES)) == len(GENRES) == 15
    assert len(set(SUBJECT_NAMES)) == len(SUBJECT_NAMES)


def test_a_subject_is_saved_with_its_second_level():
    saved = dict(SUBJECT_NAMES)
    assert "农业、林业、水利\\水利" in saved
    assert "国防\\国防动员" in saved
