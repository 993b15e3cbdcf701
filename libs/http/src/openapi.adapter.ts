import { applyDecorators } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type * as NestSwagger from '@nestjs/swagger';
import { PROBLEMS, ProblemSchema, type ProblemCode } from '@tingsu/contracts';
import { z } from 'zod';

/** Loaded with the first document that is asked for: most processes never make one. */
type Swagger = typeof NestSwagger;
type JsonSchema = Parameters<Swagger['ApiBody']>[0] extends infer Options
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

/** Routes that no document has described yet. */
const undescribed: ((swagger: Swagger) => void)[] = [];

/**
 * Documents a route from the schemas that check it, so that document and check cannot differ. The work is done for the first document:
 * at the start of a process it would cost more than loading its code.
 */
export function ApiRoute(doc: RouteDoc): MethodDecorator {
  return (target, key, descriptor) => {
    undescribed.push((swagger) => describe(swagger, doc)(target, key, descriptor));
  };
}

function describe(swagger: Swagger, doc: RouteDoc): MethodDecorator {
  return applyDecorators(
    swagger.ApiIncludeEndpoint(),
    swagger.ApiTags(doc.tag),
    swagger.ApiOperation({ summary: doc.summary, description: doc.description }),
    ...(doc.consumes ? [swagger.ApiConsumes(doc.consumes)] : []),
    ...(doc.body ? [swagger.ApiBody({ schema: jsonSchemaOf(doc.body, 'input') })] : []),
    ...queryDocs(swagger, doc.query),
    ...(doc.headers ?? []).map((header) =>
      swagger.ApiHeader({ ...header, required: header.required ?? false }),
    ),
    swagger.ApiResponse({
      status: doc.status ?? 200,
      description: doc.response ? 'Done' : 'Done, no content',
      ...(doc.response ? { schema: jsonSchemaOf(doc.response) } : {}),
    }),
    ...problemDocs(swagger, doc.problems ?? []),
  );
}

function queryDocs(
  { ApiQuery }: Swagger,
  query: z.ZodObject | undefined,
): readonly MethodDecorator[] {
  if (!query) return [];
  return Object.entries(query.shape).map(([name, field]) => {
    const required = !z.safeParse(field as z.ZodType, undefined).success;
    return ApiQuery({ name, required, schema: jsonSchemaOf(field as z.ZodType, 'input') });
  });
}

/** Problems of one status share an entry that lists their codes. */
function problemDocs(
  { ApiResponse }: Swagger,
  codes: readonly ProblemCode[],
): readonly MethodDecorator[] {
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
export async function openApiOf(
  app: NestFastifyApplication,
  service: string,
): Promise<NestSwagger.OpenAPIObject> {
  const swagger = await import('@nestjs/swagger');
  undescribed.splice(0).forEach((describeRoute) => describeRoute(swagger));
  const config = new swagger.DocumentBuilder()
    .setTitle(`Tingsu ${service}`)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .build();
  return swagger.SwaggerModule.createDocument(app, config, {
    onlyIncludeDecoratedEndpoints: true,
    // Each route has a tag of its own; with that of its controller it would be listed twice.
    autoTagControllers: false,
  });
}
