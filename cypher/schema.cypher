// Constraints and indexes for a Neo4j server: every key once in its label, and what the queries look up.
// The embedded engine declares the same from the model. Run once; running it again changes nothing.
CREATE CONSTRAINT division_key IF NOT EXISTS FOR (n:`Division`) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT zone_key IF NOT EXISTS FOR (n:`Zone`) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT department_key IF NOT EXISTS FOR (n:`Department`) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT institution_key IF NOT EXISTS FOR (n:`Institution`) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT alliance_key IF NOT EXISTS FOR (n:`Alliance`) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT group_key IF NOT EXISTS FOR (n:`Group`) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT plan_key IF NOT EXISTS FOR (n:`Plan`) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT task_key IF NOT EXISTS FOR (n:`Task`) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT target_key IF NOT EXISTS FOR (n:`Target`) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT sector_key IF NOT EXISTS FOR (n:`Sector`) REQUIRE n.key IS UNIQUE;
CREATE INDEX division_name IF NOT EXISTS FOR (n:`Division`) ON (n.name);
CREATE INDEX zone_name IF NOT EXISTS FOR (n:`Zone`) ON (n.name);
CREATE INDEX department_name IF NOT EXISTS FOR (n:`Department`) ON (n.name);
CREATE INDEX institution_name IF NOT EXISTS FOR (n:`Institution`) ON (n.name);
CREATE INDEX alliance_name IF NOT EXISTS FOR (n:`Alliance`) ON (n.name);
CREATE INDEX group_name IF NOT EXISTS FOR (n:`Group`) ON (n.name);
CREATE INDEX sector_name IF NOT EXISTS FOR (n:`Sector`) ON (n.name);
CREATE INDEX partners_task IF NOT EXISTS FOR ()-[r:PARTNERS_WITH]-() ON (r.task);
