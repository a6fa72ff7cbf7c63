"""The words of a reminder, in the receiver's language. They are a draft: the coordinator changes them before they go. Pure."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

LOCALES = {"sv": "sv_SE", "en": "en_GB"}
LANGUAGES = tuple(LOCALES)


def _day(day: date, language: str) -> str:
    return format_date(day, "d MMMM y", locale=LOCALES[language])


def _when(due_on: date, today: date, language: str) -> str:
    days, day = (due_on - today).days, _day(due_on, language)
    if language == "sv":
        if days > 1:
            return f"Sista dagen är den {day}, alltså om {days} dagar."
        return {1: f"Sista dagen är i morgon, den {day}.", 0: "Sista dagen är i dag."}.get(days, f"Sista dagen var den {day}.")
    if days > 1:
        return f"The last day is {day}, {days} days from now."
    return {1: f"The last day is tomorrow, {day}.", 0: "The last day is today."}.get(days, f"The last day was {day}.")


def draft(name: str, due_on: date, today: date, language: str) -> str:
    when = _when(due_on, today, language)
    if language == "sv":
        return (
            f"Hej!\n\nVi väntar på er inlämning i {name}. {when}\n\n"
            "Era tidigare svar finns kvar. Gå igenom dem, ändra det som har ändrats och bekräfta resten med ett klick per steg. "
            "Allt behöver inte vara färdigt: luckor följer med som öppna punkter.\n\n"
            "Kan ni inte delta den här gången, skriv varför under Hoppa över omgången, så vet vi det. Hör av er om ni undrar över något."
        )
    return (
        f"Hello!\n\nWe are waiting for your hand-in to {name}. {when}\n\n"
        "Your earlier answers are still there. Go through them, change what has changed and confirm the rest with one click a step. "
        "Not everything has to be finished: what is missing goes along as open points.\n\n"
        "If you cannot take part this time, say why under Skip the round, so that we know. Do ask if anything is unclear."
    )


def subject(name: str, language: str) -> str:
    return f"Påminnelse: {name}" if language == "sv" else f"Reminder: {name}"


def body(text: str, link: str, sender: str, language: str) -> str:
    """The letter: what was written, where to go, and who wrote."""
    here = "Här fortsätter ni" if language == "sv" else "Go on here"
    return f"{text.strip()}\n\n{here}: {link}\n\n{sender}\n"
