//! Forms are taken from our own pages only. The API is open to other sites by design; what it answers to is JSON,
//! which no form can send.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HOST, HeaderMap, ORIGIN};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use super::errors::{self, RequestError};
use super::routes;
use super::state::Site;

/// In which browsers say whose page sent a request.
const FETCH_SITE: &str = "sec-fetch-site";

/// Refuses a POST to a page that a page of another site sent.
pub async fn only(
    site: web::Data<Site>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let guarded = request.method() == Method::POST && !routes::is_api(request.path());
    if !guarded || is_ours(request.headers(), site.origin.as_deref()) {
        return next.call(request).await.map(ServiceResponse::map_into_boxed_body);
    }
    let refusal = errors::respond(&site, request.request(), &RequestError::OtherSite);
    Ok(request.into_response(refusal))
}

/// Whether a request comes from one of our pages, from the person alone, or from a program.
///
/// Browsers that do not say it by `Sec-Fetch-Site` (old ones, and any over plain HTTP) send `Origin`. It is `null`
/// where our page about a person, which tells no site where it is, posts its form again; so `null` is taken. A request
/// with neither header comes from no page.
fn is_ours(headers: &HeaderMap, own: Option<&str>) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    if let Some(site) = text(FETCH_SITE) {
        return matches!(site, "same-origin" | "none");
    }
    match text(ORIGIN.as_str()) {
        None | Some("null") => true,
        Some(origin) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            own.is_some_and(|own| own.eq_ignore_ascii_case(origin))
                || host.is_some_and(|host| text(HOST.as_str()).is_some_and(|asked| asked.eq_ignore_ascii_case(host)))
        }
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn ours(sent: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("marg.example"));
        for (name, value) in sent {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        is_ours(&headers, Some("https://career.example"))
    }

    #[test]
    fn our_own_pages_and_programs_are_taken() {
        assert!(ours(&[]));
        assert!(ours(&[("sec-fetch-site", "same-origin"), ("origin", "null")]));
        assert!(ours(&[("sec-fetch-site", "none")]));
        for origin in ["https://marg.example", "http://MARG.example", "https://career.example", "null"] {
            assert!(ours(&[("origin", origin)]), "{origin}");
        }
    }

    #[test]
    fn other_sites_are_not() {
        for site in ["cross-site", "same-site", "odd", ""] {
            assert!(!ours(&[("sec-fetch-site", site), ("origin", "https://marg.example")]), "{site}");
        }
        for origin in
            ["https://evil.example", "https://marg.example.evil.example", "https://marg.example:8443", "", "x"]
        {
            assert!(!ours(&[("origin", origin)]), "{origin}");
        }
    }
}
