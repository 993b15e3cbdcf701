import { describe, expect, it } from '@jest/globals';
import { SubmissionSchema } from '@tingsu/contracts';
import { NOTHING_ASKED, type Asked } from './asked';
import { emptyDraft, isInUse, isUntouched, type Draft } from './draft';
import { problemsOf, unsaid } from './problems';
import { fieldOfPath, problemsInRefusal, submissionOf } from './submission';

const TODAY = '2026-11-27';
const staffId = '0190bbbb-0000-7000-8000-000000000001';
const aDraft = (part: Partial<Draft> = {}): Draft => ({
  ...emptyDraft,
  channel: 'hotline',
  campus: 'main',
  content: '药房窗口让我等了一个小时',
  name: '阿卜杜拉·买买提',
  ...part,
});
const asking = (part: Partial<Asked>): Asked => ({ ...NOTHING_ASKED, ...part });
const fieldsWrong = (draft: Draft, asked = NOTHING_ASKED): string[] =>
  problemsOf(draft, asked, TODAY).map(({ field, text, code }) => `${field}: ${text ?? code}`);
const bodyOf = (part: Partial<Draft>) => submissionOf(aDraft(part), 'Asia/Shanghai');

describe('what keeps a complaint from being registered', () => {
  it('is only that nobody knows what was said, where it came in, and who speaks', () => {
    expect(fieldsWrong(emptyDraft)).toEqual([
      'channel: regChannelMissing',
      'campus: regCampusMissing',
      'content: regContentMissing',
      'name: regNobody',
    ]);
    expect(fieldsWrong(aDraft())).toEqual([]);
    expect(fieldsWrong(aDraft({ name: '', phone: '' }))).toEqual(['name: regNobody']);
    expect(fieldsWrong(aDraft({ name: '', anonymous: true }))).toEqual([]);
  });
  it('takes names as people have them, and numbers as they say them', () => {
    for (const name of ['𠮷', '李', '阿卜杜拉•买买提', 'Ann-Marie O’Neill', '王'.repeat(60)])
      expect(fieldsWrong(aDraft({ name }))).toEqual([]);
    for (const phone of ['139 0000 0000', '029-88880000转8012', '+86 13900000000'])
      expect(fieldsWrong(aDraft({ phone }))).toEqual([]);
    expect(fieldsWrong(aDraft({ phone: '1390000000' }))).toEqual(['phone: phone_mobile_length']);
  });
  it('is what the policy asks of the channel, unless the person stays anonymous', () => {
    const asked = asking({ must: ['name', 'address', 'contact'], elseAnonymous: true });
    expect(fieldsWrong(aDraft(), asked)).toEqual([
      'phone: regContactMust',
      'address: regAddressMust',
    ]);
    expect(fieldsWrong(aDraft({ anonymous: true }), asked)).toEqual([]);
    expect(fieldsWrong(aDraft(), asking({ must: ['signature'] }))).toEqual([
      'signature: regSignatureMust',
    ]);
  });
  it('is a record that is not read back, and a copy that nobody gives, where the policy wants them', () => {
    const asked = asking({ record: true, copy: true });
    expect(fieldsWrong(aDraft(), asked)).toEqual(
      expect.arrayContaining(['restated: regRestatedMust', 'copy: regCopyMust']),
    );
    expect(fieldsWrong(aDraft({ anonymous: true, restated: true }), asked)).toEqual([]);
  });
  it('is a day that has not come, and a solution that nobody wrote down', () => {
    expect(fieldsWrong(aDraft({ day: '2026-11-28', ending: 'solved' }))).toEqual([
      'day: regDayFuture',
      'outcome: regOutcomeMissing',
    ]);
  });
  it('is never what the policy wants stated before it accepts: that is only pointed out', () => {
    const asked = asking({ wanted: ['respondent', 'facts', 'demand'] });
    expect(fieldsWrong(aDraft(), asked)).toEqual([]);
    expect(unsaid(aDraft(), asked)).toEqual(['respondent', 'demand']);
    expect(unsaid(aDraft({ units: ['main.pharmacy'], demand: '道歉' }), asked)).toEqual([]);
  });
});

