#!/bin/sh
# Makes the pictures of docs/comparing.md again, from the invented county of docs/gallery.
# Needs chromium, LibreOffice (soffice), pdftoppm, pngquant, a monospaced font with Chinese, and `pol` (or POL=…); no test
# runs it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
pol=${POL:-$here/../../.venv/bin/pol}
browser=${BROWSER:-chromium}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$here/../gallery"

shot() { # FILE WIDTH HEIGHT PICTURE
  "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size="$2,$3" \
    --screenshot="$here/$4" "file://$1" 2>/dev/null
}

terminal() { # PICTURE WIDTH HEIGHT FROM COMMAND…: what is printed, from the line that begins so
  picture=$1 width=$2 height=$3 from=$4
  shift 4
  {
    printf '<meta charset="utf-8"><style>body{margin:0;background:#1d2329;color:#e4e7e8}'
    printf 'pre{margin:14px 18px;font:14px/1.5 "Noto Sans Mono CJK SC","WenQuanYi Zen Hei Mono",monospace}</style><pre>'
    printf '$ pol %s\n…\n' "$*"
    POL_LANG=zh NO_COLOR=1 "$pol" "$@" | sed -n "/^$from/,\$p" | sed 's/&/\&amp;/g; s/</\&lt;/g'
    printf '</pre>'
  } >"$work/terminal.html"
  shot "$work/terminal.html" "$width" "$height" "$picture"
}

POL_LANG=zh "$pol" diff county-2024 county-2025 --output "$work/变化.html"
shot "$work/变化.html" 900 1500 diff.png

POL_LANG=zh "$pol" compare county-2024 county-2025 county-2026 --output "$work/对照.html"
shot "$work/对照.html" 1160 760 compare.png

terminal exact.png 800 640 对谁不同 diff county-2024 county-2025 --exact

POL_LANG=zh "$pol" diff county-2024 county-2025 --output "$work/变化.xlsx"
(cd "$work" && soffice --headless --convert-to pdf 变化.xlsx >/dev/null 2>&1)
pdftoppm -png -r 80 -f 2 -l 2 -x 40 -y 30 -W 880 -H 490 -singlefile "$work/变化.pdf" "$here/workbook"

cd "$here" && pngquant --force --ext .png 64 diff.png compare.png exact.png workbook.png
