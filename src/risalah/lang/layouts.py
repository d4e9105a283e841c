"""How the pages of outlets are built: where the story, the headline and the date stand, and what to leave out.

    [[layout]] outlets = ["Contoh.com"], body = ["div.isi"], drop = [".baca-juga"]   (layouts.toml)
        ->  layouts.of("https://dunia.contoh.com/1", None)  ->  (Layout(body=("div.isi",), ...),)

`until` is the last day on which an outlet published in that form: pages of later articles can't have it. Pages of older
articles may have a newer form, for an outlet serves its archive in the form of today.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from urllib.parse import urlsplit

import msgspec

from risalah.errors import PackError
from risalah.lang.outlets import CarrierTable, name_key
from risalah.lang.tables import read_toml


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """CSS selectors. Of `body`, `title` and `date` the first one that finds something counts."""

    outlets: tuple[str, ...]
    body: tuple[str, ...]
    title: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    since: str | None = None  # a day, month or year: only to tell the reader of the table
    until: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    drop: tuple[str, ...]  # everywhere
    layout: tuple[Layout, ...]


@dataclass(frozen=True)
class Layouts:
    """The layouts of each outlet, the newest first."""

    drop: tuple[str, ...]
    by_domain: Mapping[str, tuple[Layout, ...]]
    by_name: Mapping[str, tuple[Layout, ...]]

    def of(self, address: str | None, outlet: str | None) -> tuple[Layout, ...]:
        """The layouts of the site at an address, else of an outlet by its name."""
        labels = _host(address).split(".")
        for start in range(len(labels) - 1):
            found = self.by_domain.get(".".join(labels[start:]))
            if found:
                return found
        return self.by_name.get(name_key(outlet), ()) if outlet else ()


def load_layouts(folder: Traversable, carriers: CarrierTable) -> Layouts:
    """Load and check layouts.toml. Raises PackError."""
    file = read_toml(folder, "layouts.toml", _File)
    by_domain: dict[str, list[Layout]] = {}
    by_name: dict[str, list[Layout]] = {}
    for number, layout in enumerate(file.layout, 1):
        if not layout.body or not layout.outlets:
            raise PackError(f"layouts.toml: layout {number} names no outlet or no place of the story")
        for name in layout.outlets:
            carrier = carriers.find(name)
            if carrier is None or not carrier.outlet:
                raise PackError(f"layouts.toml: layout {number}: {name!r} is not in outlets.csv")
            for domain in carrier.domains:
                by_domain.setdefault(domain, []).append(layout)
            for key in sorted({name_key(each) for each in (carrier.name, *carrier.names, *carrier.domains)}):
                by_name.setdefault(key, []).append(layout)
    return Layouts(file.drop, _newest_first(by_domain), _newest_first(by_name))


def _newest_first(found: Mapping[str, list[Layout]]) -> dict[str, tuple[Layout, ...]]:
    """Those without an end come first; among others the later end."""
    return {
        key: tuple(sorted(layouts, key=lambda each: each.until or "9999", reverse=True))
        for key, layouts in found.items()
    }


def _host(address: str | None) -> str:
    try:
        return (urlsplit(address or "").hostname or "").lower()
    except ValueError:
        return ""
