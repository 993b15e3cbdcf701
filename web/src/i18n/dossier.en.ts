import type { dossier as chinese } from './dossier.zh-CN';

/** Everything of a case as one archive. */
export const dossier: Readonly<Record<keyof typeof chinese, string>> = {
  dossierMake: 'Take out the whole case',
  dossierTitle: 'Take out the whole case',
  dossierHint:
    'Makes one ZIP: papers, every file as it came, the log, the messages and an index, with a digital signature. Anybody can check offline whether it was changed. It shows the complainant in full, so keep it safe.',
  dossierWhy: 'Why (goes into the access log)',
  dossierWhyLonger: 'Say why, in at least 4 characters',
  dossierStart: 'Take out',
  dossierStop: 'Stop',
  dossierPreparing: 'Preparing papers and index…',
  dossierRunning: '{done} MB of about {total} MB downloaded',
  dossierDone: 'The archive is in your downloads.',
  dossierBroken: 'The download broke off, and the archive is not complete. Please try again.',
  handOutGive: 'Give out a copy of the case',
  handOutTitle: 'Give out a copy of the case',
  handOutHint:
    'The copy has the complaint, what the complainant handed in, the steps, the messages and the papers that were sent. Records of the house, names of staff and gathered files are left out, and the index says so. For anybody but the complainant, names, telephone and numbers of complainant and patient are masked. Names within words are not masked: look at the copy before it leaves.',
  signingKeysTitle: 'Keys that sign dossiers',
  keysIntro:
    'Archives of whole cases are signed with these keys. Whoever is handed one can ask for the number and compare it with the one in the archive.',
  keysNone: 'There is no key yet; the first archive makes one.',
  keysSince: 'in use since {from}',
  keysUntil: 'in use {from} to {until}; what it signed can still be checked',
  keysPublic: 'Public key',
  keysChange: 'Change the key',
  keysChangeAsk:
    'New archives are signed with a new key; old ones can still be checked. Change it?',
};
