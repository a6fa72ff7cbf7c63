"""A list of systems as an IT department really keeps it: semicolons, Windows-1252, titles above, odd dates, sums below, thousands of empty rows."""

from __future__ import annotations

EMPTY_ROWS = 3000
_LINES = """\
Systemförteckning 2026;;;;;;;;;;;;;;
Utdrag ur it-avdelningens lista, uppdaterad 12/11 2026 av Åke;;;;;;;;;;;;;;
;;;;;;;;;;;;;;
Nr;System;Kallas även;Typ;Läge;Systemägare;Systemägare e-post;Ant. användare;Driftform;Årlig kostnad (kr);Avtal t.o.m.;Innehåller personuppgifter?;Klassning;Används inom;Inköpt av
1;Partnerportalen;PP;CRM-system;I drift;Åsa Öberg, samverkanschef;asa@dalhem.example;ca 1 200;Molntjänst i Sverige;125 000,50;23 november 2027;Ja;3-2-2;Näringsliv, Alumn;Ekonomi
2;Alumnnätet;;Alumnsystem;Avvecklas;It-chef;;350;Hos leverantören;1,2 mkr;2027-06-30;vet ej;2-2-1;Alumn;Kommunikation
3;Exjobbslistan;;Excel;Aktiv;Ingen utsedd;;12;Lokalt;;tills vidare;Nej;;Exjobb/Praktik;
4;Kontaktboken;;Kalkylbald;I drift;;;många;Lokalt;0;31.12.2028;Ja;K1R1T1;Företag och Kommun;
;;;;;;;;;;;;;;
5;Gåvoregistret;;Ekonomi;I drift;"Förnamn Efternamn
(ekonomichef)";;1.250;Lokalt;12.500 kr;nov 2026;Ja;;["Donationer och sponsring"];
;Summa;;;;;;2 812;;1 337 500,50;;;;;
"""  # fmt: skip


def messy_file() -> bytes:
    return (_LINES + ";;;;;;;;;;;;;;\n" * EMPTY_ROWS).replace("\n", "\r\n").encode("cp1252")
