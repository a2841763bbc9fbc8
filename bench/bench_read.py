"""What reading costs beside the bare parsing of the same file, and how it grows with the size of the file.

    python bench/bench_read.py [--rounds N]

HTML is compared with lxml.html.document_fromstring, PDF with taking every character with its box and every path with
its points out of pdfium. Three steps of ours: blocks (what the file says), meaning (cells, figures, metadata), checks.
Objects is what no reader can go below: the results of all three steps laid into memory once more by compiled code that
reads nothing (pickle).
Processor time, medians of rounds in which everything has its turn, so that a slow moment of the machine falls on all;
the ratios are what counts.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import pickle
import sys
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pypdfium2.raw as pdfium

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from fuzz_seeds import PROSE, REPORTS, ROWS, TITLE, pdf_of, text_at

from gongkai.annual_report.check import check_report
from gongkai.annual_report.read import read_document, read_report
from gongkai.annual_report.read.sources import document_of

HTML_GOAL, PDF_GOAL = 3.0, 1.5


def medians_ms(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            work()  # the caches of the processor are warm for whatever is measured
            start = time.process_time()
            work()
            taken[name].append(time.process_time() - start)
    return {name: sorted(times)[rounds // 2] * 1000 for name, times in taken.items()}


def extracted(data: bytes) -> int:
    """Every character with its box and every point of every path, and nothing else."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    seen = 0
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        seen += _characters(page) + _paths(page)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return seen


def _characters(page: object) -> int:
    text = pdfium.FPDFText_LoadPage(page)
    count = pdfium.FPDFText_CountChars(text)
    box = [ctypes.c_double() for _ in range(4)]
    found = []
    for index in range(count):
        pdfium.FPDFText_GetCharBox(text, index, *box)
        found.append((pdfium.FPDFText_GetUnicode(text, index), *(one.value for one in box)))
    pdfium.FPDFText_ClosePage(text)
    return len(found)


def _paths(page: object) -> int:
    x, y = ctypes.c_float(), ctypes.c_float()
    found = []
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_PATH:
            for at in range(pdfium.FPDFPath_CountSegments(item)):
                pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(item, at), x, y)
                found.append((x.value, y.value))
    return len(found)


def bare(data: bytes, name: str) -> Callable[[], object]:
    if name.endswith(".pdf"):
        return lambda: extracted(data)
    return lambda: lxml.html.document_fromstring(data)


def checked(data: bytes, name: str) -> int:
    return len(check_report(read_report(data, name).report))


def compare(label: str, name: str, data: bytes, rounds: int) -> None:
    document = document_of(data, name)
    reading = read_document(document)
    report = reading.report
    results = pickle.dumps((document, reading, check_report(report)), pickle.HIGHEST_PROTOCOL)
    works = {
        "bare": bare(data, name),
        "objects": lambda: pickle.loads(results),
        "blocks": lambda: document_of(data, name),
        "meaning": lambda: read_document(document),
        "checks": lambda: check_report(report),
        "read and check": lambda: checked(data, name),
    }
    times = medians_ms(works, rounds)
    base = times.pop("bare")
    goal = PDF_GOAL if name.endswith(".pdf") else HTML_GOAL
    steps = "  ".join(f"{step} {taken:7.2f} ms ({taken / base:5.2f} x)" for step, taken in times.items())
    print(f"{label:26} {len(data) / 1024:5.0f} kB  bare {base:7.2f} ms  {steps} goal {goal} x")


FILLER = "坚持以公开为常态、不公开为例外，围绕群众关心的事项持续做好主动公开，完善制度，规范流程，压实责任。"


def page_of(times: int) -> bytes:
    """A saved page with its frame and its prose so many times over; one paragraph in eight states figures."""
    prose = (f"<p>{FILLER}</p>" * 7 + f"<p>{PROSE}</p>") * (5 * times)
    links = "".join(
        f'<li class="nav"><a href="/col{at}/index.html">栏目{at}</a></li>\n' for at in range(200 * times)
    )
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    return (
        f"<html><head><title>{TITLE}</title><script>{'var a = 1;' * 400}</script></head><body><ul>{links}</ul>"
        f"<h1>{TITLE}</h1>{prose}<table>{rows}</table></body></html>"
    ).encode()


def pages_of(times: int) -> bytes:
    prose = [text_at(72, 780 - 18 * at, PROSE[:34]) for at in range(38)]
    return pdf_of(["\n".join(prose)] * (4 * times))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=int(os.environ.get("BENCH_ROUNDS", "15")))
    rounds = parser.parse_args().rounds
    if REPORTS.is_dir():
        for path in sorted((*REPORTS.glob("*.html"), *REPORTS.glob("*.pdf"))):
            compare(path.name, path.name, path.read_bytes(), rounds)
    else:
        print("the published reports are not beside this checkout: only made files are measured")
    for times in (1, 4, 16):
        compare(f"page, size x {times}", "a.html", page_of(times), max(3, rounds // times))
        compare(f"PDF, size x {times}", "a.pdf", pages_of(times), max(3, rounds // times))


if __name__ == "__main__":
    main()
