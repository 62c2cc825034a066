#!/usr/bin/env bash
# An officer's roster of invented people for Hulunbuir 2024: everyone in one table, then one person clause by clause.
set -euo pipefail
cd "$(dirname "$0")"

pol evaluate hulunbuir-2024 hulunbuir-roster.xlsx
pol explain hulunbuir-2024 hulunbuir-roster.xlsx --person 1
