-- Replaces a reservation by what was spent, once for each id.
-- KEYS: the day. ARGV: the id, what was spent, for how many milliseconds the day is kept.
local day = KEYS[1]
local id, spentOfIt, keepFor = ARGV[1], ARGV[2], ARGV[3]

local known = redis.call('HGET', day, id)
if known == 'settled' then
  return {}
end

local spent, reserved = usage(day)
if known then
  reserved = digits(difference(figure(reserved), figure(string.match(known, '^%d+'))))
  -- First, since a full Redis allows it, and then the rest of a script that has begun to write.
  redis.call('HDEL', day, id)
end
redis.call('HSET', day, id, 'settled', 'spent', digits(sum(figure(spent), figure(spentOfIt))), 'reserved', reserved)
redis.call('PEXPIRE', day, keepFor)
return {}
