"""The words of a difference in both languages; the page, the workbook and the PDF share them."""

from __future__ import annotations

from inventory_app.documents.words import T
from inventory_app.requirements.choice import Level

TITLE = T("Skillnad", "Difference")
KIND = T("Vad som har ändrats", "What has changed")
HAND_IN = T("Inlämning nummer {number}, {day}", "Hand-in number {number}, {day}")
NOW = T("Nuläget, {day}", "Now, {day}")
FROM, TO = T("Från", "From"), T("Till", "To")
INSTITUTION = T("Lärosäte", "Institution")
NOTHING = T("Ingenting skiljer.", "Nothing differs.")
ONLY_SHARED = T(
    "Bara det som lärosätet delar med namn är jämfört.",
    "Only what the institution shares by name has been compared.",
)

# Counts

IN_BRIEF = T("I korthet", "In brief")
WHAT, COUNT = T("Vad", "What"), T("Antal", "Number")
ADDED = T("Nya system", "Systems added")
GONE = T("System som inte finns kvar", "Systems gone")
REPLACED = T("Ersatta system", "Systems replaced")
RENAMED = T("System som har bytt namn", "Systems renamed")
SYSTEMS_CHANGED = T("System med ändrade svar", "Systems with changed answers")
ANSWERS_CHANGED = T("Ändrade svar om system", "Changed answers about systems")
PROFILE = T("Lärosätets profil", "The institution’s profile")
PRECONDITIONS = T("Förutsättningar", "Preconditions")
PROFILE_AND_PRECONDITIONS = T("Profil och förutsättningar", "Profile and preconditions")
QUESTIONS = T("Frågor före kravlistan", "Questions before the checklist")
CHECKLIST = T("Kravlistan", "The checklist")
IN_PROFILE = T("Ändrade svar i profilen", "Changed answers in the profile")
IN_PRECONDITIONS = T("Ändrade förutsättningar", "Changed preconditions")
IN_QUESTIONS = T("Ändrade svar på frågorna före kravlistan", "Changed answers to the questions before the checklist")
REQUIREMENTS_CHANGED = T("Ändrade krav", "Changed requirements")
OWN_ADDED = T("Nya egna krav", "Own requirements added")
OWN_GONE = T("Egna krav som är borttagna", "Own requirements removed")

# Tables

PER_STEP = T("Ändrade svar per steg", "Changed answers by step")
STEP, QUESTION = T("Steg", "Step"), T("Fråga", "Question")
SYSTEM, SYSTEMS = T("System", "System"), T("System", "Systems")
ANSWERS = T("Svar", "Answers")
BEFORE, AFTER = T("Före", "Before"), T("Efter", "After")
CHANGE = T("Ändring", "Change")
NEW, LEFT, IS_RENAMED, IS_REPLACED = T("Nytt", "Added"), T("Finns inte kvar", "Gone"), T("Nytt namn", "Renamed"), T("Ersatt", "Replaced")
SUCCESSOR = T("Ersatt av", "Replaced by")
STILL_THERE = T("finns kvar i förteckningen", "still in the register")
PART, AREA, REQUIREMENT = T("Del", "Part"), T("Område", "Area"), T("Krav", "Requirement")
CHANGED_ANSWERS = T("Ändrade svar", "Changed answers")
NO_ANSWER = T("Inget svar", "No answer")
TRUNCATED = T(
    "Här visas de första {shown} av {all} ändrade svar. Alla finns i arbetsboken.",
    "The first {shown} of {all} changed answers are shown here. All are in the workbook.",
)

# Requirements

UNDECIDED = T("Inte beslutat", "Not decided")
LEVELS = {
    Level.MUST: T("Ska-krav", "Must"),
    Level.MUST_SCORED: T("Ska-krav med värdering", "Must and scored"),
    Level.SHOULD: T("Bör-krav", "Should"),
    Level.NOT_NEEDED: T("Behövs inte", "Not needed"),
}
FIELDS = {
    "level": T("Nivå", "Level"),
    "points": T("Poäng", "Points"),
    "text": T("Formulering", "Wording"),
    "motive": T("Motiv", "Reason"),
    "how": T("Hur kravet verifieras", "How it is verified"),
    "methods": T("Verifieringssätt", "Ways of verification"),
    "met_when": T("När kravet ska vara uppfyllt", "When it must be met"),
    "note": T("Anteckning", "Note"),
    "added": T("Tillkommer", "Added"),
    "gone": T("Utgår", "Gone"),
}
MET_WHEN = {
    "tender": T("När anbudet lämnas", "When the tender is submitted"),
    "delivery": T("Vid leverans", "At delivery"),
    "contract": T("Under avtalstiden", "During the contract"),
}

# Editions

EDITIONS = T("Utgåvor", "Editions")
EDITIONS_DIFFER = T(
    "Mall {old_template} och katalog {old_catalogue} före, mall {new_template} och katalog {new_catalogue} efter.",
    "Template {old_template} and catalogue {old_catalogue} before, template {new_template} and catalogue {new_catalogue} after.",
)
QUESTIONS_ADDED = T("Frågor som tillkom: {labels}", "Questions added: {labels}")
QUESTIONS_RETIRED = T("Frågor som inte ställs längre: {labels}", "Questions no longer asked: {labels}")
REQUIREMENTS_ADDED = T("Krav som tillkom i katalogen: {labels}", "Requirements added to the catalogue: {labels}")
REQUIREMENTS_RETIRED = T("Krav som har utgått ur katalogen: {labels}", "Requirements retired from the catalogue: {labels}")
