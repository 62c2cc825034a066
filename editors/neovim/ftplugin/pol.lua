-- Rule files in Neovim (0.7 or later): two blanks of indentation, folds, and `pol lsp` as the language server.
-- `let g:pol_command = ['/opt/canbao/bin/pol', 'lsp']` where pol is not on the path; `let g:pol_command = []` for none.
-- K tells what is under the cursor, gd goes to where it is defined, <C-x><C-o> completes; :PolRename, :PolFix and others ask the rest.

if vim.b.did_ftplugin then
  return
end
vim.b.did_ftplugin = true
vim.b.undo_ftplugin = "setlocal commentstring< comments< expandtab< shiftwidth< softtabstop< foldmethod< foldlevel< omnifunc<"

vim.opt_local.commentstring = "# %s"
vim.opt_local.comments = ":#,:＃"
vim.opt_local.expandtab = true
vim.opt_local.shiftwidth = 2
vim.opt_local.softtabstop = 2
vim.opt_local.foldmethod = "indent"
vim.opt_local.foldlevel = 99

local chinese = (vim.env.LC_ALL or vim.env.LANG or ""):match("^zh") ~= nil
local function warn(in_chinese, in_english)
  vim.notify(chinese and in_chinese or in_english, vim.log.levels.WARN)
end

local command = vim.g.pol_command or { "pol", "lsp" }
if type(command) == "string" then
  command = vim.split(command, " ", { trimempty = true })
end
if #command == 0 then
  return
end
if vim.fn.executable(command[1]) == 0 then
  warn(
    ("找不到命令 %s：只上色，不检查。请安装 canbao，或者在 g:pol_command 里写明它的位置。"):format(command[1]),
    ("The command %s was not found: colours only. Install canbao, or name it in g:pol_command."):format(command[1])
  )
  return
end

-- What `pol` says when it can not serve, such as a library that is missing: the protocol has no place for it.
local function ended(code, signal)
  if code == 0 or signal ~= 0 then
    return
  end
  vim.schedule(function()
    local why = vim.trim(vim.fn.system(command, ""))
    warn("pol lsp 没有运行起来：\n" .. why, "pol lsp did not run:\n" .. why)
  end)
end

-- The server also finds names by pinyin and by their English keys; Neovim's own completion drops what does not begin
-- with what was typed.
local found = {}
local function items_at_cursor()
  local params = vim.lsp.util.make_position_params()
  for id, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/completion", params, 5000) or {}) do
    local result = answer.result or {}
    return result.items or result, vim.lsp.get_client_by_id(id).offset_encoding
  end
  return {}, "utf-16"
end

function _G.pol_complete(is_start, _)
  if is_start == 0 then
    return { words = found, refresh = "always" }
  end
  local items, encoding = items_at_cursor()
  found = {}
  local start = vim.fn.col(".") - 1
  for _, item in ipairs(items) do
    start = vim.lsp.util._get_line_byte_from_position(0, item.textEdit.range.start, encoding)
    table.insert(found, { word = item.textEdit.newText, abbr = item.label, menu = item.detail or "", dup = 1 })
  end
  return start
end

local function ready(_, buffer)
  vim.bo[buffer].omnifunc = "v:lua.pol_complete"
  local asked = {
    PolHover = vim.lsp.buf.hover,
    PolDefinition = vim.lsp.buf.definition,
    PolReferences = vim.lsp.buf.references,
    PolRename = vim.lsp.buf.rename,
    PolFix = vim.lsp.buf.code_action,
    PolFormat = vim.lsp.buf.format or vim.lsp.buf.formatting,
    PolRun = vim.lsp.codelens.run,
  }
  for name, ask in pairs(asked) do
    vim.api.nvim_buf_create_user_command(buffer, name, function() ask() end, {})
  end
  vim.keymap.set("n", "K", vim.lsp.buf.hover, { buffer = buffer })
  vim.keymap.set("n", "gd", vim.lsp.buf.definition, { buffer = buffer })
  vim.api.nvim_create_autocmd({ "BufEnter", "InsertLeave", "BufWritePost" }, {
    buffer = buffer,
    callback = function() vim.lsp.codelens.refresh() end,
  })
  vim.lsp.codelens.refresh()
end

local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ":p:h")
local settings = { name = "pol", cmd = command, root_dir = folder, on_attach = ready, on_exit = ended }
if vim.lsp.start then
  vim.lsp.start(settings)
else -- before 0.8: one server a folder, kept by hand
  _G.pol_servers = _G.pol_servers or {}
  local client = _G.pol_servers[folder]
  if client == nil or vim.lsp.get_client_by_id(client) == nil then
    client = vim.lsp.start_client(settings)
    _G.pol_servers[folder] = client
  end
  if client ~= nil then
    vim.lsp.buf_attach_client(0, client)
  end
end
