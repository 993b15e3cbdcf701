import { describe, expect, it } from '@jest/globals';
import { converse } from './converse.js';
import { PHRASES } from './phrases.js';
import { limitLines, submissionOf } from './submission.js';
import { type Heard, speakingOf, type Turn, type World } from './talk.js';

const CAMPUSES = [
  { code: 'main', zh: '总院区', en: 'Main campus' },
  { code: 'east', zh: '东院区', en: 'East campus' },
];
const NOON = new Date('2026-11-27T04:00:00Z');
const aWorld = (changes: Partial<World> = {}): World => ({
  ...{ now: NOON, pauseMinutes: 30, campuses: CAMPUSES, complaints: [] },
  ...{ form: 'https://tingsu.test', progress: 'https://tingsu.test/progress' },
  ...changes,
});
const text = (words: string): Heard => ({ kind: 'piece', words, file: null });
const file = (uploadId: string): Heard => ({ kind: 'piece', words: null, file: uploadId });
const say = PHRASES['zh-CN'];
const WORDS = '等了两个小时，没有人来看。';

/** What comes of saying one thing after the other. */
function talked(said: readonly (string | Heard)[], world = aWorld()): Turn {
  let turn: Turn | null = null;
  for (const one of said) {
    const heard = typeof one === 'string' ? text(one) : one;
    turn = converse(turn?.talk ?? null, heard, world);
  }
  if (!turn) throw new Error('Nothing was said');
  return turn;
}

describe('who writes to the official account', () => {
  it('chooses between four steps and the form', () => {
    expect(talked([{ kind: 'followed' }]).say).toBe(say.greeting('https://tingsu.test'));
    expect(talked(['你好']).say).toBe(say.greeting('https://tingsu.test'));
    expect(talked(['Hello']).say).toBe(PHRASES.en.greeting('https://tingsu.test'));
    expect(talked(['你好', '1']).say).toBe(say.what);
  });

  it('begins at once by telling what happened, or by sending a picture', () => {
    for (const begin of [text(WORDS), file('u1')]) {
      const { talk } = talked([begin]);
      expect(talk.making).toMatchObject({
        step: 'what',
        draft: { pieces: [{ file: 'file' in begin ? begin.file : null }] },
      });
    }
  });

  it('is sent to the form where no campus takes complaints by WeChat', () => {
    const closed = aWorld({ campuses: [] });
    for (const said of [['你好'], [WORDS], ['新投诉']])
      expect(talked(said, closed)).toMatchObject({
        say: say.closed('https://tingsu.test'),
        talk: { making: null },
      });
  });
});

describe('a complaint in four steps', () => {
  const SAID = ['我要投诉', WORDS, file('u1'), '护士还骂人', '说完了', '2', '王女士，13800001111'];

  it('asks what, where and who, shows it, and sends it', () => {
    const asked = talked(SAID);
    expect(asked.say).toMatch(/骂人\n附件：1 个\n院区：东院区\n联系：王女士 13800001111/);
    const { act, talk } = talked([...SAID, '１。']);
    expect(act).toEqual({
      as: 'register',
      draft: {
        pieces: [
          { words: WORDS, file: null },
          { words: null, file: 'u1' },
          { words: '护士还骂人', file: null },
        ],
        ...{ campus: 'east', contact: { name: '王女士', phone: '13800001111' } },
      },
    });
    if (act?.as !== 'register') throw new Error('nothing was sent');
    expect(submissionOf(act.draft, 'o1', talk.language)).toEqual({
      ...{ campus: 'east', channel: 'wechat', language: 'zh-CN', attachments: ['u1'] },
      content: `${WORDS}\n护士还骂人`,
      complainant: {
        ...{ anonymous: false, relation: 'unknown', openId: 'o1' },
        ...{ name: '王女士', phone: '13800001111' },
      },
    });
    expect(speakingOf(talk, 'TS-2026-000001')).toMatchObject({
      making: null,
      about: 'TS-2026-000001',
    });
  });

  it('is made without a name, of pictures alone, and on the only campus there is', () => {
    const world = aWorld({ campuses: CAMPUSES.slice(0, 1) });
    const { act } = talked([file('u1'), '1', '匿名', '1'], world);
    expect(act).toMatchObject({ draft: { campus: 'main', contact: null } });
    if (act?.as !== 'register') throw new Error('nothing was sent');
    expect(submissionOf(act.draft, 'o1', 'zh-CN')).toMatchObject({
      content: '（没有写字，见附件）',
      complainant: { anonymous: true, openId: 'o1' },
    });
  });

  it('asks again for what it did not understand, and keeps the language in which it began', () => {
    expect(talked([WORDS, '1', '7']).say).toBe(say.where(['总院区', '东院区']));
    expect(talked([WORDS, '1', '我在东院区']).say).toBe(say.who);
    expect(talked([WORDS, '1', '2', '138']).say).toBe(say.whoAgain);
    expect(talked([WORDS, '1', '2', 'ok thank you']).say).toBe(say.whoAgain);
    expect(talked([WORDS, '1', '2', '1', '9']).say).toMatch(/第 4 步/);
    const { say: summary } = talked([
      'Nobody came for two hours.',
      'done',
      '1',
      'Ann Lee +44 20 7946 0000',
    ]);
    expect(summary).toMatch(/Main campus\nContact: Ann Lee \+44 20 7946 0000/);
  });

  it('takes more before it is sent, and nothing when it is not', () => {
    const ready = [WORDS, '1', '2', '匿名'];
    expect(talked([...ready, '还有，药也发错了']).say).toMatch(/药也发错了/);
    expect(talked([...ready, '2', file('u2'), '1']).talk.making).toMatchObject({
      step: 'who',
      draft: { campus: 'east' },
    });
    expect(talked([...ready, '0'])).toMatchObject({ say: say.cancelled, talk: { making: null } });
    expect(talked(['1', '1']).say).toBe(say.what);
  });

  it('says what is not taken, and keeps the rest', () => {
    const files = Array.from({ length: 11 }, (_, nr) => file(`u${nr}`));
    const { say: said, talk } = talked(files);
    expect(said).toBe(say.tooMuch);
    expect(talk.making?.draft.pieces).toHaveLength(10);
    expect(talked([WORDS, { kind: 'other' }])).toMatchObject({
      say: say.other,
      talk: { making: { step: 'what' } },
    });
    expect(talked([WORDS, { kind: 'lost' }]).say).toBe(say.lost);
  });

  it('is taken up where it was left, after a pause', () => {
    const { talk } = talked([WORDS, '1']);
    const later = aWorld({ now: new Date('2026-11-27T05:00:00Z') });
    const back = converse(talk, text('在吗'), later);
    expect(back.say).toBe(say.resume(WORDS));
    expect(converse(back.talk, text('1'), later).say).toBe(say.where(['总院区', '东院区']));
    expect(converse(back.talk, text('2'), later)).toMatchObject({
      say: say.what,
      talk: { making: { draft: { pieces: [] } } },
    });
    const more = converse(talk, text('还有，药也发错了一次'), later);
    expect(more.talk.making?.draft.pieces).toHaveLength(2);
  });
});

