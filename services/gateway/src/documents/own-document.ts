import { CallSignalSchema, LiveHintSchema, ProgressSchema, SheetSchema } from '@tingsu/contracts';
import { z } from 'zod';
import { SHEET_TYPES } from '../register-book/sheet-types.js';
import type { OpenApi } from './merge-openapi.js';
import { ORDER_PATHS } from './order-paths.js';
import { PAPER_PATHS } from './paper-paths.js';

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { target: 'draft-2020-12' });

/** The addresses that the gateway answers outside of Nest. */
export const OWN_DOCUMENT: OpenApi = {
  paths: {
    '/api/v1/events': {
      get: {
        operationId: 'events',
        tags: ['live'],
        summary:
          'Server-sent events for signed-in staff: hints that something changed which this person may see',
        responses: {
          200: {
            description: 'Events named `hint`',
            content: { 'text/event-stream': { schema: schemaOf(LiveHintSchema) } },
          },
        },
      },
    },
    '/api/v1/calls': {
      post: {
        operationId: 'ring',
        tags: ['live'],
        summary:
          'An incoming call, signalled by a telephone system; signed as Standard Webhooks say',
        parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
          ...{ name, in: 'header', required: true, schema: { type: 'string' } },
        })),
        requestBody: {
          required: true,
          content: { 'application/json': { schema: schemaOf(CallSignalSchema) } },
        },
        responses: {
          202: { description: 'Offered' },
          401: { description: '`call.signature_invalid`: The signature of the call is not valid' },
          409: { description: '`call.replayed`: This signal was taken before' },
        },
      },
    },
    ...ORDER_PATHS,
    '/api/v1/sheets': {
      post: {
        operationId: 'readSheet',
        tags: ['Orders'],
        summary: 'The words in the cells of an XLSX or CSV file; nothing is kept',
        requestBody: {
          required: true,
          content: {
            'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
          },
        },
        responses: {
          200: {
            description: 'Done',
            content: { 'application/json': { schema: schemaOf(SheetSchema) } },
          },
          422: { description: '`request.invalid`: Some fields need correcting' },
        },
      },
    },
    '/api/v1/register-book/exports/{exportId}/file': {
      get: {
        operationId: 'registerFile',
        tags: ['Register'],
        summary: 'The register as a file, written while it is downloaded',
        parameters: [
          {
            name: 'exportId',
            in: 'path',
            required: true,
            schema: { type: 'string', format: 'uuid' },
          },
        ],
        responses: {
          200: {
            description: 'A workbook or a CSV, as it was asked for',
            content: Object.fromEntries(
              Object.values(SHEET_TYPES).map((type) => [
                type,
                { schema: { type: 'string', format: 'binary' } },
              ]),
            ),
          },
          403: { description: '`access.denied`: Your role does not allow this' },
          404: { description: '`register_export.not_found`: There is no such export of yours' },
          409: { description: '`register_export.cancelled`: The export was cancelled' },
        },
      },
    },
    '/api/v1/complaints/{complaintNo}/progress': {
      get: {
        operationId: 'progress',
        tags: ['portal'],
        summary: 'How far a complaint is, for who has its tracking code',
        parameters: [
          { name: 'complaintNo', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'X-Tracking-Code', in: 'header', required: true, schema: { type: 'string' } },
        ],
        responses: {
          200: {
            description: 'Done',
            content: { 'application/json': { schema: schemaOf(ProgressSchema) } },
          },
          404: { description: '`complaint.not_found`: No complaint matches the number and code' },
        },
      },
    },
    ...PAPER_PATHS,
  },
};
