import { CallSignalSchema, LiveHintSchema, ProgressSchema } from '@tingsu/contracts';
import { z } from 'zod';
import type { OpenApi } from './merge-openapi.js';
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
