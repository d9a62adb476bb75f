//! Settings, each a flag or an environment variable. Nothing else reads the environment.

use std::net::SocketAddr;

use clap::Args;

/// How the site is served.
#[derive(Args, Clone, Debug)]
pub struct ServeConfig {
    /// Address and port to listen on
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8080", env = "MARG_BIND")]
    pub bind: SocketAddr,
    /// The site's own address with its scheme, for canonical links
    #[arg(long, value_name = "URL", env = "MARG_ORIGIN")]
    pub origin: Option<String>,
    /// Who runs this site; shown on the page about privacy
    #[arg(long, value_name = "NAME", env = "MARG_OPERATOR")]
    pub operator: Option<String>,
    /// Where "this figure is wrong" goes: an address for mail or the web
    #[arg(long, value_name = "ADDRESS", env = "MARG_CONTACT")]
    pub contact: Option<String>,
    /// What is logged, such as info or marg=debug
    #[arg(long, value_name = "FILTER", default_value = "info", env = "MARG_LOG")]
    pub log: String,
}
