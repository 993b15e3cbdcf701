import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CaseDetail,
  CaseDetailSchema,
  CaseNoticeOwed,
  type CommandName,
  type ComplaintReceived,
  type EventOf,
  type Facts,
  type Identity,
  MessageArrived,
  MessageFailed,
  MessageWritten,
  ROLES,
  SUPPLEMENT_ELEMENTS,
} from '@tingsu/contracts';
import { parsePolicy } from '@tingsu/policy';
import { eventually } from '@tingsu/testkit';
import { v7 as uuid } from 'uuid';
import { FireDeadlines } from '../src/deadlines/fire-deadlines.usecase.js';
import { SHIPPED_CALENDARS, SHIPPED_IDS } from '../src/lifecycle/bound-alone.fixture.js';
import {
  HEAD,
  LEADER,
  OFFICER,
  PACKAGE,
  shippedActivation,
  shippedDocument,
} from '../src/lifecycle/case.fixture.js';
import { aReceived, caseNoOf, TENANT } from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

/**
 * Every notice that a law or a house rule wants the complainant to get. Each row names the article, what triggers the notice, and the clock
 * that its arrival meets. When no way leads to the person it becomes the alarm of who owns the case; when it arrives, the clock is met.
 */
interface Row {
  readonly article: string;
  readonly policies: readonly string[];
  readonly trigger: readonly Step[];
  readonly notice: Partial<EventOf<typeof CaseNoticeOwed>['data']>;
  /** Clock that arrival meets; null where the rule names no time for it. */
  readonly clock: string | null;
  readonly complaint?: Partial<ComplaintReceived['data']>;
}
type Step = readonly [command: CommandName, payload?: object, personId?: string];

/** One person who may do everything: who may do what is proven elsewhere. */
const person = (personId: string): Identity => ({
  ...{ kind: 'staff', tenantId: TENANT, personId, locale: 'zh-CN' },
  grants: ROLES.map((role) => ({
    ...{ role, campus: null },
    department: role === 'department_head' ? 'main.outpatient' : null,
  })),
});
const officer = person(OFFICER);

let cases: RunningCases;
beforeAll(async () => {
  const shipped = shippedActivation();
  const bound = new Map(ROWS.map(({ policies }) => [placeOf(policies), policies]));
  cases = await startCases({
    ...shipped,
    documents: SHIPPED_IDS.map(shippedDocument),
    calendars: SHIPPED_CALENDARS as typeof shipped.calendars,
    bindings: [
      ...shipped.bindings,
      ...[...bound].flatMap(([department, policies]) =>
        (['external', 'internal'] as const).map((caseKind) => ({
          ...{ campus: 'main', department, caseKind, policies: [...policies] },
        })),
      ),
    ],
  });
  await cases.publish([directoryEvent()]);
}, 90_000);
afterAll(() => cases?.close());

const placeOf = (policies: readonly string[]): string => `main.${policies.join('+')}`;

