-- Keeps a page, unless one that was completed later is there and the token does not hold the lease; ends the token's lease.
-- KEYS: the page, the clearings, the lease.
-- ARGV: the token, when the page was completed, its JSON, for how many milliseconds it is kept.
local page, lease = KEYS[1], KEYS[3]
local token, completedAt, json, keepFor = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

local holds = redis.call('GET', lease) == token
local clearing = clearings(KEYS[2])
local later = kept(page, clearing)
local written = true
if holds or not later or later <= completedAt then
  -- Fails if Redis is full. The lease ends all the same.
  written = redis.pcall('HSET', page, 'clearings', clearing, 'completedAt', completedAt, 'json', json)
  redis.call('PEXPIRE', page, keepFor)
end
if holds then
  redis.call('DEL', lease)
end
if type(written) == 'table' and written.err then
  return written
end
return {}
