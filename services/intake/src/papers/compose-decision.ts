import {
  ACCOUNTABILITY_NAMES,
  type AccountabilityLine,
  type DecisionContent,
  type PrintDecision,
  ruleNameOf,
} from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import type { Reference } from '../reference/reference-data.js';
import { houseName, letterheadOf, placeOf } from './compose-paper.js';
import type { FormRow, PaperPage, Part } from './paper-layout.js';
import { type PaperSpeech, speechIn } from './paper-words.js';

interface House {
  readonly reference: Reference;
  /** Of the campus, for its letterhead. */
  readonly policy: Policy | null;
}

/** The paper of a decision on who is held responsible (责任追究决定书). The same decision makes the same page. */
export function composeDecision(
  { paper, language }: PrintDecision,
  { reference, policy }: House,
): PaperPage {
  const { content, sha256, forPerson, appealUntil, servedAt } = paper;
  const speech = speechIn(language, reference.timeZone);
  const head = letterheadOf(policy, content.campus.code);
  const house = houseName(head, content.campus.code, reference);
  const { say, person } = saying(content, speech);
  const decidedAt = new Date(content.decidedAt);
  return {
    language,
    title: say('责任追究决定书', 'Decision on accountability'),
    head: speech.said(house),
    number: content.number,
    foot: [content.caseNo, ...(head ? placeOf(head, speech) : [])].join(' · '),
    onePage: false,
    at: decidedAt,
    parts: [
      ...(forPerson === null
        ? []
        : [text(say(`${person(forPerson)}：`, `To ${person(forPerson)}:`))]),
      { rows: rowsOf(content, speech) },
      heading(say('处理决定', 'What was decided')),
      { table: linesOf(content, speech) },
      ...(content.words.length > 0 ? [heading(say('事实和理由', 'Facts and reasons'))] : []),
      ...content.words.map(({ text: words }) => text(words)),
      heading(say('申诉权利', 'Right of appeal')),
      text(rightOf(content, speech)),
      ...(servedAt === null
        ? []
        : [text(say(`送达日期：${speech.day(servedAt)}`, `Served on ${speech.day(servedAt)}`))]),
      ...(appealUntil === null
        ? []
        : [
            text(
              say(
                `申诉截止：${speech.time(appealUntil)}`,
                `An appeal may be made until ${speech.time(appealUntil)}`,
              ),
            ),
          ]),
      ...(forPerson === null
        ? []
        : [note(say('本份只列出与您有关的内容。', 'This copy has what is about you only.'))]),
      note(say(`决定内容校验值 SHA-256：${sha256}`, `SHA-256 of what was decided: ${sha256}`)),
      { rows: signaturesOf(content, speech) },
      sign(say('收件人签字', 'Received by'), speech),
      ...[say(`${house.zh}（盖章）`, `${house.en} (seal)`), speech.day(decidedAt)].map(
        (sealed): Part => ({ text: sealed, style: 'seal' }),
      ),
    ],
  };
}

const text = (words: string): Part => ({ text: words, style: 'paragraph' });
const heading = (words: string): Part => ({ text: words, style: 'heading' });
const note = (words: string): Part => ({ text: words, style: 'note' });
const BY_HAND = '________________';
const sign = (who: string, { said }: PaperSpeech): Part => ({
  text: said({
    zh: `${who}：${BY_HAND}\u3000\u3000日期：________年____月____日`,
    en: `${who}: ${BY_HAND}     Date: ${BY_HAND}`,
  }),
  style: 'sign',
});

const saying = ({ people }: DecisionContent, speech: PaperSpeech) => ({
  say: (zh: string, en: string): string => speech.said({ zh, en }),
  person: (id: string): string => people[id] ?? id,
});

function rowsOf(content: DecisionContent, speech: PaperSpeech): FormRow[] {
  const { say } = saying(content, speech);
  const { caseNo, receivedAt, department, category, outcome, degree, facts, replaces } = content;
  const names = namesIn(speech);
  const found = facts.map(({ name, value }) =>
    value === null ? speech.said(name) : `${speech.said(name)} ${value}`,
  );
  const row = (...cells: string[]): FormRow => ({ high: 1, cells });
  return [
    row(say('案件编号', 'Case'), caseNo, say('接收日期', 'Received'), speech.day(receivedAt)),
    row(
      ...[say('科室', 'Department'), speech.said(department.name)],
      ...[say('责任程度', 'Degree'), degree === null ? '' : names.degree[degree]],
    ),
    row(
      ...[say('投诉类别', 'Category'), category === null ? '' : speech.said(category)],
      ...[say('调查结论', 'Found'), outcome === null ? '' : speech.outcome(outcome)],
    ),
    ...(found.length > 0 ? [row(say('查实情况', 'Established'), speech.list(found))] : []),
    ...(replaces === null ? [] : [row(say('代替', 'In place of'), replaces)]),
  ];
}

