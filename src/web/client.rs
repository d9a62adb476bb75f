//! Who asks: the address that limits are kept by. It is never logged.

use std::net::{IpAddr, Ipv6Addr};

use actix_web::dev::ServiceRequest;
use actix_web::http::header::HeaderMap;

use crate::config::TrustedProxies;

/// The header in which proxies write whom they ask for.
const FORWARDED_FOR: &str = "x-forwarded-for";
/// Bits of an IPv6 address that name a customer's network.
const NETWORK_BITS: u32 = 64;

/// The client's address: the peer's, or what a trusted proxy says; none on a socket that knows no peer.
pub fn address(request: &ServiceRequest, proxies: &TrustedProxies) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip().to_canonical();
    Some(behind(peer, request.headers(), proxies))
}

/// From the last proxy back: the first address that is none of ours. What stands before it anyone may have written.
fn behind(peer: IpAddr, headers: &HeaderMap, proxies: &TrustedProxies) -> IpAddr {
    let mut client = peer;
    let lines: Vec<_> = headers.get_all(FORWARDED_FOR).filter_map(|line| line.to_str().ok()).collect();
    for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        if !proxies.trusts(client) {
            break;
        }
        let Ok(before) = hop.trim().parse::<IpAddr>() else { break };
        client = before.to_canonical();
    }
    client
}

/// What is limited together: an IPv4 address, or the IPv6 network of one customer, who has its addresses to choose
/// from.
pub fn limited_as(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << NETWORK_BITS))),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn client(peer: &str, forwarded: &[&str], proxies: &str) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(HeaderName::from_static(FORWARDED_FOR), HeaderValue::from_str(line).unwrap());
        }
        behind(peer.parse().unwrap(), &headers, &proxies.parse().unwrap()).to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        assert_eq!(client("198.51.100.1", &["203.0.113.9"], ""), "198.51.100.1");
        assert_eq!(client("198.51.100.1", &["203.0.113.9"], "10.0.0.0/8"), "198.51.100.1");
        assert_eq!(client("10.0.0.1", &["203.0.113.9"], "10.0.0.0/8"), "203.0.113.9");
    }

    #[test]
    fn what_the_client_wrote_itself_is_not() {
        let proxies = "10.0.0.0/8";
        assert_eq!(client("10.0.0.1", &["127.0.0.1, 203.0.113.9"], proxies), "203.0.113.9");
        assert_eq!(client("10.0.0.1", &["127.0.0.1", "203.0.113.9, 10.0.0.2"], proxies), "203.0.113.9");
        assert_eq!(client("10.0.0.1", &["198.51.100.7, unknown"], proxies), "10.0.0.1");
        assert_eq!(client("10.0.0.1", &[], proxies), "10.0.0.1");
        assert_eq!(client("10.0.0.1", &["10.0.0.3"], proxies), "10.0.0.3");
    }

    #[test]
    fn a_network_of_ipv6_is_one_client() {
        let one = limited_as("2001:db8:1:2:3:4:5:6".parse().unwrap());
        assert_eq!(one, limited_as("2001:db8:1:2:ffff::1".parse().unwrap()));
        assert_ne!(one, limited_as("2001:db8:1:3::1".parse().unwrap()));
        let v4: IpAddr = "203.0.113.9".parse().unwrap();
        assert_eq!(limited_as(v4), v4);
        assert_eq!(client("10.0.0.1", &["::ffff:203.0.113.9"], "10.0.0.1"), "203.0.113.9");
    }
}
