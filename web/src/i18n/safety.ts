import { safety as english } from './safety.en';
import { safety as chinese } from './safety.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
