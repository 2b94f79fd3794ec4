#!/bin/sh
# Sees to it that a Chromium is there for the browser tests: one that is installed, or the system's
# package where it may be installed without asking. Where neither is possible it says how to get one;
# the browser tests then fail with the same words, so this itself does not stop the other tests.
for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
	command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1; then
	if [ "$(id -u)" = 0 ]; then
		as_root=
	elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
		as_root="sudo -n"
	else
		as_root=no
	fi
	if [ "$as_root" != no ]; then
		echo "Installing Chromium for the browser tests"
		$as_root apt-get update -q >/dev/null
		# The same browser without windows, where the system has it: a fifth less work for the tests.
		$as_root apt-get install -y -q chromium-headless-shell >/dev/null 2>&1 && exit 0
		$as_root apt-get install -y -q chromium >/dev/null
		command -v chromium >/dev/null 2>&1 && exit 0
	fi
fi
echo "No Chromium or Chrome is on this machine: install one (on Debian or Ubuntu: sudo apt-get install chromium) and run this again; until then the browser tests fail." >&2
exit 0
