"""P830–P839: coverage of a notice by its scenarios."""

from .row import ERROR, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P830",
        "coverage-below",
        ERROR,
        "“{policy}”的覆盖是 {found}%，低于要求的 {wanted}%",
        "the coverage of {policy} is {found}%, below the {wanted}% asked for",
        "先补上面列出的缺口；pol generate {policy} 可以拟出场景",
        "fill the gaps listed above; pol generate {policy} drafts scenarios",
    ),
    row(
        "P831",
        "coverage-of-several",
        ERROR,
        "有 {count} 个政策的覆盖要写，一个文件放不下：{output}",
        "the coverage of {count} policies does not go into one file: {output}",
        "改写一个文件夹，或者只测试一个政策",
        "name a folder, or test one policy only",
    ),
)
