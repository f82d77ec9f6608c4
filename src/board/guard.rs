//! What holds for every answer: which hosts are spoken to, what a browser may do with a page.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use super::{Served, page};

/// Nothing from elsewhere, no scripts, in nobody's frame.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                      frame-ancestors 'none'; base-uri 'none'";

pub async fn guard(State(served): State<Arc<Served>>, request: Request, next: Next) -> Response {
    let mut answer = if is_ours(&served, request.headers()) {
        next.run(request).await
    } else {
        page::not_found(State(served)).await
    };
    let always = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (CACHE_CONTROL, "no-store"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    let headers = answer.headers_mut();
    for (name, value) in always {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(REFERRER_POLICY).or_insert(HeaderValue::from_static("no-referrer"));
    answer
}

/// On an address that only this computer reaches, another name would be a stranger's that points here (DNS rebinding).
fn is_ours(served: &Served, headers: &HeaderMap) -> bool {
    let Some(host) = host(headers) else { return false };
    if !served.address.ip().is_loopback() {
        return true;
    }
    let port = served.address.port();
    let local = ["127.0.0.1", "[::1]", "localhost"].map(|name| format!("{name}:{port}"));
    authority(&served.url) == host
        || served.address.to_string() == host
        || local.iter().any(|name| name == host)
}

fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(HOST)?.to_str().ok()
}

/// Host and port of an address.
fn authority(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest)
}

/// Whether a page of ours asks: browsers say so, by one header or by the other.
pub fn is_same_origin(served: &Served, headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (said("sec-fetch-site"), said("origin")) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => origin == served.url || Some(authority(origin)) == host(headers),
        (None, None) => false,
    }
}
