" 由 pol dev editors 写出，请勿手改。 Written by `pol dev editors`; do not edit.
if exists("b:current_syntax")
  finish
endif
syntax case match
" A · is part of a name, as every Chinese character is.
syntax iskeyword @,48-57,_,183,192-255,^215,^247
syntax keyword polStatement 政策 policy 事实 fact 人群 category 期 window 定 let 表 table 结果 result 险种 product 资助 aid 歧义 ambiguity nextgroup=polDefined skipwhite
syntax keyword polStatement 优先 priority 假定 assume 约束 constraint 参保 eligibility 受理 acceptance 缴费 contribution 等待期 waiting 待遇期 benefit 财政补助 funding 改 change 增 add 删 remove
syntax keyword polStatement 不编码 setaside nextgroup=polAside
syntax keyword polWord 当 when 其他 otherwise 其余 rest 且 and 或 or 非 not 在 in 属于 one_of 自 from 至 to 起 after 起满 fully_after 内 within 每月 monthly 计当日 inclusive 不计当日 exclusive 计日按 counting_by 于 as_of 的 of 给 for 方式 mode 代缴 paid_directly 先缴后补 refunded 个人 personal 合计 total 全额 in_full 步 stage 就高 highest 叠加 stack 次序 order 同额 tie 均可 any 未规定 unstated 待定 pending 由 by 不低于 at_least 不高于 at_most 因 because 准许 admit 不准 refuse 无 none 原则上 normally 任一 any_of 全部 all_of 必缴 compulsory 自选 optional 档次分 tiers
syntax keyword polWord 读法 reading nextgroup=polReading skipwhite
syntax keyword polWord 依据 per nextgroup=polClauses
syntax keyword polProperty 键 key 来源 holder 默认 default 必填 required 可无 nullable 按年 by_year 钟点 clock 同义 synonym 说明 note
syntax match polKnown /\<\%(余额\|否\|年初\|年度\|年末\|应缴\|是\|本地\)\k\@!/
syntax match polName /「[^」]*」/
syntax match polFunction /\<\%(周岁\|age\|周岁次日\|age_next_day\|次日\|next_day\|次月首日\|next_month_start\|年份\|year_of\|月数\|months_between\|满月数\|full_months\|满年数\|full_years\|连续年数\|consecutive_years\|中断年数\|missed_years\|年数\|years_held\|较早\|earlier\|较晚\|later\|最低\|lowest\|最高\|highest_of\|取整\|rounded\|舍去\|rounded_down\|进位\|rounded_up\)[(（]\@=/
syntax match polWord /\%(起\|after\|内\|within\)\k\@!/ contained
syntax match polDefined /\%(^[ \t\u3000\u00a0].*\)\@<!\%(\%(\%(政策\|policy\|事实\|fact\|人群\|category\|期\|window\|定\|let\|表\|table\|结果\|result\|险种\|product\|资助\|aid\|优先\|priority\|歧义\|ambiguity\|假定\|assume\|约束\|constraint\|不编码\|setaside\|参保\|eligibility\|受理\|acceptance\|缴费\|contribution\|等待期\|waiting\|待遇期\|benefit\|财政补助\|funding\|改\|change\|增\|add\|删\|remove\|当\|when\|其他\|otherwise\|其余\|rest\|且\|and\|或\|or\|非\|not\|在\|in\|属于\|one_of\|自\|from\|至\|to\|起\|after\|起满\|fully_after\|内\|within\|每月\|monthly\|计当日\|inclusive\|不计当日\|exclusive\|计日按\|counting_by\|于\|as_of\|的\|of\|给\|for\|方式\|mode\|代缴\|paid_directly\|先缴后补\|refunded\|个人\|personal\|合计\|total\|全额\|in_full\|步\|stage\|就高\|highest\|叠加\|stack\|次序\|order\|同额\|tie\|均可\|any\|未规定\|unstated\|待定\|pending\|由\|by\|不低于\|at_least\|不高于\|at_most\|读法\|reading\|因\|because\|依据\|per\|准许\|admit\|不准\|refuse\|无\|none\|原则上\|normally\|任一\|any_of\|全部\|all_of\|必缴\|compulsory\|自选\|optional\|档次分\|tiers\|键\|key\|来源\|holder\|默认\|default\|必填\|required\|可无\|nullable\|按年\|by_year\|钟点\|clock\|同义\|synonym\|说明\|note\)\k\@!\)\@!\k\+\|「[^」]\+」\)/ contained
syntax match polReading /\%(\%(政策\|policy\|事实\|fact\|人群\|category\|期\|window\|定\|let\|表\|table\|结果\|result\|险种\|product\|资助\|aid\|优先\|priority\|歧义\|ambiguity\|假定\|assume\|约束\|constraint\|不编码\|setaside\|参保\|eligibility\|受理\|acceptance\|缴费\|contribution\|等待期\|waiting\|待遇期\|benefit\|财政补助\|funding\|改\|change\|增\|add\|删\|remove\|当\|when\|其他\|otherwise\|其余\|rest\|且\|and\|或\|or\|非\|not\|在\|in\|属于\|one_of\|自\|from\|至\|to\|起\|after\|起满\|fully_after\|内\|within\|每月\|monthly\|计当日\|inclusive\|不计当日\|exclusive\|计日按\|counting_by\|于\|as_of\|的\|of\|给\|for\|方式\|mode\|代缴\|paid_directly\|先缴后补\|refunded\|个人\|personal\|合计\|total\|全额\|in_full\|步\|stage\|就高\|highest\|叠加\|stack\|次序\|order\|同额\|tie\|均可\|any\|未规定\|unstated\|待定\|pending\|由\|by\|不低于\|at_least\|不高于\|at_most\|读法\|reading\|因\|because\|依据\|per\|准许\|admit\|不准\|refuse\|无\|none\|原则上\|normally\|任一\|any_of\|全部\|all_of\|必缴\|compulsory\|自选\|optional\|档次分\|tiers\|键\|key\|来源\|holder\|默认\|default\|必填\|required\|可无\|nullable\|按年\|by_year\|钟点\|clock\|同义\|synonym\|说明\|note\)\k\@!\)\@!\k\+\|「[^」]\+」/ contained
highlight default link polReading polDefined
syntax match polNumber /\<\d\+\%(\.\d\+\)\?\%(\k\|\.\)\@!/
syntax match polNumber /\<\d\+\%(\.\d\+\)\?[ \t\u3000\u00a0]*\%(percent\|months\|month\|years\|yuan\|days\|year\|day\|个月\|周岁\|元\|%\|％\|天\|日\|月\|年\|岁\)\%([内起]\|\k\@!\)\@=/ nextgroup=polWord
syntax match polDate /\<\d\{4}-\d\d-\d\d\%(-\|\k\)\@!/
syntax match polDate /\<\d\{1,2}[:：]\d\{1,2}\%([:：]\d\{1,2}\)\?\%([ \t\u3000\u00a0]*\%(percent\|months\|month\|years\|yuan\|days\|year\|day\|个月\|周岁\|元\|%\|％\|天\|日\|月\|年\|岁\)\|\k\|[:：]\)\@!/
syntax match polWrong /\<\d\{4}\/\d\{1,2}\/\d\{1,2}\k\@!/
syntax match polSign /[-+×*÷\/=<>≤≥≠＋－−＊✕／＝＜＞]\|!=/
syntax match polText /\"[^\"]*\"\|“[^”]*”/
syntax match polWrong /\"[^\"]*$\|“[^”]*$\|「[^」]*$/
syntax match polComment /[#＃].*$/
syntax match polClauses /[^#＃]*/ contained
syntax match polAside /\%("[^"]*"\|“[^”]*”\|[^#＃"“]\)*/ contained contains=polText,polWord
highlight default link polAside polClauses
syntax match polHeader /^[ \t\u3000\u00a0]\+\zs\%(地区\|region\|年度\|year\|文号\|number\|发布\|issued\|施行\|effective\|失效\|expires\|状态\|status\|词汇\|vocabulary\|上级\|superior\|沿用\|base\|援引\|invokes\|认定时点\|recognised_at\)\k\@!\%([ \t\u3000\u00a0]*\%([-+＋－−×*＊✕÷=＝<>＜＞≤≥≠!]\|\%(当\|when\|其他\|otherwise\|在\|in\|属于\|one_of\|起\|after\|起满\|fully_after\|的\|of\)\k\@!\)\)\@!/ nextgroup=polHeaderText
syntax match polHeaderText /[^#＃]*/ contained
highlight default link polStatement Statement
highlight default link polWord Keyword
highlight default link polProperty StorageClass
highlight default link polHeader PreProc
highlight default link polName Identifier
highlight default link polDefined Type
highlight default link polKnown Constant
highlight default link polFunction Function
highlight default link polNumber Number
highlight default link polDate Number
highlight default link polText String
highlight default link polClauses Tag
highlight default link polHeaderText String
highlight default link polSign Operator
highlight default link polComment Comment
highlight default link polWrong Error
let b:current_syntax = "pol"
