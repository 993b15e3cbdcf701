import { z } from 'zod';
import { bare } from './bare-schema.js';
import { PolicyDocumentSchema, type PolicyDocument } from './document-schema.js';
import type { Path, Report } from './problems.js';

/**
 * Keys that no part of the product knows. Documents that are stored may hold them (they are kept as they are), so this is advice: whoever
 * wrote one may have meant another, and nothing acts on it.
 */
export function checkKeys(document: PolicyDocument, report: Report): void {
  visit(PolicyDocumentSchema, document, [], report);
}

function visit(schema: z.core.$ZodType, value: unknown, path: Path, report: Report): void {
  const inner = bare(schema);
  if (inner instanceof z.ZodUnion)
    return visit(formOf(inner.options as readonly z.ZodType[], value), value, path, report);
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return value.forEach((item, index) => visit(inner.element, item, [...path, index], report));
  if (!isObject(value)) return;
  for (const [key, item] of Object.entries(value)) {
    const place = [...path, key];
    if (inner instanceof z.ZodRecord) visit(inner.valueType, item, place, report);
    if (!(inner instanceof z.ZodObject)) continue;
    const known = (inner.shape as Record<string, z.core.$ZodType>)[key];
    if (known) visit(known, item, place, report);
    else
      report(
        place,
        'key.unknown',
        `Nothing reads ${key} here. Correct the name or remove it.`,
        `此处的 ${key} 没有任何作用，请更正或删除。`,
      );
  }
}

/** The form of a union that the value has. */
const formOf = (options: readonly z.ZodType[], value: unknown): z.core.$ZodType =>
  options.find((one) => one.safeParse(value).success) ?? z.unknown();

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
