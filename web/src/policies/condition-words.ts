import { isList, isObject, listOf, textOf, type Json, type JsonObject } from './json';
import type { Names } from './names';

export type ConditionKind = 'any' | 'all' | 'not' | 'else' | 'compare';
export const kindOf = (condition: Json | undefined): ConditionKind => {
  if (!isObject(condition)) return 'compare';
  return (['any', 'all', 'not', 'else'] as const).find((kind) => kind in condition) ?? 'compare';
};

/** A condition as a sentence: 内容分类为“医疗质量”，且造成人身损害. An absent one holds always. */
export const conditionWords = (condition: Json | undefined, names: Names): string =>
  condition === undefined ? names.t('always') : part(condition, names);

const part = (condition: Json | undefined, names: Names): string => {
  if (!isObject(condition)) return names.t('wordsBlank');
  switch (kindOf(condition)) {
    case 'any':
      return joinedParts(listOf(condition.any), names.t('wordsOr'), names);
    case 'all':
      return joinedParts(listOf(condition.all), names.t('wordsAnd'), names);
    case 'not':
      return negated(condition.not, names);
    case 'else':
      return names.t('wordsElse');
    default:
      return comparison(condition, names);
  }
};

const joinedParts = (parts: readonly Json[], between: string, names: Names): string => {
  if (parts.length === 0) return names.t('wordsBlank');
  const inner = (one: Json): string => {
    const grouped = ['any', 'all'].includes(kindOf(one)) && parts.length > 1;
    return grouped ? names.t('wordsGroup', { text: part(one, names) }) : part(one, names);
  };
  return parts.map(inner).join(between);
};

const negated = (condition: Json | undefined, names: Names): string => {
  if (!isObject(condition) || condition.op !== 'eq')
    return names.t('wordsNot', { text: part(condition, names) });
  const code = textOf(condition.fact);
  const fact = names.fact(code);
  if (condition.value === true) return names.t('wordsNotTrue', { fact });
  const value = textOf(condition.value);
  if (!value) return names.t('wordsNot', { text: part(condition, names) });
  return names.t('wordsIsNot', {
    fact,
    value: names.t('wordsQuote', { text: names.value(code, value) }),
  });
};

const comparison = ({ fact, op, value }: JsonObject, names: Names): string => {
  const { t } = names;
  if (!textOf(fact)) return t('wordsBlank');
  const about = names.fact(textOf(fact));
  const quote = (code: Json): string =>
    t('wordsQuote', { text: names.value(textOf(fact), String(code)) });
  if (value === true) return t('wordsTrue', { fact: about });
  if (value === false) return t('wordsFalse', { fact: about });
  if (isList(value)) {
    const values = value.map(quote);
    if (values.length === 1) return t('wordsIs', { fact: about, value: values[0] ?? '' });
    return t('wordsIn', {
      fact: about,
      values: values.length > 0 ? names.list(values) : t('wordsBlank'),
    });
  }
  if (value === undefined || value === null || value === '')
    return t('wordsIs', { fact: about, value: t('wordsBlank') });
  if (op === 'ge') return t('wordsGe', { fact: about, value: String(value) });
  if (op === 'le') return t('wordsLe', { fact: about, value: String(value) });
  if (op === 'contains') return t('wordsContains', { fact: about, value: quote(value) });
  return t('wordsIs', {
    fact: about,
    value: typeof value === 'number' ? String(value) : quote(value),
  });
};
