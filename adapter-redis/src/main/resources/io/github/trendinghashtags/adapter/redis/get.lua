-- Returns the JSON of a page, or nothing.
-- KEYS: the page, the clearings.
return {kept(KEYS[1], clearings(KEYS[2])) and redis.call('HGET', KEYS[1], 'json')}
