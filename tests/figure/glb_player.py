"""Plays .glb files as the standard says, without a browser: where every node is at a moment."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from unhunch.figure.gltf.container import read_glb, values_of
from unhunch.figure.gltf.keys import slerp
from unhunch.figure.rotations import Floats, matrices

Tracks = dict[tuple[int, str], tuple[Floats, Floats]]


class GlbPlayer:
    """One file, with one of its animations."""

    def __init__(self, content: bytes, animation: int = 0) -> None:
        self.json, self.buffer = read_glb(content)
        self.nodes: list[Mapping[str, Any]] = self.json["nodes"]
        self.index = {node["name"]: number for number, node in enumerate(self.nodes)}
        self.parents = {child: number for number, node in enumerate(self.nodes) for child in node.get("children", ())}
        self.tracks: Tracks = {}
        if "animations" in self.json:
            self._read(self.json["animations"][animation])

    def _read(self, animation: Mapping[str, Any]) -> None:
        for channel in animation["channels"]:
            sampler = animation["samplers"][channel["sampler"]]
            times = self.values(sampler["input"])[:, 0]
            target = channel["target"]
            self.tracks[target["node"], target["path"]] = (times, self.values(sampler["output"]))

    def values(self, accessor: int) -> Floats:
        """Return the numbers of an accessor."""
        return values_of(self.json, self.buffer, accessor).astype(float)

    def local(self, node: int, path: str, seconds: float) -> Floats:
        """Return rotation, translation or scale of a node on its parent."""
        plain = {"rotation": [0.0, 0, 0, 1], "translation": [0.0] * 3, "scale": [1.0] * 3}[path]
        if (node, path) not in self.tracks:
            return np.array(self.nodes[node].get(path, plain))
        times, rows = self.tracks[node, path]
        if len(times) == 1:
            return np.asarray(rows[0])
        after = int(np.clip(np.searchsorted(times, seconds), 1, len(times) - 1))
        part = np.clip((seconds - times[after - 1]) / (times[after] - times[after - 1]), 0, 1)
        if path == "rotation":
            first, last = (rows[i] / np.linalg.norm(rows[i]) for i in (after - 1, after))
            return np.asarray(slerp(first, last, np.array([part]))[0])
        return np.asarray(rows[after - 1] * (1 - part) + rows[after] * part)

    def world(self, name: str, seconds: float) -> Floats:
        """Return the matrix (4, 4) of a node in the world."""
        return self._world(self.index[name], seconds)

    def _world(self, node: int, seconds: float) -> Floats:
        own = np.eye(4)
        own[:3, :3] = matrices(self.local(node, "rotation", seconds)) * self.local(node, "scale", seconds)
        own[:3, 3] = self.local(node, "translation", seconds)
        parent = self.parents.get(node)
        return own if parent is None else self._world(parent, seconds) @ own
