"""Pictures: painted over pixel by pixel, and written anew with nothing but pixels."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw, ImageOps

from gongkai.release.reading.picture import opened
from gongkai.release.redaction.marks import Area, Made, Mark, areas_by_page
from gongkai.release.refusal import Refused

Box = tuple[int, int, int, int]
_GRID = 16  # a JPEG is coded in squares of at most this size: a square that is all black stays so exactly
_BLACK = 16  # of 255


def upright(data: bytes) -> Image.Image:
    """The picture as it is shown: turned as the camera says, on white, without anything beside its pixels."""
    picture = ImageOps.exif_transpose(opened(data))
    shown = picture.convert("RGBA")
    ground = Image.new("RGB", shown.size, "white")
    ground.paste(shown, mask=shown.getchannel("A"))
    return ground


def box_of(area: Area, size: tuple[int, int], grid: int = 1) -> Box:
    """The pixels of an area, outwards to the lines of a grid."""
    width, height = size
    return (
        max(0, math.floor(area.left * width / grid) * grid),
        max(0, math.floor(area.top * height / grid) * grid),
        min(width, math.ceil(area.right * width / grid) * grid),
        min(height, math.ceil(area.bottom * height / grid) * grid),
    )


def paint(picture: Image.Image, boxes: Iterable[Box]) -> None:
    brush = ImageDraw.Draw(picture)
    for left, top, right, bottom in boxes:
        brush.rectangle((left, top, right - 1, bottom - 1), fill="black")


def is_black(picture: Image.Image, box: Box) -> bool:
    counts = picture.crop(box).convert("RGB").histogram()  # 256 numbers for each colour
    return not any(count for at, count in enumerate(counts) if at % 256 > _BLACK)


def redact_picture(data: bytes, marks: Sequence[Mark]) -> Made:
    kind = opened(data).format or "PNG"
    picture = upright(data)
    grid = _GRID if kind == "JPEG" else 1
    boxes = [box_of(area, picture.size, grid) for area in areas_by_page(marks, 1).get(1, [])]
    paint(picture, boxes)
    made = written(picture, kind)
    _prove(made, boxes)
    return Made(made, tuple(_sentences(len(boxes))), burnt=(1,))


def written(picture: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    if kind == "JPEG":
        picture.save(buffer, "JPEG", quality=92, subsampling=0)
    else:
        picture.save(buffer, "PNG", optimize=False)
    return buffer.getvalue()


def _prove(made: bytes, boxes: list[Box]) -> None:
    again = opened(made)
    if len(again.getexif()) or not all(is_black(again, box) for box in boxes):
        raise Refused("not_proved", "遮盖后检查没有通过，没有生成文件；请把遮盖范围放大一些再试。")


def _sentences(number: int) -> Iterable[str]:
    if number:
        yield f"{number}处遮盖已写入像素，重新打开后全部为黑色。"
    yield "拍摄信息和其他属性已经清除。"
