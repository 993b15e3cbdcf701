import { charactersIn, MAX_ATTACHMENTS, MAX_CONTENT_CHARACTERS } from '@tingsu/contracts';
import {
  choiceIn,
  contactIn,
  isCancelled,
  isDone,
  isSubstantial,
  staysUnnamed,
} from './choices.js';
import { beginningOf, type Phrases } from './phrase.js';
import {
  begun,
  type Draft,
  filesOf,
  type Heard,
  type Piece,
  type Step,
  type Talk,
  type Turn,
  wordsOf,
  type World,
} from './talk.js';

export interface Here {
  readonly talk: Talk;
  readonly heard: Heard;
  readonly world: World;
  readonly say: Phrases;
}

type Making = Exclude<Talk['making'], null>;

export const saying = (talk: Talk, say: string): Turn => ({ talk, say, act: null });

export function beginning({ talk, world, say }: Here, pieces: readonly Piece[]): Turn {
  if (world.campuses.length === 0) return saying({ ...talk, held: [] }, say.closed(world.form));
  return saying(begun(talk, pieces), pieces.length === 0 ? say.what : say.added);
}

/** One step after the other, until the complaint is sent. */
export function making(here: Here, piece: Piece & Heard, made: Making): Turn {
  const { talk, heard, say } = here;
  if (isCancelled(heard)) return saying({ ...talk, making: null }, say.cancelled);
  if (made.paused) return resuming(here, piece, made);
  switch (made.step) {
    case 'what':
      return isDone(heard) ? afterWhat(here, made.draft) : adding(here, piece, made, say.added);
    case 'where':
      return placing(here, made.draft);
    case 'who':
      return naming(here, made.draft);
    case 'send':
      return sending(here, piece, made);
  }
}

function resuming(here: Here, piece: Piece & Heard, made: Making): Turn {
  const choice = choiceIn(here.heard);
  if (choice === 1) return asking(here, made.step, made.draft);
  if (choice === 2) return beginning(here, []);
  const { say } = here;
  const begin = beginningOf(wordsOf(made.draft.pieces));
  if (choice !== null || !isSubstantial(here.heard)) return saying(here.talk, say.resume(begin));
  return adding(here, piece, made, say.resume(begin));
}

/** Of one campus nothing is asked. */
function afterWhat(here: Here, draft: Draft): Turn {
  const { talk, world, say } = here;
  if (draft.pieces.length === 0) return saying(talk, say.what);
  const [only, ...others] = world.campuses;
  return only && others.length === 0
    ? asking(here, 'who', { ...draft, campus: only.code })
    : asking(here, draft.campus === null ? 'where' : 'who', draft);
}

function adding(here: Here, piece: Piece, made: Making, say: string): Turn {
  const { draft } = made;
  const pieces = [...draft.pieces, kept(piece)];
  const fits =
    filesOf(pieces).length <= MAX_ATTACHMENTS &&
    charactersIn(wordsOf(pieces)) <= MAX_CONTENT_CHARACTERS;
  if (!fits) return saying(here.talk, here.say.tooMuch);
  return saying({ ...here.talk, making: { ...made, draft: { ...draft, pieces } } }, say);
}

function placing(here: Here, draft: Draft): Turn {
  const { heard, world } = here;
  const words = heard.kind === 'piece' ? (heard.words ?? '').toLowerCase() : '';
  const named = world.campuses.filter(
    ({ zh, en }) => words.includes(zh) || words.includes(en.toLowerCase()),
  );
  const chosen =
    world.campuses[(choiceIn(heard) ?? 0) - 1] ?? (named.length === 1 ? named[0] : undefined);
  return chosen
    ? asking(here, 'who', { ...draft, campus: chosen.code })
    : asking(here, 'where', draft);
}

function naming(here: Here, draft: Draft): Turn {
  if (staysUnnamed(here.heard)) return asking(here, 'send', { ...draft, contact: null });
  const contact = contactIn(here.heard);
  return contact
    ? asking(here, 'send', { ...draft, contact })
    : saying(here.talk, here.say.whoAgain);
}

function sending(here: Here, piece: Piece & Heard, made: Making): Turn {
  const choice = choiceIn(here.heard);
  if (choice === 1)
    return { talk: here.talk, say: null, act: { as: 'register', draft: made.draft } };
  if (choice === 2) return asking(here, 'what', made.draft);
  if (choice !== null) return asking(here, 'send', made.draft);
  const added = adding(here, piece, made, '');
  return added.say === '' && added.talk.making
    ? asking(here, 'send', added.talk.making.draft)
    : added;
}

/** What a step asks for. */
function asking({ talk, world, say }: Here, step: Step, draft: Draft): Turn {
  return saying(
    { ...talk, making: { step, draft, paused: false } },
    questionOf(talk, world, say, step, draft),
  );
}

function questionOf(
  { language }: Talk,
  { campuses }: World,
  say: Phrases,
  step: Step,
  { pieces, campus, contact }: Draft,
): string {
  const nameOf = ({ zh, en }: World['campuses'][number]) => (language === 'en' ? en : zh);
  switch (step) {
    case 'what':
      return say.what;
    case 'where':
      return say.where(campuses.map(nameOf));
    case 'who':
      return say.who;
    case 'send': {
      const place = campuses.find(({ code }) => code === campus);
      return say.send({
        ...{ words: beginningOf(wordsOf(pieces)), files: filesOf(pieces).length },
        campus: place ? nameOf(place) : '',
        contact: contact && [contact.name, contact.phone].filter((one) => one !== null).join(' '),
      });
    }
  }
}

export const kept = ({ words, file }: Piece): Piece => ({ words, file });
