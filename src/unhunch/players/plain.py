"""Lines for a pipe or a screen reader: what to do, with its clock, one line per cue worth saying.

It honours the clock it is given. Where standard input is a terminal, a letter and Enter steers: p pause or go on,
b back, n on, s skip (then 1, 2 or 3), h how, q end. Where nothing can be typed, a clock that jumped does not stop it.
"""

import queue
import sys
import threading
import time
from typing import IO, TYPE_CHECKING

from unhunch.players.showing import DO, clock_text, doing_word, dose_words, how_lines
from unhunch.players.transport import JUMP_MS, ChapterDone, CueStarted, Ended, Event, Paused, Resumed, Transport

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from unhunch.base.clock import Clock
    from unhunch.model import Cue, ReadinessQuestion, Timeline
    from unhunch.model.record import Skip

TICK = 0.05
HELP = "Commands, then Enter: p pause or go on, b back, n next, s skip, h how it is done, q end."
SKIP_HELP = "Skip: 1 not now (today only), 2 already done, 3 never again; anything else goes on."
ANSWER = "Type the numbers of all that are true (e.g. 3, 12), or none: "
SKIPS: "dict[str, Skip]" = {"1": "not-now", "2": "already-done", "3": "never"}


def play(
    timeline: "Timeline",
    clock: "Clock",
    tell: "Callable[[Event], None]",
    *,
    quiet: bool = False,
    jump_ms: int = JUMP_MS,
    out: "IO[str] | None" = None,
    commands: "Callable[[], str | None] | None" = None,
    wait: "Callable[[float], None]" = time.sleep,
) -> int:
    """Play a session as lines and return the exit status.

    Parameters
    ----------
    out
        Where the lines go; standard output unless given.
    commands
        Gives the next command typed, or None; a terminal on standard input is read unless given.
    wait
        Lets some seconds pass between two looks at the clock.
    """
    write = _writer(out if out is not None else sys.stdout, bell=not quiet)
    typed = commands if commands is not None else _typed(write)
    steered = commands is not None or _is_terminal(sys.stdin)
    transport = Transport(timeline, clock, jump_ms=jump_ms)
    skipping = False
    try:
        while True:
            for event in transport.poll():
                tell(event)
                if event == Paused("clock-jumped") and not steered:
                    transport.resume()
                else:
                    _say(event, timeline, write)
            if transport.state == "ended":
                return 0
            if (command := typed()) is not None:
                skipping = _steer(transport, command.strip().lower(), write, skipping=skipping)
            else:
                wait(TICK)
    except KeyboardInterrupt:
        transport.end()
        for event in transport.poll():
            tell(event)
        write("Ended. What you did is kept.")
        return 130


def line_of(cue: "Cue", timeline: "Timeline") -> str:
    """Return the words for a cue, or nothing for one that needs none."""
    if cue.track == "voice":
        return "" if _is_told(cue, timeline) else cue.text
    if cue.track != "main" or cue.kind not in DO or cue.item is None:
        return ""
    if cue.kind == "get-ready":
        chapter = timeline.chapters[cue.item]
        number, ready = f"{cue.item + 1} of {len(timeline.chapters)}", f"Get ready, {cue.duration_ms // 1000} s."
        return f"{number}: {chapter.name}, {_lower(dose_words(chapter))}. {ready}"
    if cue.kind in {"hold", "press", "move", "rest"} and cue.duration_ms >= 5000:
        side = f", {cue.side} side" if cue.side else ""
        return f"{doing_word(cue, timeline.chapters[cue.item])} {cue.duration_ms // 1000} s{side}."
    counted = cue.kind == "out" and cue.rep is not None and timeline.chapters[cue.item].reps > 1
    if counted and not any(other.track == "voice" for other in timeline.cues):  # else the voice counts
        side = f", {cue.side}" if cue.side else ""
        return f"{cue.rep} of {timeline.chapters[cue.item].reps}{side}."
    return ""


def _is_told(cue: "Cue", timeline: "Timeline") -> bool:
    """Tell whether the line of the main cue that begins with a spoken one has said as much: the name, or "Rest"."""
    if cue.item is None or cue.item >= len(timeline.chapters):
        return False
    chapter = timeline.chapters[cue.item]
    if cue.start_ms == chapter.start_ms and chapter.name in cue.text:
        return True
    beside = (one for one in timeline.cues if one.track == "main" and one.start_ms == cue.start_ms and one.duration_ms)
    return any(f"{doing_word(one, chapter)}." == cue.text and line_of(one, timeline) for one in beside)


