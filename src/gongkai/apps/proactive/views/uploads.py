"""A file that a form brought, within the limit."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from gongkai.lib.errors import NotAllowed

MEGABYTE = 1024 * 1024


def bytes_of(brought: UploadedFile[bytes]) -> bytes:
    """Raises NotAllowed for what is too large."""
    size = brought.size or 0
    if size > settings.UPLOAD_LIMIT:
        words = _("文件有%(size)d MB，超过%(limit)d MB的上限；请压缩其中的图片或者拆分后再上传。")
        limits = {"size": size // MEGABYTE, "limit": settings.UPLOAD_LIMIT // MEGABYTE}
        raise NotAllowed(words % limits, act="attach")
    data: bytes = brought.read()
    return data
