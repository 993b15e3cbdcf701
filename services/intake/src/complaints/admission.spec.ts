import { describe, expect, it } from '@jest/globals';
import {
  ProblemError,
  type Channel,
  type Matter,
  type RegistrationBlock,
  type Submission,
} from '@tingsu/contracts';
import { aDirectory, aSubmission, FRIDAY, thePolicies } from '../../test/fixture.js';
import { type Reference, referenceOf } from '../reference/reference-data.js';
import { admit } from './admission.js';
import type { Adapter } from './registration.js';

const now = new Date(FRIDAY);
const reference: Reference = referenceOf(aDirectory(), thePolicies());
const hotline: Adapter = {
  tenantId: 't',
  id: 'a',
  name: 'call centre',
  perMinute: null,
  channels: ['hotline', 'suggestion_box', 'letter', 'staff_portal'],
  campuses: [],
};

describe('a submission by the public', () => {
  it('is admitted as the web form, received now', () => {
    const admission = admit(aSubmission(), null, reference, now);
    expect(admission).toMatchObject({
      channel: 'web_form',
      caseKind: 'external',
      anonymous: false,
      receivedAt: now,
      adapterId: null,
      language: 'zh-CN',
    });
  });

  it('gets the time limits of the policy in both languages (R-408)', () => {
    const { limits } = admit(aSubmission(), null, reference, now);
    expect(limits.length).toBeGreaterThan(0);
    for (const limit of limits) {
      expect(limit.label.zh).toMatch(/\p{Script=Han}/u);
      expect(limit.label.en).toMatch(/[a-z]/);
      expect(Date.parse(limit.dueAt)).toBeGreaterThan(now.getTime());
      expect(limit.explanation.length).toBeGreaterThan(0);
    }
  });

  it.each<[string, Partial<Submission>, string, string | undefined]>([
    ['claims the hotline', { channel: 'hotline' }, 'channel.not_trusted', undefined],
    [
      'claims a time of receipt',
      { receivedAt: '2026-11-19T10:00:00+08:00' },
      'request.invalid',
      'receivedAt',
    ],
    [
      'says by when it wants the answer',
      { externalDueAt: '2026-11-24T18:00:00+08:00' },
      'request.invalid',
      'externalDueAt',
    ],
    ['names an unknown campus', { campus: 'moon' }, 'campus.unknown', 'campus'],
    ['names a campus that takes no complaints', { campus: 'old' }, 'campus.unknown', 'campus'],
    [
      'names an unknown department',
      { department: 'main.nothing' },
      'department.unknown',
      'department',
    ],
    [
      'names a department of another campus',
      { department: 'east.pharmacy' },
      'department.unknown',
      'department',
    ],
    [
      'has a reference with a control character',
      { externalRef: 'a\u0000b' },
      'request.invalid',
      'externalRef',
    ],
    [
      'says it happened tomorrow',
      { occurredAt: '2026-11-21T10:12:00+08:00' },
      'request.invalid',
      'occurredAt',
    ],
  ])('is refused when it %s', (_, changes, code, path) => {
    const problem = refusal(() => admit(aSubmission(changes), null, reference, now));
    expect(problem.code).toBe(code);
    expect(problem.extra.errors?.[0]?.path).toBe(path);
  });
});

