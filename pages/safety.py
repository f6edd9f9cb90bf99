"""docs/safety.md: every safety rule as it is in the library, so that a clinician can read and correct it."""

from unhunch.model import Library

HEAD = """# The safety rules

Made by `make docs` from `src/unhunch/library/data/conditions.yaml`; a test holds the two together.

A person reports conditions about themselves; the program finds out none of them and names none as a result. A rule joins
a condition with a demand, something a movement asks of a body. Effects, from the strictest on:

| effect | what happens |
|---|---|
| EXCLUDE | the movement is not offered |
| CLINICIAN | it is not offered until the person says that a clinician agrees; holds for 90 days |
| MODIFY | it is swapped for the forms named, or its hold is capped |
| CAUTION | it is offered with the note |

Beside these stand the planner's own rules, as binding:

| rule | what it removes |
|---|---|
| `beginner.hand-on-head` | at beginner level, whatever puts a hand's pressure on the head |
| `comfort.avoid`, `comfort.never` | what the person does not want today, or ever |
| `comfort.worst`, `comfort.sharp` | what was more than 5 of 10 at worst; what was sharp or spread |
| `spacing.PATTERN` | banded sets within 48 hours; the unloaded squeeze and the two-minute trial dose are exempt |

Every form passes all of them once, before anything is chosen; no later step sees what they removed.
`tests/planner/test_safety_rules.py` tries to get past each one.

*localised*: a region that the person names narrows the rules to movements that involve it, but for those marked
*everywhere*. A side narrows nothing: both sides are always done alike.
"""


def page(library: Library) -> str:
    """Return the page."""
    lines = [HEAD]
    for condition in library.conditions:
        localised = ", localised" if condition.localised else ""
        lines += [f"## {condition.name} (`{condition.id}`{localised})", "", f"> {condition.advice}", ""]
        lines += ["| demand | effect | told | source |", "|---|---|---|---|"]
        for rule in condition.rules:
            marks: list[str] = [rule.effect]
            if rule.max_hold_seconds:
                marks.append(f"hold at most {rule.max_hold_seconds} s")
            if rule.everywhere:
                marks.append("everywhere")
            note = rule.note + (f" Instead: {', '.join(rule.instead)}." if rule.instead else "")
            lines.append(f"| {rule.demand} | {', '.join(marks)} | {note} | {rule.source} |")
        lines.append("")
    return "\n".join(lines)
