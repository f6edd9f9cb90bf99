"""The figure of a session: drawn elsewhere, shown in step, and no trouble where it is missing."""

from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

import pytest

from tests.figure.small_studio import whole_library, write_poses
from tests.players.timelines import EMPTY, SESSION
from unhunch.figure.cells.bake import Order, baked, order_bytes, order_of, read_reels, write_reel
from unhunch.figure.cells.projector import BakingProcess, Projector
from unhunch.figure.cells.reel import Reel, Size
from unhunch.figure.motion import Span
from unhunch.model import Timeline
from unhunch.wire import from_json

SMALL = Size(2, 1, mono=True)
SPANS = (Span("ready", 0.0, 0.0), Span("out", 0.0, 2.0), Span("hold", 2.0, 2.5), Span("back", 2.5, 4.0))


def reel(label: str) -> Reel:
    """Return a reel of four moments: 1, 2, 4 and again 1 in its first cell."""
    pictures = (b"\x01\x00", b"\x02\x00", b"\x04\x00")
    return Reel(label, SMALL, SPANS, (0.0, 1.0, 2.0, 4.0), (0, 1, 2, 0), pictures)


@dataclass
class Hand:
    """What draws by hand: nothing comes before it is put in."""

    order: Order
    reels: list[Reel] = field(default_factory=list)
    stopped: bool = False

    def stop(self) -> None:
        self.stopped = True


class Shop:
    """Keeps every order."""

    def __init__(self) -> None:
        self.hands: list[Hand] = []

    def __call__(self, order: bytes) -> Hand:
        self.hands.append(Hand(from_json(order, Order, what="the order")))
        return self.hands[-1]


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def projector(shop: Shop) -> Projector:
    return Projector(SESSION, whole_library(), shop)


def shown(projector: Projector, seconds: float, *, stills: bool = False) -> str | None:
    strip = projector.picture(int(seconds * 1000), columns=2, rows=1, mono=True, stills=stills)
    return None if strip is None else "".join(run.text for run in strip[0])


def test_what_the_session_needs_is_ordered_once_the_first_movement_first(projector: Projector, shop: Shop) -> None:
    assert shown(projector, 0) is None
    assert shown(projector, 9) is None
    assert len(shop.hands) == 1
    order = shop.hands[0].order
    assert order.forms == (("shoulder-rolls", None), ("ear-to-shoulder", None), ("quiet-breathing", None))
    assert order.size == SMALL
    assert {movement.id for movement in order.library.movements} == {movement for movement, _ in order.forms}


def test_a_movement_is_shown_as_soon_as_its_frames_are_there(projector: Projector, shop: Shop) -> None:
    assert shown(projector, 26) is None
    shop.hands[0].reels.append(reel("ear-to-shoulder"))
    assert shown(projector, 26) == "⠁ "
    assert shown(projector, 3) is None
    shop.hands[0].reels.append(reel("shoulder-rolls"))
    assert shown(projector, 3) == "⠁ "


def test_it_is_in_step_with_the_cues_and_turns_to_the_other_side(projector: Projector, shop: Shop) -> None:
    assert shown(projector, 0) is None
    shop.hands[0].reels.append(reel("ear-to-shoulder"))
    left = [shown(projector, seconds) for seconds in (31, 33, 50, 66)]
    assert left == ["⠁ ", "⠂ ", "⠄ ", "⠄ "]
    assert [shown(projector, seconds) for seconds in (70.9, 71.1)] == ["⠁ ", " ⠈"]
    assert [shown(projector, seconds) for seconds in (75, 90)] == [" ⠐", " ⠠"]


def test_stills_are_the_waiting_and_the_far_end_only(projector: Projector, shop: Shop) -> None:
    shown(projector, 0)
    shop.hands[0].reels.append(reel("ear-to-shoulder"))
    assert [shown(projector, seconds, stills=True) for seconds in (26, 32, 33, 50, 66)] == ["⠁ ", *["⠄ "] * 4]


def test_the_same_moment_is_the_same_picture(projector: Projector, shop: Shop) -> None:
    shown(projector, 0)
    shop.hands[0].reels.append(reel("ear-to-shoulder"))
    one = projector.picture(50_000, columns=2, rows=1, mono=True)
    assert one is projector.picture(51_000, columns=2, rows=1, mono=True)


def test_another_size_is_ordered_anew_and_the_old_order_ends(projector: Projector, shop: Shop) -> None:
    shown(projector, 0)
    assert projector.picture(0, columns=48, rows=24) is None
    assert [hand.stopped for hand in shop.hands] == [True, False]
    assert shop.hands[1].order.size == Size(48, 24)
    projector.close()
    assert shop.hands[1].stopped


def test_an_empty_session_has_no_figure_and_closing_an_unused_one_does_nothing(shop: Shop) -> None:
    empty = Projector(EMPTY, whole_library(), shop)
    empty.close()
    assert empty.picture(0, columns=2, rows=1) is None


def with_movements(*refs: tuple[str, str | None]) -> Timeline:
    chapters = tuple(
        replace(SESSION.chapters[0], movement=movement, variation=variation) for movement, variation in refs
    )
    return replace(SESSION, chapters=chapters)


def test_what_has_no_pose_is_passed_over_and_each_form_is_drawn_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(tmp_path / "cache"))
    wanted = (("cat-cow", None), ("overhead-stretch", "seated"), ("side-stretch", None), ("side-stretch", None))
    order = order_of(with_movements(*wanted), whole_library(), Size(12, 6))
    assert from_json(order_bytes(order), Order, what="the order") == order
    reels = list(baked(order, write_poses(tmp_path / "poses")))
    assert [one.label for one in reels] == ["overhead-stretch/seated", "side-stretch"]
    assert all(one.size == Size(12, 6) and len(one.pictures) > 5 for one in reels)


def test_reels_come_through_a_pipe_as_they_are_and_what_is_cut_off_is_left_out() -> None:
    pipe = BytesIO()
    for label in ("cat-cow", "cat-cow/one-arm"):
        write_reel(reel(label), pipe)
    assert list(read_reels(BytesIO(pipe.getvalue()))) == [reel("cat-cow"), reel("cat-cow/one-arm")]
    assert list(read_reels(BytesIO(pipe.getvalue()[:-1]))) == [reel("cat-cow")]
    assert list(read_reels(BytesIO(b""))) == []


def test_the_drawing_process_ends_by_itself_when_all_is_drawn_and_when_it_is_stopped() -> None:
    nothing = order_bytes(replace(order_of(SESSION, whole_library(), Size(12, 6)), forms=()))
    first, second = BakingProcess(nothing), BakingProcess(nothing)
    second.stop()
    assert first.wait(60)
    assert second.wait(60)
    assert list(first.reels) == list(second.reels) == []


def test_a_process_that_fails_leaves_the_session_without_its_figure() -> None:
    broken = BakingProcess(b"no order")
    assert broken.wait(60)
    assert list(broken.reels) == []
