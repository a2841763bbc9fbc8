#!/usr/bin/env python3
"""Verify an exported event log of gongkai, offline, with the standard library alone.

    python3 verify_log.py events.jsonl [--count N --hash H]

N and H are the number of events and the last hash noted earlier; without them a cut-off tail cannot be seen.
Exit code 0: the log is whole. 1: it is not, each broken place is named. 2: the file cannot be read.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

CONTENT = ("sequence", "at", "tag", "actor", "agency", "subject", "data")
GENESIS = "0" * 64


def link_hash(event: dict[str, Any]) -> str:
    content = {name: event[name] for name in CONTENT}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{event['previous_hash']}\n{text}".encode()).hexdigest()


def breaks(events: Iterable[dict[str, Any]], count: int | None, last_hash: str | None) -> Iterator[str]:
    sequence, previous, noted = 0, GENESIS, count == 0
    for event in events:
        if event["sequence"] != sequence + 1:
            yield f"第{sequence}条之后是第{event['sequence']}条：有事件被删除、插入或调换了次序。"
        if event["previous_hash"] != previous:
            yield f"第{event['sequence']}条与前一条接不上。"
        if event["hash"] != link_hash(event):
            yield f"第{event['sequence']}条的内容被改动。"
        sequence, previous = event["sequence"], event["hash"]
        noted = noted or (sequence == count and previous == last_hash)
    if count is not None and not noted:
        yield f"先前记下的第{count}条已不在日志中或哈希不同：日志曾被截断或重写。"


def main() -> int:
    parser = argparse.ArgumentParser(description="离线核验导出的操作日志。")
    parser.add_argument("file", type=Path)
    parser.add_argument("--count", type=int)
    parser.add_argument("--hash")
    options = parser.parse_args()
    try:
        with options.file.open(encoding="utf-8") as lines:
            found = list(breaks(map(json.loads, lines), options.count, options.hash))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        sys.stderr.write(f"无法读取 {options.file}：{fault}；请确认它是 gongkai log export 导出的文件。\n")
        return 2
    sys.stdout.write("\n".join(found or ["操作日志完整。"]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
