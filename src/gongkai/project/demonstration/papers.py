"""Attachments of the demonstration, made by the program's own writers of tables and papers; all figures are invented."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFont

from gongkai.letters import Items, Letter, Paragraph, Table, to_docx, to_pdf
from gongkai.lib import clock
from gongkai.lib.sheets import as_xlsx

SIZE = (960, 420)
INK, BLUE, PALE = "#1b2733", "#0b5394", "#e8f0f8"


@dataclass(frozen=True)
class Paper:
    name: str
    title: str
    make: Callable[[], bytes]


def _accounts() -> bytes:
    rows = [
        ("一般公共服务支出", 6120, 6034), ("教育支出", 15230, 15190), ("社会保障和就业支出", 9840, 9911),
        ("卫生健康支出", 5460, 5402), ("农林水支出", 8770, 8821), ("其他支出", 6515, 6577),
    ]  # fmt: skip
    return as_xlsx("本级支出决算", ("科目", "预算数（万元）", "决算数（万元）"), rows)


def _letter(title: str, *body: Paragraph | Items | Table) -> Letter:
    words = Paragraph("（演示数据，内容为虚构。）")
    return Letter(
        "demonstration", 1, "云岭县财政局（演示）", title, (*body, words), clock.today(), sealed=False
    )


def _purchases() -> bytes:
    rows = (
        ("办公设备", "台式计算机、打印机", "50"),
        ("车辆", "公务用车", "20"),
        ("服务", "物业、信息系统运维", "80"),
    )
    table = Table(rows, ("类别", "品目", "限额（万元）"), (1, 2, 1))
    words = Paragraph("单项或者批量达到限额的，应当集中采购。")
    return to_docx(_letter("政府集中采购目录和标准", words, table))


def _indicators() -> bytes:
    rows = (
        ("地区生产总值", "126.4亿元", "5.1%"),
        ("粮食产量", "21.7万吨", "1.3%"),
        ("人均可支配收入", "24860元", "6.0%"),
    )
    return to_pdf(_letter("主要指标附表", Table(rows, ("指标", "数值", "比上年增长"), (2, 1, 1))))


def _form() -> bytes:
    asked = Items(("用水户姓名和住址；", "水表编号；", "报修或者申请的事项；", "希望联系的时间。"))
    return to_docx(
        _letter("农村供水报修（报装）登记表", Paragraph("请填写下列各项，交村供水管理员。"), asked)
    )


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    folder = Path(pylopdf_fonts_zh_cn.__file__).parent
    return ImageFont.truetype(str(folder / "NotoSansSC-Regular.otf"), size)


def _steps(title: str, steps: tuple[tuple[str, str], ...]) -> bytes:
    """Boxes from left to right, each with what is done and by when."""
    picture = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(picture)
    pen.text((SIZE[0] // 2, 60), title, INK, _font(36), anchor="mm")
    width = SIZE[0] // len(steps)
    for place, (name, words) in enumerate(steps):
        left, middle = place * width + 16, place * width + width // 2
        pen.rounded_rectangle((left, 140, left + width - 32, 320), 12, PALE, BLUE, 2)
        pen.text((middle, 190), name, BLUE, _font(28), anchor="mm")
        pen.text((middle, 260), words, INK, _font(22), anchor="mm")
    pen.text((SIZE[0] // 2, 380), "演示数据，内容为虚构", INK, _font(18), anchor="mm")
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


REPAIR = (("报修", "随时打电话"), ("上门", "两小时以内"), ("抢修", "爆管当天完成"), ("恢复供水", "最迟次日"))
PAPERS = {
    "accounts": Paper("本级支出决算表.xlsx", "本级支出决算表", _accounts),
    "purchases": Paper("政府集中采购目录和标准.docx", "政府集中采购目录和标准", _purchases),
    "indicators": Paper("主要指标附表.pdf", "主要指标附表", _indicators),
    "form": Paper("农村供水报修登记表.docx", "农村供水报修（报装）登记表", _form),
    "steps": Paper("报修流程图解.png", "报修流程图解", partial(_steps, "水管坏了怎么办", REPAIR)),
}
