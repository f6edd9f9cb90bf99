"""The clock of one round: which phases there are, and how long they take."""

from unhunch.figure.pose import Camera, Keyframe, Phase, PoseFile
from unhunch.figure.solving.clock import round_of
from unhunch.figure.tempo import HOLD_SHOWN, PAUSE_SHOWN, Tempo

TEMPO = Tempo(out=3.0, back=2.0, step=0.5)


def pose(*phases: Phase, **angles: float) -> PoseFile:
    keyframes = tuple(
        Keyframe(name=f"{phase}-{index}", phase=phase, angles={"neck.flexion": 10.0 * index, **angles}, contacts=())
        for index, phase in enumerate(phases)
    )
    return PoseFile(
        movement="nod",
        variation=None,
        base="standing",
        camera=Camera(azimuth=0),
        props=(),
        landmarks={},
        keyframes=keyframes,
        lit_sides={},
    )


def spans(of: PoseFile) -> dict[str, tuple[float, float]]:
    return {span.name: (round(span.start, 6), round(span.end, 6)) for span in round_of(of, TEMPO).spans}


def test_a_stretch_goes_out_holds_and_comes_back_the_same_way() -> None:
    assert spans(pose("start", "out")) == {
        "ready": (0.0, 0.5),
        "out": (0.5, 3.5),
        "hold": (3.5, 5.0),
        "back": (5.0, 7.0),
        "pause": (7.0, 7.5),
    }


def test_without_a_way_back_the_way_out_is_gone_in_reverse() -> None:
    legs = round_of(pose("start", "out", "out"), TEMPO).legs
    assert [(leg.start, leg.end) for leg in legs] == [(0, 0), (0, 1), (1, 2), (2, 2), (2, 1), (1, 0), (0, 0)]


def test_a_repetition_that_ends_elsewhere_goes_out_again_from_there_and_finishes_at_home() -> None:
    turn = round_of(pose("start", "out", "back"), TEMPO)
    assert [span.name for span in turn.spans] == ["ready", "out", "hold", "back", "pause", "again", "finish"]
    again, finish = turn.spans[-2:]
    assert (turn.legs[0].start, turn.legs[-1].end) == (0, 0)
    assert round(again.end - again.start, 6) == TEMPO.out
    assert finish.start > again.end


def test_a_way_back_that_ends_at_home_needs_neither() -> None:
    there = pose("start", "out")
    home = Keyframe(name="home", phase="back", angles=there.start.angles, contacts=())
    with_home = PoseFile(
        **{name: getattr(there, name) for name in there.__slots__} | {"keyframes": (*there.keyframes, home)}
    )
    assert [span.name for span in round_of(with_home, TEMPO).spans] == ["ready", "out", "hold", "back", "pause"]


def test_what_goes_on_loops_through_all_its_keyframes_and_closes() -> None:
    turn = round_of(pose("start", "loop", "loop", "loop"), TEMPO)
    assert [span.name for span in turn.spans] == ["ready", "out", "loop", "finish"]
    loop = turn.spans[2]
    assert round(loop.end - loop.start, 6) == 3 * TEMPO.step
    assert [(leg.start, leg.end) for leg in turn.legs][2:5] == [(1, 2), (2, 3), (3, 1)]


def test_seconds_that_are_written_are_kept_and_the_rest_is_shared_by_how_far_it_is() -> None:
    first, second, third = pose("start", "out", "out").keyframes
    slow = Keyframe(name="slow", phase="out", angles=second.angles, contacts=(), seconds=2.5)
    whole = pose("start", "out", "out")
    own = PoseFile(**{name: getattr(whole, name) for name in whole.__slots__} | {"keyframes": (first, slow, third)})
    assert [round(leg.seconds, 6) for leg in round_of(own, TEMPO).legs[1:3]] == [2.5, 0.5]


def test_each_keyframe_is_marked_where_it_is_first_reached() -> None:
    keys = {key.name: round(key.seconds, 6) for key in round_of(pose("start", "out", "back"), TEMPO).keys}
    assert keys == {"start-0": 0.0, "out-1": 0.5 + TEMPO.out, "back-2": 0.5 + TEMPO.out + HOLD_SHOWN + TEMPO.back}


def test_the_phases_follow_each_other_without_a_gap() -> None:
    turn = round_of(pose("start", "out"), TEMPO)
    assert [span.start for span in turn.spans[1:]] == [span.end for span in turn.spans[:-1]]
    assert turn.spans[0].end == PAUSE_SHOWN


def test_a_way_gone_back_takes_the_seconds_of_the_same_stretch_of_the_way_out() -> None:
    whole = pose("start", "out", "out")
    first, second, third = whole.keyframes
    slow = Keyframe(name="slow", phase="out", angles=second.angles, contacts=(), seconds=1.5)
    own = PoseFile(**{name: getattr(whole, name) for name in whole.__slots__} | {"keyframes": (first, slow, third)})
    legs = {(leg.start, leg.end): round(leg.seconds, 6) for leg in round_of(own, TEMPO).legs}
    assert (legs[0, 1], legs[1, 0]) == (1.5, 1.5)


def test_a_loop_flows_on_and_the_way_in_comes_to_rest() -> None:
    legs = round_of(pose("start", "loop", "loop", "loop"), TEMPO).legs
    assert (legs[1].before, legs[1].after) == (None, None)
    assert [leg.before is not None and leg.after is not None for leg in legs[2:5]] == [True, True, True]
    assert legs[2].before is not None
    assert legs[2].before[0] == 3


def test_the_way_into_a_loop_may_lead_through_other_keyframes_and_is_gone_back_at_the_end() -> None:
    turn = round_of(pose("start", "out", "loop", "loop"), TEMPO)
    ways = [(leg.start, leg.end) for leg in turn.legs]
    assert ways == [(0, 0), (0, 1), (1, 2), (2, 3), (3, 2), (2, 1), (1, 0)]
    assert [span.name for span in turn.spans] == ["ready", "out", "loop", "finish"]