describe('who has complained already', () => {
  const one = { complaintNo: 'TS-2026-000001', on: '2026-11-20', open: true };
  const two = { complaintNo: 'TS-2026-000002', on: '2026-11-21', open: true };
  const ended = { complaintNo: 'TS-2026-000003', on: '2026-10-01', open: false };

  it('adds to the only open complaint', () => {
    expect(talked(['还没有人联系我'], aWorld({ complaints: [ended, one] })).act).toEqual({
      ...{ as: 'message', complaintNo: one.complaintNo },
      pieces: [{ words: '还没有人联系我', file: null }],
    });
  });

  it('is asked which of several, and what was said meanwhile goes to that one', () => {
    const world = aWorld({ complaints: [two, one] });
    const asked = talked(['还没有人联系我', file('u1')], world);
    expect(asked.say).toBe(say.which([two, one]));
    const chosen = converse(asked.talk, text('2'), world);
    expect(chosen.act).toMatchObject({
      complaintNo: one.complaintNo,
      pieces: [{}, { file: 'u1' }],
    });
    expect(converse(chosen.talk, text('谢谢'), world).act).toMatchObject({
      complaintNo: one.complaintNo,
    });
    expect(converse(asked.talk, text('0'), world).talk.making?.draft.pieces).toHaveLength(2);
    expect(converse(asked.talk, text('7'), world).talk.held).toHaveLength(2);
  });

  it('is asked whether it is about one that has ended, or something new', () => {
    const world = aWorld({ complaints: [ended] });
    expect(talked(['我不满意'], world).say).toBe(say.which([ended]));
    expect(talked(['我不满意', '1'], world).act).toMatchObject({ complaintNo: ended.complaintNo });
  });

  it('begins another, and sees what there is', () => {
    const world = aWorld({ complaints: [one] });
    expect(talked(['新投诉'], world).say).toBe(say.what);
    expect(talked(['进度'], world).say).toMatch(/TS-2026-000001（2026-11-20）/);
    expect(talked(['进度']).say).toMatch(/没有查到/);
  });
});

it('a receipt says its promises by day, on the spot', () => {
  const limit = (provisional: boolean) => ({
    ...{ id: 'x', label: { zh: '答复', en: 'Answer' }, explanation: [] },
    ...{ dueAt: '2026-12-03T16:30:00.000Z', provisional },
  });
  expect(limitLines({ limits: [limit(false)] }, 'zh-CN', 'Asia/Shanghai')).toEqual([
    '答复：2026-12-04 前',
  ]);
  expect(limitLines({ limits: [limit(true)] }, 'en', 'Asia/Shanghai')).toEqual([
    'Answer: by 2026-12-04 (expected)',
  ]);
});
