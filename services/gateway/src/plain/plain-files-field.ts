import { markup, type Markup } from './markup.js';
import { filesIn, storedText } from './plain-files.js';
import { field, type Fields, hidden, type Refusal, type Visit } from './plain-page.js';
import { plainWords } from './plain-words.js';

/** Chooses files, and names those that came with an earlier try. */
export function filesField(visit: Visit, refusal: Refusal, fields: Fields): Markup {
  const words = plainWords(visit.language);
  const stored = filesIn(fields);
  return markup`${field(
    visit,
    refusal,
    { name: 'files', hint: 'filesHint' },
    (attributes) => markup`<input ${attributes} type="file" multiple />`,
  )}
  ${
    stored.length > 0 &&
    markup`<p>${words.filesStored}</p>
      <ul>
        ${stored.map(({ fileName }) => markup`<li>${fileName}</li>`)}
      </ul>`
  }
  ${stored.length > 0 && hidden({ stored: storedText(stored) })}`;
}
