"""Every course that a run over symbols can take, as a tree of questions: what is known on a course, and of the rows."""
