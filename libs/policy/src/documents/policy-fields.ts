import { AmountSchema } from '@tingsu/contracts';
import { z } from 'zod';
import { bare } from './bare-schema.js';
import {
  clockTime,
  DurationSchema,
  milestone,
  milestoneList,
  offset,
  refs,
  requirements,
  span,
  unitName,
} from './clock-schema.js';
import { ConditionSchema } from './condition.js';
import { PolicyDocumentSchema } from './document-schema.js';
import { CHOICE_LABELS, FIELD_LABELS } from './field-labels.js';
import type { Text } from './text.js';

type PolicyFieldKind =
  | 'text'
  | 'texts'
  | 'number'
  | 'flag'
  | 'choice'
  | 'choices'
  | 'date'
  | 'clockTime'
  | 'offset'
  | 'span'
  | 'amount'
  | 'duration'
  | 'condition'
  | 'milestone'
  | 'milestones'
  | 'unit'
  | 'group'
  | 'list'
  | 'table';

/** One key of a policy document, as the schema has it: what an editor needs to show it, in both languages. */
export interface PolicyField {
  /** Keys with dots, `*` for any item of a list or table: `clocks.*.atMost`. */
  readonly path: string;
  readonly kind: PolicyFieldKind;
  readonly label: Text;
  readonly required: boolean;
  /** What a choice may be. */
  readonly choices?: readonly { readonly value: string; readonly label: Text }[];
}

/** Every key that a policy document may have, from the schema itself, so that no form can miss one. */
export function policyFields(): readonly PolicyField[] {
  return fieldsOf(PolicyDocumentSchema, '');
}

const KINDS: ReadonlyMap<z.core.$ZodType, PolicyFieldKind> = new Map<
  z.core.$ZodType,
  PolicyFieldKind
>([
  [AmountSchema, 'amount'],
  [DurationSchema, 'duration'],
  [ConditionSchema, 'condition'],
  [clockTime, 'clockTime'],
  [offset, 'offset'],
  [span, 'span'],
  [milestone, 'milestone'],
  [milestoneList, 'milestones'],
  [unitName, 'unit'],
  [refs.unwrap(), 'texts'],
  [requirements.unwrap(), 'texts'],
]);

function fieldsOf(schema: z.core.$ZodType, path: string): PolicyField[] {
  const inner = bare(schema);
  if (KINDS.has(inner)) return [];
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape as Record<string, z.core.$ZodType>).flatMap(([key, value]) =>
      field(value, path === '' ? key : `${path}.${key}`),
    );
  if (inner instanceof z.ZodArray) return fieldsOf(inner.element, `${path}.*`);
  if (inner instanceof z.ZodRecord) return fieldsOf(inner.valueType, `${path}.*`);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap((one) => fieldsOf(one, path));
  return [];
}

function field(schema: z.core.$ZodType, path: string): PolicyField[] {
  const inner = bare(schema);
  const choices = choicesOf(inner, path);
  const own: PolicyField = {
    path,
    kind: kindOf(inner),
    label: labelOf(FIELD_LABELS, path) ?? missing(path),
    required: !(schema instanceof z.ZodOptional || schema instanceof z.ZodDefault),
    ...(choices ? { choices } : {}),
  };
  return [own, ...fieldsOf(inner, path)];
}

function kindOf(schema: z.core.$ZodType): PolicyFieldKind {
  const known = KINDS.get(schema);
  if (known) return known;
  if (schema instanceof z.ZodBoolean) return 'flag';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodISODate) return 'date';
  if (schema instanceof z.ZodObject) return 'group';
  if (schema instanceof z.ZodRecord) return 'table';
  if (schema instanceof z.ZodUnion) return kindOf(bare(schema.options[0] as z.core.$ZodType));
  if (!(schema instanceof z.ZodArray)) return 'text';
  const element = bare(schema.element);
  if (element instanceof z.ZodEnum) return 'choices';
  return element instanceof z.ZodObject ? 'list' : 'texts';
}

function choicesOf(schema: z.core.$ZodType, path: string): PolicyField['choices'] {
  const list = schema instanceof z.ZodArray ? bare(schema.element) : schema;
  if (!(list instanceof z.ZodEnum)) return undefined;
  return list.options.map((value) => ({
    value: String(value),
    label: labelOf(CHOICE_LABELS, `${path}.${value}`) ?? missing(`${path}.${value}`),
  }));
}

/** The label of the longest end of the path that has one: `clocks.*.warn` before `warn`. */
function labelOf(labels: Readonly<Record<string, Text>>, path: string): Text | undefined {
  const keys = path.split('.').filter((key) => key !== '*');
  for (let from = 0; from < keys.length; from++) {
    const label = labels[keys.slice(from).join('.')];
    if (label) return label;
  }
  return undefined;
}

function missing(path: string): never {
  throw new Error(`${path} has no label: add one to field-labels.ts.`);
}
