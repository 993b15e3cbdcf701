import { eventually } from './client.mjs';
import { takeLonger } from './longer.mjs';

const sessions = new Map();

/**
 * Triage by the officer: waits for the case, grades it with the sample's facts, and decides at once what needs no department (decline,
 * supplement, merge, on-the-spot resolution). Returns the case as triage left it, and how that differs from what was expected.
 */
export async function triageCase({ sample, caseNo, caseOfSample, signIn }) {
  const as = (login) => sessionOf(login, signIn);
  const officer = await as('officer');
  await eventually(() => officer.get(`/api/v1/cases/${caseNo}`), { what: `case ${caseNo}` });
  const act = commander(caseNo);
  await act(officer, 'startTriage');
  await act(officer, 'classify', { facts: factsOf(sample, caseOfSample) });
  // One person's tick only proposes that a complaint is invalid; the head of the centre confirms it (T-39).
  if (sample.facts.confirmedMalicious || sample.facts.confirmedUntrue)
    await act(await as('head'), 'markInvalid', {
      grounds: '经两人核实，投诉内容与监控、病历记录不符。',
    });
  const triaged = await officer.get(`/api/v1/cases/${caseNo}`);
  await decideAtOnce({ sample, triaged, act, as, caseOfSample });
  const expected = { ...sample.expected, ...sample.expectedWhereBound };
  return { triaged, differences: differencesOf(expected, triaged) };
}

/** The rest of the way for a case that is handled; returns the state in which it ended. */
export async function handleCase({ triaged, signIn, departmentHeads }) {
  const as = (login) => sessionOf(login, signIn);
  const officer = await as('officer');
  // A merge may have made the case major meanwhile.
  const now = await officer.get(`/api/v1/cases/${triaged.caseNo}`);
  if (HANDLED.has(triaged.advice.advice))
    await mainPath({ triaged: now, act: commander(triaged.caseNo), as, departmentHeads });
  return (await officer.get(`/api/v1/cases/${triaged.caseNo}`)).state;
}

const HANDLED = new Set(['accept', 'register-and-assess']);

async function sessionOf(login, signIn) {
  if (!sessions.has(login)) sessions.set(login, await signIn(login));
  return sessions.get(login);
}

/**
 * Sends commands with the version that the case has now. A clock may act between reading and writing; then the case is read again, as a
 * person would do it.
 */
export function commander(caseNo) {
  const attempt = async (client, command, payload) => {
    const { version } = await client.get(`/api/v1/cases/${caseNo}`);
    return client.post(`/api/v1/cases/${caseNo}/commands/${command}`, {
      expectedVersion: version,
      payload,
    });
  };
  return async (client, command, payload = {}) => {
    for (let left = 10; ; left--) {
      try {
        return await attempt(client, command, payload);
      } catch (error) {
        if (left === 0 || error.problem?.code !== 'case.stale_version') throw error;
      }
    }
  };
}

function factsOf(sample, caseOfSample) {
  const { duplicateOf, ...facts } = sample.facts;
  return duplicateOf ? { ...facts, duplicateOf: caseOfSample.get(duplicateOf) } : facts;
}

async function decideAtOnce({ sample, triaged, act, as, caseOfSample }) {
  const officer = await as('officer');
  const { advice, code } = triaged.advice;
  switch (advice) {
    case 'decline':
      return decline({ triaged, code, act, as });
    case 'supplement':
      return act(officer, 'requestSupplement', { missing: [code] });
    case 'merge':
      return act(officer, 'merge', {
        targetCaseNo: caseOfSample.get(sample.facts.duplicateOf),
        samePerson: true,
        sameMatter: true,
      });
    case 'on-spot':
      return act(officer, 'resolveOnSpot', { outcome: '窗口当场更正并致歉，投诉人表示满意。' });
    default:
      return undefined;
  }
}

/** A major case is declined by a leader (T-09). */
async function decline({ triaged, code, act, as }) {
  const decider = await as(triaged.nature === 'major' ? 'leader' : 'officer');
  return act(decider, 'decline', {
    reasonCode: code,
    notice: '经审查，本投诉不符合受理条件，理由及其他途径已书面告知。',
  });
}

async function mainPath({ triaged, act, as, departmentHeads }) {
  const officer = await as('officer');
  await act(officer, 'accept');
  await takeLonger({ caseNo: triaged.caseNo, officer, act, as });
  // A policy without routing leaves the choice to the officer.
  await act(officer, 'dispatch', triaged.leadDepartment ? {} : { lead: 'main.equipment' });
  const { leadDepartment } = await officer.get(`/api/v1/cases/${triaged.caseNo}`);
  const head = await as(departmentHeads.get(leadDepartment) ?? 'head');
  await act(head, 'signFor');
  await act(head, 'submitPackage', {
    statement: '已向当事人员核实经过，并调取记录。',
    preliminaryLiability: '初步认定本科室负有责任。',
    preliminaryOpinion: '建议向投诉人说明情况并整改。',
  });
  await act(officer, 'draftOpinion', {
    ...(triaged.nature === 'invalid'
      ? { outcome: 'not_upheld', opinion: '投诉不成立，已向投诉人说明依据。' }
      : { outcome: 'upheld', opinion: '投诉成立，责成科室整改并答复投诉人。' }),
  });
  await decideOpinion({ triaged, act, as });
  await act(officer, 'giveFinal', {
    medium: 'phone',
    written: true,
    text: '您反映的问题已核实，相关科室已整改。',
    satisfaction: 4,
    apologised: true,
  });
  await act(await as(triaged.nature === 'major' ? 'leader' : 'officer'), 'close');
}

async function decideOpinion({ triaged, act, as }) {
  const officer = await as('officer');
  const { commands } = await officer.get(`/api/v1/cases/${triaged.caseNo}`);
  if (commands.some(({ command, allowed }) => command === 'finalise' && allowed))
    return act(officer, 'finalise');
  await act(officer, 'submit');
  return act(await as('leader'), 'approve');
}

/** What triage decided against what the sample expects; empty when all is as it should be. */
function differencesOf(expected, actual) {
  const pairs = [
    ['acceptance', expected.acceptance, actual.acceptance],
    ['nature', expected.severity, actual.nature],
    ['nature rules', expected.severityRules, actual.natureRules],
    ['reportable', expected.reportable, actual.reportable],
    ['lead', expected.routing.lead, actual.lead],
    ['rule', expected.routing.rule, actual.leadRule],
    ['assist', expected.routing.assist, actual.assist],
    ['track', expected.track, actual.track],
  ];
  return pairs
    .filter(([, wanted, got]) => JSON.stringify(wanted) !== JSON.stringify(got))
    .map(([what, wanted, got]) => ({ what, wanted, got }));
}
