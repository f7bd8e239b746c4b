-- Reserves the next permit of a rate, by the generic cell rate algorithm: the key holds when the permit after those that
-- are reserved is due, and the time when it was written, by Redis' own clock, in microseconds.
-- KEYS: the pace. ARGV, all in microseconds: the time of one permit, how much earlier than that a permit may be due, the
-- longest wait.
-- Returns how many microseconds to wait; -1 if that is longer than the longest wait, in which case nothing is reserved.
local interval, tolerance, longestWait = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local due, seen = string.match(redis.call('GET', KEYS[1]) or '', '^(%d+) (%d+)$')
-- A clock that was set back takes the permits with it.
local setBack = math.max(0, tonumber(seen or '0') - now)
due = math.max(now, tonumber(due or '0') - setBack)

local function keep(nextDue)
  redis.call('SET', KEYS[1], string.format('%.0f %.0f', nextDue, now), 'PX', math.ceil((nextDue - now) / 1000) + 1)
end

local wait = math.max(0, due - tolerance - now)
if wait > longestWait then
  if setBack > 0 then
    keep(due)
  end
  return {-1}
end
keep(due + interval)
return {wait}
