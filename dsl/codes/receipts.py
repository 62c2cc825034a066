"""P745: a result against its own receipt."""

from .row import ERROR, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P745",
        "result-altered",
        ERROR,
        "结果写好以后被改过：内容和来历记录里的指纹对不上",
        "the result was altered after it was written: its content is not what the receipt was made for",
        "这份不要再用；重新核定。要在表格软件里改的，另存一份",
        "do not use it; evaluate again. To work on it in a spreadsheet, save it under another name",
    ),
)
