"""Connections are shared between the processes that listen on one socket."""

from __future__ import annotations

import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from docgen.web.sharing import OneByOne, shares


def test_of_connections_that_wait_each_process_takes_one_a_turn() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = listening.getsockname()
        first, second = (OneByOne.of(listening, share) for share in shares(2))
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


def test_who_has_fewer_clients_takes_the_next_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(2) as threads:
        address = listening.getsockname()
        of_busy, of_idle = shares(2)
        of_busy.note(8)
        of_idle.note(0)
        busy, idle = OneByOne.of(listening, of_busy), OneByOne.of(listening, of_idle)
        begun = threading.Event()

        def ask_busy() -> socket.socket:
            begun.set()
            return busy.accept()[0]

        first, second = (socket.create_connection(address) for _ in range(2))
        late = threads.submit(ask_busy)
        begun.wait()
        taken = idle.accept()[0]
        assert taken.getpeername() == first.getsockname()
        for each in (first, second, taken, late.result(), busy, idle):
            each.close()


def test_a_process_is_ahead_only_of_those_that_answer() -> None:
    first, second, third = shares(3)
    first.note(5)
    assert first.ahead() == 0
    second.note(2)
    third.note(0)
    assert (first.ahead(), second.ahead(), third.ahead()) == (5, 2, 0)
    third.leave()
    assert (first.ahead(), second.ahead()) == (3, 0)
