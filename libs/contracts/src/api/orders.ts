import { z } from 'zod';
import { instant } from '../instant.js';
import { ORDER_FIELDS } from '../orders/order-fields.js';
import { ORDER_MESSAGES } from '../orders/order-message.js';
import { AmountSchema, ChannelSchema } from '../vocabulary.js';
import { OrderAnswerColumnSchema } from './order-answers.js';
import { filled } from './shapes.js';

/** As many rows as a table of orders may have, and columns. */
export const MOST_SHEET_ROWS = 5_000;
export const MOST_SHEET_COLUMNS = 100;
/** Orders that are looked at with one question. */
export const MOST_CHECKED_ORDERS = 50;

const HEADINGS_EACH = 20;
/** A time of day on the wall, up to the end of the day. */
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

const PATHS_EACH = 5;
/** Keys from the outside in, e.g. `data.order.no`. */
const path = z
  .string()
  .max(100)
  .regex(/^[^.\s]+(?:\.[^.\s]+)*$/);
/** A host, with its port where that is not the usual one. */
const host = z
  .string()
  .max(260)
  .regex(/^[a-z0-9.-]+(?::\d{1,5})?$/);
const paths = z.array(path).max(PATHS_EACH).optional();
const OrderFilePathsSchema = z.strictObject({
  list: path,
  link: paths,
  content: paths,
  name: paths,
  hosts: z.array(host).max(PATHS_EACH).optional(),
});
const OrderPathsSchema = z.strictObject({
  fields: z.partialRecord(z.enum(ORDER_FIELDS), z.array(path).max(PATHS_EACH)).optional(),
  kind: z
    .strictObject({
      path,
      words: z.partialRecord(z.enum(ORDER_MESSAGES), z.array(filled(60)).max(HEADINGS_EACH)),
    })
    .optional(),
  files: OrderFilePathsSchema.optional(),
});

/** How an authority writes its orders. What is left out is read as such tables usually are. */
export const OrderMappingSchema = z.strictObject({
  /** Under which headings a table says what. */
  columns: z.partialRecord(z.enum(ORDER_FIELDS), z.array(filled(60)).max(HEADINGS_EACH)).optional(),
  /** When a day ends by which an answer is wanted, if the order names no hour; its last minute unless said. */
  dayEnd: timeOfDay.optional(),
  /** How long after it was received an order may be given back as none of ours; no limit unless said. */
  giveBackWithin: AmountSchema.optional(),
  /** Words that stand for a person who wants to stay unnamed; the usual ones unless said. */
  unnamed: z.array(filled(30)).max(HEADINGS_EACH).optional(),
  /** Where its messages say what. */
  messages: OrderPathsSchema.optional(),
  /** The columns of the table in which it wants its answers. */
  answers: z.array(OrderAnswerColumnSchema).min(1).max(HEADINGS_EACH).optional(),
});
export type OrderMapping = z.infer<typeof OrderMappingSchema>;

/** An authority that hands orders over. */
export const OrderAuthoritySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  channel: ChannelSchema,
  /** Where its orders go unless one names another campus. */
  campus: z.string(),
  mapping: OrderMappingSchema,
  version: z.number().int().positive(),
  /** Whether the reader may change how its orders are read. */
  mayConfigure: z.boolean(),
  mayTake: z.boolean(),
});
export type OrderAuthority = z.infer<typeof OrderAuthoritySchema>;
export const OrderAuthoritiesSchema = z.object({ items: z.array(OrderAuthoritySchema) });

export const NewOrderAuthoritySchema = z.strictObject({
  name: filled(60),
  channel: ChannelSchema,
  campus: filled(60),
});
export type NewOrderAuthority = z.infer<typeof NewOrderAuthoritySchema>;

export const SaveOrderAuthoritySchema = z.strictObject({
  /** As it was read; 409 when somebody changed it meanwhile. */
  version: z.number().int().positive(),
  campus: filled(60),
  mapping: OrderMappingSchema,
});
export type SaveOrderAuthority = z.infer<typeof SaveOrderAuthoritySchema>;

/** The words of one order by what they say, as they stand in the cells. */
const OrderCellsSchema = z.partialRecord(z.enum(ORDER_FIELDS), z.string().max(20_000));

export const CheckOrdersSchema = z.strictObject({
  orders: z
    .array(z.strictObject({ row: z.number().int().positive(), cells: OrderCellsSchema }))
    .min(1)
    .max(MOST_CHECKED_ORDERS),
});
export type CheckOrders = z.infer<typeof CheckOrdersSchema>;

const OrderFaultSchema = z.object({
  /** Null for what is wrong with the order as a whole. */
  field: z.enum(ORDER_FIELDS).nullable(),
  code: z.string(),
  message: z.string(),
});
export type OrderFault = z.infer<typeof OrderFaultSchema>;

const OrderCheckSchema = z.object({
  row: z.number().int(),
  /** `changed`: known, and what it says now is added to its complaint. */
  state: z.enum(['new', 'known', 'changed', 'faulty']),
  complaintNo: z.string().nullable(),
  /** By when the authority wants the answer. */
  dueAt: instant.nullable(),
  faults: z.array(OrderFaultSchema),
});
export type OrderCheck = z.infer<typeof OrderCheckSchema>;
export const CheckedOrdersSchema = z.object({ items: z.array(OrderCheckSchema) });

export const TakeOrderSchema = z.strictObject({ cells: OrderCellsSchema });
export const OrderTakenSchema = z.object({
  /** Whether its complaint was there before. */
  known: z.boolean(),
  complaintNo: z.string(),
  caseNo: z.string(),
});
export type OrderTaken = z.infer<typeof OrderTakenSchema>;

/** A file of a spreadsheet as the words in its cells. */
export const SheetSchema = z.object({ rows: z.array(z.array(z.string())) });
export type SheetOfFile = z.infer<typeof SheetSchema>;

/** A message of an authority was taken: its order, or what it says of one. */
export const PartnerOrderTakenSchema = z.object({
  /** `waiting`: kept until the order itself comes. */
  state: z.enum(['new', 'known', 'added', 'waiting']),
  complaintNo: z.string().nullable(),
  /** Names of files of the order that could not be had, or are of no type that is taken. */
  filesNotTaken: z.array(z.string()).optional(),
});
export type PartnerOrderTaken = z.infer<typeof PartnerOrderTakenSchema>;
