"""Why a movement is in: one plain sentence that names what the person said, in words that describe."""

from typing import TYPE_CHECKING

from unhunch.planner.week import COUNTS_FROM, DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unhunch.model import Form
    from unhunch.planner.needs import Tight
    from unhunch.planner.offer import Offer
    from unhunch.planner.setting import Setting

VERB = {
    "warm-up": "warms up",
    "release": "eases",
    "dynamic": "moves",
    "strengthening": "strengthens",
    "static": "stretches",
}
NAMES_MOST = 2


def reason_for(offer: "Offer", setting: "Setting", beside: "Sequence[Offer]") -> str:
    """Return the reason of one pick."""
    form = offer.form
    if form.technique == "breathing":
        return "A quiet end: slow breathing lets the work settle."
    parts = [_main_reason(form, setting)]
    if form.technique == "release" and (after := _stretch_after(form, beside)):
        parts.append(f"its stretch follows ({after})")
    if form.technique in {"warm-up", "dynamic"} and _is_first(offer, beside):
        parts.append("a gentle start")
    if offer.included:
        parts.append("you asked for it")
    if offer.movement in setting.request.prefer or offer.ref in setting.request.prefer:
        parts.append("you like it")
    if setting.request.history and setting.week.days_since.get(offer.movement, DAYS) >= DAYS:
        parts.append("not done in the last week")
    return "; ".join(parts) + "."


def _main_reason(form: "Form", setting: "Setting") -> str:
    place = _tight_place(form, setting)
    muscles = _names(form, setting, place)
    verb = VERB[form.technique]
    if place is not None:
        what = f"{verb} {muscles}" if muscles else f"{verb} it"
        lacks = _week_lacks(form, setting, place)
        return f"{place.name} is tight ({place.rating}/10): {what}{lacks}"
    if form.technique == "warm-up":
        return "Warms up the whole body before anything is stretched"
    return f"{verb.capitalize()} {muscles}" if muscles else f"{verb.capitalize()} the upper back"


def _tight_place(form: "Form", setting: "Setting") -> "Tight | None":
    """The tightest place that one of the form's clear targets belongs to."""
    clear = {muscle for muscle, weight in form.targets.items() if weight >= COUNTS_FROM}
    return next((place for place in setting.needs.tight if clear & set(place.main)), None)


def _names(form: "Form", setting: "Setting", place: "Tight | None") -> str:
    clear = [m for m, weight in sorted(form.targets.items(), key=lambda t: (-t[1], t[0])) if weight >= COUNTS_FROM]
    if place is not None:
        clear = [m for m in clear if m in place.main] or clear
    names = [setting.library.muscle_by_id[muscle].plain_name for muscle in clear]
    return " and ".join(list(dict.fromkeys(names))[:NAMES_MOST])


def _week_lacks(form: "Form", setting: "Setting", place: "Tight") -> str:
    if form.technique != "static" or not setting.request.history:
        return ""
    done = [setting.week.least(muscle) for muscle in place.main if form.targets.get(muscle, 0) >= COUNTS_FROM]
    return f", stretched for {min(done)} s so far this week" if done else ""


def _stretch_after(form: "Form", beside: "Sequence[Offer]") -> str:
    main = {muscle for muscle, weight in form.targets.items() if weight >= 1}
    for other in beside:
        held = {m for m, weight in other.form.targets.items() if weight >= COUNTS_FROM}
        if other.form.technique == "static" and main & held:
            return other.form.name
    return ""


def _is_first(offer: "Offer", beside: "Sequence[Offer]") -> bool:
    return bool(beside) and beside[0].ref == offer.ref
