import { describe, expect, it } from '@jest/globals';
import { FIRST_ISSUE, outcomeOfIssues, type Role } from '@tingsu/contracts';
import { composePolicy, parsePolicy, taxonomyNamed, type Policy } from '@tingsu/policy';
import { accessFactsOf } from '../access/facts-of-case.js';
import {
  aCaseAfter,
  aContext,
  CALLER,
  HEAD,
  LEADER,
  OFFICER,
  shippedDocument,
} from './case.fixture.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';
import { derivedOutcome, issuesOf, openIssues } from './issues.js';
import { refusal } from './refusal.fixture.js';

const AT = '2026-11-23T10:00:00+08:00';
const NURSE = '01900000-0000-7000-8000-0000000000a1';
const as = (role: Role, id: string, more: Partial<DecisionContext> = {}): DecisionContext => {
  const context = aContext(AT, role, id);
  const nurse = { id: NURSE, name: '护士', active: true, grants: [], worksIn: ['main.ward'] };
  const contact = { email: null, locale: 'zh-CN' as const };
  const directory = { ...context.directory, staff: [{ ...nurse, ...contact }] };
  return { ...context, directory, ...more };
};
const officer = as('centre_officer', OFFICER);

type PayloadOf<Name> = Extract<Command, { name: Name }>['payload'];
const add = (more: Partial<PayloadOf<'addIssue'>> = {}): Command => ({
  name: 'addIssue',
  payload: { words: '多收了两项检查费', topics: ['charges'], ...more },
});
const find = (issueId: string, more: Partial<PayloadOf<'recordFinding'>> = {}): Command => ({
  name: 'recordFinding',
  payload: {
    ...{ issueId, finding: 'upheld', facts: '核对了清单', reasons: '重复收费', cause: 'own_fault' },
    ...{ liableUnits: ['main.finance'], liablePersons: [], proposed: ['refund'], ...more },
  },
});
const after = (state: CaseState, ...commands: Command[]): CaseState =>
  commands.reduce((one, command) => decide(one, command, officer).state, state);
const refused = (state: CaseState, command: Command, context = officer) =>
  refusal(() => decide(state, command, context));
const lastOf = (state: CaseState): string => issuesOf(state).at(-1)?.issueId ?? '';
const opinion: Command = { name: 'draftOpinion', payload: { opinion: '逐项答复' } };

const investigated = aCaseAfter('submitPackage');

