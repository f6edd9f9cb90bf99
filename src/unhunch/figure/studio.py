"""Where the parts of the figure meet: pose file, motion, pictures. Each is worked out once and kept by content.

A `Studio` shows the movements of a library. What is asked of it comes from the wheel or the cache folder where it lies
there already; only else is something solved or drawn, and only then are the modules for it imported.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal
from zlib import compress, decompress

from unhunch.base.errors import FigureError, WireError
from unhunch.base.problems import Problem, did_you_mean
from unhunch.figure.body import Body, load_body
from unhunch.figure.cache import keep, key_of, recall
from unhunch.figure.motion import Motion
from unhunch.figure.motion_file import motion_bytes, read_motion
from unhunch.figure.pose import ASSISTED, PoseFile
from unhunch.figure.reading import read_pose_text
from unhunch.figure.tempo import Tempo, tempo_of
from unhunch.model import Form, Library, Movement
from unhunch.wire import from_json, to_json
from unhunch.wire.yaml_tree import decoded, shown_path

if TYPE_CHECKING:
    from unhunch.figure.cells.reel import Reel, Size
    from unhunch.figure.drawing.body_map import BodyMap
    from unhunch.figure.drawing.framing import Crop
    from unhunch.figure.drawing.map_colours import Tone
    from unhunch.figure.drawing.map_drawing import Marks
    from unhunch.figure.drawing.map_zones import View
    from unhunch.figure.drawing.palette import Theme
    from unhunch.figure.drawing.svg import Still
    from unhunch.figure.drawing.wording import At

POSES: Final = Path(__file__).parent / "poses"
"""The pose files of the built-in library."""
_OWN_SOURCE: Final = Path(__file__).read_bytes()
"""What is handed to the parts is decided here."""
Side = Literal["left", "right"]
SIDES: Final[tuple[Side, ...]] = ("left", "right")
Heard = Callable[[str, bytes], None]


@dataclass(frozen=True, slots=True)
class PoseSheet:
    """One pose file as it was read."""

    content: bytes
    poses: Mapping[str | None, PoseFile]
    """By variation; None is the movement itself. Empty where there is an error."""
    problems: tuple[Problem, ...]


class Studio:
    """Solves and draws the movements of one library. Pose files are read once: a changed one needs a new studio."""

    def __init__(self, library: Library, folder: Path = POSES, *, heard: Heard | None = None) -> None:
        """Open a studio.

        Parameters
        ----------
        library
            What the movements are called, for, and how fast.
        folder
            Where their pose files lie, each `ID.yaml`.
        heard
            Is told each key and answer; the build hook gathers them so.
        """
        self.library = library
        self.folder = folder
        self._heard = heard
        self._sheets: dict[Path, PoseSheet] = {}
        self._motions: dict[str, Motion] = {}

    def all_ids(self) -> tuple[str, ...]:
        """Return what can be shown, in the order of the library: "cat-cow", "cat-cow/one-arm", ..."""
        return tuple(
            movement.id if variation is None else f"{movement.id}/{variation}"
            for movement in self.library.movements
            for variation in (None, *variations_of(movement))
            if self.has_pose(movement.id, variation)
        )

    def has_pose(self, movement: str, variation: str | None = None) -> bool:
        """Tell whether a movement of the library or a variation of it has a pose."""
        return variation in self._sheet(movement).poses

    def form(self, movement: str, variation: str | None = None) -> Form:
        """Return the library's own words on a movement or variation; raises `FigureError` where it has none."""
        found = self.find_form(movement, variation)
        if found is not None:
            return found
        known = self.library.movement_by_id
        if movement not in known:
            raise FigureError(f"the library has no movement {movement!r} ({did_you_mean(movement, known)})")
        if variation == ASSISTED:
            raise FigureError(f"the library's {movement} has no steps for a practitioner: it cannot be shown assisted")
        hint = did_you_mean(str(variation), variations_of(known[movement]))
        raise FigureError(f"{movement} has no variation {variation!r} ({hint})")

    def find_form(self, movement: str, variation: str | None = None) -> Form | None:
        """Return the library's own words on a movement or variation; None where it has none.

        Assisted, a movement is the same but for its name.
        """
        if variation == ASSISTED:
            known = self.library.movement_by_id.get(movement)
            helped = known is not None and known.assisted is not None
            return replace(known, name=f"{known.name}, {ASSISTED}") if known is not None and helped else None
        try:
            return self.library.form(movement, variation)
        except KeyError:
            return None

    def pose(self, movement: str, variation: str | None = None) -> PoseFile:
        """Return a movement's pose file.

        Raises
        ------
        FigureError
            Where the library does not know the movement, where it has no pose yet, and where its pose file has errors.
        """
        self.form(movement, variation)
        sheet = self._sheet(movement)
        if variation in sheet.poses:
            return sheet.poses[variation]
        errors = [str(problem) for problem in sheet.problems if problem.level == "error"]
        if errors:
            raise FigureError("\n".join(errors))
        raise self._no_pose(movement if variation is None else f"{movement}/{variation}")

    def path_of(self, movement: str) -> Path:
        """Return where a movement's pose file lies, sound or not; raises `FigureError` where it has none."""
        self.form(movement)
        path = self.folder / f"{movement}.yaml"
        if not path.is_file():
            raise self._no_pose(movement)
        return path

    def _no_pose(self, identity: str) -> FigureError:
        return FigureError(f"no pose yet for {identity}; those with one: {', '.join(self.all_ids()) or 'none'}")

    def motion(self, movement: str, variation: str | None = None) -> Motion:
        """Return the solved motion of the authored side, the left one."""
        pose = self.pose(movement, variation)
        return self.solved(pose, self._sheet(movement).content, tempo_of(self.form(movement, variation)))

    def solved(self, pose: PoseFile, content: bytes, tempo: Tempo) -> Motion:
        """Return the motion of a pose that was read from a file of that content."""
        key = key_of("motion", _label(pose), ("solving", "motion_file"), content, to_json(tempo))
        if key not in self._motions:
            kept = recall(key)
            self._motions[key] = self._read(kept) or self._solve(key, pose, tempo)
            if self._heard is not None:
                self._heard(key, kept or motion_bytes(self._motions[key]))
        return self._motions[key]

    def body_glb(self) -> bytes:
        """Return the shared body as glTF."""
        from unhunch.figure.gltf import body_glb  # noqa: PLC0415 - only where it is asked for

        return body_glb(self.body)

    def props_glb(self) -> bytes:
        """Return the shared shapes of all props as glTF; a motion says which of them stands where."""
        from unhunch.figure.gltf import props_glb  # noqa: PLC0415

        return props_glb()

    def motion_glb(self, movement: str, variation: str | None = None) -> bytes:
        """Return a motion as glTF, to be played on the shared body, with where the shared props stand."""
        pose, form = self.pose(movement, variation), self.form(movement, variation)

        def make() -> bytes:
            from unhunch.figure.gltf import motion_glb  # noqa: PLC0415
            from unhunch.figure.lighting import lit_regions  # noqa: PLC0415

            motion = self.motion(movement, variation)
            return motion_glb(motion, pose, self.body, lit_regions(form, pose), sides=form.sides)

        return self._answer("motion-glb", pose, form, ("solving", "gltf", "lighting"), make)

    def whole_glb(self, movement: str, variation: str | None = None, *, side: Side = "left") -> bytes:
        """Return body, motion and props in one glTF file, written anew; the animation of `side` comes first."""
        from unhunch.figure.gltf import whole_glb  # noqa: PLC0415
        from unhunch.figure.lighting import lit_regions  # noqa: PLC0415

        pose, form, motion = (
            self.pose(movement, variation),
            self.form(movement, variation),
            self.motion(movement, variation),
        )
        return whole_glb(motion, pose, self.body, lit_regions(form, pose), sides=form.sides, first=side)

    def still(
        self,
        movement: str,
        variation: str | None = None,
        *,
        theme: "Theme" = "light",
        crop: "Crop" = "wide",
        side: Side = "left",
        at: "At" = "hold",
        prefix: str | None = None,
    ) -> str:
        """Return a movement's still as SVG; what they mean is told by `svg.sketch_still` and `svg.written`."""
        from unhunch.figure.drawing.svg import written  # noqa: PLC0415 - only where it is asked for

        return written(self.sketch(movement, variation, crop=crop, side=side, at=at), theme=theme, prefix=prefix)

    def sketch(
        self,
        movement: str,
        variation: str | None = None,
        *,
        crop: "Crop" = "wide",
        side: Side = "left",
        at: "At" = "hold",
        turned: float = 0.0,
    ) -> "Still":
        """Return a movement's still without its colours; a side is of no matter to a movement without sides."""
        from unhunch.figure.drawing.svg import Still  # noqa: PLC0415

        pose, form = self.pose(movement, variation), self.form(movement, variation)
        names = {id_: self.library.muscle_by_id[id_].plain_name for id_ in form.targets}
        seen = side if form.sides != "none" else "left"

        def make() -> bytes:
            from unhunch.figure.drawing.svg import sketch_still  # noqa: PLC0415

            motion = self.motion(movement, variation)
            still = sketch_still(
                motion, pose, form, self.body, crop=crop, side=seen, at=at, turned=turned, muscle_names=names
            )
            return compress(to_json(still).encode(), 9)

        modules = ("solving", "drawing.svg", "lighting")
        kept = self._answer("still", pose, form, modules, make, crop, seen, at, f"{turned:g}", to_json(names))
        return from_json(decompress(kept), Still, what="the kept still")

    def sheet(self) -> str:
        """Return all that has a pose on one page of HTML."""
        from unhunch.figure.drawing.sheet import draw_sheet  # noqa: PLC0415

        return draw_sheet(self)

    def body_map(self, view: "View") -> "BodyMap":
        """Return the body from the front or the back with its zones, without colours."""
        from unhunch.figure.drawing.body_map import BodyMap, sketch_map  # noqa: PLC0415

        key = key_of("map", view, ("drawing.body_map",))
        found = recall(key)
        if found is None:
            found = compress(to_json(sketch_map(view, self.body)).encode(), 9)
            keep(key, found)
        if self._heard is not None:
            self._heard(key, found)
        return from_json(decompress(found), BodyMap, what="the kept body map")

    def draw_map(
        self,
        view: "View",
        *,
        theme: "Theme" = "light",
        prefix: str | None = None,
        tone: "Tone" = "figure",
        marks: "Marks | None" = None,
    ) -> str:
        """Return the body map as SVG, its zones named as in the library; more is told by `map_drawing.write_map`."""
        from unhunch.figure.drawing.map_drawing import write_map  # noqa: PLC0415

        names = {region.id: region.name for region in self.library.regions}
        return write_map(self.body_map(view), theme=theme, prefix=prefix, tone=tone, names=names, marks=marks)

    def reel(self, movement: str, variation: str | None = None, *, size: "Size") -> "Reel":
        """Return all pictures of a movement for a terminal; a reel shows both sides."""
        from unhunch.figure.cells.reel import read_reel, reel_bytes  # noqa: PLC0415

        pose, form = self.pose(movement, variation), self.form(movement, variation)

        def make() -> bytes:
            from unhunch.figure.cells.frames import film  # noqa: PLC0415
            from unhunch.figure.lighting import lit_regions  # noqa: PLC0415

            motion = self.motion(movement, variation)
            return reel_bytes(film(pose, motion, self.body, lit_regions(form, pose), size))

        modules = ("solving", "cells.frames", "cells.reel", "lighting")
        return read_reel(self._answer("reel", pose, form, modules, make, to_json(size)))

    def _answer(
        self,
        kind: str,
        pose: PoseFile,
        form: Form,
        modules: tuple[str, ...],
        make: Callable[[], bytes],
        *options: str,
    ) -> bytes:
        """Return what is ready or kept; else make it and keep it."""
        content = self._sheet(pose.movement).content
        key = key_of(kind, _label(pose), modules, _OWN_SOURCE, content, _shown_of(form), *options)
        found = recall(key)
        if found is None:
            found = make()
            keep(key, found)
        if self._heard is not None:
            self._heard(key, found)
        return found

    def _solve(self, key: str, pose: PoseFile, tempo: Tempo) -> Motion:
        from unhunch.figure.solving import solve  # noqa: PLC0415 - only where nothing is kept

        motion = solve(pose, tempo, self.body)
        keep(key, motion_bytes(motion))
        return motion

    @staticmethod
    def _read(kept: bytes | None) -> Motion | None:
        try:
            return None if kept is None else read_motion(kept)
        except WireError:
            return None

    def _sheet(self, movement: str) -> PoseSheet:
        path = self.folder / f"{movement}.yaml"
        return self.sheet_of(path) if path.is_file() else PoseSheet(b"", {}, ())

    def sheet_of(self, path: Path) -> PoseSheet:
        """Return a pose file, of this folder or of anywhere, as it was when first asked for."""
        if path not in self._sheets:
            self._sheets[path] = self._read_sheet(path)
        return self._sheets[path]

    def _read_sheet(self, path: Path) -> PoseSheet:
        """Read a file once: the same bytes make the key and the poses."""
        shown = shown_path(path)
        try:
            content = path.read_bytes()
        except OSError as error:
            problem = Problem(shown, 0, "error", f"the file cannot be read: {error.strerror or error}")
            return PoseSheet(b"", {}, (problem,))
        text, fault = decoded(content, shown)
        if fault is not None:
            return PoseSheet(content, {}, (fault,))
        poses, problems = read_pose_text(text, file=shown, stem=path.stem, known_sites=self.body.sites)
        return PoseSheet(content, {pose.variation: pose for pose in poses}, problems)

    @property
    def body(self) -> Body:
        """The one body."""
        return load_body()


def variations_of(movement: Movement) -> tuple[str, ...]:
    """Return the ids of a movement's variations, and last `ASSISTED` where a practitioner can help."""
    own = tuple(variation.id for variation in movement.variations)
    return own if movement.assisted is None else (*own, ASSISTED)


def _label(pose: PoseFile) -> str:
    return pose.movement if pose.variation is None else f"{pose.movement}/{pose.variation}"


def _shown_of(form: Form) -> str:
    """Return what a picture may take from the library: all of a form but its cautions, which change often."""
    return to_json({field.name: getattr(form, field.name) for field in fields(Form) if field.name != "cautions"})
