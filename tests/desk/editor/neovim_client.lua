-- Asks `pol lsp` through Neovim's own client about the file that is open, and prints the answers as JSON.

local wait = 60000

local function finish(told)
  io.stdout:write(vim.fn.json_encode(told) .. "\n")
  vim.cmd("qa!")
end

local ok, problem = pcall(function()
  local told = {}
  vim.wait(wait, function() return #vim.diagnostic.get(0) > 0 end, 20)
  told.diagnostics = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, false)[1]
    table.insert(told.diagnostics, { code = one.code, text = line:sub(one.col + 1, one.end_col) })
  end

  local function ask(method, further)
    local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(0, told.encoding), further or {})
    local answers = vim.lsp.buf_request_sync(0, method, params, wait)
    for _, answer in pairs(answers or {}) do
      return answer.result or vim.NIL
    end
  end

  local function to(pattern, further)
    vim.fn.cursor(1, 1)
    vim.fn.search(pattern, "cW")
    if further then vim.fn.search(further, "cW", vim.fn.line(".")) end
  end

  told.encoding = vim.lsp.get_client_by_id(vim.tbl_keys(vim.lsp.buf_get_clients(0))[1]).offset_encoding
  to("^资助 特困全额", "特困人员")
  told.hover = ask("textDocument/hover").contents.value
  told.definition = ask("textDocument/definition")[1].range.start.line
  told.rename = ask("textDocument/rename", { newName = "困难的人" })
  vim.lsp.util.apply_workspace_edit(told.rename, told.encoding)
  told.renamed = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  told.rename = nil
  vim.fn.cursor(vim.fn.line("$"), 1)
  vim.fn.search("给 ", "cW")
  vim.fn.append(vim.fn.line("$"), "资助 𠮷 给 ")
  vim.fn.cursor(vim.fn.line("$"), 999)
  vim.cmd("startinsert!")
  told.completion = {}
  local start = _G.pol_complete(1, "")
  told.typed = vim.fn.getline("$"):sub(start + 1)
  for _, one in ipairs(_G.pol_complete(0, told.typed).words) do table.insert(told.completion, one.abbr) end

  -- As an officer types it: a name by the initials of its pinyin.
  vim.cmd("stopinsert")
  local keys = "Go人群 试 当 db<C-x><C-o><Esc>"
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), "tx", false)
  told.pinyin = vim.fn.getline("$")
  finish(told)
end)

if not ok then finish({ problem = problem }) end
