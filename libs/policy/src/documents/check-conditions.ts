import type { Comparison, Condition, Operator } from './condition.js';
import type { PolicyDocument } from './document-schema.js';
import { FACTS, type FactDefinition } from './facts.js';
import { hint, type Path, type Report } from './problems.js';

/** Facts that the engine decides; only what comes after those decisions may ask for them. */
type Stage = 'assessing' | 'decided';

const ALLOWED: Readonly<Record<FactDefinition['type'], readonly Operator[]>> = {
  boolean: ['eq'],
  number: ['eq', 'ge', 'le'],
  code: ['eq', 'in'],
  codes: ['contains'],
  date: ['eq'],
  instant: ['eq'],
};

/** Every condition reads known facts with an operator and a value that fit their type. */
export function checkConditions(
  document: PolicyDocument,
  categories: readonly string[],
  report: Report,
): void {
  const check = (condition: Condition | undefined, path: Path, stage: Stage): void => {
    if (condition)
      walk(condition, path, (comparison, place) =>
        checkComparison(comparison, place, stage, categories, report),
      );
  };
  const each = <Item>(
    items: readonly Item[] | undefined,
    path: Path,
    conditionOf: (item: Item) => Condition | undefined,
    stage: Stage,
    key = 'when',
  ): void =>
    items?.forEach((item, index) => check(conditionOf(item), [...path, index, key], stage));

  each(document.acceptance?.decline, ['acceptance', 'decline'], (one) => one.when, 'assessing');
  each(
    document.acceptance?.notRequired,
    ['acceptance', 'notRequired'],
    (one) => one.when,
    'assessing',
  );
  each(document.declineReasons, ['declineReasons'], (one) => one.when, 'assessing');
  each(document.nature?.rules, ['nature', 'rules'], (one) => one.when, 'assessing');
  each(document.nature?.invalid, ['nature', 'invalid'], (one) => one.when, 'assessing');
  each(document.priority?.severity, ['priority', 'severity'], (one) => one.when, 'assessing');
  each(document.priority?.impact, ['priority', 'impact'], (one) => one.when, 'assessing');
  each(document.reportable?.rules, ['reportable', 'rules'], (one) => one.when, 'assessing');
  each(document.routing?.rules, ['routing', 'rules'], (one) => one.when, 'assessing');
  each(document.tracks, ['tracks'], (one) => one.when, 'assessing');
  each(document.clocks, ['clocks'], (one) => one.when, 'decided');
  each(document.ladder?.steps, ['ladder', 'steps'], (one) => one.when, 'decided');
  each(document.approvals, ['approvals'], (one) => one.when, 'decided');
  check(document.technicalReview?.legalAdviser, ['technicalReview', 'legalAdviser'], 'decided');
  each(
    document.archive?.retention?.classes,
    ['archive', 'retention', 'classes'],
    (one) => one.when,
    'decided',
  );
  each(document.issues?.firstRemedies, ['issues', 'firstRemedies'], (one) => one.when, 'decided');
  each(document.evidence, ['evidence'], (one) => one.when, 'decided');
  each(document.notices, ['notices'], (one) => one.when, 'decided');
  each(
    document.accountability?.degrees?.rules,
    ['accountability', 'degrees', 'rules'],
    (one) => one.when,
    'decided',
  );
  each(document.followUp?.plans, ['followUp', 'plans'], (one) => one.when, 'decided');
  each(
    document.followUp?.plans,
    ['followUp', 'plans'],
    (one) => one.skipWhen,
    'decided',
    'skipWhen',
  );
}

function walk(
  condition: Condition,
  path: Path,
  visit: (comparison: Comparison, path: Path) => void,
): void {
  if ('any' in condition)
    condition.any.forEach((part, index) => walk(part, [...path, 'any', index], visit));
  else if ('all' in condition)
    condition.all.forEach((part, index) => walk(part, [...path, 'all', index], visit));
  else if ('not' in condition) walk(condition.not, [...path, 'not'], visit);
  else if ('fact' in condition) visit(condition, path);
}

function checkComparison(
  { fact, op, value }: Comparison,
  path: Path,
  stage: Stage,
  categories: readonly string[],
  report: Report,
): void {
  const definition = Object.hasOwn(FACTS, fact) ? FACTS[fact] : undefined;
  if (!definition) {
    const help = hint(fact, Object.keys(FACTS));
    report(
      [...path, 'fact'],
      'fact.unknown',
      `The fact catalogue has no ${fact}. ${help.en}`,
      `事实目录中没有 ${fact}。${help.zh}`,
    );
    return;
  }
  if (definition.owner === 'derived' && fact !== 'topic' && stage === 'assessing') {
    report(
      [...path, 'fact'],
      'fact.derived',
      `${fact} is decided by these very rules. Use it in clocks, ladders and follow-up plans only.`,
      `${fact} 由本规则得出，只能用于时限、升级和回访。`,
    );
  }
  if (!ALLOWED[definition.type].includes(op)) {
    const ops = ALLOWED[definition.type].join(', ');
    report(
      [...path, 'op'],
      'fact.operator',
      `${fact} is a ${definition.type}: compare it with ${ops}, not ${op}.`,
      `${fact}（${definition.zh}）只能用 ${ops} 比较。`,
    );
  } else if (!fits(definition, op, value)) {
    const wanted = expected(definition, op);
    report(
      [...path, 'value'],
      'fact.value',
      `${fact} ${op} needs ${wanted.en}, not ${JSON.stringify(value)}.`,
      `${fact} 的 ${op} 需要${wanted.zh}。`,
    );
  } else if (fact === 'category' && categories.length > 0) {
    checkCategory(value, path, categories, report);
  }
}

function checkCategory(
  value: Comparison['value'],
  path: Path,
  categories: readonly string[],
  report: Report,
): void {
  const codes = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
  for (const code of codes) {
    if (categories.includes(code)) continue;
    const help = hint(code, categories);
    report(
      [...path, 'value'],
      'category.unknown',
      `The taxonomy has no category ${code}. ${help.en}`,
      `分类表中没有 ${code}。${help.zh}`,
    );
  }
}

function fits({ type }: FactDefinition, op: Operator, value: Comparison['value']): boolean {
  if (op === 'in') return Array.isArray(value) && value.length > 0;
  if (type === 'boolean') return typeof value === 'boolean';
  return type === 'number' ? typeof value === 'number' : typeof value === 'string';
}

function expected(
  { type }: FactDefinition,
  op: Operator,
): { readonly en: string; readonly zh: string } {
  if (op === 'in') return { en: 'a list of codes', zh: '代码列表' };
  if (type === 'boolean') return { en: 'true or false', zh: ' true 或 false' };
  return type === 'number'
    ? { en: 'a number', zh: '数字' }
    : { en: 'a code in quotes', zh: '带引号的代码' };
}
