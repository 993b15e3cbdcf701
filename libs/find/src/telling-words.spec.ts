import { describe, expect, it } from '@jest/globals';
import { tellingWords } from './telling-words.js';

const IGNORED = new Set(['医院', '护士', '没有']);

describe('the telling words of a text', () => {
  it('are its words once each, without numbers, single characters and what is ignored', () => {
    expect(tellingWords('在医院排队等X光，护士没有解释；排队排了3小时', IGNORED)).toEqual([
      '排队',
      'x光',
      '解释',
      '小时',
    ]);
  });

  it('are words of letters in any spelling', () => {
    expect(
      tellingWords('Waiting for the ＣＴ, waiting 40 minutes', new Set(['for', 'the'])),
    ).toEqual(['waiting', 'ct', 'minutes']);
  });

  it('hold no number of a person', () => {
    expect(tellingWords('电话13800138000，身份证11010519491231002X', IGNORED).join('')).not.toMatch(
      /\d{2}/,
    );
  });

  it('are those of the first thousand characters of a long text', () => {
    expect(tellingWords(`${'啊。'.repeat(600)}挂号费`, IGNORED)).not.toContain('挂号');
  });
});
