#!/usr/bin/env bash
# `make run`: the program on the sample village; without a screen, the demonstration, and where its results lie.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
    exec .venv/bin/python -m xieshang_desktop open --sample
fi

out=out
printf '这里没有屏幕，改为离屏演示：把示例村今天的会议从签到走到封存。\n'
.venv/bin/python -m xieshang_desktop demo --fast --out "$out"
printf '\n演示完成，结果在 %s ：\n' "$PWD/$out"
find "$out" -maxdepth 1 -type f ! -name '*.png' | sort | sed 's/^/  文书和数据  /'
printf '  页面截图    %s 张 PNG（按步骤编号）\n' "$(find "$out" -name '*.png' | wc -l | tr -d ' ')"
