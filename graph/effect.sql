-- What a derivation did to identity: which thing each mention stands for, and which event each claim tells of, before and after.

-- name: keep
CREATE TEMP TABLE IF NOT EXISTS was_thing (id TEXT PRIMARY KEY, thing TEXT) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS was_event (id TEXT PRIMARY KEY, thing TEXT) WITHOUT ROWID;
DELETE FROM was_thing; DELETE FROM was_event;
INSERT INTO was_thing SELECT id, thing FROM anchor;
INSERT INTO was_event SELECT claim, fact FROM point WHERE kind IN ('transfer', 'detention', 'meeting', 'agreement')

-- name: things
WITH old (thing) AS (SELECT was.thing FROM was_thing was LEFT JOIN anchor ON anchor.id = was.id WHERE anchor.thing IS NOT was.thing),
new (thing) AS (SELECT anchor.thing FROM anchor LEFT JOIN was_thing was ON was.id = anchor.id WHERE anchor.thing IS NOT was.thing)
SELECT was.thing, anchor.thing FROM was_thing was LEFT JOIN anchor ON anchor.id = was.id WHERE was.thing IN (SELECT thing FROM old)
UNION
SELECT was.thing, anchor.thing FROM anchor LEFT JOIN was_thing was ON was.id = anchor.id WHERE anchor.thing IN (SELECT thing FROM new)

-- name: events
WITH old (thing) AS (SELECT was.thing FROM was_event was LEFT JOIN point ON point.claim = was.id WHERE point.fact IS NOT was.thing),
new (thing) AS (
  SELECT point.fact FROM point LEFT JOIN was_event was ON was.id = point.claim
  WHERE point.fact IS NOT was.thing AND point.kind IN ('transfer', 'detention', 'meeting', 'agreement')
)
SELECT was.thing, point.fact FROM was_event was LEFT JOIN point ON point.claim = was.id WHERE was.thing IN (SELECT thing FROM old)
UNION
SELECT was.thing, point.fact FROM point LEFT JOIN was_event was ON was.id = point.claim WHERE point.fact IN (SELECT thing FROM new)
