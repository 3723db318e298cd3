#!/usr/bin/env bash
# Make the locked environment in .venv, from a bare Debian or Ubuntu with git, make and Python >= 3.11.
# A second call costs a few milliseconds: a stamp says which lock the environment was made from.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=.venv/made-from
inputs=(requirements.lock requirements-uv.lock pyproject.toml scripts/setup.sh scripts/system_libraries.py)

fingerprint() { cat "${inputs[@]}" | cksum; }

if [ -x .venv/bin/python ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ]; then
    exit 0
fi

say() { printf '%s\n' "$*" >&2; }

# How packages of the system can be installed here without asking for a password: as root, by sudo, or not at all.
as_root=none
if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
        as_root=env
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n env"
    fi
fi

apt_install() {
    [ "$as_root" != none ] || return 1
    say "正在安装系统软件包：$*"
    # shellcheck disable=SC2086
    $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2 && return 0
    # shellcheck disable=SC2086
    $as_root DEBIAN_FRONTEND=noninteractive apt-get update -q >&2 || return 1
    # shellcheck disable=SC2086
    $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2
}

# Name the one command that installs what is missing, and stop.
ask_for() {
    local command="apt-get update && apt-get install -y $*"
    say "还缺系统软件包，这里没有权限安装。请运行下面这一条命令，然后重新运行刚才的命令："
    if command -v sudo >/dev/null 2>&1; then
        say "    sudo sh -c '$command'"
    else
        say "    su -c '$command'"
    fi
    exit 1
}

# The newest interpreter that really starts (a name on the PATH may be a shim without a version behind it).
find_python() {
    local name
    for name in python3.13 python3.12 python3.11 python3; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null; then
            "$name" -c 'import sys; print(sys.executable)'
            return 0
        fi
    done
    return 1
}

# Debian ships Python without the part that makes environments; the package is named after the version.
venv_package() { "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'; }

venv_works() { .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

python=$(find_python) || { say "需要 Python 3.11 至 3.14。请先安装：apt-get install -y python3"; exit 1; }

# All that is missing is asked for at once: first what nothing works without, then what real windows need.
needed=()
screen=()
venv_works || "$python" -c 'import ensurepip, venv' 2>/dev/null || needed+=("$(venv_package "$python")")
if [ "$(uname -s)" = Linux ]; then
    while read -r package; do needed+=("$package"); done < <("$python" scripts/system_libraries.py needed)
    while read -r package; do screen+=("$package"); done < <("$python" scripts/system_libraries.py screen)
fi
if [ ${#needed[@]} -gt 0 ]; then
    apt_install "${needed[@]}" "${screen[@]}" || apt_install "${needed[@]}" \
        || ask_for "${needed[@]}" "${screen[@]}"
elif [ ${#screen[@]} -gt 0 ]; then
    apt_install "${screen[@]}" \
        || say "提示：没有安装 ${screen[*]}。不影响离屏运行；要在 X11 屏幕上打开窗口，请安装它们。"
fi

# uv keeps to its own settings; a mirror that was set for pip shall serve it too.
use_pip_mirror() {
    local mirror
    mirror=$(.venv/bin/python -m pip config get global.index-url 2>/dev/null || true)
    if [ -n "$mirror" ] && [ -z "${UV_DEFAULT_INDEX:-}" ]; then
        export UV_DEFAULT_INDEX=$mirror
    fi
}

# uv first, for its speed. Where its way to the network is barred (a proxy or certificate that only pip knows),
# pip reads the same lock and checks the same hashes.
install_locked() {
    local pip=(.venv/bin/python -m pip --disable-pip-version-check -q)
    local uv=(.venv/bin/uv -q pip)
    export VIRTUAL_ENV=$PWD/.venv UV_SYSTEM_CERTS=1
    say "正在安装锁定版本的依赖，首次约需一两分钟…"
    "${pip[@]}" install --require-hashes -r requirements-uv.lock
    use_pip_mirror
    "${uv[@]}" sync --require-hashes requirements.lock \
        || "${pip[@]}" install --require-hashes -r requirements.lock
    "${pip[@]}" install --no-deps --no-build-isolation --editable .
}

if ! venv_works; then
    say "正在建立运行环境（.venv，$("$python" --version)）…"
    "$python" -m venv --clear .venv
fi
install_locked
fingerprint >"$stamp"
say "运行环境已就绪。"
