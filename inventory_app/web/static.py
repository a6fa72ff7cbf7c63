"""Our few static files from memory, compressed once.

Flask streams them from disk, and compressing a stream at every request costs more than the page that asked for it.
"""

from __future__ import annotations

import gzip
import mimetypes
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, current_app, request
from werkzeug.security import safe_join

from inventory_app.web.access import public
from inventory_app.web.errors import NotFound

_TEXT = ("text/", "image/svg+xml", "application/javascript")


@lru_cache(maxsize=128)
def _read(path: str, _modified: float, compressed: bool) -> bytes:
    content = Path(path).read_bytes()
    return gzip.compress(content, 9, mtime=0) if compressed else content


@public
def serve(filename: str) -> Response:
    path = safe_join(current_app.static_folder or "", filename)
    if path is None or not Path(path).is_file():
        raise NotFound
    mimetype = mimetypes.guess_type(path)[0] or "application/octet-stream"
    compressed = mimetype.startswith(_TEXT) and request.accept_encodings["gzip"] > 0
    response = Response(_read(path, Path(path).stat().st_mtime, compressed), mimetype=mimetype)
    if compressed:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    response.add_etag()
    response.make_conditional(request)
    return response


def init_app(app: Flask) -> None:
    app.view_functions["static"] = serve
