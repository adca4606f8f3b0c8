"""One record of a JSON Lines file: an object with `text`, and optionally a title and other metadata.

Owns the record's fields. A record's text is taken as its maker wrote it: nothing in it is boilerplate.
"""

import json

from index.records import Document
from ingest.extract.blocks import make_document
from ingest.extract.metadata import Metadata, metadata_of_fields, title_of_name
from ingest.extract.plain.clean import clean_blocks


def extract_record(content: bytes, path: str) -> Document:
    """Extract a record.

    :param content: the record's line, as `jsonl` read it.
    :param path: the file and the record's id, as users see them.
    :return: the document.
    """
    fields = json.loads(content)
    inner = fields.get("metadata")
    metadata = metadata_of_fields(fields).filled_from(metadata_of_fields(inner if isinstance(inner, dict) else {}))
    metadata = metadata.filled_from(Metadata(title=title_of_name(path.rpartition("#")[2])))
    return make_document(clean_blocks(fields["text"]), metadata, path)
