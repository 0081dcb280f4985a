"""Elements and relations in words."""

from __future__ import annotations

import pytest

from archmodel.elements import Client, Transport
from archmodel.wording import means, sentence


@pytest.mark.parametrize(
    ("over", "technology", "said"),
    [
        (None, None, ""),
        (Transport.HTTPS, None, "HTTPS"),
        (None, "Telephone", "Telephone"),
        (Transport.HTTPS, "JSON/https", "JSON/https"),
        (Transport.TCP, "Telephone", "TCP (Telephone)"),
        (Transport.TCP, "", "TCP"),
    ],
)
def test_how_a_relation_travels_is_said_once(over, technology, said):
    phone = Client("Phone")
    asks = phone.calls(phone, "asks", over=over, technology=technology)
    assert means(asks) == said
    assert sentence(asks) == (f"Phone calls Phone, over {said}: asks" if said else "Phone calls Phone: asks")
