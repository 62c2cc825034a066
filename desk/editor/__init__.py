"""The language server: a text and a place in it → an answer in plain records; the protocol comes last, in `server`."""
