"""Names of outlets, agencies and foreign papers as Indonesian news writes them.

outlets.csv, agencies.csv  ->  CarrierTable:  "tempo interaktif" -> Tempo.co,  "rtr" -> Reuters
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from risalah.errors import PackError
from risalah.lang.tables import read_csv, split_list

OUTLET_KINDS = frozenset({"national", "regional", "agency", "foreign", "office"})
QUIRKS = frozenset({"glued", "colon"})


@dataclass(frozen=True, slots=True)
class Carrier:
    """Somebody who carries news. `outlet`: an Indonesian-language outlet; else an agency or paper from abroad."""

    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    codes: tuple[str, ...]
    kind: str
    quirks: frozenset[str]
    outlet: bool


@dataclass(frozen=True)
class CarrierTable:
    """`by_key` looks a name up by its letters and digits, `by_code` by closing initials, `by_domain` by address."""

    carriers: tuple[Carrier, ...]
    by_key: Mapping[str, Carrier]
    by_code: Mapping[str, Carrier]
    by_domain: Mapping[str, Carrier]
    written: Mapping[str, tuple[tuple[str, Carrier], ...]]  # lower case -> the forms in which it is written

    def find(self, name: str) -> Carrier | None:
        return self.by_key.get(name_key(name))

    def find_domain(self, host: str) -> Carrier | None:
        """The carrier of a host name: the longest known ending of it."""
        labels = host.lower().removeprefix("www.").split(".")
        for start in range(len(labels) - 1):
            found = self.by_domain.get(".".join(labels[start:]))
            if found:
                return found
        return None


def name_key(name: str) -> str:
    """Letters and digits of a name in lower case: 'VIVA.co.id' -> 'vivacoid'."""
    return re.sub(r"[\W_]+", "", name.lower())


def load_carriers(folder: Traversable) -> CarrierTable:
    """Load and check outlets.csv and agencies.csv. Raises PackError."""
    carriers: list[Carrier] = []
    by_key: dict[str, Carrier] = {}
    by_code: dict[str, Carrier] = {}
    by_domain: dict[str, Carrier] = {}
    written: dict[str, list[tuple[str, Carrier]]] = {}
    columns = ("name", "domains", "names", "codes", "kind", "quirk")
    for line, row in read_csv(folder, "outlets.csv", columns):
        quirks = frozenset(row["quirk"].split())
        if row["kind"] not in OUTLET_KINDS or not quirks <= QUIRKS:
            raise PackError(f"outlets.csv:{line}: unknown kind or quirk: {row['kind']!r} {row['quirk']!r}")
        carriers.append(
            Carrier(
                row["name"], split_list(row["names"]), split_list(row["domains"]), split_list(row["codes"]),
                row["kind"], quirks, True,
            )
        )  # fmt: skip
        _register(carriers[-1], f"outlets.csv:{line}", by_key, by_code, by_domain, written)
    for line, row in read_csv(folder, "agencies.csv", ("name", "names", "codes", "country")):
        if not re.fullmatch("[A-Z]{3}", row["country"]):
            raise PackError(f"agencies.csv:{line}: not a country code: {row['country']!r}")
        carriers.append(
            Carrier(row["name"], split_list(row["names"]), (), split_list(row["codes"]), "abroad", frozenset(), False)
        )
        _register(carriers[-1], f"agencies.csv:{line}", by_key, by_code, by_domain, written)
    return CarrierTable(
        tuple(carriers), by_key, by_code, by_domain, {lower: tuple(forms) for lower, forms in written.items()}
    )


def _register(
    carrier: Carrier,
    where: str,
    by_key: dict[str, Carrier],
    by_code: dict[str, Carrier],
    by_domain: dict[str, Carrier],
    written: dict[str, list[tuple[str, Carrier]]],
) -> None:
    for name in dict.fromkeys((carrier.name, *carrier.names)):
        # A name that stands in both tables ('VOA') is the outlet in a dateline and the agency in a credit.
        other = by_key.setdefault(name_key(name), carrier)
        if other is not carrier and other.outlet == carrier.outlet:
            raise PackError(f"{where}: {name!r} is already a name of {other.name!r}")
        forms = written.setdefault(name.lower(), [])
        if all(form != (name, carrier) for form in forms):
            forms.append((name, carrier))
    for code in carrier.codes:
        if by_code.setdefault(code, carrier) is not carrier:
            raise PackError(f"{where}: the initials {code!r} are already those of {by_code[code].name!r}")
    for domain in carrier.domains:
        if by_domain.setdefault(domain, carrier) is not carrier:
            raise PackError(f"{where}: the address {domain!r} is already that of {by_domain[domain].name!r}")