describe('the issues of a case', () => {
  it('begin with the complaint as it was classified, which needs nothing to be filled in', () => {
    expect(openIssues(investigated)).toMatchObject([
      { issueId: FIRST_ISSUE, number: 1, category: 'C01', topics: ['attitude'], found: null },
    ]);
    expect(investigated).not.toHaveProperty('issues');
    const drafted = after(investigated, {
      name: 'draftOpinion',
      payload: { outcome: 'upheld', opinion: '成立' },
    });
    expect(drafted.outcome).toBe('upheld');
    expect(refused(investigated, opinion)).toBe('outcome.missing');
  });

  it('hold matter, request and reasons of the complainant apart, encrypted beside the log', () => {
    const { events, texts, state } = decide(
      investigated,
      add({ request: '退费', reasons: '没有做过这项检查', units: ['main.ward'], place: '收费处' }),
      officer,
    );
    expect(texts).toEqual({
      words: '多收了两项检查费',
      request: '退费',
      reasons: '没有做过这项检查',
    });
    expect(JSON.stringify(events)).not.toContain('检查');
    expect(openIssues(state)[1]).toMatchObject({
      number: 2,
      units: ['main.ward'],
      place: '收费处',
    });
  });

  it('are thirty at most: the 31st is refused with what to do, and so is a third where a policy allows two', () => {
    const full = after(investigated, ...Array.from({ length: 29 }, () => add()));
    expect(openIssues(full)).toHaveLength(30);
    expect(refused(full, add())).toBe('issue.too_many');
    const policy = { ...officer.policy, issues: { most: 2 } };
    const two = after(investigated, add());
    expect(refused(two, add(), { ...officer, policy })).toBe('issue.too_many');
    const removed = after(full, {
      name: 'removeIssue',
      payload: { issueId: lastOf(full), reason: '重复' },
    });
    expect(openIssues(after(removed, add())).at(-1)?.number).toBe(31);
  });

  it('use codes of the policy and of the taxonomy that it names, and departments and people that there are', () => {
    const policy = { ...officer.policy, issues: { taxonomy: 'hcat' as const } };
    const hcat = { ...officer, policy };
    expect(refused(investigated, add({ category: 'C99' }))).toBe('issue.category_unknown');
    const plain = { ...officer, policy: { ...policy, issues: {} } };
    expect(refused(investigated, add({ problem: 'safety' }), plain)).toBe('issue.problem_unknown');
    expect(refused(investigated, add({ problem: 'rudeness' }), hcat)).toBe('issue.problem_unknown');
    expect(refused(investigated, add({ severity: 'awful' }), hcat)).toBe('issue.severity_unknown');
    expect(refused(investigated, add({ units: ['main.morgue'] }))).toBe('department.unknown');
    expect(refused(investigated, add({ persons: [LEADER] }))).toBe('person.unknown');
    const sorted = decide(
      investigated,
      add({ problem: 'safety', severity: 'high', harm: 5 }),
      hcat,
    );
    expect(openIssues(sorted.state)[1]).toMatchObject({ problem: 'safety', harm: 5 });
    const { domains, severities, harms } = taxonomyNamed('hcat');
    expect(domains.map(({ code, problems }) => [code, problems.length])).toEqual([
      ['clinical', 2],
      ['management', 2],
      ['relationships', 3],
    ]);
    expect([severities.length, harms.length]).toEqual([3, 6]);
  });

  it('are corrected and removed with a reason while nothing was found, and one always stays', () => {
    const two = after(investigated, add());
    const first = { issueId: FIRST_ISSUE, reason: '同一件事' };
    expect(refused(investigated, { name: 'removeIssue', payload: first })).toBe('issue.last');
    const found = after(two, find(FIRST_ISSUE));
    expect(refused(found, { name: 'removeIssue', payload: first })).toBe('issue.found');
    const one = after(two, { name: 'removeIssue', payload: first });
    expect(openIssues(one).map(({ number }) => number)).toEqual([2]);
    expect(refused(one, find(FIRST_ISSUE))).toBe('issue.removed');
    expect(refused(one, find('nothing'))).toBe('issue.unknown');
    const changed = after(two, {
      name: 'changeIssue',
      payload: { issueId: FIRST_ISSUE, topics: ['waiting'] },
    });
    expect(openIssues(changed)[0]).toMatchObject({ topics: ['waiting'], category: 'C01' });
  });

  it('R-369: name people of their own, who then decide nothing in the whole case', () => {
    const named = after(investigated, add({ persons: [NURSE], units: ['main.outpatient'] }));
    expect(refused(named, find(FIRST_ISSUE), as('centre_officer', NURSE))).toBe(
      'separation.respondent',
    );
    expect(accessFactsOf(named, officer).respondent).toEqual({
      units: ['main.outpatient', 'main.ward'],
      persons: [NURSE],
    });
    const gone = after(named, {
      name: 'removeIssue',
      payload: { issueId: lastOf(named), reason: '误记' },
    });
    expect(accessFactsOf(gone, officer).respondent.persons).toEqual([]);
  });
});

