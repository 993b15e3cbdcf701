import { describe, expect, it } from '@jest/globals';
import { COMMANDS, COMMAND_NAMES, type CaseDetail, type CommandName } from '@tingsu/contracts';
import { isAskedOfMeeting, isOptional, lacksTopic } from './asked-for';
import { COMMAND_FIELDS, fieldsOf, isIrreversible } from './command-fields';
import { followUpKey, partyKey, payloadOf } from './command-payload';
import { FIELD_OF_RULE } from './field-of-rule';

/** What stands for a choice of these kinds. */
const TYPED: Readonly<Record<string, unknown>> = {
  ...{
    harm: '5',
    topics: ['charges'],
    causes: ['process'],
    issues: ['first'],
    missingSlot: 'photo',
    alternative: '1',
    rating: 4,
    facts: { harm: true },
  },
  ...{ date: '2026-12-01', instant: '2026-12-01T09:00:00.000Z', milestone: 'onsite.checked' },
  archiveParts: { investigation: { how: 'absent', words: ' a ' } },
  party: partyKey({ unit: 'main.ward' }),
  ...{ number: '2', report: '2', lines: ' a \n\nb', reportStep: 'other' },
};

/** An answer that fits each kind of field. */
const answerTo = (command: CommandName): Record<string, unknown> =>
  Object.fromEntries(
    fieldsOf(command).map((field) => {
      const first: Record<string, string> = {
        contactMedium: 'phone',
        outcome: 'upheld',
        followUp: 'satisfied',
        followUpFinding: 'praise',
        callDirection: 'out',
        callOutcome: 'reached',
        suspendedByHand: 'court',
        reportSubject: 'medical_fault',
        remedy: 'refund',
        amountSetter: 'court',
        planChoice: 'chosen',
        servedBy: 'hand',
        serviceReceipt: 'signed',
        reconsidered: 'changed',
        reopening: 'new_facts',
        invalidKind: 'malicious',
        inability: 'for_now',
        inquiryTask: 'interview',
        verification: 'true',
        escalatedMatter: 'unresolved',
        minutesSigned: 'signed',
        caseKind: 'praise',
        settlement: 'thanked',
        referralConsent: 'given',
        meetingKind: 'complainant',
        meetingHeld: 'held',
        meetingSignature: 'signed',
        issueFinding: 'upheld',
        speakerConsent: 'given',
        issueCause: 'complainant',
        issueHelp: 'explained',
        liabilityKind: 'direct',
        reportMethod: 'online',
        eventGrade: 'major',
        expertKind: 'damage',
        expertAsker: 'both',
        expertBody: 'forensic',
        expertConsent: 'given',
        expertToldBy: 'body',
        expertSide: 'complainant',
        expertEnd: 'withdrawn',
        mediationBody: 'peoples',
        mediationProposer: 'both',
        mediationConsent: 'given',
        mediationEnd: 'agreed',
        confirmationStep: 'asked',
        holdKind: 'records',
        holdSide: 'patient',
        recordForm: 'copy',
        inspectionChoice: 'agreed',
        releaseGround: 'both_present',
        autopsyConsent: 'agreed',
        bodyEnd: 'handed_over',
      };
      if (field.kind === 'amount') return [field.name, { value: 5, unit: 'day|working' }];
      if (field.kind === 'alternatives')
        return [field.name, [{ words: ' a ', remedies: ['refund'] }, {}]];
      if (field.kind === 'instalments')
        return [
          field.name,
          [{ value: '6', dueOn: '2026-12-01' }, { value: '6.50', dueOn: '2026-12-02' }, {}],
        ];
      if (field.kind === 'money') return [field.name, { value: '12.50', currency: 'CNY' }];
      if (field.kind === 'steps') return [field.name, [{ what: ' a ', until: '2026-12-01' }]];
      if (
        'remedy hold mediation expertOpinion result reconsideration owner colleague person task meeting'
          .split(' ')
          .includes(field.kind)
      )
        return [field.name, '01900000-0000-7000-8000-000000000001'];
      if (field.kind === 'yesNo') return [field.name, true];
      if (field.kind === 'followUp')
        return [field.name, followUpKey({ planId: 'three|Month', itemNo: 2 })];
      if (field.kind === 'answers')
        return [field.name, { suggestions: ' text ', problemsFound: '' }];
      if (field.name === 'changed') return [field.name, ['place']];
      if (field.kind in TYPED || field.name === 'proposed')
        return [field.name, TYPED[field.kind] ?? ['refund']];
      if (field.kind === 'dissent')
        return [field.name, [{ person: '01900000-0000-7000-8000-000000000001', words: ' a ' }, {}]];
      if (field.kind === 'people' || field.kind === 'panelists')
        return [
          field.name,
          ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'],
        ];
      if (['choices', 'departments', 'allDepartments'].includes(field.kind))
        return [field.name, ['main.pharmacy']];
      if (field.kind === 'choice') return [field.name, first[field.table] ?? 'phone'];
      return [field.name, ' text '];
    }),
  );

