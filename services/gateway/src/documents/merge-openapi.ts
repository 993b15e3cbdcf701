import { PROBLEMS } from '@tingsu/contracts';

/** The parts of an OpenAPI document that are merged. */
export interface OpenApi {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
const INFO = {
  title: 'Tingsu 听诉',
  version: '1',
  description:
    'Complaints of hospital groups. Errors are RFC 9457 problem details with a stable `code`. ' +
    'Staff routes need the session cookie of `POST /api/v1/session` and, for everything that changes something, its CSRF token in `X-CSRF-Token`. ' +
    'Channel adapters send their key in `X-API-Key`.',
};

/** One public document out of those of the services. Of internal addresses and other ways in it says nothing. */
export function mergeOpenApi(
  documents: readonly { readonly service: string; readonly document: OpenApi }[],
) {
  const paths: Record<string, Record<string, unknown>> = {};
  const components: Record<string, Record<string, unknown>> = {};
  for (const { service, document } of documents) {
    for (const [path, item] of Object.entries(document.paths ?? {})) {
      const open = publicPath(path, service);
      if (open) paths[open] = { ...paths[open], ...named(item, service) };
    }
    for (const [kind, entries] of Object.entries(document.components ?? {}))
      components[kind] = { ...components[kind], ...entries };
  }
  return {
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: '/' }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => a.localeCompare(b))),
    components: { ...components, securitySchemes: SECURITY },
    'x-problem-codes': Object.fromEntries(
      Object.entries(PROBLEMS).map(([code, [status, title]]) => [code, { status, title }]),
    ),
  };
}

const SECURITY = {
  session: { type: 'apiKey', in: 'cookie', name: 'tingsu_session' },
  adapter: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
};

/** Operation ids are unique in the whole document only with the service before them. */
function named(item: Readonly<Record<string, unknown>>, service: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item).map(([method, operation]) => {
      if (!METHODS.includes(method) || typeof operation !== 'object' || operation === null)
        return [method, operation];
      return [
        method,
        {
          ...operation,
          operationId: `${service}_${'operationId' in operation ? String(operation.operationId) : method}`,
        },
      ];
    }),
  );
}

function publicPath(path: string, service: string): string | null {
  if (!path.startsWith('/api/v1/') || path.startsWith('/api/v1/internal')) return null;
  return path.startsWith('/api/v1/operator/')
    ? path.replace('/operator/', `/operator/${service}/`)
    : path;
}
