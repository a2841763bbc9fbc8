"""`gongkai fee`: what requests or pages cost, tier by tier."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from gongkai.cli.columns import fit, width
from gongkai.cli.parsing import Parser
from gongkai.statute.fees import METHOD_LABELS, UNITS, per_page, per_request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.statute.fees import Fee, TierShare

FINE = 0
MOST = 1_000_000  # a larger count is a slip of the hand

EXIT_CODES = """退出码：
  0  已算出
  2  命令写法不对，或数目不对
"""


def parser() -> Parser:
    """The grammar of the command; the reference page is made from it."""
    top = Parser(
        prog="gongkai fee",
        description="计算政府信息公开信息处理费（国办函〔2020〕109号），逐档说明。按件和按量只能择一。",
        epilog=EXIT_CODES,
    )
    methods = top.add_mutually_exclusive_group(required=True)
    methods.add_argument("--per-request", type=_count, metavar="件数",
                         help="按件计收：同一申请人一个自然月内的申请件数")  # fmt: skip
    methods.add_argument("--per-page", type=_count, metavar="页数", help="按量计收：一件申请提供的页数")
    top.add_argument("--json", action="store_true", help="输出 JSON：合计和各档")
    return top


def main(arguments: Sequence[str]) -> int:
    """Run `gongkai fee …`; the result is the exit code."""
    options = parser().parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    by_page = options.per_page is not None
    fee = per_page(options.per_page) if by_page else per_request(options.per_request)
    print(_json(fee) if options.json else _text(fee))
    return FINE


def _json(fee: Fee) -> str:
    whole = {
        "method": fee.method,
        "count": fee.count,
        "total_yuan": fee.total_yuan,
        "tiers": [
            {
                "first": share.first,
                "last": share.last,
                "count": share.count,
                "rate_yuan": share.rate_yuan,
                "amount_yuan": share.amount_yuan,
            }
            for share in fee.tiers
        ],
        "citation": str(fee.citation),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _text(fee: Fee) -> str:
    unit = UNITS[fee.method]
    lines = [
        f"{METHOD_LABELS[fee.method]}：{fee.count}{unit}，合计{fee.total_yuan:,}元",
        f"依据：{fee.citation}",
    ]
    return "\n".join((*lines, *(_line(share, unit) for share in fee.tiers)))


def _line(share: TierShare, unit: str) -> str:
    sums = f"{share.count:,}{unit} × {share.rate_yuan:,}元"
    amount = f"{share.amount_yuan:,}元"
    return (
        fit(f"  第{share.first}—{share.last}{unit}", 24) + fit(sums, 24) + " " * (16 - width(amount)) + amount
    )


def _count(word: str) -> int:
    if not word.isascii() or not word.isdigit() or int(word) > MOST:
        raise argparse.ArgumentTypeError(f"“{word}”不对，请写0到{MOST}之间的整数")
    return int(word)
