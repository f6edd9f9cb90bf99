"""docs/walk.md: one person's request through every room, with what each room really says."""

from datetime import date
from textwrap import shorten

from unhunch.cli.routine_text import explain_lines, routine_lines
from unhunch.model import ConditionReport, Library, Request
from unhunch.pipeline import make_routine, make_timeline
from unhunch.players import transcript
from unhunch.wire import to_json

MARA = Request(
    minutes=5,
    place="desk",
    tight={"neck-side.right": 6},
    conditions=(ConditionReport(id="reflux"),),
    props=("tennis-ball",),
    today=date(2026, 11, 20),
)


def page(library: Library) -> str:
    """Return the page."""
    routine = make_routine(MARA, library, explain=True)
    timeline = make_timeline(routine, library)
    movement = library.movement_by_id["ear-to-shoulder"]
    rules = [caution for caution in library.movement_by_id["cat-cow"].cautions if caution.condition == "reflux"]
    stretch = next(index for index, chapter in enumerate(timeline.chapters) if chapter.technique == "static")
    cues = [cue for cue in timeline.cues if cue.item == stretch][:14]
    told = transcript.render(timeline).split("\n\n")
    return f"""# One request through every room

Made by `make docs`; a test holds it to what the program says now.

Mara sits at her desk. The right side of her neck is tight, six of ten, there is a tennis ball in the drawer, she has five
minutes and now and then reflux.

## 1. `library`: movements become values

`ear-to-shoulder.yaml` is one of {len(library.movements)} files. The loader (`src/unhunch/library/`) reads it with the line of
every word, checks it together with all others, and gives it the cautions that follow from what it demands of a body:

```text
name      {movement.name}
technique {movement.technique}, {movement.position}, sides: {movement.sides}
targets   {dict(movement.targets)}
demands   {", ".join(movement.demands)}
cautions  {len(movement.cautions)}, from the rules of conditions.yaml
```

`unhunch library check` shows every problem at once; `unhunch library show ear-to-shoulder` the whole page.

## 2. `model`: the request

What Mara says is a `Request`, a frozen value. Nothing is read from the world: day, seed and history are in it.

```json
{shorten(to_json(MARA), 240, placeholder=" ...")}
```

## 3. `planner`: the gates, then the choice

Every form passes the same gates once (`planner/offer.py`): safety, comfort, place, positions, props, level. What they remove never
comes back, because the solver sees the rest only. Reflux, for one, adds to cat-cow: "{rules[0].note}"
({rules[0].effect}, `{rules[0].rule}`). At Mara's desk {len(routine.excluded)} of {_forms(library)} forms are not on offer, each with its rule.

The rest becomes a mixed-integer program (`planner/program.py`): what must hold as rows, what is wished as prices
(`planner/wishes.py`, numbers in `planner/weights.py`). The seconds of each candidate come from the function that will lay the
timeline. `planner/sequence.py` puts the choice in order, and the time that is left goes into getting ready and breathing:

```text
{_text(routine_lines(routine, library))}
```

`unhunch plan --explain` tells what each pick won against, and why everything else is not there:

```text
{_text(list(explain_lines(routine))[1:14])}
```

## 4. `timeline`: the score

A tuple of passes (`timeline/__init__.py`) lays the main track, then voice, captions, breath and chimes beside it, in whole
milliseconds: {len(timeline.cues)} cues, {timeline.total_ms} ms. The beginning of the stretch:

```text
{_text(f"{cue.start_ms:>7} {cue.duration_ms:>6}  {cue.track:8} {cue.kind:10} {cue.side or '':6} {cue.text}" for cue in cues)}
```

## 5. `players`: one score, many media

The terminal guide (`players/terminal`), plain lines, WebVTT and a transcript play the same score and know nothing of each
other; one conformance suite runs them all. From the transcript:

```text
{told[stretch + 1]}
```

## 6. `store`: the record

As Mara plays, each finished cue becomes a line in her own folder (`store/records.py`); killed at any moment, the record lacks
at most the cue in hand. Tomorrow it is history: the planner knows that the right side was stretched, what she skipped for
ever, and what felt too much.

`pipeline.py` is the only place where these rooms meet; `cli` turns words into its calls.
"""


def _forms(library: Library) -> int:
    return sum(1 + len(movement.variations) for movement in library.movements)


def _text(lines: object) -> str:
    return "\n".join(str(line).rstrip() for line in lines)  # type: ignore[attr-defined]
