import logging

from django.conf import settings

from gongkai.apps.page_outbox import trouble
from gongkai.lib.tasks import task

log = logging.getLogger(__name__)


@task()
def publish() -> int:
    """Write what changed into GONGKAI_PAGES; gives how many files. A whole build is left to the command.

    Pages that repeat others are put off to one more task at the end of the queue, behind the publications that wait there.
    A build takes too long to hold up everything else that the worker does.
    """
    from gongkai.portal.pages import publishing  # models are ready only when the worker runs

    if settings.PAGES is None:
        return 0
    try:
        done = publishing.publish(settings.PAGES, may_build=False, may_put_off=True)
    except (publishing.NeedsBuild, publishing.NoDomain) as refusal:
        log.warning("%s", refusal)
        return 0
    except publishing.NotWritable as refusal:
        log.error("%s", refusal)  # noqa: TRY400 (the sentence says it all)
        trouble.tell(refusal.sentence, refusal.values)
        return 0
    if done.put_off:
        publish.enqueue()
    return len(done.written) + len(done.removed)