describe('what is found about an issue', () => {
  it('R-313, R-338: names the cause, the kind of liability and who is liable where it is ours', () => {
    expect(refused(investigated, find(FIRST_ISSUE, { liableUnits: [] }))).toBe(
      'issue.liable_missing',
    );
    const nobody = find(FIRST_ISSUE, { cause: 'nobody' });
    expect(refused(investigated, nobody)).toBe('issue.liable_not_meant');
    const gap = find(FIRST_ISSUE, {
      ...{ cause: 'management_gap', liability: 'leading', liablePersons: [NURSE] },
    });
    const { state, texts } = decide(investigated, gap, officer);
    expect(openIssues(state)[0]?.found).toMatchObject({
      ...{ cause: 'management_gap', liability: 'leading', proposed: ['refund'] },
      ...{ liableUnits: ['main.finance'], liablePersons: [NURSE], by: OFFICER },
    });
    expect(texts).toEqual({ facts: '核对了清单', reasons: '重复收费' });
  });

  it('R-134: says how the complainant was helped where the cause was his own', () => {
    const own = (more = {}) =>
      find(FIRST_ISSUE, {
        ...{ finding: 'not_upheld', cause: 'complainant', liableUnits: [], ...more },
      });
    expect(refused(investigated, own())).toBe('issue.help_missing');
    const state = after(investigated, own({ help: 'explained' }));
    expect(openIssues(state)[0]?.found).toMatchObject({ help: 'explained', liableUnits: [] });
  });

  it('T-22: is there for each of several issues before the opinion, whose outcome follows from it', () => {
    const two = after(investigated, add(), find(FIRST_ISSUE));
    expect(refused(two, opinion)).toBe('issue.unfound');
    const rest = { cause: 'nobody' as const, liableUnits: [] };
    const found = after(two, find(lastOf(two), { finding: 'not_upheld', ...rest }));
    const other = { ...opinion, payload: { outcome: 'upheld', opinion: 'x' } } as Command;
    expect(refused(found, other)).toBe('outcome.derived');
    const drafted = after(found, opinion);
    expect(drafted).toMatchObject({ state: 'opinion', outcome: 'partly_upheld' });
    const corrected = after(drafted, find(lastOf(two)));
    expect(corrected.outcome).toBe('upheld');
  });

  it.each([
    [['upheld', 'upheld'], 'upheld'],
    [['upheld', 'not_upheld'], 'partly_upheld'],
    [['partly_upheld'], 'partly_upheld'],
    [['not_upheld', 'undetermined'], 'not_upheld'],
    [['undetermined'], 'other'],
    [['upheld', null], null],
  ] as const)('of %j the outcome of the case is %s', (findings, outcome) => {
    expect(outcomeOfIssues(findings)).toBe(outcome);
  });

  it('belongs to its round: the issues stay, and each is looked into again', () => {
    const found = after(investigated, find(FIRST_ISSUE), opinion);
    const reopened = ['finalise', 'giveFinal', 'close', 'reopen'].reduce((state, name) => {
      const payload =
        name === 'giveFinal'
          ? { medium: 'phone', written: true, text: 'x' }
          : name === 'reopen'
            ? { ground: 'new_facts', reason: 'x' }
            : {};
      return after(state, { name, payload } as Command);
    }, found);
    expect(reopened).toMatchObject({ state: 'triage', round: 2, outcome: null });
    expect(derivedOutcome(reopened)).toBeNull();
  });

  it('is stated by the department that leads, of what it may know', () => {
    const secret = after(investigated, add({ confidential: true }));
    const head = as('department_head', HEAD, {
      departments: [investigated.assignment?.lead ?? ''],
    });
    const state = (issueId: string): Command => ({
      name: 'stateIssue',
      payload: { issueId, facts: '当时排队人多' },
    });
    expect(refused(secret, state(lastOf(secret)), head)).toBe('issue.unknown');
    const stated = decide(secret, state(FIRST_ISSUE), head);
    expect(stated.events[0]?.data).toMatchObject({ department: investigated.assignment?.lead });
    const receiver = as('department_receiver', CALLER);
    expect(refused(secret, state(FIRST_ISSUE), receiver)).toBe('handler.not_given');
  });

  it('may have a remedy of its own, as long as it is an issue of the case', () => {
    const drafted = after(investigated, add(), find(FIRST_ISSUE));
    const second = lastOf(drafted);
    const ready = after(drafted, find(second), opinion);
    const remedy = (issueId: string): Command => ({
      name: 'startRemedies',
      payload: { ...{ remedy: 'apology', plan: '致歉', dueOn: '2026-12-15' }, issueId },
    });
    expect(refused(ready, remedy('nothing'))).toBe('issue.unknown');
    expect(after(ready, remedy(second)).remedies).toMatchObject([{ issueId: second }]);
  });
});

