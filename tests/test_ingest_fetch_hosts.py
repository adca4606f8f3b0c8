"""An address that is not public is told, however it is written, and only a host that the user named may have one."""

import asyncio
import socket
from ipaddress import ip_address

import pytest

import ingest.fetch.hosts
from index.errors import FetchError
from ingest.fetch.hosts import addresses_of, is_public, is_surely_near

NEAR = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "169.254.169.254", "224.0.0.1", "255.255.255.255", "240.0.0.1",
    "::", "::1", "fe80::1", "ff02::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1",
]  # fmt: skip
"""Of this machine, its own cable, or of nobody in particular."""
PRIVATE = [
    "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "198.18.0.1", "192.0.2.1",
    "fc00::1", "fd12::1", "fec0::1", "2001::1", "2001:db8::1", "2002:a00:1::", "::ffff:10.0.0.1", "64:ff9b::a00:1",
]  # fmt: skip
PUBLIC = ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]


def asked(host: str, named: str | None = "named.example") -> list[str]:
    return asyncio.run(addresses_of(host, 80, named))


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The hosts that have addresses, instead of a look-up on the network."""
    hosts: dict[str, list[str]] = {}

    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        if host not in hosts:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in hosts[host]]

    monkeypatch.setattr(ingest.fetch.hosts, "getaddrinfo", look_up)
    return hosts


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_told(address: str) -> None:
    assert is_public(ip_address(address))
    assert asked(address) == [str(ip_address(address))]


@pytest.mark.parametrize("address", [*NEAR, *PRIVATE, "64:ff9b:1::1", "fe80::1%2"])
def test_all_others_are_refused(address: str) -> None:
    assert not is_public(ip_address(address))
    with pytest.raises(FetchError, match=r"^leads to \S+, which is on this machine or in a network that is not "):
        asked(address)


@pytest.mark.parametrize("address", [*NEAR, *PRIVATE])
def test_an_address_that_the_user_named_is_asked(address: str) -> None:
    assert asked(address, named=address) == [str(ip_address(address))]


@pytest.mark.parametrize("address", PRIVATE)
def test_a_host_of_a_private_network_is_asked_only_if_the_user_named_it(known, address: str) -> None:
    known["papers.example"] = [address]
    assert asked("papers.example", named="papers.example") == [str(ip_address(address))]
    with pytest.raises(FetchError, match=r"^leads to papers\.example \("):
        asked("papers.example")


@pytest.mark.parametrize("address", NEAR)
def test_no_name_but_localhost_leads_to_this_machine(known, address: str) -> None:
    known["evil.example"] = known["localhost"] = [address]
    assert asked("localhost", named="localhost") == [str(ip_address(address))]
    for host, named in (("evil.example", "evil.example"), ("localhost", "evil.example")):
        with pytest.raises(FetchError, match="name that address itself if you want what is there"):
            asked(host, named)


@pytest.mark.parametrize("address", [*NEAR, *PRIVATE, "168.63.129.16", "169.254.169.254", "100.100.100.200"])
def test_whoever_may_reach_the_public_internet_alone_reaches_nothing_else_by_any_name(known, address: str) -> None:
    known["papers.example"] = known["localhost"] = [address]
    for host in (address, "papers.example", "localhost"):
        with pytest.raises(FetchError, match="save it in a browser and add the file if you want what is there"):
            asked(host, named=None)
    known["papers.example"] = [address, "93.184.215.14"]
    assert asked("papers.example", named=None) == ["93.184.215.14"]


def test_of_several_addresses_those_that_may_be_asked_are_in_order(known) -> None:
    known["mixed.example"] = ["93.184.215.14", "127.0.0.1", "2606:2800:21f:cb07::1", "93.184.215.14"]
    assert asked("mixed.example") == ["93.184.215.14", "2606:2800:21f:cb07::1"]


@pytest.mark.usefixtures("known")
def test_a_host_without_an_address_is_said_to_have_none() -> None:
    with pytest.raises(FetchError, match=r"^cannot be fetched \(no address is known for lost\.example\); check"):
        asked("lost.example")


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "a..example"])
def test_a_name_that_no_host_can_have_is_told(host: str) -> None:
    with pytest.raises(FetchError, match="no address is known for"):
        asked(host)


@pytest.mark.parametrize("host", [*NEAR, *PRIVATE, "[::1]", "localhost", "intranet", "printer.local", "a.internal."])
def test_hosts_that_are_surely_near_are_told_without_a_look_up(host: str) -> None:
    assert is_surely_near(host)


@pytest.mark.parametrize("host", [*PUBLIC, "news.example", "localhost.example", "news.example."])
def test_others_may_be_public(host: str) -> None:
    assert not is_surely_near(host)


def test_what_tells_the_secrets_of_a_machine_is_not_public_wherever_it_lies() -> None:
    assert not is_public(ip_address("168.63.129.16"))
    assert not is_public(ip_address("::ffff:168.63.129.16"))
