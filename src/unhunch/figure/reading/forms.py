"""Pose files to `PoseFile`s: YAML in, the movement and its variations out, with every mistake as a Problem.

How a pose file is written: docs/pose-format.md. No text makes the reader raise; where anything is wrong, all of it is
told at once, with the line and the nearest repair, and nothing else comes out.

>>> forms, problems = read_pose_text('''
... id: chin-tuck
... base: sitting
... camera: {azimuth: 90}
... props: [chair]
... contacts: [{site: sit.both, to: seat}]
... keyframes:
... - {name: ready, phase: start}
... - {name: tucked, phase: out, pose: {neck.chin_tuck: 14}}
... ''', file="chin-tuck.yaml")
>>> forms[0].keyframes[1].angles, problems
({'neck.chin_tuck': 14.0}, ())
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from unhunch.base.problems import Problem, did_you_mean
from unhunch.figure.pose import ASSISTED, Camera, Contact, Keyframe, Partner, PoseFile
from unhunch.figure.reading.agreement import check_form, check_lifts, check_partner
from unhunch.figure.reading.fields import WrittenKeyframe, WrittenKeyframes, WrittenPartner, chain_of, form_shape
from unhunch.figure.reading.names import Names
from unhunch.figure.reading.scene import landmarks
from unhunch.wire.kinds import BAD, Page, read_fields
from unhunch.wire.yaml_tree import Fields, Items, Node, decoded, line_at, read_tree, shown_path

LAID_OVER: Final = ("camera", "landmarks", "lit", "pose", "contacts")
"""Fields in which a variation changes only what it names; others it replaces."""


class _Layer(NamedTuple):
    """A movement's or a variation's fields as written."""

    values: dict[str, Any]
    names: Names
    line: int


def read_poses(
    folder: Path, *, known_sites: Iterable[str] | None = None
) -> tuple[tuple[PoseFile, ...], tuple[Problem, ...]]:
    """Return all forms of all pose files in a folder, by file name, and the problems of all."""
    if not folder.is_dir():
        return (), (Problem(shown_path(folder), 0, "error", "there is no such folder"),)
    sites = None if known_sites is None else frozenset(known_sites)
    forms: list[PoseFile] = []
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".yaml":
            found, wrong = read_pose_file(path, known_sites=sites)
            forms += found
            problems += wrong
        elif path.suffix.lower() in (".yml", ".yaml"):
            hint = "name it with the ending .yaml"
            problems.append(Problem(shown_path(path), 0, "error", "this file is not read", hint))
    return tuple(forms), tuple(problems)


def read_pose_file(
    path: Path, *, known_sites: Iterable[str] | None = None
) -> tuple[tuple[PoseFile, ...], tuple[Problem, ...]]:
    """Return the movement of a pose file and then its variations; nothing but problems where anything is wrong.

    Parameters
    ----------
    path
        The file; its name without ".yaml" is the movement's id.
    known_sites
        Names of the body's sites; None to take any name that has the form of one.
    """
    shown = shown_path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        return (), (Problem(shown, 0, "error", f"the file cannot be read: {error.strerror or error}"),)
    text, fault = decoded(content, shown)
    if fault is not None:
        return (), (fault,)
    return read_pose_text(text, file=shown, stem=path.stem, known_sites=known_sites)


def read_pose_text(
    text: str, *, file: str, stem: str | None = None, known_sites: Iterable[str] | None = None
) -> tuple[tuple[PoseFile, ...], tuple[Problem, ...]]:
    """Return what `read_pose_file` returns, for the text of a file called `file`; its id must be `stem`, if given."""
    tree, problems = read_tree(text, file)
    page = Page(file, list(problems))
    if tree is not None and not isinstance(tree, Fields):
        page.expected("the fields of one pose file", tree, "the file", "see docs/pose-format.md")
    if not isinstance(tree, Fields):
        return (), tuple(page.problems)
    names = Names(None if known_sites is None else frozenset(known_sites))
    movement = _layer(tree, "", names, page)
    identity = movement.values.get("id")
    if stem is not None and identity is not None and identity != stem:
        hint = f"name the file {identity}.yaml"
        page.wrong(line_at(tree, "id"), f"id {identity!r} differs from the file's name {stem!r}", hint)
    check_form(movement.values, page)
    if not page.problems:
        check_lifts(movement.values, page)
    layers = [movement, *_variations(movement, page), *_assisted(movement, page)]
    if page.problems:
        return (), tuple(sorted(page.problems))
    return tuple(_form(layer, movement, file) for layer in layers), ()


def _layer(node: Fields, where: str, names: Names, page: Page, *, assisted: bool = False) -> _Layer:
    """Return the fields of a movement, or of a variation (`where` is not empty)."""
    prefix = f"{where}." if where else ""
    own: dict[str, Any] = {}
    if "landmarks" in node.entries:
        own = landmarks(names)(node.entries["landmarks"], f"{prefix}landmarks", page)
        own = {} if own is BAD else own
    names = Names(names.sites, names.landmarks | own.keys())
    values = read_fields(node, where, form_shape(names, variation=bool(where), assisted=assisted), page)
    values["landmarks"] = own
    if "props" not in node.entries and not where:
        values["props"] = ()
    return _Layer(values, names, node.line)


def _variations(movement: _Layer, page: Page) -> list[_Layer]:
    """Return the variations of a file, each laid over the movement."""
    listed: Node | None = movement.values.get("variations")
    found: list[_Layer] = []
    lines: dict[str, int] = {}
    for index, node in enumerate(listed.items if isinstance(listed, Items) else (), 1):
        where = f"variations[{index}]"
        if not isinstance(node, Fields):
            page.expected("a mapping", node, where, "begin each one with '- id: ...'")
            continue
        own = _layer(node, where, movement.names, page)
        name = own.values.get("id", where)
        if name == ASSISTED:
            page.wrong(
                line_at(node, "id"), f"{where}: {ASSISTED!r} is no name for a variation", "write assisted: beside"
            )
        if name in lines:
            hint = f"the first is on line {lines[name]}; keep one"
            page.wrong(line_at(node, "id"), f"{where}: variation {name!r} is there twice", hint)
        lines.setdefault(name, node.line)
        layer = _Layer(_laid_over(movement.values, own.values, where, page), own.names, own.line)
        _check_variation(layer, name, page)
        found.append(layer)
    return found


def _assisted(movement: _Layer, page: Page) -> list[_Layer]:
    """Return the form in which a practitioner helps, laid over the movement; nothing where there is none."""
    node: Node | None = movement.values.get("assisted")
    if not isinstance(node, Fields):
        return []
    own = _layer(node, ASSISTED, movement.names, page, assisted=True)
    values = {**_laid_over(movement.values, own.values, ASSISTED, page), "id": ASSISTED}
    layer = _Layer(values, own.names, own.line)
    _check_variation(layer, ASSISTED, page)
    partner: WrittenPartner | None = values.get("partner")
    if partner is not None and "keyframes" in values:
        check_partner(partner, values, page)
    return [layer]


def _check_variation(layer: _Layer, name: str, page: Page) -> None:
    """Note what does not hold in a variation and was not wrong in its movement already."""
    own = Page(page.file)
    check_form(layer.values, own)
    page.problems += [
        replace(problem, message=f"in variation {name!r}: {problem.message}")
        for problem in own.problems
        if problem not in page.problems
    ]


def _laid_over(movement: Mapping[str, Any], own: Mapping[str, Any], where: str, page: Page) -> dict[str, Any]:
    """Return a movement's fields with a variation's laid over them."""
    merged = {**movement, **own}
    for name in (name for name in LAID_OVER if name in merged):
        merged[name] = {**movement.get(name, {}), **own.get(name, {})}
    changes: WrittenKeyframes | None = own.get("keyframes")
    if changes is not None and changes.changes:
        merged["keyframes"] = _changed(movement.get("keyframes"), changes, where, page)
    return merged


def _changed(steps: WrittenKeyframes | None, changes: WrittenKeyframes, where: str, page: Page) -> WrittenKeyframes:
    """Return the movement's keyframes with a variation's changes."""
    by_name = {step.name: step for step in changes.steps}
    known = {step.name for step in steps.steps} if steps else set()
    for name, step in by_name.items():
        if name not in known and steps is not None and steps.whole:
            hint = did_you_mean(name, known)
            page.wrong(step.line, f"{where}.keyframes: the movement has no keyframe {name!r}", hint)
    merged = tuple(_step_over(step, by_name.get(step.name)) for step in (steps.steps if steps else ()))
    return WrittenKeyframes(merged, changes=False, whole=changes.whole and steps is not None and steps.whole)


def _step_over(step: WrittenKeyframe, change: WrittenKeyframe | None) -> WrittenKeyframe:
    if change is None:
        return step
    return WrittenKeyframe(
        name=step.name,
        line=change.line,
        phase=change.phase or step.phase,
        like=change.like or step.like,
        like_line=change.like_line if change.like else step.like_line,
        breath=change.breath or step.breath,
        seconds=change.seconds or step.seconds,
        pose={**step.pose, **change.pose},
        contacts={**step.contacts, **change.contacts},
    )


def _form(layer: _Layer, movement: _Layer, file: str) -> PoseFile:
    """Return the finished form of a layer in which nothing is wrong."""
    values = layer.values
    own = movement.values["id"]
    steps: tuple[WrittenKeyframe, ...] = values["keyframes"].steps
    by_name = {step.name: step for step in steps}
    return PoseFile(
        movement=own,
        variation=None if layer is movement else values["id"],
        base=values["base"],
        camera=Camera(**values["camera"]),
        props=values["props"],
        landmarks=values["landmarks"],
        keyframes=tuple(_keyframe(step, by_name, values) for step in steps),
        lit_sides=values.get("lit", {}),
        partner=_partner(values),
        fast=values.get("fast", ""),
        file=file,
        line=layer.line,
    )


def _partner(values: Mapping[str, Any]) -> Partner | None:
    """Return the practitioner, with a keyframe for each of the person's; one that is not written goes on as before."""
    written: WrittenPartner | None = values.get("partner")
    if written is None:
        return None
    own = {"pose": written.pose, "contacts": written.contacts}
    by_name = {step.name: step for step in written.keyframes.steps}
    keyframes: list[Keyframe] = []
    last: WrittenKeyframe | None = None
    for step in values["keyframes"].steps:
        last = by_name.get(step.name, last)
        posed = _keyframe(last if last is not None else WrittenKeyframe(name=step.name, line=step.line), by_name, own)
        timing = {"name": step.name, "phase": step.phase, "seconds": step.seconds, "breath": step.breath}
        keyframes.append(replace(posed, **timing))
    return Partner(base=written.base, at=written.at, turn=written.turn, keyframes=tuple(keyframes))


def _keyframe(step: WrittenKeyframe, by_name: Mapping[str, WrittenKeyframe], values: Mapping[str, Any]) -> Keyframe:
    """Return a keyframe with the common pose and contacts, those it is like, and its own, each over the one before."""
    angles: dict[str, float] = dict(values.get("pose", {}))
    touches = dict(values.get("contacts", {}))
    for link in chain_of(step, by_name):
        angles.update(link.pose)
        touches.update(link.contacts)
    touching: tuple[Contact, ...] = tuple(touch.contact for touch in touches.values() if touch.contact is not None)
    return Keyframe(
        name=step.name,
        phase=step.phase,
        angles=angles,
        contacts=touching,
        seconds=step.seconds,
        breath=step.breath,
        line=step.line,
    )