describe('a submission by a channel adapter', () => {
  const byPhone = (changes: Partial<Submission> = {}) =>
    admit(aSubmission({ channel: 'hotline', ...changes }), hotline, reference, now);

  it('T-11: may say by when the sending body wants the answer, also when that is over', () => {
    const inFourDays = byPhone({ externalDueAt: '2026-11-24T18:00:00+08:00' });
    expect(inFourDays.externalDueAt).toEqual(new Date('2026-11-24T18:00:00+08:00'));
    expect(inFourDays.warnings).toEqual([]);
    const over = byPhone({ externalDueAt: '2026-11-19T18:00:00+08:00' });
    expect(over.externalDueAt).toEqual(new Date('2026-11-19T18:00:00+08:00'));
    expect(over.warnings).toMatchObject([{ path: 'externalDueAt', code: 'external_due_past' }]);
  });

  it('may give a number with hidden digits, which is taken with a warning', () => {
    const complainant = { anonymous: false, name: '欧阳修远', relation: 'patient' as const };
    const masked = byPhone({ complainant: { ...complainant, phone: '138****1111' } });
    expect(masked.warnings).toMatchObject([{ path: 'complainant.phone', code: 'phone_masked' }]);
  });

  it('is taken without promises when its limits cannot be computed, and that is reported (S-04)', () => {
    const broken: Reference = {
      ...reference,
      limits: () => {
        throw new RangeError('Calendar CN covers 2000 to 2060 only');
      },
    };
    const reported: unknown[] = [];
    const admission = admit(aSubmission(), null, broken, now, (error) => reported.push(error));
    expect(admission.limits).toEqual([]);
    expect(reported).toHaveLength(1);
  });

  it('is taken with a warning when the channel took it before the rules in force took effect', () => {
    const since = reference.rulesSince({
      campus: 'main',
      department: null,
      caseKind: 'external',
      channel: 'hotline',
    });
    const at = (ms: number) => new Date((since?.getTime() ?? 0) + ms).toISOString();
    expect(since).toEqual(new Date('2026-01-01T00:00:00+08:00'));
    expect(byPhone({ receivedAt: at(0) }).warnings).toEqual([]);
    const before = byPhone({ receivedAt: at(-1) });
    expect(before.warnings).toMatchObject([{ path: 'receivedAt', code: 'received_before_rules' }]);
    expect(before.limits.length).toBeGreaterThan(0);
  });

  it('may say when the channel took it', () => {
    const receivedAt = '2026-11-20T09:00:00+08:00';
    expect(byPhone({ receivedAt })).toMatchObject({
      adapterId: 'a',
      receivedAt: new Date(receivedAt),
    });
  });

  it('may run a little ahead of our clock, but not more than five minutes', () => {
    expect(byPhone({ receivedAt: '2026-11-20T10:16:59+08:00' }).receivedAt).toEqual(
      new Date('2026-11-20T10:16:59+08:00'),
    );
    expect(
      refusal(() => byPhone({ receivedAt: '2026-11-20T10:17:01+08:00' })).extra.errors,
    ).toEqual([expect.objectContaining({ path: 'receivedAt', code: 'in_future' })]);
  });

  it('is refused for channels and campuses that its key is not for', () => {
    expect(refusal(() => admit(aSubmission(), hotline, reference, now)).code).toBe(
      'channel.not_trusted',
    );
    expect(
      refusal(() =>
        admit(
          aSubmission({ channel: 'hotline', campus: 'east' }),
          { ...hotline, campuses: ['main'] },
          reference,
          now,
        ),
      ).code,
    ).toBe('channel.not_trusted');
  });

  it('is refused on a campus that does not have the channel open', () => {
    expect(
      refusal(() =>
        admit(aSubmission({ channel: 'letter', campus: 'east' }), hotline, reference, now),
      ).code,
    ).toBe('channel.closed');
  });

  it('by staff about their own house is an internal case, for which the complaint policy promises nothing (R-228)', () => {
    const admission = admit(
      aSubmission({
        channel: 'staff_portal',
        complainant: { anonymous: false, name: '护士', relation: 'staff' },
      }),
      hotline,
      reference,
      now,
    );
    expect(admission).toMatchObject({ caseKind: 'internal', limits: [] });
  });

  it('that is no complaint is of the kind that its sender says, by any channel (R-172, R-173, R-399)', () => {
    const kindBy = (channel: Channel, matter?: Matter) =>
      admit(aSubmission({ channel, ...(matter ? { matter } : {}) }), hotline, reference, now)
        .caseKind;
    expect(kindBy('hotline', 'suggestion')).toBe('suggestion');
    expect(kindBy('hotline', 'praise')).toBe('praise');
    expect(kindBy('staff_portal', 'hazard')).toBe('hazard');
    expect([kindBy('staff_portal', 'complaint'), kindBy('hotline')]).toEqual([
      'internal',
      'external',
    ]);
  });

  it('of a hazard may say what it is about; a complaint may not', () => {
    const about = (matter: Matter) =>
      admit(aSubmission({ matter, hazard: 'gas' }), null, reference, now);
    expect(about('hazard').hazard).toBe('gas');
    expect(refusal(() => about('complaint'))).toMatchObject({
      code: 'request.invalid',
      extra: { errors: [{ path: 'hazard', code: 'invalid' }] },
    });
  });

  it('by phone without a name or without a contact counts as anonymous (R-222)', () => {
    expect(byPhone().anonymous).toBe(false);
    expect(
      byPhone({ complainant: { anonymous: false, name: '赵建国', relation: 'patient' } }).anonymous,
    ).toBe(true);
    expect(
      byPhone({ complainant: { anonymous: false, phone: '13900001111', relation: 'patient' } })
        .anonymous,
    ).toBe(true);
  });
});

