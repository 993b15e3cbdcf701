import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { readComplaintNo, readTrackingCode } from '@tingsu/contracts';
import { expectedProblem, internalProblem } from '@tingsu/http';
import { logger } from '@tingsu/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Tenants } from '../directory/tenants.provider.js';
import { type Answer, PlainApi, type Refused } from './plain-api.client.js';
import { acceptMultipart, readMultipart } from './multipart-form.adapter.js';
import { complaintPage, faultsIn, receiptPage, submissionOf } from './plain-complaint.js';
import {
  filesFault,
  filesIn,
  type PlainFile,
  storedText,
  tooMany,
  uploadIdsIn,
} from './plain-files.js';
import { type Fields, NOTHING_REFUSED, type Refusal, type Visit } from './plain-page.js';
import { askPage, progressPage } from './plain-progress.js';

/** The longest complaint with everything that goes with it, as a form sends it. */
const MOST_BYTES = 256 * 1024;
const ACTIONS = ['messages', 'rating', 'withdrawal', 'confirmation', 'objection'];

/** The form and the progress page for browsers that run no script: whole pages, whose forms bring everything along in their bodies. */
@Injectable()
export class PlainRoutes {
  constructor(
    private readonly tenants: Tenants,
    private readonly api: PlainApi,
  ) {}

