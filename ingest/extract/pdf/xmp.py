"""What an XMP packet says of the file that carries it.

Owns the namespaces and where a property may stand in the packet. Knows nothing of the file.
"""

from collections.abc import Iterable, Iterator, Sequence
from xml.dom.minidom import Attr, Element, Node, Text

from ingest.extract.metadata import Metadata

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_STAMPS = ("CreateDate", "ModifyDate", "MetadataDate")
_PRISM = "http://prismstandard.org/namespaces/basic/2.0/"


def read_xmp(root: Element, made: Iterable[str] = ()) -> Metadata:
    """The metadata in a packet.

    :param root: the packet's rdf:RDF element.
    :param made: the days on which the file was made and changed, as the file says elsewhere.
    :return: what it says; the date only if it is not the time at which the file was made.
    """
    title, publisher = (_first(_values(root, _DUBLIN_CORE, name)) for name in ("title", "publisher"))
    # Many programs write the time at which they made the file as its date.
    stamps = [stamp for name in _STAMPS for stamp in _values(root, _XMP, name)]
    days = {*made, *(stamp[:10] for stamp in stamps)}
    dates = [day for day in _values(root, _DUBLIN_CORE, "date") if day[:10] not in days]
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
