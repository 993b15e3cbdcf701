import type { NoticeFacts, Template } from '../rules/notice.js';
import type { Locale } from './labels.js';
import { instantIn, type Rendered } from './render.js';

/** How many notices of one sort a message holds, and how many of them ask to be acknowledged, and until when. */
export interface Sum {
  readonly template: Template;
  readonly count: number;
  readonly asked: number;
  readonly askedBy: Date | null;
}

type Step = Extract<Template, `clock.${string}`>;

/** What became of a deadline, in a line that counts. */
const STEPS: Readonly<Record<Locale, Readonly<Record<Step, string>>>> = {
  'zh-CN': {
    'clock.reminded': '提醒',
    'clock.warned': '即将到期',
    'clock.breached': '已超期',
    'clock.escalated': '超期升级',
    'clock.unacknowledged': '无人确认升级',
    'clock.reported': '超期上报',
  },
  en: {
    'clock.reminded': 'coming up',
    'clock.warned': 'due soon',
    'clock.breached': 'overdue',
    'clock.escalated': 'escalated',
    'clock.unacknowledged': 'escalated, not acknowledged',
    'clock.reported': 'reported as overdue',
  },
};

interface Wording {
  /** Of several sorts. */
  readonly title: (count: number, parts: string) => string;
  readonly titleOfOne: (count: number, step: string) => string;
  readonly part: (count: number, step: string) => string;
  readonly act: string;
  readonly acknowledge: (asked: number, by: string) => string;
  readonly instead: (units: string) => string;
}
const WORDS: Readonly<Record<Locale, Wording>> = {
  'zh-CN': {
    title: (count, parts) => `${count} 项时限：${parts}`,
    titleOfOne: (count, step) => `${count} 项时限${step}`,
    part: (count, step) => `${step} ${count}`,
    act: '以下案件的时限同时触发，请逐件办理。',
    acknowledge: (asked, by) =>
      `其中 ${asked} 项请最早于 ${by} 前逐项“确认知悉”，逾期无人确认将自动进入下一级。`,
    instead: (units) => `组织目录中没有人负责“${units}”，因此通知到您；请安排人员并更新目录。`,
  },
  en: {
    title: (count, parts) => `${count} deadlines: ${parts}`,
    titleOfOne: (count, step) => `${count} deadlines ${step}`,
    part: (count, step) => `${count} ${step}`,
    act: 'The deadlines of these cases came together. Please see to each of them.',
    acknowledge: (asked, by) =>
      `${asked} of them ask you to press “Acknowledge”, the first by ${by}; otherwise the next step follows automatically.`,
    instead: (units) =>
      `No one in the directory answers for “${units}”, so this notice goes to you; please deal with it and correct the directory.`,
  },
};

/** What a message of several notices says before it lists them. */
export function renderBundle(
  sums: readonly Sum[],
  notices: readonly { readonly facts: NoticeFacts }[],
  timeZone: string,
  locale: Locale,
): Rendered {
  const words = WORDS[locale];
  const asked = sums.reduce((sum, one) => sum + one.asked, 0);
  const [by] = sums
    .flatMap(({ askedBy }) => askedBy ?? [])
    .sort((a, b) => a.getTime() - b.getTime());
  const units = [...new Set(notices.flatMap(({ facts }) => facts.insteadOf ?? []))];
  const lines = [
    words.act,
    ...(by ? [words.acknowledge(asked, instantIn(by.toISOString(), timeZone, locale))] : []),
    ...(units.length > 0 ? [words.instead(units.join(locale === 'en' ? ', ' : '、'))] : []),
  ];
  return { title: titleOf(sums, words, locale), body: lines.join('\n') };
}

function titleOf(sums: readonly Sum[], words: Wording, locale: Locale): string {
  const total = sums.reduce((sum, { count }) => sum + count, 0);
  const [first, ...others] = sums;
  if (first && others.length === 0) return words.titleOfOne(total, stepIn(first.template, locale));
  const parts = sums.map(({ template, count }) => words.part(count, stepIn(template, locale)));
  return words.title(total, parts.join(locale === 'en' ? ', ' : '，'));
}

function stepIn(template: Template, locale: Locale): string {
  const steps: Readonly<Partial<Record<Template, string>>> = STEPS[locale];
  return steps[template] ?? template;
}
