"""The way from words to field: each field's value, the rule that made it, and the sentence with its words marked.

    when  2021-12-30                       weekday and full date
          “... selama hampir 1 jam, «Kamis (30/12/2021)».” [1034-1052]

The walk is over the record's own shape: whatever carries `rule`, `span` or `spans` is shown, and so is the contact's
or statement's own provenance. A field that nobody can explain would show as such.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from risalah.errors import InputError
from risalah.export.english import say_contact, say_people, say_person
from risalah.export.quoting import in_context
from risalah.model.account import Account, Contact, Provenance, Statement
from risalah.model.document import Header
from risalah.model.span import Span

UNEXPLAINED = "(no rule given)"
SELF_EXPLAINED = {"evidence": "the sentences that report it"}
_UNSAID = frozenset({"provenance", "id", "about", "uri", "sha256", "minhash"})  # what no words can ground
_INNER = frozenset({"span", "spans", "rule", "provenance", "evidence", "id", "conflict", "given", "basis"})

Item = Header | Contact | Statement


@dataclass(frozen=True)
class Step:
    """One value of a field and what it rests on."""

    field: str
    value: str
    rule: str
    spans: tuple[Span, ...]
    entry: str | None = None


def render_explanation(account: Account, text: str, wanted: str | None = None) -> Iterator[RenderableType]:
    """Explain an account, or one item of it ('2' = second contact, 's3' = third statement, 'document', an id, or the
    opening of an id), or one field of an item ('2.when'). Raises InputError for what the account doesn't hold."""
    name, _, field = (wanted or "").partition(".")
    items = _items(account)
    chosen = [(title, item) for title, item in items.items() if not name or _is_meant(name, title, item)]
    if not chosen:
        raise InputError(f"nothing called {name!r} in {account.document.uri}: there are {', '.join(items)}")
    for title, item in chosen:
        steps = [step for step in explain(item) if not field or step.field == field]
        if not steps and field:
            known = dict.fromkeys(step.field for step in explain(item))
            raise InputError(f"{title} has no field {field!r} that says anything: there are {', '.join(known)}")
        yield Text.assemble((f"{title}  ", "bold"), (_heading(item), "bold cyan"))
        for step in steps:
            yield _render_step(step, text)
        yield Text()
    if not name and account.diagnostics:
        yield Text("diagnostics", style="bold")
        for each in account.diagnostics:
            spans = (each.span,) if each.span else ()
            yield _render_step(Step(each.stage, each.code, each.note or "", spans), text)
        yield Text()


def explain(item: Item) -> list[Step]:
    """Every field of a contact, a statement or an article's header that says something, with its grounds."""
    provenance: Sequence[Provenance] = getattr(item, "provenance", ())
    steps = []
    for field in item.__struct_fields__:
        if field in _UNSAID:
            continue
        value = getattr(item, field)
        grounds = [each for each in provenance if each.field == field]
        own = list(_own_steps(field, value))
        if not own and not grounds:
            continue
        if own:
            steps += [_with_entry(step, grounds) for step in own]
        else:
            steps += [Step(field, _plain(value), each.rule, each.spans, each.entry) for each in grounds]
    return steps


def _own_steps(field: str, value: object) -> Iterator[Step]:
    """What a part says of itself: its rule and spans."""
    if isinstance(value, Span):
        yield Step(field, "", "", (value,))
    elif isinstance(value, tuple):
        for each in value:
            yield from _own_steps(field, each)
    elif isinstance(value, msgspec.Struct):
        spans = tuple(getattr(value, "spans", ())) or tuple(filter(None, [getattr(value, "span", None)]))
        yield Step(field, _plain(value), getattr(value, "rule", ""), spans)


def _with_entry(step: Step, grounds: Sequence[Provenance]) -> Step:
    """The pack entry, and the rule if the part itself names none, from the provenance that shares its words."""
    for each in grounds:
        if not each.spans or not step.spans or set(each.spans) & set(step.spans):
            return Step(step.field, step.value, step.rule or each.rule, step.spans or each.spans, each.entry)
    return step


def _items(account: Account) -> dict[str, Item]:
    items: dict[str, Item] = {"document": account.document}
    items |= {str(number): each for number, each in enumerate(account.contacts, start=1)}
    items |= {f"s{number}": each for number, each in enumerate(account.statements, start=1)}
    return items


def _is_meant(name: str, title: str, item: Item) -> bool:
    return name == title or (len(name) > 2 and not isinstance(item, Header) and item.id.startswith(name))


def _heading(item: Item) -> str:
    if isinstance(item, Header):
        return item.uri
    if isinstance(item, Contact):
        return f"{say_people(item.participants)} {say_contact(item)}"
    return f"{say_person(item.speaker)}: {item.act}"


def _render_step(step: Step, text: str) -> RenderableType:
    line = Text.assemble((step.field, "bold green"), f"  {step.value}" if step.value else "")
    rule = step.rule or SELF_EXPLAINED.get(step.field, UNEXPLAINED)
    line.append(f"  {rule}", style="yellow" if step.rule else "dim")
    if step.entry:
        line.append(f"  {step.entry}", style="magenta")
    sentences = (Padding(_sentence(span, text), (0, 0, 0, 4)) for span in step.spans)
    return Padding(Group(line, *sentences), (0, 0, 0, 2))


def _sentence(span: Span, text: str) -> Text:
    before, words, after = in_context(text, span)
    sentence = Text.assemble((before, "dim"), "«", (words, "bold reverse"), "»", (after, "dim"))
    return sentence.append(f" [{span.start}-{span.end}]", style="dim")


def _plain(value: object) -> str:
    """A value without spans and rules, on one line."""
    if isinstance(value, msgspec.Struct):
        inner = {name: getattr(value, name) for name in value.__struct_fields__ if name not in _INNER}
        return ", ".join(f"{name} {_plain(each)}" for name, each in inner.items() if each not in (None, ()))
    if isinstance(value, tuple):
        return " · ".join(map(_plain, value))
    return str(value)
