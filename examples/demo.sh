#!/usr/bin/env bash
# An officer's roster of invented people for Hulunbuir 2024: everyone in one table, then one person clause by clause.
set -euo pipefail
cd "$(dirname "$0")"

# Exit code 1 says that rows were set aside: the roster holds some faults on purpose.
pol evaluate hulunbuir-2024 hulunbuir-roster.xlsx || [ $? -eq 1 ]
pol explain hulunbuir-2024 hulunbuir-roster.xlsx --person 郑示例八
