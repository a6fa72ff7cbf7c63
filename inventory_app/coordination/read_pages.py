"""What the log of an institution calls these pages."""

from __future__ import annotations

from inventory_app.documents.words import T

READ_PAGES = {
    "consortium.institution": T("Samordnarnas sida om ert lärosäte", "The coordinators’ page on your institution"),
    "consortium.system": T("Ett av era system", "One of your systems"),
    "consortium.profile": T("Er profil", "Your profile"),
    "consortium.preconditions": T("Era förutsättningar", "Your preconditions"),
    "consortium.checklist": T("Er kravlista", "Your requirements checklist"),
    "consortium.difference": T("Skillnaden mellan två inlämningar", "The difference between two hand-ins"),
}
