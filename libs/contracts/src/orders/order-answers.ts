import type { OrderAnswer, OrderStanding } from '../api/order-answers.js';
import type { Identity } from '../identity.js';
import { localTime } from '../local-time.js';
import { ORDER_ANSWER_VALUES, type OrderAnswerValue } from './order-answer-values.js';

/** A column of the table in which an authority wants its answers: what it calls it, and what stands in it. */
export interface OrderAnswerColumn {
  readonly heading: string;
  readonly value: OrderAnswerValue;
}

type Language = Identity['locale'];
type Row = OrderStanding & { readonly answer: OrderAnswer | null };
export interface OrderAnswerReader {
  readonly language: Language;
  readonly timeZone: string;
  department(code: string): string;
}

const HEADINGS: Readonly<Record<OrderAnswerValue, Readonly<Record<Language, string>>>> = {
  orderNo: { 'zh-CN': '工单号', en: 'Order number' },
  caseNo: { 'zh-CN': '院内编号', en: 'Case number' },
  receivedAt: { 'zh-CN': '接收时间', en: 'Received at' },
  dueBy: { 'zh-CN': '办理时限', en: 'Due by' },
  department: { 'zh-CN': '承办科室', en: 'Department' },
  contacted: { 'zh-CN': '是否联系', en: 'Contacted' },
  contactedAt: { 'zh-CN': '联系时间', en: 'Contacted at' },
  contactBy: { 'zh-CN': '联系方式', en: 'Contacted by' },
  answer: { 'zh-CN': '办理结果', en: 'Answer' },
  answeredAt: { 'zh-CN': '答复时间', en: 'Answered at' },
  inTime: { 'zh-CN': '是否按时', en: 'In time' },
  resolved: { 'zh-CN': '是否解决', en: 'Resolved' },
  satisfied: { 'zh-CN': '是否满意', en: 'Satisfied' },
};
const MEDIA: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  phone: { 'zh-CN': '电话', en: 'telephone' },
  visit: { 'zh-CN': '当面', en: 'in person' },
  message: { 'zh-CN': '短信或微信', en: 'text message' },
  sms: { 'zh-CN': '短信', en: 'text message' },
  wechat: { 'zh-CN': '微信', en: 'WeChat' },
  letter: { 'zh-CN': '信函', en: 'letter' },
  email: { 'zh-CN': '邮件', en: 'e-mail' },
};

/** All that can be said, for an authority that names no columns of its own. */
export const usualAnswerColumns = (language: Language): readonly OrderAnswerColumn[] =>
  ORDER_ANSWER_VALUES.map((value) => ({ heading: HEADINGS[value][language], value }));

/** The cells of an order in the table of answers. */
export const orderAnswerCells = (
  row: Row,
  columns: readonly OrderAnswerColumn[],
  reader: OrderAnswerReader,
): string[] => columns.map(({ value }) => CELLS[value](row, reader));

type Cell = (row: Row, reader: OrderAnswerReader) => string;

const CELLS: Readonly<Record<OrderAnswerValue, Cell>> = {
  orderNo: ({ orderNo }) => orderNo,
  caseNo: ({ caseNo }) => caseNo,
  receivedAt: ({ receivedAt }, reader) => written(receivedAt, reader),
  dueBy: ({ dueAt }, reader) => written(dueAt, reader),
  department: ({ answer }, reader) =>
    answer?.department ? reader.department(answer.department) : '',
  contacted: ({ answer }, reader) => (answer ? yesOrNo(answer.contactedAt !== null, reader) : ''),
  contactedAt: ({ answer }, reader) => written(answer?.contactedAt ?? null, reader),
  contactBy: ({ answer }, { language }) => MEDIA[answer?.contactBy ?? '']?.[language] ?? '',
  answer: ({ answer }) => answer?.text ?? '',
  answeredAt: ({ answer }, reader) => written(answer?.answeredAt ?? null, reader),
  inTime: (row, reader) => yesOrNo(isInTime(row), reader),
  resolved: ({ answer }, reader) => yesOrNo(answer?.resolved ?? null, reader),
  satisfied: ({ answer }, reader) => yesOrNo(answer?.satisfied ?? null, reader),
};

/** Null while it is open whether the answer comes in time. */
const isInTime = ({ dueAt, answer }: Row): boolean | null =>
  dueAt === null || !answer?.answeredAt ? null : Date.parse(answer.answeredAt) <= Date.parse(dueAt);

const yesOrNo = (is: boolean | null, { language }: OrderAnswerReader): string => {
  if (is === null) return '';
  if (language === 'en') return is ? 'yes' : 'no';
  return is ? '是' : '否';
};

function written(at: string | null, { timeZone }: OrderAnswerReader): string {
  if (at === null) return '';
  const { day, time } = localTime(at, timeZone);
  return `${day} ${time}`;
}

/** The three rates of orders, as what they are counted from. */
export interface OrderRates {
  readonly orders: number;
  /** With proof that the complainant was reached. */
  readonly contacted: number;
  /** Of which it is known whether they are resolved, and those that are. */
  readonly concluded: number;
  readonly resolved: number;
  /** Whose complainants said whether they are satisfied, and those who are. */
  readonly judged: number;
  readonly satisfied: number;
}

export const NO_ORDERS: OrderRates = {
  ...{ orders: 0, contacted: 0, concluded: 0, resolved: 0, judged: 0, satisfied: 0 },
};

/** Counted on with further orders. */
export function ratesWith(
  before: OrderRates,
  answers: readonly (OrderAnswer | null)[],
): OrderRates {
  const count = (is: (answer: OrderAnswer) => boolean): number =>
    answers.filter((one) => one !== null && is(one)).length;
  return {
    orders: before.orders + answers.length,
    contacted: before.contacted + count(({ contactedAt }) => contactedAt !== null),
    concluded: before.concluded + count(({ resolved }) => resolved !== null),
    resolved: before.resolved + count(({ resolved }) => resolved === true),
    judged: before.judged + count(({ satisfied }) => satisfied !== null),
    satisfied: before.satisfied + count(({ satisfied }) => satisfied === true),
  };
}

const RATES: Readonly<
  Record<Language, { readonly head: readonly string[]; readonly names: readonly string[] }>
> = {
  'zh-CN': { head: ['指标', '比率', '件数', '总件数'], names: ['联系率', '解决率', '满意率'] },
  en: {
    head: ['Rate', 'Per cent', 'Orders', 'Of'],
    names: ['Contacted', 'Resolved', 'Satisfied'],
  },
};

/** The three rates as a table, its head first. A rate of nothing is left open. */
export function rateTable(
  { orders, contacted, concluded, resolved, judged, satisfied }: OrderRates,
  language: Language,
): { readonly head: readonly string[]; readonly rows: readonly string[][] } {
  const { head, names } = RATES[language];
  const counted = [
    [contacted, orders],
    [resolved, concluded],
    [satisfied, judged],
  ] as const;
  const rows = counted.map(([part, of], index) => [
    names[index] ?? '',
    of === 0 ? '' : `${((part / of) * 100).toFixed(1)}%`,
    ...[String(part), String(of)],
  ]);
  return { head, rows };
}