/** The rules of another hospital, for a case that was taken under those of this one. */
const rulesOf = (id: string): Policy => {
  const { issues, feedback } = composePolicy(
    [parsePolicy({ ...shippedDocument(id), extends: [] })],
    [id],
  );
  return { ...officer.policy, issues, feedback };
};
const remedy = (kind: 'apology' | 'refund' | 'training', more = {}): Command => ({
  name: 'startRemedies',
  payload: {
    ...{ remedy: kind, plan: 'x', dueOn: '2026-12-15', ...more },
    ...(kind === 'refund' ? { amount: { value: '20', currency: 'CNY' } } : {}),
  },
});
const finalise: Command = { name: 'finalise', payload: {} };

describe('what comes first where something was found right', () => {
  const drafted = after(investigated, add({ topics: ['charges'] }), find(FIRST_ISSUE));
  const opined = (more: object) => after(after(drafted, find(lastOf(drafted), more)), opinion);
  const nobody = { cause: 'nobody' as const, liableUnits: [] };

  it('R-303: is an apology where the attitude was wrong, before anything else and before the opinion stands', () => {
    const context = { ...officer, policy: rulesOf('nursing-register') };
    const state = opined({ finding: 'not_upheld', ...nobody });
    expect(refused(state, finalise, context)).toBe('remedy.first_missing');
    expect(refused(state, remedy('training'), context)).toBe('remedy.first_missing');
    const other = remedy('apology', { issueId: lastOf(state) });
    const wrong = decide(state, other, context).state;
    expect(refused(wrong, finalise, context)).toBe('remedy.first_missing');
    const sorry = decide(state, remedy('apology', { issueId: FIRST_ISSUE }), context).state;
    expect(decide(sorry, finalise, context).state.state).toBe('feedback_due');
    const waived = decide(
      sorry,
      {
        name: 'waiveRemedy',
        payload: { remedyId: sorry.remedies[0]?.remedyId ?? '', reason: '投诉人不接受' },
      },
      context,
    ).state;
    expect(refused(waived, finalise, context)).toBe('remedy.first_missing');
  });

  it('is an apology whatever it was about, by a policy that makes no difference', () => {
    const issues = { firstRemedies: [{ id: 'any', remedies: ['apology' as const] }] };
    const context = { ...officer, policy: { ...officer.policy, issues } };
    expect(refused(opined({}), finalise, context)).toBe('remedy.first_missing');
    const whole = decide(opined({}), remedy('apology'), context).state;
    expect(decide(whole, finalise, context).state.state).toBe('feedback_due');
    const none = {
      name: 'draftOpinion',
      payload: { outcome: 'not_upheld', opinion: 'x' },
    } as const;
    const kept = decide(after(investigated, none), finalise, context);
    expect(kept.state.state).toBe('feedback_due');
  });

  it('R-159: puts a wrong charge right on the same day, by a correction or with its amount', () => {
    const context = { ...officer, policy: rulesOf('health-centre') };
    const state = opined({});
    const refund = (dueOn: string) => remedy('refund', { dueOn, issueId: lastOf(state) });
    expect(refused(state, refund('2026-11-24'), context)).toBe('remedy.at_once');
    const put = decide(state, refund('2026-11-23'), context).state;
    expect(decide(put, finalise, context).state.state).toBe('feedback_due');
  });
});

describe('what an issue must say', () => {
  it('R-193: is what the complainant asks for, were it nothing, by a policy that wants it', () => {
    const context = { ...officer, policy: rulesOf('client-follow-up') };
    expect(refused(investigated, add(), context)).toBe('issue.request_missing');
    const said = decide(investigated, add({ request: '没有其他要求' }), context);
    expect(said.texts['request']).toBe('没有其他要求');
  });
});

