#!/usr/bin/env bash
# Checks the deployment without a container engine: rules a Dockerfile must keep, then the image's own
# steps in a clean folder — the files it copies, npm ci --omit=dev, start, /healthz, SIGTERM.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { echo "✗ $*" >&2; exit 1; }
pass() { echo "✓ $*"; }

# Rules, on the last stage where it matters.
last_stage=$(awk '/^FROM /{text=""} {text=text $0 "\n"} END{printf "%s", text}' Dockerfile)
[ "$(grep -c '^FROM ' Dockerfile)" -ge 2 ] || fail 'Dockerfile: several stages'
! grep -Eq '^FROM [^ ]+(:latest)?( AS .*)?$' <(grep '^FROM ' Dockerfile | grep -Ev ':[0-9]') || fail 'Dockerfile: a tag with a version'
grep -q '^USER node$' <<<"$last_stage" || fail 'Dockerfile: not root'
grep -q '^HEALTHCHECK' <<<"$last_stage" || fail 'Dockerfile: health check'
! grep -Eq 'apt-get|g\+\+|npm (ci|install)' <<<"$last_stage" || fail 'Dockerfile: no tools in the last stage'
grep -Eq '^CMD \["node"' <<<"$last_stage" || fail 'Dockerfile: the program is process 1, not a shell'
! grep -Eiq '^(ENV|ARG) .*(TOKEN|SECRET|PASSWORD)' Dockerfile || fail 'Dockerfile: no secrets'
! grep -q '^ADD ' Dockerfile || fail 'Dockerfile: COPY, not ADD'
[ "$(head -1 .dockerignore)" = '**' ] || fail '.dockerignore: nothing but what is named'
pass 'Dockerfile and .dockerignore keep the rules'
if command -v hadolint >/dev/null; then hadolint Dockerfile && pass hadolint; else echo '– hadolint is not installed: skipped'; fi
node --input-type=module -e "
  import { readFileSync } from 'node:fs'; import { parse } from 'yaml';
  const { services, volumes } = parse(readFileSync('compose.yaml', 'utf8'));
  for (const [name, one] of Object.entries(services))
    for (const volume of one.volumes ?? [])
      if (!(volume.split(':')[0] in volumes)) throw new Error(name + ': volume ' + volume);
"
pass 'compose.yaml reads'
if command -v systemd-analyze >/dev/null; then
  # The unit names a program that need not be installed here.
  systemd-analyze verify scripts/deploy/task-assistant.service 2>&1 | grep -v 'is not executable' || true
  pass 'systemd unit'
else echo '– systemd-analyze is not installed: skipped'; fi

# The image's steps.
folder=$(mktemp -d)
program=''
trap '[ -n "$program" ] && kill -KILL "$program" 2>/dev/null; rm -rf "$folder"' EXIT
mkdir "$folder/app" "$folder/data"
# As committed: what a clone, and so the image, would hold.
git archive HEAD package.json package-lock.json tsconfig.json src knowledge seeds | tar -x -C "$folder/app"
cd "$folder/app"
npm ci --omit=dev --no-audit --no-fund >"$folder/npm.log" 2>&1 || { tail -20 "$folder/npm.log" >&2; fail 'npm ci'; }
pass "npm ci --omit=dev: $(du -sm node_modules | cut -f1) MB"
[ ! -d node_modules/vitest ] || fail 'no tools for development'

chmod -R a-w .
env -i PATH="$PATH" HOME="$folder" NODE_ENV=production HOST=127.0.0.1 PORT=0 \
  DATABASE_URL="sqlite:$folder/data/assistant.db" \
  TELEGRAM_BOT_TOKEN=1:check-deploy TELEGRAM_API_ROOT=http://127.0.0.1:9 \
  node --import tsx src/main.ts >"$folder/out.log" 2>"$folder/log.jsonl" &
program=$!
port=''
for _ in $(seq 240); do
  port=$(grep -o '"port":[0-9]*' "$folder/log.jsonl" | head -1 | cut -d: -f2 || true)
  [ -n "$port" ] && break
  kill -0 "$program" 2>/dev/null || { cat "$folder/log.jsonl" >&2; fail 'start'; }
  sleep 0.25
done
[ -n "$port" ] || fail 'no port within a minute'
code() { node -e "fetch('http://127.0.0.1:$port$1').then(async r=>{console.log(r.status);console.error((await r.text()).slice(0,600))},e=>{console.log(0)})" 2>"$folder/body"; }
status=$(code /healthz)
# The messenger is a closed port here: its part must say so, and everything else must be well.
node -e "
  const { parts } = JSON.parse(require('fs').readFileSync('$folder/body', 'utf8'));
  const ill = Object.entries(parts).filter(([name, part]) => !part.ok && name !== 'telegram');
  if (ill.length > 0 || !('database' in parts) || !('index' in parts)) { console.error(parts); process.exit(1) }
" || fail '/healthz'
[ "$status" = 503 ] || fail "/healthz answers $status with its messenger out of reach"
pass '/healthz: database and index well, the messenger out of reach is told (503)'
[ "$(code /metrics)" = 200 ] || fail '/metrics'
pass '/metrics answers 200'

began=$(date +%s%N)
kill -TERM "$program"
wait "$program" || fail "exit code $? on SIGTERM"
program=''
took=$((($(date +%s%N) - began) / 1000000))
[ "$took" -lt 30000 ] || fail "SIGTERM took $took ms"
pass "SIGTERM: ended in $took ms"
[ -s "$folder/data/assistant.db" ] || fail 'database written'
! grep -q 'check-deploy' "$folder/log.jsonl" "$folder/out.log" || fail 'the token is in the log'
pass 'the token is in no log line'
