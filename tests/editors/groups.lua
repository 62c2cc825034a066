-- What Neovim colours: of each file its places as [line, byte column], both from 1 → the names of their groups.
local asked = vim.fn.json_decode(vim.fn.readfile(vim.env.PLACES))
local groups = vim.empty_dict()
for file, places in pairs(asked) do
  vim.cmd("edit " .. vim.fn.fnameescape(file))
  local found = {}
  for _, place in ipairs(places) do
    table.insert(found, vim.fn.synIDattr(vim.fn.synID(place[1], place[2], 1), "name"))
  end
  groups[file] = found
end
vim.fn.writefile({ vim.fn.json_encode(groups) }, vim.env.GROUPS)
