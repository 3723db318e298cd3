"""What is said of a correction is said in Chinese, whatever was corrected."""

from __future__ import annotations

from dataclasses import fields

import pytest

from xieshang_desktop.domain.acts import preparing, topics
from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.queries.corrections import ARGUMENTS

NAMES_NOTHING = {"at", "key", "topic", "meeting", "item", "demand", "title"}
"""When it was done, and what the act is about: neither is corrected."""


def acts() -> list[type[Act]]:
    found = [*vars(topics).values(), *vars(preparing).values()]
    return [each for each in found if isinstance(each, type) and issubclass(each, Act) and each is not Act]


@pytest.mark.parametrize("act", acts(), ids=lambda act: act.__name__)
def test_that_every_argument_before_a_meeting_has_its_word(act: type[Act]) -> None:
    missing = {field.name for field in fields(act)} - NAMES_NOTHING - ARGUMENTS.keys()
    assert missing == set()
