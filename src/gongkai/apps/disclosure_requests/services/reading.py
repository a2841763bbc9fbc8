"""The bytes of a file of a request, as they were kept or not at all."""

from __future__ import annotations

import logging

from django.utils.translation import gettext as _

from gongkai.apps.disclosure_requests import storage
from gongkai.apps.disclosure_requests.models import RequestFile
from gongkai.lib.errors import NotAllowed
from gongkai.lib.sealing import Damaged

log = logging.getLogger(__name__)


def bytes_of(file: RequestFile) -> bytes:
    """What is not what was kept is nobody's evidence: it is refused, and whoever runs the site finds it in the log.

    Raises NotAllowed.
    """
    try:
        return storage.load(file.sha256)
    except FileNotFoundError:
        log.exception("request file %d is not in the data folder (%s)", file.pk, file.sha256)
        words = _("“%(name)s”已不在数据文件夹中；请联系技术人员从备份恢复。")
    except Damaged:
        log.exception("request file %d is not what was kept (%s)", file.pk, file.sha256)
        words = _("“%(name)s”与登记时的指纹不符，可能被改动过，不能使用；请联系技术人员从备份恢复。")
    raise NotAllowed(words % {"name": file.name}, act="file")
