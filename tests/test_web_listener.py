"""Taking a port, and saying plainly why it cannot be taken."""

import socket

import pytest

from index.errors import SettingsError
from web.listener import address, listen


def test_a_free_port_is_taken_and_named():
    with listen("127.0.0.1", 0) as listener:
        assert address(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_connections_send_at_once_what_is_written():
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        connection, _ = listener.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_an_address_for_all_is_named_by_one_that_works_here():
    with listen("0.0.0.0", 0) as listener:
        assert address(listener).startswith("http://127.0.0.1:")


def test_a_taken_port_is_one_clear_sentence():
    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(SettingsError) as caught:
            listen("127.0.0.1", port)
    assert str(caught.value) == (
        f"Verbatim cannot listen on 127.0.0.1:{port} (Address already in use); "
        "stop what uses that port, or choose another with --port."
    )


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1", "ü..b"])
def test_addresses_of_other_machines_are_reported(host):
    with pytest.raises(SettingsError, match=f"Verbatim cannot listen on {host}:0"):
        listen(host, 0)


@pytest.mark.parametrize("port", [-1, 65_536])
def test_ports_that_cannot_be_are_reported(port):
    with pytest.raises(SettingsError, match="choose one from 0 to 65535 with --port"):
        listen("127.0.0.1", port)
