import { describe, expect, it } from '@jest/globals';
import type { Committee } from '@tingsu/contracts';
import { ABUSE, aCaseAfter, aContext, LEADER, RUDENESS } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';

const person = (last: string): string => `01900000-0000-7000-8000-0000000000${last}`;
const MEMBERS = ['a1', 'a2', 'a3', 'a4', 'a5'].map(person);
const [CHAIR = '', SECOND = '', THIRD = '', FOURTH = ''] = MEMBERS;
const QUALITY: Committee = {
  ...{ code: 'quality', kind: 'technical', campus: 'main', active: true, version: 1 },
  ...{ name: { zh: '医院质量管理委员会', en: 'Quality committee' }, mayEdit: false },
  ...{ members: MEMBERS, chair: CHAIR, secretary: person('b1'), legalAdviser: person('b2') },
};
const AFFAIRS: Committee = { ...QUALITY, code: 'affairs', kind: 'affairs', campus: null };
const staff = [...MEMBERS, LEADER].map((id) => ({
  ...{ id, name: id, email: null, locale: 'zh-CN' as const, active: true, grants: [] },
}));
function context(more: Partial<DecisionContext> = {}): DecisionContext {
  const officer = aContext('2026-11-23T10:00:00+08:00');
  const directory = { ...officer.directory, staff } as DecisionContext['directory'];
  return { ...officer, directory, committees: [QUALITY, AFFAIRS], ...more };
}
const leader = (): DecisionContext => ({
  ...context(),
  roles: ['leader'],
  actor: { type: 'person', id: LEADER, role: 'leader' },
});
const investigated = aCaseAfter('submitPackage', RUDENESS);
const QUESTION = '诊疗过程是否存在过失';
const CONSENT = '王院长 11 月 23 日签字同意';
type Asked = Extract<Command, { name: 'requestReview' }>['payload'];
type Recorded = Extract<Command, { name: 'recordReview' }>['payload'];
const ask = (more: Partial<Asked>): Command => ({
  name: 'requestReview',
  payload: { question: QUESTION, consent: CONSENT, ...more },
});
const BY_QUALITY = ask({ committee: 'quality' });
const record = (more: Partial<Recorded> = {}): Command => ({
  name: 'recordReview',
  payload: {
    ...{ negligence: false, opinion: '未见过失', heldOn: '2026-11-23', minutes: '三人到会' },
    ...{ sat: [CHAIR, SECOND, THIRD], ...more },
  },
});
const refused = (state: CaseState, command: Command, who = context()) =>
  refusal(() => decide(state, command, who));
