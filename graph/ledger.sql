-- What the ledger holds. The truth comes first; everything under "derived" can be dropped and derived anew.

CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE article (id TEXT PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  extractor TEXT NOT NULL,
  data TEXT NOT NULL
);
CREATE INDEX claim_article ON claim (article);

-- Who has read an article as it stands, found something or not; nothing derived reads it.
CREATE TABLE reader (
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (article, name)
) WITHOUT ROWID;

-- When and what was done; nothing derived reads it.
CREATE TABLE journal (n INTEGER PRIMARY KEY, at TEXT NOT NULL, act TEXT NOT NULL, article TEXT NOT NULL, note TEXT NOT NULL);

-- Articles to be read again by the next derivation.
CREATE TABLE dirty (article TEXT PRIMARY KEY) WITHOUT ROWID;

-- What each store has said it holds.
CREATE TABLE store (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, batch INTEGER NOT NULL DEFAULT 0);  -- batch: the last one it took
CREATE TABLE acknowledged (
  store INTEGER NOT NULL REFERENCES store (n) ON DELETE CASCADE,
  element TEXT NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (store, element)
) WITHOUT ROWID;

-- ---- derived ----

-- The judgements that the last derivation applied; `anchor`s where the targets are mentions that stand.
CREATE TABLE verdict (
  n INTEGER PRIMARY KEY, verdict TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL,
  left_anchor TEXT, right_anchor TEXT
);
CREATE UNIQUE INDEX verdict_pair ON verdict (verdict, "left", "right");

-- An article that stands, the first of those with the same or nearly the same text, and the outlet that it counts for.
CREATE TABLE outlet (article TEXT PRIMARY KEY, published TEXT, body TEXT NOT NULL, original TEXT, source TEXT) WITHOUT ROWID;
CREATE INDEX outlet_body ON outlet (body);

-- Texts (outlet.body) that are nearly the same, both ways, each its own; and the sentences by which they are found.
CREATE TABLE near (one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE passage (key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (key, body)) WITHOUT ROWID;
CREATE INDEX passage_body ON passage (body);

-- One thing as one article knows it: its mentions, gathered under the first.
CREATE TABLE anchor (
  id TEXT PRIMARY KEY, article TEXT NOT NULL, type TEXT NOT NULL, block TEXT NOT NULL, profile TEXT NOT NULL,
  seq TEXT NOT NULL,
  base TEXT,    -- the entity by closed list or by name
  entity TEXT,  -- the same after people's judgements
  thing TEXT    -- the same after joined events have shared their unnamed subject: the node's id
);
CREATE INDEX anchor_article ON anchor (article);
CREATE INDEX anchor_block ON anchor (block, profile, seq);
CREATE INDEX anchor_base ON anchor (base, entity);
CREATE INDEX anchor_entity ON anchor (entity, thing);
CREATE INDEX anchor_thing ON anchor (thing, profile, seq);

CREATE TABLE role (
  claim TEXT NOT NULL, role TEXT NOT NULL, seat INTEGER NOT NULL, anchor TEXT NOT NULL,
  PRIMARY KEY (claim, role, seat)
) WITHOUT ROWID;
CREATE INDEX role_anchor ON role (anchor);

-- A claim that stands, as derivation looks at it.
CREATE TABLE point (
  claim TEXT PRIMARY KEY, article TEXT NOT NULL, kind TEXT NOT NULL, status TEXT, seq TEXT NOT NULL,
  confidence REAL NOT NULL, brief TEXT NOT NULL, published TEXT, source TEXT,
  words TEXT,   -- what copies of one article have in common of the claim
  report TEXT,  -- what joins events, in JSON
  fact TEXT
);
CREATE INDEX point_article ON point (article);
CREATE INDEX point_fact ON point (fact, brief, status, seq, article, source, published, confidence); -- covers what is counted on hubs

-- Claims that share a key may tell of one event.
CREATE TABLE event_key (key TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (key, claim)) WITHOUT ROWID;
CREATE INDEX event_key_claim ON event_key (claim);

-- How an article speaks of a thing.
CREATE TABLE tally (
  thing TEXT NOT NULL, article TEXT NOT NULL, claims INTEGER NOT NULL, confidence REAL NOT NULL, source TEXT, published TEXT,
  said TEXT NOT NULL,  -- the first of these claims, as `order claim fact`
  PRIMARY KEY (thing, article)
) WITHOUT ROWID;
CREATE INDEX tally_article ON tally (article);

-- Things of the closed lists that stand because another does: its country, the body that it belongs to.
CREATE TABLE need (thing TEXT NOT NULL, needed_by TEXT NOT NULL, PRIMARY KEY (thing, needed_by)) WITHOUT ROWID;
CREATE INDEX need_by ON need (needed_by);

-- `unit` is what the element was drawn from and is drawn anew with.
CREATE TABLE element (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, labels TEXT NOT NULL, source TEXT, target TEXT,
  props TEXT NOT NULL, hash BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX element_unit ON element (unit);
