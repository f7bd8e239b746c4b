-- Reserves credits of a day, once for each id, unless there is a cool-down or no room.
-- KEYS: the day, the cool-down. ARGV: the id, credits, the limit, for how many milliseconds the day is kept.
-- Returns whether they are reserved, credits, what was spent and reserved before, milliseconds left of the cool-down.
local day, coolDown = KEYS[1], KEYS[2]
local id, credits, limit, keepFor = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

local known = redis.call('HGET', day, id)
if known and known ~= 'settled' then
  local reserved = {string.match(known, '^(%d+) (%d+) (%d+)$')}
  return {1, reserved[1], reserved[2], reserved[3], 0}
end

local spent, reserved = usage(day)
local left = math.max(0, redis.call('PTTL', coolDown))
local total = sum(figure(spent), figure(reserved))
local fits = atMost(total, figure(limit)) and atMost(figure(credits), difference(figure(limit), total))
if known or left > 0 or not fits then
  return {0, credits, spent, reserved, left}
end

redis.call(
  'HSET', day,
  id, credits .. ' ' .. spent .. ' ' .. reserved,
  'reserved', digits(sum(figure(reserved), figure(credits))))
redis.call('PEXPIRE', day, keepFor)
return {1, credits, spent, reserved, 0}
