"""A picture: what its file says beside the picture. What is painted in it no rule can read."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from PIL import ExifTags, Image, UnidentifiedImageError

from gongkai.release.content import Content, Trace, Trait
from gongkai.release.file_types import Kind
from gongkai.release.limits import MAX_PIXELS
from gongkai.release.refusal import Refused, broken

_FORMATS = ("PNG", "JPEG")  # the second also gives the several pictures that phones put into one file
_TELLING = {
    ExifTags.Base.Artist: "作者", ExifTags.Base.Copyright: "版权人", ExifTags.Base.Make: "相机品牌",
    ExifTags.Base.Model: "相机型号", ExifTags.Base.DateTime: "拍摄时间", ExifTags.Base.ImageDescription: "说明",
    ExifTags.Base.Software: "软件", ExifTags.Base.BodySerialNumber: "相机序列号",
    ExifTags.Base.XPAuthor: "作者", ExifTags.Base.XPComment: "备注", ExifTags.Base.XPTitle: "标题",
}  # fmt: skip
_PLAIN_KEYS = frozenset(("dpi", "gamma", "srgb", "jfif", "jfif_version", "jfif_unit", "jfif_density", "aspect",
                         "transparency", "interlace", "icc_profile", "progressive", "progression", "adobe",
                         "adobe_transform", "chromaticity", "exif", "background", "default_image"))  # fmt: skip


def opened(data: bytes) -> Image.Image:
    """The decoded picture. Raises Refused when it is damaged or larger than any scan."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of bombs and odd chunks: the bound below is ours
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
            if picture.width * picture.height > MAX_PIXELS:
                raise Refused(
                    "too_large",
                    f"图片有{picture.width}×{picture.height}个像素，大得不能检查；请缩小后再上传。",
                )
            picture.load()
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        Image.DecompressionBombError,
    ) as error:
        raise broken("图片") from error
    return picture


def content_of_picture(data: bytes) -> Content:
    picture = opened(data)
    kind = Kind.PNG if picture.format == "PNG" else Kind.JPEG
    unread = Trace(Trait.UNREADABLE, "这个文件", "page/1")
    return Content(kind, (), (*particulars(picture, "图片", "file"), unread))


def particulars(picture: Image.Image, where: str, anchor: str) -> Iterator[Trace]:
    exif = picture.getexif()
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        yield Trace(Trait.LOCATION, where, anchor)
    own = {**dict(exif), **exif.get_ifd(ExifTags.IFD.Exif)}
    said = dict.fromkeys(name for tag, name in _TELLING.items() if own.get(tag))
    if set(picture.info) - _PLAIN_KEYS:
        said["附带的说明文字"] = None
    if getattr(picture, "n_frames", 1) > 1:
        yield Trace(Trait.EMBEDDED, where, anchor, f"另外{getattr(picture, 'n_frames', 1) - 1}幅图片")
    if said:
        yield Trace(Trait.METADATA, where, anchor, f"图片属性（{'、'.join(said)}）")
