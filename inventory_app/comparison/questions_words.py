"""The words of question against institution."""

from __future__ import annotations

from inventory_app.documents.words import T

TITLE = T("Frågor", "Questions")
LEAD = T(
    "Vad svarar lärosätena, och var är svaren lika eller olika?", "What do the institutions answer, and where are the answers alike or different?"
)
SHEETS = {
    "profile": T("Profil", "Profile"),
    "preconditions": T("Förutsättningar", "Preconditions"),
    "questions": T("Kravlista", "Checklist"),
    "system": T("System", "Systems"),
}
PROFILE_IN_BRIEF = T("Profil: det viktigaste", "Profile: the main points")
BEFORE_THE_CHECKLIST = T("frågor som avgör vilka krav som gäller", "questions that decide which requirements apply")
ALL_QUESTIONS = T("Alla frågor", "All questions")
SECTION = T("Frågor om", "Questions about")
ONLY_CHOSEN = T("Bara de frågor som är valda nedan", "Only the questions chosen below")
CHOOSE = {
    "profile": T("Välj frågor ur profilen", "Choose questions of the profile"),
    "preconditions": T("Välj förutsättningar", "Choose preconditions"),
    "questions": T("Välj frågor ur kravlistan", "Choose questions of the checklist"),
    "system": T("Välj frågor om systemen", "Choose questions about the systems"),
}
SORT = T("Ordning", "Order")
AS_ASKED = T("Som frågorna ställs", "As the questions are asked")
DIFFERENT_FIRST = T("Störst skillnad först", "Largest difference first")
ALIKE_FIRST = T("Störst likhet först", "Most alike first")

QUESTION, ANSWER = T("Fråga", "Question"), T("Svar", "Answer")
ANSWERED = T("Har svarat", "Have answered")
LIKENESS = T("Likhet", "Likeness")
DIFFERENCE = T("Skillnad", "Difference")
VERDICTS = {
    "alike": T("Alla lika", "All alike"),
    "split": T("Delade", "Split"),
    "differ": T("Alla olika", "All differ"),
    "few": T("För få svar", "Too few answers"),
    "words": T("Jämförs inte", "Not compared"),
}
WRITTEN = T("Har skrivit", "Written")
PICTURE = T("Hur mycket svaren skiljer sig", "How much the answers differ")
PICTURE_SAYS = T(
    "En stapel för var och en av {n} frågor, från 0 där alla svarat lika till 100 där inga två svarat lika.",
    "A bar for each of {n} questions, from 0 where all gave the same answer to 100 where no two did.",
)
SHARES_SAYS = T("Hur många av {n} lärosäten som gett varje svar.", "How many of {n} institutions gave each answer.")
MATRIX = T("Svar per lärosäte: {part}", "Answers by institution: {part}")
SHARES = T("Hur många som gett varje svar", "How many gave each answer")
OVERVIEW = T("Likhet och skillnad, fråga för fråga", "Likeness and difference, question by question")
SYSTEMS = T("Antal system", "Number of systems")
SHARE = T("{percent} % ({n} av {m})", "{percent} % ({n} of {m})")
HOW_MANY = T("{answer}: {number}", "{answer}: {number}")
OF_SYSTEMS = T("{n} system", "{n} systems")
ONE_SYSTEM = T("1 system", "1 system")
MEAN = T("medel {n}", "mean {n}")
SUM, MEAN_OF_ALL = T("Summa", "Sum"), T("Medelvärde", "Mean")
COMMONEST, OTHER = T("Vanligaste svaret", "The most common answer"), T("Annat svar", "Another answer")
METHOD_TITLE = T("Så räknas likhet och skillnad", "How likeness and difference are counted")
METHOD = T(
    "Alla lika: alla som svarat har gett samma svar. Alla olika: inga två har något svar gemensamt. Delade: allt däremellan. Vet ej räknas inte som svar. "
    "Skillnaden går från 0 till 100. Där ett svar kan ges är den andelen av alla par av lärosäten som svarat olika. Där flera svar kan ges är den andelen "
    "av parens alla svar som bara det ena lärosätet gett. Om systemen är lärosätets svar alla de svar som något av dess system fått. För tal är skillnaden "
    "den genomsnittliga skillnaden mellan två lärosäten, som andel av vad de har tillsammans; tal och årtal jämförs bara mellan dem som visas med namn. "
    "Fritext jämförs inte; där står bara om någon har skrivit. De största och minsta skillnaderna pekas ut bland frågor med svarsalternativ som minst "
    "hälften har svarat på; tal och årtal skiljer sig med lärosätets storlek och ålder.",
    "All alike: all who answered gave the same answer. All differ: no two have an answer in common. Split: all in between. Don’t know is no answer. The "
    "difference goes from 0 to 100. Where one answer can be given it is the share of all pairs of institutions that answered differently. Where several can be "
    "given it is the share of all answers of the pairs that only one of the two gave. About systems, an institution’s answer is all the answers that "
    "any of its systems has. For numbers it is the average difference between two institutions as a share of what they have together; numbers and years are "
    "compared only between those shown by name. Free text is not compared; only whether there is some is told. The largest and smallest differences are "
    "picked among questions with options that at least half have answered; numbers and years differ with an institution’s size and age.",
)
OF_100 = T("{question} ({n} av 100)", "{question} ({n} of 100)")
MOST_DIFFERENT = T("Störst skillnad: {questions}.", "Largest difference: {questions}.")
MOST_ALIKE = T("Minst skillnad: {questions}.", "Smallest difference: {questions}.")
ALL_ALIKE = T("Alla lika i {n} av {m} frågor.", "All alike in {n} of {m} questions.")
DIFFERENT_QUESTIONS = T("Där svaren skiljer sig mest", "Where the answers differ most")
ALIKE_QUESTIONS = T("Där svaren är mest lika", "Where the answers are most alike")
NOTHING_SHARED = T("{part}: inget visas med namn.", "{part}: nothing is shown by name.")
PART = T("Del", "Part")
OF_HOW_MANY = T("Av", "Of")
ANSWERS = T("Svar per lärosäte", "Answers by institution")
