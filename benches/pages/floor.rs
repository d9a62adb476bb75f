//! The least that a page can cost: the same framework sends bytes that are there already, and one word.
//!
//! `scripts/bench` starts it beside Marg with a page that Marg made: `floor PAGE PAGE.gz`. It prints its address.

#![expect(clippy::unwrap_used, reason = "a bench may stop")]

use actix_web::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING};
use actix_web::web::{Bytes, Data, get};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};

/// A page as it goes over the wire.
struct Page {
    plain: Bytes,
    compressed: Bytes,
}

async fn page(page: Data<Page>, request: HttpRequest) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.content_type("text/html; charset=utf-8");
    if request.headers().contains_key(ACCEPT_ENCODING) {
        response.insert_header((CONTENT_ENCODING, "gzip")).body(page.compressed.clone())
    } else {
        response.body(page.plain.clone())
    }
}

async fn word() -> &'static str {
    "ok\n"
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let mut files = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let mut read = || Bytes::from(std::fs::read(files.next().unwrap()).unwrap());
    let shared = Data::new(Page { plain: read(), compressed: read() });
    let server = HttpServer::new(move || {
        App::new().app_data(shared.clone()).route("/guidance", get().to(page)).route("/livez", get().to(word))
    })
    .bind(("127.0.0.1", 0))?;
    println!("http://{}", server.addrs()[0]);
    server.run().await
}
