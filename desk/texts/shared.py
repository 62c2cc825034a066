"""Of `pol` itself, and of commands that serve the others."""

from __future__ import annotations

from .rows import Rows

ROWS: Rows = {
    # pol
    "pol": (
        "城乡居民基本医疗保险参保征缴：检查规则文件，逐人核定，逐条说明。",
        "Rule files for resident medical-insurance enrolment: check them, evaluate persons, explain clause by clause.",
    ),
    "pol.epilog": (
        "退出码：0 正常；1 有错误或警告，或有行被搁置；2 用法不对；3 文件读写失败；70 程序自身出错；130 中断。",
        "Exit codes: 0 clean; 1 findings, or rows set aside; 2 usage; 3 input or output failure; 70 our own error; "
        "130 interrupted.",
    ),
    "options": ("[选项]", "[OPTIONS]"),
    "subcommand": ("命令 [参数]...", "COMMAND [ARGS]..."),
    "version": ("显示版本。", "Show the version and exit."),
    "lang": ("用中文（zh）还是英文（en）。", "Speak Chinese (zh) or English (en)."),
    # pol schema
    "schema": (
        "打印人员记录或场景文件的 JSON Schema。",
        "Print the JSON Schema of a person's record, or of scenario files.",
    ),
    "schema.more": (
        "POLICY（路径、文件名或编号）给出时，只含该政策用到的事实。\n"
        "POLICY 写成 scenarios 时，打印场景文件的，编辑器可以用它提示和检查。",
        "With POLICY (path, file name or id), only the facts that this policy uses.\n"
        "With scenarios in place of POLICY, that of scenario files, for editors to complete and check by.",
    ),
    # pol dev
    "dev": ("逐阶段打印程序怎样读一个规则文件。", "Print each stage of how a rule file is read."),
    "dev.tokens": ("词。", "The tokens."),
    "dev.tree": ("语法树，每个语句一棵。", "The syntax trees, one per statement."),
    "dev.nodes": ("语句，名称还没有解析。", "The statements, before names are resolved."),
    "dev.model": ("政策模型，执行核定时用的就是它。", "The policy model that evaluators read."),
    "dev.editors": (
        "写出各编辑器上色、补全用的文件，都来自语言的词表；FOLDER 是仓库里的 editors。",
        "Write what editors colour and complete by, all from the lexicon; FOLDER is this repository's editors.",
    ),
    "dev.spans": ("同时打印每一处在原文中的位置。", "Print where in the text each part stands as well."),
    # pol lsp
    "lsp": (
        "语言服务器：在编辑器里边写边检查、提示、补全。",
        "The language server: checks, hints and completion in an editor, at every key stroke.",
    ),
    "lsp.more": (
        "由编辑器启动，从标准输入读，写到标准输出。没有写 --lang 时，用编辑器的语言。\n"
        "VS Code、Neovim 和别的编辑器怎样设置，见 docs/editing.md。",
        "Started by the editor; reads standard input and writes to standard output. Speaks the editor's language\n"
        "unless --lang is given. For the settings of VS Code, Neovim and others see docs/editing.md.",
    ),
    # pol completion
    "completion": ("打印命令行补全脚本。", "Print the script for shell completion."),
    "completion.more": (
        '用法：bash 和 zsh 在启动文件里写 eval "$(pol completion bash)"；\n'
        "fish 用 pol completion fish > ~/.config/fish/completions/pol.fish。",
        'To use it: put eval "$(pol completion bash)" (or zsh) into the shell\'s startup file;\n'
        "for fish: pol completion fish > ~/.config/fish/completions/pol.fish.",
    ),
}
