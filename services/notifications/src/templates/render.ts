import Handlebars from 'handlebars';
import { CHANNEL_LABELS, type LocalizedText } from '@tingsu/contracts';
import { isTemplate, type NoticeFacts, type Template, TEMPLATES } from '../rules/notice.js';
import { EN } from './en.js';
import { type Locale, STATE_LABELS } from './labels.js';
import { ZH_CN, type Wording } from './zh-cn.js';

export interface Rendered {
  readonly title: string;
  readonly body: string;
}

/** Wordings are compiled once; a template that misses a language does not start. Plain text: escaping is the medium's job. */
const compiled = { 'zh-CN': compileAll(ZH_CN), en: compileAll(EN) };
const INSTEAD = {
  'zh-CN': '组织目录中没有人负责“{{insteadOf}}”，因此通知到您；请安排人员并更新目录。',
  en: 'No one in the directory answers for “{{insteadOf}}”, so this notice goes to you; please deal with it and correct the directory.',
};
const ACKNOWLEDGE = {
  'zh-CN': '请在 {{acknowledgeBy}} 前打开案件并点击“确认知悉”，逾期无人确认将自动进入下一级。',
  en: 'Please open the case and press “Acknowledge” by {{acknowledgeBy}}; otherwise the next step follows automatically.',
};
const acknowledge = { 'zh-CN': compile(ACKNOWLEDGE['zh-CN']), en: compile(ACKNOWLEDGE.en) };
const instead = { 'zh-CN': compile(INSTEAD['zh-CN']), en: compile(INSTEAD.en) };

/** What a notice says in one language. A template of an older release shows its name rather than nothing. */
export function render(template: string, facts: NoticeFacts, locale: Locale): Rendered {
  if (!isTemplate(template)) return { title: template, body: facts.caseNo ?? '' };
  const words = wordsOf(facts, locale);
  const { title, body } = compiled[locale][template];
  const lines = [
    body(words),
    ...(facts.acknowledge ? [acknowledge[locale](words)] : []),
    ...(facts.insteadOf ? [instead[locale](words)] : []),
  ];
  return { title: shown(title(words)), body: shown(lines.join('\n')) };
}

/** Characters that turn the direction of reading are shown by name: a notice reads as it is stored, also in a mail (S-28). */
const shown = (text: string): string =>
  text.replace(
    /\p{Bidi_Control}/gu,
    (turning) => `‹U+${turning.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );

function wordsOf(facts: NoticeFacts, locale: Locale): Record<string, unknown> {
  const { channel, state, dueAt, newDueAt, since, acknowledge: asked } = facts;
  const instant = (at: string): string => instantIn(at, facts.timeZone, locale);
  return {
    ...facts,
    campus: textIn(facts.campus, locale),
    department: textIn(facts.department, locale),
    label: textIn(facts.label, locale),
    ...(channel ? { channel: channelIn(channel, locale) } : {}),
    ...(state ? { state: STATE_LABELS[state][locale] } : {}),
    ...(dueAt ? { dueAt: instant(dueAt) } : {}),
    ...(newDueAt ? { newDueAt: instant(newDueAt) } : {}),
    ...(since ? { since: instant(since) } : {}),
    ...(asked ? { acknowledgeBy: instant(asked.by) } : {}),
  };
}

export const textIn = (text: LocalizedText | undefined, locale: Locale): string | undefined =>
  locale === 'en' ? text?.en : text?.zh;

function channelIn(channel: string, locale: Locale): string {
  return (
    (CHANNEL_LABELS as Partial<Record<string, Record<Locale, string>>>)[channel]?.[locale] ??
    channel
  );
}

/** An instant as a notice writes it. */
export function instantIn(instant: string, timeZone: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  return format.format(new Date(instant));
}

type Compiled = Readonly<
  Record<
    Template,
    { readonly title: HandlebarsTemplateDelegate; readonly body: HandlebarsTemplateDelegate }
  >
>;

function compileAll(wordings: Readonly<Record<Template, Wording>>): Compiled {
  const entries = (Object.keys(TEMPLATES) as Template[]).map((template) => {
    const { title, body } = wordings[template];
    return [template, { title: compile(title), body: compile(body) }] as const;
  });
  return Object.fromEntries(entries) as Compiled;
}

function compile(source: string): HandlebarsTemplateDelegate {
  return Handlebars.compile(source, { noEscape: true, knownHelpersOnly: true });
}
