autocmd BufRead,BufNewFile *.pol set filetype=pol
