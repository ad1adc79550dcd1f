"""Runs inside LibreOffice's own Python: converts Word files to PDF in one warm office.

Reads a pair of file addresses (source, target) as one JSON array per line, answers ``ok`` or the
error, one line each. Started by ``docgen.bench.office``; not for use by anything else.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Protocol, cast

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.uno import Exception as UnoException


class _Document(Protocol):
    def storeToURL(self, url: str, arguments: tuple[object, ...]) -> None: ...  # noqa: N802
    def close(self, deliver: bool) -> None: ...


class _Desktop(Protocol):
    def loadComponentFromURL(  # noqa: N802
        self, url: str, frame: str, flags: int, arguments: tuple[object, ...]
    ) -> _Document: ...


def _property(name: str, value: object) -> object:
    item = PropertyValue()
    item.Name, item.Value = name, value
    return item


def _connect(address: str) -> _Desktop:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(240):
        try:
            remote = resolver.resolve(address)
        except NoConnectException:
            time.sleep(0.25)
        else:
            manager = remote.ServiceManager
            return cast(
                "_Desktop",
                manager.createInstanceWithContext("com.sun.star.frame.Desktop", remote),
            )
    raise SystemExit("no office answered within a minute")


def _convert(desktop: _Desktop, source: str, target: str) -> None:
    document = desktop.loadComponentFromURL(source, "_blank", 0, (_property("Hidden", True),))
    try:
        document.storeToURL(target, (_property("FilterName", "writer_pdf_Export"),))
    finally:
        document.close(True)


def _answer(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _serve(address: str) -> None:
    desktop = _connect(address)
    _answer("ready")
    for line in sys.stdin:
        source, target = json.loads(line)
        try:
            _convert(desktop, source, target)
        except UnoException as error:  # the parent decides what a failed conversion means
            _answer(f"failed: {type(error).__name__}")
        else:
            _answer("ok")


_serve(sys.argv[1])
