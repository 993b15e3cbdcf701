import { mediate } from './longer.mjs';
import { live, sampleOf, staffOf } from './lives.mjs';
import { commander } from './staff.mjs';

const HOUR_MS = 3_600_000;
const inDays = (days) => new Date(Date.now() + days * 24 * HOUR_MS).toISOString().slice(0, 10);

/** At half past nine in the morning, in Beijing, in so many days. */
const atDesk = (days) => `${inDays(days)}T01:30:00.000Z`;

/**
 * One case for each state in which a case can be open: how far it is brought, what happens then, and how many hours ago it was received.
 * @type {readonly { until: string, sample: string, hours: number, then?: [command: string, payload: object], mediated?: true }[]}
 */
const LIVES = [
  { until: 'registered', sample: 'SMP-01', hours: 1 },
  { until: 'triage', sample: 'SMP-21', hours: 3 },
  {
    until: 'triage',
    sample: 'SMP-01',
    hours: 20,
    then: ['requestSupplement', { missing: ['demand'], note: '请说明您希望医院怎样处理。' }],
  },
  { until: 'accepted', sample: 'SMP-21', hours: 22 },
  { until: 'dispatched', sample: 'SMP-01', hours: 26 },
  { until: 'investigating', sample: 'SMP-21', hours: 40 },
  {
    until: 'investigating',
    sample: 'SMP-18',
    hours: 44,
    mediated: true,
  },
  {
    until: 'investigating',
    sample: 'SMP-07',
    hours: 30,
    then: [
      'requestReview',
      {
        committee: 'medical-safety',
        question: '请评价用药是否符合规范。',
        consent: '王院长当天签字同意',
      },
    ],
  },
  {
    until: 'investigating',
    sample: 'SMP-01',
    hours: 34,
    then: [
      'planMeeting',
      {
        kind: 'complainant',
        at: atDesk(2),
        representatives: 2,
        agenda: '当面听取意见，说明调查情况。',
      },
    ],
  },
  { until: 'opinion', sample: 'SMP-01', hours: 52 },
  { until: 'opinion', sample: 'SMP-02', hours: 28, then: ['submit', {}] },
  { until: 'feedback_due', sample: 'SMP-21', hours: 60 },
  { until: 'fed_back', sample: 'SMP-01', hours: 70 },
  {
    until: 'fed_back',
    sample: 'SMP-21',
    hours: 76,
    then: ['startRemedies', { remedy: 'apology', plan: '科室负责人当面致歉。', dueOn: inDays(3) }],
  },
  {
    until: 'fed_back',
    sample: 'SMP-06',
    hours: 74,
    then: [
      'startRemedies',
      {
        remedy: 'refund',
        plan: '退还重复收取的检查费。',
        amount: { value: '2480.00', currency: 'CNY' },
        department: 'main.finance',
        dueOn: inDays(7),
      },
    ],
  },
];
/** Where the policy wants it, nothing is carried out before the complainant agreed. */
async function agreed(act, officer, remedy) {
  const words = ['当面说明并致歉', '书面说明', '由院领导说明'];
  await act(officer, 'offerPlan', {
    alternatives: words.map((one) => ({ words: one, remedies: [remedy] })),
  });
  await act(officer, 'recordChoice', {
    choice: 'chosen',
    alternative: 1,
    words: '就按第一套办。',
  });
}

const CAMPUSES = ['main', 'east', 'north'];

/** Plays fresh cases into every open state on every campus; returns how many. */
export async function liveCases(system, progress) {
  const staff = staffOf(system);
  const officer = await staff.as('officer');
  let made = 0;
  for (const campus of CAMPUSES)
    for (const [index, { until, sample, hours, then, mediated }] of LIVES.entries()) {
      const { caseNo } = await live(system, staff, {
        sample: sampleOf(sample),
        campus,
        phone: `139${String(10_000_000 + made * 7_919 + index)}`,
        receivedAt: new Date(Date.now() - hours * HOUR_MS),
        until,
      });
      const [command, payload] = then ?? [];
      if (command === 'startRemedies' && payload && 'remedy' in payload)
        await agreed(commander(caseNo), officer, payload.remedy);
      if (then) await commander(caseNo)(officer, ...then);
      if (mediated) {
        const read = () => officer.get(`/api/v1/cases/${caseNo}`);
        await mediate({ read, officer, act: commander(caseNo) });
      }
      made += 1;
      progress(`${caseNo} is alive`);
    }
  return made;
}
