"""Write the pack's people.csv and tenures.csv from a table of office holders.

    python tools/build_people.py OFFICEHOLDERS.csv src/risalah/packs/id

In: a CSV with the columns side, office, position, person, qid, start, end, source (one row per person, office and
stretch of time). Out: one line per person and one per term, sorted, the same bytes for the same table. Press spellings,
sole names and whatever the table lacks are kept by hand in people_press.csv and tenures_press.csv: not touched here.
"""

import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

OLDEST, OLDEST_JUNIOR = "1998", "2007"
# Junior ministers of other countries hardly ever appear in this press; leaving them out halves the load time.
MINISTERS_OF = re.findall(
    r"\w+",
    """
ARE AUS BRA BRN CAN CHN DEU EGY FRA GBR IDN IND IRN IRQ ISR ITA JPN KHM KOR KWT LAO LBN MEX MMR MYS NLD NZL
PAK PHL PNG PRK PSE QAT RUS SAU SGP SYR THA TLS TUR TWN UKR USA VEN VNM YEM ZAF
""",
)
JUNIOR = {"minister", "deputy-prime-minister", "spokesperson"}
BODIES = {"UN", "NATO", "EU", "ASEAN", "WTO", "AU"}
FAMILY_FIRST = {"CHN", "PRK", "KOR", "TWN", "HKG", "SGP"}
GIVEN_FIRST = {"THA", "ETH", "MMR", "ERI"}
NO_FAMILY = {"IDN", "MYS", "BRN", "KHM", "LAO", "VNM", "TLS", "BTN", "AFG"}
LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ə": "a",
        "Ə": "A",
        "ß": "ss",
        "æ": "ae",
        "þ": "th",
        "ð": "d",
    }
)
SUFFIX = re.compile(r",? (?:Jr|Sr|II|III)\.?$")


def main(source: Path, folder: Path) -> None:
    rows = [row for row in csv.DictReader(source.open(encoding="utf-8")) if usable(row)]
    identify(rows)
    people: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        people[row["id"]].append(row)
    terms = [term for key in people for term in merge_terms(people[key])]
    with (folder / "people.csv").open("w", encoding="utf-8", newline="") as out:
        out.write("# Made by tools/build_people.py; press spellings and additions go in people_press.csv.\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("id", "name", "side", "aliases", "family"))
        for key in sorted(people):
            writer.writerow((key, *describe(people[key])))
    with (folder / "tenures.csv").open("w", encoding="utf-8", newline="") as out:
        out.write("# Made by tools/build_people.py; additions and corrections go in tenures_press.csv.\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("person", "side", "office", "start", "end"))
        writer.writerows(sorted(terms))


def usable(row: dict[str, str]) -> bool:
    if row["office"] in JUNIOR:
        return row["side"] in MINISTERS_OF and (row["end"] or "9999") >= OLDEST_JUNIOR
    return (row["end"] or "9999") >= OLDEST


def identify(rows: list[dict[str, str]]) -> None:
    """Give every row a person's id: the Wikidata item, else that of the same name."""
    by_name: dict[tuple[str, str], str] = {}
    by_full_name: dict[str, set[str]] = defaultdict(set)
    states = [row for row in rows if row["side"] not in BODIES]
    for row in states:
        if row["qid"]:
            by_name.setdefault((row["side"], fold(row["person"])), row["qid"])
    for row in states:
        name = fold(row["person"])
        row["id"] = row["qid"] or by_name.get((row["side"], name), f"{row['side']}-{slug(name)}")
        by_full_name[name].add(row["id"])
    for row in rows:  # heads of bodies are mostly former statesmen; their items in the source are sometimes another's
        if row["side"] in BODIES:
            name = fold(row["person"])
            same = by_full_name[name] if " " in name else set()
            row["id"] = next(iter(same)) if len(same) == 1 else f"{row['side']}-{slug(name)}"


def describe(rows: list[dict[str, str]]) -> tuple[str, str, str, str]:
    """Name, side, other spellings, family name; where only a bare surname is known, it is both."""
    states = Counter(row["side"] for row in rows if row["side"] not in BODIES) or Counter(row["side"] for row in rows)
    side = min(states, key=lambda code: (-states[code], code))
    named = [row for row in rows if "REIGN" not in row["source"]] or rows
    names = Counter(clean(row["person"]) for row in named)
    name = min(names, key=lambda text: (-names[text], -len(text), text))
    spellings = {clean(row["person"]) for row in rows if " " in row["person"]} | shorter(name)
    spellings |= {re.split(r",| of ", spelling)[0] for spelling in (name, *spellings) if " of " in spelling}
    spellings |= {text for spelling in (name, *spellings) if (text := spelling.translate(LETTERS)) != spelling}
    aliases = "|".join(sorted(text for text in spellings - {name} if " " in text))
    bare = " " not in name and all("REIGN" in row["source"] for row in rows)
    return name, side, aliases, name if bare else family(name, side)


def family(name: str, side: str) -> str:
    words = SUFFIX.sub("", name).split()
    if " of " in name or re.fullmatch("[IVX]+", words[-1]):
        return ""  # a monarch: 'Harald V of Norway'
    if side in NO_FAMILY or len(words) < 2:
        return name if len(words) == 1 and side not in NO_FAMILY else ""
    if side in FAMILY_FIRST or side in GIVEN_FIRST:
        return words[0] if side != "MMR" or words[0] not in ("U", "Daw") else ""
    if words[-2].lower() in (
        "al",
        "el",
        "ben",
        "bin",
        "de",
        "van",
        "von",
        "der",
        "la",
        "le",
        "di",
        "da",
        "dos",
        "ould",
    ):
        particle = 2 if len(words) < 4 or words[-3].lower() not in ("van", "von", "de") else 3
        return " ".join(words[-particle:])
    return words[-1]


def shorter(name: str) -> set[str]:
    """The name without initials and suffixes: 'Mark T. Esper' -> 'Mark Esper'."""
    words = SUFFIX.sub("", name).split()
    kept = words[:1] + [word for word in words[1:] if not re.fullmatch(r"[A-Z]\.?", word)]
    return {" ".join(kept)}


def clean(name: str) -> str:
    return " ".join(re.sub(r"\([^)]*\)", " ", name).replace("|", " ").split())


def merge_terms(rows: list[dict[str, str]]) -> list[tuple[str, str, str, str, str]]:
    """One person's terms; terms of the same office that overlap are one."""
    spans: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["start"], row["end"] or "9999")):
        held = spans[row["side"], row["office"]]
        if held and (not held[-1][1] or latest(row["start"]) < earliest(held[-1][1]) or row["start"] == held[-1][0]):
            if held[-1][1] and (not row["end"] or row["end"] > held[-1][1]):
                held[-1][1] = row["end"]
        else:
            held.append([row["start"], row["end"]])
    return [(rows[0]["id"], *key, *span) for key, held in spans.items() for span in held]


def earliest(day: str) -> str:
    return (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]


def latest(day: str) -> str:
    return (day + "-12-31")[:10] if len(day) == 4 else (day + "-31")[:10]


def fold(name: str) -> str:
    text = unicodedata.normalize("NFKD", name.translate(LETTERS).lower())
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).replace("-", " ").split())


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
