"""Pages for what is not there, not allowed or not understood."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from risalah.serve.explorer import Explorer


def problem_page(explorer: Explorer, request: Request, status: int, words: str | None = None) -> Response:
    """A page (or, under /api/, an object) that says what went wrong and where to go on."""
    texts = explorer.language(request)
    heading = {404: "ui.not_found", 429: "ui.too_many", 500: "ui.broken"}.get(status, "ui.bad_request")
    said = words or (texts.say("ui.not_found_text") if status == 404 else "")
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": {"status": status, "message": words or texts.say(heading)}}, status)
    return explorer.render(request, "problem.html", code=status, status=status, heading=texts.say(heading), words=said)
