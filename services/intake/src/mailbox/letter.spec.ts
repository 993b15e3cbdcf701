import { describe, expect, it } from '@jest/globals';
import { charactersIn, MAX_CONTENT_CHARACTERS } from '@tingsu/contracts';
import type { Mail } from '../mails/mail.js';
import { answerIn, letterIn, submissionOf } from './letter.js';

const aMail = (changes: Partial<Mail> = {}): Mail => ({
  messageId: 'one@mail.example',
  answers: [],
  from: { name: 'Ann Lee', address: 'ann@mail.example' },
  subject: 'Waiting',
  words: 'We waited for two hours.',
  sentAt: new Date('2026-11-19T08:50:00Z'),
  kind: 'letter',
  circling: false,
  bounced: null,
  files: [],
  within: [],
  ...changes,
});
const BOX = 'tousu@hospital.example';
const context = {
  ...{ timeZone: 'Asia/Shanghai', box: BOX, campus: 'main' },
  ...{ notTaken: [] as readonly string[], attachments: [] },
};
const submitted = (mail: Mail, notTaken: readonly string[] = []) =>
  submissionOf(letterIn(mail, BOX), { ...context, notTaken });

describe('the complaint that a mail is', () => {
  it('has subject and words, in the language of its words', () => {
    expect(submitted(aMail())).toMatchObject({
      ...{ campus: 'main', channel: 'email', language: 'en' },
      content: 'Waiting\n\nWe waited for two hours.',
      complainant: { anonymous: false, name: 'Ann Lee', email: 'ann@mail.example' },
    });
    expect(submitted(aMail({ words: '等了两个小时。' })).language).toBe('zh-CN');
  });

  it('says a subject once that the words begin with', () => {
    expect(submitted(aMail({ subject: 'We waited' })).content).toBe('We waited for two hours.');
  });

  it('takes no address for a name', () => {
    const { complainant } = submitted(
      aMail({ from: { name: 'a@b.example', address: 'a@b.example' } }),
    );
    expect(complainant).toEqual({ anonymous: false, relation: 'unknown', email: 'a@b.example' });
  });

  it('names files that are not taken, without paths and what turns names around', () => {
    expect(submitted(aMail(), ['../x\u202Egpj.exe']).content).toMatch(
      /\(Attachments that were not taken: xgpj\.exe\)$/,
    );
  });

  it('keeps within its length and says that there is more', () => {
    const { content } = submitted(aMail({ words: '💊'.repeat(30_000) }), ['a.exe']);
    expect(charactersIn(content)).toBe(MAX_CONTENT_CHARACTERS);
    expect(content).toMatch(/全文保存在原信中）\n\n（没有收下的附件：a\.exe）$/);
  });

  it('is that of who wrote it when a colleague passes it on, and only then', () => {
    const within = [aMail({ subject: 'Pain' })];
    const passedOn = (address: string) =>
      submitted(aMail({ from: { name: '', address }, within })).complainant.email;
    expect(passedOn('ward@hospital.example')).toBe('ann@mail.example');
    expect(passedOn('ward@elsewhere.example')).toBe('ward@elsewhere.example');
  });
});

it('an answer leaves out what it answers, and names an address that is not confirmed', () => {
  const words = 'Nobody came.\n\n-----Original Message-----\nWe have your complaint.';
  const mail = aMail({ answers: ['thread@hospital.example'], words });
  expect(answerIn(mail, { notTaken: [], otherAddress: true })).toBe(
    'Nobody came.\n\n(From another address, not confirmed: ann@mail.example)',
  );
});
