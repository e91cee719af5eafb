"""Write import files by BioCypher's Neo4j writer; run in an environment that has biocypher.

``python biocypher_files.py FOLDER`` reads ``nodes.jsonl`` and ``links.jsonl`` and prints the seconds from the first
node to the import call. It runs without an ontology, which it would fetch from the network.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

SCHEMA = """
zone:
  represented_as: node
  input_label: Zone
  preferred_id: key
  properties: {name: str, class: str, province: str, lon: float}
partnership:
  represented_as: edge
  input_label: PARTNERS_WITH
  label_as_edge: PARTNERS_WITH
  properties: {key: str, source: str, quote: str, start: int, stop: int, rule: str, status: str, rank: int, since: str}
"""

SETTINGS = """
biocypher:
  dbms: neo4j
  offline: true
  strict_mode: false
  head_ontology: null
  debug: false
  log_to_disk: false
neo4j:
  delimiter: ","
  array_delimiter: "|"
  quote_character: '"'
  file_format: csv
"""


def main(folder: Path) -> None:
    """Write, and print the seconds."""
    from biocypher import BioCypher

    (folder / "schema.yaml").write_text(SCHEMA, encoding="utf-8")
    (folder / "settings.yaml").write_text(SETTINGS, encoding="utf-8")
    nodes, links = (
        [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name in ("nodes", "links")
    )
    os.chdir(folder)
    writer = BioCypher(
        biocypher_config_path="settings.yaml", schema_config_path="schema.yaml", output_directory=str(folder / "out")
    )
    begun = time.perf_counter()
    writer.write_nodes((node.pop("id"), "Zone", node) for node in nodes)
    ends = ("id", "subject", "object", "predicate")
    writer.write_edges((*(link.pop(name) for name in ends), link) for link in links)
    writer.write_import_call()
    print(time.perf_counter() - begun)
    for name in ("Zone", "PARTNERS_WITH"):
        written = sum(place.read_text(encoding="utf-8").count("\n") for place in (folder / "out").glob(f"{name}-part*"))
        print(f"{name}: {written} rows", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
