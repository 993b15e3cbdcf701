import type { Language } from '../i18n/language';

const AMOUNT_ZH =
  /(?:不超过|在)?\s*[\d一二三四五六七八九十两]+\s*个?\s*(?:工作日|工作小时|自然日|小时|分钟|个月|月|日|天|周)(?:之?内|以内|前)?/gu;
const AMOUNT_EN =
  /(?:\b(?:within|in|at most|no more than|not more than)\s+)?\b\d+\s+(?:working |calendar |business )?(?:minutes?|hours?|days?|weeks?|months?)\b/giu;

/**
 * The name of a time limit, short enough for a row: without what stands in brackets, the time itself (the row counts it down), and what
 * follows the first duty. `24 小时内首次联系（当事科室核实＋投诉人受理告知）` → `首次联系`.
 */
export const shortClockName = (name: string, language: Language): string => {
  const bare = name.replace(/（[^）]*）|\([^)]*\)/gu, '');
  const duty = bare.split(/[：:]/u).at(-1) ?? bare;
  const amount = language === 'en' ? AMOUNT_EN : AMOUNT_ZH;
  const [first = ''] = duty.replace(amount, ' ').split(/[，,；;＋+]|或|\bor\b/u);
  const words = first.replace(/\s+/gu, language === 'en' ? ' ' : '').trim();
  return words === '' ? name : words;
};
