import { Injectable } from '@nestjs/common';
import {
  NO_ORDERS,
  OrderAnswerPageSchema,
  OrderAnswersSchema,
  OrderFileQuerySchema,
  orderAnswerCells,
  rateTable,
  ratesWith,
  usualAnswerColumns,
  type OrderAnswer,
  type OrderAnswerPage,
  type OrderAnswerReader,
  type OrderRates,
} from '@tingsu/contracts';
import { parseOrProblem } from '@tingsu/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { AskService } from '../forwarding/ask-service.client.js';
import { RequestIdentity } from '../session/request-identity.provider.js';
import { sendSheet } from './send-sheet.adapter.js';

type Query = z.infer<typeof OrderFileQuerySchema>;
type Request = FastifyRequest<{ Params: { readonly id: string } }>;
type Answered = OrderAnswerPage['items'][number] & { readonly answer: OrderAnswer | null };
interface Page extends Omit<OrderAnswerPage, 'items'> {
  readonly items: readonly Answered[];
}

const ADDRESS = '/api/v1/order-authorities/:id';

/**
 * The answers to the orders of an authority as a table in its form, and their three rates. Intake knows the orders, cases what became of
 * them; each says what this person may know.
 */
@Injectable()
export class OrderAnswersRoute {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly directories: DirectoryRepository,
    private readonly services: AskService,
  ) {}

  addTo(fastify: FastifyInstance): void {
    type Route = { Params: { readonly id: string } };
    fastify.get<Route>(`${ADDRESS}/answers/file`, (request, reply) => this.file(request, reply));
    fastify.get<Route>(`${ADDRESS}/rates`, (request) => this.rates(request));
    fastify.get<Route>(`${ADDRESS}/rates/file`, (request, reply) => this.rateFile(request, reply));
  }

  private async file(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const query = parseOrProblem(OrderFileQuerySchema, request.query, 'query');
    const first = await this.page(request, query, undefined);
    const reader = await this.readerFor(request, query);
    const columns = first.columns.length > 0 ? first.columns : usualAnswerColumns(query.language);
    const pages = this.pages(request, query, first);
    const sheet = {
      ...{ name: first.name, columns: columns.map(({ value }) => value) },
      names: columns.map(({ heading }) => heading),
      rows: (async function* () {
        for await (const { items } of pages)
          yield items.map((row) => orderAnswerCells(row, columns, reader));
      })(),
    };
    return sendSheet(reply, 'order-answers', query, sheet);
  }

  private async rateFile(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const query = parseOrProblem(OrderFileQuerySchema, request.query, 'query');
    const { head, rows } = rateTable(await this.rates(request), query.language);
    const [name = ''] = head;
    const sheet = {
      ...{ name, columns: head, names: head },
      rows: (async function* () {
        yield rows;
      })(),
    };
    return sendSheet(reply, 'order-rates', query, sheet);
  }

  private async rates(request: Request): Promise<OrderRates> {
    const query = parseOrProblem(OrderFileQuerySchema, request.query, 'query');
    const first = await this.page(request, query, undefined);
    let rates = NO_ORDERS;
    for await (const { items } of this.pages(request, query, first))
      rates = ratesWith(
        rates,
        items.map(({ answer }) => answer),
      );
    return rates;
  }

  private async *pages(request: Request, query: Query, first: Page): AsyncGenerator<Page> {
    let page = first;
    yield page;
    while (page.nextCursor !== null) {
      page = await this.page(request, query, page.nextCursor);
      yield page;
    }
  }

  private async page(
    request: Request,
    { state, from, to }: Query,
    cursor: string | undefined,
  ): Promise<Page> {
    const path = `/api/v1/internal/order-answers/${encodeURIComponent(request.params.id)}/pages`;
    const asked = { state, from, to, cursor };
    const page = OrderAnswerPageSchema.parse(
      await this.services.read(request, 'intake', { method: 'POST', path, body: asked }),
    );
    const answers = await this.answersOf(
      request,
      page.items.map(({ caseNo }) => caseNo),
    );
    const items = page.items.map((one) => ({ ...one, answer: answers.get(one.caseNo) ?? null }));
    return { ...page, items };
  }

  private async answersOf(
    request: Request,
    caseNos: readonly string[],
  ): Promise<ReadonlyMap<string, OrderAnswer>> {
    if (caseNos.length === 0) return new Map();
    const path = '/api/v1/internal/order-answers';
    const { items } = OrderAnswersSchema.parse(
      await this.services.read(request, 'cases', { method: 'POST', path, body: { caseNos } }),
    );
    return new Map(items.map((one) => [one.caseNo, one]));
  }

  private async readerFor(request: Request, { language }: Query): Promise<OrderAnswerReader> {
    const { tenant } = await this.identities.ofStaffRoute(request);
    const { directory } = await this.directories.readVersioned(tenant.tenantId);
    const names = new Map(
      directory.departments.map(({ code, name }) => [code, language === 'en' ? name.en : name.zh]),
    );
    const { timeZone } = directory;
    return { language, timeZone, department: (code) => names.get(code) ?? code };
  }
}