function linesOf(content: DecisionContent, speech: PaperSpeech) {
  const { say, person } = saying(content, speech);
  const names = namesIn(speech);
  return {
    head: [
      ...[say('处理', 'What'), say('承担人', 'Who')],
      ...[say('金额或分值', 'Amount'), say('规则与计算', 'Rule and sum')],
    ],
    rows: content.lines.map((line) => [
      line.kind === 'outcome' ? outcomeIn(line, names.outcome) : names.kind[line.kind],
      [line.personId === null ? '' : person(line.personId), names.bearer[line.bearer]]
        .filter(Boolean)
        .join(' '),
      amountOf(line, speech),
      [
        line.formula,
        ruleNameOf(line.rule, tongueOf(speech)),
        say(`编号：${codesOf(line)}`, `Reference: ${codesOf(line)}`),
      ]
        .filter(Boolean)
        .join('\n'),
    ]),
  };
}

const tongueOf = ({ language }: PaperSpeech): 'zh' | 'en' => (language === 'en' ? 'en' : 'zh');
const namesIn = (speech: PaperSpeech) => ACCOUNTABILITY_NAMES[tongueOf(speech)];
/** By which the rule is found: its id, the document that brings it, and what it stands on. */
const codesOf = ({ rule, source, basis }: AccountabilityLine): string =>
  [rule, source, ...basis].filter(Boolean).join(' · ');
const outcomeIn = (
  { outcome }: AccountabilityLine,
  names: Readonly<Record<string, string>>,
): string => (outcome === null ? '' : (names[outcome] ?? outcome));

function amountOf(
  { amount, points, instalments, rule }: AccountabilityLine,
  { said }: PaperSpeech,
): string {
  if (points !== null) return said({ zh: `${points} 分`, en: `${points} points` });
  if (amount === null)
    return rule === 'lateness' ? said({ zh: '按考核办法', en: 'by the appraisal rule' }) : '';
  const parts = (instalments ?? []).map(({ value }) => value).join(' + ');
  const monthly = said({ zh: `按月分期：${parts}`, en: `by the month: ${parts}` });
  return [`${amount.value} ${amount.currency}`, ...(parts === '' ? [] : [monthly])].join('\n');
}

function rightOf({ appeal, afterAppeal }: DecisionContent, { said }: PaperSpeech): string {
  const to = appeal.to ?? { zh: '作出决定的机构', en: 'those who decided' };
  const zh = spanOf(appeal.within, 'zh');
  const en = spanOf(appeal.within, 'en');
  const once = said({
    zh: `对本决定不服的，可${zh}向${to.zh}申诉一次；申诉未决定前不执行。`,
    en: `Whoever is held responsible may appeal once${en}, to: ${to.en}. Nothing is carried out until the appeal is decided.`,
  });
  const again = said({
    zh: '本决定是对申诉的决定，已申诉的人不能再次申诉。',
    en: 'This was decided upon an appeal: whoever has appealed may not do so again.',
  });
  return afterAppeal ? `${once}\n${again}` : once;
}

const UNITS = {
  zh: { minute: '分钟', hour: '小时', day: '日', month: '个月' },
  en: { minute: 'minutes', hour: 'hours', day: 'days', month: 'months' },
} as const;

function spanOf(within: DecisionContent['appeal']['within'], tongue: 'zh' | 'en'): string {
  if (within === null) return '';
  const { value, unit, basis } = within;
  const working = basis === 'working';
  const amount =
    tongue === 'zh'
      ? `${value} ${working ? '个工作' : ''}${UNITS.zh[unit]}`
      : `${value} ${working ? 'working ' : ''}${UNITS.en[unit]}`;
  return tongue === 'zh'
    ? `自收到本决定书之日起 ${amount}内`
    : ` within ${amount} of receiving this decision`;
}

function signaturesOf(content: DecisionContent, speech: PaperSpeech): FormRow[] {
  const { say, person } = saying(content, speech);
  const row = (label: string, { by, at }: DecisionContent['proposed']): FormRow => ({
    high: 1,
    cells: [label, person(by), say('日期', 'Date'), speech.day(at)],
  });
  return [
    row(say('提出人', 'Proposed by'), content.proposed),
    ...content.decided.map((one) => row(say('决定人', 'Decided by'), one)),
  ];
}
