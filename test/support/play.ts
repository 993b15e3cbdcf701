import { isOpenRemedy, localDay, type CaseDetail, type CommandName } from '@tingsu/contracts';
import type { HttpClient } from './http.js';
import { command, PACKAGE } from './staff.js';

/** Who may act, in the order in which they are asked. */
export interface People {
  readonly officer: HttpClient;
  readonly heads: HttpClient;
  readonly head: HttpClient;
  readonly supervisor: HttpClient;
  readonly leader: HttpClient;
}
export type Who = keyof People;
type Payload = Record<string, unknown>;

/** Plays a case as the people of a hospital would, and remembers who did what. */
export class Play {
  readonly done: [Who, CommandName][] = [];

  constructor(
    private readonly people: People,
    readonly caseNo: string,
  ) {}

  read(who: Who = 'officer'): Promise<CaseDetail> {
    return this.people[who].get(`/api/v1/cases/${this.caseNo}`);
  }

  /** The first person who may give the command gives it; throws when nobody may. */
  async give(name: CommandName, payload: Payload = {}): Promise<void> {
    const who = await this.whoMay(name);
    if (!who) throw new Error(`${name} is open to nobody: ${await this.reasons(name)}`);
    await command(this.people[who], this.caseNo, name, payload);
    this.done.push([who, name]);
  }

  /** The same, where the policy wants it at all. */
  async giveIfOpen(name: CommandName, payload: Payload = {}): Promise<boolean> {
    if (!(await this.whoMay(name))) return false;
    await this.give(name, payload);
    return true;
  }

  /** Writes down what the clocks of the policy wait for, e.g. an inspection on site. */
  async recordWhatIsAwaited(): Promise<void> {
    const { recordable = [] } = await this.read();
    for (const milestone of recordable.filter((one) => !LATER.includes(one)))
      await this.give('recordMilestone', {
        milestone,
        place: '现场',
        findings: '与投诉所述基本一致，已向当事人核实。',
      });
  }

  /** From the accepted case to the approved opinion. */
  async investigate(lead: string): Promise<void> {
    await this.give('dispatch', { lead });
    await this.give('signFor');
    await this.recordWhatIsAwaited();
    await this.give('submitPackage', PACKAGE);
    await this.give('declareInterest', { conflict: false });
    await this.give('draftOpinion', { outcome: 'upheld', opinion: '投诉成立，责成科室整改。' });
    await this.promiseWhatComesFirst();
    if (await this.giveIfOpen('submit')) await this.agree();
    else await this.give('finalise');
    await this.recordWhatIsAwaited();
  }

  /** At each level that the policy asks. */
  private async agree(): Promise<void> {
    while ((await this.read()).state === 'approval')
      await this.give('approve', { note: '情况属实，同意。' });
  }

  /** What the policy wants made good before the opinion stands: a wrong charge is put right, a wrong tone apologised for. */
  private async promiseWhatComesFirst(): Promise<void> {
    const { commands, receivedAt, topics } = await this.read();
    if (!commands.some(({ reasonCode }) => reasonCode === 'remedy.first_missing')) return;
    const remedy = topics.includes('charges') ? 'correction' : 'apology';
    const dueOn = localDay(new Date(receivedAt), 'Asia/Shanghai');
    await this.give('startRemedies', { remedy, plan: '当场核查更正，向当事人致歉。', dueOn });
  }

  private async makeGood(): Promise<void> {
    for (const { remedyId } of (await this.read()).remedies.filter(isOpenRemedy))
      await this.give('completeRemedy', { remedyId, note: '已办理，当事人已确认。' });
  }

  /** The person is told, and the case is closed and filed. */
  async answer(): Promise<void> {
    await this.give('giveFinal', {
      medium: 'phone',
      written: true,
      text: '您反映的情况属实，已整改，特此致歉。',
      apologised: true,
      satisfaction: 5,
      note: '本人接听，已说明处理结果。',
    });
    await this.recordWhatIsAwaited();
    await this.makeGood();
    await this.give('close');
    await this.recordWhatIsAwaited();
    await this.give('archive', {
      parts: ['investigation', 'opinion'].map((part) => ({ part, place: 'x' })),
    });
  }

  private async reasons(name: CommandName): Promise<string> {
    const said = await Promise.all(
      IN_ORDER.map(async (who) => {
        const answer = await this.people[who].ask<CaseDetail>(
          'GET',
          `/api/v1/cases/${this.caseNo}`,
        );
        const offered = answer.body.commands?.find((one) => one.command === name);
        return `${who} ${answer.status} ${answer.body.state} ${offered?.reasonCode ?? 'not offered'}`;
      }),
    );
    return said.join(', ');
  }

  private async whoMay(name: CommandName): Promise<Who | undefined> {
    for (const who of IN_ORDER) {
      const answer = await this.people[who].ask<CaseDetail>('GET', `/api/v1/cases/${this.caseNo}`);
      if (answer.status !== 200) continue;
      if (answer.body.commands.some((one) => one.command === name && one.allowed)) return who;
    }
    return undefined;
  }
}

const IN_ORDER = ['officer', 'heads', 'head', 'supervisor', 'leader'] as const;
/** Not on the straight way: what begins another stage or a dispute about the result. */
const LATER: readonly string[] = [
  'case.escalated',
  'complainant.dissatisfied',
  'dispute.identified',
  'negotiation.failed',
  'transfer.objected',
];
