"""The written site for trying out, by the server of the standard library: no application, no database, no speed.

For the public there is a real web server, set up as in deploy/nginx.
"""

from __future__ import annotations

from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from gongkai.portal.pages import files

TYPES = {
    ".csv": "text/csv",
    ".atom": "application/atom+xml",
    ".json": "application/json",
    ".xml": "application/xml",
}
# What an address shows that is no file, when the application is not there.
STAND_INS = (
    ("/search/", "search/closed.html"),
    ("/requests/", "requests/closed.html"),
    ("/comments/write/", "comments/closed.html"),
    ("/desk/", "50x.html"),
    ("/api/", "50x.html"),
)


class _Handler(SimpleHTTPRequestHandler):
    root: Path

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        code, path = found(self.root, urlsplit(self.path).path)
        content = files.content_of(self.root, path) or b""
        self.send_response(code)
        kind = TYPES.get(Path(path).suffix) or self.guess_type(path)
        is_text = kind.startswith("text/") or kind.endswith(("xml", "json"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if with_body:
            self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        """Visitors are not written down."""


def found(root: Path, address: str) -> tuple[HTTPStatus, str]:
    """The answer to an address and the file that shows it, as deploy/nginx does when the application is down."""
    live, gone = files.path_of(address), files.path_of(address, gone=True)
    if live and (root / live).is_file():
        return HTTPStatus.OK, live
    if gone and (root / gone).is_file():
        return HTTPStatus.GONE, gone
    for prefix, page in STAND_INS:
        if address.startswith(prefix):
            return HTTPStatus.SERVICE_UNAVAILABLE, page
    return HTTPStatus.NOT_FOUND, "404.html"


def server(root: Path, host: str, port: int) -> ThreadingHTTPServer:
    handler = type("Handler", (_Handler,), {"root": root})
    return ThreadingHTTPServer((host, port), handler)
