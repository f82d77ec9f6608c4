//! The chat page, embedded in the program.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SVG: &str = "image/svg+xml";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// Everything under `/page/`: name, media type, content.
const FILES: &[(&str, &str, &str)] = &[
    ("api.js", JAVASCRIPT, include_str!("page/api.js")),
    ("app.js", JAVASCRIPT, include_str!("page/app.js")),
    ("chat.css", CSS, include_str!("page/chat.css")),
    ("chat.js", JAVASCRIPT, include_str!("page/chat.js")),
    ("clock.js", JAVASCRIPT, include_str!("page/clock.js")),
    ("composer.js", JAVASCRIPT, include_str!("page/composer.js")),
    ("dom.js", JAVASCRIPT, include_str!("page/dom.js")),
    ("feed.js", JAVASCRIPT, include_str!("page/feed.js")),
    ("help.js", JAVASCRIPT, include_str!("page/help.js")),
    ("icon.svg", SVG, include_str!("page/icon.svg")),
    ("icons.js", JAVASCRIPT, include_str!("page/icons.js")),
    ("index.html", HTML, include_str!("page/index.html")),
    ("media.js", JAVASCRIPT, include_str!("page/media.js")),
    ("menu.js", JAVASCRIPT, include_str!("page/menu.js")),
    ("message.js", JAVASCRIPT, include_str!("page/message.js")),
    ("people.js", JAVASCRIPT, include_str!("page/people.js")),
    ("richtext.js", JAVASCRIPT, include_str!("page/richtext.js")),
    ("sky.js", JAVASCRIPT, include_str!("page/sky.js")),
    ("store.js", JAVASCRIPT, include_str!("page/store.js")),
    ("strings.js", JAVASCRIPT, include_str!("page/strings.js")),
    ("style.css", CSS, include_str!("page/style.css")),
    ("time.js", JAVASCRIPT, include_str!("page/time.js")),
    ("toasts.js", JAVASCRIPT, include_str!("page/toasts.js")),
];

/// The page needs nothing from elsewhere.
const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'";

/// `GET /`.
pub async fn index() -> Response {
    answer("index.html")
}

/// `GET /page/<name>`.
pub async fn file(Path(path): Path<String>) -> Response {
    answer(&path)
}

fn answer(name: &str) -> Response {
    match FILES.iter().find(|(known, _, _)| *known == name) {
        Some((_, media_type, content)) => {
            let headers =
                [(CONTENT_TYPE, *media_type), (CACHE_CONTROL, "no-cache"), (CONTENT_SECURITY_POLICY, POLICY)];
            (headers, *content).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
