import { describe, expect, it } from '@jest/globals';
import { readEmail } from './email.js';
import { readName } from './person-name.js';
import { charactersIn, isBlank, readText } from './text.js';
import { isPlainAscii, readComplaintNo, readTrackingCode } from './tracking-code.js';

const taken = (reading: ReturnType<typeof readText>): string =>
  'problem' in reading ? `! ${reading.problem}` : reading.value;

describe('a name', () => {
  it.each([
    ['李\u200B明', '李明'],
    ['　王　芳　', '王芳'],
    ['王 小 芳', '王小芳'],
    ['ＬＩＵ　Ｗｅｉ', 'LIU Wei'],
    ['欧阳\n修', '欧阳修'],
    ['John\r\n Smith', 'John Smith'],
    ['买买提 • 艾力', '买买提·艾力'],
    ["O'Neill, J.", "O'Neill, J."],
    ['\u202E李明\u202C', '李明'],
    ['Zoe\u0308', 'Zoë'],
    ['\u200B\u3164\u2800', '! blank'],
    ['x'.repeat(101), '! too_long'],
    ['😀'.repeat(100), '😀'.repeat(100)],
  ])('%j is kept as %j', (written, expected) => expect(taken(readName(written))).toBe(expected));
});

describe('a text', () => {
  it('is blank when there is nothing to read in it', () => {
    for (const written of ['', ' \n\t', '\u200B', '\uFEFF\u200B\u2060', '\u3000', '\u2800'])
      expect(isBlank(written)).toBe(true);
    expect(isBlank('\u200B.')).toBe(false);
  });

  it('counts an emoji, a rare character and a line end once', () => {
    expect(charactersIn('😀𠮷好')).toBe(3);
    expect(taken(readText('😀'.repeat(10), 10))).toBe('😀'.repeat(10));
    expect(taken(readText('a\r\nb', 3))).toBe('a\nb');
    expect(taken(readText('😀'.repeat(11), 10))).toBe('! too_long');
  });

  it('keeps what stands inside it, and shows half a character as such', () => {
    expect(taken(readText('\u200B 一\n\n 二👨\u200D👩 \u200B', 20))).toBe('一\n\n 二👨\u200D👩');
    expect(taken(readText('x\ud83d', 20))).toBe('x\uFFFD');
  });
});

describe('an e-mail address', () => {
  it.each([
    ['  zhao@example.org ', 'zhao@example.org'],
    ['zhang@例子.中国', 'zhang@xn--fsqu00a.xn--fiqs8s'],
    ['张三@例子.中国', '张三@xn--fsqu00a.xn--fiqs8s'],
    ['zhao＠１６３．ｃｏｍ', 'zhao@163.com'],
    ['zhao@163。com', 'zhao@163.com'],
    ['Zhao.Wei+ward@Example.ORG', 'Zhao.Wei+ward@example.org'],
    ['zhao', '! email_at'],
    ['@example.org', '! email_at'],
    ['a@b@example.org', '! email_at'],
    ['zhao@', '! email_domain'],
    ['zhao@example', '! email_domain'],
    ['zhao@example.org/x', '! email_domain'],
    ['zhao@127.0.0.1', '! email_domain'],
    ['zhao@-example.org', '! email_domain'],
    ['zhao wei@example.org', '! email_characters'],
    ['zhao..wei@example.org', '! email_characters'],
    ['<zhao@example.org>', '! email_characters'],
    [`${'x'.repeat(65)}@example.org`, '! email_characters'],
    [`x@${'example.'.repeat(32)}org`, '! too_long'],
    ['\u200B', '! blank'],
  ])('%s is taken as %s', (written, expected) => expect(taken(readEmail(written))).toBe(expected));
});

describe('number and code of a receipt', () => {
  it('are read in any width, case and spacing', () => {
    expect(readTrackingCode(' ７ｋ３ｑｆ－01zxc o-il ')).toBe('7K3QF01ZXC011');
    expect(readComplaintNo('ｔｓ－2026—000123 ')).toBe('TS-2026-000123');
  });

  it('cannot travel in a header when a character is left that is no code of ours', () => {
    expect(isPlainAscii(readTrackingCode('7K3QF'))).toBe(true);
    expect(isPlainAscii(readTrackingCode('查询码7K3QF'))).toBe(false);
    expect(isPlainAscii('')).toBe(false);
  });
});