describe('where the policy says otherwise', () => {
  /** The shipped policies with this in the hospital's own. */
  const under = (own: object): Reference => {
    const { documents, ...rest } = thePolicies();
    const changed = documents.map((document) =>
      document['id'] === 'tcm-yulin' ? { ...document, ...own } : document,
    );
    return referenceOf(aDirectory(), { ...rest, documents: changed });
  };
  const registrar = {
    ...{ tenantId: 't', personId: 'p' },
    grants: [{ role: 'centre_officer' as const, campus: null, department: null }],
  };
  const byStaff = (said: RegistrationBlock, rules: Reference, change: Partial<Submission> = {}) =>
    admit(
      aSubmission({ channel: 'hotline', registration: said, ...change }),
      registrar,
      rules,
      now,
    );

  it('a channel that only asks for the name does not make who gives none anonymous', () => {
    const rules = under({ channels: [{ code: 'hotline', requires: ['name'] }] });
    const complainant = { anonymous: false, phone: '13900001111', relation: 'patient' } as const;
    expect(
      admit(aSubmission({ channel: 'hotline', complainant }), hotline, rules, now),
    ).toMatchObject({ anonymous: false });
  });

  it('what is said by word of mouth is written down, read back and given as a copy', () => {
    const rules = under({
      acceptance: { oralComplaint: { mustWriteRecord: true, copyToComplainant: true } },
    });
    const wrong = (said: RegistrationBlock, change: Partial<Submission> = {}) =>
      refusal(() => byStaff(said, rules, change)).extra;
    const at = (path: string) => ({ errors: [{ path, code: 'required' }] });
    expect(wrong({})).toMatchObject(at('registration.restated'));
    expect(wrong({ restated: true })).toMatchObject(at('registration.copy'));
    expect(byStaff({ restated: true, copy: 'handed' }, rules).staff?.said.copy).toBe('handed');
    const nobody = { complainant: { anonymous: true, relation: 'unknown' } } as const;
    expect(byStaff({ restated: true }, rules, nobody).anonymous).toBe(true);
    expect(byStaff({}, rules, { channel: 'letter' }).channel).toBe('letter');
  });
});

describe('an anonymous submission', () => {
  it('leaves no identity behind, whatever the form sent along', () => {
    const complainant = {
      anonymous: true,
      name: '赵建国',
      phone: '13900001111',
      email: 'a@example.com',
      address: '榆阳区',
      relation: 'patient' as const,
    };
    const admission = admit(aSubmission({ complainant }), null, reference, now);
    expect(admission).toMatchObject({
      anonymous: true,
      identity: { name: null, phone: null, email: null, address: null },
    });
    expect(admission.fieldsPresent).toEqual(['content', 'relation']);
  });
});

describe('words of danger', () => {
  it('are named by the code of the policy, whichever text they stand in', () => {
    const submission = aSubmission({ content: '没人管我就跳楼', demand: '你们等着，我带刀来' });
    expect(admit(submission, null, reference, now).dangers).toEqual(['self_harm', 'weapon']);
  });
  it('are not found in an ordinary complaint, nor where no policy binds', () => {
    expect(admit(aSubmission(), null, reference, now).dangers).toEqual([]);
    const { campus, department = null, channel } = aSubmission();
    expect(reference.dangers({ campus, department, channel, caseKind: 'praise' }, '跳楼')).toEqual(
      [],
    );
  });
});

describe('the register', () => {
  it('shows which fields were filled in, not their content', () => {
    const submission = aSubmission({
      demand: '道歉',
      department: 'main.outpatient',
      occurredAt: '2026-11-20T08:00:00+08:00',
    });
    expect(admit(submission, null, reference, now).fieldsPresent).toEqual([
      'content',
      'demand',
      'name',
      'phone',
      'contact',
      'relation',
      'department',
      'occurredAt',
    ]);
  });
});

function refusal(act: () => unknown): ProblemError {
  try {
    act();
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}
