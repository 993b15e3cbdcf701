import { dossier as english } from './dossier.en';
import { dossier as chinese } from './dossier.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