const BASE: Facts = {
  ...{ topics: ['attitude'], place: 'outpatient', subjectAndFactsClear: true, severity: '2' },
  elements: [...SUPPLEMENT_ELEMENTS],
};
const classified = (facts: Facts = {}): Step[] => [['startTriage'], ['classify', { facts }]];
/** The first category of the house, where it has categories. */
function categoryOf(policies: readonly string[]): Facts {
  const taxonomies = policies.map((id) => parsePolicy(shippedDocument(id)).taxonomy);
  const [first] = taxonomies.flatMap((taxonomy) => (Array.isArray(taxonomy) ? taxonomy : []));
  return first ? { category: first.code } : {};
}
const taken = (facts: Facts = {}): Step[] => [
  ...classified(facts),
  ['accept'],
  ['dispatch', { lead: 'main.outpatient', assist: [] }],
  ['signFor', {}, HEAD],
];
const recorded = (milestone: string): Step => ['recordMilestone', { milestone }];
/** `now` is when the step is taken, and the mediation is that of the case. */
const failedMediation: Step[] = [
  [
    'proposeMediation',
    { body: 'peoples', proposedBy: 'both', consent: 'given', words: '同意', at: 'now' },
  ],
  ['answerMediation', { mediationId: 'last', accepted: true, at: 'now' }],
  ['endMediation', { mediationId: 'last', result: 'failed', note: '金额差距过大', at: 'now' }],
];
const timed = (given: object, { mediations = [] }: CaseDetail): object => ({
  ...given,
  ...('at' in given ? { at: new Date().toISOString() } : {}),
  ...('mediationId' in given ? { mediationId: mediations.at(-1)?.mediationId } : {}),
});
const told: Step = ['giveInterim', { medium: 'system', text: '仍在调查' }];
/** An answer that Tingsu sends. */
const answered = (facts: Facts = {}, medium = 'system'): Step[] => [
  ...taken(facts),
  ['submitPackage', PACKAGE, HEAD],
  ['declareInterest', { conflict: false }],
  ['draftOpinion', { outcome: 'upheld', opinion: '投诉成立' }],
  ['startRemedies', { remedy: 'apology', plan: '当面致歉', dueOn: '2099-01-01' }],
  ['submit'],
  ['approve', { note: '情况属实' }, HEAD],
  ['approve', { note: '同意' }, LEADER],
  ['finalise'],
  ['giveFinal', { medium, written: medium === 'system', text: '已核实并致歉' }],
];
const answer = (...rules: string[]) => ({ kind: 'answer' as const, rules });

const row = (
  article: string,
  policies: string | readonly string[],
  trigger: readonly Step[],
  notice: Row['notice'],
  clock: string | null = null,
  complaint: NonNullable<Row['complaint']> = {},
): Row => ({
  ...{ article, trigger, notice, clock, complaint },
  policies: typeof policies === 'string' ? [policies] : policies,
});
const HOSPITAL = ['tcm-yulin', 'group-default'];
const unseen = { receiptShown: false };

const LAW: readonly Row[] = [
  row(
    '医疗机构投诉管理办法 (order 3 of 2019): the answer within five working days',
    'group-default',
    answered(),
    answer(),
    'nat.simple5',
  ),
  row(
    '医疗机构投诉管理办法 (order 3 of 2019): within ten where several departments are concerned, an interim answer too',
    'group-default',
    [...taken({ multiDepartment: true }), told],
    { kind: 'interim' },
    'nat.multi10',
  ),
  row(
    '医疗纠纷预防和处理条例 art. 23, R-243: rights and routes in a dispute',
    HOSPITAL,
    [...taken(), recorded('dispute.identified')],
    { kind: 'rights', rules: ['accident.routes', 'dispute.rights'] },
  ),
  row(
    '信访工作条例 art. 23: the petitioner is told within fifteen days',
    'group-default',
    [],
    { kind: 'acknowledgement', rules: ['ack'] },
    'nat.xinfang.inform15',
    { ...unseen, channel: 'petition_transfer' },
  ),
  row(
    '信访工作条例 art. 34: the petition is answered within sixty days',
    'group-default',
    answered(),
    answer(),
    'nat.xinfang.60',
    { channel: 'petition_transfer' },
  ),
  row(
    '信访工作条例 art. 34: more time, with its reason',
    'group-default',
    [
      ...taken(),
      [
        'requestExtension',
        {
          ...{ clockId: 'nat.xinfang.60', reason: '案情复杂', notice: '延长十日' },
          by: { value: 10, unit: 'day', basis: 'calendar' },
        },
        LEADER,
      ],
    ],
    { kind: 'extension' },
    null,
    { channel: 'petition_transfer' },
  ),
  row(
    'SI 2009/309 reg 13(3): acknowledged within three working days',
    'nhs-england',
    [],
    { kind: 'acknowledgement', rules: ['ack'], mustContain: ['caseNo', 'contact'] },
    'ack3',
    unseen,
  ),
  row(
    'SI 2009/309 reg 14(2): the written response',
    'nhs-england',
    answered(),
    answer('response'),
    'six',
  ),
  row(
    'SSI 2016/401, SSI 2012/36 reg 6: stage 2 acknowledged',
    'nhs-scotland',
    [...taken(), recorded('case.escalated')],
    { kind: 'acknowledgement', rules: ['stage2'] },
    'escalated.ack3',
  ),
  row(
    'SSI 2012/36 reg 6: the report at stage 2',
    'nhs-scotland',
    answered({ stage: 2 }),
    answer('stage1', 'report'),
    'report20',
  ),
  row(
    '42 CFR 482.13(a)(2): the written notice of the decision',
    'us-cms',
    answered(),
    answer('written'),
    'written7',
  ),
  row(
    '42 CFR 482.13(a)(2): told that it takes longer',
    'us-cms',
    [...taken(), told],
    { kind: 'interim' },
    'inform7',
  ),
  row(
    '42 CFR 482.13(a)(2): where else concerns about quality may go',
    'us-cms',
    [],
    { kind: 'acknowledgement', rules: ['qio'] },
    null,
    unseen,
  ),
];

