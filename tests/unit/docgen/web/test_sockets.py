"""Connections are shared between the processes that listen on one socket."""

from __future__ import annotations

import socket

import pytest

from docgen.web.server import OneByOne


def test_of_connections_that_wait_each_process_takes_one_a_turn() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = listening.getsockname()
        first, second = OneByOne.of(listening), OneByOne.of(listening)
        clients = [socket.create_connection(address) for _ in range(3)]
        taken = [first.accept()[0]]
        with pytest.raises(BlockingIOError):
            first.accept()
        taken += [second.accept()[0], first.accept()[0]]
        assert {each.proto for each in taken} == {socket.IPPROTO_TCP}
        sent = [client.getsockname() for client in clients]
        assert sorted(each.getpeername() for each in taken) == sorted(sent)
        for each in (*clients, *taken, first, second):
            each.close()
