import { z } from 'zod';
import { instant } from '../instant.js';
import { ORDER_ANSWER_VALUES } from '../orders/order-answer-values.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { OrderRequestSchema } from './order-requests.js';
import { filled } from './shapes.js';

/** `owed`: its answer has not gone back to the authority; `ready`: there is one to send back, or the case ended without; `sent`: it has gone. */
const ORDER_ANSWER_STATES = ['owed', 'ready', 'sent', 'all'] as const;
export type OrderAnswerState = (typeof ORDER_ANSWER_STATES)[number];

const Period = {
  state: z.enum(ORDER_ANSWER_STATES).default('owed'),
  /** Days of receipt where the hospital is, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};
export const OrderListQuerySchema = z.object({
  ...Period,
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: CursorParameterSchema,
});
export type OrderListQuery = z.infer<typeof OrderListQuerySchema>;

/** How an order stands towards its authority. */
const OrderStandingSchema = z.object({
  orderNo: z.string(),
  complaintNo: z.string(),
  caseNo: z.string(),
  campus: z.string(),
  receivedAt: instant,
  /** By when the authority wants the answer, as it said last. */
  dueAt: instant.nullable(),
  /** When the complainant got the answer. */
  answeredAt: instant.nullable(),
  /** When the answer went back to the authority, and who said so. */
  sentBackAt: instant.nullable(),
  sentBackBy: z.uuid().nullable(),
  /** Until when it may be given back as none of ours; null where the authority sets no limit. */
  giveBackBy: instant.nullable().default(null),
  /** What was asked of the authority last. */
  request: OrderRequestSchema.nullable().default(null),
});
export type OrderStanding = z.infer<typeof OrderStandingSchema>;
/** Those that are wanted first come first. */
export const OrderListSchema = pageOf(OrderStandingSchema);
export type OrderList = z.infer<typeof OrderListSchema>;

/** As many orders as are marked at once. */
const MOST_SENT_BACK = 500;
export const SendBackSchema = z.strictObject({
  orderNos: z.array(filled(100)).min(1).max(MOST_SENT_BACK),
  /** Now, unless said. */
  sentAt: instant.optional(),
});
export type SendBack = z.infer<typeof SendBackSchema>;
export const SentBackSchema = z.object({ marked: z.number().int() });

/** Cases of which the gateway asks at once. */
export const MOST_ORDER_ANSWERS = 100;
export const OrderAnswersRequestSchema = z.strictObject({
  caseNos: z.array(z.string().max(40)).min(1).max(MOST_ORDER_ANSWERS),
});
/** What became of an order, as far as the reader may know it. */
const OrderAnswerSchema = z.object({
  caseNo: z.string(),
  text: z.string().nullable(),
  answeredAt: instant.nullable(),
  /** When the complainant was first reached beyond an acknowledgement, and by what. */
  contactedAt: instant.nullable(),
  contactBy: z.string().nullable(),
  /** Null while it is not known. */
  resolved: z.boolean().nullable(),
  satisfied: z.boolean().nullable(),
  /** The department that leads. */
  department: z.string().nullable(),
});
export type OrderAnswer = z.infer<typeof OrderAnswerSchema>;
export const OrderAnswersSchema = z.object({ items: z.array(OrderAnswerSchema) });

/** What goes into a table of answers next, for the gateway that writes it. */
export const OrderAnswerPageRequestSchema = z.strictObject({
  ...Period,
  cursor: CursorParameterSchema,
});
export const OrderAnswerColumnSchema = z.strictObject({
  heading: filled(60),
  value: z.enum(ORDER_ANSWER_VALUES),
});
export const OrderAnswerPageSchema = OrderListSchema.extend({
  name: z.string(),
  /** As the authority wants them; empty where it names none. */
  columns: z.array(OrderAnswerColumnSchema),
});
export type OrderAnswerPage = z.infer<typeof OrderAnswerPageSchema>;

export const OrderFileQuerySchema = z.object({
  ...Period,
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
});
export const OrderRatesSchema = z.object({
  orders: z.number().int(),
  contacted: z.number().int(),
  concluded: z.number().int(),
  resolved: z.number().int(),
  judged: z.number().int(),
  satisfied: z.number().int(),
});