const HOUSES: readonly Row[] = [
  row(
    'R-408, R-009: number and limits on receipt',
    HOSPITAL,
    [],
    { kind: 'acknowledgement', mustContain: ['caseNo', 'receivedAt', 'dueDates', 'contact'] },
    null,
    unseen,
  ),
  row(
    'R-385: first feedback within 24 hours',
    'complaint-mechanism',
    [],
    { kind: 'acknowledgement', rules: ['first'] },
    'first24',
    unseen,
  ),
  row('R-331: the pharmacy confirms', 'pharmacy', [], { rules: ['ack'] }, null, unseen),
  row('R-087: taken up', 'window-service', [...classified(), ['accept']], {
    ...{ kind: 'acceptance', rules: ['accepted'] },
  }),
  row(
    'R-088: not taken up, with the reason',
    ['window-service', 'group-default'],
    [...classified(), ['decline', { reasonCode: 'COURT', notice: '已向人民法院起诉' }, LEADER]],
    {
      kind: 'decline',
      rules: ['declined'],
      reasonCode: 'COURT',
      mustContain: ['reason'],
    },
  ),
  row(
    'R-168: not taken up by the health centre',
    'health-centre',
    [
      ...classified(),
      ['decline', { reasonCode: 'OUT_OF_SCOPE', notice: '不属于受理范围' }, LEADER],
    ],
    { kind: 'decline', rules: ['declined'] },
  ),
  row(
    'R-286: what is missing',
    HOSPITAL,
    [...classified(), ['requestSupplement', { missing: ['demand'], note: '请说明诉求' }]],
    { kind: 'supplement' },
  ),
  row(
    'R-104: more time, and until when',
    'disclosure',
    [
      ...taken(),
      [
        'requestExtension',
        {
          ...{ clockId: 'general5', reason: '需外部鉴定', notice: '延长三个工作日' },
          by: { value: 3, unit: 'day', basis: 'working' },
        },
        LEADER,
      ],
    ],
    { kind: 'extension' },
  ),
  row(
    'R-163: routes in a dispute about an accident',
    'health-centre',
    [...taken(), recorded('dispute.identified')],
    { kind: 'rights', rules: ['accident.routes', 'dispute.rights'] },
  ),
  row(
    'R-242: negotiation failed, to the health authority or to court',
    HOSPITAL,
    [...taken(), recorded('negotiation.failed')],
    { kind: 'rights', rules: ['negotiation.failed'], mustContain: ['行政调解', '诉讼'] },
  ),
  row('R-288: mediation failed, the legal procedure', HOSPITAL, [...taken(), ...failedMediation], {
    kind: 'rights',
    rules: ['mediation.failed'],
    mustContain: ['诉讼'],
  }),
  row('R-055, R-062: how it goes on', 'customer-service', [...taken(), told], {
    kind: 'interim',
    rules: ['progress'],
  }),
  row('R-341: how it goes on, from the pharmacy', 'pharmacy', [...taken(), told], {
    ...{ kind: 'interim', rules: ['progress'] },
  }),
  row('R-297: the answer in writing after a call', HOSPITAL, answered({}, 'phone'), {
    ...answer('result.complainant'),
    mustContain: ['facts', 'responsibility', 'handling', 'routesIfDissatisfied'],
  }),
  row(
    'R-293: the answer within fifteen working days',
    HOSPITAL,
    answered(),
    {
      ...answer('result.complainant'),
    },
    'outer15',
  ),
  row(
    'R-342: the result, and whether one is satisfied',
    'pharmacy',
    answered(),
    {
      ...answer('result'),
      mustContain: ['result', 'satisfaction'],
    },
    'feedback5',
  ),
  row('R-375: result, explanation and apology', 'complaint-mechanism', answered(), {
    ...answer('result'),
    mustContain: ['explanation', 'apology', 'result'],
  }),
  row(
    'R-091: the result by letter or telephone',
    'window-service',
    answered(),
    {
      ...answer('result'),
      media: ['letter', 'phone'],
    },
    'tell3',
  ),
  row(
    'R-115: back to the person within a working day',
    'disclosure',
    answered(),
    answer('result'),
    'feedback1',
  ),
  row(
    'R-064: back to the customer within a working day',
    'customer-service',
    answered(),
    answer('result'),
    'tell1',
  ),
  row(
    '公司客户投诉处理制度: solved within five working days',
    'first-responder',
    answered(),
    answer('result'),
    'solve5',
  ),
  row('R-034: settled within three days', 'driving-school', answered(), answer('result'), 'done3'),
  row(
    'R-046: the result of an internal complaint',
    'internal-complaints',
    answered(),
    answer('result'),
    'whole2',
    {
      ...{ caseKind: 'internal', relation: 'staff' },
    },
  ),
  row(
    'R-157, R-160: the health centre answers',
    'health-centre',
    answered(),
    answer('result'),
    'feedback5',
  ),
  row(
    '客户投诉管理制度 (时效): done within a week',
    'timeliness',
    answered(),
    answer('result'),
    'week7',
  ),
  row('R-302: the nursing register', 'nursing-register', answered(), answer('result')),
  row(
    'R-410: the customer service centre',
    'customer-service-centre',
    answered(),
    answer('result'),
  ),
];
const ROWS = [...LAW, ...HOUSES];

