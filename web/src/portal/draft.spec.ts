import { describe, expect, it } from '@jest/globals';
import { SubmissionSchema } from '@tingsu/contracts';
import * as english from '../i18n/problems.en';
import * as chinese from '../i18n/problems.zh-CN';
import {
  charactersLeft,
  emptyDraft,
  isFresh,
  isUntouched,
  phoneDoubt,
  problemsOf,
  problemsToShow,
  stepOf,
  stepToShow,
  type Draft,
} from './draft';
import { fieldOfPath, problemsInRefusal, submissionOf } from './submission';

const aDraft = (part: Partial<Draft> = {}): Draft => ({
  ...emptyDraft,
  content: '  排队四十分钟  ',
  campus: 'main',
  relation: 'patient',
  name: '赵建国',
  phone: '139 0000 0000',
  ...part,
});
const today = '2026-11-21';
const fields = (draft: Draft, step: Parameters<typeof problemsOf>[1] = 'check'): string[] =>
  problemsOf(draft, step, today).map(({ field, text, code }) => `${field}:${text ?? code}`);

describe('a draft of a complaint', () => {
  it('has nothing wrong with it when it is filled in', () => {
    expect(fields(aDraft())).toEqual([]);
  });
  it('asks for each step what that step is about, and for everything at the end', () => {
    expect(fields(emptyDraft, 'what')).toEqual(['content:contentMissing']);
    expect(fields(emptyDraft, 'where')).toEqual(['campus:campusMissing']);
    expect(fields(emptyDraft, 'who')).toEqual([
      'relation:relationMissing',
      'name:nameMissing',
      'phone:contactMissing',
    ]);
    expect(fields(emptyDraft)).toHaveLength(5);
  });
  it('needs one way to reach the sender, not two', () => {
    expect(fields(aDraft({ phone: '', email: 'zhao@example.org' }))).toEqual([]);
    expect(fields(aDraft({ phone: '', email: '' }))).toEqual(['phone:contactMissing']);
  });
  it('needs no name and no contact from an anonymous sender (R-223)', () => {
    expect(fields(aDraft({ anonymous: true, name: '', phone: '', email: '' }))).toEqual([]);
  });
  it('finds a day after today', () => {
    expect(fields(aDraft({ day: '2026-11-22' }))).toEqual(['day:dayFuture']);
    expect(fields(aDraft({ day: today }))).toEqual([]);
  });
  it.each([
    [{ phone: '1390000' }, 'phone:phone_mobile_length'],
    [{ phone: 'l38OOOO1111' }, 'phone:phone_letters'],
    [{ email: 'zhao@' }, 'email:email_domain'],
    [{ name: '\u200B' }, 'name:nameMissing'],
    [{ name: '长'.repeat(101) }, 'name:too_long'],
    [{ content: '\u200B\u2060' }, 'content:contentMissing'],
    [{ content: 'x'.repeat(20_001) }, 'content:contentTooLong'],
    [{ demand: '😀'.repeat(2_001) }, 'demand:demandTooLong'],
  ])('B31: says what is wrong with %j as the API would', (part, problem) => {
    expect(fields(aDraft(part))).toEqual([problem]);
  });
  it('counts characters as the API does, and an emoji once', () => {
    expect(fields(aDraft({ content: '😀'.repeat(20_000), demand: '😀'.repeat(2_000) }))).toEqual(
      [],
    );
    expect(charactersLeft('😀'.repeat(10_001))).toBe(9_999);
    expect(charactersLeft('x'.repeat(20_001))).toBe(-1);
  });
  it('takes a number that may not reach the sender, and says why it may not', () => {
    for (const phone of ['12345', '138****1111']) expect(fields(aDraft({ phone }))).toEqual([]);
    expect(phoneDoubt('12345')).toBe('phone_incomplete');
    expect(phoneDoubt('*****')).toBe('phone_masked');
    expect(phoneDoubt('13900000000')).toBeNull();
    expect(Object.keys(chinese.doubts)).toEqual(Object.keys(english.doubts));
  });
  it('B12: keeps no problem of a field that is no longer asked for', () => {
    const problems = problemsOf(aDraft({ name: '', phone: '', relation: '' }), 'who', today);
    expect(problems).toHaveLength(3);
    expect(problemsToShow(problems, aDraft({ anonymous: true })).map(({ field }) => field)).toEqual(
      ['relation'],
    );
  });
  it('B11: is shown at the step that was asked for, but not beyond what was answered', () => {
    expect(stepToShow(aDraft(), 'check', today)).toBe('check');
    expect(stepToShow(aDraft({ name: '' }), 'check', today)).toBe('who');
    expect(stepToShow(emptyDraft, 'check', today)).toBe('what');
    expect(stepToShow(aDraft({ name: '' }), 'where', today)).toBe('where');
  });
  it('S-25: is kept for a day, and not at all when nothing was entered', () => {
    const hour = 3_600_000;
    expect(isFresh(0, 23 * hour)).toBe(true);
    expect(isFresh(0, 24 * hour)).toBe(false);
    expect(isFresh(undefined, 0)).toBe(false);
    expect(isFresh(hour, 0)).toBe(false);
    expect(isUntouched({ ...emptyDraft })).toBe(true);
    expect(isUntouched(aDraft())).toBe(false);
  });
});

