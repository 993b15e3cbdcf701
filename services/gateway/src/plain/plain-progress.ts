import { MAX_MESSAGE_CHARACTERS, type Progress, type ThreadMessage } from '@tingsu/contracts';
import { markup, type Markup, type Part } from './markup.js';
import {
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
import { plainWords, wordsOfCode } from './plain-words.js';

/** From these nothing is left to withdraw. */
const OVER: readonly Progress['stage'][] = ['closed', 'declined', 'withdrawn', 'merged'];

/** `asked`: who lost number or code has asked for them. */
export function askPage(visit: Visit, fields: Fields, refusal: Refusal, asked = false): string {
  const words = plainWords(visit.language);
  const line = (name: 'number' | 'code') =>
    field(
      visit,
      refusal,
      name === 'code' ? { name, hint: 'codeHint' } : { name },
      (attributes) =>
        markup`<input ${attributes} value="${fields[name] ?? ''}" autocomplete="off" />`,
    );
  return plainPage(
    visit,
    words.progress,
    refusal,
    markup`${asked && markup`<p class="note" role="status">${words.lostAsked}</p>`}
      <form method="post" action="/plain/progress">
        ${hidden({ lang: visit.language })} ${line('number')} ${line('code')}
        <button type="submit">${words.show}</button>
      </form>
      <h2>${words.lost}</h2>
      <form method="post" action="/plain/lost">
        ${hidden({ lang: visit.language })}
        ${field(
          visit,
          refusal,
          { name: 'contact', hint: 'lostHint' },
          (attributes) =>
            markup`<input ${attributes} value="${fields['contact'] ?? ''}" autocomplete="off" />`,
        )}
        ${button(words.lostSend)}
      </form>`,
  );
}

export interface Shown {
  readonly progress: Progress;
  /** Newest first. */
  readonly messages: readonly ThreadMessage[];
  /** Number and code, which every further form brings along. */
  readonly proof: Fields;
  /** Keys for the forms, each for one thing that may be sent. */
  readonly newKey: () => string;
  /** Something was just stored. */
  readonly sent: boolean;
  /** What was typed and refused. */
  readonly typed: Fields;
}

export function progressPage(visit: Visit, shown: Shown, refusal: Refusal): string {
  const words = plainWords(visit.language);
  const { progress, sent } = shown;
  return plainPage(
    visit,
    `${words.number} ${progress.complaintNo}`,
    refusal,
    markup`${sent && markup`<p class="note" role="status">${words.sent}</p>`}
      <p>
        ${words.stage}:
        <strong>${wordsOfCode(words, 'stage', progress.stage)}</strong>
      </p>
      ${progress.unit && markup`<p>${words.unit}${named(visit, progress.unit)}</p>`}
      ${wanted(visit, progress)}
      <h2>${words.answer}</h2>
      ${
        progress.answer
          ? markup`<p class="hint">${timeIn(visit, progress.answer.at)}</p>
            <p class="said">${progress.answer.text}</p>
            ${(progress.answer.issues ?? []).map(
              ({ number, about, reply, reasons }) =>
                markup`<h3>${number}. ${about ?? words.answeredWhole}</h3>
                  <p>${named(visit, reply)}</p>
                  <p class="said">${reasons}</p>`,
            )}`
          : markup`<p>${words.noAnswer}</p>`
      }
      ${progress.answer && afterAnswer(visit, shown, refusal)}
      <h2>${words.thread}</h2>
      ${thread(visit, shown.messages)}
      ${form(visit, shown, 'messages', [
        wordsField(visit, refusal, { name: 'write' }, typedIn(shown)),
        filesField(visit, refusal, typedIn(shown)),
        button(words.send),
      ])}
      <h2>${words.steps}</h2>
      <ul>
        ${progress.steps.map(
          (step) => markup`<li>${timeIn(visit, step.at)} ${named(visit, step.label)}</li>`,
        )}
      </ul>
      ${promised(visit, progress.limits)}
      ${form(visit, shown, 'show', [button(words.refresh)])}
      ${
        !OVER.includes(progress.stage) &&
        markup`<h2>${words.withdraw}</h2>
        <p>${words.withdrawHint}</p>
        ${form(visit, shown, 'withdrawal', [button(words.withdraw)])}`
      }
      <h2>${words.object}</h2>
      ${form(visit, shown, 'objection', [
        wordsField(
          visit,
          refusal,
          { name: 'objectWords', hint: 'objectHint' },
          typedIn(shown, 'objection'),
        ),
        button(words.objectSend),
      ])}`,
  );
}

/** What was typed into a form and refused. */
const typedIn = ({ typed }: Shown, action = 'messages'): Fields =>
  typed['action'] === action ? typed : {};

const button = (text: string): Markup => markup`<button type="submit">${text}</button>`;

const wordsField = (
  visit: Visit,
  refusal: Refusal,
  control: Parameters<typeof field>[2],
  typed: Fields,
): Markup =>
  field(
    visit,
    refusal,
    control,
    (attributes) =>
      markup`<textarea ${attributes} rows="4" maxlength="${MAX_MESSAGE_CHARACTERS}">
${typed[control.name] ?? ''}</textarea
      >`,
  );

/** A form of the page: what it does travels in its body, like number and code, never in an address. */
function form(
  { language }: Visit,
  { proof, newKey }: Shown,
  action: string,
  parts: readonly Part[],
): Markup {
  const withFiles = action === 'messages' && markup`enctype="multipart/form-data"`;
  return markup`<form method="post" action="/plain/progress" ${withFiles}>
    ${hidden({ ...proof, lang: language, action, key: newKey() })} ${parts}
  </form>`;
}

function wanted(visit: Visit, { wanted: asked }: Progress): Part {
  if (!asked) return null;
  const words = plainWords(visit.language);
  return markup`<div class="box">
    <h2>${words.wanted}</h2>
    <ul>
      ${asked.missing.map((one) => markup`<li>${named(visit, one)}</li>`)}
    </ul>
    ${asked.words !== null && markup`<p class="said">${asked.words}</p>`}
    ${asked.dueAt !== null && markup`<p>${words.wantedBy} ${timeIn(visit, asked.dueAt)}</p>`}
  </div>`;
}

/** What was promised by when, and whether it was kept. */
function promised(visit: Visit, limits: Progress['limits']): Part {
  if (limits.length === 0) return null;
  const words = plainWords(visit.language);
  return markup`<p>${words.limits}</p>
    <ul>
      ${limits.map(
        ({ label, dueAt, met, late = false }) =>
          markup`<li>${named(visit, label)}: ${words.before} ${timeIn(visit, dueAt)}
            ${met && words[late ? 'limitMetLate' : 'limitMet']}${!met && late && words.limitLate}</li>`,
      )}
    </ul>`;
}

/** Agreeing, and satisfied or not, each once for an answer. */
function afterAnswer(visit: Visit, shown: Shown, refusal: Refusal): Part {
  const words = plainWords(visit.language);
  const since = shown.progress.answer?.at ?? '';
  const said = (kind: ThreadMessage['kind']): boolean =>
    shown.messages.some((one) => one.kind === kind && one.at >= since);
  return [
    !said('confirmation') &&
      markup`<p class="hint">${words.confirmHint}</p>
        ${form(visit, shown, 'confirmation', [button(words.confirm)])}`,
    !said('rating') && rating(visit, shown, refusal),
  ];
}

const rating = (visit: Visit, shown: Shown, refusal: Refusal): Markup => {
  const words = plainWords(visit.language);
  return form(visit, shown, 'rating', [
    markup`<fieldset class="field">
      <legend>${words.rate}</legend>
      <label class="choice"><input type="radio" name="satisfied" value="yes" checked /> ${words.satisfied}</label>
      <label class="choice"><input type="radio" name="satisfied" value="no" /> ${words.notSatisfied}</label>
    </fieldset>`,
    field(
      visit,
      refusal,
      { name: 'rateWords' },
      (attributes) =>
        markup`<textarea ${attributes} rows="3" maxlength="${MAX_MESSAGE_CHARACTERS}"></textarea>`,
    ),
    button(words.send),
  ]);
};

function thread(visit: Visit, messages: readonly ThreadMessage[]): Part {
  const words = plainWords(visit.language);
  if (messages.length === 0) return markup`<p>${words.noMessages}</p>`;
  return messages.toReversed().map(
    ({ direction, at, words: text, files }) =>
      markup`<div class="box">
        <p class="hint">${direction === 'in' ? words.you : words.hospital} ${timeIn(visit, at)}</p>
        <p class="said">${text}</p>
        ${files.map(({ fileName }) => markup`<p>${fileName}</p>`)}
      </div>`,
  );
}