const read = async (caseNo: string): Promise<CaseDetail | null> => {
  const { status, body } = await cases.get(officer, `/api/v1/cases/${caseNo}`);
  return status === 200 ? CaseDetailSchema.parse(body) : null;
};

/** Does what the policy lets be done of the steps: not every house has an approval, or a signature. */
async function triggered({ policies, complaint, trigger }: Row) {
  const event = aReceived({ department: placeOf(policies), ...complaint });
  const caseNo = caseNoOf(event);
  await cases.publish([event]);
  let detail = await eventually(() => read(caseNo));
  const steps: readonly Step[] = trigger.length === 0 ? [['startTriage']] : trigger;
  const last = steps.at(-1);
  for (const step of steps) {
    const [command, given = {}, personId = OFFICER] = step;
    const facts =
      'facts' in given ? { ...BASE, ...categoryOf(policies), ...(given.facts as Facts) } : null;
    const payload = facts ? { facts } : timed(given, detail);
    const { status, body } = await cases.post(
      person(personId),
      `/api/v1/cases/${caseNo}/commands/${command}`,
      { expectedVersion: detail.version, payload },
    );
    if (step === last)
      expect([command, status, body.errors ?? body.code]).toEqual([command, 200, undefined]);
    detail = (await read(caseNo)) ?? detail;
  }
  return { event, detail };
}

