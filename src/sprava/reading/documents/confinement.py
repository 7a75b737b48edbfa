"""What a process that reads strangers' files is kept from: memory without end, time without end, files, the network.

The limits are the kernel's, put on by the process itself before it opens the file, and cannot be taken off by it. What
is promised where: docs/desks/intake.md.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import resource
import socket
import struct
import sys
from dataclasses import dataclass, replace
from typing import Any, Final, NoReturn

OPEN_FILES: Final = 64

_SET_NO_NEW_PRIVILEGES: Final = 38
_GET_SECCOMP: Final = 21
_SET_SECCOMP: Final = 22
_MODE_FILTER: Final = 2

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EPERM
_NOT_THERE: Final = 0x00050000 | errno.ENOSYS
_KILL: Final = 0x80000000
_NUMBER_AT, _MACHINE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_X32: Final = 0x40000000
_A_THREAD: Final = 0x10000
_TO_WRITE: Final = 0o1 | 0o2 | 0o100 | 0o1000  # write only, read and write, create, empty


@dataclass(frozen=True, slots=True)
class _Calls:
    """The numbers of the calls of one machine that are refused."""

    machine: int
    never: tuple[int, ...]
    """Sockets; other programs; other processes and their memory; io_uring, which could do any of it unseen; taking
    away, renaming, linking and changing files."""
    pair: int
    """Makes two sockets that know only each other: refused, unless somebody needs them to wake a thread."""
    becoming: tuple[int, int]
    """Put another program in the place of this one: refused, unless that is what it was started for."""
    opening: tuple[tuple[int, int], ...]
    """Opens a file, and which argument says what for: refused to write."""
    clone: int
    """Begins a thread or a process: refused for a process."""
    clone3: int = 435
    """The same, with its arguments where no filter sees them: said not to exist, and libraries take the other."""


_MACHINES: Final[dict[str, _Calls]] = {
    "x86_64": _Calls(
        0xC000003E,
        (41, 42, 43, 44, 45, 46, 49, 50, 53, 288, 59, 322, 57, 58, 101, 310, 311, 425, 426, 427, 85, 437,
         87, 263, 82, 264, 316, 86, 265, 88, 266, 90, 91, 268, 76, 77, 84, 83, 258, 165, 169),
        pair=53,
        becoming=(59, 322),
        opening=((2, 1), (257, 2)),
        clone=56,
    ),
    "aarch64": _Calls(
        0xC00000B7,
        (198, 203, 202, 206, 207, 211, 200, 201, 199, 242, 221, 281, 117, 270, 271, 425, 426, 427, 437,
         35, 38, 276, 37, 36, 52, 53, 45, 46, 34, 40, 142),
        pair=199,
        becoming=(221, 281),
        opening=((56, 2),),
        clone=220,
    ),
}  # fmt: skip


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def confine(memory: int, seconds: int, *, programs: bool = False) -> None:
    """Never more than this from here on: bytes of memory, seconds of processor time; no file written, no network.

    With ``programs`` the process may become another program, which keeps all of it.
    """
    for limit, most in (
        (resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):  # fmt: skip
        resource.setrlimit(limit, (most, most))
    socket.socket = _NoSocket  # type: ignore[assignment,misc]
    socket.create_connection = _no_network
    socket.getaddrinfo = _no_network
    refuse_calls(programs=programs)


def refuse_calls(*, pairs: bool = False, programs: bool = False) -> bool:
    """Let the kernel refuse calls that no reader of files needs. False where this kernel or machine has no such filter.

    Doing it again adds a second filter with the same rules. ``pairs`` lets two sockets be made that know only each
    other, ``programs`` lets the process become another program.
    """
    known = _MACHINES.get(platform.machine()) if sys.platform == "linux" else None
    if known is None:
        return False
    let = ({known.pair} if pairs else set()) | (set(known.becoming) if programs else set())
    steps = _steps(replace(known, never=tuple(call for call in known.never if call not in let)))
    held = ctypes.create_string_buffer(steps)
    program = _Filter(len(steps) // 8, ctypes.cast(held, ctypes.c_void_p))
    kernel = ctypes.CDLL(None, use_errno=True)
    if kernel.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return bool(kernel.prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def is_possible() -> bool:
    """Has this machine a filter of calls at all? Nothing is switched on by asking."""
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return False
    return bool(ctypes.CDLL(None, use_errno=True).prctl(_GET_SECCOMP, 0, 0, 0, 0) >= 0)


def _steps(calls: _Calls) -> bytes:
    """The filter as the kernel reads it: another machine's calls kill, these are refused, all others go through."""
    steps = [
        (_LOAD, 0, 0, _MACHINE_AT), (_EQUAL, 1, 0, calls.machine), (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
        # Calls in the x32 numbering of the same machine are refused, whatever they are.
        (_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _REFUSE),
    ]  # fmt: skip
    for number in calls.never:
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    steps += [(_EQUAL, 0, 1, calls.clone3), (_RETURN, 0, 0, _NOT_THERE)]
    for number, argument in calls.opening:
        steps += _by_bits(number, argument, _TO_WRITE, if_any=_REFUSE, if_none=_ALLOW)
    steps += _by_bits(calls.clone, 0, _A_THREAD, if_any=_ALLOW, if_none=_REFUSE)
    steps.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("<HBBI", *step) for step in steps)


def _by_bits(number: int, argument: int, bits: int, *, if_any: int, if_none: int) -> list[tuple[int, int, int, int]]:
    return [
        (_EQUAL, 0, 4, number), (_LOAD, 0, 0, _FIRST_ARGUMENT_AT + 8 * argument),
        (_ANY_BIT, 0, 1, bits), (_RETURN, 0, 0, if_any), (_RETURN, 0, 0, if_none),
    ]  # fmt: skip


def _no_network(*_: Any, **__: Any) -> NoReturn:  # noqa: ANN401 whatever it is called with
    raise PermissionError("The process that reads documents has no network.")


class _NoSocket:
    def __init__(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 whatever it is called with
        _no_network()
