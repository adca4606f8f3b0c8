"""HTML pages: the article, its headings, and what the page states about itself.

The one file that knows trafilatura.
"""

import trafilatura

from index.errors import NoText
from index.records import Document
from ingest.blocks import Block, make_document
from ingest.metadata import Metadata, title_of_path


def extract_html(content: bytes, path: str) -> Document:
    """Extract a web page.

    :param content: the page's bytes.
    :param path: the file or address, as users see it.
    :return: the document.
    :raises NoText: when the page holds no article.
    """
    page = trafilatura.bare_extraction(content, include_comments=False)
    if page is None:
        raise NoText(f"{path} holds no text; check that it is the right page.")
    blocks = [Block(line) for line in page.text.split("\n")]
    return make_document(blocks, Metadata(title=title_of_path(path)), path)
