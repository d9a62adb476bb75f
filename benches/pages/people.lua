-- Asks for a different person each time. KIND says what: plain, gzip, asset or live; PAUSE waits before each request.
local kind, queries, at = os.getenv("KIND"), {}, 0
for line in io.lines(os.getenv("QUERIES")) do queries[#queries + 1] = line end
local stylesheet

function init() math.randomseed(1) end

function delay() return tonumber(os.getenv("PAUSE")) end

function request()
  if kind == "live" then return wrk.format("GET", "/livez") end
  if kind == "asset" then
    if not stylesheet then return wrk.format("GET", "/") end
    return wrk.format("GET", stylesheet)
  end
  at = at % #queries + 1
  local headers = kind == "gzip" and { ["Accept-Encoding"] = "gzip" } or {}
  return wrk.format("GET", "/guidance?" .. queries[at], headers)
end

if kind == "asset" then
  -- The stylesheet's name changes with its contents; the first page says it.
  response = function(status, headers, body)
    stylesheet = stylesheet or body:match('href="(/assets/site[^"]+css)"')
  end
end
