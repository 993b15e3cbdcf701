import { describe, expect, it } from '@jest/globals';
import { SubmissionSchema } from '@tingsu/contracts';
import {
  emptyDraft,
  fieldOfPath,
  problemsInRefusal,
  problemsOf,
  stepOf,
  submissionOf,
  type Draft,
} from './draft';

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
  problemsOf(draft, step, today).map((problem) => `${problem.field}:${problem.text}`);

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
  it('finds a wrong phone number, a wrong address and a day after today', () => {
    expect(fields(aDraft({ phone: '12' }))).toEqual(['phone:phoneWrong']);
    expect(fields(aDraft({ email: 'zhao@' }))).toEqual(['email:emailWrong']);
    expect(fields(aDraft({ day: '2026-11-22' }))).toEqual(['day:dayFuture']);
    expect(fields(aDraft({ day: today }))).toEqual([]);
  });
  it('refuses a text that is longer than the API takes', () => {
    expect(fields(aDraft({ content: 'x'.repeat(20_001) }))).toEqual(['content:contentTooLong']);
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
    ).toEqual([{ field: 'phone', serverCode: 'invalid_format' }]);
    expect(
      ['/complainant/email', 'attachments[0]', 'attachments.1', 'occurredAt', 'language', ''].map(
        fieldOfPath,
      ),
    ).toEqual(['email', 'attachments', 'attachments', 'day', null, null]);
  });
  it('finds its field by the code of the problem when no path is given', () => {
    expect(problemsInRefusal('campus.unknown', [])).toEqual([
      { field: 'campus', serverCode: 'campus.unknown' },
    ]);
    expect(problemsInRefusal('internal', [])).toEqual([]);
  });
  it('leads to the step of its field', () => {
    expect(stepOf('phone')).toBe('who');
    expect(stepOf('day')).toBe('where');
  });
});
