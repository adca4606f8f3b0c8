"""What an XMP packet says of the file that carries it.

Owns the namespaces and where a property may stand in the packet. Knows nothing of the file.
"""

from collections.abc import Iterator, Sequence
from xml.dom.minidom import Attr, Element, Node, Text

from ingest.metadata import Metadata

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_PRISM = "http://prismstandard.org/namespaces/basic/2.0/"


def read_xmp(root: Element) -> Metadata:
    """The metadata in a packet.

    :param root: the packet's rdf:RDF element.
    :return: what it says; the date only if it is not the time at which the file was made.
    """
    title, publisher = (_first(_values(root, _DUBLIN_CORE, name)) for name in ("title", "publisher"))
    # Many programs write the time at which they made the file as its date.
    stamps = [*_values(root, _XMP, "CreateDate"), *_values(root, _XMP, "ModifyDate")]
    dates = [day for day in _values(root, _DUBLIN_CORE, "date") if day[:10] not in {stamp[:10] for stamp in stamps}]
    return Metadata(
        title=title,
        publisher=publisher,
        authors=tuple(_values(root, _DUBLIN_CORE, "creator")),
        published=_first(_values(root, _PRISM, "publicationDate")) or _first(dates),
    )


def _first(values: Sequence[str]) -> str | None:
    return values[0] if values else None


def _values(root: Element, namespace: str, name: str) -> list[str]:
    """The texts of a property, which stands in an element, in list items within one, or in an attribute."""
    elements = root.getElementsByTagNameNS(namespace, name)
    texts = [" ".join(text.split()) for element in elements for text in _texts(element)]
    for description in root.getElementsByTagName("rdf:Description"):
        attribute = description.getAttributeNodeNS(namespace, name)
        if isinstance(attribute, Attr):
            texts.append(" ".join(attribute.value.split()))
    return [text for text in texts if text]


def _texts(element: Node) -> Iterator[str]:
    for node in element.childNodes:
        if isinstance(node, Text):
            yield node.data
        else:
            yield from _texts(node)
