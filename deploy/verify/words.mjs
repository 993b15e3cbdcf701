// What the program says, in Chinese and English.
const FAULTS = {
  manifest_missing: { zh: '清单 manifest.json 不见了', en: 'The list manifest.json is missing' },
  manifest_unreadable: {
    zh: '清单 manifest.json 不能读取',
    en: 'The list manifest.json cannot be read',
  },
  signature_missing: {
    zh: '签名 manifest.sig 不见了',
    en: 'The signature manifest.sig is missing',
  },
  signature_unreadable: {
    zh: '签名 manifest.sig 不能读取',
    en: 'The signature manifest.sig cannot be read',
  },
  signature_wrong: {
    zh: '清单在签名之后被改动过',
    en: 'The list was changed after it was signed',
  },
  key_other: {
    zh: '不是用指定的密钥签名的，签名密钥编号是 {found}',
    en: 'Signed by another key than the one given: {found}',
  },
  entry_missing: { zh: '文件不见了：{path}', en: 'A file is missing: {path}' },
  entry_added: { zh: '多出一个文件：{path}', en: 'A file was added: {path}' },
  entry_twice: { zh: '同一文件名出现两次：{path}', en: 'A file stands there twice: {path}' },
  entry_changed: { zh: '文件被改动过：{path}', en: 'A file was changed: {path}' },
  log_broken: {
    zh: '办理记录的校验链在第 {line} 行断开：{path}',
    en: 'The chain of the log does not hold at line {line}: {path}',
  },
};

const SENTENCES = {
  whole: {
    zh: '完好：{count} 个文件与签名清单一致，办理记录的校验链完整。',
    en: 'Sound: {count} files are as the signed list says, and the chain of the log holds.',
  },
  broken: { zh: '发现 {count} 处问题：', en: 'Found {count} faults:' },
  of: {
    zh: '案件 {caseNo}，{house}，制作于 {madeAt}',
    en: 'Case {caseNo}, {house}, made on {madeAt}',
  },
  key: { zh: '签名密钥编号：{key}', en: 'Signed by the key {key}' },
  compare: {
    zh: '请向医院另行索取密钥编号并对照，或用 --key 给出后再核对。没有对照，只能说明档案前后一致，不能说明是谁制作的。',
    en: 'Ask the hospital for the number of its key by another way and compare, or give it with --key. Without that, the file is consistent, but who made it is not proven.',
  },
  same: { zh: '与指定的密钥一致。', en: 'It is the key that was given.' },
  lost: {
    zh: '制作时已缺失，未收入档案：{path}',
    en: 'Was missing already when the dossier was made: {path}',
  },
  recorded: {
    zh: '制作时已与登记的校验值不一致：{path}',
    en: 'Was no longer as recorded when the dossier was made: {path}',
  },
  unreadable: {
    zh: '不是能读取的 ZIP 文件：{path}',
    en: 'Not a ZIP file that can be read: {path}',
  },
  absent: { zh: '找不到文件：{path}', en: 'There is no file {path}' },
  wrongKey: {
    zh: '--key 应为 64 位十六进制的密钥编号',
    en: '--key takes the number of a key: 64 hexadecimal digits',
  },
  usage: {
    zh: '用法：npx tingsu-verify 档案.zip [--key 密钥编号] [--language zh|en]\n退出码：0 完好，1 有问题，2 无法核对',
    en: 'Usage: npx tingsu-verify dossier.zip [--key NUMBER] [--language zh|en]\nExit codes: 0 sound, 1 faults, 2 could not be checked',
  },
};

/** Texts of one language, filled in. Names of files may hold anything, so marks that steer a terminal are left out. */
export function speakerOf(language) {
  const fill = (text, values) =>
    text[language].replace(/\{(\w+)\}/g, (_, name) =>
      String(values[name] ?? '').replace(/[\p{Cc}\p{Cf}]/gu, ''),
    );
  return {
    fault: (fault) => fill(FAULTS[fault.code], fault),
    say: (sentence, values = {}) => fill(SENTENCES[sentence], values),
  };
}
