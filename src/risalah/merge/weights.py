"""The table of features and weights: features.toml, read strictly.

load_weights()  ->  Weights(same=4.0, different=2.0, ..., day={"same": 3.0, ...})
"""

from importlib import resources

import msgspec

from risalah.lang.tables import read_toml


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One mapping of finding -> weight per feature; see features.toml for what each finding means."""

    same: float
    different: float
    join: float
    never: float
    share: float
    keep_from: float
    sides: dict[str, float]
    persons: dict[str, float]
    channel: dict[str, float]
    day: dict[str, float]
    place: dict[str, float]
    duration: dict[str, float]
    occasion: dict[str, float]
    ordinal: dict[str, float]
    status: dict[str, float]
    wording: dict[str, float]
    told: dict[str, float]


def load_weights() -> Weights:
    """The table that ships with the program. Raises PackError when it does not hold together."""
    return read_toml(resources.files("risalah.merge"), "features.toml", Weights)
