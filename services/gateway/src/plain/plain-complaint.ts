import {
  MATTERS,
  type Receipt,
  RELATIONS,
  MAX_CONTENT_CHARACTERS,
  MAX_DEMAND_CHARACTERS,
} from '@tingsu/contracts';
import { markup, type Part } from './markup.js';
import {
  type Fault,
  field,
  type Fields,
  hidden,
  named,
  plainPage,
  type Refusal,
  timeIn,
  type Visit,
} from './plain-page.js';
import { filesField } from './plain-files-field.js';
import { filesFault, uploadIdsIn } from './plain-files.js';
import { plainWords, wordsOfCode } from './plain-words.js';

const filledIn = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text;

/** What the page itself asks for, beyond what every complaint needs: who is not anonymous says who he is and how he is reached. */
export function faultsIn(fields: Fields): readonly Fault[] {
  const anonymous = fields['anonymous'] !== undefined;
  return [
    ...(filledIn(fields['trap']) === undefined ? [] : [{ field: 'trap', code: 'trap' }]),
    ...['content', 'campus', 'relation', ...(anonymous ? [] : ['name'])]
      .filter((name) => filledIn(fields[name]) === undefined)
      .map((name) => ({ field: name, code: 'blank' })),
    ...(filesFault(fields)?.errors ?? []).map(({ path, code }) => ({ field: path, code })),
    ...(anonymous ? [] : contactFault(fields)),
  ];
}

const contactFault = ({ phone, email }: Fields): readonly Fault[] =>
  filledIn(phone) === undefined && filledIn(email) === undefined
    ? [{ field: 'phone', code: 'contact' }]
    : [];

/** The body of `POST /complaints`. Anonymous senders send no identity, even if they had typed one. */
export function submissionOf(fields: Fields, language: Visit['language']): object {
  const { campus, content, relation, matter } = fields;
  const text = (name: string) => filledIn(fields[name]);
  const anonymous = fields['anonymous'] !== undefined;
  return {
    ...{ campus, content, channel: 'web_form', language },
    ...(matter === undefined || matter === 'complaint' ? {} : { matter }),
    demand: text('demand'),
    department: text('department'),
    attachments: uploadIdsIn(fields),
    complainant: {
      ...{ anonymous, relation },
      ...(anonymous ? {} : { name: text('name'), phone: text('phone'), email: text('email') }),
    },
  };
}

export function complaintPage(visit: Visit, fields: Fields, refusal: Refusal): string {
  const words = plainWords(visit.language);
  const typed = (name: string): string => fields[name] ?? '';
  const option = (name: string, value: string, text: string) =>
    markup`<option value="${value}" ${typed(name) === value && markup`selected`}>${text}</option>`;
  const ofCodes = (name: 'matter' | 'relation', codes: readonly string[]) =>
    field(
      visit,
      refusal,
      { name },
      (attributes) =>
        markup`<select ${attributes}>
          ${name === 'relation' && option(name, '', '')}
          ${codes.map((code) => option(name, code, wordsOfCode(words, name, code) ?? code))}
        </select>`,
    );
  const line = (name: 'name' | 'phone' | 'email') =>
    field(
      visit,
      refusal,
      { name },
      (attributes) =>
        markup`<input ${attributes} value="${typed(name)}" autocomplete="${AUTOCOMPLETE[name]}" />`,
    );
  const area = (name: 'content' | 'demand', max: number, rows: number) =>
    field(
      visit,
      refusal,
      name === 'content' ? { name, hint: 'contentHint' } : { name },
      (attributes) =>
        markup`<textarea ${attributes} rows="${rows}" maxlength="${max}">
${typed(name)}</textarea
        >`,
    );
  const campuses = visit.house.campuses.filter(({ channels }) => channels.includes('web_form'));
  return plainPage(
    visit,
    words.form,
    refusal,
    markup`<p class="hint">${words.withScript} <a href="/">${words.form}</a></p>
      <form method="post" action="/plain" enctype="multipart/form-data">
        ${hidden({ lang: visit.language, key: typed('key') })}
        ${ofCodes('matter', MATTERS)} ${area('content', MAX_CONTENT_CHARACTERS, 8)}
        ${area('demand', MAX_DEMAND_CHARACTERS, 3)} ${filesField(visit, refusal, fields)}
        ${field(
          visit,
          refusal,
          { name: 'campus' },
          (attributes) =>
            markup`<select ${attributes}>
              ${option('campus', '', '')}
              ${campuses.map(({ code, name }) => option('campus', code, named(visit, name)))}
            </select>`,
        )}
        ${field(
          visit,
          refusal,
          { name: 'department' },
          (attributes) =>
            markup`<select ${attributes}>
              ${option('department', '', words.unknown)}
              ${campuses.map(
                ({ name, departments }) =>
                  markup`<optgroup label="${named(visit, name)}">
                    ${departments.map((one) =>
                      option('department', one.code, named(visit, one.name)),
                    )}
                  </optgroup>`,
              )}
            </select>`,
        )}
        ${ofCodes('relation', RELATIONS)}
        <p class="field">
          <label class="choice">
            <input
              type="checkbox"
              name="anonymous"
              value="yes"
              ${fields['anonymous'] !== undefined && markup`checked`}
            />
            ${words.anonymous}
          </label>
        </p>
        <p class="hint">${words.contactHint}</p>
        ${line('name')} ${line('phone')} ${line('email')}
        <div class="trap" aria-hidden="true">
          <label for="trap">${words.trap}</label>
          <input id="trap" name="trap" tabindex="-1" autocomplete="off" />
        </div>
        <button type="submit">${words.submit}</button>
      </form>`,
  );
}

const AUTOCOMPLETE = { name: 'name', phone: 'tel', email: 'email' } as const;

export function receiptPage(visit: Visit, receipt: Receipt): string {
  const words = plainWords(visit.language);
  const limit = (one: Receipt['limits'][number]): Part =>
    markup`<li>${named(visit, one.label)}: ${words.before} ${timeIn(visit, one.dueAt)}</li>`;
  return plainPage(
    visit,
    words.receipt,
    { faults: [], problem: null },
    markup`<dl>
        <dt>${words.number}</dt>
        <dd>${receipt.complaintNo}</dd>
        <dt>${words.shortCode}</dt>
        <dd>${receipt.shortCode}</dd>
        <dt>${words.longCode}</dt>
        <dd>${receipt.trackingCode}</dd>
      </dl>
      <p><strong>${words.keep}</strong></p>
      ${
        receipt.limits.length > 0 &&
        markup`<p>${words.limits}</p>
        <ul>
          ${receipt.limits.map(limit)}
        </ul>`
      }`,
  );
}
