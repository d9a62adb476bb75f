//! Settings, each a flag or an environment variable. Nothing else reads the environment.

mod limits;
mod proxies;

use std::net::SocketAddr;

use clap::builder::BoolishValueParser;
use clap::{Args, ValueEnum};

pub use limits::Limits;
pub use proxies::TrustedProxies;

/// How the site is served.
#[derive(Args, Clone, Debug)]
pub struct ServeConfig {
    /// Address and port to listen on
    #[arg(long, value_name = "ADDR:PORT", default_value = DEFAULT_BIND, env = "MARG_BIND")]
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
    /// Requests a second that one client may make, three times as many at once; 0: no limit
    #[arg(long, value_name = "N", default_value_t = DEFAULT_RATE, env = "MARG_RATE_LIMIT")]
    #[arg(value_parser = clap::value_parser!(u32).range(0..=HIGHEST_RATE))]
    pub rate_limit: u32,
    /// Limit clients on this machine too
    #[arg(long, env = "MARG_RATE_LIMIT_LOOPBACK", value_parser = BoolishValueParser::new())]
    pub rate_limit_loopback: bool,
    /// Proxies whose X-Forwarded-For is believed: addresses or networks, with commas between
    #[arg(long, value_name = "NETWORKS", default_value = "", hide_default_value = true, env = "MARG_TRUSTED_PROXIES")]
    pub trusted_proxies: TrustedProxies,
    /// What is logged, such as info or marg=debug
    #[arg(long, value_name = "FILTER", default_value = "info", env = "MARG_LOG")]
    pub log: String,
    /// How the log is written
    #[arg(long, value_enum, default_value_t, env = "MARG_LOG_FORMAT")]
    pub log_format: LogFormat,
    /// Times and sizes, which no operator need set.
    #[arg(skip)]
    pub limits: Limits,
}

/// Where the server listens when nothing else is said.
const DEFAULT_BIND: &str = "127.0.0.1:8080";
/// Requests a second for one client. A page with its stylesheet, script and icon is four.
const DEFAULT_RATE: u32 = 20;
/// More than one machine serves.
const HIGHEST_RATE: i64 = u16::MAX as i64;

impl ServeConfig {
    /// What is so without any setting, at an address.
    pub fn at(bind: SocketAddr) -> Self {
        Self {
            bind,
            origin: None,
            operator: None,
            contact: None,
            rate_limit: DEFAULT_RATE,
            rate_limit_loopback: false,
            trusted_proxies: TrustedProxies::default(),
            log: "info".to_owned(),
            log_format: LogFormat::default(),
            limits: Limits::default(),
        }
    }
}

/// How a line of the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    #[default]
    Human,
    /// One JSON object a line, for programs.
    Json,
}

/// Whom `marg healthcheck` asks.
#[derive(Args, Clone, Copy, Debug)]
pub struct HealthcheckConfig {
    /// Address and port that the server listens on
    #[arg(long, value_name = "ADDR:PORT", default_value = DEFAULT_BIND, env = "MARG_BIND")]
    pub bind: SocketAddr,
}
