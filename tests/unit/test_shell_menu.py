"""Which act stands on the button, which behind it, and which with its reason."""

from gongkai.lib.shell.menu import Choice, arranged

SUBMIT = Choice("submit", "送审", "/1/submit/")
WRITE = Choice("write", "修改", "/1/write/")
SENT_EARLY = Choice("submit", "送审", "/1/submit/", why="还没有写正文。")
DISCARD = Choice("discard", "废弃", "/1/discard/", why="已经公开过。")


def test_the_likeliest_that_is_possible_is_the_button():
    menu = arranged([WRITE, DISCARD, SUBMIT], ("submit", "write"))
    assert (menu.main, menu.rest, menu.refused) == (SUBMIT, (WRITE,), (DISCARD,))


def test_what_is_refused_leaves_the_button_to_the_next_likely():
    menu = arranged([SENT_EARLY, WRITE], ("submit", "write"))
    assert (menu.main, menu.rest, menu.refused) == (WRITE, (), (SENT_EARLY,))


def test_where_nothing_is_possible_there_is_no_button():
    menu = arranged([SENT_EARLY, DISCARD], ("submit", "write"))
    assert (menu.main, menu.rest, menu.refused) == (None, (), (SENT_EARLY, DISCARD))


def test_the_likeliest_stands_there_with_its_reason_where_that_is_wanted():
    menu = arranged([SENT_EARLY, DISCARD], ("write", "submit"), even_refused=True)
    assert (menu.main, menu.rest, menu.refused) == (SENT_EARLY, (), (DISCARD,))


def test_acts_that_nobody_calls_likely_stay_in_the_order_of_the_table():
    menu = arranged([WRITE, SUBMIT], ())
    assert (menu.main, menu.rest, menu.refused) == (None, (WRITE, SUBMIT), ())