def _say(event: Event, timeline: "Timeline", write: "Callable[..., None]") -> None:
    match event:
        case CueStarted(cue):
            if words := line_of(cue, timeline):
                rings = cue.track == "main" and cue.kind in {"get-ready", "hold", "press", "switch"}
                write(f"{clock_text(cue.start_ms)}  {words}", ring=rings)
            if cue.track == "main" and cue.kind == "get-ready" and cue.item is not None:
                for step in timeline.chapters[cue.item].assist:
                    write(f"Practitioner: {step}")
        case Paused("clock-jumped"):
            write("Paused: the clock jumped. p and Enter goes on.")
        case Paused():
            write("Paused. p and Enter goes on.")
        case Resumed():
            write("Going on.")
        case ChapterDone(skip=str() as reason):
            write(f"Left out: {reason.replace('-', ' ')}.")
        case Ended(finished):
            write("Done." if finished else "Ended. What you did is kept.", ring=True)
        case _:
            pass


def _steer(transport: Transport, command: str, write: "Callable[..., None]", *, skipping: bool) -> bool:
    """Do what was typed; tell whether the next line answers which skip is meant."""
    if skipping:
        if command in SKIPS:
            transport.skip(SKIPS[command])
        transport.resume()
        return False
    match command[:1]:
        case "p":
            if transport.state == "paused":
                transport.resume()
            else:
                transport.pause()
        case "b":
            transport.back()
        case "n":
            transport.on()
        case "s":
            transport.pause()
            write(SKIP_HELP)
            return True
        case "h" if transport.chapter is not None:
            transport.pause()
            for title, lines in how_lines(transport.chapter):
                write(f"{title}: {' '.join(lines)}")
        case "q":
            transport.end()
        case _:
            write(HELP)
    return False


def _writer(out: "IO[str]", *, bell: bool) -> "Callable[..., None]":
    rings = bell and out.isatty()

    def write(words: str, *, ring: bool = False) -> None:
        out.write(("\a" if ring and rings else "") + words + "\n")
        out.flush()

    return write


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _is_terminal(stream: "IO[str] | None") -> bool:
    return stream is not None and stream.isatty()


def _typed(write: "Callable[..., None]") -> "Callable[[], str | None]":
    """Return what gives the next line typed; nothing is read where standard input is no terminal."""
    if not _is_terminal(sys.stdin):
        return lambda: None
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()

    def read() -> None:
        for line in sys.stdin:
            lines.put(line)

    threading.Thread(target=read, daemon=True).start()
    write(HELP)

    def next_line() -> str | None:
        try:
            return lines.get_nowait()
        except queue.Empty:
            return None

    return next_line


def read_line(question: str) -> str:
    """Ask on standard output and return the line typed; where it is not typed, the line is ended here."""
    try:
        return input(question)
    finally:
        if not _is_terminal(sys.stdin):
            print()  # noqa: T201  what a terminal does when Enter is pressed


def ask_readiness(
    questions: "Sequence[ReadinessQuestion]",
    tell_result: "Callable[[frozenset[str]], tuple[str, str, Sequence[str]]]",
    *,
    read: "Callable[[str], str] | None" = None,
    write: "Callable[[str], None]" = print,
) -> frozenset[str] | None:
    """Ask the readiness check in lines and return the ids answered with yes; None where standard input ends first."""
    read = read or read_line
    write("Before you start: is any of these true for you?")
    group = ""
    numbered = {number: question.id for number, question in enumerate(questions, start=1)}
    for number, question in enumerate(questions, start=1):
        if question.group != group:
            group = question.group
            write(f"\n{group}")
        write(f"  {number:>2}  {question.text}")
    write("")
    while True:
        try:
            yes = frozenset(numbered[number] for number in _numbers(read(ANSWER)))
            _, title, lines = tell_result(yes)
            write("\n".join(("", title, *lines)))
            if not read("Enter keeps this; 'b' and Enter answers again: ").strip():
                return yes
        except (ValueError, KeyError):
            write(f"Please type none, or numbers from 1 to {len(questions)}.")
        except EOFError:
            return None


def _numbers(text: str) -> list[int]:
    """Return the numbers typed; an empty line is no answer, since Enter is easily pressed once too often."""
    words = text.replace(",", " ").replace(" and ", " ").split()
    if [word.lower().strip(".") for word in words] == ["none"]:
        return []
    if not words:
        raise ValueError("nothing was typed")
    return [int(word) for word in words]
