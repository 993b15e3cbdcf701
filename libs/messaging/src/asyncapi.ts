import {
  CATALOGUE,
  type EventDefinition,
  EnvelopeSchema,
  routingKeyOf,
  SubmissionSchema,
} from '@tingsu/contracts';
import { z } from 'zod';
import { EVENTS_EXCHANGE, REFUSED_EXCHANGE, SUBMISSIONS_EXCHANGE } from './topology.js';

type Json = Readonly<Record<string, unknown>>;

const ADAPTER_HEADERS = {
  type: 'object',
  required: ['x-api-key'],
  properties: { 'x-api-key': { type: 'string', description: 'API key of the channel adapter' } },
};
const REFUSAL_HEADERS = {
  type: 'object',
  required: ['x-problem-code', 'x-problem-status', 'x-problem-detail'],
  properties: {
    'x-problem-code': { type: 'string', description: 'Stable code of the problem' },
    'x-problem-status': { type: 'integer' },
    'x-problem-detail': { type: 'string', description: 'What to do about it' },
  },
};

/** The AsyncAPI 3.0 document of everything that passes through the broker, made from the definitions that are checked at run time. */
export function asyncApiDocument(version: string): Json {
  const events = [...CATALOGUE.values()];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Tingsu messages',
      version,
      description:
        'Domain events are CloudEvents 1.0 in structured JSON on the topic exchange tingsu.events; the routing key is the type without its version. ' +
        'What one command says of one aggregate is one message: an event, or a CloudEvents batch (application/cloudevents-batch+json), a JSON array of ' +
        'events in the order of their versions, with the routing keys of all their types. Versions of one aggregate have no gaps. Delivery is at least once: apply an event id once.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: {
      ...Object.fromEntries(
        routingKeys(events).map((key) => [nameOf(key), eventChannel(key, events)]),
      ),
      submissions: submissionChannel(),
      refusedSubmissions: refusedChannel(),
    },
    operations: {
      ...Object.fromEntries(
        routingKeys(events).map((key) => [
          `publish_${nameOf(key)}`,
          operation('send', nameOf(key)),
        ]),
      ),
      takeSubmission: operation('receive', 'submissions'),
      refuseSubmission: operation('send', 'refusedSubmissions'),
    },
    components: {
      messages: Object.fromEntries(
        events.map((event) => [nameOf(event.type), eventMessage(event)]),
      ),
      schemas: { Submission: jsonSchema(SubmissionSchema) },
    },
  };
}

function routingKeys(events: readonly EventDefinition[]): string[] {
  return [...new Set(events.map(({ type }) => routingKeyOf(type)))];
}

function eventChannel(key: string, events: readonly EventDefinition[]): Json {
  const names = events
    .filter(({ type }) => routingKeyOf(type) === key)
    .map(({ type }) => nameOf(type));
  return {
    address: key,
    messages: Object.fromEntries(
      names.map((name) => [name, { $ref: `#/components/messages/${name}` }]),
    ),
    bindings: exchange(EVENTS_EXCHANGE, 'topic'),
  };
}

function eventMessage({ type, summary, data }: EventDefinition): Json {
  const envelope = jsonSchema(EnvelopeSchema);
  return {
    name: type,
    title: type,
    summary,
    contentType: 'application/cloudevents+json',
    payload: {
      ...envelope,
      properties: {
        ...(envelope['properties'] as Json),
        type: { const: type },
        data: jsonSchema(data),
      },
      required: [...(envelope['required'] as readonly string[]), 'data'],
    },
  };
}

function submissionChannel(): Json {
  return {
    address: '{channel}',
    description:
      'Channel adapters hand complaints in here; the routing key is the channel, message-id the idempotency key.',
    parameters: { channel: { description: 'Channel of the complaint, e.g. wechat' } },
    messages: {
      submission: {
        name: 'submission',
        summary: 'A complaint, as in POST /api/v1/complaints',
        headers: ADAPTER_HEADERS,
        payload: { $ref: '#/components/schemas/Submission' },
      },
    },
    bindings: exchange(SUBMISSIONS_EXCHANGE, 'topic'),
  };
}

function refusedChannel(): Json {
  return {
    address: REFUSED_EXCHANGE,
    description: 'Submissions that were refused, unchanged, with the problem as headers.',
    messages: {
      refused: {
        name: 'refused',
        summary: 'A refused submission',
        headers: REFUSAL_HEADERS,
        payload: {},
      },
    },
    bindings: exchange(REFUSED_EXCHANGE, 'fanout'),
  };
}

function operation(action: 'send' | 'receive', channel: string): Json {
  return { action, channel: { $ref: `#/channels/${channel}` } };
}

function exchange(name: string, type: 'topic' | 'fanout'): Json {
  return {
    amqp: {
      is: 'routingKey',
      exchange: { name, type, durable: true, autoDelete: false },
      bindingVersion: '0.3.0',
    },
  };
}

/** Component names may not hold every character that a type has. */
function nameOf(type: string): string {
  return type.replaceAll('.', '_');
}

function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'output',
    unrepresentable: 'any',
  });
  return rest;
}
