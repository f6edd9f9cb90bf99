"""The container of a glTF 2.0 binary file (.glb): JSON for the structure, one buffer for the numbers.

Numbers are gathered in pools; each pool becomes one buffer view, so that hundreds of short tracks cost few bytes of
JSON. The same calls give the same bytes. Why by hand: docs/decisions/0007-glb-by-hand.md.

>>> glb = Glb(generator="example")
>>> glb.add("nodes", {"name": "pelvis"})
0
>>> glb.to_bytes()[:4]
b'glTF'
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

Json = dict[str, Any]
Target = Literal["vertices", "indices", "matrices"]

_COMPONENT: Final = {"int8": 5120, "uint8": 5121, "int16": 5122, "uint16": 5123, "uint32": 5125, "float32": 5126}
_TYPE: Final = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4", 16: "MAT4"}
_TARGET: Final = {"vertices": 34962, "indices": 34963}
_ALIGNMENT: Final = 4
_HEADER_SIZE: Final = 12
_CHUNK_HEADER_SIZE: Final = 8


@dataclass
class _Pool:
    """Bytes that become one buffer view."""

    target: Target | None
    stride: int | None
    content: bytearray = field(default_factory=bytearray)


class Glb:
    """A .glb file in the making."""

    def __init__(self, generator: str) -> None:
        self.json: Json = {"asset": {"version": "2.0", "generator": generator}}
        self._pools: dict[tuple[Target | None, int | None, str], _Pool] = {}
        self._known: dict[tuple[object, ...], int] = {}

    def add(self, table: str, row: Json) -> int:
        """Append a row to a table of the JSON ("nodes", "meshes", ...) and return its index."""
        rows: list[Json] = self.json.setdefault(table, [])
        rows.append(row)
        return len(rows) - 1

    def accessor(
        self,
        values: NDArray[Any],
        *,
        normalized: bool = False,
        target: Target | None = None,
        bounds: bool = False,
    ) -> int:
        """Keep numbers and return the index of their accessor; equal numbers are kept once.

        Parameters
        ----------
        values
            (count,) or (count, width), of a type that glTF knows: 8, 16 or 32-bit integers, float32.
        normalized
            Integers stand for -1 to 1 (signed) or 0 to 1 (unsigned).
        target
            "vertices" or "indices" for what a mesh uses, "matrices" for a skin's; None for animations.
        bounds
            Write the least and the most of each column, as glTF asks for positions and times.
        """
        rows = np.ascontiguousarray(values).reshape(len(values), -1)
        key = (rows.dtype.str, rows.shape, normalized, target, bounds, rows.tobytes())
        if key not in self._known:
            self._known[key] = self.add("accessors", self._described(rows, normalized, target, bounds))
        return self._known[key]

    def _described(self, rows: NDArray[Any], normalized: bool, target: Target | None, bounds: bool) -> Json:
        view, offset = self._kept(rows, target)
        described: Json = {"bufferView": view}
        if offset:
            described["byteOffset"] = offset
        described |= {"componentType": _COMPONENT[rows.dtype.name], "count": len(rows), "type": _TYPE[rows.shape[1]]}
        if normalized:
            described["normalized"] = True
        if bounds:
            described |= {"min": _short(rows.min(axis=0)), "max": _short(rows.max(axis=0))}
        return described

    def _kept(self, rows: NDArray[Any], target: Target | None) -> tuple[int, int]:
        """Put the numbers into their pool; return the pool's index and where in it they begin."""
        width = rows.itemsize * rows.shape[1]
        stride = width + -width % _ALIGNMENT if target == "vertices" else None
        pool = self._pools.setdefault((target, stride, rows.dtype.name), _Pool(target, stride))
        pool.content += bytes(-len(pool.content) % _ALIGNMENT)
        offset = len(pool.content)
        padding = 0 if stride is None else (stride - width) // rows.itemsize
        pool.content += np.pad(rows, ((0, 0), (0, padding))).tobytes()
        return list(self._pools.values()).index(pool), offset

    def to_bytes(self) -> bytes:
        """Return the file."""
        binary = self._laid_out()
        text = json.dumps(self.json, separators=(",", ":"), allow_nan=False, ensure_ascii=False).encode()
        text += b" " * (-len(text) % _ALIGNMENT)
        chunks = _chunk(b"JSON", text) + (_chunk(b"BIN\0", binary) if binary else b"")
        return struct.pack("<4sII", b"glTF", 2, _HEADER_SIZE + len(chunks)) + chunks

    def _laid_out(self) -> bytes:
        """Write the buffer views into the JSON and return the buffer."""
        binary, views = bytearray(), []
        for pool in self._pools.values():
            view: Json = {"buffer": 0, "byteOffset": len(binary), "byteLength": len(pool.content)}
            if pool.stride is not None:
                view["byteStride"] = pool.stride
            if pool.target in _TARGET:
                view["target"] = _TARGET[pool.target]
            views.append(view)
            binary += pool.content + bytes(-len(pool.content) % _ALIGNMENT)
        if views:
            self.json |= {"bufferViews": views, "buffers": [{"byteLength": len(binary)}]}
        return bytes(binary)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack("<I4s", len(content), kind) + content


def _short(row: NDArray[Any]) -> list[float]:
    """Return numbers as JSON, with no more digits than their type has."""
    return [json.loads(str(value)) for value in row]


def read_glb(content: bytes) -> tuple[Mapping[str, Any], bytes]:
    """Return the JSON and the buffer of a .glb file.

    Raises
    ------
    ValueError
        Where the content is not a glTF 2.0 binary.
    """
    if content[:4] != b"glTF" or struct.unpack_from("<I", content, 4) != (2,):
        raise ValueError("not a glTF 2.0 binary: it does not begin with `glTF` and version 2")
    (length,) = struct.unpack_from("<I", content, _HEADER_SIZE)
    begin = _HEADER_SIZE + _CHUNK_HEADER_SIZE
    return json.loads(content[begin : begin + length]), content[begin + length + _CHUNK_HEADER_SIZE :]


def values_of(described: Mapping[str, Any], buffer: bytes, accessor: int) -> NDArray[Any]:
    """Return the numbers of an accessor, (count, width), normalised ones as floats."""
    row = described["accessors"][accessor]
    view = described["bufferViews"][row["bufferView"]]
    name = next(name for name, code in _COMPONENT.items() if code == row["componentType"])
    width = next(width for width, kind in _TYPE.items() if kind == row["type"])
    size = np.dtype(name).itemsize
    stride = view.get("byteStride", width * size)
    begin = view.get("byteOffset", 0) + row.get("byteOffset", 0)
    plain = np.ndarray((row["count"], width), name, buffer, begin, (stride, size))
    if not row.get("normalized"):
        return plain.copy()
    return plain / float(np.iinfo(name).max)
