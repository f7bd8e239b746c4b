-- Whole numbers from 0 to 2^63 - 1. Lua's own are doubles, which are exact up to 2^53 only, so a figure is a pair: the
-- digits before the last nine, and the last nine.
local BASE = 1000000000
local MAX = {9223372036, 854775807}

local function figure(text)
  return {tonumber(string.sub(text, 1, -10)) or 0, tonumber(string.sub(text, -9))}
end

local function digits(a)
  if a[1] == 0 then
    return string.format('%d', a[2])
  end
  return string.format('%d%09d', a[1], a[2])
end

local function atMost(a, b)
  return a[1] < b[1] or (a[1] == b[1] and a[2] <= b[2])
end

-- Stops at the greatest figure.
local function sum(a, b)
  local low = a[2] + b[2]
  local carry = low >= BASE and 1 or 0
  local total = {a[1] + b[1] + carry, low - carry * BASE}
  return atMost(total, MAX) and total or MAX
end

-- Stops at 0.
local function difference(a, b)
  if atMost(a, b) then
    return {0, 0}
  end
  local borrow = a[2] < b[2] and 1 or 0
  return {a[1] - b[1] - borrow, a[2] - b[2] + borrow * BASE}
end

-- What a day has spent and reserved, as text.
local function usage(day)
  local kept = redis.call('HMGET', day, 'spent', 'reserved')
  return kept[1] or '0', kept[2] or '0'
end
