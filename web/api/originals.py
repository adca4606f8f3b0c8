"""The originals of documents, to be downloaded: saved by browsers, and never shown."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse

from answer.phrases import phrase
from web.access.audit import Deed, record
from web.api.docs import described
from web.api.documents import page_or_fault, page_response
from web.background_index import BackgroundIndex
from web.html.document import missing_page, problem_page

_LONGEST_NAME = 60
"""In characters, of which each may take four bytes: every file system takes such a name, also with a number."""
_UNSAFE = frozenset('"%*/:;<>?\\|')
"""What would end a name in the header, or may not be in the name of a file on some system."""
_DOWNLOAD: dict[int | str, dict[str, Any]] = {200: {"content": {"application/octet-stream": {}}}}
_Hash = Annotated[str | None, Query(description=phrase("api_original_hash"))]


def original_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the route over an index."""
    router = APIRouter()

    @router.get(
        "/documents/{document_id}/original", response_class=Response, responses=_DOWNLOAD, **described("original")
    )
    def original(document_id: str, sha256: _Hash = None) -> Response:
        return page_or_fault(document_id, lambda: _download(index, document_id, sha256))

    return router


def attachment(name: str) -> str:
    """What has a browser save what it gets, and never show it.

    :param name: the name of a file, whoever chose it. What does not belong into one becomes a line; a dot in front
        goes, for it would hide the file.
    :return: the value of the header Content-Disposition.
    """
    safe = "".join("_" if one in _UNSAFE or not one.isprintable() else one for one in name).strip(". ")
    stem, dot, suffix = safe.rpartition(".")
    suffix = (dot + suffix)[:_LONGEST_NAME]
    short = (stem[: _LONGEST_NAME - len(suffix)] + suffix).strip(". ") or "original"
    plain = short.encode("ascii", "replace").decode().replace("?", "_")
    return "; ".join(("attachment", f'filename="{plain}"', f"filename*=UTF-8''{quote(short, safe='')}"))


def _download(index: BackgroundIndex, document_id: str, sha256: str | None) -> Response:
    """The bytes of an original, once they were found sound.

    Each part is read when it is sent: a slow download keeps no older state of the index in use.
    """
    found, store = index.snapshot().store, index.library().store
    title = found.title(document_id)
    if title is None:
        return page_response(missing_page(document_id), 404)
    kept = next((one for one in found.originals.of(document_id) if sha256 in (None, one.sha256)), None)
    if kept is None:
        return page_response(problem_page(phrase("no_original"), phrase("no_original_about", title=title)), 404)
    if not store.originals.is_sound(kept.sha256):
        told = phrase("original_damaged_about", name=kept.name)
        return page_response(problem_page(phrase("original_damaged"), told), 503)
    record(index.settings, Deed.EXPORTED, f"{kept.name} of {title} ({document_id})")
    headers = {"content-disposition": attachment(kept.name), "content-length": str(kept.size)}
    return StreamingResponse(
        store.originals.parts(kept.sha256),
        headers={**headers, "x-content-type-options": "nosniff"},
        media_type="application/octet-stream",
    )
