"""Which addresses on the net are public: the only ones that are connected to."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

# An IPv4 address travels in these: it must be public itself. RFC 6052 (NAT64), 3056 (6to4).
_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")
# Never public: IPv4-compatible, local NAT64 (RFC 8215), Teredo, and site-local addresses.
_REFUSED = (
    IPv6Network("::/96"),
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("2001::/32"),
    IPv6Network("fec0::/10"),
)


def is_public(address: Address) -> bool:
    """Whether an address lies on the open net, whatever form it is written in."""
    if isinstance(address, IPv6Address):
        if address.scope_id or any(address in network for network in _REFUSED):
            return False
        inner = _inner(address)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved)


def read_address(text: str) -> Address:
    """Raises ValueError for what is no address."""
    return ip_address(text)


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return address.sixtofour
    return None