const detailOf = (work: () => unknown): string => {
  try {
    work();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a committee that sits on a case', () => {
  it('R-287: sits with its quorum, writes minutes and dissent, and the legal adviser is asked about a major case', () => {
    const major = aCaseAfter('submitPackage', ABUSE);
    const asked = decide(major, BY_QUALITY, context());
    expect(asked.texts).toMatchObject({ question: QUESTION, consent: CONSENT });
    expect(asked.state.reviews).toMatchObject([
      { panel: { committee: 'quality', members: MEMBERS, needed: 3 }, sitting: null },
    ]);
    expect(refused(asked.state, record())).toBe('review.legal_advice_missing');
    const dissent = [{ person: THIRD, words: '我认为告知不足' }];
    const done = decide(
      asked.state,
      record({ legalAdvice: '可能承担次要责任', dissent }),
      context(),
    );
    expect(done.texts).toMatchObject({
      ...{ minutes: '三人到会', legalAdvice: '可能承担次要责任', dissent1: '我认为告知不足' },
    });
    expect(done.state).toMatchObject({
      state: 'investigating',
      reviews: [{ sitting: { heldOn: '2026-11-23', dissenting: [THIRD] } }],
    });
  });

  it('is refused without its quorum, and says how many are missing', () => {
    const asked = decide(investigated, BY_QUALITY, context()).state;
    const few = record({ sat: [CHAIR, SECOND] });
    expect(refused(asked, few)).toBe('review.no_quorum');
    expect(detailOf(() => decide(asked, few, context()))).toContain(
      '3 of 5 members have to sit, 1 are missing',
    );
    expect(refused(asked, record({ sat: [CHAIR, SECOND, SECOND, SECOND] }))).toBe(
      'review.no_quorum',
    );
    const three = { ...context().policy.technicalReview, quorum: { members: 4 } };
    const strict = context({ policy: { ...context().policy, technicalReview: three } });
    const more = decide(investigated, BY_QUALITY, strict).state;
    expect(refused(more, record(), strict)).toBe('review.no_quorum');
  });

  it('keeps out who is complained of or kept away by hand, and strangers', () => {
    const named: CaseState = {
      ...investigated,
      respondents: { units: [], persons: [SECOND] },
      excluded: [FOURTH],
    };
    const asked = decide(named, BY_QUALITY, context()).state;
    expect(asked.reviews).toMatchObject([{ panel: { keptOut: [SECOND, FOURTH], needed: 2 } }]);
    expect(refused(asked, record())).toBe('review.kept_out');
    expect(refused(asked, record({ sat: [CHAIR, LEADER] }))).toBe('review.not_member');
    const later = { ...asked, excluded: [FOURTH, THIRD] };
    expect(refused(later, record({ sat: [CHAIR, THIRD] }))).toBe('review.kept_out');
    const nobody = { ...named, excluded: MEMBERS.slice(2) };
    expect(refused(nobody, BY_QUALITY)).toBe('review.too_few');
  });

  it('meets neither before the complaint nor in days to come, and only who sat dissents', () => {
    const asked = decide(investigated, BY_QUALITY, context()).state;
    expect(refused(asked, record({ heldOn: '2026-11-19' }))).toBe('review.held_early');
    expect(refused(asked, record({ heldOn: '2026-11-24' }))).toBe('review.held_later');
    const absent = [{ person: FOURTH, words: '不同意' }];
    expect(refused(asked, record({ dissent: absent }))).toBe('review.dissent_absent');
  });

  it('is asked alone: a second one at once is refused, and a name in words where committees are registered', () => {
    const asked = decide(investigated, BY_QUALITY, context()).state;
    expect(refused(asked, BY_QUALITY)).toBe('review.under_way');
    expect(refused(investigated, ask({ body: '学术委员会' }))).toBe('review.choose');
    expect(refused(investigated, ask({ committee: 'quality', team: MEMBERS }))).toBe(
      'review.choose',
    );
    expect(refused(investigated, ask({ committee: 'ethics' }))).toBe('review.committee_unknown');
    const elsewhere = context({ committees: [{ ...QUALITY, campus: 'east' }] });
    expect(refused(investigated, BY_QUALITY, elsewhere)).toBe('review.committee_unknown');
  });

  it('R-239: needs the consent that the policy asks for, in words or by a leader who asks himself', () => {
    const silent: Command = {
      name: 'requestReview',
      payload: { committee: 'quality', question: QUESTION },
    };
    expect(refused(investigated, silent)).toBe('review.consent_missing');
    expect(decide(investigated, silent, leader()).state.state).toBe('tech_review');
  });

  it('R-374: may be a team formed for the case, with somebody who leads it', () => {
    const team = [CHAIR, SECOND, THIRD];
    expect(refused(investigated, ask({ team }))).toBe('review.lead_missing');
    expect(refused(investigated, ask({ team: [CHAIR, person('ff')], lead: CHAIR }))).toBe(
      'person.unknown',
    );
    const { reviews } = decide(investigated, ask({ team, lead: SECOND }), context()).state;
    expect(reviews).toMatchObject([
      { panel: { committee: null, kind: 'team', chair: SECOND, members: team, needed: 2 } },
    ]);
  });
});

describe('an opinion that a committee decides on', () => {
  const rule = { id: 'affairs', step: 'opinion', by: 'leader', committee: 'affairs' } as const;
  const approvals = [rule];
  const policy = { ...context().policy, approvals };
  const drafted = aCaseAfter('draftOpinion', RUDENESS);
  const SUBMIT: Command = { name: 'submit', payload: {} };
  const agree = (more: object): Command => ({
    name: 'approve',
    payload: { note: '同意', ...more },
  });

  it('R-247: is put to the hospital affairs meeting, which decides with its quorum', () => {
    const supervisor = context({ policy, roles: ['supervisor'] });
    const put = decide(drafted, SUBMIT, supervisor).state;
    expect(put.chain?.links).toMatchObject([{ role: 'leader', panel: { committee: 'affairs' } }]);
    const who = { ...leader(), policy };
    expect(refused(put, agree({}), who)).toBe('review.no_quorum');
    const sitting = { heldOn: '2026-11-23', sat: [CHAIR, SECOND, THIRD], minutes: '一致同意' };
    const decided = decide(put, agree(sitting), who);
    expect(decided.state.state).toBe('feedback_due');
    expect(decided.events[0]).toMatchObject({ data: { sitting: { sat: sitting.sat } } });
    expect(decided.texts).toMatchObject({ note: '同意', minutes: '一致同意' });
    const returned: Command = { name: 'reject', payload: { reason: '再查', ...sitting } };
    expect(decide(put, returned, who).state).toMatchObject({ state: 'opinion', chain: null });
  });

  it('says what to do where the register has no such meeting', () => {
    const none = context({ policy, committees: [QUALITY] });
    expect(refused(drafted, SUBMIT, none)).toBe('approval.no_committee');
  });
});
