import type { z } from 'zod';

interface ShapeProblem {
  readonly code: string;
  readonly message: string;
  readonly messageZh: string;
}

/** Issues at the places where the mistakes are: a union is narrowed to the form that the writer most likely meant. */
export function narrowed(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors
    .filter(
      (branch) =>
        branch.length > 0 &&
        !branch.some(
          (one) =>
            one.path.length === 0 &&
            (one.code === 'unrecognized_keys' || one.code === 'invalid_type'),
        ),
    )
    .sort((one, other) => one.length - other.length)[0];
  if (!meant) return [issue];
  return meant.flatMap(narrowed).map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
}

/** A schema issue as a sentence that says what to write instead. */
export function shapeProblem(issue: z.core.$ZodIssue, json: unknown): ShapeProblem {
  const found = valueAt(json, issue.path);
  const shown = found === undefined ? '' : ` (found ${shorten(found)})`;
  switch (issue.code) {
    case 'invalid_type':
      return found === undefined
        ? problem(
            'shape.missing',
            `This is missing: give a value of type ${issue.expected}.`,
            `缺少此项，应为 ${issue.expected}。`,
          )
        : problem(
            'shape.type',
            `Write a value of type ${issue.expected} here${shown}.`,
            `此处应为 ${issue.expected}。`,
          );
    case 'unrecognized_keys':
      return problem(
        'shape.unknown',
        `Nothing here is called ${issue.keys.join(', ')}. Correct the name or remove it.`,
        `此处没有 ${issue.keys.join('、')}，请更正或删除。`,
      );
    case 'invalid_value':
      return problem(
        'shape.value',
        `Write one of ${issue.values.map(String).join(', ')}${shown}.`,
        `应为：${issue.values.map(String).join('、')}。`,
      );
    case 'too_small':
      return problem(
        'shape.small',
        `Too small or empty${shown}: at least ${issue.minimum}.`,
        `过小或为空，至少 ${issue.minimum}。`,
      );
    case 'too_big':
      return problem(
        'shape.big',
        `Too big${shown}: at most ${issue.maximum}.`,
        `过大，至多 ${issue.maximum}。`,
      );
    case 'invalid_format':
      return problem(
        'shape.format',
        `Not in the right form${shown}: ${issue.message}.`,
        `格式不正确：${issue.message}。`,
      );
    case 'invalid_union':
      return problem(
        'shape.form',
        `None of the allowed forms fits here${shown}. Compare with a condition such as {"fact": "harm", "op": "eq", "value": true} or an amount such as {"value": 5, "unit": "day", "basis": "working"}.`,
        '不符合任何允许的写法，请参照条件或时长的格式。',
      );
    default:
      return problem('shape.invalid', `${issue.message}${shown}.`, `不正确：${issue.message}。`);
  }
}

function problem(code: string, message: string, messageZh: string): ShapeProblem {
  return { code, message, messageZh };
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    json,
  );
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
