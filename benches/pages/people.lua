-- Asks for a different person each time. KIND says what: plain, gzip or live; PAUSE waits before each request.
local kind, queries, at = os.getenv("KIND"), {}, 0
for line in io.lines(os.getenv("QUERIES")) do queries[#queries + 1] = line end
local headers = kind == "gzip" and { ["Accept-Encoding"] = "gzip" } or {}

function delay() return tonumber(os.getenv("PAUSE")) end

function request()
  if kind == "live" then return wrk.format("GET", "/livez") end
  at = at % #queries + 1
  return wrk.format("GET", "/guidance?" .. queries[at], headers)
end
