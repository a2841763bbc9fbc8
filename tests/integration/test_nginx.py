"""The configuration in deploy/nginx, tried with a real nginx where one is installed: files, application, nothing."""

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from gongkai.portal.pages import files

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
DEPLOY = Path(__file__).parents[2] / "deploy/nginx"
PAGES = {
    "index.html": b"the home page",
    "reports/index.html": b"the list",
    "reports/\u6e05\u6e90/2023/index.html": "清源".encode(),
    "reports/\u6e05\u6e90/2022/gone.html": b"withdrawn",
    "reports/\u6e05\u6e90/2023/cells.csv": b"a,b",
    "reports/feed.atom": b"<feed/>",
    "search/closed.html": b"search is closed",
    "documents/closed.html": b"the filter is closed",
    "requests/closed.html": b"write us a letter",
    "comments/closed.html": b"other ways to comment",
    "404.html": b"no such page",
    "50x.html": b"resting",
    "static/gk.0123456789ab.css": b"a{}",
    "info/7/index.html": b"an item",
    "info/7/files/8.pdf": b"%PDF",
    "info/7/files/9.png": b"picture",
    "info/7/files/10.svg": b"<svg/>",
    "info/7/files/11.txt": "名录".encode(),
    "info/7/visits.json": b"{}",
    "data/items-2026-11.json": b"[]",
    ".gongkai/manifest.sqlite3": b"ours",
}

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class _Application(BaseHTTPRequestHandler):
    def do_GET(self):
        content = f"application {self.path}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_POST(self):
        self.do_GET()

    def log_message(self, *_arguments):
        pass


@contextmanager
def application(port) -> Iterator[None]:
    with ThreadingHTTPServer(("127.0.0.1", port), _Application) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield
        finally:
            server.shutdown()


