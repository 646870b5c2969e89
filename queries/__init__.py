"""Questions to the graph: `queries.run("extradited", destination="KZ")`."""

from queries.run import Table, run, run_cypher

__all__ = ["Table", "run", "run_cypher"]
