-- Rule files in Neovim (0.7 or later): two blanks of indentation, folds, and `pol lsp` as the language server.
-- `let g:pol_command = ['/opt/canbao/bin/pol', 'lsp']` where pol is not on the path; `let g:pol_command = []` for none.

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

local command = vim.g.pol_command or { "pol", "lsp" }
if #command == 0 then
  return
end
if vim.fn.executable(command[1]) == 0 then
  local chinese = (vim.env.LC_ALL or vim.env.LANG or ""):match("^zh") ~= nil
  local said = chinese and "找不到命令 %s：只上色，不检查。请安装 canbao，或者在 g:pol_command 里写明它的位置。"
    or "The command %s was not found: colours only. Install canbao, or name it in g:pol_command."
  vim.notify(said:format(command[1]), vim.log.levels.WARN)
  return
end

vim.opt_local.omnifunc = "v:lua.vim.lsp.omnifunc"
local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ":p:h")
local settings = { name = "pol", cmd = command, root_dir = folder }
if vim.lsp.start then
  vim.lsp.start(settings)
else -- before 0.8: one server a folder, kept by hand
  _G.pol_servers = _G.pol_servers or {}
  local client = _G.pol_servers[folder]
  if client == nil or vim.lsp.get_client_by_id(client) == nil then
    client = vim.lsp.start_client(settings)
    _G.pol_servers[folder] = client
  end
  vim.lsp.buf_attach_client(0, client)
end
