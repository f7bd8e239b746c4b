-- Looks for a page that was completed within a range of times; if there is none, leases the right to fetch it.
-- KEYS: the page, the clearings, the lease.
-- ARGV: the range's begin and end, the token of who asks, how many milliseconds a lease lasts.
-- Returns 'hit', 'leased', or 'elsewhere' and how many milliseconds are left of another's lease.
local page, lease = KEYS[1], KEYS[3]
local from, before, token, leaseTime = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

local completedAt = kept(page, clearings(KEYS[2]))
if completedAt and from <= completedAt and completedAt < before then
  return {'hit'}
end

local holder = redis.call('GET', lease)
if holder and holder ~= token then
  return {'elsewhere', math.max(1, redis.call('PTTL', lease))}
end
redis.call('SET', lease, token, 'PX', leaseTime)
return {'leased'}
