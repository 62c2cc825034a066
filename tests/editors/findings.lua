-- What the language server has found in this file, once it has found something: line from 1, code.
vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 100)
for _, found in ipairs(vim.diagnostic.get(0)) do
  print(found.lnum + 1, found.code)
end
