"""Write nodes and links to a Neo4j server by KGX's sink; run in an environment that has kgx and biolink-model.

``python kgx_push.py FOLDER URI USER PASSWORD`` reads ``nodes.jsonl`` and ``links.jsonl`` and prints the seconds that
the sink took. KGX fetches a context, a model and a mapping from the network when it is imported. The context
has a setting; model and mapping have none, so that the defaults of their loader are set. Context and mapping are empty
here, and the model is the file of the biolink-model package: writing to Neo4j uses none of them.
"""

from __future__ import annotations

import json
import sys
import time
from importlib.resources import files
from pathlib import Path


def main(folder: Path, uri: str, user: str, password: str) -> None:
    """Write, and print the seconds."""
    from bmt.toolkit import Toolkit

    model = str(files("biolink_model") / "schema" / "biolink_model.yaml")
    mapping = folder / "predicates.yaml"
    mapping.write_text("predicate mappings: []\n", encoding="utf-8")
    Toolkit.__init__.__defaults__ = (model, str(mapping))
    import kgx.config

    (folder / "context.jsonld").write_text('{"@context": {}}', encoding="utf-8")
    kgx.config.get_config()["jsonld-context"]["biolink"] = str(folder / "context.jsonld")
    from kgx.sink import NeoSink
    from kgx.transformer import Transformer

    nodes, links = (
        [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name in ("nodes", "links")
    )
    owner = Transformer()
    begun = time.perf_counter()
    sink = NeoSink(owner, uri, user, password)
    for node in nodes:
        sink.write_node({**node, "category": ["Zone"]})
    for link in links:
        sink.write_edge(link)
    sink.finalize()
    sink.session.close()
    print(time.perf_counter() - begun)
    said = sorted({message for kinds in owner.get_errors().values() for told in kinds.values() for message in told})
    print(f"its log: {said[0][:160]}" if said else "", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:5])