  async addTo(fastify: FastifyInstance): Promise<void> {
    await fastify.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: MOST_BYTES },
        (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
      );
      await acceptMultipart(scope);
      scope.addHook('preHandler', async (request) => {
        if (request.isMultipart()) request.body = await this.withFiles(request);
      });
      scope.setErrorHandler((error, request, reply) => this.failed(error, request, reply));
      const path = '/plain/progress';
      scope.get('/plain', (request, reply) => this.form(request, reply));
      scope.post('/plain', { config: { tingsuLimit: 'complaints' } }, (request, reply) =>
        this.complain(request, reply),
      );
      scope.get(path, async (request, reply) => {
        const visit = await this.visit(request, path);
        return send(reply, 200, askPage(visit, {}, NOTHING_REFUSED));
      });
      const limited = { config: { tingsuLimit: 'progress' } } as const;
      scope.post(path, limited, (request, reply) => this.progress(request, reply));
      scope.post('/plain/lost', limited, (request, reply) => this.lost(request, reply));
    });
  }

  private async form(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const visit = await this.visit(request, '/plain');
    return send(reply, 200, complaintPage(visit, { key: randomUUID() }, NOTHING_REFUSED));
  }

  /** The form has the key of its complaint in it: sent twice or reloaded, it is registered once. */
  private async complain(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const visit = await this.visit(request, '/plain');
    const fields = fieldsOf(request);
    const faults = faultsIn(fields);
    if (faults.length > 0)
      return send(reply, 422, complaintPage(visit, fields, { faults, problem: null }));
    const answer = await this.api.complain(
      request,
      fields['key'] ?? '',
      submissionOf(fields, visit.language),
    );
    if ('good' in answer) return send(reply, 200, receiptPage(visit, answer.good));
    const again = answer.code === 'upload.unknown' ? { ...fields, stored: '' } : fields;
    const refusal = refusalOf(answer, { attachments: 'files' });
    return send(reply, answer.status, complaintPage(visit, again, refusal));
  }

  private async progress(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const visit = await this.visit(request, '/plain/progress');
    const fields = fieldsOf(request);
    const faults = ['number', 'code']
      .filter((name) => (fields[name] ?? '').trim() === '')
      .map((field) => ({ field, code: 'blank' }));
    if (faults.length > 0)
      return send(reply, 422, askPage(visit, fields, { faults, problem: null }));
    const written = await this.act(request, fields);
    const read = await this.api.read(request, proofOf(fields));
    if (!('good' in read)) return send(reply, read.status, askPage(visit, fields, refusalOf(read)));
    const refused = written && !('good' in written) ? written : null;
    return send(
      reply,
      refused?.status ?? 200,
      progressPage(
        visit,
        {
          ...read.good,
          proof: { number: fields['number'] ?? '', code: fields['code'] ?? '' },
          newKey: randomUUID,
          sent: written !== null && refused === null,
          typed: refused ? fields : {},
        },
        refused
          ? refusalOf(refused, { words: fieldOfWords(fields), attachments: 'files' })
          : NOTHING_REFUSED,
      ),
    );
  }

  private async lost(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const visit = await this.visit(request, '/plain/progress');
    const fields = fieldsOf(request);
    const contact = (fields['contact'] ?? '').trim();
    const asked = contact.includes('@') ? { email: contact } : { phone: contact };
    const answer = await this.api.askReceipt(request, asked);
    if ('good' in answer) return send(reply, 202, askPage(visit, {}, NOTHING_REFUSED, true));
    const refusal = refusalOf(answer, { phone: 'contact', email: 'contact' });
    return send(reply, answer.status, askPage(visit, fields, refusal));
  }

  /** The fields of a form that brought files, which are stored already; what is wrong with one is a fault of the form. */
  private async withFiles(request: FastifyRequest): Promise<Fields> {
    const stored: PlainFile[] = [];
    let fault: string | null = null;
    const fields = await readMultipart(request, async (file) => {
      const answer = await this.api.upload(request, file);
      if (!('good' in answer)) fault ??= answer.code;
      else stored.push({ uploadId: answer.good.uploadId, fileName: answer.good.fileName });
    });
    const all = [...filesIn(fields), ...stored];
    return {
      ...fields,
      ...{ stored: storedText(all), filesFault: fault ?? tooMany(all) },
    };
  }

  /** What the form is to do besides showing; null where it is to do nothing else. */
  private async act(request: FastifyRequest, fields: Fields): Promise<Answer<unknown> | null> {
    const { action = '', key = '' } = fields;
    if (!ACTIONS.includes(action)) return null;
    const fault = filesFault(fields);
    if (fault) return { status: 422, ...fault };
    const words = (fields[fieldOfWords(fields)] ?? '').trim();
    return this.api.write(request, proofOf(fields), {
      ...{ action, key },
      body: {
        ...(words === '' ? {} : { words }),
        ...(action === 'messages' ? { files: uploadIdsIn(fields) } : {}),
        ...(action === 'rating' ? { satisfied: fields['satisfied'] === 'yes' } : {}),
      },
    });
  }

  private async visit(request: FastifyRequest, path: Visit['path']): Promise<Visit> {
    const { tenantId } = await this.tenants.ofHost(request.host);
    const asked = fieldsOf(request)['lang'] ?? (request.query as Fields)['lang'];
    const house = await this.tenants.campusesOf(tenantId);
    return { house, path, language: asked === 'en' ? 'en' : 'zh-CN' };
  }

  /** What went wrong as a page with the form again, so that nothing typed is lost. */
  private async failed(
    error: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const expected = expectedProblem(error);
    if (!expected) logger.error({ err: error, requestId: request.id }, 'unexpected');
    const { code, status, extra } = expected ?? internalProblem();
    if (extra.retryAfterSeconds !== undefined)
      void reply.header('retry-after', String(Math.max(1, Math.ceil(extra.retryAfterSeconds))));
    const path = /^\/plain\/(progress|lost)/.test(request.url) ? '/plain/progress' : '/plain';
    const visit = await this.visit(request, path);
    const refusal = { faults: [], problem: code };
    const fields = { key: randomUUID(), ...fieldsOf(request) };
    const page = path === '/plain' ? complaintPage : askPage;
    return send(reply, status, page(visit, fields, refusal));
  }
}

const fieldsOf = ({ body }: FastifyRequest): Fields => (body ?? {}) as Fields;
const FIELDS_OF_WORDS: Readonly<Record<string, string>> = {
  rating: 'rateWords',
  objection: 'objectWords',
};
const fieldOfWords = ({ action = '' }: Fields): string => FIELDS_OF_WORDS[action] ?? 'write';

const proofOf = (fields: Fields) => ({
  complaintNo: readComplaintNo(fields['number'] ?? ''),
  code: readTrackingCode(fields['code'] ?? ''),
});

/** Errors of the API by the fields of the form: `complainant.phone` is the field `phone`. */
function refusalOf(
  { code, errors }: Refused,
  names: Readonly<Record<string, string>> = {},
): Refusal {
  const faults = errors.map((error) => {
    const last = error.path.split(/[./]/).findLast((part) => !/^\d*$/.test(part)) ?? '';
    return { field: names[last] ?? last, code: error.code };
  });
  return { faults, problem: faults.length > 0 ? null : code };
}

const send = (reply: FastifyReply, status: number, page: string): FastifyReply =>
  reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page);
