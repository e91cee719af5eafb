"""``graphkit check``: what was not understood."""

from __future__ import annotations

from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.cli.whole import whole
from graphkit.listings.places import place_words
from graphkit.listings.unread import kinds, unread
from graphkit.tables import Answer, Paragraph, Sheet
from graphkit.terms import reason, word

_FILE = ("kind", "reason", "detail", "source", "file", "line", "place", "quote", "start", "end")

_CONFLICT = ("kind", "key", "property", "kept", "other", "kept_source", "other_source")


@make_command()
@sources
def command(session: Session) -> None:
    """Show what was seen in the documents and not understood.

    Sentences with a word of cooperation and no link, names that mean nobody or several places, rows of the annex
    that did not parse, and what documents disagree on. --as-of leaves out later documents.

    \b
      graphkit check plan.txt ledger.xlsx
      graphkit check city.graph -o unread.xlsx
    """
    graph = session.graph()
    found, counted = unread(graph), kinds(graph)
    conflicts = [
        {
            "kind": c.kind, "key": c.key, "property": c.property, "kept": c.kept, "other": c.other,
            "kept_source": c.kept_source, "other_source": c.other_source,
        }
        for c in graph.conflicts
    ]  # fmt: skip
    rows = whole(_FILE, found, session)
    disagreements = whole(_CONFLICT, conflicts, session, session.say("Documents disagree", "文件互相矛盾"))
    document = {"schema": 1, "counts": counted, "remarks": found, "conflicts": conflicts}
    page: list[Paragraph | Sheet] = []
    for kind, count in counted.items():
        if not count:
            continue
        page.append(Paragraph(f"{word(kind, session.language)} ({count})", "heading"))
        for row in found:
            if row["kind"] == kind:
                why = reason(row["reason"], session.language) + (f": {row['detail']}" if row["detail"] else "")
                at = place_words(row["place"], session.language)
                where = f"{row['file']}, {at}" if at else f"{row['file']}:{row['line']}"
                page.append(Paragraph(f"{where}  {why}", indent=2, hanging=2))
                page.append(Paragraph(row["quote"], "quiet", indent=4, around=""))
        page.append(Paragraph(""))
    if conflicts:
        page.append(
            Paragraph(
                session.say(f"documents disagree ({len(conflicts)})", f"文件互相矛盾 ({len(conflicts)})"), "heading"
            )
        )
        page += [
            Paragraph(f"{c['key']} {c['property']}: {c['kept']} ≠ {c['other']}", indent=2, hanging=2) for c in conflicts
        ]
    if not page:
        page.append(Paragraph(session.say("Everything was understood.", "全部读懂，没有存疑之处。")))
    title = session.say("Not understood", "未能读懂")
    session.deliver(Answer(document, (rows, disagreements), tuple(page), title=title))
