"""The refusals that any service or page may give; each is a sentence that the person reads as it is."""

from typing import Any

from django.utils.translation import gettext as _


class NotAllowed(Exception):  # noqa: N818 (a refusal, not a fault)
    """A person may not do this: role, state or guard. `why` is the sentence to show."""

    def __init__(self, why: str, *, act: str = "") -> None:
        super().__init__(why)
        self.why, self.act = why, act


class Stale(Exception):  # noqa: N818 (as above)
    """Someone else changed the record in the meantime."""

    def __init__(self, record: Any, expected: int) -> None:
        super().__init__(
            _("“%(record)s”已被他人修改，您看到的不是最新内容；请重新打开，核对后再提交。")
            % {"record": record}
        )
        self.record, self.expected = record, expected


class TooMany(Exception):  # noqa: N818 (as above)
    """Somebody has done a thing too often. seconds: until it may be done again; sentence: with a place for them.

    Without a sentence it is the public search, for which the page of refusal has more advice.
    """

    def __init__(self, *, seconds: int, sentence: str = "") -> None:
        searched = _("您的网络在一分钟内搜索得太频繁；请等%(seconds)d秒再试。")
        super().__init__((sentence or searched) % {"seconds": seconds, "minutes": -(-seconds // 60)})
        self.seconds, self.is_search = seconds, not sentence