@pytest.fixture(scope="module")
def ports(tmp_path_factory):
    """Ports of the application (where nothing listens yet) and of nginx, which serves PAGES."""
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    site = folder / "site"
    files.put(site, PAGES.items())
    application_port, port = free_port(), free_port()
    for part in DEPLOY.glob("*.conf"):
        text = (
            part.read_text()
            .replace("/srv/gongkai/site", str(site))
            .replace("include mime.types", "include /etc/nginx/mime.types")
        )
        text = text.replace("127.0.0.1:8000", f"127.0.0.1:{application_port}").replace(
            "listen 80;", f"listen 127.0.0.1:{port};"
        )
        (folder / part.name).write_text(text)
    scratch = " ".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; {scratch}\ninclude {folder}/gongkai.conf; }}\n"
    )
    user = ["-g", "user root;"] if folder.owner() == "root" else []
    process = subprocess.Popen(
        [NGINX, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log", *user]
    )
    for _try in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield application_port, port
    process.terminate()
    process.wait(5)


@pytest.fixture
def ask(ports):
    def act(address, method="GET", **headers):
        line = HTTPConnection("127.0.0.1", ports[1], timeout=10)
        line.request(
            method, address, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = line.getresponse()
        told = answer.status, answer.read().decode(), answer.headers
        line.close()
        return told

    return act


QINGYUAN = "/reports/%E6%B8%85%E6%BA%90"


@pytest.mark.parametrize(
    ("address", "content"),
    [
        ("/", "the home page"),
        ("/reports/", "the list"),
        (f"{QINGYUAN}/2023/", "清源"),
        (f"{QINGYUAN}/2023/cells.csv", "a,b"),
        ("/reports/feed.atom", "<feed/>"),
        ("/static/gk.0123456789ab.css", "a{}"),
    ],
)
def test_a_written_page_comes_from_its_file_with_or_without_the_application(address, content, ask, ports):
    assert ask(address)[:2] == (200, content)
    with application(ports[0]):
        assert ask(address)[:2] == (200, content)


@pytest.mark.parametrize(
    ("address", "status", "content"),
    [
        ("/reports/?page=2", 200, "the list"),  # better the first page than none
        (f"{QINGYUAN}/2023/?cell=a", 200, "清源"),
        ("/reports", 200, "the list"),
        (f"{QINGYUAN}/2022/", 410, "withdrawn"),
        ("/search/?q=x", 503, "search is closed"),
        ("/documents/find/?q=x", 503, "the filter is closed"),
        ("/requests/", 503, "write us a letter"),
        ("/requests/new/", 503, "write us a letter"),
        ("/comments/write/7/", 503, "other ways to comment"),
        ("/comments/write/answer/", 503, "other ways to comment"),
        ("/desk/", 503, "resting"),
        ("/account/login/", 503, "resting"),
        ("/api/v1/items", 503, "resting"),
        ("/data/items.csv", 503, "resting"),
        ("/reports/nowhere/", 503, "resting"),
    ],
)
def test_what_needs_the_application_is_asked_of_it_and_says_what_is_the_matter_when_it_is_down(
    address, status, content, ask, ports
):
    assert ask(address)[:2] == (status, content)
    with application(ports[0]):
        assert ask(address)[:2] == (200, f"application {address}")


def test_a_form_that_is_sent_reaches_the_application_or_its_sender_is_told(ask, ports):
    assert ask("/requests/new/", "POST")[:2] == (503, "write us a letter")
    assert ask("/reports/", "POST")[:2] == (503, "resting")
    with application(ports[0]):
        assert ask("/requests/new/", "POST")[:2] == (200, "application /requests/new/")


@pytest.mark.parametrize(
    "cookie", ["gongkai_elder=yes", "a=b; django_language=en", "gongkai_size=large; a=b"]
)
def test_who_chose_a_look_gets_it_from_the_application_and_the_plain_page_when_it_is_down(cookie, ask, ports):
    assert ask("/", cookie=cookie)[:2] == (200, "the home page")
    with application(ports[0]):
        assert ask("/", cookie=cookie)[1] == "application /"
        assert ask("/", cookie="gongkai_elder=no; django_language=zh-hans")[1] == "the home page"


@pytest.mark.parametrize("address", ["/.gongkai/manifest.sqlite3", "/reports/.x.new", "/.git/config"])
def test_nothing_that_begins_with_a_dot_is_shown(address, ask, ports):
    with application(ports[0]):
        assert ask(address)[:2] == (404, "no such page")


def test_written_pages_carry_the_rules_for_the_browser(ask):
    status, _content, headers = ask("/")
    assert status == 200
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert ask("/reports/feed.atom")[2]["Content-Type"] == "application/atom+xml; charset=utf-8"
    table = ask(f"{QINGYUAN}/2023/cells.csv")[2]
    assert (table["Content-Type"], table["Content-Disposition"]) == ("text/csv; charset=utf-8", "attachment")
    assert ask("/search/")[2]["Retry-After"] == "600"
    assert "immutable" in ask("/static/gk.0123456789ab.css")[2]["Cache-Control"]


@pytest.mark.parametrize(
    ("address", "kind", "is_saved"),
    [
        ("/info/7/files/8.pdf", "application/pdf", True),
        ("/info/7/files/10.svg", "image/svg+xml; charset=utf-8", True),  # a picture that can hold a script
        ("/info/7/files/9.png", "image/png", False),
        ("/info/7/files/11.txt", "text/plain; charset=utf-8", True),
        ("/info/7/visits.json", "application/json; charset=utf-8", False),
        ("/data/items-2026-11.json", "application/json; charset=utf-8", True),
    ],
)
def test_files_are_saved_and_pictures_shown_and_no_browser_guesses_what_they_are(
    ask, address, kind, is_saved
):
    status, _content, headers = ask(address)
    assert (status, headers["Content-Type"]) == (200, kind)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert (headers["Content-Disposition"] == "attachment") is is_saved
    assert "default-src 'none'" in headers["Content-Security-Policy"]
