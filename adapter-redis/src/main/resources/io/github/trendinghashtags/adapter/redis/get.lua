-- Returns the JSON of a page, or nothing.
-- KEYS: the page, the clearings.
local _, json = kept(KEYS[1], clearings(KEYS[2]))
return {json}
