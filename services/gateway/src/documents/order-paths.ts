import { OrderFileQuerySchema, OrderRatesSchema } from '@tingsu/contracts';
import { z } from 'zod';
import { SHEET_TYPES } from '../register-book/sheet-types.js';
import type { OpenApi } from './merge-openapi.js';

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { target: 'draft-2020-12' });
const parameters = [
  { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
  ...Object.entries(OrderFileQuerySchema.shape).map(([name, schema]) => ({
    ...{ name, in: 'query', required: false, schema: schemaOf(schema) },
  })),
];
const refused = {
  403: { description: '`access.denied`: Your role does not allow this' },
  404: { description: '`order_authority.not_found`: There is no such authority' },
};

const FILE = {
  description: 'A workbook or a CSV, as it was asked for',
  content: Object.fromEntries(
    Object.values(SHEET_TYPES).map((type) => [
      type,
      { schema: { type: 'string', format: 'binary' } },
    ]),
  ),
};

/** What the gateway writes of the orders of an authority. */
export const ORDER_PATHS: OpenApi['paths'] = {
  '/api/v1/order-authorities/{id}/answers/file': {
    get: {
      operationId: 'orderAnswersFile',
      tags: ['Orders'],
      summary: 'The answers to the orders of an authority as a table in its form',
      parameters,
      responses: {
        200: FILE,
        ...refused,
      },
    },
  },
  '/api/v1/order-authorities/{id}/rates/file': {
    get: {
      operationId: 'orderRatesFile',
      tags: ['Orders'],
      summary: 'The three rates of the orders of an authority as a table',
      parameters,
      responses: { 200: FILE, ...refused },
    },
  },
  '/api/v1/order-authorities/{id}/rates': {
    get: {
      operationId: 'orderRates',
      tags: ['Orders'],
      summary: 'What the three rates of orders are counted from: contact, resolved, satisfied',
      parameters,
      responses: {
        200: {
          description: 'Done',
          content: { 'application/json': { schema: schemaOf(OrderRatesSchema) } },
        },
        ...refused,
      },
    },
  },
};