describe('who tells the complainant the outcome', () => {
  const ready = aCaseAfter('finalise');
  const lead = ready.assignment?.lead ?? '';
  const answer = (more = {}): Command => ({
    name: 'giveFinal',
    payload: { ...{ medium: 'phone', written: true, text: '已核实', note: '本人接听' }, ...more },
  });
  const by = (id: string, role: Role) =>
    as(role, HEAD, { departments: [lead], policy: rulesOf(id) });

  it('R-234, X-29: is the centre by a policy that says so, and without one whoever supervises as well', () => {
    expect(refused(ready, answer(), by('tcm-yulin', 'department_head'))).toBe('speaker.centre');
    expect(refused(ready, answer(), by('tcm-yulin', 'supervisor'))).toBe('speaker.centre');
    const told = decide(ready, answer(), by('tcm-yulin', 'centre_officer'));
    expect(told.events[0]?.data).not.toHaveProperty('department');
    expect(decide(ready, answer(), by('praise', 'supervisor')).state.state).toBe('fed_back');
  });

  it('R-410, X-29: is the leading department, unless it is complained of itself', () => {
    const policy = { ...officer.policy, feedback: { speaker: 'department' as const } };
    const told = decide(ready, answer(), { ...by('praise', 'department_head'), policy });
    expect(told.events[0]?.data).toMatchObject({ department: lead });
    const office = { ...by('praise', 'centre_officer'), policy };
    expect(refused(ready, answer(), office)).toBe('speaker.department');
    const accused = { ...ready, respondents: { units: [lead], persons: [] } };
    expect(decide(accused, answer(), office).state.state).toBe('fed_back');
  });

  it('R-116, X-29: is the department only once the complainant let it, in words on record, for this round', () => {
    const head = by('disclosure', 'department_head');
    expect(refused(ready, answer(), head)).toBe('speaker.no_consent');
    const agree = (consent: 'given' | 'refused'): Command => ({
      name: 'agreeSpeaker',
      payload: { consent, words: '同意由科室直接答复' },
    });
    const asked = decide(ready, agree('given'), officer);
    expect(asked.texts).toEqual({ words: '同意由科室直接答复' });
    const told = decide(asked.state, answer(), head).state;
    expect(told.state).toBe('fed_back');
    expect(refused(after(asked.state, agree('refused')), answer(), head)).toBe(
      'speaker.no_consent',
    );
  });

  it('R-190: an apology comes before the answer, in words that fit the medium', () => {
    const policy = rulesOf('client-follow-up');
    const context = { ...officer, policy };
    expect(refused(ready, answer(), context)).toBe('answer.apology_missing');
    const told = decide(ready, answer({ apologised: true }), context);
    expect(told.events[0]?.data).toMatchObject({ apologised: true });
    const { apologies = [] } = policy.feedback;
    expect(apologies.flatMap(({ media = ['any'] }) => media)).toEqual([
      ...['phone', 'visit', 'message', 'any'],
    ]);
  });

  it('R-157: signs that he was told face to face, or it is said why not; a call is written down', () => {
    const context = { ...officer, policy: rulesOf('health-centre') };
    const visit = { medium: 'visit', note: undefined };
    expect(refused(ready, answer(visit), context)).toBe('answer.signature_missing');
    expect(refused(ready, answer({ note: undefined }), context)).toBe('answer.note_missing');
    const waived = decide(ready, answer({ ...visit, waiver: '投诉人拒签' }), context);
    expect(waived.texts).toMatchObject({ waiver: '投诉人拒签' });
    const file = { slot: 'settlement', step: 'giveFinal' } as const;
    const signed: CaseState = { ...ready, evidence: [...(ready.evidence ?? []), file] };
    expect(decide(signed, answer(visit), context).state.state).toBe('fed_back');
  });
});
