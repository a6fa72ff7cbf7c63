"""What a file needs to claim both, PDF/A-2a and PDF/UA-1, and WeasyPrint does not do by itself.

It writes one claim at a time. We let it write PDF/A-2a, which asks for tags and nearly everything that PDF/UA-1 wants
from the file, and add the rest and the words that say so.
"""

from collections.abc import Callable, Iterable
from typing import Any

ACCESSIBLE = b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1" />'
# PDF/A accepts only properties that it knows or that the file itself explains.
EXPLAINED = b"""<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
END = b"</rdf:RDF>"


def with_accessibility_claim(write: Callable[..., bytes]) -> Callable[..., bytes]:
    """Wrap WeasyPrint's writer of metadata so that both claims stand in what it writes."""

    def write_both(*variant: object) -> bytes:
        metadata, end, rest = write(*variant).rpartition(END)
        if not end:
            raise ValueError("WeasyPrint writes its metadata in another way than before: both claims need a new look")
        return metadata + ACCESSIBLE + EXPLAINED + end + rest

    return write_both


def mark_links_once(pages: Iterable[Any]) -> None:
    """Give a link one place to click, tagged as a link, and no second one for each element inside it.

    WeasyPrint makes one for an <em> in a link too and leaves it outside the tag, which PDF/UA-1 forbids (7.18.5).
    """
    for page in pages:
        page.links = [link for link in page.links if link[-1].link]
