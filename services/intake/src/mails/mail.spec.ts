import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readMail } from './mail.js';

const rawOf = (name: string): Buffer =>
  readFileSync(new URL(`../../test/inputs/mail/${name}.eml`, import.meta.url));
const read = (name: string) => readMail(rawOf(name));
const mail = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');
const gbk = (hex: string): string => Buffer.from(hex, 'hex').toString('latin1');

describe('reading a mail', () => {
  it('reads characters of GBK under the label gb2312, in words and headers', async () => {
    const { from, subject, words } = await read('01-gb2312-label-gbk-bytes');
    expect(from.name).toBe('朱镕轩');
    expect(subject).toBe('投诉 – 骨科候诊 镕');
    expect(words).toContain('药盒标㎜和㎎看不懂');
  });

  it('puts a subject together that was cut inside a character', async () => {
    const { subject } = await read('02-encoded-word-split-inside-character');
    expect(subject).toBe('住院费用清单与实际用药不符请核对');
  });

  it('reads headers of bare GBK bytes', async () => {
    const { from, subject, words } = await read('03-raw-gbk-headers');
    expect([from.name, subject, words]).toEqual([
      '李小明',
      '投诉门诊药房态度',
      '药房窗口没有解释用法。',
    ]);
  });

  it('reads a page as words, without what would run or be fetched', async () => {
    expect((await read('05-html-only-gbk-with-script')).words).toBe('11月19日晚餐的豆腐发酸。');
  });

  it.each([
    ['no name for the encoding', 'text/plain'],
    ['a name that is wrong', 'text/plain; charset=utf-8'],
    ['a name that nobody knows', 'text/plain; charset="x-unknown"'],
  ])('reads words in GBK with %s', async (_, type) => {
    const raw = mail('From: a@b.example', `Content-Type: ${type}`, '', gbk('cdb6cbdf'));
    expect((await readMail(raw)).words).toBe('投诉');
  });

  it('knows what a mail answers, the nearest first', async () => {
    const { messageId, answers } = await read('11c-reply-from-other-address');
    expect([messageId, answers]).toEqual([
      'case11c@mail.example',
      ['case11b@mail.example', 'case11a@mail.example'],
    ]);
  });

  it('reads a mail within a mail', async () => {
    const { within, words } = await read('13-forwarded-by-a-department');
    expect(words).toBe('病人发给我科的，转投诉中心。');
    expect(within).toMatchObject([
      {
        from: { address: 'patient13@mail.example' },
        subject: '石膏拆除后疼痛',
        words: '拆石膏后肿痛两天，科里不接电话。',
        sentAt: new Date('2026-11-19T08:50:00Z'),
      },
    ]);
  });

  it('reads the names of attachments however they are written', async () => {
    const { files } = await read('17-attachment-names');
    expect(files.map(({ name, content }) => [name, content.length > 0])).toEqual([
      ['收费单.pdf', true],
      ['收费单（二）.jpg', true],
      ['空.png', false],
      ['../../../etc/x\u202Egpj.exe', true],
    ]);
  });

  it.each(['', 'not a mail', 'From', '\u0000\u0001', '--b\r\n--b--'])(
    'makes something of %j',
    async (raw) => {
      expect((await readMail(Buffer.from(raw))).files).toEqual([]);
    },
  );
});

describe('a mail that was made to do harm', () => {
  it.each([
    ['blanks without end', mail('From: a@b.example', '', `a${' '.repeat(3_000_000)}b`)],
    ['a subject without end', mail(`Subject: a${' \u00a0'.repeat(500_000)}b`, '', 'x')],
    ['encoded words without end', mail(`Subject: ${'=?utf-8?B?'.repeat(200_000)}`, '', 'x')],
    [
      'parts without end',
      mail('Content-Type: multipart/mixed; boundary=b', '', '--b\r\n\r\nx\r\n'.repeat(20_000)),
    ],
    ['blanks that fold', mail(`Subject: a${'\r\n '.repeat(300_000)}b`, '', 'x')],
  ])('is read in a moment: %s', async (_, raw) => {
    expect((await readMail(raw)).kind).toBe('letter');
  });

  it('never makes reading fail, wherever bytes of it are changed', async () => {
    const names = [
      '05-html-only-gbk-with-script',
      '08-bounce-dsn',
      '13-forwarded-by-a-department',
      '17-attachment-names',
    ];
    for (const raw of names.map(rawOf))
      for (let at = 0; at < raw.length; at += 7) {
        const changed = Buffer.from(raw);
        changed[at] = (at * 31) % 256;
        await readMail(changed);
        await readMail(raw.subarray(0, at));
      }
  });
});

describe('the kind of a mail', () => {
  it.each([
    ['01-gb2312-label-gbk-bytes', 'letter'],
    ['07-out-of-office', 'auto_reply'],
    ['08-bounce-dsn', 'bounce'],
    ['09-auto-reply-without-headers', 'doubtful'],
    ['11b-reply-to-own-first-mail', 'letter'],
    ['13-forwarded-by-a-department', 'letter'],
  ])('%s is %s', async (name, kind) => {
    expect((await read(name)).kind).toBe(kind);
  });

  it.each([
    ['Auto-Submitted: auto-generated', 'machine'],
    ['Auto-Submitted: no', 'letter'],
    ['Precedence: bulk', 'machine'],
    ['List-Unsubscribe: <mailto:x@y.example>', 'machine'],
    ['X-Autoreply: yes', 'auto_reply'],
    ['Return-Path: <>', 'doubtful'],
    ['Subject: Automatic reply: your mail', 'doubtful'],
    ['Subject: the automatic replies of your hotline', 'letter'],
  ])('is read from %s', async (header, kind) => {
    expect((await readMail(mail('From: a@b.example', header, '', 'x'))).kind).toBe(kind);
  });

  it('names the mail of ours that did not arrive', async () => {
    expect((await read('08-bounce-dsn')).bounced).toEqual({
      messageId: 'notice-123@hospital.example',
      status: '5.1.1',
      failed: true,
    });
  });

  it('sees a mail that runs in a circle', async () => {
    const hops = Array.from({ length: 51 }, (_, n) => `Received: from a${n} by b`);
    expect((await readMail(mail(...hops, 'From: a@b.example', '', 'x'))).circling).toBe(true);
  });
});
