# A real Neo4j 5 Community without Docker, in the foreground: needs Java 17 and Maven. NEO4J_PORT chooses its port.
NEO4J_PORT ?= 7687
PYTHON ?= .venv/bin/python

.PHONY: neo4j
neo4j:
	@$(PYTHON) tests/local_neo4j.py $(NEO4J_PORT)
