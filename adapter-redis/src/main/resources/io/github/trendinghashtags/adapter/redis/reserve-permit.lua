-- Reserves the next permit of a rate, by the generic cell rate algorithm: the key holds when the permit after those that
-- are reserved is due, and when the last one was reserved, by Redis' own clock, in microseconds.
-- KEYS: the pace. ARGV, all in microseconds: the time of one permit, how much earlier than that a permit may be due, the
-- longest wait.
-- Returns how many microseconds to wait; -1 if that is longer than the longest wait, in which case nothing is reserved.
local interval, tolerance, longestWait = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local kept, reservedAt = string.match(redis.call('GET', KEYS[1]) or '0 0', '^(%d+) (%d+)$')
-- A clock that was set back takes the permits with it.
local setBack = math.max(0, tonumber(reservedAt) - now)
local due = math.max(now, tonumber(kept) - setBack)
local wait = math.max(0, due - tolerance - now)
if wait > longestWait then
  return {-1}
end

local next = due + interval
redis.call('SET', KEYS[1], string.format('%.0f %.0f', next, now), 'PX', math.ceil((next - now) / 1000) + 1)
return {wait}
