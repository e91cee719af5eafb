"""The words of the JSON-LD export: schema.org where it has one, PROV for evidence, RDF for statements, else our own."""

from __future__ import annotations

import re
from typing import Any

from graphkit.model import LABELS, LINK_TYPES, PropertyType

OWN = "urn:graphkit:"
"""Where what schema.org and PROV have no word for is named. A name and no address: nothing is fetched."""

IDS = f"{OWN}id:"

PREFIXES = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

CLASSES = {
    "Division": "schema:AdministrativeArea",
    "Zone": "schema:Place",
    "Department": "schema:GovernmentOrganization",
    "Institution": "schema:Organization",
    "Alliance": "schema:Organization",
    "Group": "schema:Audience",
    "Plan": "schema:CreativeWork",
    "Task": "schema:Action",
    "Target": "schema:Thing",
    "Sector": "schema:DefinedTerm",
}
"""What each label is in schema.org; every node has the label itself as another type."""

PROPERTIES = {
    "key": "schema:identifier",
    "name": "schema:name",
    "aliases": "schema:alternateName",
    "lon": "schema:longitude",
    "lat": "schema:latitude",
    "title": "schema:headline",
    "issued": "schema:dateCreated",
    "published": "schema:datePublished",
    "text": "schema:text",
    "source": "prov:wasQuotedFrom",
    "quote": "prov:value",
}

STATEMENT = {"from": "rdf:subject", "type": "rdf:predicate", "to": "rdf:object"}
"""A link is a statement about two nodes, with its evidence; each node also points at the other directly."""

_TYPES: dict[PropertyType, str | None] = {
    "text": None, "texts": None, "integer": "xsd:integer", "number": "xsd:double", "truth": "xsd:boolean",
}  # fmt: skip

# Everything that an IRI may not hold; a per cent sign, since it begins what replaces the others.
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`%\x7f-\x9f]')


def context() -> dict[str, Any]:
    """The ``@context`` that stands in the file."""
    terms: dict[str, Any] = {"@version": 1.1, "@vocab": OWN, "id": {"@id": IDS, "@prefix": True}, **PREFIXES}
    declarations = [kind.properties for kind in LABELS.values()] + [kind.properties for kind in LINK_TYPES.values()]
    for properties in declarations:
        for declared in properties:
            if (kind := _TYPES[declared.type]) is not None:
                terms[declared.name] = {"@id": PROPERTIES.get(declared.name, OWN + declared.name), "@type": kind}
    for name in ("start", "stop"):
        terms[name] = {"@id": OWN + name, "@type": "xsd:integer"}
    terms["confidence"] = {"@id": f"{OWN}confidence", "@type": "xsd:double"}
    for name, iri in PROPERTIES.items():
        terms.setdefault(name, iri)
    terms["source"] = {"@id": PROPERTIES["source"], "@type": "@id"}
    for name, iri in STATEMENT.items():
        terms[name] = {"@id": iri, "@type": "@vocab" if name == "type" else "@id"}
    for link_type in LINK_TYPES:
        terms[link_type] = {"@id": OWN + link_type, "@type": "@id"}
    return terms


def node_id(key: str) -> str:
    """The identifier of a key, in the short form that the context resolves.

    Examples
    --------
    >>> node_id("zone:340200/芜湖 A区")
    'id:zone:340200/芜湖%20A区'
    """
    return "id:" + _NOT_IN_IRI.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), key)
