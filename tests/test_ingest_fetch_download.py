"""Whatever a server does, a page is fetched whole or said not to be; and no page leads where its user did not go."""

import asyncio
import datetime
import gzip
import ipaddress
import socket
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from slow_server import Answer, redirects, sends, serving

import ingest.fetch.hosts
from index.errors import FetchError
from ingest.fetch.download import MAX_REDIRECTS, Download, download

OK = b"HTTP/1.1 200 OK\r\n"
PAGE = OK + b"Content-Length: 5\r\n\r\nwords"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
CUT = r"^was cut off on its way; "


def get(answer: Answer) -> Download:
    with serving({"/": answer}) as server:
        return asyncio.run(download(f"{server.site}/"))


@pytest.mark.parametrize(
    "answer",
    [
        PAGE,
        OK + b"\r\nwords",
        b"HTTP/1.0 203 OK\r\n\r\nwords",
        CHUNKED + b"3\r\nwor\r\n2\r\nds\r\n0\r\nTrailer: x\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" + PAGE,
        OK + b"Content-Encoding: GZIP\r\n\r\n" + gzip.compress(b"words", mtime=0),
    ],
)
def test_a_whole_page_is_taken(answer: bytes) -> None:
    assert get(sends(answer)).content == b"words"


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"Content-Length: 6\r\n\r\nwords",
        OK + b"Content-Length: 99999999999999\r\n\r\nwords",
        CHUNKED + b"5\r\nwords\r\n",
        CHUNKED + b"5\r\nwords\r\n0\r\n",
        CHUNKED + b"9\r\nwords",
        CHUNKED + b"five\r\nwords\r\n0\r\n\r\n",
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"words", mtime=0)[:-1],
    ],
)
def test_a_page_without_its_end_is_cut_off(answer: bytes) -> None:
    with pytest.raises(FetchError, match=CUT):
        get(sends(answer))


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (b"404 \x1b]0;owned\x07", "404 Not Found"),
        (b"999 " + b"x" * 5000, "999"),
        (b"206 Partial Content", "206 Partial Content"),
        (b"204 No Content", "204 No Content"),
        (b"302 Found", "302 Found"),
    ],
)
def test_an_answer_without_a_page_is_told_in_our_words(status: bytes, told: str) -> None:
    with pytest.raises(FetchError, match=rf"^answered {told}; open it in a browser to check it\.$"):
        get(sends(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\n\r\n"))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nwords",
        OK + b"A: " + b"a" * 200_000,
    ],
)
def test_what_is_no_web_server_is_told(answer: bytes) -> None:
    with pytest.raises(FetchError, match=r"^does not answer as a web server does; "):
        get(sends(answer))


def test_nothing_of_the_user_is_sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine localhost login me password secret")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    moved = sends(b"HTTP/1.1 302 Found\r\nSet-Cookie: a=b\r\nLocation: b\r\n\r\n")
    with serving({"/a": moved, "/b": sends(PAGE)}) as server:
        assert asyncio.run(download(f"{server.site}/a#part")).url == f"{server.site}/b"
    assert server.requests[1].split("\r\n")[1:] == [
        f"Host: {server.site.removeprefix('http://')}",
        "User-Agent: Verbatim/0.1 (document ingest; one request for an address that its user named)",
        "Accept: */*",
        "Accept-Encoding: gzip",
        "Connection: close",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("http://127.0.0.1:{port}/inner", "leads to 127.0.0.1, which is on this machine"),
        ("//127.0.0.1:{port}/inner", "leads to 127.0.0.1, which is on this machine"),
        ("http://2130706433:{port}/inner", r"leads to 2130706433 \(127.0.0.1\), which is on this machine"),
        ("http://[::ffff:127.0.0.1]:{port}/inner", "leads to ::ffff:127.0.0.1, which"),
        (
            "http://169.254.169.254/latest/meta-data/",
            "leads to 169.254.169.254, which is on this machine",
        ),
        ("http://10.0.0.1/", "leads to 10.0.0.1, which is on this machine or in a network that is not public"),
        ("ftp://localhost/inner", "leads to an address of ftp:, and only"),
        ("file:///etc/passwd", "leads to an address of file:, and only"),
        ("data:text/html,x", "leads to an address of data:, and only"),
        ("http://me:secret@localhost:{port}/inner", "is or leads to an address with a user's name or password"),
        ("http:///inner", None),
        ("http://localhost:0/inner", "is or leads to an address without a host or a possible port"),
        ("http://localhost:99999/inner", "is or leads to an address without a host or a possible port"),
        ("http://[::1/inner", "is or leads to no address that can be read"),
    ],
)
def test_a_page_leads_to_no_place_that_its_user_did_not_name(location: str, told: str | None) -> None:
    answers: dict[str, Answer] = {"/inner": sends(PAGE)}
    with serving(answers) as server:
        answers["/"] = redirects(location.format(port=server.server_address[1]))
        if told is None:  # a path of the same host, as browsers read it
            assert asyncio.run(download(f"{server.site}/")).url == f"{server.site}/inner"
            return
        with pytest.raises(FetchError, match=f"^{told}"):
            asyncio.run(download(f"{server.site}/"))
    assert [request.split()[1] for request in server.requests] == ["/"]


