import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  type FieldError,
  isPlainAscii,
  type Progress,
  type Receipt,
  type ThreadMessage,
  type ThreadPage,
  type UploadedSchema,
} from '@tingsu/contracts';
import type { FastifyRequest } from 'fastify';
import { Admission } from '../forwarding/admission.js';
import { forwardedHeaders } from '../forwarding/headers.js';
import { IdentityTokens } from '../forwarding/identity-tokens.provider.js';
import { ReadProgress } from '../forwarding/read-progress.client.js';
import { Upstreams } from '../forwarding/upstreams.adapter.js';
import type { FilePart } from './multipart-form.adapter.js';
import { type Asker, RequestIdentity } from '../session/request-identity.provider.js';

type Uploaded = (typeof UploadedSchema)['_output'];

/** Why it was refused, by the code of the problem, with the fields that are wrong. */
export interface Refused {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[];
}
export type Answer<Good> = { readonly good: Good } | Refused;

/** Who shows the number of a complaint with a code. */
export interface Proof {
  readonly complaintNo: string;
  readonly code: string;
}
interface Sent {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object | FilePart['body'];
}

const NOT_FOUND: Refused = { status: 404, code: 'complaint.not_found', errors: [] };
const THREAD_LENGTH = 20;

/** The requests of the portal, made for a browser that runs no script: the same routes, rules and answers. */
@Injectable()
export class PlainApi {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly tokens: IdentityTokens,
    private readonly upstreams: Upstreams,
    private readonly admission: Admission,
    private readonly progress: ReadProgress,
  ) {}

  /** A complaint waits for its turn like those of the portal. */
  async complain(
    request: FastifyRequest,
    key: string,
    submission: object,
  ): Promise<Answer<Receipt>> {
    const asker = await this.identities.ofPublicRoute(request);
    return this.admission.run(`${asker.tenant.tenantId} form`, () =>
      this.send<Receipt>(request, asker, {
        ...{ path: '/api/v1/complaints', method: 'POST', body: submission },
        headers: { 'idempotency-key': key },
      }),
    );
  }

  async read(
    request: FastifyRequest,
    proof: Proof,
  ): Promise<Answer<{ readonly progress: Progress; readonly messages: readonly ThreadMessage[] }>> {
    if (!isPlainAscii(proof.code)) return NOT_FOUND;
    const asker = await this.identities.ofPublicRoute(request);
    const headers = { 'x-tracking-code': proof.code };
    const read = await this.progress.execute(asker, {
      ...{ path: pathOf(proof, 'progress'), headers },
      ...{ requestId: String(request.id), address: request.ip },
    });
    if ('refused' in read) return answerOf(read.refused);
    const page = await this.send<ThreadPage>(request, asker, {
      ...{ path: pathOf(proof, `messages?limit=${THREAD_LENGTH}`), method: 'GET', headers },
    });
    return 'good' in page ? { good: { progress: read.progress, messages: page.good.items } } : page;
  }

  async write(
    request: FastifyRequest,
    proof: Proof,
    { action, key, body }: { readonly action: string; readonly key: string; readonly body: object },
  ): Promise<Answer<ThreadMessage>> {
    if (!isPlainAscii(proof.code)) return NOT_FOUND;
    return this.send(request, await this.identities.ofPublicRoute(request), {
      ...{ path: pathOf(proof, action), method: 'POST', body },
      headers: { 'x-tracking-code': proof.code, 'idempotency-key': key },
    });
  }

  /** With the checks of every upload: kind by content, size, nothing empty. */
  async upload(request: FastifyRequest, file: FilePart): Promise<Answer<Uploaded>> {
    const asker = await this.identities.ofPublicRoute(request);
    return this.send(request, asker, {
      ...{ path: '/api/v1/uploads', method: 'POST', body: file.body },
      headers: { 'content-type': file.contentType },
    });
  }

  async askReceipt(request: FastifyRequest, body: object): Promise<Answer<unknown>> {
    const path = '/api/v1/complaints/lost-receipts';
    const asker = await this.identities.ofPublicRoute(request);
    return this.send(request, asker, { path, method: 'POST', headers: {}, body });
  }

  private async send<Good>(
    request: FastifyRequest,
    asker: Asker,
    { path, method, headers, body }: Sent,
  ): Promise<Answer<Good>> {
    const identityToken = await this.tokens.tokenFor(asker, 'intake');
    const vouched = { identityToken, requestId: String(request.id), address: request.ip };
    const isStream = body instanceof Readable;
    const answer = await this.upstreams.request(
      'intake',
      {
        ...{ path, method },
        headers: {
          ...forwardedHeaders(headers, vouched),
          ...(body && !isStream ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: isStream ? body : Buffer.from(JSON.stringify(body)) } : {}),
      },
      !isStream,
    );
    return answerOf<Good>(answer);
  }
}

const pathOf = ({ complaintNo }: Proof, action: string): string =>
  `/api/v1/complaints/${encodeURIComponent(complaintNo)}/${action}`;

async function answerOf<Good>({
  statusCode: status,
  body,
}: {
  readonly statusCode: number;
  readonly body: { text(): Promise<string> };
}): Promise<Answer<Good>> {
  const text = await body.text();
  const said: unknown = text === '' ? {} : JSON.parse(text);
  if (status < 300) return { good: said as Good };
  const { code = 'internal', errors = [] } = said as {
    readonly code?: string;
    readonly errors?: readonly FieldError[];
  };
  return { status, code, errors };
}
