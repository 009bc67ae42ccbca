// Writes common.txt, the passwords that nobody may have: node make.mjs
// Only what the realm's shortest password allows, in lower case; Keycloak compares without case.
import { writeFileSync } from 'node:fs'

const SHORTEST = 10
const found = new Set()
const add = (...words) => words.forEach((word) => word.length >= SHORTEST && found.add(word.toLowerCase()))
const each = (ones, others, join = (one, other) => one + other) =>
  ones.forEach((one) => others.forEach((other) => add(join(one, other))))
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i))

const years = [...range(1970, 2012), ...range(2018, 2030)]
const runs = ['1', '12', '123', '1234', '12345', '123456', '1234567', '12345678', '123456789', '1234567890', '321', '654321', '0', '00', '01', '000', '0000']
const lucky = ['520', '521', '1314', '5201314', '1314520', '5211314', '666', '6666', '666666', '888', '8888', '888888', '88888888', '168', '1688', '111', '1111', '111111', '11111111', '222222', '999', '9999', '999999', '147258', '159357', '789456', '112233', '123321', '110', '119', '007']
const ends = [...runs, ...lucky, ...years]
const marked = ['@', '!', '.', '_'].flatMap((mark) => [...['123', '1234', '123456', '888', '666', '520'], ...range(2022, 2029)].map((end) => mark + end))
const closed = ['!', '@', '.', '#', '!!', '123!', '123456!', '1!', ...range(2022, 2029).map((year) => year + '!')]

// names in pinyin: the frequent family names, and whole names that many people bear
const families = 'wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lv su lu jiang cai jia ding wei xue ye yan pan du dai xia zhong wangjia fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin yi chang qiao he lai gong wen'.split(' ')
const wholes = 'zhangwei wangwei wangfang liwei lina zhangmin lijing wangjing liuwei wangxiuying zhangli lixiuying wangli zhangjing lixiuying zhangxiuying liqiang wangmin limin wanglei liuyang wangyan wangyong lijun zhangyong lijie zhangjie zhanglei wangqiang lijuan wangjun zhangyan zhangtao wangtao liyan wangchao liming liyong wangjuan liujie liumin lixia lili wangxin xiaoming zhangjun wangjie zhangqiang wanggang wangping liufang liuyan liujun wangbin wanghao yangyang lihua zhanghua liuyan chenjing chenwei liping xiaohong xiaofang meimei lihong wanghong zhanghong gulina aliya'.split(' ')
each([...families, ...wholes], ends)
each(families, ['123456', '123', '520', '888', '666', '1314'], (one, other) => `${one}${one}${other}`)
each(wholes, ['@123', '@123456', '!123', '.123', '@2026', '@2025'])

// what people in China type, and the words of this field
const words = 'woaini woaiwo woaiwojia woailaopo woailaogong woaibaba woaimama woaizhongguo woaixuexi aini ainiyiwannian iloveu iloveyou laopo laogong baobao baobei mama baba yijiaren xiaobao dabao zhongguo china beijing shanghai guangzhou shenzhen chongqing sichuan guizhou hunan henan nanchang chengdu zhonghua haha hahaha hehe nihao nihaoma wodemima mima mimamima jiayou pingan kuaile xingfu facai gongxifacai wangyi taobao weixin wechat alipay qqqq tencent baidu huawei xiaomi apple'.split(' ')
const field = 'lantian bluesky xuexiao xiaoxue zhongxue daxue youeryuan laoshi jiaoshi xiaozhang banzhuren xuesheng jiaoyu jiaoyuju jiaoyuting liushou liushouertong ertong guanai bangfu jieduizi aixin huijia jiafang school teacher student pupil education officer auditor guanliyuan'.split(' ')
const world = 'password passw0rd p@ssword p@ssw0rd pass qwerty qwer qwert asdf asdfgh zxcv zxcvbn abc abcd abcdef abcdefg admin admin123 administrator root user guest test testing welcome letmein changeme secret default master super superman batman dragon monkey football baseball basketball sunshine princess shadow michael jordan charlie hello helloworld whatever trustno1 freedom flower computer internet google facebook login access starwars pokemon cheese summer winter spring autumn january february march april june july august september october november december monday friday love lovely loveme babygirl angel a aa aaa aaaa ab as qa qq qqq q w x z zz aaa111 abc123 qwe qweasd qweasdzxc asd zxc 1qaz 1qaz2wsx qaz qazwsx zaq1 zaq12wsx q1w2e3 1q2w3e'.split(' ')
each([...words, ...field, ...world], ends)
each([...words, ...field], marked)
each(world, ['@123', '@1234', '@123456', '!123', '@2025', '@2026', '@2027'])
each([...words, ...field, ...world], closed)
each(['123', '1234', '123456', '520', '1314', '5201314', '666', '888'], [...words, ...field, ...world, ...wholes])
each(['woai', 'aini', 'woaini', 'lantian', 'wode', 'hao'], [...words, ...field])
add('zhendeaini', 'woaininana', 'jiaoyuju', 'correcthorsebatterystaple', 'thequickbrownfox', 'administrator', 'passwordpassword', 'qwertyuiop', 'unbelievable')