describe('what is sent', () => {
  it('is what the contract takes, whatever was filled in', () => {
    const full = bodyOf({
      phone: '139 0000 0000',
      email: 'a@example.com',
      address: '榆林市高新区',
      relation: 'family',
      patientName: '李四',
      recordNo: '00123',
      age: '67',
      sex: 'male',
      authorisation: 'none',
      day: '2026-11-20',
      time: '08:10',
      units: ['main.pharmacy'],
      persons: [staffId],
      others: '一位保安',
      place: '门诊二楼',
      mood: 'angry',
      restated: true,
      signature: 'refused',
      signatureNote: '不愿签',
      firstResponder: staffId,
      receivedDay: '2026-11-21',
      ...{
        letterDate: '2026-11-19',
        dueDay: '2026-12-01',
        reasons: '公示的价格不是这样',
        copy: 'post',
      },
      callId: 'call-1',
    });
    expect(SubmissionSchema.safeParse(full).error).toBeUndefined();
    expect(full.registration?.signature).toEqual({
      state: 'waived',
      reason: 'refused',
      note: '不愿签',
    });
    expect(full.externalDueAt).toBe('2026-12-01T23:59:00+08:00');
    expect(full.registration).toMatchObject({ reasons: '公示的价格不是这样', copy: 'post' });
    expect(full.occurredAt).toBe('2026-11-20T08:10:00+08:00');
    expect(SubmissionSchema.safeParse(bodyOf({})).success).toBe(true);
  });
  it('carries no identity for who stays anonymous, and no patient who is the complainant', () => {
    const body = bodyOf({
      anonymous: true,
      phone: '13900000000',
      relation: 'patient',
      patientName: '李四',
    });
    expect(body.complainant).toEqual({ anonymous: true, relation: 'patient' });
    expect(body.registration?.patient).toBeUndefined();
  });
  it('says when it was solved on the spot or handed over, and never both', () => {
    expect(bodyOf({ ending: 'solved', outcome: '当面道歉' }).registration).toMatchObject({
      onTheSpot: { outcome: '当面道歉' },
    });
    const handed = bodyOf({ ending: 'handover', outcome: '当面道歉' }).registration;
    expect([handed?.handOver, handed?.onTheSpot]).toEqual([true, undefined]);
  });
});

describe('what the server refuses', () => {
  it('is shown at the field that it is about', () => {
    expect(fieldOfPath('complainant.phone')).toBe('phone');
    expect(fieldOfPath('registration.patient.name')).toBe('patientName');
    expect(fieldOfPath('registration.patient.recordNo')).toBe('recordNo');
    expect(fieldOfPath('registration.respondents.persons.0')).toBe('persons');
    expect(fieldOfPath('/registration/signature/reason')).toBe('signature');
    expect(fieldOfPath('registration.onTheSpot.outcome')).toBe('outcome');
    expect(fieldOfPath('receivedAt')).toBe('receivedDay');
    expect(fieldOfPath('unheardOf')).toBeNull();
  });
  it('is said in the words of the whole where there are any', () => {
    expect(
      problemsInRefusal({
        code: 'registration.hand_over_only',
        errors: [{ path: 'registration.handOver', code: 'required', message: '' }],
      }),
    ).toEqual([{ field: 'ending', code: 'registration.hand_over_only' }]);
    expect(problemsInRefusal({ code: 'policy.missing', errors: [] })).toEqual([]);
  });
});

describe('a form', () => {
  it('is untouched until somebody types: what it fills in itself is no loss', () => {
    const given = { channel: 'visit', campus: 'main', firstResponder: staffId } as const;
    expect(isUntouched({ ...emptyDraft, ...given, callId: 'call-1' })).toBe(true);
    expect(isUntouched({ ...emptyDraft, ...given, phone: '1' })).toBe(false);
  });
  it('unfolds a section that holds an answer or a problem', () => {
    expect(isInUse('patient', aDraft(), [])).toBe(false);
    expect(isInUse('patient', aDraft({ visitNo: '7' }), [])).toBe(true);
    expect(isInUse('who', aDraft(), [{ field: 'address' }])).toBe(true);
    expect(isInUse('who', aDraft({ language: 'en' }), [])).toBe(false);
  });
});