const ownerSeen = async (caseNo: string): Promise<boolean> => {
  const { body } = await cases.get(officer, '/api/v1/cases?view=not_told&limit=100');
  return (body.items as { caseNo: string }[]).some((one) => one.caseNo === caseNo);
};

/** What intake says of the message of a notice, in order. */
function messageOf(
  { aggregateid: complaintId, data: { complaintNo } }: ComplaintReceived,
  notice: string,
) {
  const messageId = uuid();
  let version = 0;
  return (type: string, more: object) => ({
    ...directoryEvent(),
    ...{ id: uuid(), source: '/tingsu/intake', type, subject: messageId },
    ...{ aggregatetype: 'message' as const, aggregateid: messageId, aggregateversion: ++version },
    data: { complaintId, complaintNo, notice, ...more },
  });
}

const owedIn = ({ timeline }: CaseDetail): readonly Record<string, unknown>[] =>
  timeline.filter(({ type }) => type === CaseNoticeOwed.type).map(({ data }) => data);

describe.each([
  ['law', LAW],
  ['house rule', HOUSES],
] as const)('a notice that a %s wants', (_, rows) => {
  it.each(rows)(
    'is told, or is the task of who owns the case: $article',
    async (wanted) => {
      const { event, detail: before } = await triggered(wanted);
      const caseNo = caseNoOf(event);
      const owed = owedIn(before).find(
        ({ kind }) => kind === wanted.notice.kind || wanted.notice.kind === undefined,
      );
      expect(owed).toMatchObject(wanted.notice);
      const key = String(owed?.['noticeKey']);
      const say = messageOf(event, key);
      const noticeOf = (detail: CaseDetail) => detail.notices?.find((one) => one.key === key);
      const clockOf = ({ clocks }: CaseDetail) =>
        clocks.find(({ clockId }) => clockId === wanted.clock)?.state ?? null;

      await cases.publish([
        say(MessageWritten.type, {
          ...{ nr: 1, direction: 'out', kind: 'notice', via: null, by: null, files: 0 },
        }),
        say(MessageFailed.type, { tried: [{ medium: 'sms', error: 'number.unknown' }] }),
      ]);
      const failed = await eventually(async () => {
        const detail = await read(caseNo);
        return detail && noticeOf(detail)?.failed ? detail : null;
      });
      expect(await ownerSeen(caseNo)).toBe(true);
      expect(clockOf(failed)).toBe(wanted.clock === null ? null : 'running');

      await cases.publish([say(MessageArrived.type, { medium: 'email', proof: 'accepted' })]);
      const arrived = await eventually(async () => {
        const detail = await read(caseNo);
        return detail && noticeOf(detail)?.told ? detail : null;
      });
      expect(clockOf(arrived)).toBe(wanted.clock === null ? null : 'met');
      expect(await ownerSeen(caseNo)).toBe(false);
    },
    60_000,
  );
});

it('SI 2009/309 reg 14(4): after six months the delay has to be explained, which no program can', async () => {
  const event = aReceived({
    ...{ department: placeOf(['nhs-england']), receivedAt: '2026-01-10T09:00:00.000Z' },
  });
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  await eventually(() => read(caseNo));
  await cases.app.get(FireDeadlines).execute('sweeper');
  const [owed] = await eventually(async () => {
    const detail = await read(caseNo);
    return detail && owedIn(detail).length > 0 ? owedIn(detail) : null;
  });
  expect(owed).toMatchObject({ rules: ['delayExplanation'], mustContain: ['reasonForDelay'] });
  const say = messageOf(event, String(owed?.['noticeKey']));
  await cases.publish([say(MessageFailed.type, { tried: [], missing: ['reasonForDelay'] })]);
  const [notice] = await eventually(async () => {
    const notices = (await read(caseNo))?.notices ?? [];
    return notices[0]?.failed ? notices : null;
  });
  expect(notice?.failed).toMatchObject({ tried: [], missing: ['reasonForDelay'] });
  expect(await ownerSeen(caseNo)).toBe(true);
}, 30_000);
