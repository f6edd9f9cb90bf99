"""What each result tells: an action, never the name of a disease."""

CANNOT_RULE_OUT = "This list cannot rule out a serious cause. If in doubt, ask."

TITLES = {
    "stop": "Please stop here",
    "advice": "Get advice first",
    "care": "Take care",
    "go": "You can go on",
}

LINES = {
    "stop": (
        "Call your emergency number now (112, 911 or 999) and say what you feel.",
        "Do not exercise. Stay where you are, and sit or lie as is easiest. If you can, have somebody with you.",
        CANNOT_RULE_OUT,
    ),
    "stop-since": (
        "If you feel it now: call your emergency number (112, 911 or 999) and say what you feel.",
        "Your plan waits here. When a clinician has said that exercise is fine: unhunch readiness --cleared-on DATE",
        CANNOT_RULE_OUT,
    ),
    "advice-today": (
        "Ask a doctor today, before you exercise. Out of hours, call the medical line of your country.",
        "Your plan waits here. When a clinician has said that exercise is fine: unhunch readiness --cleared-on DATE",
        CANNOT_RULE_OUT,
    ),
    "advice": (
        "Ask a doctor or physiotherapist before you exercise, best this week.",
        "Your plan waits here. When they have said that exercise is fine: unhunch readiness --cleared-on DATE",
        "Quiet breathing stays open: unhunch start --techniques breathing",
        CANNOT_RULE_OUT,
    ),
    "care": (
        "You can move. We plan around what you told us, and say what we left out and why.",
        "If something feels wrong, stop. We ask again in a month.",
        CANNOT_RULE_OUT,
    ),
    "care-today": (
        "Rest today: quiet breathing only. Movements wait until you feel better.",
        "If something feels wrong, stop. We ask again tomorrow.",
        CANNOT_RULE_OUT,
    ),
    "go": (
        "Nothing you told us asks for extra care today.",
        "If something feels wrong, stop. We ask again in a month.",
        CANNOT_RULE_OUT,
    ),
}
