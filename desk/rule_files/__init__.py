"""Rule files where they lie: found by path, id or folder, read with what belongs to them, and begun anew."""
