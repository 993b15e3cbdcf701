/** What the demo shows once: a case that got more time, and one that rested. */
/** @type {{ extended: string | null, rested: string | null }} */
const shown = { extended: null, rested: null };

/** Gives the first case whose clocks allow it more time, with the approval that the policy wants; lets the next rest and go on. */
export async function takeLonger({ caseNo, officer, act, as }) {
  const read = () => officer.get(`/api/v1/cases/${caseNo}`);
  const now = await read();
  const may = (command) => now.commands.some((one) => one.command === command && one.allowed);
  if (!shown.extended && may('requestExtension'))
    shown.extended = await extend({ now, read, officer, act, as });
  else if (!shown.rested && may('proposeMediation'))
    shown.rested = await rest({ now, read, officer, act });
}

export const whatTookLonger = () => [shown.extended, shown.rested].filter((line) => line !== null);

const APPROVERS = { centre_head: 'head', leader: 'leader' };

async function extend({ now, read, officer, act, as }) {
  const open = now.clocks.filter(
    (clock) => clock.allows.includes('extend') && clock.state === 'running',
  );
  const clock = open.find((one) => Date.parse(one.dueAt) > Date.now());
  if (!clock) return null;
  await act(officer, 'requestExtension', {
    clockId: clock.clockId,
    by: { value: 1, unit: 'day', basis: 'working' },
    reason: '需调取历史记录，当事人员外出。',
    notice: '因需调取历史记录，答复时间延长一个工作日。',
  });
  const { extensionRequests } = await read();
  const [request] = extensionRequests;
  if (request)
    await act(await as(APPROVERS[request.approver] ?? 'leader'), 'approveExtension', {
      clockId: clock.clockId,
    });
  const after = (await read()).clocks.find(({ clockId }) => clockId === clock.clockId);
  const by = request ? ` (approved by ${request.approver})` : '';
  return `${now.caseNo}: ${clock.clockId} was extended from ${clock.dueAt} to ${after.dueAt}${by}.`;
}

async function rest({ now, read, officer, act }) {
  const mediationId = await mediate({ read, officer, act });
  const { state, clocks } = await read();
  const paused = clocks.filter((clock) => clock.state === 'paused').length;
  await act(officer, 'endMediation', {
    ...{ mediationId, result: 'failed', at: new Date().toISOString() },
    note: '双方对责任认定分歧较大，调解不成。',
  });
  return `${now.caseNo}: ${state} for a mediation with ${paused} clocks paused, then resumed in the state ${(await read()).state}.`;
}

/** A people's committee mediates from now on, and the case waits for it; returns the id of the mediation. */
export async function mediate({ read, officer, act }) {
  await act(officer, 'proposeMediation', {
    ...{ body: 'peoples', bodyName: '市医疗纠纷人民调解委员会', proposedBy: 'both' },
    ...{ at: new Date().toISOString(), consent: 'given', words: '愿意由医调委调解。' },
  });
  const { mediations } = await read();
  const { mediationId } = mediations.at(-1);
  await act(officer, 'answerMediation', {
    ...{ mediationId, accepted: true, at: new Date().toISOString(), mediator: '刘调解员' },
  });
  return mediationId;
}
