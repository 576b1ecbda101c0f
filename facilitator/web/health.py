"""For whoever watches the server: does it live, can it store, and how busy is it."""

from __future__ import annotations

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from facilitator.store.errors import StoreError
from facilitator.web.program import program

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def lives() -> Response:
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
def ready() -> Response:
    log = program().store.log
    try:
        program().engine.in_thread(lambda: log.find_room(""))
    except StoreError as fault:
        return Response(f"{fault}\n", 503, mimetype="text/plain")
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/metrics")
def metrics() -> Response:
    return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)
