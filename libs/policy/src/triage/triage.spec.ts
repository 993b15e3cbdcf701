import type { Facts } from '@tingsu/contracts';
import { describe, expect, it } from '@jest/globals';
import { policyOf } from '../shipped.fixture.js';
import { factsOnReceipt } from './facts-on-receipt.js';
import { triage } from './triage.js';

const yulin = policyOf('tcm-yulin');

/** Facts and what the policy makes of them. */
interface Row {
  readonly facts: Facts;
  readonly acceptance?: string;
  readonly nature?: string;
  readonly priority?: string;
  readonly rules?: readonly string[];
  readonly track?: string | null;
  readonly supervisor?: string | null;
}

describe('acceptance', () => {
  it.each<Row>([
    { facts: { relation: 'patient' }, acceptance: 'accept' },
    { facts: { relation: 'legal_representative' }, acceptance: 'accept' },
    { facts: { relation: 'family' }, acceptance: 'supplement:AUTHORISATION' },
    { facts: { relation: 'other' }, acceptance: 'feedback' },
    { facts: {}, acceptance: 'accept' },
    { facts: { anonymous: true }, acceptance: 'register-and-assess' },
    { facts: { relation: 'patient', policeCase: true }, acceptance: 'decline:POLICE_CASE' },
    { facts: { relation: 'patient', reportedToSuperior: true }, acceptance: 'accept' },
    { facts: { relation: 'patient', subjectAndFactsClear: false }, acceptance: 'accept' },
    {
      facts: { relation: 'patient', subjectAndFactsClear: false, supplementTried: true },
      acceptance: 'decline:NO_SUBJECT_OR_FACT',
    },
    { facts: { caseKind: 'internal', courtFiled: true }, acceptance: 'other-policy' },
  ])('of $facts is $acceptance (R-219, R-224 to R-228)', ({ facts, acceptance }) => {
    expect(triage(yulin, facts).acceptance).toBe(acceptance);
  });

  it('knows the reason of the national layer that holds everywhere (X-14)', () => {
    for (const id of ['tcm-yulin', 'pharmacy', 'plastic-surgery'])
      expect(triage(policyOf(id), { outOfScope: true }).acceptance).toBe('decline:OUT_OF_SCOPE');
  });

  it('under the NHS regulations leaves out what was settled orally by the next working day', () => {
    const facts = { madeOrally: true, resolvedToSatisfactionByNextWorkingDay: true };
    expect(triage(policyOf('nhs-england'), facts).acceptance).toBe('decline:ORAL_RESOLVED_NEXT_WD');
    expect(triage(policyOf('nhs-england'), { anonymous: true }).acceptance).toBe('feedback');
  });
});

describe('priority (4.5), apart from nature (X-10)', () => {
  it.each<Row>([
    { facts: { death: true }, priority: 'P1', rules: ['SV4'] },
    { facts: { securityThreat: true }, priority: 'P1', rules: ['SV4'] },
    { facts: { harm: true }, priority: 'P2', rules: ['SV3'] },
    { facts: { harm: true, multiDepartment: true }, priority: 'P1', rules: ['SV3', 'IMb'] },
    { facts: { abusiveAttitude: true }, priority: 'P2', rules: ['SV3'] },
    { facts: {}, priority: 'P3', rules: [] },
    { facts: { minor: true }, priority: 'P3', rules: ['IMb'] },
    { facts: { repeatCount: 3 }, priority: 'P2', rules: ['IMc'] },
    { facts: { repeatCount: 2 }, priority: 'P3', rules: [] },
    { facts: { topics: ['suggestion'] }, priority: 'P4', rules: ['SV1'] },
    { facts: { topics: ['suggestion'], media: true }, priority: 'P3', rules: ['SV1', 'IMc'] },
    { facts: { severity: '3' }, priority: 'P2', rules: [] },
    { facts: { severity: '1' }, priority: 'P4', rules: [] },
    { facts: { severity: '4', harm: true }, priority: 'P1', rules: [] },
    { facts: { severity: '1', harm: true }, priority: 'P2', rules: ['SV3'] },
    { facts: { severity: 'toString' }, priority: 'P3', rules: [] },
  ])('of $facts is $priority', ({ facts, priority, rules }) => {
    expect(triage(yulin, facts)).toMatchObject({ priority, priorityRules: rules });
  });

  it('never follows from the nature: a city-hotline case is major and still of middle urgency', () => {
    const decided = triage(yulin, {
      ...fromChannel('hotline_12345'),
      topics: ['appointment'],
      category: 'C10',
    });
    expect(decided).toMatchObject({ nature: 'major', natureRules: ['M2'], priority: 'P3' });
  });
});

