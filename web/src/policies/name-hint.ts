import { isObject, textOf, type JsonObject } from './json';

const SAID = [
  {
    unit: 'day',
    said: /(\d+)\s*(?:个工作日|日|天)/,
    en: /(\d+)\s*(?:working |calendar )?days?\b/i,
  },
  { unit: 'hour', said: /(\d+)\s*(?:个)?小时/, en: /(\d+)\s*(?:working )?hours?\b/i },
  { unit: 'month', said: /(\d+)\s*个月/, en: /(\d+)\s*months?\b/i },
] as const;

/** The amount of time that a name mentions in the unit of the rule, when it is not the one that the rule counts; else null. */
const otherAmount = (name: string, value: number, unit: string): string | null => {
  const found = SAID.find((one) => one.unit === unit);
  const said = found && (found.said.exec(name) ?? found.en.exec(name));
  return said && Number(said[1]) !== value ? said[0] : null;
};

/** What the names of a deadline say of its length although the rule says something else, e.g. 3个工作日; null when they agree. */
export const lengthInName = (rule: JsonObject): string | null => {
  const { duration } = rule;
  if (!isObject(duration) || typeof duration.value !== 'number') return null;
  const { value } = duration;
  const unit = textOf(duration.unit);
  return otherAmount(textOf(rule.zh), value, unit) ?? otherAmount(textOf(rule.en), value, unit);
};
