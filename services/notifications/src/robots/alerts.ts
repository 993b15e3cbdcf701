import type { NoticeFacts, Template } from '../rules/notice.js';
import type { Robot } from './robot.js';

/** What must not wait until somebody looks: danger, what is reported to an authority, what is late, and what goes up because of it. */
const ALERTING: ReadonlySet<Template> = new Set<Template>([
  'case.urgent',
  'case.reportable',
  'clock.breached',
  'clock.escalated',
  'alarm.raised',
]);

/** Whether anything of it is said by robots at all. */
export const isAlerting = ({ template }: Pick<Told, 'template'>): boolean => ALERTING.has(template);

/** A notice of this moment, and where its case is. */
export interface Told {
  readonly eventId: string;
  readonly template: Template;
  readonly facts: NoticeFacts;
  /** Null for what is about no case. */
  readonly place: Place | null;
}
export interface Place {
  readonly campus: string;
  readonly departments: readonly string[];
  /** Nobody in a group chat learns of the case. */
  readonly confidential: boolean;
}
export interface Alert extends Pick<Told, 'eventId' | 'template' | 'facts'> {
  readonly robot: string;
}

/** One alert for a robot, event and sort, however many people are told of it. */
export function alertsOf(told: readonly Told[], robots: readonly Robot[]): readonly Alert[] {
  const alerts = told.flatMap(({ eventId, template, facts, place }) =>
    ALERTING.has(template)
      ? robots
          .filter((robot) => isOf(robot, place))
          .map(({ key: robot }) => ({ robot, eventId, template, facts }))
      : [],
  );
  const once = new Map(
    alerts.map((alert) => [`${alert.robot} ${alert.eventId} ${alert.template}`, alert]),
  );
  return [...once.values()];
}

function isOf({ campus, department }: Robot, place: Place | null): boolean {
  if (place === null) return campus === undefined && department === undefined;
  return (
    !place.confidential &&
    (campus === undefined || campus === place.campus) &&
    (department === undefined || place.departments.includes(department))
  );
}

/** Longest text of a robot, in bytes: the least that a platform takes. */
const MOST_BYTES = 2_000;
const MORE = {
  'zh-CN': (count: number) => `……另有 ${count} 条`,
  en: (count: number) => `… and ${count} more`,
};

/** One message of all that waits for a robot: its lines as far as they fit, how many there are beyond, and where to look. */
export function alertText(
  lines: readonly string[],
  link: string,
  language: Robot['language'],
): string {
  const shown = [...lines];
  const text = () => {
    const left = lines.length - shown.length;
    return [...shown, ...(left > 0 ? [MORE[language](left)] : []), link].join('\n');
  };
  while (shown.length > 1 && Buffer.byteLength(text()) > MOST_BYTES) shown.pop();
  return text();
}

/** What a robot says when somebody wants to see whether it works. */
export const TEST_TEXT: Readonly<Record<Robot['language'], string>> = {
  'zh-CN': '【测试】听诉群提醒已接通。',
  en: '[Test] Alerts of Tingsu reach this group.',
};

/** What a robot may say in a minute; DingTalk and WeCom take no more. */
const A_MINUTE = 20;
export interface Pace {
  readonly tokens: number;
  readonly filledAt: Date;
}
export const fullPace = (now: Date): Pace => ({ tokens: A_MINUTE, filledAt: now });
/** What may be said by now. */
export const refilledPace = ({ tokens, filledAt }: Pace, now: Date): Pace => {
  const minutes = Math.max(0, now.getTime() - filledAt.getTime()) / 60_000;
  return { tokens: Math.min(A_MINUTE, tokens + minutes * A_MINUTE), filledAt: now };
};

/** Waits after attempts that failed, in seconds. */
const WAITS = [5, 30, 120, 600, 3_600];
export const waitAfter = (attempts: number): number | null => WAITS[attempts - 1] ?? null;
