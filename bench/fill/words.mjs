/** Numbers that look random and are the same in every run. */
export function random(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const COMMON =
  '的一是在不了有和人这中大为上个到说们时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运';
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕';
const AREAS = [
  '挂号',
  '收费',
  '药房',
  '护士站',
  '急诊',
  '门诊',
  '检验科',
  '放射科',
  '住院部',
  '停车场',
];

/** Words of one to three characters, the frequent ones short, drawn as words of a language are. */
function vocabulary(draw, size) {
  const word = (length) =>
    Array.from({ length }, () => COMMON[Math.floor(draw() * COMMON.length)]).join('');
  const words = Array.from({ length: size }, (_, i) => word(i < 120 ? 1 : i < size / 2 ? 2 : 3));
  const weights = words.map((_, i) => 1 / (i + 3));
  let sum = 0;
  const until = weights.map((weight) => (sum += weight));
  return () => {
    const wanted = draw() * sum;
    let [low, high] = [0, until.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((until[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}

/** What the n-th complaint says; every thousandth and every hundred-thousandth has a word of its own. */
export function complaintsOf(seed) {
  const draw = random(seed);
  const word = vocabulary(random(7), 30_000);
  const pick = (from) => from[Math.floor(draw() * from.length)];
  return (n) => {
    let text = `${pick(AREAS)}，`;
    while (text.length < 150) text += word() + (draw() < 0.12 ? '，' : '');
    if (n % 1_000 === 0) text += '，轮椅归还处';
    if (n % 100_000 === 0) text += '，彩虹糖纸';
    const given = () => COMMON[Math.floor(draw() * COMMON.length)];
    const name = pick(SURNAMES) + given() + (draw() < 0.7 ? given() : '');
    return { content: `${text}。`, name, phone: `13${String(n).padStart(9, '0')}` };
  };
}
