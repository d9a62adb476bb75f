//! The proxies in front of the server, as the operator names them.

use std::net::IpAddr;
use std::str::FromStr;

use ipnet::IpNet;

/// Networks whose `X-Forwarded-For` is believed; none by default, for anyone can send that header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    pub fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

impl FromStr for TrustedProxies {
    type Err = String;

    /// Addresses (`10.0.0.7`) or networks (`10.0.0.0/8`, `fd00::/8`), with commas between; nothing: none.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(network).collect::<Result<_, _>>().map(Self)
    }
}

fn network(text: &str) -> Result<IpNet, String> {
    text.parse::<IpNet>()
        .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
        .map_err(|_| format!("\u{201c}{text}\u{201d} is no address and no network; write 10.0.0.7 or 10.0.0.0/8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trusts(proxies: &str, address: &str) -> bool {
        proxies.parse::<TrustedProxies>().unwrap().trusts(address.parse().unwrap())
    }

    #[test]
    fn addresses_and_networks_are_taken() {
        let proxies = "127.0.0.1, 10.1.0.0/16,fd00::/8";
        for address in ["127.0.0.1", "10.1.2.3", "fd12::1"] {
            assert!(trusts(proxies, address), "{address}");
        }
        for address in ["127.0.0.2", "10.2.0.1", "fe80::1", "::1"] {
            assert!(!trusts(proxies, address), "{address}");
        }
        assert!(!trusts("", "127.0.0.1"));
    }

    #[test]
    fn what_is_no_network_is_named() {
        let fault = "10.0.0.0/8,proxy.example".parse::<TrustedProxies>().unwrap_err();
        assert!(fault.contains("proxy.example"), "{fault}");
    }
}