/** A step of a clock is acknowledged on its card, without a form. */
const WITH_FORM = COMMAND_NAMES.filter((name) => name !== 'acknowledgeClock');

describe('the forms of the commands', () => {
  it.each(WITH_FORM)('make a payload that the API accepts: %s', (command) => {
    expect(
      COMMANDS[command].safeParse(payloadOf(command, answerTo(command))).error,
    ).toBeUndefined();
  });
  it.each(WITH_FORM)('ask for everything that the API needs: %s', (command) => {
    const needed = fieldsOf(command).filter((field) => !('optional' in field && field.optional));
    const answers = answerTo(command);
    const only = Object.fromEntries(needed.map((field) => [field.name, answers[field.name]]));
    expect(COMMANDS[command].safeParse(payloadOf(command, only)).error).toBeUndefined();
  });
  it('exist for every command', () => {
    expect(Object.keys(COMMAND_FIELDS).sort()).toEqual([...COMMAND_NAMES].sort());
  });
  it('leave empty answers out and trim texts', () => {
    expect(payloadOf('classify', { facts: {}, reason: '  ' })).toEqual({ facts: {} });
    expect(payloadOf('dispatch', { lead: '', assist: [] })).toEqual({});
    expect(payloadOf('giveInterim', { medium: 'phone', text: ' ok ' })).toEqual({
      medium: 'phone',
      text: 'ok',
    });
  });
  it('say no when nobody ticked that an answer was written', () => {
    expect(payloadOf('giveFinal', { medium: 'phone', text: 'x' })).toMatchObject({
      written: false,
    });
  });
  it('send no answer to a question of yes or no that nobody answered', () => {
    expect(payloadOf('answerMeeting', {})).toEqual({});
    expect(payloadOf('answerMeeting', { comes: 'no' })).toEqual({ comes: false });
  });
  it('ask departments for causes and the complainant for a signature', () => {
    const meetings = [
      { meetingId: 'a', kind: 'analysis' },
      { meetingId: 'c', kind: 'complainant' },
    ] as unknown as NonNullable<CaseDetail['meetings']>;
    const askedOf = (meetingId?: string): string[] =>
      fieldsOf('recordMeeting')
        .filter((field) => isAskedOfMeeting(field, meetingId, { meetings }))
        .map(({ name }) => name);
    const always = ['meetingId', 'outcome', 'minutes'];
    expect(askedOf('a')).toEqual([...always, 'causes', 'liability', 'measures', 'agreed']);
    expect(askedOf('c')).toEqual([
      ...[...always, 'agreed', 'signature', 'representatives', 'exception'],
    ]);
    expect(askedOf()).toEqual([...always, 'agreed']);
  });
  it('ask once more before what cannot be undone', () => {
    expect(
      (['decline', 'merge', 'giveFinal', 'close', 'withdraw'] as const).every(isIrreversible),
    ).toBe(true);
    expect(isIrreversible('startTriage')).toBe(false);
  });

  it('B16: ask for the notice of an extension where the policy does', () => {
    const notice = fieldsOf('requestExtension').find((field) => field.name === 'notice');
    expect(notice && isOptional(notice, undefined)).toBe(true);
    expect(notice && isOptional(notice, { extensionNotice: false })).toBe(true);
    expect(notice && isOptional(notice, { extensionNotice: true })).toBe(false);
    expect(FIELD_OF_RULE['extension.notice_required']).toBe('notice');
  });

  it('B15: refuse a category without a topic before it is sent', () => {
    expect(lacksTopic({ category: 'C01' })).toBe(true);
    expect(lacksTopic({ category: 'C01', topics: [] })).toBe(true);
    expect(lacksTopic({ category: 'C01', topics: ['attitude'] })).toBe(false);
    expect(lacksTopic({ injured: true })).toBe(false);
    expect(lacksTopic(undefined)).toBe(false);
  });
});
