"""Questions to the graph: `queries.run("extradited", to="KZ")`."""

from queries.run import Table, run, run_cypher

__all__ = ["Table", "run", "run_cypher"]
