-- A page is a hash: its JSON, when it was completed as text that sorts as the times do, and the clearing that it came after.
-- Returns the time; nothing if there is no page, or one from before the last clearing.
local function kept(page, clearings)
  local fields = redis.call('HMGET', page, 'clearings', 'completedAt')
  if fields[1] == clearings then
    return fields[2]
  end
end

-- How often all pages were dropped.
local function clearings(key)
  return redis.call('GET', key) or '0'
end
