"""By which names the server answers, and what it tells people to type."""

from __future__ import annotations

import socket

import pytest

from facilitator.addresses import accepted_hosts, accepted_origins, local_url, own_addresses, shown_url


def test_a_machine_answers_to_its_own_name_and_addresses_and_to_the_public_one() -> None:
    hosts = accepted_hosts("0.0.0.0", "https://Class.Example:8443/")
    assert socket.gethostname().lower() in hosts
    assert set(own_addresses()) <= hosts
    assert "class.example" in hosts
    assert "evil.example" not in hosts


@pytest.mark.parametrize(("host", "accepted"), [("192.0.2.7", "192.0.2.7"), ("::1", "[::1]"), ("Class", "class")])
def test_the_address_it_listens_on_is_its_own(host: str, accepted: str) -> None:
    assert accepted in accepted_hosts(host, None)


def test_only_our_own_pages_may_connect() -> None:
    origins = accepted_origins({"class"}, 8000, "https://class.example")
    assert {"http://class:8000", "http://localhost:8000", "https://class.example"} <= origins
    assert "http://class" not in origins
    assert accepted_origins({"class"}, 80, None) >= {"http://class"}


@pytest.mark.parametrize(
    ("host", "public", "shown"),
    [
        ("127.0.0.1", None, "http://127.0.0.1:8000"),
        ("192.0.2.7", None, "http://192.0.2.7:8000"),
        ("::1", None, "http://[::1]:8000"),
        ("0.0.0.0", "https://class.example/", "https://class.example"),
    ],
)
def test_what_people_are_told_to_type(host: str, public: str | None, shown: str) -> None:
    assert shown_url(host, 8000, public) == shown


def test_everywhere_is_shown_as_this_machine() -> None:
    named = next(iter(own_addresses()), "127.0.0.1")
    assert shown_url("0.0.0.0", 8000, None) == f"http://{named}:8000"
    assert local_url("0.0.0.0", 8000) == "http://127.0.0.1:8000"
