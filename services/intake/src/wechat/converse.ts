import { asksForProgress, choiceIn, isAnew, isSubstantial, languageOf } from './choices.js';
import { beginning, type Here, kept, making, saying } from './making.js';
import { PHRASES } from './phrases.js';
import {
  type Heard,
  newTalk,
  type Piece,
  speakingOf,
  type Talk,
  type Turn,
  wasAway,
  type World,
} from './talk.js';

/** What follows from what a person said, and what they are answered. */
export function converse(before: Talk | null, heard: Heard, world: World): Turn {
  const language = languageHeard(before, heard);
  const known = before ?? newTalk(language, world.now);
  const away = wasAway(known, world);
  const talk = { ...known, language, at: world.now.toISOString() };
  const here: Here = { talk, heard, world, say: PHRASES[language] };
  return answered(away ? afterPause(here) : here);
}

/** The language in which a complaint was begun stays until it is sent. */
function languageHeard(before: Talk | null, heard: Heard): Talk['language'] {
  if (before?.making) return before.language;
  const words = heard.kind === 'piece' ? (heard.words ?? '') : '';
  return languageOf(words) ?? before?.language ?? 'zh-CN';
}

/** Who was away is asked whether to go on; which complaint was spoken of is forgotten. */
const afterPause = (here: Here): Here => {
  const { making } = here.talk;
  return {
    ...here,
    talk: { ...here.talk, about: null, making: making && { ...making, paused: true } },
  };
};

function answered(here: Here): Turn {
  const { talk, heard, world, say } = here;
  if (heard.kind === 'lost') return saying(talk, say.lost);
  if (heard.kind === 'other') return saying(talk, say.other);
  if (heard.kind === 'followed')
    return saying(
      talk,
      world.campuses.length > 0 ? say.greeting(world.form) : say.closed(world.form),
    );
  if (asksForProgress(heard)) return saying(talk, say.progress(world.complaints, world.progress));
  if (talk.making) return making(here, heard, talk.making);
  return resting(here, heard);
}

/** No complaint is being made: it begins one, or belongs to one that is there. */
function resting(here: Here, piece: Piece & Heard): Turn {
  const { talk, heard, world, say } = here;
  if (isAnew(heard)) return beginning(here, []);
  if (talk.held.length > 0) return choosing(here, piece);
  const { complaints } = world;
  const open = complaints.filter((one) => one.open);
  const about =
    complaints.find(({ complaintNo }) => complaintNo === talk.about) ??
    (open.length === 1 ? open[0] : undefined);
  if (about) return passingOn(talk, about.complaintNo, [kept(piece)]);
  if (complaints.length > 0) return holding(here, [kept(piece)]);
  if (choiceIn(heard) === 1) return beginning(here, []);
  if (isSubstantial(heard)) return beginning(here, [kept(piece)]);
  return saying(
    talk,
    world.campuses.length > 0 ? say.greeting(world.form) : say.closed(world.form),
  );
}

const holding = ({ talk, world, say }: Here, held: readonly Piece[]): Turn =>
  saying({ ...talk, held }, say.which(world.complaints));

/** They were asked of which complaint they speak. */
function choosing(here: Here, piece: Piece): Turn {
  const { talk, heard, world } = here;
  const choice = choiceIn(heard);
  if (choice === 0) return beginning(here, talk.held);
  const chosen = choice === null ? undefined : world.complaints[choice - 1];
  return chosen
    ? passingOn(talk, chosen.complaintNo, talk.held)
    : holding(here, choice === null ? [...talk.held, kept(piece)] : talk.held);
}

const passingOn = (talk: Talk, complaintNo: string, pieces: readonly Piece[]): Turn => ({
  ...{ talk: speakingOf(talk, complaintNo), say: null },
  act: { as: 'message', complaintNo, pieces },
});
