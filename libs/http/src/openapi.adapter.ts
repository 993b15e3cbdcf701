import { applyDecorators } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiIncludeEndpoint,
  ApiOperation,
  ApiQuery,
  ApiResponse,
  ApiTags,
  DocumentBuilder,
  SwaggerModule,
  type OpenAPIObject,
} from '@nestjs/swagger';
import { PROBLEMS, ProblemSchema, type ProblemCode } from '@tingsu/contracts';
import { z } from 'zod';

type JsonSchema = Parameters<typeof ApiBody>[0] extends infer Options
  ? Options extends { schema: infer S }
    ? S
    : never
  : never;

/** A zod schema as OpenAPI 3.1 writes it. */
function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): JsonSchema {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  });
  return json as JsonSchema;
}

export interface RouteDoc {
  readonly summary: string;
  readonly tag: string;
  readonly description?: string;
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  /** Absent: no body. */
  readonly response?: z.ZodType;
  /** 200 unless said. */
  readonly status?: number;
  /** Codes that a caller should expect here, beside those that every route can give. */
  readonly problems?: readonly ProblemCode[];
  readonly headers?: readonly {
    readonly name: string;
    readonly description: string;
    readonly required?: boolean;
  }[];
  /** A request body that is not JSON, e.g. multipart/form-data. */
  readonly consumes?: string;
}

/** Documents a route from the schemas that check it, so that document and check cannot differ. */
export function ApiRoute(doc: RouteDoc): MethodDecorator {
  return applyDecorators(
    ApiIncludeEndpoint(),
    ApiTags(doc.tag),
    ApiOperation({ summary: doc.summary, description: doc.description }),
    ...(doc.consumes ? [ApiConsumes(doc.consumes)] : []),
    ...(doc.body ? [ApiBody({ schema: jsonSchemaOf(doc.body, 'input') })] : []),
    ...queryDocs(doc.query),
    ...(doc.headers ?? []).map((header) =>
      ApiHeader({ ...header, required: header.required ?? false }),
    ),
    ApiResponse({
      status: doc.status ?? 200,
      description: doc.response ? 'Done' : 'Done, no content',
      ...(doc.response ? { schema: jsonSchemaOf(doc.response) } : {}),
    }),
    ...problemDocs(doc.problems ?? []),
  );
}

function queryDocs(query: z.ZodObject | undefined): readonly MethodDecorator[] {
  if (!query) return [];
  return Object.entries(query.shape).map(([name, field]) => {
    const required = !z.safeParse(field as z.ZodType, undefined).success;
    return ApiQuery({ name, required, schema: jsonSchemaOf(field as z.ZodType, 'input') });
  });
}

/** Problems of one status share an entry that lists their codes. */
function problemDocs(codes: readonly ProblemCode[]): readonly MethodDecorator[] {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes)
    byStatus.set(PROBLEMS[code][0], [...(byStatus.get(PROBLEMS[code][0]) ?? []), code]);
  const schema = jsonSchemaOf(ProblemSchema);
  return [...byStatus].map(([status, of]) =>
    ApiResponse({
      status,
      description: of.map((code) => `\`${code}\`: ${PROBLEMS[code][1]}`).join('; '),
      content: { 'application/problem+json': { schema } },
    }),
  );
}

/** The document of one service; the gateway merges them into the public one. */
export function openApiOf(app: NestFastifyApplication, service: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle(`Tingsu ${service}`)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .build();
  return SwaggerModule.createDocument(app, config, {
    onlyIncludeDecoratedEndpoints: true,
    // Each route has a tag of its own; with that of its controller it would be listed twice.
    autoTagControllers: false,
  });
}