// walks over the keyboard, from each key and back
const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '!@#$%^&*()', '0987654321', 'poiuytrewq', 'lkjhgfdsa', 'mnbvcxz', 'abcdefghijklmnopqrstuvwxyz', '147258369', '963852741', '741852963', '789456123', '321654987', '159753', '1357924680', '2468013579']
const columns = ['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik,', '9ol.', '0p;/', 'qaz', 'wsx', 'edc', 'rfv', 'tgb', 'yhn', 'ujm', 'zaq1', 'xsw2', 'cde3', 'vfr4', '!qaz', '@wsx', '#edc']
each(rows, rows)
each(rows, ends)
each(rows, closed)
rows.forEach((row) => { for (let from = 0; from < row.length; from++) for (let to = from + SHORTEST; to <= row.length; to++) add(row.slice(from, to)) })
each(columns, columns)
columns.forEach((one, at) => add(one + columns[(at + 1) % columns.length] + columns[(at + 2) % columns.length], one.repeat(3)))
each(columns, ends)
add('1q2w3e4r5t', '1q2w3e4r5t6y', 'q1w2e3r4t5', 'q1w2e3r4t5y6', '1qaz2wsx3edc', 'qwer1234qwer', 'qwerasdfzxcv', 'qweasdzxc123', '1a2b3c4d5e', 'a1b2c3d4e5', 'a1s2d3f4g5', 'zxcvbnm123', 'asdfghjkl123', 'qazwsxedcrfv')

// one sign, or a few of them, again and again
'abcdefghijklmnopqrstuvwxyz0123456789.*!@#'.split('').forEach((sign) => range(SHORTEST, 16).forEach((times) => add(sign.repeat(Number(times)))))
;[...runs, ...lucky, 'abc', 'qwe', 'asd', 'zxc', 'ab', 'qw', 'aini', 'wo', 'aa', '12', '13', '14', '52', '1212', '1122', '5200', 'abcd', 'qwer', 'asdf', 'woaini', 'lantian', 'admin'].forEach((part) => {
  for (let whole = part + part; whole.length <= 20; whole += part) add(whole)
})
each([...runs, ...lucky], [...runs, ...lucky])
each(['a', 'aa', 'ab', 'abc', 'q', 'qq', 'w', 'wo', 'z', 'zz', 'x'], [...runs, ...lucky].flatMap((one) => lucky.map((other) => one + other)))

// telephone numbers that are easy to remember, and days
range(130, 199).forEach((net) => {
  each([net], [...'0123456789'].map((digit) => digit.repeat(8)))
  each([net], ['12345678', '87654321', '00001111', '88886666', '66668888', '12341234', '00138000', '01234567', '11112222', '13145200', '52013140', '05201314', '15201314'])
})
const days = (from, to) => range(from, to).flatMap((year) => range(1, 12).flatMap((month) => range(1, new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()).map((day) => year + month.padStart(2, '0') + day.padStart(2, '0'))))
each(['aa', 'qq', 'abc', 'woaini'], days(1985, 2010).filter((day) => ['01', '08', '18'].includes(day.slice(6))))

writeFileSync(new URL('common.txt', import.meta.url), [...found].sort().join('\n') + '\n')