describe('nature', () => {
  it.each<Row>([
    { facts: { category: 'C02', extremeDissatisfaction: true }, nature: 'major', rules: ['M1'] },
    {
      facts: { category: 'C03', seriousEthicsBreach: true, abusiveAttitude: true },
      nature: 'major',
      rules: ['M3', 'M4'],
    },
    { facts: { category: 'C01', seriousEthicsBreach: true }, nature: 'general', rules: [] },
    {
      facts: { category: 'C02', harm: true, confirmedUntrue: true },
      nature: 'invalid',
      rules: ['untrue'],
    },
  ])('of $facts is $nature (R-271 to R-279)', ({ facts, nature, rules }) => {
    expect(triage(yulin, facts)).toMatchObject({ nature, natureRules: rules });
  });

  it.each(['hotline_12345', 'health_commission', 'petition_transfer', 'media'])(
    'is major for %s because of the channel alone (R-272)',
    (channel) => {
      expect(triage(yulin, fromChannel(channel))).toMatchObject({
        nature: 'major',
        natureRules: ['M2'],
      });
    },
  );
});

describe('reportable', () => {
  it.each<Row>([
    { facts: { possibleAccidentGrade: 2 }, rules: ['RP1'] },
    { facts: { possibleAccidentGrade: 3 }, rules: [] },
    { facts: { personsHarmed: 3 }, rules: ['RP2'] },
    { facts: { death: true, personsHarmed: 4, regionalRule: true }, rules: ['RP1', 'RP2', 'RP3'] },
  ])('$facts: $rules (R-207 to R-209)', ({ facts, rules }) => {
    expect(triage(yulin, facts)).toMatchObject({
      reportable: rules !== undefined && rules.length > 0,
      reportableRules: rules,
    });
  });
});

describe('routing (4.7) and track', () => {
  it('lets the main party go before every topic, and the topics before the place', () => {
    const { routing } = triage(yulin, {
      mainParty: 'attendant',
      topics: ['charges', 'drug'],
      place: 'ward',
    });
    expect(routing).toEqual({
      lead: '护理部主任',
      rule: 'RT05',
      assist: ['财务科主任', '药剂科主任', '该病区护士长'],
    });
  });

  it('names each assisting unit once and never the lead', () => {
    expect(triage(yulin, { topics: ['drug', 'consumable', 'lift', 'water'] }).routing).toEqual({
      lead: '药剂科主任',
      rule: 'RT07',
      assist: ['后勤保障部主任'],
    });
  });

  it('counts the departments that triage named among the assisting units (R-111)', () => {
    const named = { topics: ['ethics'], place: 'outpatient', coUnits: ['main.pharmacy'] };
    const rules = triage(yulin, { ...named, coUnits: [] }).routing.assist;
    expect(triage(yulin, named).routing.assist).toEqual([...rules, 'main.pharmacy']);
    const unrouted = triage(yulin, { coUnits: ['main.pharmacy'] });
    expect(unrouted.routing).toMatchObject({ rule: 'FALLBACK', assist: ['main.pharmacy'] });
    const clue = triage(yulin, { ...named, confidentialFromRespondent: true });
    expect(clue.routing.assist).toEqual([]);
  });

  it('names no assisting unit for a confidential clue (R-121)', () => {
    expect(
      triage(yulin, { topics: ['ethics'], place: 'outpatient', confidentialFromRespondent: true })
        .routing.assist,
    ).toEqual([]);
  });

  it('goes to the centre where no rule speaks', () => {
    expect(triage(yulin, { topics: ['parking'] }).routing).toEqual({
      lead: '申诉中心',
      rule: 'FALLBACK',
      assist: [],
    });
  });

  it.each<Row>([
    { facts: { topics: ['attitude'] }, track: 'T3', supervisor: '管理部' },
    { facts: { topics: ['nursing_quality'] }, track: 'T5M', supervisor: '医务部|护理部' },
    { facts: { topics: ['lift'] }, track: 'T5N', supervisor: '管理部' },
    { facts: { topics: ['attitude'], multiDepartment: true }, track: 'T10', supervisor: '医务部' },
    { facts: { topics: ['attitude'], courtFiled: true }, track: null, supervisor: null },
  ])('$facts takes track $track (R-235 to R-238)', ({ facts, track, supervisor }) => {
    expect(triage(yulin, facts)).toMatchObject({ track, supervisor });
  });

  it.each([
    ['P1', '药剂科'],
    ['P2', '客服部'],
    ['P3', '环境卫生管理组'],
    ['P4', '客服部'],
  ])('sends category %s of the pharmacy to %s (R-335)', (category, lead) => {
    expect(triage(policyOf('pharmacy'), { category }).routing.lead).toBe(lead);
  });
});

function fromChannel(channel: string): Facts {
  return factsOnReceipt(yulin, {
    channel,
    relation: 'patient',
    anonymous: false,
    caseKind: 'external',
  });
}