describe('the submission made of a draft', () => {
  it('is what the API accepts', () => {
    const body = submissionOf(
      aDraft({ day: '2026-11-20', time: '08:10', department: 'main.pharmacy', demand: '道歉' }),
      'Asia/Shanghai',
      'zh-CN',
    );
    expect(SubmissionSchema.safeParse(JSON.parse(JSON.stringify(body))).error).toBeUndefined();
    expect(body).toMatchObject({
      channel: 'web_form',
      content: '排队四十分钟',
      occurredAt: '2026-11-20T08:10:00+08:00',
    });
  });
  it('carries what was typed in one spelling', () => {
    const { complainant } = submissionOf(
      aDraft({
        name: '　赵\u200B 建国',
        phone: '１３９－００００－００００',
        email: ' zhao@例子.中国',
      }),
      'Asia/Shanghai',
      'zh-CN',
    );
    expect(complainant).toMatchObject({
      name: '赵建国',
      phone: '13900000000',
      email: 'zhao@xn--fsqu00a.xn--fiqs8s',
    });
  });
  it('carries no identity of an anonymous sender, even if one was typed (R-223)', () => {
    const body = submissionOf(aDraft({ anonymous: true }), 'Asia/Shanghai', 'zh-CN');
    expect(body.complainant).toEqual({ anonymous: true, relation: 'patient' });
    expect(JSON.stringify(body)).not.toContain('赵建国');
  });
  it('is the same text each time, so that a retry is the same request', () => {
    const twice = [aDraft(), aDraft()].map((draft) =>
      JSON.stringify(submissionOf(draft, 'Asia/Shanghai', 'en')),
    );
    expect(twice[0]).toBe(twice[1]);
  });
});

describe('a refusal by the server', () => {
  it('is shown beside the field that it names', () => {
    expect(
      problemsInRefusal('request.invalid', [
        { path: 'complainant.phone', code: 'invalid_format', message: '' },
      ]),
    ).toEqual([{ field: 'phone', code: 'invalid_format' }]);
    expect(
      ['/complainant/email', 'attachments[0]', 'attachments.1', 'occurredAt', 'language', ''].map(
        fieldOfPath,
      ),
    ).toEqual(['email', 'attachments', 'attachments', 'day', null, null]);
  });
  it('finds its field by the code of the problem when no path is given', () => {
    expect(problemsInRefusal('campus.unknown', [])).toEqual([
      { field: 'campus', code: 'campus.unknown' },
    ]);
    expect(problemsInRefusal('internal', [])).toEqual([]);
  });
  it('leads to the step of its field', () => {
    expect(stepOf('phone')).toBe('who');
    expect(stepOf('day')).toBe('where');
  });
});
