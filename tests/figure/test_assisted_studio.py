"""The assisted form of a movement by its id: in the studio, in a guided session, on the workbench."""

from dataclasses import replace
from pathlib import Path

import pytest

from preview.workbench import Workbench
from tests.figure.assisted import CURL, ID
from tests.figure.small_studio import SIDE_STRETCH, whole_library, write_poses
from tests.players.timelines import SESSION
from unhunch.base.errors import FigureError
from unhunch.figure.cells.bake import Order, baked, form_of, order_of
from unhunch.figure.cells.projector import Projector
from unhunch.figure.cells.reel import Reel, Size
from unhunch.figure.motion import Span
from unhunch.figure.review import review, review_writing
from unhunch.figure.studio import Studio, variations_of
from unhunch.model import Chapter, Timeline

SMALL = Size(12, 6)
ALONE = CURL.partition("assisted:")[0]


@pytest.fixture(autouse=True, scope="module")
def _cached(tmp_path_factory: pytest.TempPathFactory) -> "object":
    """Keep one cache folder for all tests, so that each pose is solved once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNHUNCH_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(whole_library(), write_poses(tmp_path / "poses", {ID: CURL}))


def chapter(*, assisted: bool) -> Chapter:
    """Return a chapter of the curl."""
    return replace(SESSION.chapters[0], movement=ID, variation=None, assist=("Hold both thighs.",) if assisted else ())


def session(*, assisted: bool) -> Timeline:
    """Return the session with the curl in the place of its first movement."""
    return replace(SESSION, chapters=(chapter(assisted=assisted), *SESSION.chapters[1:]))


def test_the_assisted_form_stands_last_among_those_of_its_movement(studio: Studio) -> None:
    assert [identity for identity in studio.all_ids() if identity.startswith(ID)] == [ID, f"{ID}/assisted"]
    curl = whole_library().movement_by_id[ID]
    assert variations_of(curl)[-1] == "assisted"


def test_it_is_the_movement_under_another_name(studio: Studio) -> None:
    alone, assisted = studio.form(ID), studio.form(ID, "assisted")
    assert assisted.name == f"{alone.name}, assisted"
    assert assisted == replace(alone, name=assisted.name)


def test_a_movement_without_steps_for_a_practitioner_has_none(studio: Studio) -> None:
    assert studio.find_form("side-stretch", "assisted") is None
    with pytest.raises(FigureError, match="side-stretch has no steps for a practitioner"):
        studio.motion("side-stretch", "assisted")


def test_where_nobody_has_posed_it_that_is_said(tmp_path: Path) -> None:
    studio = Studio(whole_library(), write_poses(tmp_path / "poses", {ID: ALONE}))
    with pytest.raises(FigureError, match=f"no pose yet for {ID}/assisted; those with one: "):
        studio.still(ID, "assisted")


def test_an_assisted_pose_of_a_movement_that_cannot_be_is_a_mistake(tmp_path: Path) -> None:
    text = SIDE_STRETCH + "assisted: {partner: {base: standing, keyframes: {wait: {}}}}\n"
    (problem,) = review_writing(Studio(whole_library(), write_poses(tmp_path / "poses", {"side-stretch": text})))
    assert problem.message == "the library's side-stretch has no steps for a practitioner"
    assert problem.line == len(SIDE_STRETCH.splitlines()) + 1


def test_everything_is_drawn_of_it(studio: Studio) -> None:
    motion = studio.motion(ID, "assisted")
    assert motion.partner is not None
    assert len(studio.motion_glb(ID, "assisted")) > 1.3 * len(studio.motion_glb(ID))
    assert f'<title id="{ID}-assisted-hold-wide-light-title">Long-sitting curl, assisted</title>' in studio.still(
        ID, "assisted"
    )
    assert studio.reel(ID, "assisted", size=SMALL).label == f"{ID}/assisted"


def test_it_is_reviewed_like_every_form(studio: Studio) -> None:
    found = review(studio, studio.path_of(ID))
    assert not [problem for problem in found if "practitioner" in problem.message]
    bad = CURL.replace(
        "like: tall, pose: {thorax.flexion: 10}", "contacts: [{site: palm.left, to: point, at: [0, 3, 0]}]"
    )
    folder = write_poses(studio.folder.parent / "other", {ID: bad})
    told = review(Studio(whole_library(), folder), folder / f"{ID}.yaml")
    off = [problem for problem in told if "from its point" in problem.message]
    assert [problem.message.startswith("the practitioner: palm.left is") for problem in off] == [True]


@pytest.mark.parametrize(("assisted", "form"), [(True, (ID, "assisted")), (False, (ID, None))])
def test_a_session_with_a_practitioner_shows_the_practitioner(*, assisted: bool, form: tuple[str, str | None]) -> None:
    assert form_of(chapter(assisted=assisted)) == form
    assert order_of(session(assisted=assisted), whole_library(), SMALL).forms[0] == form


def test_a_variation_stays_itself() -> None:
    assert form_of(replace(chapter(assisted=False), variation="one-arm")) == (ID, "one-arm")


@pytest.mark.parametrize(("text", "label"), [(CURL, f"{ID}/assisted"), (ALONE, ID)])
def test_where_the_practitioner_has_no_pose_the_movement_alone_is_drawn(text: str, label: str, tmp_path: Path) -> None:
    order = Order(whole_library(), ((ID, "assisted"),), SMALL)
    folder = write_poses(tmp_path / "poses", {ID: text})
    assert [reel.label for reel in baked(order, folder)] == [label]


class Ready:
    """What draws, and has drawn already."""

    def __init__(self, *reels: Reel) -> None:
        self.reels = reels

    def stop(self) -> None:
        """Do nothing."""


def reel(label: str, cell: bytes) -> Reel:
    """Return a reel of one picture."""
    return Reel(label, Size(1, 1, mono=True), (Span("ready", 0.0, 0.0), Span("out", 0.0, 2.0)), (0.0,), (0,), (cell,))


@pytest.mark.parametrize(
    ("reels", "shown"),
    [
        ((reel(ID, b"\x01"), reel(f"{ID}/assisted", b"\x02")), "⠂"),
        ((reel(ID, b"\x01"),), "⠁"),
    ],
)
def test_the_guide_shows_the_assisted_form_where_there_is_one(reels: tuple[Reel, ...], shown: str) -> None:
    projector = Projector(session(assisted=True), whole_library(), lambda _order: Ready(*reels))
    strip = projector.picture(0, columns=1, rows=1, mono=True)
    assert strip is not None
    assert strip[0][0].text == shown


def test_the_workbench_lists_what_both_touch(tmp_path: Path) -> None:
    bench = Workbench(whole_library(), write_poses(tmp_path / "poses", {ID: CURL}))
    assert next(row["forms"] for row in bench.listed() if row["movement"] == ID) == [ID, f"{ID}/assisted"]
    shown = bench.shown(ID, "assisted")["motion"]
    hand = next(contact for contact in shown["contacts"] if contact["site"] == "partner.palm.left")
    assert (hand["to"], hand["node"]) == ("person.scapula.left", "partner.hand.left")
    assert hand["off"] <= hand["limit"]
    assert any(contact["site"] == "sit.left" for contact in shown["contacts"])
