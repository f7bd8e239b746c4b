-- Starts a cool-down, unless there is one that ends later.
-- KEYS: the cool-down. ARGV: its length in milliseconds.
if tonumber(ARGV[1]) > math.max(0, redis.call('PTTL', KEYS[1])) then
  redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
end
return {}
