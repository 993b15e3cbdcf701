import { localTime } from '@tingsu/contracts';
import type { PublicCampuses } from '../directory/directory.js';
import { markup, type Markup, type Part } from './markup.js';
import { type PlainLanguage, plainWords, type PlainWords, wordsOfCode } from './plain-words.js';

/** Fields of a form as they were typed. */
export type Fields = Readonly<Record<string, string>>;
/** What is wrong with one of them, by code. */
export interface Fault {
  readonly field: string;
  readonly code: string;
}

/** What every page needs. */
export interface Visit {
  readonly language: PlainLanguage;
  readonly house: PublicCampuses;
  readonly path: '/plain' | '/plain/progress';
}
/** Why something was refused: faults of fields, or a problem of the whole by its code. */
export interface Refusal {
  readonly faults: readonly Fault[];
  readonly problem: string | null;
}
export const NOTHING_REFUSED: Refusal = { faults: [], problem: null };

export const named = ({ language }: Visit, text: { readonly zh: string; readonly en: string }) =>
  language === 'en' ? text.en : text.zh;

export function timeIn({ house }: Visit, instant: string): string {
  const { day, time } = localTime(instant, house.tenant.timeZone);
  return `${day} ${time}`;
}

/** A whole page. Nothing in it is loaded from elsewhere. */
export function plainPage(visit: Visit, title: string, refusal: Refusal, body: Markup): string {
  const words = plainWords(visit.language);
  const isWrong = refusal.problem !== null || refusal.faults.length > 0;
  const other = visit.language === 'en' ? 'zh-CN' : 'en';
  const link = (path: string, text: string, language: PlainLanguage = visit.language) =>
    markup`<a href="${path}?lang=${language}">${text}</a>`;
  return markup`<!doctype html>
    <html lang="${visit.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <title>${isWrong && words.wrongTitle}${title} · ${words.product}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <header>
          <strong>${named(visit, visit.house.tenant.name)}</strong>
          <nav>
            ${link('/plain', words.form)} ${link('/plain/progress', words.progress)}
            ${link(visit.path, words.other, other)}
          </nav>
        </header>
        <main>
          <p class="note">${words.emergency}</p>
          ${summary(words, refusal)}
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`.text;
}

const STYLE = markup`
  * { box-sizing: border-box; }
  body { font: 1.05rem/1.55 'PingFang SC', 'Microsoft YaHei', sans-serif; max-width: 40rem; margin: auto; padding: 0 1rem 3rem; color: #1d2724; }
  header, nav { display: flex; flex-wrap: wrap; gap: 1rem; padding: .8rem 0; }
  header strong { flex: 1; align-self: center; } a { color: #0b5c4f; }
  label, legend { display: block; font-weight: 700; } .choice { font-weight: 400; }
  input:not([type=radio]):not([type=checkbox]), select, textarea { display: block; width: 100%; font: inherit; padding: .6rem; margin: .2rem 0; }
  .field { margin: 1.2rem 0; border: 0; padding: 0; } .hint { color: #54605c; margin: .2rem 0; }
  button { font: inherit; padding: .7rem 1.4rem; min-height: 44px; background: #0b5c4f; color: #fff; border: 0; border-radius: 4px; }
  .error { color: #b3161b; font-weight: 700; margin: .2rem 0; } .box { border: 2px solid #0b5c4f; padding: .2rem 1rem; margin: 1rem 0; }
  .wrong { border-color: #b3161b; } .note { background: #fff6dd; padding: .6rem 1rem; } .said { white-space: pre-wrap; }
  dd { margin: 0 0 .6rem; font-size: 1.3rem; font-weight: 700; } .trap { position: absolute; left: -100rem; }
`;

/** What is wrong, on top; each line leads to its field. */
function summary(words: PlainWords, { faults, problem }: Refusal): Part {
  if (faults.length === 0 && problem === null) return null;
  return markup`<div class="box wrong" role="alert">
    <h2>${words.wrong}</h2>
    ${problem !== null && markup`<p>${problemIn(words, problem)}</p>`}
    <ul>
      ${faults.map(
        ({ field, code }) =>
          markup`<li><a href="#${field}">${fieldIn(words, field)}: ${faultIn(words, code)}</a></li>`,
      )}
    </ul>
  </div>`;
}

const faultIn = (words: PlainWords, code: string): string =>
  wordsOfCode(words, 'fault', code) ?? problemOr(words, code) ?? words.fault_other;
const problemOr = (words: PlainWords, code: string): string | null =>
  wordsOfCode(words, 'problem', code);
const problemIn = (words: PlainWords, code: string): string =>
  problemOr(words, code) ?? words.problem_other;
const fieldIn = (words: PlainWords, field: string): string =>
  (words as Readonly<Record<string, string>>)[field] ?? '';

interface Control {
  readonly name: keyof PlainWords;
  readonly hint?: keyof PlainWords;
}

/** A field with its label, its hint and what is wrong with it, tied to its control. */
export function field(
  visit: Visit,
  { faults }: Refusal,
  { name, hint }: Control,
  control: (attributes: Markup) => Markup,
): Markup {
  const words = plainWords(visit.language);
  const fault = faults.find((one) => one.field === name);
  const described = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(' ');
  const attributes = markup`id="${name}" name="${name}"
  ${described !== '' && markup`aria-describedby="${described}"`} ${fault && markup`aria-invalid="true"`}`;
  return markup`<div class="field">
    <label for="${name}">${words[name]}</label>
    ${hint && markup`<p class="hint" id="${name}-hint">${words[hint]}</p>`}
    ${fault && markup`<p class="error" id="${name}-error">${faultIn(words, fault.code)}</p>`}
    ${control(attributes)}
  </div>`;
}

export const hidden = (fields: Fields): Part =>
  Object.entries(fields).map(
    ([name, value]) => markup`<input type="hidden" name="${name}" value="${value}" />`,
  );
