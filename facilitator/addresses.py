"""By which addresses this machine can be reached, without asking anybody."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

EVERYWHERE = ("0.0.0.0", "::", "")


def own_addresses() -> list[str]:
    """The machine's addresses on its networks, the one of the usual way out first; none if it has no network."""
    found = [address for address in (_way_out(), *_of_name(socket.gethostname())) if address]
    return [address for address in dict.fromkeys(found) if not address.startswith("127.")]


def accepted_hosts(host: str, public_url: str | None) -> set[str]:
    """The names that requests may be addressed to, beside loopback's."""
    name = socket.gethostname().lower()
    hosts = {name, f"{name.partition('.')[0]}.local", *own_addresses()}
    if host not in EVERYWHERE:
        hosts.add(f"[{host}]" if ":" in host else host.lower())
    if public_url is not None:
        hosts.add((urlsplit(public_url).hostname or "").lower())
    return hosts


def accepted_origins(hosts: set[str], port: int, public_url: str | None) -> set[str]:
    """The pages that may connect: our own, by each of our names."""
    names = {*hosts, "localhost", "127.0.0.1", "[::1]"}
    origins = {f"http://{name}" if port == 80 else f"http://{name}:{port}" for name in names}
    if public_url is not None:
        parts = urlsplit(public_url)
        origins.add(f"{parts.scheme}://{parts.netloc}")
    return origins


def shown_url(host: str, port: int, public_url: str | None) -> str:
    """The address to type into a phone on the same network; loopback where there is no network."""
    if public_url is not None:
        return public_url.rstrip("/")
    if host in EVERYWHERE:
        host = next(iter(own_addresses()), "127.0.0.1")
    return local_url(host, port)


def local_url(host: str, port: int) -> str:
    """The address for programs on this machine."""
    if host in EVERYWHERE:
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _way_out() -> str | None:
    """A datagram socket that is "connected" to a documentation address (RFC 5737) sends nothing, but knows its own."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        return str(probe.getsockname()[0])


def _of_name(name: str) -> list[str]:
    try:
        return [str(info[4][0]) for info in socket.getaddrinfo(name, None, socket.AF_INET)]
    except OSError:
        return []
