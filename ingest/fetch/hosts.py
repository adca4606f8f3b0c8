"""Which hosts a page may come from: public ones, and the one that the user named.

A page can lead on to any address, and a host can be known by any. Otherwise whoever writes a page could have requests
sent to what only this machine and its network can reach.
"""

import asyncio
from concurrent.futures import Future
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from socket import SOCK_STREAM, getaddrinfo
from threading import Thread

from index.errors import FetchError

Address = IPv4Address | IPv6Address

_GLOBAL = IPv6Network("2000::/3")
"""All that is handed out of IPv6; what is listed below lies in it and is not for hosts in public."""
_SPECIAL = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
_METADATA = IPv4Address("168.63.129.16")
"""Looks public, but in Azure every machine reaches there what tells its secrets."""
_NEAR = {"localhost", "local", "internal", "lan", "home"}
"""What the names of hosts end with that stand for nothing in public."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses of IPv4, in their last four bytes, as a network that has only IPv6 reaches them (NAT64)."""


async def addresses_of(host: str, port: int, named: str | None) -> list[str]:
    """The addresses of a host that a request may go to. It goes to these very ones: another look-up may find others.

    :param host: the host's name or address.
    :param port: where it is asked.
    :param named: the host that the user named. In a private network only that one is asked, and on this machine only if
        it is "localhost" or an address, since whoever owns a name decides which address it stands for. None where
        whoever named it may reach nothing but the public internet.
    :return: the addresses, in the order in which they are best tried.
    :raises FetchError: when it has none, or only such as may not be asked.
    """
    found = await _look_up(host, port)
    allowed = [str(address) for address in found if _may_ask(address, host, named)]
    if not allowed:
        shown = host if _address(host) else f"{host} ({', '.join(map(str, found))})"
        told = f"leads to {shown}, which is on this machine or in a network that is not public; "
        advice = "name that address itself" if named else "save it in a browser and add the file"
        raise FetchError(f"{told}{advice} if you want what is there.")
    return allowed


def _may_ask(address: Address, host: str, named: str | None) -> bool:
    if host != named:
        return is_public(address)
    return is_public(address) or not _is_at_hand(address) or _address(host) is not None or host == "localhost"


def is_public(address: Address) -> bool:
    """Tell addresses of the public internet.

    :param address: of either version; one of IPv6 that stands for one of IPv4 is as public as that is.
    :return: whether it is one.
    """
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and address != _METADATA
    inner = _inner(address)
    if inner:
        return is_public(inner)
    return address in _GLOBAL and not any(address in network for network in _SPECIAL)


def is_surely_near(host: str) -> bool:
    """Whether a host is known without a look-up to be on this machine or in a network that is not public."""
    address = _address(host.strip("[]"))
    if address:
        return not is_public(address)
    return host.rstrip(".").rpartition(".")[2] in _NEAR or "." not in host.rstrip(".")


def _is_at_hand(address: Address) -> bool:
    """Whether an address is of this machine, of its own cable, or of nobody in particular."""
    inner = isinstance(address, IPv6Address) and _inner(address)
    if inner:
        return _is_at_hand(inner)
    return (
        address.is_loopback
        or address.is_link_local
        or address.is_unspecified
        or address.is_multicast
        or address.is_reserved
    )


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The address of IPv4 that one of IPv6 stands for."""
    return address.ipv4_mapped or (IPv4Address(address.packed[-4:]) if address in _TRANSLATED else None)


def _address(host: str) -> Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


async def _look_up(host: str, port: int) -> list[Address]:
    """The addresses of a host, each once. Nobody waits for the thread: a look-up cannot be stopped."""
    if literal := _address(host):
        return [literal]
    found: Future[list[Address]] = Future()
    found.set_running_or_notify_cancel()
    Thread(target=_look_up_into, args=(found, host, port), daemon=True).start()
    try:
        return await asyncio.wrap_future(found)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f"cannot be fetched (no address is known for {host}); check the spelling and the network."
        ) from error


def _look_up_into(found: Future[list[Address]], host: str, port: int) -> None:
    try:
        listed = getaddrinfo(host, port, type=SOCK_STREAM)
        found.set_result(list(dict.fromkeys(ip_address(place[0]) for *_, place in listed)))
    except (OSError, ValueError) as error:
        found.set_exception(error)