def test_a_few_redirects_are_followed_and_no_more() -> None:
    answers = {f"/{step}": redirects(f"/{step + 1}") for step in range(MAX_REDIRECTS + 1)}
    answers[f"/{MAX_REDIRECTS + 1}"] = sends(PAGE)
    with serving(answers) as server:
        assert asyncio.run(download(f"{server.site}/1")).url == f"{server.site}/{MAX_REDIRECTS + 1}"
        with pytest.raises(FetchError, match=rf"^leads on more than {MAX_REDIRECTS} times; "):
            asyncio.run(download(f"{server.site}/0"))


def test_the_address_that_was_judged_is_asked_and_the_next_where_it_is_not_there(known: list[str]) -> None:
    known[:] = ["127.0.0.2", "127.0.0.1"]  # nothing listens on the first
    with serving({"/": sends(PAGE)}) as server:
        port = server.server_address[1]
        assert asyncio.run(download(f"http://pages.example:{port}/")).content == b"words"
    assert f"Host: pages.example:{port}\r\n" in server.requests[0]


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of every host, taken for public ones, each of which is looked up once."""
    addresses: list[str] = ["127.0.0.1"]
    looked_up: set[str] = set()

    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        assert host not in looked_up
        looked_up.add(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(ingest.fetch.hosts, "getaddrinfo", look_up)
    monkeypatch.setattr(ingest.fetch.hosts, "is_public", lambda _: True)
    return addresses


def encryption(folder: Path, name: str) -> ssl.SSLContext:
    """What encrypts connections to a host of this name; whoever trusts the certificate in the folder trusts it."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    day, subject = datetime.timedelta(days=1), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    names: list[x509.GeneralName] = [x509.DNSName(name)]
    if name[0].isdigit():
        names = [x509.IPAddress(ipaddress.ip_address(name))]
    certificate = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number(), now - day, now + day)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(key.private_bytes(pem, *plain))
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


@pytest.mark.parametrize("name", ["pages.example", "127.0.0.1"])
@pytest.mark.usefixtures("known")
def test_a_certificate_is_checked_for_the_name_and_not_the_address(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    with serving({"/": sends(PAGE)}, encryption(tmp_path, name)) as server:
        port = server.server_address[1]
        assert asyncio.run(download(f"https://{name}:{port}/")).url == f"https://{name}:{port}/"
        assert server.names == [name if name == "pages.example" else None]  # no address is a name
        with pytest.raises(FetchError, match=r"^cannot be fetched \(.*certificate verify failed: Hostname mismatch"):
            asyncio.run(download(f"https://other.example:{port}/"))
    assert len(server.requests) == 1


@pytest.mark.usefixtures("known")
def test_a_host_does_not_get_the_connection_of_another_at_its_address(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    answers: dict[str, Answer] = {}
    with serving(answers, encryption(tmp_path, "pages.example")) as server:
        answers["/"] = redirects(f"https://other.example:{server.server_address[1]}/")
        with pytest.raises(FetchError, match="certificate verify failed"):
            asyncio.run(download(f"https://pages.example:{server.server_address[1]}/"))
    assert len(server.requests) == 1


@pytest.mark.usefixtures("known")
def test_a_certificate_that_nobody_vouches_for_is_none(tmp_path: Path) -> None:
    with (
        serving({"/": sends(PAGE)}, encryption(tmp_path, "pages.example")) as server,
        pytest.raises(FetchError, match="certificate verify failed"),
    ):
        asyncio.run(download(f"https://pages.example:{server.server_address[1]}/"))
    assert server.requests == []
