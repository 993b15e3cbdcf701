import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { Client, eventually } from './client.mjs';

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const { samples } = read('samples.json');
const group = read('group.json');
const HEADS = new Map(
  group.staff.flatMap(({ login, grants }) =>
    grants
      .filter(({ role }) => role === 'department_head')
      .map(({ department }) => [department, login]),
  ),
);

/** The states in which a life can be left, in their order. */
export const STAGES = [
  'registered',
  'triage',
  'accepted',
  'dispatched',
  'investigating',
  'opinion',
  'feedback_due',
  'fed_back',
  'closed',
];

/** How triage itself ends a case. */
const ENDINGS = {
  declined: (act, officer) =>
    act(officer, 'decline', {
      reasonCode: 'OUT_OF_SCOPE',
      notice: '经审查，本投诉不符合受理条件，理由及其他途径已书面告知。',
    }),
  resolved_on_spot: (act, officer) =>
    act(officer, 'resolveOnSpot', { outcome: '窗口当场更正并致歉，投诉人表示满意。' }),
};

/** What the sample complaint of this name says, and what triage finds out about it. */
export function sampleOf(id) {
  const sample = samples.find((one) => one.id === id);
  if (!sample) throw new Error(`There is no sample ${id}`);
  return sample;
}

/** The staff of the demo hospital at work; everyone signs in once. */
export function staffOf(system) {
  const sessions = new Map();
  const as = (login) => {
    if (!sessions.has(login)) sessions.set(login, signedIn(system, login));
    return sessions.get(login);
  };
  return { as, headOf: (department) => as(HEADS.get(department) ?? 'head') };
}

async function signedIn(system, login) {
  const client = new Client(system.baseUrl);
  await client.signIn(login, system.password);
  return client;
}

/**
 * The life of a case through the API, as far as `until`: received over the channel of the sample, opened, triaged, accepted, dispatched,
 * signed for, answered by the department, decided, told to the complainant, closed. 13 calls for a general case, and one more for each
 * time that the case was not there yet.
 */
export async function live(system, staff, life) {
  /** @type {{ sample: any, campus: string, phone: string, receivedAt?: Date, until?: string }} */
  const { sample, campus, phone, receivedAt, until = 'closed' } = life;
  const times = [];
  const timed = async (name, call) => {
    const from = performance.now();
    const answer = await call();
    times.push({ name, ms: performance.now() - from });
    return answer;
  };
  const officer = await staff.as('officer');
  const receipt = await timed('receive', () => send(system, { sample, campus, phone, receivedAt }));
  const caseNo = receipt.complaintNo.replace(/^TS-/, 'C-');
  const page = `/api/v1/cases/${caseNo}`;
  let { version } = await eventually(() => officer.get(page), { every: 50, what: caseNo });
  const act = async (client, command, payload = {}) => {
    const given = () =>
      client.post(`${page}/commands/${command}`, { expectedVersion: version, payload });
    const answer = await timed(command, async () => {
      for (let left = 10; ; left--)
        try {
          return await given();
        } catch (error) {
          // A clock acted meanwhile.
          if (left === 0 || error.problem?.code !== 'case.stale_version') throw error;
          ({ version } = await client.get(page));
        }
    });
    version = answer.version;
    return answer;
  };
  const reached = (stage) => STAGES.indexOf(until) < STAGES.indexOf(stage);
  const done = () => ({ caseNo, times });
  if (reached('triage')) return done();
  await act(officer, 'startTriage');
  await act(officer, 'classify', { facts: sample.facts });
  if (ENDINGS[until]) {
    await ENDINGS[until](act, officer);
    return done();
  }
  if (reached('accepted')) return done();
  await act(officer, 'accept');
  if (reached('dispatched')) return done();
  await act(officer, 'dispatch');
  if (reached('investigating')) return done();
  const { leadDepartment } = await timed('page', () => officer.get(page));
  const head = await staff.headOf(leadDepartment);
  await act(head, 'signFor');
  if (reached('opinion')) return done();
  await act(head, 'submitPackage', {
    statement: '已向当事人员核实经过，并调取当天的记录。',
    preliminaryLiability: '初步认定本科室负有责任。',
    preliminaryOpinion: '建议向投诉人说明情况并整改。',
  });
  await act(officer, 'draftOpinion', {
    outcome: 'upheld',
    opinion: '投诉成立，责成科室整改并答复投诉人。',
  });
  if (reached('feedback_due')) return done();
  await act(officer, 'finalise');
  if (reached('fed_back')) return done();
  await act(officer, 'giveFinal', {
    medium: 'phone',
    written: true,
    text: '您反映的问题已核实，相关科室已整改。',
    satisfaction: 4,
    apologised: true,
  });
  if (until === 'closed') await act(officer, 'close');
  return done();
}

/** Over the channel of the sample: the public form, or the adapter that has this channel. */
async function send(system, { sample, campus, phone, receivedAt }) {
  const { relation, anonymous, name } = sample.complainant;
  const adapter = system.adapters.find(({ channels }) => channels.includes(sample.channel));
  const visitor = new Client(system.baseUrl);
  return visitor.post(
    '/api/v1/complaints',
    {
      campus,
      channel: sample.channel,
      content: sample.text,
      ...(receivedAt && adapter ? { receivedAt: receivedAt.toISOString() } : {}),
      complainant: anonymous ? { anonymous, relation } : { anonymous, relation, name, phone },
    },
    {
      'idempotency-key': randomUUID(),
      ...(sample.channel === 'web_form' ? {} : { 'x-api-key': adapter.key }),
    },
  );
}
