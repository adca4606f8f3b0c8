"""What is being added, for the page and for programs: how far it is, and what ends it."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import JSONResponse

from answer.phrases import phrase
from ingest.report import report_as_json
from web.access.acting import require_editor
from web.adding.queue import cancel, queue, queued, report_of, summary, warnings_of
from web.api.docs import described
from web.background_index import BackgroundIndex

_Id = Annotated[str, Path(description=phrase("api_job_id"))]


def queue_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/api/queue", **described("queue"))
    def listed() -> JSONResponse:
        jobs = queue(index)
        return JSONResponse({"line": summary(jobs), "jobs": [asdict(job) for job in jobs]})

    @router.get("/api/queue/{id}", **described("job"))
    def one(id: _Id) -> JSONResponse:
        require_editor()
        job = index.jobs.find(id)
        if job is None:
            return JSONResponse({"error": phrase("no_such_job")}, 404)
        report = {**report_as_json(report_of(job)), "warnings": warnings_of(job)}
        return JSONResponse(asdict(queued(job)) | {"report": report})

    @router.delete("/api/queue/{id}", **described("cancel_job"))
    def end(id: _Id) -> JSONResponse:
        job = cancel(index, id)
        return JSONResponse(asdict(queued(job)) if job else {"error": phrase("no_such_job")}, 200 if job else 404)

    return router
