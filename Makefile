# One command per chore. `make run` and `make test` work from a clean clone; see README.md.
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help setup run test lint format bench golden-update contact-sheet build lock clean

PYTHON := .venv/bin/python

help:  ## 列出这些命令
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

setup:  ## 建立 .venv，安装锁定的依赖和 Qt 所需的系统库
	@bash scripts/setup.sh

run: setup  ## 打开示例村；没有屏幕时离屏演示，并说明结果在哪里
	@bash scripts/run.sh

test: setup  ## 全部检查：格式、类型、分层、测试、规则层覆盖率（ARGS="…" 交给 pytest）
	@bash scripts/test.sh $(ARGS)

lint: setup  ## 只查格式和类型
	@bash scripts/lint.sh

format: setup  ## 按约定排版并修正可自动修正之处
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .

bench: setup  ## 量速度和内存，写 out/bench.json
	@$(PYTHON) -m benchmarks

golden-update: setup  ## 用现在的结果改写 tests/golden，改了什么由 git diff 看
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q --golden-update

contact-sheet: setup  ## 把每种文书画成图，放在 out/papers，打开 index.html 逐份看
	@$(PYTHON) -m tests.exports.contact_sheet out/papers

build: setup  ## 打成免安装文件夹 dist/xieshang，并让它自检
	@$(PYTHON) -m PyInstaller --noconfirm --log-level WARN build.spec
	@QT_QPA_PLATFORM=offscreen dist/xieshang/xieshang selftest

lock: setup  ## 重新解析依赖，写 requirements*.lock（ARGS="--upgrade" 升级）
	@bash scripts/lock.sh $(ARGS)

clean:  ## 删去环境、缓存和结果（不碰用户数据）
	@rm -rf .venv build dist out .coverage .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
