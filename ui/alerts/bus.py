"""A connection to the session's D-Bus: calls with an answer, and signals.

QtDBus can't do it from Python: it has no way to send an unsigned number, which `Notify` asks for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.asyncio import DBusConnection, open_dbus_connection

CALL_S = 5.0
Body = tuple[Any, ...]


class BusTrouble(Exception):
    """The bus is gone, or nobody answered well."""


class Bus:
    """`listen` runs until the connection ends; answers come only while it runs."""

    def __init__(self, connection: DBusConnection, on_signal: Callable[[str, Body], None]) -> None:
        self._connection = connection
        self._on_signal = on_signal
        self._waiting: dict[int, asyncio.Future[Message]] = {}

    @classmethod
    async def open(cls, address: str, on_signal: Callable[[str, Body], None]) -> Bus:
        """`address` as in DBUS_SESSION_BUS_ADDRESS, or "SESSION" for that. BusTrouble if there is none."""
        try:
            async with asyncio.timeout(CALL_S):
                connection = await open_dbus_connection(address)
        except (OSError, KeyError, ValueError, RuntimeError, TimeoutError, EOFError) as error:
            raise BusTrouble("no session bus") from error
        return cls(connection, on_signal)

    async def listen(self) -> None:
        """Hand on signals and answers. Ends with BusTrouble when the bus goes away."""
        try:
            while True:
                self._take(await self._connection.receive())
        except (OSError, EOFError, ValueError) as error:
            raise BusTrouble("the bus has gone") from error
        finally:
            for waiting in self._waiting.values():
                if not waiting.done():
                    waiting.set_exception(BusTrouble("the bus has gone"))
            self._waiting.clear()

    async def call(self, address: DBusAddress, method: str, signature: str | None, body: Body = ()) -> Body:
        return await self._ask(new_method_call(address, method, signature, body))

    async def subscribe(self, address: DBusAddress, member: str) -> None:
        """Let signals of this name through."""
        rule = MatchRule(type="signal", interface=address.interface, member=member, path=address.object_path)
        await self._ask(message_bus.AddMatch(rule))

    async def close(self) -> None:
        await self._connection.close()

    async def _ask(self, message: Message) -> Body:
        serial = next(self._connection.outgoing_serial)
        waiting = self._waiting[serial] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(CALL_S):
                await self._connection.send(message, serial=serial)
                answer = await waiting
        except (OSError, TimeoutError) as error:
            raise BusTrouble("no answer") from error
        finally:
            self._waiting.pop(serial, None)
        if answer.header.message_type is MessageType.error:
            raise BusTrouble(str(answer.header.fields.get(HeaderFields.error_name, "")))
        return tuple(answer.body)

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type is MessageType.signal:
            self._on_signal(str(fields.get(HeaderFields.member, "")), tuple(message.body))
            return
        waiting = self._waiting.get(fields.get(HeaderFields.reply_serial, 0))
        if waiting is not None and not waiting.done():
            waiting.set_result(message)
